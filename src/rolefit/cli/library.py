"""The library that a command works on."""

from rolefit.cli.options import configured
from rolefit.library import TENANT, Library


def opened(tenant: str | None) -> Library:
    """The documents of a tenant in the data folder that is set."""
    return Library(configured(), tenant=TENANT if tenant is None else tenant)
