"""Pronouns of a text turned into those of another form."""

import re
from collections.abc import Iterator
from enum import StrEnum

from rolefit.domain.text import Span
from rolefit.trust.edits import Edit


class Form(StrEnum):
    """Pronouns that a person is spoken of by."""

    SHE = "she"
    HE = "he"
    THEY = "they"


_FORMS = {
    # subject, object, possessive before a noun, possessive alone, reflexive
    Form.SHE: ("she", "her", "her", "hers", "herself"),
    Form.HE: ("he", "him", "his", "his", "himself"),
    Form.THEY: ("they", "them", "their", "theirs", "themselves"),
}
_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_SINGULAR = re.compile(
    r"\b(?:(?P<subject>[Ss]?[Hh]e)(?P<verb>[ ](?:is|was|has|does)\b)?"
    r"|(?P<self>(?:[Hh]im|[Hh]er)self)|(?P<alone>[Hh]ers)|(?P<him>[Hh]im)"
    r"|(?P<his>[Hh]is)|(?P<her>[Hh]er))\b(?![/’'])"
)
_NOUN = re.compile(r"[ ]+(?!(?:and|or|to|in|on|at|with|for|by|as|from|of|the|a|an)\b)[^\W\d_]")


def with_form(text: str, form: Form) -> Iterator[Edit]:
    """What turns every "she" and "he" of a text into another form; "they" may be many, and stays.

    Of verbs, is, was, has and does follow a "they"; others keep their ending.
    """
    for match in _SINGULAR.finditer(text):
        if text[match.start() - 1 : match.start()] == "/":  # "she/her" is declared, not told
            continue
        words = _words(text, match, _FORMS[form], plural=form is Form.THEY)
        if words != match.group():
            yield Edit(Span(match.start(), match.end()), words)


def _words(text: str, match: re.Match[str], forms: tuple[str, ...], *, plural: bool) -> str:
    subject, object_, possessive, alone, reflexive = forms
    if match["subject"]:
        verb = (match["verb"] or "").strip()
        told = (_VERBS[verb] if plural else verb) if verb else ""
        word = f"{subject} {told}".rstrip()
    elif match["self"]:
        word = reflexive
    elif match["him"]:
        word = object_
    elif match["alone"]:
        word = alone
    else:
        owns = match["his"] or _NOUN.match(text, match.end())
        word = possessive if owns else object_
    return word.capitalize() if match.group()[0].isupper() else word
