"""Who may do what: passwords, tokens, grants."""

from rolefit.access.access import Access
from rolefit.access.accounts import Administration, Machine
from rolefit.access.grants import Tokens

__all__ = ["Access", "Administration", "Machine", "Tokens"]
