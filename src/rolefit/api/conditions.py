"""Conditional requests: RFC 9110, section 13. A document's entity tag is its revision."""

import re

from rolefit.domain.errors import RequestRefused

_TAG = re.compile(r'\s*(?:W/)?"([0-9]+)"\s*')


def etag(revision: int) -> str:
    """The entity tag of a revision."""
    return f'"{revision}"'


def is_known(header: str | None, revision: int) -> bool:
    """Whether `If-None-Match` names the revision, so that it need not be sent again."""
    if header is None:
        return False
    return header.strip() == "*" or etag(revision) in {
        one.strip().removeprefix("W/") for one in header.split(",")
    }


def expected(header: str | None) -> int | None:
    """The revision that `If-Match` asks for; None where any will do.

    Raises:
        RequestRefused: it is no entity tag of ours.
    """
    if header is None or header.strip() == "*":
        return None
    found = _TAG.fullmatch(header)
    if found is None:
        raise RequestRefused(
            "If-Match is no entity tag of a document.", remedy="Give the ETag as it was told."
        )
    return int(found[1])
