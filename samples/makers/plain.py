"""Plain text, Markdown and JSON Resume."""

import json
import re
import textwrap

from makers.source import Block, Section, Source

_WIDTH = 88


def _wrap(text: str, first: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first))


def _line(block: Block) -> str:
    if block.kind == "li":
        return _wrap(block.text, "  - ")
    if block.kind == "entry":
        return "\n" + "  |  ".join(part for part in block.parts if part)
    return _wrap(block.text)


def text(source: Source) -> bytes:
    """Plain text as somebody would paste it; `garble: yes` decodes UTF-8 as Windows-1252."""
    out = [source.name, source.keys.get("title", ""), " / ".join(source.contact), ""]
    for section in source.sections:
        if section.title:
            out += [section.title.upper(), "-" * len(section.title)]
        out += [*(_line(block) for block in section.blocks), ""]
    made = "\n".join(line for line in out if line is not None)
    if source.keys.get("garble"):
        made = made.encode("utf-8").decode("cp1252", errors="ignore")
    return re.sub(r"\n{3,}", "\n\n", made).strip().encode("utf-8") + b"\n"


def one_line(source: Source) -> bytes:
    """The body alone."""
    return source.body.strip().encode("utf-8") + b"\n"


def markdown(source: Source) -> bytes:
    """Markdown with the name as its title."""
    out = [f"# {source.name}", "", f"**{source.keys.get('title', '')}**", ""]
    out += [" · ".join(source.contact), ""]
    for section in source.sections:
        out += [f"## {section.title}", ""] if section.title else []
        for before, block in zip([None, *section.blocks], section.blocks, strict=False):
            if before and (before.kind, block.kind) != ("li", "li"):
                out.append("")
            if block.kind == "entry":
                title, organisation, dates = block.parts
                rest = ", ".join(part for part in (organisation, f"*{dates}*") if part.strip("*"))
                out.append(f"### {title}" + (f"\n\n{rest}" if rest else ""))
            else:
                out.append(("- " if block.kind == "li" else "") + block.text)
        out.append("")
    return "\n".join(out).encode("utf-8")


def _dates(dates: str) -> dict[str, str]:
    found = re.findall(r"\d{4}(?:-\d\d)?", dates)
    if not found:
        return {}
    if len(found) == 1 and "resent" not in dates:
        return {"endDate": found[0]}
    return dict(zip(("startDate", "endDate"), found, strict=False))


def _entries(section: Section) -> list[tuple[tuple[str, str, str], list[Block]]]:
    entries: list[tuple[tuple[str, str, str], list[Block]]] = []
    for block in section.blocks:
        if block.kind == "entry":
            entries.append((block.parts, []))
        elif entries:
            entries[-1][1].append(block)
    return entries


def _work(section: Section) -> list[dict[str, object]]:
    return [
        {
            "name": organisation,
            "position": title,
            **_dates(dates),
            "summary": " ".join(b.text for b in blocks if b.kind == "p"),
            "highlights": [b.text for b in blocks if b.kind == "li"],
        }
        for (title, organisation, dates), blocks in _entries(section)
    ]


def _education(section: Section) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    for (title, organisation, dates), blocks in _entries(section):
        study, _, area = title.partition(", ")
        entry: dict[str, object] = {"institution": organisation, "studyType": study, "area": area}
        made.append(
            entry | _dates(dates) | ({"courses": [b.text for b in blocks]} if blocks else {})
        )
    return made


def _pairs(section: Section, first: str, second: str) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    for block in section.blocks:
        left, _, right = block.text.partition(": ")
        many = second == "keywords"
        made.append({first: left, second: right.split(", ") if many else right})
    return made


def _certificates(section: Section) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    for block in section.blocks:
        name, issuer, date = Block("entry", block.text).parts
        made.append({"name": name, "issuer": issuer, "date": date})
    return made


def json_resume(source: Source) -> bytes:
    """JSON Resume, schema v1.0.0."""
    mail, phone, place = [*source.contact, "", "", ""][:3]
    basics: dict[str, object] = {"name": source.name, "label": source.keys.get("title", "")}
    basics |= {"email": mail, "phone": phone, "location": {"city": place}}
    made: dict[str, object] = {"basics": basics}
    for section in source.sections:
        key = section.title.lower()
        if key == "summary":
            basics["summary"] = " ".join(block.text for block in section.blocks)
        elif key in {"work", "volunteer"}:
            work = _work(section)
            made[key] = (
                work if key == "work" else [{"organization": w.pop("name"), **w} for w in work]
            )
        elif key == "education":
            made[key] = _education(section)
        elif key == "projects":
            made[key] = [
                {"name": w["position"], "description": w["summary"], "highlights": w["highlights"]}
                for w in _work(section)
            ]
        elif key == "certificates":
            made[key] = _certificates(section)
        else:
            names = {"skills": ("name", "keywords"), "languages": ("language", "fluency")}
            made[key] = _pairs(section, *names.get(key, ("name", "summary")))
    made["meta"] = {"version": "v1.0.0", "lastModified": f"{source.keys['dated']}T09:00:00"}
    return json.dumps(made, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def _place(source: Source) -> str:
    return f"{source.keys['employer']}, {source.keys['place']}. {source.keys['terms']}."


def posting_markdown(source: Source) -> bytes:
    """A posting in Markdown."""
    return f"# {source.name}\n\n{_place(source)}\n\n{source.body}".encode()


def posting_text(source: Source) -> bytes:
    """A posting as plain text; headings end with a colon, lines are not wrapped."""
    out = [source.name, _place(source), ""]
    for section in source.sections:
        out += [f"{section.title}:"] if section.title else []
        out += [("* " if block.kind == "li" else "") + block.text for block in section.blocks]
        out.append("")
    return "\n".join(out).encode("utf-8")
