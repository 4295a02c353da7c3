"""What tenants, documents and tags may be called."""

from rolefit.domain.errors import UsageError

LONGEST = 200
"""Characters, as many as an event of the audit log takes."""


def must_be_name(what: str, name: str, longest: int = LONGEST) -> None:
    """Refuse what cannot be shown, or be told from another name by eye or by any store.

    Control characters, half a surrogate pair, line ends and spaces other than the plain one are
    in no name.

    Args:
        what: it is, as a sentence begins.
        longest: in characters.

    Raises:
        UsageError: it is no name.
    """
    if not name.strip() or not name.isprintable() or len(name) > longest:
        raise UsageError(
            f"{what} is of 1 to {longest} characters, all of them to be seen.",
            remedy="Take letters, digits, signs and plain spaces.",
        )
