"""Invented people and a résumé to plant them in."""

from dataclasses import dataclass

from rolefit.domain.text import Document, Kind, Mark, Page, Span

TEMPLATE = """{name}
Senior Accountant
{address}
{phone} | {email} | {link}

SUMMARY
{They} is an accountant with 5 years of experience; {their} audits took 3 days.

EXPERIENCE
Accountant, Baker Hughes, Boston 2015 - 2018
• {title} {last} closed the books for 12 entities worth $4,500,000
• Used Jenkins, Julia and Ruby on Rails; {last}'s ledgers balanced

EDUCATION
B.Sc. Accounting, Johns Hopkins University, 2012
"""


@dataclass(frozen=True)
class Person:
    """An invented identity; `name` is how the head of the résumé writes it."""

    name: str
    last: str
    gender: str = "f"
    address: str = "12 Birch Street, Springfield, IL 62704"
    phone: str = "(555) 013-4477"
    handle: str = "me.myself"

    def resume(self, template: str = TEMPLATE) -> str:
        """The template with this person in it."""
        female = self.gender == "f"
        return template.format(
            name=self.name,
            last=self.last,
            address=self.address,
            phone=self.phone,
            email=f"{self.handle}@example.com",
            link=f"linkedin.com/in/{self.handle}",
            They="She" if female else "He",
            their="her" if female else "his",
            title="Ms." if female else "Mr.",
        )


def document(text: str, *marks: Mark, name: str = "") -> Document:
    """A plain document around a text."""
    return Document(text, Kind.TEXT, name, "0" * 64, (Page(1, Span(0, len(text))),), marks)
