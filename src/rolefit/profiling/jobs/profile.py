"""A document becomes a job: title, seniority, location and its requirements one by one."""

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Importance, Job, Requirement
from rolefit.domain.text import Document, Finding, FindingCode, Span
from rolefit.profiling.jobs import boilerplate
from rolefit.profiling.jobs.cleaning import has_words, trim
from rolefit.profiling.jobs.conditions import is_fragment
from rolefit.profiling.jobs.location import location_of
from rolefit.profiling.jobs.requirements import build, requirements_of
from rolefit.profiling.jobs.roles import IGNORED, Role
from rolefit.profiling.jobs.sections import Statement, statements
from rolefit.profiling.jobs.selection import Setting, is_wanted
from rolefit.profiling.jobs.seniority import seniority_of
from rolefit.profiling.jobs.title import Head, firm_of, read_head, title_words
from rolefit.profiling.jobs.waivers import asks_nothing
from rolefit.profiling.skills import Gazetteer

PROFILER_JOBS = "4"
"""Bump it with every change that changes a profile."""
_TERSE_STATEMENTS = 12
_TERSE_WORDS = 12


def profile_job(document: Document, gazetteer: Gazetteer) -> Job:
    """What a posting asks for.

    Args:
        document: the posting as it was read.
        gazetteer: finds and links the skills in a requirement's words.

    Returns:
        The job, requirements in document order, spans into `document.text`.

    Raises:
        NoRequirements: there is not one word in it, or nothing but benefits, praise, law and
            instructions and no title.
    """
    head = read_head(document, gazetteer)
    parts = statements(document, head.end, gazetteer)
    firm = firm_of(document, head)
    requirements, ignored = _sort(document.text, parts, gazetteer, firm)
    findings: tuple[Finding, ...] = ()
    if not requirements:
        requirements, ignored = _fall_back(document.text, head, parts, gazetteer)
        findings = (
            Finding(
                FindingCode.THIN, "The posting names no requirement; its sentences were taken."
            ),
        )
    if not requirements:
        raise NoRequirements("The posting holds no words that ask for anything.")
    title = title_words(document.text, head.title)
    years = max(_years(requirements), default=None)
    top = "\n".join(line.of(document.text) for line in head.lines)
    seniority = seniority_of(title, years, top)
    return Job(
        document=document,
        title=title,
        seniority=seniority,
        location=location_of(document, head.lines, head.title),
        requirements=requirements,
        ignored=ignored,
        redacted=_digest(title, seniority.value, requirements),
        findings=findings,
        profiler=PROFILER_JOBS,
    )


def _sort(
    text: str, parts: list[Statement], gazetteer: Gazetteer, firm: str
) -> tuple[tuple[Requirement, ...], tuple[Span, ...]]:
    """Requirements and what was taken for boilerplate, both in document order."""
    sectioned = any(
        part.marked or (part.heading and part.role not in IGNORED | {Role.NEUTRAL})
        for part in parts
    )
    setting = Setting(sectioned, not sectioned and _is_terse(text, parts), firm)
    kept: list[Requirement] = []
    ignored: list[Span] = []
    for part in parts:
        if part.heading:
            continue
        words = part.span.of(text)
        if is_wanted(part, words, gazetteer, setting):
            kept.extend(requirements_of(text, part, gazetteer))
        else:
            ignored.append(part.span)
    return _unique(kept), tuple(ignored)


def _is_terse(text: str, parts: list[Statement]) -> bool:
    """Whether the posting is a few short statements, most of them without a verb."""
    if not 1 < len(parts) <= _TERSE_STATEMENTS:
        return False
    sizes = [len(part.span.of(text).split()) for part in parts]
    fragments = sum(is_fragment(part.span.of(text)) for part in parts)
    return sum(sizes) <= _TERSE_WORDS * len(parts) and fragments * 3 >= len(parts)


def _fall_back(
    text: str, head: Head, parts: list[Statement], gazetteer: Gazetteer
) -> tuple[tuple[Requirement, ...], tuple[Span, ...]]:
    """The sentences of a posting in which nothing is recognised, else its title.

    Nothing when all of it is benefits, praise or instructions and no title stands above.
    """
    plain = [part.span for part in parts if not part.heading]
    asking = [part.span for part in parts if not part.heading and part.role not in IGNORED]
    taken = [span for span in asking if not _is_noise(span.of(text))]
    if not taken and (named := head.title or next(iter(head.lines), None)):
        taken = [named]
    if not taken and not any(_is_empty_talk(text, part) for part in parts):
        taken = [part.span for part in parts] or [trim(text, 0, len(text))]
    taken = [span for span in taken if has_words(span.of(text))]
    built = (build(text, span, Importance.MUST, Role.NEUTRAL, gazetteer) for span in taken)
    return _unique(built), tuple(span for span in plain if not _meets(span, taken))


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether it overlaps one of `others`, which are in text order and do not overlap."""
    before = bisect_left(others, span.end, key=lambda one: one.start)
    return before > 0 and others[before - 1].end > span.start


def _is_empty_talk(text: str, part: Statement) -> bool:
    """Whether it is benefits, praise, law or instructions, or waives what it names."""
    words = part.span.of(text)
    if part.role in IGNORED:
        return True
    return not part.heading and (boilerplate.is_boilerplate(words) or asks_nothing(words))


def _is_noise(words: str) -> bool:
    return boilerplate.is_boilerplate(words) or boilerplate.is_empty(words) or asks_nothing(words)


def _unique(found: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Without those whose words stood before."""
    first: dict[str, Requirement] = {}
    for item in found:
        first.setdefault(item.text.casefold(), item)
    return tuple(first.values())


def _years(requirements: Iterable[Requirement]) -> Iterator[float]:
    for item in requirements:
        if item.min_years is not None and item.importance is Importance.MUST:
            yield item.min_years


def _digest(title: str, seniority: str, requirements: tuple[Requirement, ...]) -> str:
    """SHA-256 over what can change a score; where the words stand cannot."""
    content = [
        [
            item.text,
            item.kind.value,
            item.importance.value,
            [[skill.id, skill.negated] for skill in item.skills],
            item.any_of,
            item.open_ended,
            item.hedged,
            item.min_years,
            item.degree,
            item.fields,
            item.equivalent,
            item.languages,
            item.level,
        ]
        for item in requirements
    ]
    packed = json.dumps([title, seniority, content], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()
