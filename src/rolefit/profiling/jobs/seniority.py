"""The level a posting asks for: by its title, then its years, then its own label."""

import re

from rolefit.domain.job import Seniority

_TITLE: tuple[tuple[Seniority, re.Pattern[str]], ...] = tuple(
    (level, re.compile(pattern, re.IGNORECASE))
    for level, pattern in (
        (
            Seniority.INTERN,
            r"\b(?:interns?|internship|apprentice(?:ship)?|trainee|working student|"
            r"placement student|werkstudent)\b",
        ),
        (
            Seniority.EXECUTIVE,
            r"\b(?:chief \w+(?: \w+)? officer|c[etfoi]o|cmo|cpo|vp|svp|evp|vice[- ]president|"
            r"president|managing director|"
            r"(?<!creative )(?<!art )director(?! of nursing)|head of|general manager|"
            r"(?:^|(?<=senior )|(?<=managing )|(?<=equity )|(?<=salaried )|(?<=audit )|(?<=tax )|"
            r"(?<=law ))partner(?=$|,| -))\b",
        ),
        (
            Seniority.LEAD,
            r"\b(?:lead(?:er)?(?! gen\b| generation)|principal|team leader|"
            r"head (?:chef|teacher|nurse)|chief|foreman|expert|supervisor)\b",
        ),
        (
            Seniority.SENIOR,
            r"\b(?:senior|sr\.?|snr|staff (?:\w+ )?(?:engineer|scientist|developer|designer|"
            r"accountant)|iii|iv)(?!\w)",
        ),
        (
            Seniority.ENTRY,
            r"\b(?:junior|jr\.?|entry[- ]level|graduate|newly qualified|nqt|ect|"
            r"associate (?=analyst|engineer|developer|consultant|scientist|designer|"
            r"software))(?!\w)",
        ),
    )
)
# Whom an assistant works for: "PA to the Managing Director".
_SERVED = re.compile(r"(?<=\w) to (?:the |our |an? )?\w.*$", re.IGNORECASE)
_LABEL: tuple[tuple[Seniority, re.Pattern[str]], ...] = (
    (Seniority.INTERN, re.compile(r"^\W*internship\b", re.IGNORECASE | re.MULTILINE)),
    (Seniority.ENTRY, re.compile(r"\bentry[- ]level\b|\bjunior level\b", re.IGNORECASE)),
    (
        Seniority.MID,
        re.compile(
            r"\bmid(?:dle)?[- /](?:senior )?level\b|\bmid-senior\b|^\W*associate\b",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        Seniority.EXECUTIVE,
        re.compile(r"^\W*(?:executive|director)\b(?= [-–|]|$)", re.IGNORECASE | re.MULTILINE),
    ),
)


def seniority_of(title: str, years: float | None, head: str) -> Seniority:
    """The level by `title`, else by the most `years` a must asks for, else by the lines at the top.

    Years to levels: below 2 entry, below 6 mid, below 10 senior, above that lead.
    """
    own = _SERVED.sub("", title)
    for level, pattern in _TITLE:
        if pattern.search(own):
            return level
    if years is not None:
        return _by_years(years)
    return next((level for level, pattern in _LABEL if pattern.search(head)), Seniority.UNKNOWN)


def _by_years(years: float) -> Seniority:
    if years < 2:
        return Seniority.ENTRY
    if years < 6:
        return Seniority.MID
    return Seniority.SENIOR if years < 10 else Seniority.LEAD
