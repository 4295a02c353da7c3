"""Make the samples from samples/source. The committed files are the truth; this remakes them.

    python samples/build.py            what Python packages can make
    python samples/build.py --all      also what needs Chromium or LibreOffice
    python samples/build.py NAME ...   only these

A maker whose program or package is missing is told and left out.
"""

import json
import shutil
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from makers.source import Source, load  # noqa: E402 - the folder is no installed package

# maker: (module, function, ending, program it needs)
RESUMES = {
    "html": ("web", "html_file", "html", ""),
    "weasyprint": ("web", "weasyprint", "pdf", ""),
    "chromium": ("web", "chromium", "pdf", "chromium"),
    "reportlab": ("reportlab_pdf", "single", "pdf", ""),
    "reportlab-sidebar": ("reportlab_pdf", "sidebar", "pdf", ""),
    "fpdf": ("fpdf_pdf", "single", "pdf", ""),
    "fpdf-rows": ("fpdf_pdf", "rows", "pdf", ""),
    "typst": ("typst_pdf", "make", "pdf", ""),
    "docx": ("word", "docx", "docx", ""),
    "libreoffice": ("word", "libreoffice", "pdf", "soffice"),
    "md": ("plain", "markdown", "md", ""),
    "txt": ("plain", "text", "txt", ""),
    "line": ("plain", "one_line", "txt", ""),
    "json": ("plain", "json_resume", "json", ""),
}
JOBS = {
    "page": ("careers", "posting_page", "html", ""),
    "ld": ("careers", "posting_data", "json", ""),
    "docx": ("word", "posting", "docx", ""),
    "pdf": ("reportlab_pdf", "posting", "pdf", ""),
    "md": ("plain", "posting_markdown", "md", ""),
    "txt": ("plain", "posting_text", "txt", ""),
}


def sources(kind: str) -> list[Source]:
    """The sources of "resumes" or "jobs", by name."""
    return [load(path) for path in sorted((HERE / "source" / kind).glob("*.md"))]


def recipe(source: Source, kind: str) -> tuple[str, str, str, str]:
    """The recipe a source asks for; a layout after a dash shares its maker's recipe."""
    makers = RESUMES if kind == "resumes" else JOBS
    wanted = source.keys["make"]
    return makers.get(wanted) or makers[wanted.partition("-")[0]]


def target(source: Source, kind: str) -> Path:
    """Where the sample of a source goes."""
    return HERE / kind / f"{source.slug}.{recipe(source, kind)[2]}"


def make(source: Source, kind: str, *, everything: bool) -> str:
    """Make one sample; what became of it."""
    module, function, _, program = recipe(source, kind)
    if program and not everything:
        return "left (needs --all)"
    if program and not shutil.which(program):
        return f"left ({program} is missing)"
    try:
        maker: Callable[[Source], bytes] = getattr(import_module(f"makers.{module}"), function)
        content = maker(source)
    except ImportError as error:
        return f"left ({error.name} is missing)"
    target(source, kind).write_bytes(content)
    return f"{len(content):,} bytes"


def answers() -> dict[str, object]:
    """The recruiter's grades with file names: 3 good, 2 and 1 middling, 0 poor."""
    names = {source.slug: target(source, "resumes").name for source in sources("resumes")}
    judged = tomllib.loads((HERE / "source" / "judgements.toml").read_text(encoding="utf-8"))
    out: dict[str, object] = {}
    for job in sources("jobs"):
        grades = judged.get(job.slug)
        if grades is None:
            continue
        graded = {slug: int(grade) for grade, slugs in grades.items() for slug in slugs}
        unknown = sorted(set(graded) - set(names))
        if unknown:
            raise SystemExit(f"{job.slug}: no such résumés: {', '.join(unknown)}")
        by_file = {names[slug]: graded.get(slug, 0) for slug in names}
        out[target(job, "jobs").name] = {
            "good": [name for name, grade in by_file.items() if grade == 3],
            "middling": [name for name, grade in by_file.items() if grade in {1, 2}],
            "poor": [name for name, grade in by_file.items() if grade == 0],
            "grades": by_file,
        }
    return out


def table() -> str:
    """What each sample is, as Markdown."""
    lines = ["", "### Jobs", "", "| file | post | shows |", "|---|---|---|"]
    lines += [
        f"| {target(job, 'jobs').name} | {job.name} | {job.keys['shows']} |"
        for job in sources("jobs")
    ]
    lines += [
        "",
        "### Résumés",
        "",
        "| file | made by | field, level | shows |",
        "|---|---|---|---|",
    ]
    for person in sources("resumes"):
        keys, name = person.keys, target(person, "resumes").name
        lines.append(
            f"| {name} | {keys['make']} | {keys['field']}, {keys['level']} | {keys['shows']} |"
        )
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    everything = "--all" in arguments
    wanted = [argument for argument in arguments if not argument.startswith("--")]
    for kind in ("jobs", "resumes"):
        (HERE / kind).mkdir(exist_ok=True)
        for source in sources(kind):
            if not wanted or source.slug in wanted:
                print(f"{source.slug}: {make(source, kind, everything=everything)}")
    grades = json.dumps(answers(), ensure_ascii=False, indent=1)
    (HERE / "answers.json").write_text(grades + "\n", encoding="utf-8")
    readme = HERE / "README.md"
    head = readme.read_text(encoding="utf-8").partition("<!-- made by build.py -->")[0]
    readme.write_text(f"{head}<!-- made by build.py -->\n{table()}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
