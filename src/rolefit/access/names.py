"""What an account may be called."""

import unicodedata

from rolefit.domain.errors import UsageError

LONGEST = 128


def plain(name: str) -> str:
    """A name as it is kept, however it was typed: two that look alike are one. "" for no name.

    Letters and digits of any script, and ``. _ @ + - '``; capitals do not count.
    """
    made = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).strip().casefold())
    fit = all(one in "._@+-'" or unicodedata.category(one)[0] in "LMN" for one in made)
    return made if fit and 0 < len(made) <= LONGEST else ""


def checked(name: str) -> str:
    """A name for a new account, as it is kept.

    Raises:
        UsageError: it is none.
    """
    made = plain(name)
    if not made:
        raise UsageError(
            f"A name is of 1 to {LONGEST} letters, digits and . _ @ + - ' alone.",
            remedy="Take another name, such as an e-mail address.",
        )
    return made
