"""Which statements of a posting ask for something."""

import re
from dataclasses import dataclass

from rolefit.profiling.jobs import boilerplate, cues
from rolefit.profiling.jobs.conditions import is_condition, is_fragment
from rolefit.profiling.jobs.licences import find_licence
from rolefit.profiling.jobs.roles import IGNORED, Role
from rolefit.profiling.jobs.sections import Statement
from rolefit.profiling.jobs.waivers import asks_nothing
from rolefit.profiling.jobs.years import min_years
from rolefit.profiling.skills import Gazetteer

_SHORT = 14
_ITEM = 8
_LONG = 25
_QUESTION = re.compile(r"\w[\w)'\"’”]*\?$")
_NEAR = 60
_YEARS_FIRST = re.compile(
    r"\W*(?:(?:at least|over|around|about|roughly|more than|a minimum of|minimum(?: of)?) )?"
    r"(?:\d|a (?:year|decade)|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|"
    r"a few)\b",
    re.IGNORECASE,
)
_TO_READER = frozenset(
    "apply send submit visit contact join enjoy get receive gain earn e-mail email share see read "
    "find follow learn help be access make click".split()
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole posting tells about each of its statements.

    Args:
        sectioned: it has a heading that asks for something.
        terse: it is a few short lines, so that a bare phrase asks too.
        firm: the first word of the employer's name, "" when unknown.
    """

    sectioned: bool
    terse: bool = False
    firm: str = ""


def is_wanted(statement: Statement, words: str, gazetteer: Gazetteer, setting: Setting) -> bool:
    """Whether the statement asks for something.

    Below a heading that asks, all but boilerplate does; elsewhere only what speaks of the
    person or the work does.

    Args:
        statement: the statement.
        words: its words.
        gazetteer: finds skills, for lines that hold nothing but names of skills.
        setting: the posting it stands in.
    """
    if statement.heading or statement.role in IGNORED or boilerplate.is_empty(words):
        return False
    if asks_nothing(words) and not cues.is_nice(words):
        return False
    if statement.marked:
        return True
    if _is_talk(statement, words) or _is_stray(statement, words, gazetteer):
        return False
    if statement.role is Role.NEUTRAL:
        return _asks_unheaded(statement, words, gazetteer, setting)
    return statement.role is not Role.DUTY or not is_condition(words)


def _asks_unheaded(
    statement: Statement, words: str, gazetteer: Gazetteer, setting: Setting
) -> bool:
    """Whether a statement below no heading that asks speaks of the person or the work."""
    if is_condition(words):
        return False
    if boilerplate.is_about_firm(words, setting.firm):
        return cues.is_search(words) and cues.asks(words)
    if setting.terse and is_fragment(words):
        return True
    return _speaks_of_work(statement, words, gazetteer, sectioned=setting.sectioned)


def _is_talk(statement: Statement, words: str) -> bool:
    """Whether it speaks of the firm, the law, the pay or how to apply."""
    if statement.role is not Role.DUTY and cues.is_bare_search(words):
        return True
    if boilerplate.is_boilerplate(words):
        if _is_subject_matter(statement, words):
            return False
        asks = find_licence(words) is not None and len(words.split()) <= _SHORT
        return not asks or "$" in words
    if statement.role is Role.NEUTRAL and not statement.bullet and _QUESTION.search(words):
        return True
    if boilerplate.is_company_talk(words):
        asked = statement.role in {Role.MUST, Role.NICE} and statement.bullet
        return not (asked and cues.asks(words))
    return not cues.is_weighed(words) and _is_about_a_firm(statement, words)


def _is_about_a_firm(statement: Statement, words: str) -> bool:
    """Whether a firm or another name is its subject, and no duty is told."""
    if not statement.bullet and boilerplate.is_firm_acting(words):
        return True
    return boilerplate.is_about_a_name(words) and not cues.tells_duty(words)


def _is_subject_matter(statement: Statement, words: str) -> bool:
    """Whether law, pay or insurance is what the work is about: "Administer 401(k) plans"."""
    if statement.role in {Role.MUST, Role.NICE}:
        return cues.names_ability(words)
    if statement.role is not Role.DUTY or not statement.bullet:
        return False
    return cues.opens_with_verb(words) and cues.first_word(words).lower() not in _TO_READER


def _speaks_of_work(
    statement: Statement, words: str, gazetteer: Gazetteer, *, sectioned: bool
) -> bool:
    if statement.bullet or cues.asks_closely(words) or cues.tells_duty(words):
        return True
    count = len(words.split())
    if count <= _LONG and (_opens_with_years(words) or cues.is_weighed(words)):
        return True
    if cues.is_search(words) or (cues.opens_with_verb(words) and count >= 3):
        return True
    if cues.opens_requirement(words):
        return True
    if statement.alone and not sectioned and count <= _ITEM:
        return True
    short = statement.alone and count <= _SHORT
    return (short or not sectioned) and bool(gazetteer.find(words))


def _opens_with_years(words: str) -> bool:
    """Whether it opens with years of experience: "Two years in a kitchen"."""
    return _YEARS_FIRST.match(words) is not None and min_years(words[:_NEAR]) is not None


def _is_stray(statement: Statement, words: str, gazetteer: Gazetteer) -> bool:
    """Whether it is one word left over from a heading or a name that was cut."""
    if statement.bullet or statement.alone or len(words.split()) > 1 or "-" in words:
        return False
    return not cues.opens_requirement(words) and not gazetteer.find(words)
