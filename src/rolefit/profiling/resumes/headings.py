"""What a résumé's heading says its section is about.

A heading is made of heads, which name a kind ("experience", "education"), and of words that only
colour it ("relevant", "and", "technical"). The first strong head decides, else the first weak one.
"""

import re
from dataclasses import dataclass
from functools import cache

from rolefit.domain.resume import SectionKind

_K = SectionKind


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that was understood.

    Args:
        kind: what its section is about.
        weak: its words are as often an item of a list ("Training", "Projects").
        known: every word is one that headings are made of.
    """

    kind: SectionKind
    weak: bool
    known: bool


# Whole headings whose parts would mislead, letters and single spaces only.
_PHRASES: dict[str, SectionKind] = {
    phrase: kind
    for kind, phrases in {
        _K.SUMMARY: "summary of qualifications|qualifications summary|qualification summary"
        "|profile of qualifications|about|about me|who i am|career focus|career goal|career goals"
        "|career statement|personal statement|mission statement|statement of purpose|at a glance"
        "|qualifications profile|background summary|snapshot|executive overview|in brief|intro"
        "|value proposition|über mich|sobre mí|à propos|career profile|personal profile"
        "|background|value offered|elevator pitch",
        _K.EXPERIENCE: "career history|career path|positions held|positions|roles|work|jobs"
        "|military service|military|military background|internships|internship|career"
        "|where i ve worked|where i worked|where i have worked"
        "|beruflicher werdegang|berufserfahrung|berufspraxis|praktika|beruflicher hintergrund"
        "|expérience professionnelle|expériences professionnelles|parcours professionnel"
        "|experiencia laboral|experiencia profesional|experiencia|trayectoria profesional"
        "|experiência profissional|esperienza lavorativa|employers|work placements|placements"
        "|academic appointments|appointments|professional appointments|clinical rotations"
        "|rotations|posts|posts held|academic positions|employments",
        _K.EDUCATION: "academic background|academics|academia|ausbildung|bildung|bildungsweg"
        "|studium"
        "|schulbildung|akademische ausbildung|formation|formations|études|estudios|educación"
        "|formación|formación académica|formação|istruzione|academic credentials|schools"
        "|academic record|academic history|university studies|scholastic record|degrees"
        "|academic qualifications|educational qualifications|education qualifications",
        _K.SKILLS: "areas of expertise|areas of strength|areas of strengths|areas of knowledge"
        "|areas of specialization|areas of specialisation|areas of proficiency|areas of experience"
        "|areas of excellence|areas of effectiveness|areas of focus|area of expertise|tech stack"
        "|technical stack|toolbox|toolkit|tools|software|technologies|technology|what i do"
        "|kenntnisse|fähigkeiten|fachkenntnisse|kompetenzen|compétences|habilidades|aptitudes"
        "|competencias|conocimientos|competências|competenze|technical summary|technical profile"
        "|it kenntnisse|edv kenntnisse|strengths|key strengths|technical knowledge|knowledge"
        "|core strengths|technical environment|computer knowledge|programming languages"
        "|languages and frameworks|languages and tools|languages and technologies|frameworks"
        "|programming|hardware|platforms|specialties|specialities|specializations|keywords",
        _K.LANGUAGES: "sprachen|sprachkenntnisse|langues|idiomas|lingue|línguas|language skills"
        "|linguistic skills|foreign languages|language proficiency|language proficiencies"
        "|language competencies|language abilities|languages spoken|spoken languages"
        "|fremdsprachen|language knowledge|language",
        _K.CERTIFICATES: "zertifikate|zertifizierungen|certificats|certificados|certificaciones"
        "|professional licenses|board certifications|licensure|registrations",
        _K.PUBLICATIONS: "papers|articles|talks|invited talks|patents|conference presentations"
        "|presentations|posters|bibliography|publikationen|veröffentlichungen|publicaciones",
        _K.AWARDS: "auszeichnungen|premios|prix|dean s list|achievements and awards|accolades",
        _K.INTERESTS: "interessen|hobbys|intérêts|centres d intérêt|intereses|aficiones|loisirs"
        "|hobbies and interests|personal interests|outside interests|passions|leisure",
        _K.REFERENCES: "referenzen|références|referencias|referees",
        _K.CONTACT: "contact|contacts|contact information|contact info|contact details|contact me"
        "|personal details|personal information|personal info|personal data|personal particulars"
        "|personal|persönliche daten|persönliche angaben|coordonnées|datos personales|kontakt"
        "|informations personnelles|address|bio data|biodata|private details|get in touch"
        "|keep in touch|contact data|kontaktdaten|persoonlijke gegevens|personalia|contactgegevens"
        "|información personal|información de contacto|datos de contacto|dati personali"
        "|informazioni personali|dados pessoais|informações pessoais|dane osobowe|dane kontaktowe",
        _K.OTHER: "career highlights|professional highlights|research interests|research statement"
        "|teaching interests|teaching philosophy|core accomplishments|military awards"
        "|volunteer work|volunteer experience|volunteering|volunteer|volunteerism|voluntary work"
        "|volunteering experience|voluntary experience|community service|community involvement"
        "|community engagement|volunteer activities|civic engagement|service|ehrenamt|sonstiges"
        "|professional affiliations|affiliations|memberships|professional memberships"
        "|extracurricular activities|activities|leadership|additional information"
        "|other information|miscellaneous|availability|responsibilities",
    }.items()
    for phrase in phrases.split("|")
}

_STRONG: dict[str, SectionKind] = {
    word: kind
    for kind, words in {
        _K.EXPERIENCE: "experience experiences employment internships positions posts appointments",
        _K.EDUCATION: "education educations schooling coursework",
        _K.SKILLS: "skills skill skillset competencies competences competency proficiencies "
        "expertise capabilities abilities proficiency",
        _K.LANGUAGES: "languages",
        _K.CERTIFICATES: "certifications certification certificates certificate licenses licences "
        "license licence licensure licensures credentials registration registrations "
        "accreditations accreditation",
        _K.PUBLICATIONS: "publications publication patents",
        _K.AWARDS: "awards award honors honours scholarships fellowships",
        _K.INTERESTS: "interests hobbies pastimes",
        _K.REFERENCES: "references reference referees",
        _K.OTHER: "accomplishments achievements affiliations memberships volunteering volunteerism",
    }.items()
    for word in words.split()
}
# Weaker: they name the kind only when no strong head stands in the heading.
_MIDDLE: dict[str, SectionKind] = {
    word: kind
    for kind, words in {
        _K.SUMMARY: "summary profile objective objectives overview synopsis biography bio "
        "statement introduction zusammenfassung kurzprofil profil resumen perfil goals goal",
        _K.SKILLS: "qualifications highlights",
    }.items()
    for word in words.split()
}
_WEAK: dict[str, SectionKind] = {
    word: kind
    for kind, words in {
        _K.SKILLS: "strengths tools technologies software talents",
        _K.PROJECTS: "projects project projekte projets proyectos portfolio",
        _K.EDUCATION: "training trainings courses course workshops seminars studies academics "
        "development certifications",
        _K.PUBLICATIONS: "presentations papers articles talks conferences lectures exhibitions",
        _K.AWARDS: "recognition recognitions distinctions grants accolades scholarship",
        _K.OTHER: "activities membership involvement volunteer leadership information service "
        "associations organizations organisations",
    }.items()
    for word in words.split()
}
_COLOURS = frozenset(
    """professional work working relevant related other additional key core technical technological
    tech career personal selected general special specialized specialised academic educational job
    business industry clinical teaching research military executive management managerial computer
    it software hardware soft hard transferable interpersonal communication foreign recent previous
    prior past current brief my a an the of in and or for to with area areas field fields matters
    background details data history summary highlights social community leadership volunteer
    voluntary extracurricular extra curricular co honors notable significant practical internship
    international freelance consulting contract nursing legal sales engineering administrative
    creative design employment skill skills core-competencies major main essential top primary
    continuing further higher formal post secondary graduate undergraduate university college school
    medical healthcare it financial accounting culinary supervisory laboratory lab student
    lecturing overseas temporary part time full paid unpaid other miscellaneous various earlier
    early later present life media digital language foreign programming analytical functional
    applicable pertinent extensive supporting supplementary supplemental specific continued unique
    project projects training course courses qualification qualifications certification licenses
    professionals studies organizational organisational profile overview objective development
    seminars workshops activities awards honours affiliations memberships service conferences
    presentations knowledge strengths tools technologies accomplishments achievements
    competencies position positions roles
    """.split()
)
# One of these, with a word before it, is an entry: "Managerial Skills Certificate".
_PAPERS = frozenset("certificate diploma degree".split())
_HISTORY = frozenset("work employment job career professional positions".split())
_SCHOOL = frozenset("education educational academic academics school schooling".split())

_NUMBERED = re.compile(r"^(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+)")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_CONTINUED = re.compile(r"[\s,\-–—(]*\b(?:cont(?:inued|'d|d)?)\b\.?\)?\s*$", re.I)
_LETTERED = re.compile(r"^\W*(?:[^\W\d_]\W{1,3}){3,}[^\W\d_]\W*$")
_TOKEN = re.compile(r"[^\W\d_]+")
LONGEST = 70
"""No heading has more characters."""


def read_heading(line: str) -> Heading | None:
    """What a line would say as a heading, or None when it names no kind of section.

    With a word that headings are not made of ("Sales Experience"), the last word must be a head,
    or job titles would be headings ("Director of Education", "Skills Trainer").

    Args:
        line: a whole line, without a bullet; a colon, decoration, numbering and a bracket at the
            end are passed over, and s p a c e d letters are put together.
    """
    if len(line) > LONGEST:
        return None
    bare = _CONTINUED.sub("", _BRACKETS.sub("", _NUMBERED.sub("", line.strip(" \t=-–—_*#|:.~•"))))
    if not bare or "@" in bare or any(c.isdigit() for c in bare):
        return None
    if _LETTERED.match(bare):
        return _by_words(_segment("".join(_TOKEN.findall(bare)).lower()))
    words = [word.lower() for word in _TOKEN.findall(bare)]
    entry = len(words) > 1 and words[-1] in _PAPERS and words[-2] not in {"and", "or"}
    return _by_words(words) if 0 < len(words) <= 7 and not entry else None


def _by_words(words: list[str]) -> Heading | None:
    if not words:
        return None
    whole = " ".join(words)
    phrase = _PHRASES.get(whole)
    if phrase is not None:
        return Heading(phrase, whole in _WEAK_PHRASES, known=True)
    known = all(word in _COLOURS or _is_head(word) for word in words)
    if words[-1] in {"history", "background"}:
        return _history(words, known=known)
    if not known and (words[-1] not in _STRONG | _MIDDLE or "of" in words):
        return None
    for heads, weak in ((_STRONG, False), (_MIDDLE, False), (_WEAK, True)):
        for word in words if not weak else words[-1:]:
            if word in heads:
                kind = _turned(heads[word], words)
                return Heading(kind, weak or whole in _WEAK_PHRASES or _is_item(words), known)
    return None


def _history(words: list[str], *, known: bool) -> Heading | None:
    if _SCHOOL & set(words):
        return Heading(_K.EDUCATION, weak=False, known=known)
    if _HISTORY & set(words) or (words[-1] == "background" and known and len(words) > 1):
        return Heading(_K.EXPERIENCE, weak=False, known=known)
    return None


def _turned(kind: SectionKind, words: list[str]) -> SectionKind:
    """The kind after words that turn it: "language skills", "volunteer experience"."""
    if kind is _K.SKILLS and words[0] in {"language", "linguistic"} and len(words) == 2:
        return _K.LANGUAGES
    if kind is _K.EXPERIENCE and words[0] in {"volunteer", "voluntary", "community"}:
        return _K.OTHER
    if kind is _K.SKILLS and "qualifications" in words and _SCHOOL & set(words):
        return _K.EDUCATION
    return kind


def _is_head(word: str) -> bool:
    return word in _STRONG or word in _MIDDLE or word in _WEAK


def _is_item(words: list[str]) -> bool:
    """Whether a heading reads as an item of a skills list, like "Communication skills"."""
    return words[-1] in {"skills", "skill", "abilities"} and words[0] in _ITEM_COLOURS


_ITEM_COLOURS = frozenset(
    "interpersonal communication leadership organizational organisational analytical management "
    "managerial supervisory computer presentation sales teaching customer research design".split()
)
_WEAK_PHRASES = frozenset(
    "work jobs roles positions posts career tools software technologies technology hardware "
    "programming "
    "platforms frameworks presentations papers articles talks posters patents activities "
    "leadership "
    "service volunteer volunteering military internship personal address knowledge language "
    "strengths background passions leisure availability responsibilities keywords schools "
    "specialties about academia intro snapshot contact research certification certificate license "
    "licence registration credential".split()
)


@cache
def _vocabulary() -> frozenset[str]:
    phrases = {word for phrase in _PHRASES for word in phrase.split()}
    return frozenset(phrases | _COLOURS | set(_STRONG) | set(_MIDDLE) | set(_WEAK)) - set(
        "abcdefgh"
    )


def _segment(letters: str) -> list[str]:
    """Words that run-together letters are made of, longest first; empty when they are not."""
    best: list[list[str] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 16), end):
            before = best[start]
            if before is None or letters[start:end] not in _vocabulary():
                continue
            current = best[end]
            if current is None or len(before) + 1 < len(current):
                best[end] = [*before, letters[start:end]]
    return best[-1] or []
