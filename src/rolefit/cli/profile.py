"""`rolefit profile`: what was read and understood."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsJson, AsOf, configured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from rolefit.domain.job import Job, Requirement
    from rolefit.domain.resume import Resume
    from rolefit.domain.text import Finding


def profile(
    file: Annotated[Path, typer.Argument(help="A résumé or a posting.")],
    is_job: Annotated[
        bool, typer.Option("--job", help="It is a posting. JobPosting data is recognised anyway.")
    ] = False,
    as_json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Show what was read in a document and how it was understood."""
    from rolefit.cli.console import show
    from rolefit.cli.encoding import to_json
    from rolefit.cli.files import naming
    from rolefit.domain.text import Kind
    from rolefit.matcher import Matcher

    with Matcher(settings=configured()) as matcher, naming(file):
        document = matcher.read(file)
        if is_job or document.kind is Kind.JOB_POSTING:
            job = matcher.job(document)
            typer.echo(to_json(job)) if as_json else show(*_told_of_job(job))
        else:
            resume = matcher.resume(document, as_of=as_of)
            typer.echo(to_json(resume)) if as_json else show(*_told_of_resume(resume))


def _told_of_job(job: "Job") -> "Iterator[RenderableType]":
    from rich.table import Table
    from rich.text import Text

    yield Text(job.title or "(no title found)", style="bold")
    yield Text(f"Seniority: {job.seniority.value}   Location: {job.location or '–'}")
    table = Table(title="Requirements", title_justify="left")
    table.add_column("#", justify="right")
    for heading in ("Importance", "Kind", "Requirement", "Understood as"):
        table.add_column(heading, overflow="fold")
    for number, item in enumerate(job.requirements, 1):
        kinds = (item.importance.value, item.kind.value)
        table.add_row(str(number), *kinds, Text(item.text), Text(_understood(item)))
    yield table
    if job.ignored:
        yield Text(f"{len(job.ignored)} passages were taken for boilerplate.", style="dim")
    yield from _told_of_findings(job.document.findings + job.findings)


def _understood(item: "Requirement") -> str:
    labels = [*dict.fromkeys(skill.label for skill in item.skills)]
    labels += ["other"] if item.open_ended else []
    alternatives = item.any_of or item.open_ended
    parts = [" or ".join(labels)] if alternatives else labels
    parts += [f"{item.min_years:g}+ years"] if item.min_years else []
    parts += [item.degree.name.lower()] if item.degree else []
    parts += [f"{code} {item.level}".strip() for code in item.languages]
    return ", ".join(part for part in parts if part)


def _told_of_resume(resume: "Resume") -> "Iterator[RenderableType]":
    from rich.text import Text

    as_of = f" as of {resume.as_of}" if resume.as_of else ""
    counts = f"{len(resume.passages)} passages, {len(resume.document.pages)} page(s)"
    yield Text(f"{resume.months / 12:.1f} years of experience{as_of}, {counts}", style="bold")
    yield _positions(resume)
    for name, values in _lists(resume).items():
        yield Text.assemble((f"{name}: ", "bold"), "; ".join(values) or "–")
    if denied := [one.of(passage.text) for passage in resume.passages for one in passage.denied]:
        yield Text.assemble(("Denied, run out or to come: ", "bold"), "; ".join(denied))
    yield from _told_of_findings(resume.document.findings + resume.findings)


def _positions(resume: "Resume") -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    table = Table(title="Positions", title_justify="left")
    for heading in ("From", "To", "Title", "Employer"):
        table.add_column(heading, overflow="fold")
    for item in resume.positions:
        end = "present" if item.current else str(item.end or "?")
        table.add_row(str(item.start or "?"), end, Text(item.title), Text(item.employer))
    return table


def _lists(resume: "Resume") -> dict[str, list[str]]:
    years = {key: months / 12 for key, months in resume.skill_months.items()}
    skills = {skill.id: skill for skill in resume.skills if not skill.negated}
    denied = {skill.span.of(resume.document.text) for skill in resume.skills if skill.negated}
    return {
        "Degrees": [f"{d.level.name.lower()} {d.field}".strip() for d in resume.degrees],
        "Languages": [f"{item.code} {item.level}".strip() for item in resume.languages],
        "Certificates": [item.label for item in resume.certificates],
        "Sections": [section.kind.value for section in resume.sections],
        "Skills": [
            f"{skill.label} ({years[key]:.1f} y)" if key in years else skill.label
            for key, skill in skills.items()
        ],
        "Denied skills": sorted(denied),
    }


def _told_of_findings(findings: "Sequence[Finding]") -> "Iterator[RenderableType]":
    from rich.text import Text

    for finding in findings:
        where = f" (page {finding.page})" if finding.page else ""
        yield Text(f"! {finding.code.value}: {finding.message}{where}", style="magenta")
