"""Which statements of a posting ask for something."""

from rolefit.profiling.jobs import boilerplate, cues
from rolefit.profiling.jobs.licences import find_licence
from rolefit.profiling.jobs.roles import IGNORED, Role
from rolefit.profiling.jobs.sections import Statement
from rolefit.profiling.skills import Gazetteer

_SHORT = 14
_ITEM = 8


def is_wanted(statement: Statement, words: str, gazetteer: Gazetteer, *, sectioned: bool) -> bool:
    """Whether the statement asks for something.

    Below a heading that asks, all but boilerplate does; elsewhere only what speaks of the
    person or the work does.

    Args:
        statement: the statement.
        words: its words.
        gazetteer: finds skills, for lines that hold nothing but names of skills.
        sectioned: the posting has a heading that asks for something.
    """
    if statement.heading or statement.role in IGNORED or boilerplate.is_empty(words):
        return False
    if boilerplate.is_waived(words) and not cues.is_nice(words):
        return False
    if statement.marked:
        return True
    if _is_talk(statement, words) or _is_stray(statement, words, gazetteer):
        return False
    if statement.role is not Role.NEUTRAL:
        return True
    return _speaks_of_work(statement, words, gazetteer, sectioned=sectioned)


def _is_talk(statement: Statement, words: str) -> bool:
    """Whether it speaks of the firm, the law, the pay or how to apply."""
    if statement.role is not Role.DUTY and cues.is_bare_search(words):
        return True
    if boilerplate.is_boilerplate(words):
        asks = find_licence(words) is not None and len(words.split()) <= _SHORT
        return not asks or "$" in words
    if boilerplate.is_company_talk(words):
        asked = statement.role in {Role.MUST, Role.NICE} and statement.bullet
        return not (asked and cues.asks(words))
    return boilerplate.is_about_a_name(words) and not cues.tells_duty(words)


def _speaks_of_work(
    statement: Statement, words: str, gazetteer: Gazetteer, *, sectioned: bool
) -> bool:
    if cues.asks(words) or cues.tells_duty(words) or statement.bullet:
        return True
    if cues.opens_with_verb(words) and len(words.split()) >= 3:
        return True
    if cues.opens_requirement(words):
        return True
    count = len(words.split())
    if statement.alone and not sectioned and count <= _ITEM:
        return True
    short = statement.alone and count <= _SHORT
    return (short or not sectioned) and bool(gazetteer.find(words))


def _is_stray(statement: Statement, words: str, gazetteer: Gazetteer) -> bool:
    """Whether it is one word left over from a heading or a name that was cut."""
    if statement.bullet or statement.alone or len(words.split()) > 1 or "-" in words:
        return False
    return not cues.opens_requirement(words) and not gazetteer.find(words)
