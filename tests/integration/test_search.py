"""Search over what was taken in: candidates by both legs, then the scorer's order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rolefit import Matcher
from rolefit.domain.errors import UsageError
from rolefit.domain.job import Importance
from rolefit.domain.records import RecordKind
from rolefit.domain.search import Hit, Legs
from rolefit.library import Library, job_of
from rolefit.matching import reweighed
from rolefit.search import Candidate, fused, words_of
from rolefit.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
JOBS = sorted((SAMPLES / "jobs").iterdir())

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """All sample résumés."""
    made = Library(Settings(data_dir=tmp_path_factory.mktemp("data")))
    outcomes = list(made.add(sorted((SAMPLES / "resumes").iterdir())))
    assert all(outcome.error is None for outcome in outcomes)
    yield made
    made.close()


@pytest.mark.parametrize("path", JOBS, ids=lambda path: path.name)
def test_search_gives_what_ranking_everybody_would(library: Library, path: Path) -> None:
    job = library.matcher.job(path)
    everybody = [library.matcher.resume(one) for one in sorted((SAMPLES / "resumes").iterdir())]
    ranked = library.matcher.rank(job, everybody, top=10)
    found = library.search(job, top=10)
    assert [one.match.score for one in found] == [match.score for match in ranked]
    assert [one.match.signature for one in found] == [match.signature for match in ranked]


def test_the_best_ten_are_among_the_first_third_of_the_candidates(library: Library) -> None:
    """Copies aside, whom scoring everybody would put on top is retrieved early."""
    best, missed = 0, 0
    for path in JOBS:
        job = library.matcher.job(path)
        first = library._search.candidates("default", job, limit=24)
        ids = {one.document_id for one in first}
        found = [one for one in library.search(job, top=10) if one.match.copy_of is None]
        best += len(found)
        missed += sum(one.candidate.document_id not in ids for one in found)
    assert best > 100
    assert 1 - missed / best >= 0.95


def test_what_is_kept_in_memory_does_not_outlive_its_erasure(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("Experience\nGlassblower, 2014 - 2020\n- Blew glass vases by hand\n")
    (outcome,) = library.add([path])
    job, importance = job_of(library.matcher, [(Importance.MUST, "blowing glass")])
    found = library.search(job, importance=importance)
    assert found[0].candidate.document_id == outcome.document_id
    assert library.remove(outcome.document_id)
    ids = [one.candidate.document_id for one in library.search(job, importance=importance)]
    assert outcome.document_id not in ids


def test_jobs_are_not_found_among_resumes(library: Library) -> None:
    before = len(library.search(library.matcher.job(JOBS[0]), top=99))
    (outcome,) = library.add([JOBS[0]], kind=RecordKind.JOB)
    assert len(library.search(library.matcher.job(JOBS[0]), top=99)) == before
    library.remove(outcome.document_id)


def test_chips_become_requirements_of_their_importance(matcher: Matcher) -> None:
    chips = [
        (Importance.NICE, "Kubernetes"),
        (Importance.MUST, "five years of  Python\nand Go"),
        (Importance.NOT, "PHP"),
        (Importance.STRONG, "  "),
    ]
    job, importance = job_of(matcher, chips)
    told = {one.text: importance[n] for n, one in enumerate(job.requirements)}
    assert told["Kubernetes"] is Importance.NICE
    assert told["PHP"] is Importance.NOT
    assert {value for text, value in told.items() if "Python" in text} == {Importance.MUST}
    with pytest.raises(UsageError, match="nothing to look for"):
        job_of(matcher, [(Importance.MUST, " ")])


def test_what_is_not_wanted_is_not_looked_for(matcher: Matcher) -> None:
    job, importance = job_of(matcher, [(Importance.MUST, "Kafka"), (Importance.NOT, "PHP")])
    words = words_of(reweighed(job, importance))
    assert words == {"kafka": 3.0}


def test_ranks_are_fused_and_kept() -> None:
    legs = Legs(
        words=(Hit("a", 1, 9.0), Hit("b", 1, 5.0)),
        vectors=(Hit("b", 1, 0.9), Hit("c", 1, 0.8), Hit("a", 1, 0.7)),
    )
    assert [(one.document_id, one.by_words, one.by_vectors) for one in fused(legs)] == [
        ("b", 2, 1),
        ("a", 1, 3),
        ("c", None, 2),
    ]
    assert fused(Legs((), ())) == []
    tied = fused(Legs((Hit("z", 1, 1.0),), (Hit("y", 1, 1.0),)))
    assert tied == [Candidate("y", None, 1, 1 / 61), Candidate("z", 1, None, 1 / 61)]
