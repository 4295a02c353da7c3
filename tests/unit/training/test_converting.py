"""From what publishers give out to what the builders read, and what is refused on the way."""

import gzip
import sys
import zipfile
from pathlib import Path

import pytest
from publishers import ESCO, ONET, SPANS, esco_zip, onet_zip, spans_folder, zipped

from rolefit.domain.errors import DataError, UsageError
from rolefit.evaluation.devsets import sources
from rolefit.training.data.archives import given
from rolefit.training.data.converting import CONVERSIONS
from rolefit.training.data.provenance import write_packed
from rolefit.training.data.spans import marked_sentences
from rolefit.training.data.taxonomies import esco_occupation_pairs, esco_skill_pairs, onet_pairs

BUDGET = 1 << 20


def stored(folder: Path, content: bytes, name: str = "download.zip") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def converted(download: Path, data: Path, budget: int = BUDGET) -> Path:
    """The data folder with everything that can be made of a download."""
    with given(download, budget) as archive:
        for file, conversion in CONVERSIONS.items():
            if not conversion.lacks(archive):
                write_packed(data / file, conversion.lines(archive))
    return data


def test_onet_stays_what_it_is_byte_for_byte(tmp_path: Path) -> None:
    data = converted(stored(tmp_path, onet_zip()), tmp_path / "data")
    made = {path.name: gzip.decompress(path.read_bytes()) for path in (data / "onet").iterdir()}
    assert made == {
        name.lower().replace(" ", "_").replace(".txt", ".tsv.gz"): text.encode()
        for name, text in ONET.items()
    }
    assert sources.onet_descriptions(data)["99-1011.00"] == 'Make "box" kites.'
    assert sources.core_tasks(data) == {"99-1011.00": ["Glue the spars."]}
    assert sources.hot_technologies(data) == {"99-1011.00": ["KiteCAD"]}
    assert ("Kite Builder", "Kite Makers") in {(p.left, p.right) for p in onet_pairs(data)}


def test_escos_columns_get_the_names_that_the_builders_read(tmp_path: Path) -> None:
    data = converted(stored(tmp_path, esco_zip()), tmp_path / "data")
    programmer, joiner = sources.esco_occupations(data)
    assert programmer == sources.Labelled("o1", "kite programmer", ("kite coder", "kite developer"))
    assert joiner.others == ()
    assert sources.esco_groups(data) == {"o1": "2512", "o2": "7522"}
    assert sources.esco_descriptions(data)["o1"] == "Writes,\nruns."
    assert list(esco_occupation_pairs(data))
    assert list(esco_skill_pairs(data))


def test_labels_and_description_of_a_skill_run_together_the_preferred_one_once(
    tmp_path: Path,
) -> None:
    data = converted(stored(tmp_path, esco_zip()), tmp_path / "data")
    assert sources.esco_texts(data) == [
        ("s1", "steer kites", "steer kites fly kites kite steering Hold lines."),
        ("s2", "KiteScript", "kitescript KS A language."),
        ("s3", "glue spars", "glue spars Glue them."),
    ]


def test_only_digital_skills_have_their_labels_one_by_one(tmp_path: Path) -> None:
    data = converted(stored(tmp_path, esco_zip()), tmp_path / "data")
    others = {concept.id: concept.others for concept in sources.esco_skills(data)}
    assert others == {"s1": (), "s2": ("KiteScript", "kitescript", "KS"), "s3": ()}


def test_only_what_an_ict_occupation_cannot_do_without_is_related(tmp_path: Path) -> None:
    data = converted(stored(tmp_path, esco_zip()), tmp_path / "data")
    assert sources.esco_occupation_skills(data) == {"o1": ["KiteScript"]}


def test_a_folder_of_unpacked_csv_files_and_older_names_will_do(tmp_path: Path) -> None:
    older = {
        name.replace("Relations_en", "Relations").replace("digital", "ict"): text
        for name, text in ESCO.items()
    }
    assert len(set(older) - set(ESCO)) == 2
    for name, text in older.items():
        stored(tmp_path, b"\xef\xbb\xbf" + text.encode(), name)
    data = converted(tmp_path, tmp_path / "data")
    assert sources.esco_occupation_skills(data) == {"o1": ["KiteScript"]}


def test_sentences_are_found_deep_in_a_clone_and_read_as_text(tmp_path: Path) -> None:
    data = converted(spans_folder(tmp_path), tmp_path / "data")
    assert [one.sentence for one in marked_sentences(data, "train")] == [
        "Glue – spars.",
        "Fly kites.",
    ]
    assert "–" in gzip.decompress((data / "skillspan/train.jsonl.gz").read_bytes()).decode()


def test_the_same_download_makes_the_same_bytes(tmp_path: Path) -> None:
    download = stored(tmp_path, esco_zip())
    first, second = (converted(download, tmp_path / name) for name in ("one", "two"))
    for path in first.rglob("*.gz"):
        assert path.read_bytes() == (second / path.relative_to(first)).read_bytes()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"Job_Zones": "O*NET-SOC Code\tZone\r\n"}, "Job Zones.txt .* has no column Job Zone"),
        ({"Job_Zones": "<html>"}, "has no column"),
        (
            {"Job_Zones": "O*NET-SOC Code\tJob Zone\r\n99-1011.00\r\n"},
            "Line 2 of Job Zones.txt",
        ),
        (
            {"Occupation_Data": "O*NET-SOC Code\tTitle\tDescription\nkites\tMakers\tMake.\n"},
            "Line 2 of Occupation Data.txt",
        ),
    ],
)
def test_a_table_of_another_form_is_refused(
    tmp_path: Path, changes: dict[str, str], told: str
) -> None:
    with pytest.raises(DataError, match=told):
        converted(stored(tmp_path, onet_zip(**changes)), tmp_path / "data")


@pytest.mark.parametrize(
    "row",
    [
        "[]",
        "{",
        '{"tokens": ["a"]}',
        SPANS["dev.json"].replace('["B"', '["X"').strip(),
        SPANS["dev.json"].replace('"Test", ', "").strip(),
    ],
)
def test_a_line_that_is_no_tagged_sentence_is_refused(tmp_path: Path, row: str) -> None:
    stored(tmp_path, f"{SPANS['dev.json']}{row}\n".encode(), "train.json")
    with pytest.raises(DataError, match=r"Line 2 of train\.json"):
        converted(tmp_path / "train.json", tmp_path / "data")


@pytest.mark.parametrize("name", ["../Job Zones.txt", "/etc/Job Zones.txt", "..\\a.txt", "C:/a"])
def test_an_archive_that_names_a_path_outside_of_itself_is_refused(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(DataError, match="outside of itself"):
        converted(stored(tmp_path, zipped({name: "x"})), tmp_path / "data")


def test_a_bomb_ends_at_the_bound_and_leaves_nothing(tmp_path: Path) -> None:
    head = ONET["Job Zones.txt"]
    row = "99-1011.00\t2\t08/2023\tAnalyst\r\n"
    bomb = stored(tmp_path, onet_zip(Job_Zones=head + row * 100_000))
    assert bomb.stat().st_size < BUDGET
    with pytest.raises(DataError, match="unpacks to more than 1 MiB"):
        converted(bomb, tmp_path / "data")
    assert not (tmp_path / "data/onet/job_zones.tsv.gz").exists()
    assert list((tmp_path / "data").rglob("*.part")) == []


def test_a_line_without_an_end_is_refused(tmp_path: Path) -> None:
    bomb = stored(tmp_path, onet_zip(Job_Zones="x" * (1 << 21)))
    with pytest.raises(DataError, match="a line of more than a megabyte"):
        converted(bomb, tmp_path / "data", budget=1 << 24)


def test_damaged_encrypted_and_foreign_archives_are_told(tmp_path: Path) -> None:
    whole = bytearray(onet_zip())
    with pytest.raises(DataError, match="no ZIP archive"):
        converted(stored(tmp_path, b"<html>not found</html>"), tmp_path / "data")
    with pytest.raises(DataError, match="no ZIP archive"):
        converted(stored(tmp_path, bytes(whole[: len(whole) // 2])), tmp_path / "data")
    entry = zipfile.ZipFile(stored(tmp_path, bytes(whole))).infolist()[0]
    whole[entry.header_offset + 80] ^= 0xFF
    with pytest.raises(DataError, match="damaged"):
        converted(stored(tmp_path, bytes(whole)), tmp_path / "data")
    locked = bytearray(onet_zip())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + offset] |= 1
    with pytest.raises(DataError, match="encrypted"):
        converted(stored(tmp_path, bytes(locked)), tmp_path / "data")


def test_text_that_is_no_utf8_and_two_members_of_one_name_are_told(tmp_path: Path) -> None:
    latin = zipped({**ONET, "Job Zones.txt": b"O*NET-SOC Code\tJob Zone\n99-1011.00\t\xe4\n"})
    with pytest.raises(DataError, match="no UTF-8"):
        converted(stored(tmp_path, latin), tmp_path / "data")
    twice = zipped({**ONET, "copy/Job Zones.txt": ONET["Job Zones.txt"]})
    with pytest.raises(DataError, match=r"more than one Job Zones\.txt"):
        converted(stored(tmp_path, twice), tmp_path / "data")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    stored(tmp_path, SPANS["dev.json"].encode(), "train.json")
    (folder / "train.json").symlink_to(tmp_path / "train.json")
    (folder / "below").symlink_to(tmp_path)
    with given(folder, BUDGET) as archive:
        assert "train.json" not in archive


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.zip cannot be opened"):
        converted(tmp_path / "gone.zip", tmp_path / "data")
