"""Résumé templates with an invented person planted in them, in several file formats."""

import html
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from redaction_identities import Identity

from rolefit.domain.text import Document
from rolefit.profiling.redaction.words import fold
from rolefit.reading import Limits, read_bytes, read_text

PRONOUNS = {"f": ("She", "her", "herself", "She/Her"), "m": ("He", "his", "himself", "He/Him")}
FORMS_IN_FILES = frozenset({"plain", "capitals", "surname first", "own script"})

BODY = """SUMMARY
{first}{s} record covers 8 years of bookkeeping, audit and payroll. {They} has led a team of 5 and \
rebuilt {their} ledger {themselves}. I will mark the page and grant access; may we hope for a \
chance to cook, bank and farm.

EXPERIENCE
Senior Accountant, Fenwick Analytics, Boston 2015 - 2018
• Reported to the finance director; {title} {last} closed the books for 12 entities in 5 days
• Used Jenkins, Julia, Ruby on Rails and Excel for 1,200,000 records, ISBN 978-3-16-148410-0
Bookkeeper, Morgan Stanley, Baker Hughes and Johns Hopkins University 2012-2015
• Managed invoices worth $4,500,000.00 with two clerks at St. Mary's Hospital

EDUCATION
B.Sc. Accounting, University of Leeds, 2012

PUBLICATIONS
{short} (2017). Ledgers that balance. Journal of Applied Bookkeeping 12(3), 45-67.
"""

EDUCATION = "EDUCATION\nB.Sc. Accounting, University of Leeds, 2012\n"

TEMPLATES = {
    "classic": "{name}\nSenior Accountant\n{address}\n{phone} | {email} | {link}\n\n" + BODY,
    "one-line": "{name} | {address} | {phone} | {email}\n\n" + BODY,
    "labelled": "CURRICULUM VITAE\n\nPERSONAL DETAILS\nName: {name}\nAddress: {address}\n"
    "Phone: {phone}\nE-mail: {email}\nDate of birth: {born}\nNationality: {nationality}\n"
    "Gender: {sex}\nMarital status: {marital}\nAge: {age}\n\n" + BODY,
    "title-first": "SENIOR ACCOUNTANT\n\n{name}\n{email} · {phone}\n{address}\n\n" + BODY,
    "declared": "{name} ({pronouns})\nAccountant – Finance – Audit\n{link}\n{email}\n{phone}\n\n"
    + BODY,
    "running-header": "{name}\n{address}\n{email}\n{phone}\n\n" + BODY
    + "\nPage 2 - {last}\n\nSKILLS\nExcel, SAP, Python\n\nReferences available on request.\n",
    "letter": "Résumé of {name}\n{phone}\n{email}\n\n" + BODY + "\nKind regards,\n{name}\n",
    "contact-below": "{name}\nAccountant with a love of clean ledgers\n\n" + BODY
    + "\nCONTACT\n{address}\n{phone}\n{email}\n{link}\n",
    "no-contact": "{name}\n\n" + BODY,
    "sidebar-first": "SKILLS\n• Excel, SAP\n• Payroll\n\n" + EDUCATION
    + "\n{name}\n{address}\n{email}\n{phone}\n\n" + BODY,
    "sidebar-last": "{name}\nAccountant with a love of clean ledgers\n\n" + BODY
    + "\nSKILLS\n• Excel, SAP\n\n{email}\n{phone}\n{address}\n",
    "footer": "{name}\n{email}\n\n" + BODY + "\n{name} | {address} | {email}\n",
    "two-lines": "{name}, {email}. Accountant, looking for work from Monday.\n{address}\n",
    "signed": "{name}\n{email}\n\n" + BODY + "\nPermanent address: {address}\n",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """A document with a planted identity, the format it was read from and the form of the name."""

    person: Identity
    template: str
    format: str
    form: str
    document: Document


def planted(person: Identity) -> Iterator[Planted]:
    """Every template in every form of the name as text, some of them as files."""
    for template in TEMPLATES:
        for form, written in forms(person):
            name = unicodedata.normalize("NFC", written)
            text = render(template, person, name)
            yield Planted(person, template, "text", form, read_text(text))
            if form in FORMS_IN_FILES:
                for kind, content in files(text, name):
                    document = read_bytes(content, f"resume.{kind}", Limits())
                    yield Planted(person, template, kind, form, document)
    for form, name in forms(person):
        content = json.dumps(json_resume(name, person)).encode()
        document = read_bytes(content, "resume.json", Limits())
        yield Planted(person, "JSON Resume", "json", form, document)


def forms(person: Identity) -> Iterator[tuple[str, str]]:
    """The ways a name may be written in the head of a résumé."""
    given, surname = person.given, person.surname
    full = f"{given} {surname}".strip()
    yield "plain", full
    yield "capitals", full.upper()
    yield "titled", f"Dr. {full}"
    if surname:
        yield "surname first", f"{surname.upper()} {given}"
        yield "comma", f"{surname}, {given}"
        yield "middle initial", f"{given} Q. {surname}"
        yield "suffix", f"{full} Jr."
        yield "nickname", f"{given} “{given.split()[-1][:3]}o” {surname}"
    yield "credentials", f"{full}, CPA"
    if person.native:
        yield "own script", f"{person.native} ({full})"
        yield "own script last", f"{full} {person.native}"


def fields(person: Identity, name: str) -> dict[str, object]:
    """What the templates are filled with."""
    they, their, themselves, pronouns = PRONOUNS[person.gender]
    surname = person.surname or person.given
    handle = ".".join(ascii_words(f"{person.given} {person.surname}"))
    female = person.gender == "f"
    return {
        "name": name, "first": person.given, "last": surname,
        "s": "’" if person.given[-1] == "s" else "'s",
        "short": f"{surname}, {person.given[0]}." if person.surname else surname,
        "They": they, "their": their, "themselves": themselves, "pronouns": pronouns,
        "title": "Ms." if female else "Mr.", "sex": "Female" if female else "Male",
        "marital": "Married" if female else "Single", "age": 34 if female else 51,
        "born": "12.05.1990" if female else "3 March 1973", "nationality": person.nationality,
        "phone": person.phone, "address": person.address, "email": f"{handle}@example.com",
        "link": f"linkedin.com/in/{handle.replace('.', '-')}",
    }  # fmt: skip


def render(template: str, person: Identity, name: str) -> str:
    """The template filled in for one person."""
    return unicodedata.normalize("NFC", TEMPLATES[template].format(**fields(person, name)))


def ascii_words(name: str) -> list[str]:
    """The words of a name as an e-mail handle would have them."""
    return [w for w in re.findall(r"[a-z]+", fold(name.replace("-", " "))) if len(w) > 1] or ["me"]


def files(text: str, name: str) -> Iterator[tuple[str, bytes]]:
    """The same text as an HTML page and as a Word document."""
    paragraphs = text.split("\n")
    body = "".join(
        f"<h1>{html.escape(p)}</h1>" if p == name else f"<p>{html.escape(p)}</p>"
        for p in paragraphs if p
    )  # fmt: skip
    yield "html", f"<html><body>{body}</body></html>".encode()
    word = docx.Document()
    for paragraph in paragraphs:
        if paragraph:
            word.add_paragraph(paragraph)
    stream = io.BytesIO()
    word.save(stream)
    yield "docx", stream.getvalue()


def json_resume(name: str, person: Identity) -> dict[str, object]:
    """The person as JSON Resume, mentioned in summary and work."""
    known = {key: str(value) for key, value in fields(person, name).items()}
    summary = "{first}{s} ledgers balance. {They} has rebuilt {their} books {themselves}."
    return {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": {
            "name": name,
            "label": "Accountant",
            "email": known["email"],
            "phone": known["phone"],
            "summary": summary.format(**known),
            "location": {"address": person.address},
            "profiles": [
                {"network": "LinkedIn", "username": known["email"].split("@")[0],
                 "url": f"https://{known['link']}"}
            ],
        },
        "work": [
            {"name": "Fenwick Analytics", "position": "Accountant", "startDate": "2015-01",
             "highlights": [f"{known['title']} {known['last']} closed the books in 5 days"]}
        ],
        "references": [{"name": name, "reference": f"{known['first']} is careful."}],
    }  # fmt: skip
