"""Personal details that a label announces ("Date of birth: …"), label and value together."""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.model import PLACEHOLDERS, PersonalKind, PersonalSpan
from rolefit.profiling.redaction.places import is_demonym
from rolefit.profiling.redaction.words import fold

_LABELS = {
    PersonalKind.BIRTH: (
        "date of birth", "date of birth/age", "date of birth / age", "date & place of birth",
        "date and place of birth", "dob", "d.o.b.", "d.o.b", "birth date", "birthdate", "birthday",
        "birth place", "birthplace", "place of birth", "born", "geburtsdatum", "geburtsort",
        "geburtstag", "fecha de nacimiento", "date de naissance", "data urodzenia",
        "data di nascita", "data de nascimento", "geboortedatum", "дата рождения",
        "出生日期", "出生年月", "生年月日", "née le", "né le", "né(e) le", "geboren", "geboren am",
        "nacido", "nacida", "nascimento", "nascido em", "nascida em", "fødselsdato", "födelsedatum",
        "fødeår", "syntymäaika", "datum narození", "születési idő", "doğum tarihi", "ngày sinh",
        "narozen", "tanggal lahir", "생년월일", "تاريخ الميلاد", "year of birth", "yob",
    ),
    PersonalKind.AGE: ("age", "current age", "alter", "edad", "wiek", "возраст", "年龄", "年齢",
                       "âge", "età", "idade", "leeftijd", "ålder", "alder", "나이", "العمر"),
    PersonalKind.NATIONALITY: (
        "nationality", "nationalities", "citizenship", "citizen of", "country of origin",
        "country of birth", "staatsangehörigkeit", "nationalität", "nationalité", "nacionalidad",
        "nazionalità", "nacionalidade", "obywatelstwo", "narodowość", "гражданство", "国籍",
        "ethnicity", "ethnic group", "ethnic origin", "race", "religion", "caste", "tribe",
        "nationaliteit", "nationalitet", "national origin", "state of origin", "domicile",
        "religious affiliation", "국적", "الجنسية", "quốc tịch",
    ),
    PersonalKind.MARITAL: (
        "marital status", "civil status", "family status", "marriage status", "familienstand",
        "estado civil", "état civil", "situation familiale", "stato civile", "stan cywilny",
        "семейное положение", "婚姻状况", "婚否", "الحالة الاجتماعية",
        "burgerlijke staat", "sivilstand", "civilstånd", "medeni hali", "medeni durum",
        "tình trạng hôn nhân", "결혼여부", "number of children", "children", "dependents",
    ),
    PersonalKind.GENDER: (
        "gender", "gender identity", "sex", "geschlecht", "sexo", "sexe", "płeć", "пол",
        "性别", "性別", "sesso", "género", "gênero", "geslacht", "cinsiyet", "giới tính",
        "jenis kelamin", "성별", "الجنس", "kön", "kjønn", "køn",
    ),
    PersonalKind.IDENTITY: (
        "passport", "passport no", "passport no.", "passport number", "national id",
        "national id no", "national id number", "identity card", "identity card no",
        "identity number", "id card", "personal number", "social security", "social security no",
        "social security number", "ssn", "s.s.n.", "pesel", "nif", "nie", "dni", "aadhar",
        "aadhaar", "aadhar no", "aadhaar number", "pan no", "pan no.", "pan card", "pan number",
        "height", "weight", "blood group", "blood type", "military status",
        "id no", "id no.", "id number", "identification no", "identification number", "ic no",
        "nric", "nric no", "nric no.", "nric/fin", "fin no", "cnic", "cnic no", "cnic no.",
        "nid no", "nic no", "cpf", "curp", "cédula", "cedula",
        "codice fiscale", "nie/dni", "dni/nie", "numéro de sécurité sociale",
        "personnummer", "national insurance no",
        "national insurance number", "ni number", "ni no", "social insurance number",
        "tax file number", "tax id", "pps number", "pps no", "steuer-id", "svnr",
        "emirates id", "iqama", "iqama no", "iqama number",
        "driving licence no", "driving licence number",
        "driver's license number", "身份证", "身份证号", "주민등록번호", "паспорт",
        "passport validity", "passport expiry",
    ),
}  # fmt: skip
_KIND_OF = {label: kind for kind, labels in _LABELS.items() for label in labels}
_LONGEST_VALUE = {PersonalKind.AGE: 4, PersonalKind.GENDER: 3, PersonalKind.MARITAL: 6}
_LONGEST_LABEL = 32
_MOST_WORDS = 5
_COLON = re.compile(r"[ \t]{0,3}(?:[:：]|(?<=[ ])[-–—](?=[ ]))[ \t]{0,9}")
_CUT = re.compile(r"[\n|•·;,\t(*:：]|[ ]{2}")
_VALUE = re.compile(
    r"[^\n|•·;\t]{1,80}?"
    r"(?=[ \t]{0,9}(?:\n|\||•|·|;|\t|[ ]{3}|$|"
    r"[,*]?[ \t]{1,9}[*]?[A-Z][^\W\d_]{0,20}(?:[ ][^\W\d_]{1,15}){0,2}[.]?[ ]?[:：]))"
)
_REST_OF_DATE = re.compile(r"\s{1,3}[^\W\d_]{3,10}[ ,.]{1,3}(?:19|20)\d\d\b")
_MARITAL = frozenset(
    "single married divorced widowed unmarried engaged separated ledig verheiratet geschieden "
    "verwitwet soltero soltera casado casada divorciado divorciada solteiro solteira viudo viuda "
    "celibataire marie mariee divorce divorcee celibe nubile sposato sposata coniugato coniugata "
    "gehuwd ongehuwd gift ugift ogift zonaty zamezna kawaler panna женат замужем холост "
    "未婚 已婚 evli bekar".split()
)
_GENDER = frozenset(
    "female male woman man non-binary nonbinary weiblich mannlich femme homme mujer hombre "
    "mulher homem donna uomo vrouw kobieta mezczyzna 男 女 男性 女性 남 여 남성 여성".split()
)
_PIECES = re.compile(r"(?:(?![ ][-–—][ ])[^|•·;,/\n\t])+")
_BARE_AGE = re.compile(
    r"(?:1[6-9]|[2-6]\d)[ ]?(?:ans|años|anos|anni|Jahre(?:[ ]alt)?|lat|jaar|år|лет|岁|歲|歳|세)"
)
"""No English "years": those are of experience as often as of age."""


def find_labelled(text: str, layout: Layout) -> Iterator[PersonalSpan]:
    """Labelled details anywhere, and bare ones ("Married", "Polish") in contact blocks."""
    for match in _COLON.finditer(text):
        label = _label_before(text, match.start())
        value = _VALUE.match(text, match.end()) if label is not None else None
        if label is not None and value is not None and _plausible(label[1], value.group()):
            # A date that is broken over two lines goes on in the next one.
            rest = _REST_OF_DATE.match(text, value.end())
            broken = rest is not None and label[1] is PersonalKind.BIRTH
            yield _personal(label[0], rest.end() if rest and broken else value.end(), label[1])
    yield from _in_table(layout)
    for line in layout.lines:
        if layout.contacts.hold(line.span.start):
            yield from _bare(text, line.span)


def _label_before(text: str, end: int) -> tuple[int, PersonalKind] | None:
    """Where the label that ends at `end` begins, and its kind.

    It begins its field; after other words it must be written with a capital ("34 Gender:").
    """
    window = text[max(0, end - _LONGEST_LABEL) : end].rstrip()
    field = _CUT.split(window)[-1]
    words = field.split()[-_MOST_WORDS:]
    for index in range(len(words)):
        kind = _KIND_OF.get(_normal(" ".join(words[index:])))
        if kind is not None and (index == 0 or words[index][0].isupper()):
            start = max(0, end - _LONGEST_LABEL) + len(window) - len(field)
            return start + _start_of(field, index), kind
    return None


def _start_of(field: str, index: int) -> int:
    """Offset of the word at `index` among the last `_MOST_WORDS` words of a field."""
    starts = [match.start() for match in re.finditer(r"\S+", field)]
    return starts[-_MOST_WORDS:][index]


def _normal(label: str) -> str:
    return " ".join(label.casefold().split())


def _in_table(layout: Layout) -> Iterator[PersonalSpan]:
    """A label on one line and its value on the next, as tables are read."""
    for line, following in zip(layout.lines, layout.lines[1:], strict=False):
        if len(line.text) > 30 or not layout.contacts.hold(following.span.start):
            continue
        kind = _KIND_OF.get(_normal(line.text.rstrip(":： ")))
        if kind is not None and _plausible(kind, following.text):
            yield _personal(line.span.start, following.span.end, kind)


def _bare(text: str, line: Span) -> list[PersonalSpan]:
    """Single words between separators; a demonym alone may be a language and needs company."""
    found = []
    nations = []
    for match in _PIECES.finditer(text, line.start, line.end):
        piece = match.group().strip(" .()-–—")
        start = match.start() + match.group().find(piece)
        folded = fold(piece)
        if folded in _MARITAL:
            found.append(_personal(start, start + len(piece), PersonalKind.MARITAL))
        elif folded in _GENDER:
            found.append(_personal(start, start + len(piece), PersonalKind.GENDER))
        elif _BARE_AGE.fullmatch(piece):
            found.append(_personal(start, start + len(piece), PersonalKind.AGE))
        elif is_demonym(folded) and piece.istitle():
            nations.append(_personal(start, start + len(piece), PersonalKind.NATIONALITY))
    return found + nations if found and len(nations) == 1 else found


def _plausible(kind: PersonalKind, value: str) -> bool:
    """Whether the value is one of its kind and not a sentence."""
    if kind is PersonalKind.AGE and not re.search(r"\d\d", value):
        return False
    return 1 <= len(value.split()) <= _LONGEST_VALUE.get(kind, 8)


def _personal(start: int, end: int, kind: PersonalKind) -> PersonalSpan:
    return PersonalSpan(Span(start, end), kind, PLACEHOLDERS[kind])
