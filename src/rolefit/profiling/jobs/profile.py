"""A document becomes a job: title, seniority, location and its requirements one by one."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Importance, Job, Requirement
from rolefit.domain.text import Document, Finding, FindingCode, Span
from rolefit.profiling.jobs import boilerplate
from rolefit.profiling.jobs.cleaning import has_words, trim
from rolefit.profiling.jobs.location import location_of
from rolefit.profiling.jobs.requirements import build, requirements_of
from rolefit.profiling.jobs.roles import IGNORED, Role
from rolefit.profiling.jobs.sections import Statement, statements
from rolefit.profiling.jobs.selection import is_wanted
from rolefit.profiling.jobs.seniority import seniority_of
from rolefit.profiling.jobs.title import Head, read_head, title_words
from rolefit.profiling.skills import Gazetteer

PROFILER_JOBS = "1"
"""Bump it with every change that changes a profile."""


def profile_job(document: Document, gazetteer: Gazetteer) -> Job:
    """What a posting asks for.

    Args:
        document: the posting as it was read.
        gazetteer: finds and links the skills in a requirement's words.

    Returns:
        The job, requirements in document order, spans into `document.text`.

    Raises:
        NoRequirements: there is not one word in it.
    """
    head = read_head(document, gazetteer)
    parts = statements(document, head.end)
    requirements, ignored = _sort(document.text, parts, gazetteer)
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
    text: str, parts: list[Statement], gazetteer: Gazetteer
) -> tuple[tuple[Requirement, ...], tuple[Span, ...]]:
    """Requirements and what was taken for boilerplate, both in document order."""
    sectioned = any(
        part.marked or (part.heading and part.role not in IGNORED | {Role.NEUTRAL})
        for part in parts
    )
    kept: list[Requirement] = []
    ignored: list[Span] = []
    for part in parts:
        if part.heading:
            continue
        if is_wanted(part, part.span.of(text), gazetteer, sectioned=sectioned):
            kept.extend(requirements_of(text, part, gazetteer))
        else:
            ignored.append(part.span)
    return _unique(kept), tuple(ignored)


def _fall_back(
    text: str, head: Head, parts: list[Statement], gazetteer: Gazetteer
) -> tuple[tuple[Requirement, ...], tuple[Span, ...]]:
    """The sentences of a posting in which nothing is recognised, else its title, else all."""
    plain = [part.span for part in parts if not part.heading]
    taken = [span for span in plain if not _is_noise(span.of(text))]
    if not taken and head.lines:
        taken = [head.lines[0]]
    if not taken:
        taken = [part.span for part in parts] or [trim(text, 0, len(text))]
    taken = [span for span in taken if has_words(span.of(text))]
    built = (build(text, span, Importance.MUST, Role.NEUTRAL, gazetteer) for span in taken)
    left = set(plain) - set(taken)
    return _unique(built), tuple(span for span in plain if span in left)


def _is_noise(words: str) -> bool:
    return (
        boilerplate.is_boilerplate(words)
        or boilerplate.is_empty(words)
        or boilerplate.is_waived(words)
    )


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
