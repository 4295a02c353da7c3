"""Linking texts to ESCO: what is named and what is near, joined; the same whatever the company."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from rolefit.domain.errors import UsageError
from rolefit.domain.skills import Found
from rolefit.encoding import STEPS, GridMatrix
from rolefit.profiling.skills import Linker, load_gazetteer, load_taxonomy
from rolefit.profiling.skills.linking import skill_vectors
from rolefit.profiling.skills.taxonomy import EscoSkill, Taxonomy, parse

LETTERS = "abcdefghijklmnopqrstuvwxyz"
JAVA = "19a8293b-8e95-4de3-983f-77484079c389"


def letters(texts: Sequence[str]) -> GridMatrix:
    """An encoder by the letters of a text, int16 (n, 26)."""
    counts = np.array([[text.lower().count(one) for one in LETTERS] for text in texts], dtype=float)
    lengths = np.linalg.norm(counts, axis=1, keepdims=True)
    rows: GridMatrix = np.rint(STEPS * counts / np.maximum(lengths, 1)).astype(np.int16)
    return rows


def linker(table: str, cache: Path) -> Linker:
    return Linker(load_gazetteer(), parse(table), letters, "letters@0", cache)


def row(identifier: str, label: str, *others: str) -> str:
    return f"{identifier}\t{label}\t{'|'.join(others)}\n"


TABLE = (
    row(JAVA, "Java (computer programming)", "Java programming")
    + row("b", "zip jackets")
    + row("a", "jackets zip")
    + row("c", "boil eggs", "cook eggs")
)


def test_what_is_named_comes_before_what_is_alike(tmp_path: Path) -> None:
    near = linker(row("b", "zip jackets") + row("c", "boil eggs"), tmp_path)
    assert [skill.id[-1] for skill in near.link(["jackets"], top=2)[0]] == ["b", "c"]
    named = linker(TABLE, tmp_path).link(["Java for jackets"], top=1)[0][0]
    assert (named.label, named.found) == ("Java (computer programming)", Found.NAMED)


def test_a_text_that_is_a_name_is_certain(tmp_path: Path) -> None:
    best = linker(TABLE, tmp_path).link(["Java"], top=1)[0][0]
    assert (best.id.endswith(JAVA), best.score, best.found) == (True, 1.0, Found.NAMED)


def test_what_is_denied_is_not_named(tmp_path: Path) -> None:
    found = linker(TABLE, tmp_path).link(["No experience with Java"], top=9)[0]
    assert {skill.found for skill in found} == {Found.NEAR}


def test_equal_ones_stand_by_id_also_at_the_cut(tmp_path: Path) -> None:
    made = linker(TABLE, tmp_path)
    whole = made.link(["zip jackets"], top=4)[0]
    assert [skill.id[-1] for skill in whole[:2]] == ["a", "b"]
    for top in range(5):
        assert made.link(["zip jackets"], top=top)[0] == whole[:top]
    assert made.link(["zip jackets"], top=99)[0] == whole


def test_a_least_score_leaves_out_the_rest_and_may_leave_nothing(tmp_path: Path) -> None:
    made = linker(TABLE, tmp_path)
    whole = made.link(["zip jackets"], top=4)[0]
    least = whole[2].score
    assert made.link(["zip jackets"], top=4, least=least)[0] == whole[:3]
    assert made.link(["qqqq", "Java"], top=4, least=0.99)[0] == []
    assert [skill.score for skill in made.link(["Java"], top=4, least=1.0)[0]] == [1.0]
    for score in (-0.1, 1.1, float("nan")):
        with pytest.raises(UsageError, match="no score of a skill"):
            made.link(["eggs"], top=1, least=score)


def test_a_skill_is_the_mean_of_its_labels() -> None:
    skills = [EscoSkill("x", "aa", ("bb", "b")), EscoSkill("y", "c")]
    vectors = skill_vectors(skills, letters)
    assert vectors[:, :3].tolist() == [[916, 1832, 0], [0, 0, STEPS]]


def test_a_blank_text_and_none_at_all_link_to_nothing(tmp_path: Path) -> None:
    made = linker(TABLE, tmp_path)
    assert made.link(["", " \n", "eggs"], top=2)[:2] == [[], []]
    assert made.link([], top=2) == []
    with pytest.raises(UsageError, match="fewer than none"):
        made.link(["eggs"], top=-1)


def test_labels_are_encoded_once_and_kept(tmp_path: Path) -> None:
    told: list[int] = []
    first = linker(TABLE, tmp_path)
    vectors = first.prepare(told.append)
    assert sum(told) == first.labels == 6
    again = linker(TABLE, tmp_path).prepare(told.append)
    assert sum(told) == 6
    assert again.tobytes() == vectors.tobytes()
    assert [path.suffix for path in tmp_path.iterdir()] == [".npy"]


def test_other_labels_are_kept_apart(tmp_path: Path) -> None:
    linker(TABLE, tmp_path).prepare()
    other = linker(TABLE + row("d", "fry eggs"), tmp_path)
    assert len(other.prepare()) == 5
    assert len(list(tmp_path.iterdir())) == 2


def test_the_taxonomy_that_ships_holds_all_of_esco() -> None:
    taxonomy = load_taxonomy()
    assert len(taxonomy.skills) == 13_186
    ids = [skill.id for skill in taxonomy.skills]
    assert ids == sorted(set(ids))
    assert all(label.strip() == label != "" for s in taxonomy.skills for label in s.labels)
    assert all(len(set(skill.labels)) == len(skill.labels) for skill in taxonomy.skills)


def test_what_the_gazetteer_calls_esco_is_in_the_taxonomy() -> None:
    gazetteer, ids = load_gazetteer(), {skill.id for skill in load_taxonomy().skills}
    texts = ["Java", "boil eggs", "manage staff", "German", "maintain financial records"]
    named = [skill.id for text in texts if (skill := gazetteer.link(text)) is not None]
    assert len(named) > 2
    assert {one for one in named if "data.europa.eu" in one} <= ids


def test_an_empty_taxonomy_links_nothing(tmp_path: Path) -> None:
    empty = Linker(load_gazetteer(), Taxonomy((), ""), letters, "letters@0", tmp_path)
    assert empty.link([], top=5) == []
