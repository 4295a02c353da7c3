"""Fetching into a data folder: whole files, a note of each, and what is there stays."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from publishers import (
    DATED,
    DEV,
    ESCO,
    ONET_ZIP,
    SPANS,
    TRAIN,
    Publishers,
    esco_zip,
    onet_zip,
    publishing,
    spans_folder,
    zipped,
)

from rolefit.domain.errors import DataError, DataUnavailable, UsageError
from rolefit.training.data.fetching import Fetcher, Outcome, mirrored
from rolefit.training.data.official import PUBLICATIONS
from rolefit.training.data.stock import take_stock

ONET_FILES = tuple(PUBLICATIONS["onet"].uses)
ESCO_FILES = tuple(PUBLICATIONS["esco"].uses)
SPAN_FILES = tuple(PUBLICATIONS["skillspan"].uses)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publishers]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with publishing() as publishers:
        yield publishers


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def fetcher(server: Publishers, data: Path, *, again: bool = False) -> Fetcher:
    return Fetcher(data, again=again, table=mirrored(server.base))


def files_of(data: Path) -> set[str]:
    return {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}


def states(data: Path) -> dict[str, str]:
    return {one.file: one.state for one in take_stock(data)}


def test_without_a_name_all_is_fetched_that_has_an_address_and_the_rest_is_told(
    server: Publishers, data: Path
) -> None:
    onet, esco, spans = fetcher(server, data).fetch([])
    assert onet == Outcome("onet", ONET_FILES)
    assert spans == Outcome("skillspan", SPAN_FILES)
    assert isinstance(esco.error, DataUnavailable)
    assert PUBLICATIONS["esco"].page in esco.error.message
    assert "--from FILE" in esco.error.remedy
    assert files_of(data) == {*ONET_FILES, *SPAN_FILES, "sources.json"}


def test_every_file_is_noted_with_where_it_is_from(server: Publishers, data: Path) -> None:
    list(fetcher(server, data).fetch(["onet"]))
    noted = json.loads((data / "sources.json").read_text(encoding="utf-8"))
    assert set(noted["files"]) == set(ONET_FILES)
    for file, made in noted["files"].items():
        assert made == {
            "source": "O*NET 29.2",
            "licence": "CC-BY-4.0",
            "sha256": sha256((data / file).read_bytes()).hexdigest(),
            "origin": {
                "address": f"{server.base}/{ONET_ZIP}",
                "sha256": sha256(onet_zip()).hexdigest(),
                "size": len(onet_zip()),
                "dated": DATED,
            },
        }


def test_what_is_there_is_left_alone_unless_again(server: Publishers, data: Path) -> None:
    list(fetcher(server, data).fetch(["skillspan"]))
    before = len(server.asked)
    (data / SPAN_FILES[0]).write_bytes(b"mine")
    assert list(fetcher(server, data).fetch(["skillspan"])) == [Outcome("skillspan", ())]
    assert len(server.asked) == before
    assert (data / SPAN_FILES[0]).read_bytes() == b"mine"
    [outcome] = fetcher(server, data, again=True).fetch(["skillspan"])
    assert outcome.files == SPAN_FILES
    assert states(data)[SPAN_FILES[0]] == "there"


def test_what_is_finished_stays_when_the_next_fails_and_is_not_asked_for_again(
    server: Publishers, data: Path
) -> None:
    dev = server.answers.pop(DEV)
    [outcome] = fetcher(server, data).fetch(["skillspan"])
    assert outcome.files == SPAN_FILES[:1]
    assert outcome.state == "failed"
    assert files_of(data) == {SPAN_FILES[0], "sources.json"}
    server.answers[DEV] = dev
    [outcome] = fetcher(server, data).fetch(["skillspan"])
    assert outcome == Outcome("skillspan", SPAN_FILES[1:])
    assert server.asked.count(TRAIN) == 1


def test_a_failure_of_one_source_does_not_stop_the_next(server: Publishers, data: Path) -> None:
    server.answers[ONET_ZIP] = b"<html>Come back tomorrow</html>"
    onet, spans = fetcher(server, data).fetch(["onet", "skillspan"])
    assert isinstance(onet.error, DataError)
    assert onet.files == ()
    assert spans.state == "fetched"
    assert files_of(data) == {*SPAN_FILES, "sources.json"}


def test_an_archive_that_lacks_a_member_gives_the_others(server: Publishers, data: Path) -> None:
    server.answers[ONET_ZIP] = zipped({"Job Zones.txt": "O*NET-SOC Code\tJob Zone\n"})
    [outcome] = fetcher(server, data).fetch(["onet"])
    assert outcome.files == ("onet/job_zones.tsv.gz",)
    assert outcome.error is not None
    assert "holds no Alternate Titles.txt and no Occupation Data.txt" in outcome.error.message


def test_what_somebody_downloaded_is_recognised_by_what_it_holds(
    server: Publishers, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.zip").write_bytes(esco_zip())
    (tmp_path / "b.zip").write_bytes(onet_zip())
    given = [tmp_path / "a.zip", tmp_path / "b.zip", spans_folder(tmp_path)]
    done = list(fetcher(server, data).fetch([], given))
    assert done == [
        Outcome("esco", ESCO_FILES),
        Outcome("onet", ONET_FILES),
        Outcome("skillspan", SPAN_FILES),
    ]
    assert server.asked == []
    noted = json.loads((data / "sources.json").read_text(encoding="utf-8"))["files"]
    assert noted[ESCO_FILES[0]]["origin"]["address"] == "a.zip"
    assert noted[SPAN_FILES[0]]["origin"] == {
        "address": "SkillSpan",
        "sha256": None,
        "size": None,
        "dated": None,
    }
    assert str(tmp_path) not in json.dumps(noted)


def test_files_and_names_together_fetch_both_and_a_name_given_as_file_once(
    server: Publishers, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "esco.zip").write_bytes(esco_zip())
    done = list(fetcher(server, data).fetch(["esco", "skillspan"], [tmp_path / "esco.zip"]))
    assert [(one.source, one.state) for one in done] == [
        ("esco", "fetched"),
        ("skillspan", "fetched"),
    ]


def test_several_files_may_make_up_a_source(server: Publishers, data: Path, tmp_path: Path) -> None:
    for name, text in SPANS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    both = [tmp_path / name for name in SPANS]
    [outcome] = fetcher(server, data).fetch([], both[:1])
    assert outcome.error is not None
    assert outcome.error.message == "train.json holds no dev.json."
    [outcome] = fetcher(server, data, again=True).fetch([], both)
    assert outcome == Outcome("skillspan", SPAN_FILES)


def test_without_escos_digital_skills_the_other_files_are_made(
    server: Publishers, data: Path, tmp_path: Path
) -> None:
    rest = {name: text for name, text in ESCO.items() if "digital" not in name}
    (tmp_path / "esco.zip").write_bytes(zipped(rest))
    [outcome] = fetcher(server, data).fetch([], [tmp_path / "esco.zip"])
    assert outcome.files == ESCO_FILES[:3]
    assert outcome.error is not None
    assert outcome.error.message == "esco.zip holds no digitalSkillsCollection_en.csv."


def test_a_file_of_no_source_and_a_folder_that_cannot_be_made_are_wrong_usage(
    server: Publishers, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "kites.zip").write_bytes(zipped({"kites.txt": "x"}))
    with pytest.raises(UsageError, match=r"kites\.zip is no download of O\*NET 29\.2, ESCO 1\.1"):
        list(fetcher(server, data).fetch([], [tmp_path / "kites.zip"]))
    data.write_text("no folder", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        list(fetcher(server, data).fetch(["onet"]))


def test_a_note_that_cannot_be_read_is_told_before_anything_is_asked(
    server: Publishers, data: Path
) -> None:
    data.mkdir()
    (data / "sources.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"sources\.json cannot be read"):
        list(fetcher(server, data).fetch(["onet"]))
    assert server.asked == []


def test_a_mirror_has_to_be_encrypted_too() -> None:
    with pytest.raises(UsageError, match="not https"):
        mirrored("http://mirror.example.org")
    [download] = mirrored("https://mirror.example.org/data/")["onet"].downloads
    assert download.address == "https://mirror.example.org/data/onet/db_29_2_text.zip"


def test_stock_tells_what_is_missing_damaged_or_changed_since(
    server: Publishers, data: Path
) -> None:
    list(fetcher(server, data).fetch(["onet"]))
    whole, changed, damaged, *_ = ONET_FILES
    (data / changed).write_bytes((data / whole).read_bytes())
    (data / damaged).write_bytes(b"no gzip")
    found = {one.file: one for one in take_stock(data)}
    assert found[whole].rows == 2
    assert found[whole].sha256 == sha256((data / whole).read_bytes()).hexdigest()
    assert found[whole].origin == f"{server.base}/{ONET_ZIP}"
    assert [found[name].state for name in (whole, changed, damaged, ESCO_FILES[0])] == [
        "there",
        "changed",
        "damaged",
        "missing",
    ]
