"""Where a name or phrase counts: anywhere, by its capitals, in context, as an item of a list."""

from gazetteer.assemble import EXTRACTED, PREFERRED, SHORTENED, Assembly, Claim

# Shares of texts above which an ordinary phrase says too little inside of a sentence.
LISTED_NAME = 0.004
LISTED_PHRASE = 0.06


def mode_of_name(light: str, claim: Claim, made: Assembly, share: float) -> str | None:
    """The mode of a name of one word; None when it must not count at all.

    Args:
        light: its light form.
        claim: what it leads to.
        made: the concepts and curated tables.
        share: share of texts that have it in lower case.
    """
    if light in made.curated.rules:
        return "x"
    if claim.mode is not None and claim.rank < PREFERRED:
        return claim.mode
    if light in made.curated.stopped:
        return None
    if light in made.curated.listed:
        return "l"
    return _judged(light, claim, made, share)


def _judged(light: str, claim: Claim, made: Assembly, share: float) -> str | None:
    surface, kind = claim.surface, made.concepts[claim.concept].kind
    ordinary = surface.lower() in made.ordinary or light in made.ordinary
    if kind == "l":
        return "c"
    if surface.isupper():
        return _acronym(claim, share, ordinary=ordinary)
    if ordinary and (kind == "t" or claim.rank >= SHORTENED):
        return None
    common = "c" if kind == "t" else "l"
    return common if share > LISTED_NAME else ""


def _acronym(claim: Claim, share: float, *, ordinary: bool) -> str | None:
    if claim.surface[-1] in "+#":  # C++, C#: no word is written so, in whatever case
        return ""
    letters = sum(c.isalpha() for c in claim.surface)
    if (ordinary and claim.rank >= SHORTENED) or (letters <= 2 and claim.rank != PREFERRED):
        return None
    if letters > 4:
        return "c" if share > LISTED_NAME else ""
    strict = ordinary or letters <= 3 or claim.rank == EXTRACTED
    return "u" if strict else "c"


def mode_of_phrase(key: tuple[str, ...], claim: Claim, made: Assembly, share: float) -> str | None:
    """The mode of a phrase of several words; see `mode_of_name`."""
    joined = " ".join(key)
    if claim.mode is not None and claim.rank < PREFERRED:
        return claim.mode or _capitals(claim, made)
    if joined in made.curated.stopped_keys:
        return None
    if joined in made.curated.listed_keys:
        return "l"
    if _capitals(claim, made):
        return "c"
    product = made.concepts[claim.concept].kind == "t"
    if claim.rank > PREFERRED and share > LISTED_PHRASE and not product:
        return "l"
    return ""


def _capitals(claim: Claim, made: Assembly) -> str:
    """The mode "c" for a product named in ordinary words ("Final Cut"), else ""."""
    words = claim.surface.replace("-", " ").split()
    ordinary = all(
        word.lower() in made.ordinary or word.lower()[:-1] in made.ordinary for word in words
    )
    named = words[0][:1].isupper() and words[-1][:1].isupper()
    return "c" if made.concepts[claim.concept].kind == "t" and ordinary and named else ""
