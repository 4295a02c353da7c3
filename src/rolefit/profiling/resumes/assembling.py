"""From a document to a résumé: every part in its turn."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rolefit.domain.resume import (
    CONTENT_SECTIONS,
    Degree,
    Month,
    Position,
    Resume,
    Section,
    SectionKind,
    months_covered,
)
from rolefit.domain.text import Document, Finding, FindingCode, Mark
from rolefit.profiling.passages import cut_passages
from rolefit.profiling.resumes.blind import blinded
from rolefit.profiling.resumes.blocks import blocks_of
from rolefit.profiling.resumes.certificates import find_certificates
from rolefit.profiling.resumes.dating import document_month, latest_month
from rolefit.profiling.resumes.degrees import find_degrees
from rolefit.profiling.resumes.entries import Entry
from rolefit.profiling.resumes.experience import (
    Stint,
    is_conflict,
    skill_months,
)
from rolefit.profiling.resumes.fingerprint import fingerprint
from rolefit.profiling.resumes.headings import read_heading
from rolefit.profiling.resumes.languages import find_languages
from rolefit.profiling.resumes.lines import count_words
from rolefit.profiling.resumes.marked import find_marked_entries
from rolefit.profiling.resumes.mentions import SkillFinder, find_skills
from rolefit.profiling.resumes.positions import find_entries
from rolefit.profiling.resumes.sections import find_sections, is_of_a_job
from rolefit.profiling.resumes.study import says_more
from rolefit.profiling.resumes.version import PROFILER_RESUMES
from rolefit.profiling.resumes.view import View, plain_view

# Positions stand below these as well: a heading that names no kind leaves them there.
_MISNAMED = frozenset({SectionKind.SUMMARY, SectionKind.SKILLS})
THIN = 30
"""A résumé with fewer words of content says too little to be judged."""


def profile_resume(
    document: Document,
    gazetteer: SkillFinder,
    *,
    as_of: Month | None = None,
    redact: bool = True,
) -> Resume:
    """A document understood as a résumé; never raises on any text.

    Everything is found in the redacted text and carried back to the original by its spans, so
    that a name, an address or an age can change nothing in the result but the document itself.
    Schools and years of study are read first, for the degrees to show, and then replaced as well.

    Args:
        document: what the reader saw.
        gazetteer: finds skills in a text.
        as_of: the month that "present" means; by default the document's own date, else the
            latest date in its text, education aside. Never the clock.
        redact: replace personal data by placeholders first; off only to measure its effect.
    """
    if not redact:
        view = plain_view(document.text)
        degrees = find_degrees(view.text, find_sections(view.text, document.marks))
        return _carried_back(_profile(document, view, gazetteer, degrees, as_of), view)
    blind = blinded(document)
    resume = _profile(document, blind.view, gazetteer, blind.degrees, as_of)
    return replace(_carried_back(resume, blind.view), name=blind.name)


def _profile(
    document: Document,
    view: View,
    gazetteer: SkillFinder,
    degrees: tuple[Degree, ...],
    as_of: Month | None,
) -> Resume:
    """The résumé with spans into the view's text, but for the degrees.

    Args:
        degrees: with their schools and years, which the view does not show any more.
    """
    text, marks = view.text, view.marks(document.marks)
    sections = find_sections(text, marks)
    entries = [
        entry
        for section, inside in _with_marks(sections, marks)
        for entry in _entries_of(text, section, inside)
    ]
    projects = _dated_projects(text, sections)
    told = as_of is not None or document_month(document) is not None
    if as_of is None:
        dates = [e.dates for e in (*entries, *projects) if e.dates]
        as_of = document_month(document) or latest_month(text, sections, dates)
    positions = tuple(entry.position(as_of) for entry in entries)
    skills = find_skills(text, sections, gazetteer, marks)
    cut = cut_passages(text, blocks_of(view, sections, positions, marks))
    passages = [passage for passage in cut if says_more(passage.text)]
    resume = Resume(
        document=document,
        as_of=as_of,
        sections=sections,
        positions=positions,
        degrees=degrees,
        languages=find_languages(text, sections, marks),
        certificates=find_certificates(text, sections, marks),
        skills=skills,
        passages=tuple(passages),
        months=months_covered(stint.period for stint in _stints(positions, as_of)),
        skill_months=skill_months(
            skills, _stints((*positions, *(p.position(as_of) for p in projects)), as_of)
        ),
        profiler=PROFILER_RESUMES,
    )
    return replace(
        resume, findings=_findings(resume, text, told=told), redacted=fingerprint(resume)
    )


def _with_marks(
    sections: Sequence[Section], marks: Sequence[Mark]
) -> Iterator[tuple[Section, Sequence[Mark]]]:
    """Every section and the marks that begin in it; both sorted by span."""
    starts = [mark.span.start for mark in marks]
    for section in sections:
        first = bisect_left(starts, section.span.start)
        yield section, marks[first : bisect_left(starts, section.span.end)]


def _entries_of(text: str, section: Section, marks: Sequence[Mark]) -> list[Entry]:
    if section.kind is SectionKind.EXPERIENCE:
        marked = find_marked_entries(text, section.span, marks)
        return marked or find_entries(text, section.span, marks=marks)
    heading = section.heading.of(text) if section.heading is not None else ""
    if section.kind in _MISNAMED or read_heading(heading) is None or is_of_a_job(heading):
        return find_entries(text, section.span, marks=marks, strict=True)
    return []


def _dated_projects(text: str, sections: Sequence[Section]) -> list[Entry]:
    projects = (s.span for s in sections if s.kind is SectionKind.PROJECTS)
    return [entry for span in projects for entry in find_entries(text, span) if entry.dates]


def _stints(positions: Sequence[Position], as_of: Month | None) -> list[Stint]:
    found = ((position.span, position.period(as_of)) for position in positions)
    stints = [Stint(span, period) for span, period in found if period is not None]
    return sorted(stints, key=lambda stint: stint.span)


def _findings(resume: Resume, text: str, *, told: bool) -> tuple[Finding, ...]:
    """What a person should know; `told` is whether the month of "present" is known for sure."""
    found = [
        Finding(
            FindingCode.DATE_CONFLICT,
            "The dates of a position contradict each other or the date of the résumé; its time"
            " is not counted.",
            span=position.header,
        )
        for position in resume.positions
        if is_conflict(position, resume.as_of)
    ]
    if resume.as_of is not None and not told and any(p.current for p in resume.positions):
        found.append(
            Finding(
                FindingCode.DATE_CONFLICT,
                f"The document has no date of its own: experience until “present” was counted up"
                f" to {resume.as_of}, the latest date in its text, education aside; `as_of` sets"
                f" another month.",
            )
        )
    bodies = (s.span.of(text) for s in resume.sections if s.kind in CONTENT_SECTIONS)
    words = sum(count_words(body) for body in bodies)
    if words < THIN:
        found.append(
            Finding(FindingCode.THIN, f"There are only {words} words that tell about the person.")
        )
    return tuple(found)


def _carried_back(resume: Resume, view: View) -> Resume:
    """The résumé with spans into the original text, as its degrees have them already."""
    back = view.original
    findings = tuple(
        replace(
            finding,
            span=back(finding.span) if finding.span else None,
            page=resume.document.page_of(back(finding.span).start) if finding.span else None,
        )
        for finding in resume.findings
    )
    return replace(
        resume,
        sections=tuple(
            replace(s, span=back(s.span), heading=back(s.heading) if s.heading else None)
            for s in resume.sections
        ),
        positions=tuple(
            replace(p, span=back(p.span), header=back(p.header)) for p in resume.positions
        ),
        languages=tuple(replace(spoken, span=back(spoken.span)) for spoken in resume.languages),
        certificates=tuple(replace(c, span=back(c.span)) for c in resume.certificates),
        skills=tuple(replace(skill, span=back(skill.span)) for skill in resume.skills),
        passages=tuple(replace(p, span=back(p.span)) for p in resume.passages),
        findings=findings,
    )
