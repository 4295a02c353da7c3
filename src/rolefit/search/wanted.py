"""What somebody looks for: words, chips, a query with operators, skills by any of their names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial

from rolefit.domain.clauses import Clause, Phrase, asked_for
from rolefit.domain.errors import UsageError
from rolefit.domain.job import Importance, Job
from rolefit.matcher import Matcher
from rolefit.matching.terms import Analyzer
from rolefit.profiling.skills import Concept, Gazetteer
from rolefit.search.boolean import is_boolean, parsed

Chips = Sequence[tuple[Importance, str]]

_NOTHING = "There is nothing to look for."
_ALIKE = 0.7
"""How alike two names must be written to be told instead of each other, see `difflib`."""

_analyze = Analyzer()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, as the scorer and the index take it.

    Args:
        job: asks for what is to be shown.
        importance: of its requirements.
        said: what must hold of every hit, for `Filters.said`; None where words were typed plainly.
    """

    job: Job
    importance: dict[int, Importance] = field(default_factory=dict)
    said: Clause | None = None


def wanted(matcher: Matcher, gazetteer: Gazetteer, text: str, chips: Chips = ()) -> Wanted:
    """What was typed, beside chips; words without a chip of their own are strong.

    A query with operators, quotes or a leading minus must hold of every hit; what it asks for,
    line by line, is looked for and scored as if it had been typed plainly.

    Raises:
        UsageError: nothing is looked for, or the query cannot be read.
    """
    if not is_boolean(text):
        typed = [(Importance.STRONG, text)] if text.strip() else []
        return Wanted(*job_of(matcher, [*typed, *chips]))
    said = parsed(text, partial(_phrase, gazetteer))
    lines = list(asked_for(said)) if said is not None else []
    if not lines and not chips:
        raise UsageError(
            _NOTHING, remedy="Say what somebody should show, too, not only what they should not."
        )
    return Wanted(*job_of(matcher, [*((Importance.STRONG, line) for line in lines), *chips]), said)


def job_of(matcher: Matcher, chips: Chips) -> tuple[Job, dict[int, Importance]]:
    """What somebody looks for, as a posting, with the importance of each of its requirements.

    Args:
        chips: what is looked for, and how much it counts.

    Raises:
        UsageError: nothing is looked for.
    """
    lines = [(importance, " ".join(text.split())) for importance, text in chips if text.strip()]
    if not lines:
        raise UsageError(_NOTHING, remedy="Give a few words or a posting.")
    text, ends = "Requirements\n", []
    for _, words in lines:
        text += f"- {words}\n"
        ends.append(len(text))
    job = matcher.job(text)
    chosen = {}
    for index, requirement in enumerate(job.requirements):
        line = next(place for place, end in enumerate(ends) if requirement.span.start < end)
        chosen[index] = lines[line][0]
    return job, chosen


def skill_named(gazetteer: Gazetteer, name: str) -> Concept:
    """The skill that a name, a synonym or an id stands for; its `ids` are for `Filters.skills`.

    Raises:
        UsageError: none does; the remedy tells those that are written alike.
    """
    skill = gazetteer.link(name)
    if skill is not None or ":" in name:
        return gazetteer.concept(name if skill is None else skill.id)
    labels = {label.casefold(): label for label in gazetteer.labels()}
    alike = [labels[one] for one in get_close_matches(name.casefold(), labels, 3, _ALIKE)]
    raise UsageError(
        f"No skill is called “{name}”.",
        remedy=f"Did you mean {' or '.join(alike)}?"
        if alike
        else "Give another name of it, or look for it by words.",
    )


def _phrase(gazetteer: Gazetteer, text: str, quoted: bool) -> Phrase | None:  # noqa: FBT001 - see Said
    """Quoted words are meant as they stand; a plain one also by the skill that it names."""
    stems = tuple(_analyze(text))
    skill = None if quoted else gazetteer.link(text)
    if not stems and skill is None:
        return None
    return Phrase(text.strip(), stems, frozenset(skill.ids) if skill else frozenset())
