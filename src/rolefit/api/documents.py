"""Documents as the calls tell them."""

from datetime import date, datetime
from typing import Any, Literal, cast

from pydantic import BaseModel, Field

from rolefit.api.paging import Page
from rolefit.domain.job import Job, Requirement
from rolefit.domain.records import Record, RecordKind
from rolefit.domain.resume import DegreeLevel, Month, Resume
from rolefit.domain.text import Finding, Span

_NEVER = Month(0)


class DocumentHead(BaseModel):
    """What is known of a document without looking into it."""

    id: str
    kind: RecordKind
    name: str = Field(description="The file's, for display.")
    revision: int = Field(description="Grows by one with every change; the ETag of the document.")
    created: datetime
    changed: datetime
    tags: tuple[str, ...]
    keep_until: date | None = Field(description="The day after which it is erased.")
    title: str = Field(description="Of a job, or of a résumé's latest position; may be empty.")

    @classmethod
    def of(cls, record: Record) -> "DocumentHead":
        """The head of a document that is kept."""
        return cls(**_head(record))


class Period(BaseModel):
    """A position somebody held."""

    title: str
    employer: str
    start: str | None = Field(description="YYYY-MM.")
    end: str | None = Field(description="YYYY-MM; none while it is held or where it is not told.")
    current: bool
    span: Span


LevelName = Literal["none", "secondary", "associate", "bachelor", "master", "doctorate"]


class Education(BaseModel):
    """A degree."""

    level: LevelName
    field: str
    institution: str
    year: int | None
    finished: bool
    span: Span


class Spoken(BaseModel):
    """A language."""

    code: str = Field(description="ISO 639-1.")
    level: str = Field(description="CEFR level, A1 to C2; empty when it is not told.")
    span: Span


class Known(BaseModel):
    """A skill that a résumé shows."""

    id: str = Field(description="An ESCO URI where there is one.")
    label: str
    months: int | None = Field(description="In dated positions; none where it is only named.")
    spans: list[Span]


class ResumeDocument(DocumentHead):
    """A résumé, and what was understood of it. Spans are code points of `text`."""

    months: int = Field(description="Of experience, overlaps counted once.")
    as_of: str | None = Field(description="The month that “present” stands for, YYYY-MM.")
    positions: list[Period]
    degrees: list[Education]
    languages: list[Spoken]
    certificates: list[str]
    skills: list[Known]
    findings: tuple[Finding, ...] = Field(description="What was seen and not used.")
    text: str = Field(description="As the reader saw it.")

    @classmethod
    def of(cls, record: Record) -> "ResumeDocument":
        """A résumé that is kept."""
        resume = record.profile
        if not isinstance(resume, Resume):
            raise TypeError("not a résumé")
        return cls(
            **_head(record),
            months=resume.months,
            as_of=None if resume.as_of is None else str(resume.as_of),
            positions=[
                Period(
                    title=one.title,
                    employer=one.employer,
                    start=None if one.start is None else str(one.start),
                    end=None if one.end is None else str(one.end),
                    current=one.current,
                    span=one.span,
                )
                for one in resume.positions
            ],
            degrees=[
                Education(
                    level=level_name(one.level),
                    field=one.field,
                    institution=one.institution,
                    year=one.year,
                    finished=one.finished,
                    span=one.span,
                )
                for one in resume.degrees
            ],
            languages=[
                Spoken(code=one.code, level=one.level, span=one.span) for one in resume.languages
            ],
            certificates=[one.label for one in resume.certificates],
            skills=_known(resume),
            findings=resume.findings,
            text=resume.document.text,
        )


class JobDocument(DocumentHead):
    """A job, and what was understood of it. Spans are code points of `text`."""

    seniority: str
    location: str
    requirements: tuple[Requirement, ...] = Field(
        description="In order; a ranking's `importance` names them by their place, from 0."
    )
    ignored: tuple[Span, ...] = Field(description="What was taken for boilerplate.")
    findings: tuple[Finding, ...]
    text: str = Field(description="As the reader saw it.")

    @classmethod
    def of(cls, record: Record) -> "JobDocument":
        """A job that is kept."""
        job = record.profile
        if not isinstance(job, Job):
            raise TypeError("not a job")
        return cls(
            **_head(record),
            seniority=job.seniority.value,
            location=job.location,
            requirements=job.requirements,
            ignored=job.ignored,
            findings=job.findings,
            text=job.document.text,
        )


class DocumentPage(Page[DocumentHead, str]):
    """Some documents, by id."""


def title_of(profile: Resume | Job | None) -> str:
    """What a document is about, in a few words of its own; "" where none are told."""
    if isinstance(profile, Job):
        return profile.title
    if profile is None or not profile.positions:
        return ""
    latest = max(profile.positions, key=lambda one: (one.current, one.end or one.start or _NEVER))
    return latest.title


def level_name(level: DegreeLevel) -> LevelName:
    """A level of degrees as it is told."""
    return cast("LevelName", level.name.lower())


def _head(record: Record) -> dict[str, Any]:
    return {
        "id": record.document_id,
        "kind": record.kind,
        "name": record.name,
        "revision": record.revision,
        "created": record.created,
        "changed": record.changed,
        "tags": record.tags,
        "keep_until": record.keep_until,
        "title": title_of(record.profile),
    }


def _known(resume: Resume) -> list[Known]:
    """Skills in the order in which they are first shown; denied ones are none."""
    found: dict[str, Known] = {}
    for skill in resume.skills:
        if skill.negated:
            continue
        months = resume.skill_months.get(skill.id)
        known = found.setdefault(
            skill.id, Known(id=skill.id, label=skill.label, months=months, spans=[])
        )
        known.spans.append(skill.span)
    return list(found.values())
