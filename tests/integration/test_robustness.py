"""Perturbations of a few samples through the public Matcher: what the score promises holds."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rolefit import Matcher
from rolefit.cli.app import app
from rolefit.domain.errors import UsageError
from rolefit.evaluation.baselines import silent
from rolefit.evaluation.judgements import Judgements, read_judgements
from rolefit.evaluation.robustness import PERTURBATIONS, Trial, robustness_families, trials
from rolefit.evaluation.robustness.folder import tried_folder
from rolefit.evaluation.systems import Pool, read_pool
from rolefit.training import examine
from rolefit.training.comparing import compare
from rolefit.training.scorecard import Costs, Family, Scorecard, from_json, to_json

SAMPLES = Path(__file__).parents[2] / "samples"

JOBS = ("platform-engineer.html", "sous-chef.txt")
RESUMES = (
    "oluwaseun-adeyemi-balogun.json",
    "katarzyna-wisniewska.pdf",
    "fatima-al-zahrawi.pdf",
    "zhang-wei.pdf",
    "giuseppe-marchetti.pdf",
    "jamal-haddad.md",
)


@pytest.fixture(scope="module")
def grades() -> Judgements:
    all_ = read_judgements(SAMPLES / "answers.json")
    return {job: {name: all_[job][name] for name in RESUMES} for job in JOBS}


@pytest.fixture(scope="module")
def pool(matcher: Matcher) -> Pool:
    return read_pool(
        matcher,
        {name: SAMPLES / "jobs" / name for name in JOBS},
        {name: SAMPLES / "resumes" / name for name in RESUMES},
    )


@pytest.fixture(scope="module")
def tried(matcher: Matcher, pool: Pool, grades: Judgements) -> dict[str, Trial]:
    found = trials(matcher, pool.jobs, pool.resumes, grades)
    return {trial.perturbation.name: trial for trial in found}


def test_every_perturbation_changes_something(tried: dict[str, Trial]) -> None:
    assert list(tried) == [one.name for one in PERTURBATIONS]
    # Neither posting has a word that is spelt in two ways.
    assert [name for name, trial in tried.items() if not trial.all] == ["robust-spelling"]


def test_a_longer_resume_never_loses(tried: dict[str, Trial]) -> None:
    trial = tried["robust-length"]
    assert trial.broken == ()
    assert len(trial.all) == len(JOBS) * len(RESUMES)


def test_hidden_words_move_no_score(tried: dict[str, Trial]) -> None:
    assert tried["robust-hidden"].broken == ()
    assert {pair.change for pair in tried["robust-hidden"].all} == {0.0}


def test_a_denial_never_earns_points_where_its_skill_is_asked(tried: dict[str, Trial]) -> None:
    own = [pair.own for pair in tried["robust-negation"].all]
    assert len(own) >= 4
    assert all(points is not None and points[1] <= points[0] for points in own)


def test_stuffing_gains_points_but_does_not_pass_the_best(tried: dict[str, Trial]) -> None:
    trial = tried["robust-stuffing"]
    assert any(pair.change > 0 for pair in trial.all)
    assert trial.overtakers() == ()


def test_a_worse_scan_keeps_less(tried: dict[str, Trial]) -> None:
    def kept(name: str) -> float:
        values = next(f for f in tried[name].families() if f.measure == "score kept").values
        return sum(values.values()) / len(values)

    assert kept("robust-ocr-1") > kept("robust-ocr-5")


def test_the_baselines_stand_beside_where_all_are_changed(tried: dict[str, Trial]) -> None:
    for name, trial in tried.items():
        alone = name in {"robust-negation", "robust-stuffing", "robust-hidden"}
        baselines = [] if alone else ["bm25", "tf-idf", "cosine", "passages"]
        assert list(trial.orders()) == ["rolefit", *baselines]
    # One bag of words is the same in any order of its sections.
    assert tried["robust-sections"].orders()["bm25"]["order kept"] == 1.0


def test_families_are_the_same_every_time_whatever_the_order(
    matcher: Matcher, pool: Pool, grades: Judgements, tried: dict[str, Trial]
) -> None:
    backwards = dict(reversed(list(pool.resumes.items())))
    counted: list[str] = []

    def counting(what: str, _total: int) -> "nullcontext[object]":
        counted.append(what)
        return nullcontext(lambda _done: None)

    again = robustness_families(matcher, pool.jobs, backwards, grades, counting)  # type: ignore[arg-type]
    assert again == [family for trial in tried.values() for family in trial.families()]
    assert len(counted) == 1 + len(PERTURBATIONS)
    assert all(0 <= value <= 1 for family in again for value in family.values.values())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two jobs and three résumés, with grades."""
    made = tmp_path_factory.mktemp("small")
    asked = "{}\n\nRequirements\n- {}\n- {}\n".format
    done = "Experience\n{} (2015 - 2022)\n- {}\n".format
    texts = {
        "jobs/cook.txt": asked("Head Cook", "At least two years as a cook", "Costing in Excel"),
        "jobs/smith.txt": asked("Smith", "Experience with welding", "Reading drawings"),
        "resumes/ada.txt": done("Head cook, The Heron", "Costed menus in Excel."),
        "resumes/bo.txt": done("Smith, Quay Works", "Welding of gates."),
        "resumes/cy.txt": done("Porter, The Heron", "Washed pans."),
    }
    for name, text in texts.items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    grades = {
        "cook.txt": {"grades": {"ada.txt": 3, "bo.txt": 0, "cy.txt": 1}},
        "smith.txt": {"grades": {"ada.txt": 0, "bo.txt": 3, "cy.txt": 0}},
    }
    (made / "answers.json").write_text(json.dumps(grades), encoding="utf-8")
    return made


def test_the_command_tells_robustness_and_calibration(folder: Path) -> None:
    given = ["evaluate", str(folder), "--robustness", "--calibration"]
    shown = CliRunner().invoke(app, given, catch_exceptions=False)
    assert shown.exit_code == 0
    for words in (
        "Robustness",
        "robust-ocr-5",
        "How far scores moved",
        "Reliability",
        "beside plain",
    ):
        assert words in shown.stdout
    (body,) = json.loads(CliRunner().invoke(app, [*given, "--json"]).stdout)["evaluations"]
    assert [one["name"] for one in body["robustness"]] == [one.name for one in PERTURBATIONS]
    assert body["calibration"]["relevant"] == 2
    assert "jobs" not in body["robustness"][0]["measures"].get("order kept", {})


def test_nothing_is_added_unless_it_is_asked_for(folder: Path) -> None:
    (body,) = json.loads(CliRunner().invoke(app, ["evaluate", str(folder), "--json"]).stdout)[
        "evaluations"
    ]
    assert not {"robustness", "calibration"} & set(body)


def test_a_folder_makes_families_with_the_digest_of_its_data(
    matcher: Matcher, folder: Path
) -> None:
    found = tried_folder(matcher, folder)
    assert len(found.digest) == 64
    titles = {(one.name, one.measure) for one in found.families}
    assert ("robust-ocr-2", "order kept") in titles
    assert len(titles) == len(found.families)
    with pytest.raises(UsageError):
        tried_folder(matcher, folder / "jobs")


def test_a_scorecard_takes_the_families_where_the_samples_have_grades(
    matcher: Matcher, folder: Path, tmp_path: Path
) -> None:
    robust = examine._robust(matcher, folder, silent)
    card = Scorecard(
        model="m",
        encoder=matcher.encoder_id,
        families=tuple(Family(one.name, one.measure, one.values) for one in robust.families),
        costs=Costs(1.0, 1.0),
        data={examine.ROBUSTNESS: robust.digest},
    )
    assert {one.verdict for one in compare(card, card)} == {"not told apart"}
    assert from_json(to_json(card)) == card
    assert examine._robust(matcher, None, silent).families == ()
    assert examine._robust(matcher, tmp_path, silent).families == ()
