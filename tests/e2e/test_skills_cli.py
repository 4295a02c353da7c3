"""`rolefit skills` as a user runs it."""

import json
from pathlib import Path

import pytest
from kept_skills import keep_arbitrary_vectors
from shell import Run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    keep_arbitrary_vectors(folder)
    return folder


def linked(run: Run, cache: Path, *arguments: object) -> list[dict[str, object]]:
    done = run("skills", *arguments, "--json", ROLEFIT_CACHE_DIR=str(cache))
    assert (done.returncode, done.stderr) == (0, "")
    body = json.loads(done.stdout)
    assert body["format"] == 1
    sentences: list[dict[str, object]] = body["sentences"]
    return sentences


def test_a_phrase_is_linked_with_id_and_label(run: Run, cache: Path) -> None:
    (sentence,) = linked(run, cache, "maintenance of financial records", "--top", 1)
    assert sentence["skills"] == [
        {
            "id": "http://data.europa.eu/esco/skill/faf8943c-72ff-4736-a587-25508695d6f0",
            "label": "maintain financial records",
            "score": 1.0,
            "found": "named",
        }
    ]


def test_a_file_is_read_and_each_of_its_sentences_linked(
    run: Run, cache: Path, tmp_path: Path
) -> None:
    file = tmp_path / "posting.html"
    file.write_text("<p>You will boil eggs and fry them daily.</p><p>Fluent in German</p>")
    told = linked(run, cache, file)
    assert [one["text"] for one in told] == [
        "You will boil eggs and fry them daily.",
        "Fluent in German",
    ]


def test_the_table_shows_what_was_named(run: Run, cache: Path) -> None:
    done = run("skills", "Fluent in German", "--top", "1", ROLEFIT_CACHE_DIR=str(cache))
    assert done.returncode == 0
    assert "German" in done.stdout
    assert "named" in done.stdout


def test_a_least_score_leaves_out_what_fits_less(run: Run, cache: Path) -> None:
    done = run("skills", "Qwzx vlkj", "--least", "0.99", ROLEFIT_CACHE_DIR=str(cache))
    assert done.returncode == 0
    assert "none near enough" in done.stdout
    wrong = run("skills", "Fluent in German", "--least", "1.5", ROLEFIT_CACHE_DIR=str(cache))
    assert wrong.returncode == 2
    assert "--least" in wrong.stderr


def test_nothing_to_link_is_one_line_and_an_exit_code(run: Run, cache: Path) -> None:
    done = run("skills", " - ", ROLEFIT_CACHE_DIR=str(cache))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no text to link" in done.stderr
