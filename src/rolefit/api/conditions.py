"""Conditional requests: RFC 9110, section 13. A document's entity tag is its revision."""

from rolefit.domain.errors import RevisionConflict


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


def expected(match: str | None, none_match: str | None, kept: int) -> int | None:
    """The revision that a change may replace, 0 for none; None where any will do.

    Args:
        match: `If-Match`. Tags are compared strongly, so a weak one is none of them.
        none_match: `If-None-Match`.
        kept: the revision that stands there now, 0 for none.

    Raises:
        RevisionConflict: a condition does not hold.
    """
    if match is not None and match.strip() != "*":
        named = {one.strip() for one in match.split(",")}
        if etag(kept) not in named or not kept:
            raise RevisionConflict(f"It is at revision {kept}, which If-Match does not name.")
    elif match is not None and not kept:
        raise RevisionConflict("There is nothing yet, and If-Match asks for something.")
    if none_match is not None and is_known(none_match, kept) and kept:
        raise RevisionConflict(f"It is at revision {kept}, which If-None-Match does not allow.")
    return None if match is None and none_match is None else kept
