"""Which of skill-extractor's names are worth having: tools and terms that nothing else knows."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from gazetteer.assemble import SHORTENED, Assembly, Claim
from gazetteer.corpus import document_frequencies, texts
from rolefit.profiling.skills.tokens import name_of, tokenize

_PLAIN = re.compile(r"[a-z0-9][a-z0-9 .+#/-]*")
_NOISE = re.compile(
    r"\b(?:and|or|the|of|in|with|for|to|skills?|knowledge|experience|abilit(?:y|ies)|mindset|"
    r"attitude|candidates?|degrees?|years?|good|strong|best|high|new|teams?|business|company|"
    r"environments?|solutions?|products?|issues?|based|related|work|working|industry|client|clients|"
    r"services?|level|levels|approach(?:es)?|concepts?|practices|needs|standards|tools?|areas?|"
    r"goals?|matters|small|monthly|annual|quarterly|cases|initiatives|learner|expectations|growth|conditions|trends|communit(?:y|ies)|sessions?|internal|critical|vision|spirit|contributor|institutions|agenc(?:y|ies)|associations?|audiences?|improvements?|efficienc(?:y|ies)|savings|morale|travel|momentum|milestones|times|updates|results|executive|assistant|associate|specialist|engineer|analyst|expertise|performance|objectives|strategies|strategy|technical|overall|programs?|projects?|data-driven|driven|directions?|ideas?|opportunities|activities|tasks|functions?|technolog(?:y|ies)|requirements|processes|process|responsibilities|office)\b"
)
FEWEST = 3
MOST = 0.03
# A single word that more texts have is left to the curated tables to judge.
MOST_OF_ONE = 8


def selected(names: Sequence[str], data: Path, made: Assembly, ordinary: set[str]) -> list[str]:
    """Names of tools (one telling word), and terms of two or three words that real texts use."""
    single: list[str] = []
    several: dict[tuple[str, ...], str] = {}
    for name in names:
        if not _PLAIN.fullmatch(name):
            continue
        words = tokenize(name)
        if len(words.stems) == 1 and " " not in name:
            if _is_tool(name, words.lights[0], ordinary):
                single.append(name)
        elif 2 <= len(name.split()) <= 3 and len(words.stems) >= 2 and not _NOISE.search(name):
            several.setdefault(tuple(words.stems), name)
    found, lowered, total = document_frequencies(data, several.keys(), set(single))
    terms = [
        name
        for key, name in several.items()
        if FEWEST <= found[key] <= MOST * total
        and key not in made.phrases
        and not _holds_known(name, made)
    ]
    rare = _rare(single, data)
    tools = [name for name in single if lowered[name] <= 1 and name in rare]
    return sorted(tools) + sorted(terms)


def _is_tool(name: str, light: str, ordinary: set[str]) -> bool:
    letters = sum(c.isalpha() for c in name)
    plain = name in ordinary or light in ordinary
    return min(letters, len(light)) >= 4 and not plain and "/" not in name


def _rare(names: Sequence[str], data: Path) -> set[str]:
    counts = Counter[str]()
    for text in texts(data):
        counts.update(set(tokenize(text).lights))
    return {name for name in names if counts[name_of(name)] <= MOST_OF_ONE}


def _holds_known(name: str, made: Assembly) -> bool:
    """Whether a known skill is part of the name ("machine learning models"), which says enough."""
    words = tokenize(name)
    count = len(words.stems)
    for start in range(count):
        if _decides(made.names.get(words.lights[start]), words.lights[start], made):
            return True
        for end in range(start + 2, count + 1):
            claim = made.phrases.get(tuple(words.stems[start:end]))
            if end - start < count and _decides(claim, " ".join(words.stems[start:end]), made):
                return True
    return False


def _decides(claim: Claim | None, key: str, made: Assembly) -> bool:
    if claim is None or claim.rank > SHORTENED or claim.mode == "l":
        return False
    curated = made.curated
    return key not in curated.stopped | curated.listed | curated.stopped_keys | curated.listed_keys
