"""Search over what was taken in: candidates by both legs, then the scorer's order."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rolefit import Matcher
from rolefit.domain.errors import UsageError
from rolefit.domain.job import Importance
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.search import Filters, Hit, Legs
from rolefit.ingest.entries import stems_of
from rolefit.library import Library, job_of
from rolefit.matching import reweighed
from rolefit.search import Candidate, Page, fused, words_of
from rolefit.settings import Settings

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
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


def test_more_are_scored_of_a_larger_pool(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = library.matcher.job("Requirements\n- Experience\n- English\n- Teamwork\n")
    find = library._search.candidates
    pool = len(find("default", job))
    monkeypatch.setattr("rolefit.search.retrieving.LEAST", 5)
    assert len(find("default", job)) == pool // 12 > 4
    monkeypatch.setattr("rolefit.search.retrieving.LEAST", 9)
    assert len(find("default", job)) == 9
    some = Filters(years=10.0)
    monkeypatch.setattr("rolefit.search.retrieving.ONE_OF", 2)
    passing = library.services.stores.index.count("default", RecordKind.RESUME, some)
    assert len(find("default", job, filters=some)) == max(9, passing // 2) < pool // 2


def test_the_best_ten_are_among_the_first_third_of_the_candidates(library: Library) -> None:
    """Copies aside, whom scoring everybody would put on top is retrieved early."""
    best, missed = 0, 0
    for path in JOBS:
        job = library.matcher.job(path)
        first = library._search.candidates("default", job, limit=24)
        ids = {one.document_id for one in first}
        found = library.search(job, top=10)
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


def hit(document_id: str, score: float) -> Hit:
    return Hit(document_id, 1, score, NOON)


def test_ranks_are_fused_and_kept() -> None:
    legs = Legs(
        words=(hit("a", 9.0), hit("b", 5.0)),
        vectors=(hit("b", 0.9), hit("c", 0.8), hit("a", 0.7)),
    )
    assert [(one.document_id, one.by_words, one.by_vectors) for one in fused(legs)] == [
        ("b", 2, 1),
        ("a", 1, 3),
        ("c", None, 2),
    ]
    assert fused(Legs((), ())) == []
    tied = fused(Legs((hit("z", 1.0),), (hit("y", 1.0),)))
    assert tied == [Candidate("y", None, 1, 1 / 61), Candidate("z", 1, None, 1 / 61)]


GLASS = """Experience
Glassblower, 2014 - 2020
- Blew glass vases by hand for the museum shop and for two hotels
- Kept the furnaces of the workshop at temperature through the night
- Taught apprentices how to gather, shape and anneal without a crack
- Drew up the list of colours with the chemist and ordered the oxides
- Packed and shipped fragile orders to galleries in four countries
- Repaired antique windows of lead and glass for the town hall
- Designed a series of lamps that a furniture maker sold across the coast
- Measured wall thickness and colour of every piece before it left the bench
- Wrote the safety rules for torches, kilns and compressed gas bottles

Training
Apprenticeship as a glassmaker, 2011 - 2014
"""


def ids(page: Page[Any]) -> list[str]:
    return [one.candidate.document_id for one in page]


def test_pages_neither_repeat_nor_skip_while_documents_come_and_go(
    library: Library, tmp_path: Path
) -> None:
    job, _ = job_of(library.matcher, [(Importance.MUST, "blowing glass")])
    going, coming = tmp_path / "going.txt", tmp_path / "coming.txt"
    going.write_text("Experience\nCarpenter, 2014 - 2020\n- Built stairs of oak and ash\n")
    coming.write_text(GLASS)
    (gone,) = library.add([going])
    whole = library.search(job, top=99)
    page = library.search(job, top=9)
    (come,) = library.add([coming])
    library.remove(gone.document_id)
    seen, pages = ids(page), 1
    while page.next is not None:
        page = library.search(job, top=9, after=page.next)
        assert page.total == whole.total
        seen, pages = seen + ids(page), pages + 1
    assert seen == [one for one in ids(whole) if one != gone.document_id]
    assert pages == 8
    assert come.document_id in ids(library.search(job, top=1))
    library.remove(come.document_id)
    assert whole.next is None


def test_a_page_is_turned_in_the_search_that_it_belongs_to(library: Library) -> None:
    job, other = (library.matcher.job(path) for path in JOBS[:2])
    page = library.search(job, top=5)
    again = library.search(job, top=5, after=page.next)
    assert ids(again) == ids(library.search(job, top=10))[5:]
    with pytest.raises(UsageError, match="another search"):
        library.search(other, top=5, after=page.next)
    with pytest.raises(UsageError, match="another search"):
        library.search(job, top=5, filters=Filters(years=1.0), after=page.next)
    for cursor in ("", "nonsense", "nonsense.5"):
        with pytest.raises(UsageError, match="no longer kept"):
            library.search(job, after=cursor)
    with pytest.raises(UsageError, match="no longer kept"):
        library.of("somebody else").search(job, after=page.next)


def test_two_versions_of_a_resume_are_told_and_shown_as_one(
    library: Library, tmp_path: Path
) -> None:
    first, second, third = (tmp_path / f"{name}.txt" for name in ("first", "second", "third"))
    first.write_text(GLASS)
    second.write_text(GLASS.replace("2020", "2021").replace("two hotels", "three hotels"))
    third.write_text(GLASS.split("- Taught")[0] + "- Carved\n" * 3)
    (one,) = library.add([first])
    (two,) = library.add([second])
    (other,) = library.add([third])
    assert (one.alike, two.alike, other.alike) == ((), (one.document_id,), ())
    job, _ = job_of(library.matcher, [(Importance.MUST, "blowing glass vases by hand")])
    found = library.search(job, top=99)
    pair = {one.document_id, two.document_id}
    (entry,) = [row for row in found if row.candidate.document_id in pair]
    assert {entry.candidate.document_id, *entry.also} == pair
    assert entry.match.copy_of is None
    assert other.document_id in ids(found)
    library.remove(entry.candidate.document_id)
    (left,) = pair - {entry.candidate.document_id}
    assert left in ids(library.search(job, top=99))
    assert all(left not in row.also for row in library.search(job, top=99))
    for outcome in (one, two, other):
        library.remove(outcome.document_id)


def test_different_people_are_not_folded(library: Library) -> None:
    """Of the samples two are one career under two names; the others are of sixty-six people."""
    found = library.search(library.matcher.job(JOBS[0]), top=99)
    assert sorted(len(one.also) for one in found) == [0] * 66 + [1]
    (pair,) = [one for one in found if one.also]
    assert pair.match.name in {"hannah-lindqvist.docx", "tran-thi-my-linh.pdf"}
    page = library.services.stores.records.page("default", RecordKind.RESUME, limit=99)
    twins = [one for one in page if one.name == "hannah-lindqvist.docx"]
    near = library.similar(twins[0].document_id, top=5)
    assert "tran-thi-my-linh.pdf" not in {one.name for one in near}


def test_a_query_holds_of_everybody_who_is_found_and_of_nobody_else(library: Library) -> None:
    kubernetes, java = (library.skill(name) for name in ("k8s", "Java"))
    wanted = library.wanted('k8s NOT java NOT "payment services"')
    filters = Filters(said=wanted.said)
    found = library.search(wanted.job, importance=wanted.importance, filters=filters, top=99)
    expected = {
        record.document_id
        for record in library.services.stores.records.page("default", RecordKind.RESUME, limit=99)
        if isinstance(resume := record.profile, Resume)
        and says(resume, "k8s", kubernetes.ids)
        and not says(resume, "java", java.ids)
        and not any("payment servic" in " ".join(stems) for stems in stems_of(resume))
    }
    assert len(expected) > 3
    assert {one for row in found for one in (row.candidate.document_id, *row.also)} == expected
    assert library.facets(filters=filters).total == len(expected)
    assert [one.text for one in wanted.job.requirements] == ["k8s"]
    with pytest.raises(UsageError, match="nothing to look for"):
        library.wanted("NOT java")


def says(resume: Resume, stem: str, skills: tuple[str, ...]) -> bool:
    shown = {
        one
        for skill in resume.skills
        if not skill.negated
        for one in (skill.id, *skill.ids, *skill.broader)
    }
    return bool(shown & set(skills)) or any(stem in stems for stems in stems_of(resume))


def test_a_skill_is_filtered_by_any_of_its_names(library: Library) -> None:
    kubernetes = library.skill("Kubernetes")
    assert library.skill("k8s") == library.skill(kubernetes.id) == kubernetes
    filters = Filters(skills=(frozenset(kubernetes.ids),))
    told = library.facets(filters=filters)
    assert 0 < told.total < 68
    assert dict(told.skills)[kubernetes.id] == told.total
    assert told.labels[kubernetes.id] == kubernetes.label
    with pytest.raises(UsageError) as caught:
        library.skill("Kuberntes")
    assert "Kubernetes" in caught.value.remedy
    with pytest.raises(UsageError):
        library.skill("onet:technology/no-such")


def test_facets_tell_each_concept_once(library: Library) -> None:
    told = library.facets(top=9)
    assert (told.total, len(told.skills), len(set(told.labels.values()))) == (68, 9, 9)
    assert [count for _, count in told.skills] == sorted(
        (count for _, count in told.skills), reverse=True
    )
    assert sum(count for _, count in told.degrees) == sum(count for _, count in told.years) == 68


def test_kept_jobs_are_found_by_words_and_place(library: Library, tmp_path: Path) -> None:
    baker, cook = tmp_path / "baker.txt", tmp_path / "cook.txt"
    baker.write_text(
        "Baker\nLocation: Old Mill, Ostmark\n\nRequirements\n- Baking sourdough bread\n"
    )
    cook.write_text("Cook\nLocation: Westport\n\nRequirements\n- Baking cakes\n- Grilling fish\n")
    outcomes = list(library.add([baker, cook], kind=RecordKind.JOB))
    wanted = library.wanted("baking NOT fish")
    found = library.postings(wanted.job, filters=Filters(said=wanted.said))
    assert [one.job.title for one in found] == ["Baker"]
    everywhere = library.postings(library.wanted("baking cakes").job)
    assert [one.job.title for one in everywhere] == ["Cook", "Baker"]
    there = library.postings(wanted.job, filters=Filters(places=frozenset({"westport"})))
    assert [one.job.title for one in there] == ["Cook"]
    for outcome in outcomes:
        library.remove(outcome.document_id)


def test_pages_of_jobs_neither_repeat_nor_skip(library: Library) -> None:
    kept = [one.document_id for one in library.add(JOBS, kind=RecordKind.JOB)]
    resume = library.matcher.resume(sorted((SAMPLES / "resumes").iterdir())[0])
    words = library.wanted("experience with customers").job

    def fitting(**more: Any) -> Page[Any]:
        return library.jobs_for(resume, **more)

    def saying(**more: Any) -> Page[Any]:
        return library.postings(words, **more)

    for find, other in ((fitting, saying), (saying, fitting)):
        whole = ids(find(top=50))
        page = find(top=6)
        library.remove(whole[8])
        kept.remove(whole[8])
        with pytest.raises(UsageError, match="another search"):
            other(after=page.next)
        seen = ids(page)
        while page.next is not None:
            page = find(top=6, after=page.next)
            assert page.total == len(whole)
            seen += ids(page)
        assert seen == whole[:8] + whole[9:]
    assert len(library.jobs_for(library.matcher.resume(""))) == 0
    scores = [one.fit.above for one in fitting(top=50)]
    assert scores == sorted(scores, reverse=True)
    for document_id in kept:
        library.remove(document_id)
