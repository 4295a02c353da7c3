"""Write the labels that texts are linked to: `python tools/build_skill_labels.py DATA`.

DATA is the development data folder. Of every ESCO skill: id, preferred label, and a few of
the alternate labels that the gazetteer trusts too (docs/skills.md). The same inputs give the same
bytes.
"""

import sys
from pathlib import Path

from gazetteer.esco import EscoSkill, read_rows, read_skills

TARGET = Path(__file__).parent.parent / "src/rolefit/profiling/data/skills.labels.tsv"
MOST_OTHERS = 3
"""Alternate labels of a skill; more of them find hardly more and take as long to encode again."""
_URI = "http://data.europa.eu/esco/skill/"


def line(skill: EscoSkill, preferred: str) -> str:
    """A skill's line, labels in the order of the source, each once."""
    told = [label.replace("|", "/") for label in (*skill.exact, *skill.split)]
    others = [label for label in dict.fromkeys(told) if label.lower() != preferred.lower()]
    return "\t".join((skill.uri.removeprefix(_URI), preferred, "|".join(others[:MOST_OTHERS])))


def main(data: Path, target: Path = TARGET) -> None:
    """Read the source and write the file."""
    preferred = {uri: label for uri, label, _ in read_rows(data)}
    skills, _ = read_skills(data)
    lines = sorted(line(skill, preferred[skill.uri]) for skill in skills)
    target.write_text("".join(one + "\n" for one in lines), encoding="utf-8")
    print(f"{target.name}: {len(lines):,} skills, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
