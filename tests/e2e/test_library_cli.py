"""`rolefit import`, `search` and `remove` as a recruiter uses them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from shell import SAMPLES, Run

pytestmark = pytest.mark.slow

COOKS = ("jamal-haddad.md", "caoimhe-ni-mhurchu.docx", "tyler-vance.pdf")
OTHERS = ("rajagopalan.pdf", "fatima-al-zahrawi.pdf", "ingrid-sorensen-vik.docx")


@pytest.fixture(scope="module")
def data(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with six résumés in it."""
    made = tmp_path_factory.mktemp("data")
    paths = [SAMPLES / "resumes" / name for name in (*COOKS, *OTHERS)]
    done = run("import", *paths, "--tag", "spring", ROLEFIT_DATA_DIR=str(made))
    assert (done.returncode, done.stdout) == (0, "6 created.\n"), done.stderr
    return made


def found(run: Run, data: Path, *arguments: object) -> list[dict[str, Any]]:
    done = run("search", *arguments, "--json", ROLEFIT_DATA_DIR=str(data))
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, Any]] = json.loads(done.stdout)["found"]
    return rows


def names(rows: list[dict[str, Any]]) -> list[str]:
    return [row["match"]["name"] for row in rows]


def test_a_posting_finds_its_people_with_the_scores_of_rank(run: Run, data: Path) -> None:
    job = SAMPLES / "jobs" / "sous-chef.txt"
    rows = found(run, data, job)
    ranked = run("rank", job, *(SAMPLES / "resumes" / name for name in COOKS + OTHERS), "--json")
    matches = json.loads(ranked.stdout)["matches"]
    assert names(rows) == [match["name"] for match in matches]
    assert [row["match"]["score"] for row in rows] == [match["score"] for match in matches]
    assert set(names(rows)[:2]) < set(COOKS)
    assert {row["by_vectors"] for row in rows} == {1, 2, 3, 4, 5, 6}


def test_a_few_words_and_chips_find_too(run: Run, data: Path) -> None:
    assert names(found(run, data, "kubernetes", "--top", "1"))[0] in OTHERS
    rows = found(run, data, "--must", "cooking in a kitchen", "--not", "kubernetes")
    assert names(rows)[0] in COOKS
    asked = [one["requirement"]["importance"] for one in rows[0]["match"]["requirements"]]
    assert asked == ["must", "not"]


def test_filters_leave_out(run: Run, data: Path) -> None:
    assert len(found(run, data, "kitchen", "--tag", "spring")) == 6
    assert found(run, data, "kitchen", "--tag", "autumn") == []
    assert found(run, data, "kitchen", "--years", "99") == []
    assert found(run, data, "kitchen", "--tenant", "somebody else") == []


def test_a_query_with_operators_and_a_skill_must_hold(run: Run, data: Path) -> None:
    cooks = names(found(run, data, "kitchen AND NOT kubernetes"))
    assert cooks
    assert set(cooks) <= set(COOKS)
    engineers = names(found(run, data, "engineer", "--skill", "k8s"))
    assert engineers
    assert set(engineers) <= set(OTHERS)
    wrong = run("search", 'kitchen AND "open', ROLEFIT_DATA_DIR=str(data))
    assert (wrong.returncode, "at character 13" in wrong.stderr) == (2, True)
    unknown = run("search", "kitchen", "--skill", "Kuberntes", ROLEFIT_DATA_DIR=str(data))
    assert (unknown.returncode, "Kubernetes" in unknown.stderr) == (2, True)
    place = run("search", "kitchen", "--place", "Galway", ROLEFIT_DATA_DIR=str(data))
    assert (place.returncode, "--jobs" in place.stderr) == (2, True)


def test_facets_count_everybody_who_passes(run: Run, data: Path) -> None:
    done = run("search", "kitchen", "--top", "1", "--facets", "--json", ROLEFIT_DATA_DIR=str(data))
    body = json.loads(done.stdout)
    assert (len(body["found"]), body["total"], body["facets"]["total"]) == (1, 6, 6)
    assert body["facets"]["tags"] == {"spring": 6}
    assert all(one["label"] and one["count"] <= 6 for one in body["facets"]["skills"])
    table = run("search", "kitchen", "--top", "1", "--facets", ROLEFIT_DATA_DIR=str(data))
    assert "6 pass the filters." in table.stdout
    assert "Tags: spring 6" in table.stdout


def test_kept_jobs_are_found_by_words(run: Run, tmp_path: Path) -> None:
    postings = [SAMPLES / "jobs" / name for name in ("data-scientist.md", "sous-chef.txt")]
    run("import", *postings, "--kind", "job", ROLEFIT_DATA_DIR=str(tmp_path))
    done = run("search", "kitchen NOT python", "--jobs", "--json", ROLEFIT_DATA_DIR=str(tmp_path))
    assert [row["title"] for row in json.loads(done.stdout)["jobs"]] == ["Sous Chef"]
    table = run("search", "kitchen", "--jobs", "--facets", ROLEFIT_DATA_DIR=str(tmp_path))
    assert "Sous Chef" in table.stdout
    assert "2 pass the filters." in table.stdout
    none = run("search", "kitchen", "--jobs", "--tag", "x", ROLEFIT_DATA_DIR=str(tmp_path))
    assert "takes postings in" in none.stdout


def test_a_second_version_is_told_and_shown_in_one_entry(run: Run, tmp_path: Path) -> None:
    text = (SAMPLES / "resumes" / COOKS[0]).read_text(encoding="utf-8")
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.write_text(text, encoding="utf-8")
    second.write_text(text + "\n- Fluent in the language of knives\n", encoding="utf-8")
    data = tmp_path / "data"
    done = run("import", first, ROLEFIT_DATA_DIR=str(data))
    assert done.stderr == ""
    again = run("import", second, ROLEFIT_DATA_DIR=str(data))
    assert (again.returncode, "nearly the same as" in again.stderr) == (0, True)
    (row,) = found(run, data, "kitchen")
    assert len(row["also"]) == 1
    table = run("search", "kitchen", ROLEFIT_DATA_DIR=str(data))
    assert row["also"][0] in table.stdout


def test_what_is_there_is_not_kept_twice_and_a_bad_file_stops_nothing(
    run: Run, data: Path, tmp_path: Path
) -> None:
    shutil.copy(SAMPLES / "resumes" / COOKS[0], tmp_path / "copy.md")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "gone.txt").write_text("")
    done = run("import", tmp_path, ROLEFIT_DATA_DIR=str(data))
    assert done.returncode == 3
    assert done.stdout == "1 unchanged, 2 refused.\n"
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == [
        "broken.pdf",
        "gone.txt",
    ]


def test_a_table_for_people_and_a_hint_where_nobody_is(
    run: Run, data: Path, tmp_path: Path
) -> None:
    table = run("search", "kitchen", "--top", "2", "--explain", ROLEFIT_DATA_DIR=str(data))
    assert table.returncode == 0
    assert "1. " in table.stdout
    assert "signature" in table.stdout
    blind = run("search", "kitchen", "--blind", ROLEFIT_DATA_DIR=str(data))
    assert not any(name in blind.stdout for name in COOKS + OTHERS)
    empty = run("search", "kitchen", ROLEFIT_DATA_DIR=str(tmp_path / "new"))
    assert (empty.returncode, "takes résumés in" in empty.stdout) == (0, True)


def test_kept_jobs_are_found_for_a_resume(run: Run, tmp_path: Path) -> None:
    resume = SAMPLES / "resumes" / COOKS[0]
    none = run("jobs", resume, ROLEFIT_DATA_DIR=str(tmp_path))
    assert (none.returncode, "takes postings in" in none.stdout) == (0, True)
    postings = [SAMPLES / "jobs" / name for name in ("data-scientist.md", "sous-chef.txt")]
    done = run("import", *postings, "--kind", "job", ROLEFIT_DATA_DIR=str(tmp_path))
    assert done.stdout == "2 created.\n"
    kept = run("jobs", resume, "--json", ROLEFIT_DATA_DIR=str(tmp_path))
    given = run("jobs", resume, *postings, "--json")
    rows = [json.loads(told.stdout)["jobs"] for told in (kept, given)]
    kept_scores, given_scores = (
        [(row["above"], row["match"]["score"]) for row in some] for some in rows
    )
    assert kept_scores == given_scores
    assert all(row["id"] for row in rows[0])
    assert not any(row["id"] for row in rows[1])
    vectors = run("search", "kitchen", ROLEFIT_DATA_DIR=str(tmp_path))
    assert "takes résumés in" in vectors.stdout  # asking for jobs keeps nothing of who asks


def test_who_is_like_somebody_is_found_with_the_skills_they_share(run: Run, data: Path) -> None:
    (cook,) = [row["id"] for row in found(run, data, "kitchen") if row["match"]["name"] == COOKS[0]]
    done = run("similar", cook, "--json", ROLEFIT_DATA_DIR=str(data))
    rows = json.loads(done.stdout)["similar"]
    assert {row["name"] for row in rows} == {*COOKS[1:], *OTHERS}
    assert rows[0]["name"] in COOKS
    assert rows[0]["shared"]
    table = run("similar", cook, "--top", "1", ROLEFIT_DATA_DIR=str(data))
    assert rows[0]["name"] in table.stdout
    assert rows[0]["shared"][0][:8] in table.stdout
    nobody = run("similar", "never-was", ROLEFIT_DATA_DIR=str(data))
    assert (nobody.returncode, "never-was" in nobody.stderr) == (1, True)


def test_what_cannot_be_meant_is_told(run: Run, data: Path) -> None:
    nothing = run("search", ROLEFIT_DATA_DIR=str(data))
    assert nothing.returncode == 2
    assert "nothing to look for" in nothing.stderr
    both = run("search", SAMPLES / "jobs" / "sous-chef.txt", "--must", "knives")
    assert both.returncode == 2
    nobody = run("remove", "never-was", ROLEFIT_DATA_DIR=str(data))
    assert nobody.returncode == 1
    assert "never-was" in nobody.stderr
    blank = run("search", "kitchen", "--tenant", " ", ROLEFIT_DATA_DIR=str(data))
    assert blank.returncode == 2


def test_what_is_due_is_erased_by_the_next_import(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    cook, other = (SAMPLES / "resumes" / name for name in (COOKS[0], OTHERS[0]))
    run("import", cook, "--keep-until", "2020-01-31", ROLEFIT_DATA_DIR=str(data))
    assert names(found(run, data, "kitchen")) == [COOKS[0]]
    run("import", other, ROLEFIT_DATA_DIR=str(data))
    assert names(found(run, data, "kitchen")) == [OTHERS[0]]
    wrong = run("import", cook, "--keep-until", "soon", ROLEFIT_DATA_DIR=str(data))
    assert wrong.returncode == 2


def test_who_is_removed_is_found_no_more(run: Run, tmp_path: Path) -> None:
    done = run("import", SAMPLES / "resumes" / COOKS[0], "--json", ROLEFIT_DATA_DIR=str(tmp_path))
    (document,) = json.loads(done.stdout)["documents"]
    assert document["change"] == "created"
    gone = run("remove", document["id"], ROLEFIT_DATA_DIR=str(tmp_path))
    assert (gone.returncode, gone.stdout) == (0, "1 erased.\n")
    assert found(run, tmp_path, "kitchen") == []
    text = (SAMPLES / "resumes" / COOKS[0]).read_text(encoding="utf-8")
    words = max(text.split(), key=len).encode()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(words in path.read_bytes() for path in files if path.suffix != ".db-wal")
