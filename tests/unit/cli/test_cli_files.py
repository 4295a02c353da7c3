"""From what was typed to files, and from an answer to a file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from rolefit.cli.files import expand, naming, writable, write
from rolefit.domain.errors import EmptyDocument, UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.txt", ".hidden.txt", "deep/c.md", ".git/d.txt", "deep/.e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def test_a_folder_is_all_its_visible_files_sorted(folder: Path) -> None:
    assert [path.name for path in expand([folder])] == ["a.txt", "b.pdf", "c.md"]


def test_a_hidden_file_that_is_named_is_taken(folder: Path) -> None:
    assert expand([folder / ".hidden.txt"]) == [folder / ".hidden.txt"]


def test_a_folder_in_a_hidden_place_is_searched_all_the_same(folder: Path) -> None:
    assert expand([folder / ".git"]) == [folder / ".git" / "d.txt"]


def test_a_file_given_twice_is_ranked_once(folder: Path) -> None:
    assert expand([folder / "a.txt", folder, folder / "a.txt"])[0] == folder / "a.txt"
    assert len(expand([folder / "a.txt", folder, folder / "a.txt"])) == 3


def test_a_file_given_by_another_path_is_ranked_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert expand([Path("a.txt"), folder / "a.txt", folder]) == [
        Path("a.txt"),
        folder / "b.pdf",
        folder / "deep" / "c.md",
    ]


@pytest.mark.parametrize("look", [lambda path: expand([path]), writable])
def test_a_name_that_no_system_takes_is_wrong_usage(
    folder: Path, look: Callable[[Path], object]
) -> None:
    with pytest.raises(UsageError, match="cannot be"):
        look(folder / ("x" * 5000))


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(writable(pipe), "page")
    assert os.read(reading, 10) == b"page"
    os.close(reading)
    assert pipe.is_fifo()


def test_an_error_on_a_file_names_it_once() -> None:
    with pytest.raises(EmptyDocument, match=r"^here/a\.txt: nothing$"), naming(Path("here/a.txt")):
        raise EmptyDocument("nothing")
    with pytest.raises(EmptyDocument, match=r"^a\.txt: nothing$"), naming(Path("here/a.txt")):
        raise EmptyDocument("a.txt: nothing")


def test_the_posting_and_the_last_report_in_a_folder_are_no_resumes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert [path.name for path in expand([folder], without=[Path("b.pdf")])] == ["a.txt", "c.md"]
    assert expand([Path("b.pdf")], without=[Path("b.pdf")]) == [Path("b.pdf")]


def test_what_does_not_exist_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file or folder"):
        expand([tmp_path / "nowhere"])
    with pytest.raises(UsageError, match="no file in what"):
        expand([tmp_path])


def test_a_target_in_folders_that_are_not_there_yet_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "report.html"
    write(writable(target), "é")
    assert target.read_bytes() == "é".encode()
    assert [path.name for path in target.parent.iterdir()] == ["report.html"]


def test_a_target_that_cannot_be_written_is_told_before_the_work(folder: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        writable(folder)
    with pytest.raises(UsageError, match="cannot be written"):
        writable(folder / "a.txt" / "report.html")


def test_a_failed_write_leaves_the_old_report_and_no_part(folder: Path) -> None:
    target = folder / "report.html"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write(target, "half\udcff")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(folder.glob("*.part")) == []
