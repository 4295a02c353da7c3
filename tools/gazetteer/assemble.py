"""Put the sources together: one concept per thing, and every phrase to one concept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from gazetteer.curated import Alias, Curated
from gazetteer.esco import EscoSkill
from gazetteer.names import acronym_of, spellings, without_brackets, without_vendor, without_version
from gazetteer.onet import Technology, is_generic
from rolefit.profiling.skills.tokens import tokenize

# Which source decides when two claim one phrase; the lowest wins.
ALIAS, PREFERRED, EXACT, TECHNOLOGY, SHORTENED, PARTED, EXTRACTED, REVERSED = range(8)
_LONGEST = 7
# In so many occupations an acronym is named before it may stand alone.
COMMON = 12
_SLUG = re.compile(r"[^a-z0-9+#.]+")
_ESCO_URI = "http://data.europa.eu/esco/skill/"
_OBJECT_VERBS = re.compile(
    r"^(?:manage|supervise|plan|coordinate|develop|analyse|design|install|"
    r"maintain|repair|test|prepare|assess|evaluate|monitor|schedule|recruit|train|"
    r"administer|inspect|translate|edit|sell|operate|process|handle|control)"
    r" (?P<object>\w+(?: \w+)?)$"
)


@dataclass(slots=True)
class Draft:
    """A concept in the making."""

    id: str
    label: str
    kind: str = ""
    family: str = ""
    others: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase's concept, the source's rank and the surface it was made from."""

    concept: int
    rank: float
    surface: str
    mode: str | None = None


class Assembly:
    """Concepts and the phrases that lead to them."""

    def __init__(self, curated: Curated, ordinary: set[str]) -> None:
        self.curated = curated
        self.ordinary = ordinary
        self.concepts: list[Draft] = []
        self.names: dict[str, Claim] = {}
        self.phrases: dict[tuple[str, ...], Claim] = {}
        self._labels: dict[str, int] = {}
        self._ids: set[str] = set()

    def add_esco(self, skills: Iterable[EscoSkill]) -> None:
        """ESCO's skills come first: their URIs lead."""
        skills = list(skills)
        for skill in skills:
            self._new(
                "esco:" + skill.uri.removeprefix(_ESCO_URI),
                skill.label,
                skill.kind,
                "dev" if skill.kind == "t" else "",
            )
        for at, skill in enumerate(skills):
            self._claim(skill.label, at, PREFERRED)
        for at, skill in enumerate(skills):
            for label in skill.exact:
                self._claim(without_brackets(label), at, EXACT)
            for label in skill.split:
                self._claim(label, at, PARTED)
            turned = _OBJECT_VERBS.match(skill.label)
            if turned and len(skill.label.split()) > 2:
                self._claim(f"{turned['object']} {skill.label.split()[0]}", at, REVERSED)

    def add_onet(self, technologies: Iterable[Technology]) -> None:
        """O*NET's technologies, merged into ESCO's where the two name the same thing."""
        for one in technologies:
            ways = self._ways(one)
            at = self._known(ways)
            slug = "onet:" + _slug(one.name)
            if at is None:
                if slug in self._ids:
                    continue
                label = self._label(one.name)
                at = self._new(slug, label, "t", one.family)
            elif slug not in self._ids:
                self.concepts[at].others.append(slug)
                self._ids.add(slug)
            draft = self.concepts[at]
            if draft.kind == "t" and (draft.id.startswith("esco:") or not draft.family):
                draft.family = draft.family if draft.family != "dev" else one.family
            for text, rank in ways:
                self._claim(text, at, rank)

    def add_extracted(self, names: Iterable[str]) -> None:
        """Names of skill-extractor that nothing else knows."""
        for name in names:
            words = tokenize(name)
            known = (
                words.lights[0] in self.names
                if len(words.lights) == 1
                else tuple(words.stems) in self.phrases
            )
            if not known and words.stems:
                single = len(words.lights) == 1
                at = self._new(
                    "own:" + _slug(name), name, "t" if single else "", "dev" if single else ""
                )
                self._claim(name, at, EXTRACTED)

    def add_aliases(self, aliases: Iterable[Alias]) -> list[str]:
        """Our own table, which overrides; answers the targets that no source knows."""
        unknown = []
        for one in aliases:
            at = self.find(one.target)
            if at is None:
                unknown.append(one.target)
                at = self._new(
                    "own:" + _slug(one.target), one.target, "t" if one.family else "", one.family
                )
                self._claim(one.target, at, ALIAS)
            if one.family:
                self.concepts[at].family = one.family
                self.concepts[at].kind = "t"
            self._claim(one.alias, at, ALIAS, one.mode)
        return unknown

    def find(self, label: str) -> int | None:
        """The concept with this label, or the one that the phrase leads to."""
        at = self._labels.get(label.lower())
        if at is not None:
            return at
        words = tokenize(label)
        if len(words.lights) == 1:
            claim = self.names.get(words.lights[0])
        else:
            claim = self.phrases.get(tuple(words.stems))
        whole = claim is not None and claim.rank in (ALIAS, PREFERRED, TECHNOLOGY, SHORTENED)
        return claim.concept if claim and whole else None

    def _new(self, short: str, label: str, kind: str = "", family: str = "") -> int:
        self.concepts.append(Draft(short, label, kind, family))
        self._ids.add(short)
        self._labels.setdefault(label.lower(), len(self.concepts) - 1)
        return len(self.concepts) - 1

    def _claim(self, surface: str, at: int, rank: int, mode: str | None = None) -> None:
        for text in spellings(surface):
            words = tokenize(text)
            if not words.stems or any(words.breaks[1:]) or len(words.stems) > _LONGEST:
                continue
            derived = text != surface and rank == ALIAS
            claim = Claim(at, rank + 0.5 * derived, text, mode)
            if len(words.stems) == 1:
                if len(text.split()) > 1:
                    continue
                _keep(self.names, words.lights[0], claim)
            else:
                _keep(self.phrases, tuple(words.stems), claim)

    def _ways(self, one: Technology) -> list[tuple[str, int]]:
        """The surfaces of a technology with the rank of each."""
        name = one.name
        ways = [(without_brackets(name), TECHNOLOGY)]
        acronym = acronym_of(name)
        if acronym:
            ways.append((acronym[0], TECHNOLOGY))
            if one.count >= COMMON:
                ways.append((acronym[1], SHORTENED))
        generic = is_generic(name, self.ordinary)
        short = without_vendor(name)
        for text in (name, short):
            bare = re.sub(r" (?:software|systems?)$", "", without_brackets(text))
            if (
                bare
                and not generic
                and ((text == name and bare != name) or (short and self._telling(bare)))
            ):
                ways.append((bare, SHORTENED))
                unversioned = without_version(bare)
                if unversioned != bare and self._telling(unversioned):
                    ways.append((unversioned, SHORTENED))
        return list(dict.fromkeys(ways))

    def _telling(self, name: str) -> bool:
        """Whether a shortened name still holds a word that is no ordinary one."""
        return any(
            word.lower() not in self.ordinary and any(c.isalpha() for c in word) and len(word) > 2
            for word in name.split()
        ) or any(c in name for c in "+#")

    def _known(self, ways: list[tuple[str, int]]) -> int | None:
        for text, _ in ways:
            words = tokenize(text)
            single = len(words.lights) == 1
            claim = (
                self.names.get(words.lights[0]) if single else self.phrases.get(tuple(words.stems))
            )
            if claim is None or claim.rank > SHORTENED:
                continue
            draft = self.concepts[claim.concept]
            if single and claim.surface.isupper() != text.isupper() and len(text) > 3:
                continue
            if draft.kind == "t" or claim.rank == PREFERRED:
                return claim.concept
        return None

    def _label(self, name: str) -> str:
        acronym = acronym_of(name)
        if acronym:
            return f"{acronym[0]} ({acronym[1]})"
        bare = re.sub(r" software$", "", name)
        plain = is_generic(name, self.ordinary) and name[1:] == name[1:].lower()
        return name[0].lower() + name[1:] if plain else bare


def _keep(table: dict, key: object, claim: Claim) -> None:  # type: ignore[type-arg]
    known = table.get(key)
    if known is None or claim.rank < known.rank or claim.rank == known.rank == ALIAS:
        table[key] = claim


def _slug(name: str) -> str:
    return _SLUG.sub("-", name.lower()).strip("-")
