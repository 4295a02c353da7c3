"""The sets to measure on: two parts that share nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from kept_skills import keep_arbitrary_vectors

from rolefit.domain.errors import UsageError
from rolefit.evaluation.baselines import silent
from rolefit.evaluation.devsets import DEVSETS, build
from rolefit.evaluation.devsets.graded import graded, shipped
from rolefit.evaluation.devsets.labels import PER_CONCEPT
from rolefit.evaluation.devsets.occupations import CODES, POSTINGS, RELATED, grade
from rolefit.evaluation.devsets.split import Part, is_held_out, normal, part_of, parts
from rolefit.evaluation.devsets.task import carry_out
from rolefit.evaluation.runs import untied
from rolefit.matcher import Matcher
from rolefit.settings import Settings

CATEGORIES = ("category", "category-jobs")
RELATIONS = [name for name in DEVSETS if name != "graded"]
COOKS = CODES["CHEF"].split()
NURSES = CODES["HEALTHCARE"].split()


def test_a_part_depends_on_kind_and_id_alone() -> None:
    ids = [f"r{i}" for i in range(200)]
    few = parts("resume", {name: [name] for name in ids[:10]})
    many = parts("resume", {name: [name] for name in reversed(ids)})
    assert all(many[name] is side for name, side in few.items())
    assert 70 < sum(side is Part.DEV for side in many.values()) < 130
    assert many != parts("job", {name: [name] for name in ids})


def test_texts_that_are_the_same_but_for_their_dress_go_together() -> None:
    texts = {
        f"r{i}": [f"Éclair, BAKER {i // 20}" if i % 2 else f"éclair   baker: {i // 20}"]
        for i in range(200)
    }
    side = parts("resume", texts)
    assert all(side[f"r{i}"] is side[f"r{i - i % 20}"] for i in range(200))
    assert set(side.values()) == set(Part)


def test_a_chain_of_shared_texts_goes_together() -> None:
    texts = {f"p{i}": [f"half {i}", f"half {i + 1}"] for i in range(50)}
    assert len(set(parts("posting", texts).values())) == 1


def test_blank_texts_join_nothing() -> None:
    side = parts("resume", {f"r{i}": ["", " - "] for i in range(50)})
    assert set(side.values()) == set(Part)


def test_normal_form_keeps_words_only() -> None:
    assert normal("  ﬁne—DINING\n(Chef) ") == "fine dining chef"


@pytest.mark.parametrize("name", RELATIONS)
def test_no_query_stands_in_both_parts(data: Path, name: str) -> None:
    dev, test = build(name, data, "dev"), build(name, data, "test")
    for one, other in zip(dev, test, strict=True):
        assert one.queries
        assert other.queries
        assert not set(one.queries) & set(other.queries)
        texts = {normal(text) for text in one.queries.values()}
        assert not texts & {normal(text) for text in other.queries.values()}


@pytest.mark.parametrize("name", ["category", "category-jobs", "posting-halves"])
def test_no_document_stands_in_both_parts(data: Path, name: str) -> None:
    (dev,), (test,) = build(name, data, "dev"), build(name, data, "test")
    assert not set(dev.documents) & set(test.documents)
    texts = {normal(text) for text in dev.documents.values()}
    assert not texts & {normal(text) for text in test.documents.values()}


@pytest.mark.parametrize("name", RELATIONS)
def test_a_set_is_the_same_every_time(data: Path, name: str) -> None:
    assert build(name, data, "dev") == build(name, data, "dev")


@pytest.mark.parametrize("name", RELATIONS)
def test_every_query_has_a_right_answer_among_the_documents(data: Path, name: str) -> None:
    for task in build(name, data, "dev"):
        assert set(task.judgements) == set(task.queries)
        for grades in task.judgements.values():
            assert set(grades) <= set(task.documents)
            assert name in CATEGORIES or set(grades.values()) == {1}


def test_category_grades_and_caps(data: Path) -> None:
    (task,) = build("category", data, "dev")
    cooks = [name for name in task.documents if name[0] == "c"]
    assert len(cooks) <= 15
    assert not [name for name in task.documents if name[0] == "x"]
    job = next(code for code in COOKS if code in task.queries)
    assert {task.judgements[job][name] for name in cooks} == {2}
    assert {task.judgements[job][name] for name in task.documents if name[0] == "h"} == {0}
    assert set(task.queries) - set(COOKS + NURSES) <= {f"g{i}" for i in range(1, 40, 2)}


def test_a_resume_asks_about_the_very_pairs_that_a_job_asks_about(data: Path) -> None:
    for part in Part:
        (jobs,), (people,) = build("category", data, part), build("category-jobs", data, part)
        assert (people.queries, people.documents) == (jobs.documents, jobs.queries)
        turned = {
            (job, name): grade
            for name, row in people.judgements.items()
            for job, grade in row.items()
        }
        assert turned == {
            (job, name): grade
            for job, row in jobs.judgements.items()
            for name, grade in row.items()
        }
        assert set(people.groups) == set(people.queries)


def test_a_pair_has_one_score_whoever_asks(matcher: Matcher, data: Path) -> None:
    (jobs,), (people,) = build("category", data, "dev"), build("category-jobs", data, "dev")
    few = set(list(jobs.queries)[:3])
    jobs = replace(
        jobs,
        queries={job: text for job, text in jobs.queries.items() if job in few},
        judgements={job: row for job, row in jobs.judgements.items() if job in few},
    )
    people = replace(people, documents=jobs.queries)
    asked, turned = carry_out(matcher, jobs, silent), carry_out(matcher, people, silent)
    assert list(asked.runs) == list(turned.runs)
    typical = {job: matcher.typical(text) for job, text in jobs.queries.items()}
    for system in ("rolefit", "cosine", "passages"):
        for name, row in turned.runs[system].items():
            pairs = {job: asked.runs[system][job][name] for job in row}
            if system == "rolefit":  # as `Matcher.recommend` orders jobs
                pairs = {job: score - typical[job] for job, score in pairs.items()}
            assert row == pytest.approx(untied(pairs), abs=1e-4)
    # The résumé is the query of BM25 there, and what is rare is counted among the jobs.
    assert turned.runs["bm25"].keys() == people.queries.keys()


def test_a_model_is_judged_with_nothing_beside(matcher: Matcher, data: Path) -> None:
    (task,) = build("category-jobs", data, "dev")
    few = dict(list(task.queries.items())[:2])
    task = replace(task, queries=few, judgements={name: task.judgements[name] for name in few})
    alone, beside = (
        carry_out(matcher, task, silent, alone=True),
        carry_out(matcher, task, silent),
    )
    assert alone.comparison.systems == ("rolefit",)
    assert beside.comparison.systems == ("rolefit", "bm25", "tf-idf", "cosine", "passages")
    assert alone.runs["rolefit"] == beside.runs["rolefit"]


def test_an_occupation_is_written_out_as_a_posting(data: Path) -> None:
    part = part_of("onet", COOKS[0])
    text = build("category", data, part)[0].queries[COOKS[0]]
    assert text.splitlines()[:4] == [
        f"Occupation {COOKS[0]}", "", "Responsibilities", f"- Do task 7 of {COOKS[0]}."
    ]  # fmt: skip
    assert "Experience with Till" in text
    assert "Abacus" not in text
    assert "task 9" not in text


def test_titles_leave_out_the_title_itself_and_names_that_both_parts_share(data: Path) -> None:
    onet, esco = build("titles", data, "dev")
    written = set(onet.queries.values())
    assert not [text for text in written if text.startswith("occupation")]
    assert "Jack of all trades" not in written
    assert set(esco.judgements[next(iter(esco.queries))]) <= set(esco.documents)
    targets = [target for grades in onet.judgements.values() for target in grades]
    assert max(map(targets.count, targets)) == PER_CONCEPT


def test_only_concepts_that_are_never_trained_on_are_asked_about(data: Path) -> None:
    for part in Part:
        onet, _ = build("titles", data, part)
        assert all(is_held_out("onet", code) for row in onet.judgements.values() for code in row)


def test_a_skill_is_asked_for_by_the_first_sentence_of_its_description(data: Path) -> None:
    (task,) = build("skill-sentences", data, "dev")
    for query, text in task.queries.items():
        (target,) = task.judgements[query]
        assert text == f"Join piece {target[1:]} for good"
        assert is_held_out("skill", target)


def test_linking_stands_before_the_encoder_that_it_uses_unless_left_out(
    data: Path, tmp_path: Path
) -> None:
    keep_arbitrary_vectors(tmp_path / "cache")
    (task,) = build("skills", data, "dev")
    with Matcher(settings=Settings(model=None, cache_dir=tmp_path / "cache")) as matcher:
        systems = carry_out(matcher, task, silent).comparison.systems
        alone = carry_out(matcher, task, silent, alone=True).comparison.systems
    assert systems == ("link", "encoder", "gazetteer", "bm25", "tf-idf")
    assert alone == ("encoder",)


def test_equal_halves_are_one_text(data: Path) -> None:
    for part in Part:
        (task,) = build("posting-halves", data, part)
        assert list(task.documents.values()).count("A degree.") <= 1


def test_what_is_not_there_is_told(data: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no set"):
        build("nonsense", data, "dev")
    with pytest.raises(UsageError, match="There is no part"):
        build("titles", data, "train")
    with pytest.raises(UsageError, match="cannot be read"):
        build("titles", tmp_path / "elsewhere", "dev")


def test_a_code_stands_for_one_category_and_pairs_are_of_known_categories() -> None:
    codes = [code for written in CODES.values() for code in written.split()]
    assert len(codes) == len(set(codes))
    assert {name for pair in RELATED for name in pair} <= set(CODES)
    assert set(POSTINGS.values()) <= set(CODES)
    assert all(len(pair) == 2 for pair in RELATED)


def test_every_category_has_an_occupation_in_each_part() -> None:
    for written in CODES.values():
        assert {part_of("onet", code) for code in written.split()} == set(Part)


def test_related_is_the_same_both_ways() -> None:
    assert grade("ACCOUNTANT", "FINANCE") == grade("FINANCE", "ACCOUNTANT") == 1
    assert grade("CHEF", "CHEF") == 2
    assert grade("CHEF", "FINANCE") == 0


def test_graded_pairs_come_from_the_data_and_the_rest_is_left_out(data: Path) -> None:
    grades = {"l1": {"c1": 3, "h1": 0, "gone": 4}, "g3": {"c2": 1}, "nowhere": {"c1": 2}}
    (task,) = graded(data, Part.DEV, grades)
    assert task.judgements == {"l1": {"c1": 3, "h1": 0}, "g3": {"c2": 1}}
    assert task.queries["l1"] == "No parts\n\nOne text."
    assert task.queries["g3"].startswith("Ledger keeper 3\n\nResponsibilities\n- Keep ledger 3.")
    assert set(task.documents) == {"c1", "c2", "h1"}


def test_only_graded_pairs_are_ranked(matcher: Matcher, data: Path) -> None:
    grades = {"g3": {"c2": 1, "h1": 0}, "g4": {"h1": 1, "c3": 0}}
    (task,) = graded(data, Part.DEV, grades)
    outcome = carry_out(matcher, task, silent)
    for run in outcome.runs.values():
        assert {query: set(row) for query, row in run.items()} == {
            "g3": {"c2", "h1"},
            "g4": {"h1", "c3"},
        }


def test_data_without_a_graded_text_is_told(data: Path) -> None:
    with pytest.raises(UsageError, match="none of the graded"):
        build("graded", data, "dev")


def test_the_shipped_grades_share_nothing_between_the_parts() -> None:
    dev, test = shipped(Part.DEV), shipped(Part.TEST)
    assert not set(dev) & set(test)
    assert not {name for row in dev.values() for name in row} & {
        name for row in test.values() for name in row
    }
    assert {grade for row in (*dev.values(), *test.values()) for grade in row.values()} <= set(
        range(5)
    )
