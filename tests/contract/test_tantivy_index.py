"""The embedded index, in its contract; and what its folder goes through."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from index import IndexContract, asked, entry, ids, sketch

from rolefit.domain.errors import StoreUnavailable
from rolefit.domain.records import RecordKind
from rolefit.domain.search import Gone
from rolefit.stores.tantivy_index import TantivyIndex


@pytest.fixture
def index(tmp_path: Path) -> Iterator[TantivyIndex]:
    made = TantivyIndex(tmp_path / "index", "e1")
    yield made
    made.close()


class TestTantivyIndex(IndexContract):
    pass


def test_what_is_there_is_found_by_the_next_process(tmp_path: Path) -> None:
    first = TantivyIndex(tmp_path, "e1")
    likeness = replace(entry("d3", "weld", (0, 1, 0, 0)), sketch=sketch(0))
    first.put([entry("d1"), entry("d2"), likeness])
    first.drop([Gone("north", "d2", 5)])
    before = first.search(asked("bread weld", (0, 1, 0, 0)))
    first.close()
    second = TantivyIndex(tmp_path, "e1")
    assert second.id == first.id
    assert second.search(asked("bread weld", (0, 1, 0, 0))) == before
    assert second.alike("north", RecordKind.RESUME, sketch(0), 1.0) == ["d3"]
    second.put([replace(entry("d2"), revision=5)])
    assert ids(second.search(asked("bread")).words) == ["d1"]
    second.close()


def test_two_do_not_write_at_once(tmp_path: Path) -> None:
    first, second = TantivyIndex(tmp_path, "e1"), TantivyIndex(tmp_path, "e1")
    first.put([entry("d1")])
    with pytest.raises(StoreUnavailable) as caught:
        second.put([entry("d2")])
    assert "Another rolefit is writing" in caught.value.remedy
    first.close()
    second.put([entry("d2")])
    second.close()


def test_a_broken_folder_is_made_anew(tmp_path: Path) -> None:
    first = TantivyIndex(tmp_path, "e1")
    first.put([entry("d1")])
    first.close()
    (meta,) = tmp_path.rglob("meta.json")
    meta.write_text("{")
    second = TantivyIndex(tmp_path, "e1")
    assert second.id != first.id
    second.put([entry("d2")])
    assert ids(second.search(asked("bread")).words) == ["d2"]
    second.close()


def test_what_another_encoder_made_is_made_anew(tmp_path: Path) -> None:
    first = TantivyIndex(tmp_path, "e1")
    first.put([entry("d1")])
    first.close()
    second = TantivyIndex(tmp_path, "e2")
    assert second.id != first.id
    assert ids(second.search(asked("bread")).words) == []
    second.put([entry("d1")])
    assert ids(second.search(asked("bread")).words) == ["d1"]
    second.close()


def test_two_encoders_have_each_an_index_of_its_own(tmp_path: Path) -> None:
    first = TantivyIndex(tmp_path, "e1")
    first.put([entry("d1")])
    second = TantivyIndex(tmp_path, "e2", alone=False)
    second.put([entry("d2")])
    assert ids(first.search(asked("bread")).words) == ["d1"]
    assert ids(second.search(asked("bread")).words) == ["d2"]
    first.remove()
    assert ids(second.search(asked("bread")).words) == ["d2"]
    assert len(list(tmp_path.iterdir())) == 1
    second.close()
    again = TantivyIndex(tmp_path, "e2")
    assert again.id == second.id
    again.close()


def test_an_index_whose_making_was_stopped_is_made_anew(tmp_path: Path) -> None:
    first = TantivyIndex(tmp_path, "e1")
    first.close()
    (name,) = tmp_path.rglob("made-by")
    name.unlink()
    second = TantivyIndex(tmp_path, "e1")
    assert second.id != first.id
    second.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        TantivyIndex(tmp_path / "index", "e1")


def test_what_another_layout_left_is_removed(tmp_path: Path) -> None:
    """Nobody would erase anything there."""
    (tmp_path / "0").mkdir()
    (tmp_path / "0" / "meta.json").write_text("{}")
    (tmp_path / "notes").mkdir()
    TantivyIndex(tmp_path, "e1").close()
    assert not (tmp_path / "0").exists()
    assert (tmp_path / "notes").exists()
