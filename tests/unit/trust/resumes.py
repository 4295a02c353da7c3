"""Invented résumés for the audits, with the name and pronouns to fill in."""

DATED = """{name}
{handle}@example.org | linkedin.com/in/{handle} | +49 555 0123456

Summary
Backend developer who likes small services and honest tests. {They} {has} kept {their} word.

Experience
Backend Developer, Kestrel Payments GmbH (01/2017 - 12/2023)
- Built payment services in Python and kept them running on Kubernetes.
- Reported weekly; {title} {surname} reviewed the team's code {themselves}.
- Designed Postgres schemas for a ledger and tuned slow queries.

Software Engineer, Heron Labs (03/2014 - 12/2016)
- Wrote data imports in Python for a logistics company.

Education
Bachelor of Science in Computer Science, Technical University of Ostmark, 2013

Languages
German (native), English (fluent)
"""

SIDEBAR = """SENIOR ACCOUNTANT

{name} ({declared})
{handle}@example.org
12 Mill Lane, Springfield

PROFILE
Accountant who closes the books early. Clients trust {them} with {their} ledgers.

WORK HISTORY
Senior Accountant, Fenwick Analytics, Boston 2015 - 2018
• Closed the books for 12 entities in 5 days with Excel and SAP
Bookkeeper, Marlowe Mills 2012 - 2015
• Managed invoices with two clerks

EDUCATION
B.Sc. Accounting, University of Westmoor, 2012

Kind regards,
{name}
"""

PUBLISHED = """{name}
Data scientist
{handle}@example.org
github.com/{handle}

EXPERIENCE
Data Scientist, Tarn Statistics (2019 - 2023)
- Forecast demand with Python and R; {They} {has} taught colleagues {themselves}.

EDUCATION
PhD in Statistics, University of the Fells, 2018

PUBLICATIONS
{surname}, {initial}. (2021). Ledgers that balance. Journal of Invented Sums 12, 45-67.
{initial}. {surname} and Okafor, T. (2020). Sums that add up. Invented Letters 3, 1-9.
"""

TEMPLATES = {"dated": DATED, "sidebar": SIDEBAR, "published": PUBLISHED}

FORMS = {
    "she": ("She", "has", "her", "her", "herself", "Ms.", "she/her"),
    "he": ("He", "has", "his", "him", "himself", "Mr.", "he/him"),
    "they": ("They", "have", "their", "them", "themselves", "Mx.", "they/them"),
}


def render(template: str, given: str, surname: str, form: str) -> str:
    """A résumé of one person, spoken of as she, he or they."""
    they, has, their, them, themselves, title, declared = FORMS[form]
    handle = f"{given}.{surname}".casefold().replace(" ", "").replace("-", "")
    return TEMPLATES[template].format(
        name=f"{given} {surname}",
        surname=surname,
        initial=given[0],
        handle="".join(letter for letter in handle if letter.isascii()),
        They=they,
        has=has,
        their=their,
        them=them,
        themselves=themselves,
        title=title,
        declared=declared,
    )
