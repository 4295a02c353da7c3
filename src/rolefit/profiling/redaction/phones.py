"""Telephone numbers, without a country to assume: told from years, dates, amounts and ids."""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.redaction.model import PLACEHOLDERS, PersonalKind, PersonalSpan
from rolefit.profiling.redaction.ranges import Ranges

_NUMBER = re.compile(
    r"(?<![\w.,/$€£¥₹#-])(?:\+|00)?\s?\(?\d(?:[ \u00a0.\-–/()]{0,3}\d){6,16}(?![\w])"
    r"(?:\s?(?:x|ext\.?|extension|#)\s?\d{1,6}\b)?(?!\s?[%€£$])"
)
_LABEL = re.compile(
    r"(?i)\b(?:tel(?:ephone|efon|éfono|efono|\.)?|phone|ph|mob(?:ile)?|cell(?:ular|phone)?|handy|"
    r"fax|call|contact(?:\s+(?:no|number))?|whatsapp|m|t|p|c|h|home|work|móvil|movil|gsm|"
    r"portable|kom|тел|телефон|电话|手机|電話|जोन|फोन|هاتف|جوال)"
    r"\s?(?:no|number|nr|#)?\s?[.:：#)\]]{0,2}\s?$"
)
_NOT_A_LABEL = re.compile(
    r"(?i)\b(?:isbn|issn|doi|id|no|nr|ref|reference|invoice|account|licen[cs]e|certificate|"
    r"registration|reg|patent|serial|version|po|order|case|ticket|npi|vat|ein|zip|part|model|"
    r"credential|membership|member|grant|award)(?:\s?(?:no|number|id|nr))?\s?[.:#]{0,2}\s?$"
)
_YEAR = r"(?:19|20)\d\d"
_DATES = re.compile(
    rf"{_YEAR}\s?[-–/. ]\s?{_YEAR}"
    rf"|(?:\d{{1,2}}[-/. ]){{1,2}}{_YEAR}(?:\s?[-–]\s?(?:\d{{1,2}}[-/. ]){{0,2}}{_YEAR})?"
    rf"|{_YEAR}(?:[-/.]\d{{1,2}}){{1,2}}(?:\s?[-–]\s?{_YEAR}(?:[-/.]\d{{1,2}}){{0,2}})?"
    rf"|{_YEAR}[01]\d[0-3]\d|{_YEAR}\s?[-–/]\s?\d{{1,2}}(?:[-/.]{_YEAR})?"
    rf"|\d{{1,2}}/\d\d\s?[-–]\s?\d{{1,2}}/\d\d"
    rf"|\d{{1,2}}/{_YEAR}\s\d{{1,2}}/{_YEAR}"
    rf"|(?:\d{{1,2}}[/.]){{2}}\d\d\s?[-–]\s?(?:\d{{1,2}}[/.]){{2}}\d\d"
)
_NORTH_AMERICAN = re.compile(r"(?:1[-. ])?\(?[2-9]\d\d\)?\s?[-./ –]\s?\d{3}\s?[-. –]\s?\d{4}(?!\d)")
_POSTCODE = re.compile(r"\d{5}-\d{4}|\d{3}-\d{4}")
_ADDRESS_OF_MACHINE = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .\u00a0]\d{3}){2,}")
_LONGEST_LABEL = 30


def find_phones(text: str, contacts: Ranges) -> Iterator[PersonalSpan]:
    """Telephone numbers.

    Args:
        text: what is searched.
        contacts: where the candidate's contacts stand; a bare run of digits counts there.
    """
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        start += len(match.group()) - len(match.group().lstrip())
        if text[start] == "(" and ")" not in match.group():
            start += 1
        if _is_phone(text, start, end, contacts):
            yield PersonalSpan(
                Span(start, end), PersonalKind.PHONE, PLACEHOLDERS[PersonalKind.PHONE]
            )


def _is_phone(text: str, start: int, end: int, contacts: Ranges) -> bool:
    number = text[start:end]
    digits = sum(c.isdigit() for c in number)
    before = text[max(0, start - _LONGEST_LABEL) : start].rsplit("\n", 1)[-1]
    dated = _DATES.fullmatch(number) or _ADDRESS_OF_MACHINE.fullmatch(number)
    if dated or not 7 <= digits <= 17:
        return False
    if _LABEL.search(before):
        return True
    if _NOT_A_LABEL.search(before) or number.startswith(("978", "979")):
        return False
    if contacts.hold(start):
        if _THOUSANDS.fullmatch(number) and not number[:3].isdigit():
            return False
        return not _POSTCODE.fullmatch(number) or not before.strip(" |•·,")
    return _is_formatted(number, digits)


def _is_formatted(number: str, digits: int) -> bool:
    """Whether the number is written as telephone numbers are, wherever it stands."""
    if number.startswith("+"):
        return digits >= 8
    if number.startswith(("00", "(")) or _NORTH_AMERICAN.match(number):
        return digits >= 9
    return number.startswith("0") and 9 <= digits <= 12 and not _THOUSANDS.fullmatch(number)
