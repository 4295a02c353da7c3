"""Searches that somebody keeps, to ask them again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rolefit.domain.errors import UsageError
from rolefit.domain.names import must_be_name

LONGEST = 80
"""Characters of a name."""
QUERY = 8000
"""Characters of an address."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name.

    Args:
        account_id: whose it is; nobody else sees it.
        name: unique among those of the account.
        query: what is looked for, as the address of the page tells it.
        created: with a zone.

    Raises:
        UsageError: no name, or one that is too long, or a query that is.
    """

    tenant: str
    account_id: str
    name: str
    query: str
    created: datetime

    def __post_init__(self) -> None:
        must_be_name("The name of a saved search", self.name, LONGEST)
        if len(self.query) > QUERY:
            raise UsageError("The search is too long to be saved.", remedy="Shorten it.")


class SavedSearches(Protocol):
    """Saved searches by tenant, account and name. Contract: tests/contract/saved.py."""

    def put(self, search: SavedSearch) -> None:
        """Keep a search; what stood under its name is replaced."""
        ...

    def all_of(self, tenant: str, account_id: str) -> list[SavedSearch]:
        """An account's, by name."""
        ...

    def drop(self, tenant: str, account_id: str, name: str) -> None:
        """Forget one; none is no error."""
        ...
