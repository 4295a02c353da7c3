"""A name to the ways it is written."""

import re
from pathlib import Path

_VENDORS_FILE = Path(__file__).parent / "vendors.txt"
VENDORS = tuple(
    sorted(_VENDORS_FILE.read_text("utf-8").splitlines()[1:], key=lambda name: (-len(name), name))
)
_COMPOUNDS = (
    "health care|data base|e mail|front end|back end|full stack|non profit|trouble shooting|"
    "spread sheet|web site|life cycle|data warehouse|fund raising|time keeping|book keeping|"
    "policy making|decision making|check list|work flow|work shop|on boarding|soft ware|"
    "key board|black smithing|photo copying|home care|child care|time table|wood working|"
    "metal working|multi media|multi tasking|tele marketing|micro services|cyber security|"
    "ware house|house keeping|team work|e commerce|e learning|pay roll|class room|day care|"
    "face book|pre press|sub contractor|co ordinate|co operate|meta data|big data"
).split("|")
_SPLIT = {pair.replace(" ", ""): pair for pair in _COMPOUNDS}
_ACRONYM_END = re.compile(r"^(?P<words>.+?) (?P<acronym>[A-Z][A-Za-z]{0,2}[A-Z/&]*[A-Z])$")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_CAMEL = re.compile(r"\b([A-Z][a-z]{2,})([A-Z][a-z]{2,})\b")
_TAIL = re.compile(r" (?:software|systems?)$")
_VERSION = re.compile(r"\s+(?:v(?:ersion)?\s*)?\d+(?:\.\d+|\.x)*\+?$", re.IGNORECASE)


def without_brackets(name: str) -> str:
    """The name without what stands in brackets."""
    return _BRACKETS.sub("", name).strip()


def acronym_of(name: str) -> tuple[str, str] | None:
    """("structured query language", "SQL") of "Structured query language SQL", None without."""
    bracketed = re.fullmatch(r"(.+?) \(([A-Z][A-Za-z&/]{1,6})\)(?: software)?", name)
    found = bracketed or _ACRONYM_END.match(_TAIL.sub("", name))
    if not found:
        return None
    words, acronym = found.group(1), found.group(2)
    return (words, acronym) if _initials_fit(words, acronym) else None


def _initials_fit(words: str, acronym: str) -> bool:
    letters = [c for c in acronym.upper() if c.isalpha()]
    initials = [part[0].upper() for part in re.split(r"[\s/-]+", words) if part[:1].isalnum()]
    if len(letters) < 2 or not initials or letters[0] != initials[0]:
        return False
    return _subsequence(letters, [c for c in words.upper() if c.isalpha()]) and sum(
        letter in initials for letter in letters
    ) >= min(2, len(letters))


def _subsequence(short: list[str], long: list[str]) -> bool:
    at = iter(long)
    return all(letter in at for letter in short)


def without_vendor(name: str) -> str:
    """The product without its maker, "" when no maker is named."""
    for vendor in VENDORS:
        if name.startswith(vendor + " "):
            return name[len(vendor) + 1 :]
    return ""


def without_version(name: str) -> str:
    """The name without a version number at its end."""
    return _VERSION.sub("", name)


def spellings(name: str) -> list[str]:
    """Ways to write the same words: hyphens, compounds, "MS", ".js", camel case."""
    made = [name]
    if name.startswith("Microsoft "):
        made.append("MS " + name[10:])
    made += (
        [re.sub(r"\.js\b", tail, name, flags=re.I) for tail in ("JS", " JS")]
        if ".js" in name.lower()
        else []
    )
    for form in list(made):
        made += _compounds(form)
        if "-" in form:
            made.append(form.replace("-", ""))
        if _CAMEL.search(form):
            made.append(_CAMEL.sub(r"\1 \2", form))
    return list(dict.fromkeys(made))


def _compounds(name: str) -> list[str]:
    low = name.lower()
    made = []
    for joined, pair in _SPLIT.items():
        if joined in low:
            made.append(low.replace(joined, pair))
        elif pair in low.replace("-", " "):
            made.append(low.replace("-", " ").replace(pair, joined))
    return made
