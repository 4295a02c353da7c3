"""`rolefit profile`: what was read and understood."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsOf

if TYPE_CHECKING:
    from rich.console import Console

    from rolefit.domain.job import Job
    from rolefit.domain.resume import Resume


def profile(
    file: Annotated[Path, typer.Argument(help="A résumé or a posting.")],
    is_job: Annotated[
        bool, typer.Option("--job", help="It is a posting. JobPosting data is recognised anyway.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    as_of: AsOf = None,
) -> None:
    """Show what was read in a document and how it was understood."""
    from rolefit.cli.console import out
    from rolefit.cli.encoding import to_json
    from rolefit.domain.text import Kind
    from rolefit.matcher import Matcher

    with Matcher() as matcher:
        document = matcher.read(file)
        if is_job or document.kind is Kind.JOB_POSTING:
            job = matcher.job(document)
            typer.echo(to_json(job)) if as_json else _show_job(out(), job)
        else:
            resume = matcher.resume(document, as_of=as_of)
            typer.echo(to_json(resume)) if as_json else _show_resume(out(), resume)


def _show_job(console: "Console", job: "Job") -> None:
    from rich.markup import escape
    from rich.table import Table

    console.print(f"[bold]{escape(job.title or '(no title found)')}[/bold]")
    console.print(f"Seniority: {job.seniority.value}   Location: {escape(job.location or '–')}")
    table = Table(title="Requirements", title_justify="left")
    for heading in ("#", "Importance", "Kind", "Requirement", "Understood as"):
        table.add_column(heading, overflow="fold")
    for number, item in enumerate(job.requirements, 1):
        understood = [skill.label for skill in item.skills]
        understood += [f"{item.min_years:g}+ years"] if item.min_years else []
        understood += [item.degree.name.lower()] if item.degree else []
        understood += [f"{code} {item.level}".strip() for code in item.languages]
        row = (
            str(number),
            item.importance.value,
            item.kind.value,
            item.text,
            ", ".join(understood),
        )
        table.add_row(*(escape(cell) for cell in row))
    console.print(table)
    if job.ignored:
        console.print(f"[dim]{len(job.ignored)} passages were taken for boilerplate.[/dim]")
    _show_findings(console, job.document.findings + job.findings)


def _show_resume(console: "Console", resume: "Resume") -> None:
    from rich.markup import escape
    from rich.table import Table

    as_of = f" as of {resume.as_of}" if resume.as_of else ""
    console.print(
        f"[bold]{resume.months / 12:.1f} years of experience{as_of}[/bold], "
        f"{len(resume.passages)} passages, {len(resume.document.pages)} page(s)"
    )
    table = Table(title="Positions", title_justify="left")
    for heading in ("From", "To", "Title", "Employer"):
        table.add_column(heading, overflow="fold")
    for item in resume.positions:
        end = "present" if item.current else str(item.end or "?")
        table.add_row(str(item.start or "?"), end, escape(item.title), escape(item.employer))
    console.print(table)
    text = resume.document.text
    lines = {
        "Degrees": [f"{d.level.name.lower()} {d.field}".strip() for d in resume.degrees],
        "Languages": [f"{item.code} {item.level}".strip() for item in resume.languages],
        "Certificates": [item.label for item in resume.certificates],
        "Sections": [section.kind.value for section in resume.sections],
    }
    for name, values in lines.items():
        console.print(f"[bold]{name}:[/bold] {escape('; '.join(values) or '–')}")
    years = {key: months / 12 for key, months in resume.skill_months.items()}
    skills = {s.id: s for s in resume.skills if not s.negated}
    shown = [f"{s.label} ({years[i]:.1f} y)" if i in years else s.label for i, s in skills.items()]
    console.print(f"[bold]Skills:[/bold] {escape(', '.join(shown) or '–')}")
    denied = sorted({skill.span.of(text) for skill in resume.skills if skill.negated})
    if denied:
        console.print(f"[bold]Denied:[/bold] {escape(', '.join(denied))}")
    _show_findings(console, resume.document.findings + resume.findings)


def _show_findings(console: "Console", findings: "tuple[object, ...]") -> None:
    from rolefit.domain.text import Finding

    for finding in findings:
        if isinstance(finding, Finding):
            where = f" (page {finding.page})" if finding.page else ""
            console.print(f"! {finding.code.value}: {finding.message}{where}", markup=False)
