"""`rolefit audit verify`, `export` and `decisions` as an auditor uses them."""

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from shell import Run

from rolefit.domain.decisions import Decision, Verdict
from rolefit.domain.trail import Action, Event
from rolefit.stores.sqlite import Database, SqliteDecisions, SqliteTrail

pytestmark = pytest.mark.slow

START = datetime(2031, 5, 1, 23, 30, tzinfo=UTC)
GROUPS = "document_id,sex,race\n" + "".join(
    f"d{n},{'Female' if n % 2 else 'Male'},{'Black' if n % 3 else 'White'}\n" for n in range(18)
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which twenty applications were decided on."""
    folder = tmp_path / "data"
    database = Database(folder / "rolefit.db")
    trail, decisions = SqliteTrail(database), SqliteDecisions(database)
    for n in range(20):
        moment = START + timedelta(hours=n)
        verdict = (Verdict.REJECTED, Verdict.SHORTLISTED)[n % 4 < 2]
        decisions.add(
            Decision(
                "default",
                f"x{n:02d}",
                f"j{n // 10}",
                f"d{n}",
                verdict,
                "ada",
                moment,
                "=cmd()",
                score=float(40 + n),
            )
        )
        trail.append(
            Event("default", moment, "ada", Action.DECIDED, f"d{n}", details={"verdict": verdict})
        )
    database.close()
    return folder


@pytest.fixture
def audit(run: Run, data: Path) -> Callable[..., tuple[int, str, str]]:
    """Run `rolefit audit` on it: exit code, output, errors."""

    def of(*arguments: object) -> tuple[int, str, str]:
        done = run("audit", *arguments, ROLEFIT_DATA_DIR=str(data))
        return done.returncode, done.stdout, done.stderr

    return of


Audit = Callable[..., tuple[int, str, str]]


def test_a_log_is_verified_exported_and_verified_from_its_file(
    audit: Audit, tmp_path: Path
) -> None:
    code, told, _ = audit("verify", "--json")
    (chain,) = json.loads(told)["chains"]
    assert (code, chain["tenant"], chain["last"], chain["holds"]) == (0, "default", 20, True)
    target = tmp_path / "log.jsonl"
    assert audit("export", target)[0] == 0
    code, told, _ = audit("verify", target, "--expect", chain["hash"].upper())
    assert (code, chain["hash"] in told) == (0, True)
    code, part, _ = audit("export", "-", "--since", "2031-05-02")
    assert code == 0
    assert part.splitlines() == target.read_text(encoding="utf-8").splitlines()[1:]
    target.write_text(part, encoding="utf-8")
    code, told, _ = audit("verify", target)
    assert (code, "2 to 20" in told) == (0, True)


def test_what_was_tampered_with_is_named_and_has_an_exit_code(
    audit: Audit, data: Path, tmp_path: Path
) -> None:
    target = tmp_path / "log.jsonl"
    audit("export", target)
    lines = target.read_text(encoding="utf-8").splitlines(keepends=True)
    last = json.loads(lines[-1])["hash"]
    target.write_text("".join(lines[:-1]), encoding="utf-8")
    assert audit("verify", target)[0] == 0
    code, told, _ = audit("verify", target, "--expect", last)
    assert (code, "before entry 20" in told) == (6, True)
    connection = sqlite3.connect(data / "rolefit.db", isolation_level=None)
    connection.execute("DROP TRIGGER trail_is_never_changed")
    connection.execute("UPDATE trail SET actor = 'eve' WHERE number = 7")
    connection.close()
    code, told, _ = audit("verify", "--json")
    (chain,) = json.loads(told)["chains"]
    assert (code, chain["holds"], chain["last"]) == (6, False, 6)
    assert (chain["broken"]["number"], chain["broken"]["fault"]) == (7, "changed")
    code, told, _ = audit("verify")
    assert (code, "entry 7" in told) == (6, True)


def test_what_cannot_be_meant_is_wrong_usage(audit: Audit, tmp_path: Path) -> None:
    assert audit("verify", "--expect", "abc")[0] == 2
    assert audit("verify", tmp_path / "nowhere")[0] == 2
    assert audit("export", tmp_path)[0] == 2
    groups = tmp_path / "groups.csv"
    groups.write_text("document_id,sex\nnobody,Female\n", encoding="utf-8")
    code, _, told = audit("decisions", "--groups", groups)
    assert (code, "nobody's category" in told) == (2, True)


def test_decisions_are_counted_by_group_and_none_of_it_is_kept(
    audit: Audit, data: Path, tmp_path: Path
) -> None:
    groups, page = tmp_path / "groups.csv", tmp_path / "page.html"
    groups.write_text(GROUPS, encoding="utf-8")
    code, told, errors = audit("decisions", "--groups", groups, "--html", page, "--json")
    assert code == 0, errors
    body = json.loads(told)
    assert body["kind"] == "decisions"
    assert body["decided"] == {
        "decisions": 20,
        "applications": 20,
        "withdrawn": 0,
        "without_score": 0,
        "without_group": 2,
    }
    selection = next(
        one
        for one in body["comparisons"]
        if (one["dimension"], one["measure"]) == ("sex", "selection rate")
    )
    counts = {one["name"]: (one["count"], one["favoured"]) for one in selection["categories"]}
    assert counts == {"Male": (9, 5), "Female": (9, 5)}
    assert selection["unknown"] == 2
    assert "2 without group" in page.read_text(encoding="utf-8")
    code, table, _ = audit("decisions", "--groups", groups, "--job", "j0", "--until", "2031-05-01")
    assert (code, "1 decisions, 1 applications" in table) == (0, True)
    kept = b"".join(one.read_bytes() for one in data.rglob("*") if one.is_file())
    assert b"Female" not in kept
