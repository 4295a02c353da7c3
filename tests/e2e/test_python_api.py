"""The notebook user's way: the names that others depend on, on files, texts and profiles."""

import inspect
from pathlib import Path

import numpy as np
import pytest
from shell import SAMPLES

import rolefit
from rolefit import Matcher
from rolefit.domain.errors import (
    BundleNotFound,
    EmptyDocument,
    ReadError,
    UsageError,
)
from rolefit.domain.job import Job
from rolefit.domain.match import Status
from rolefit.domain.resume import Resume

pytestmark = pytest.mark.slow

JOB = SAMPLES / "jobs" / "sous-chef.txt"
COOK = SAMPLES / "resumes" / "jamal-haddad.md"
TEXT = "Experience\nCook, Blue Lantern (2015 - 2021)\n- Ran the grill and the pass.\n"


def test_the_package_gives_a_matcher_and_nothing_that_is_not_there() -> None:
    assert rolefit.Matcher is Matcher
    assert rolefit.__version__
    with pytest.raises(AttributeError, match="Macher"):
        _ = rolefit.Macher


def test_a_str_is_text_and_a_path_is_a_file(matcher: Matcher) -> None:
    as_text = matcher.score(JOB, str(COOK))
    assert as_text.score < matcher.score(JOB, COOK).score
    assert matcher.read(str(COOK)).text == str(COOK)


def test_files_texts_documents_and_profiles_mix_and_agree(matcher: Matcher) -> None:
    document = matcher.read(COOK)
    sources = [COOK, document, matcher.resume(COOK), TEXT]
    ranking = matcher.rank(matcher.job(JOB), sources)
    assert sorted(match.index for match in ranking) == [0, 1, 2, 3]
    same = {match.signature for match in ranking if match.index != 3}
    assert len(same) == 1
    assert isinstance(matcher.job(JOB), Job)
    assert isinstance(matcher.resume(COOK), Resume)


def test_a_generator_of_resumes_is_drawn_once(matcher: Matcher) -> None:
    ranking = matcher.rank(JOB, (source for source in (TEXT, COOK)))
    assert [match.index for match in ranking] == [1, 0]


def test_no_resume_gives_no_match(matcher: Matcher) -> None:
    ranking = matcher.rank(JOB, [])
    assert (list(ranking), ranking.failures) == ([], [])


def test_one_resume_instead_of_a_list_is_told(matcher: Matcher) -> None:
    for one in (TEXT, COOK, matcher.resume(TEXT)):
        with pytest.raises(UsageError, match="list"):
            matcher.rank(JOB, one)  # type: ignore[arg-type]


def test_vectors_are_float32_of_length_one(matcher: Matcher) -> None:
    vectors = matcher.encode(["Ran the grill.", "", "Kept the ledger."])
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 1], abs=1e-5)


def test_skills_are_linked_and_stand_where_they_say(matcher: Matcher) -> None:
    text = "Five years of k8s and Postgres, no experience with Java"
    found = matcher.skills(text)
    assert [skill.label for skill in found][:2] == ["Kubernetes", "PostgreSQL"]
    assert all(skill.span.of(text) == skill.surface for skill in found)
    assert [skill.surface for skill in found if skill.negated] == ["Java"]


def test_a_bad_file_raises_or_is_reported(matcher: Matcher, tmp_path: Path) -> None:
    empty, missing = tmp_path / "empty.txt", tmp_path / "missing.pdf"
    empty.write_bytes(b"")
    with pytest.raises(EmptyDocument):
        matcher.rank(JOB, [COOK, empty])
    ranking = matcher.rank(JOB, [missing, COOK, empty, TEXT], on_error="report")
    assert [match.index for match in ranking] == [1, 3]
    assert [(f.index, f.error.code) for f in sorted(ranking.failures, key=lambda f: f.index)] == [
        (0, "ReadError"),
        (2, "EmptyDocument"),
    ]
    assert all(failure.error.remedy for failure in ranking.failures)


def test_a_bad_job_raises_whatever_is_asked_for_resumes(matcher: Matcher, tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        matcher.rank(tmp_path / "missing.html", [TEXT], on_error="report")
    with pytest.raises(EmptyDocument):
        matcher.rank("", [TEXT], on_error="report")


def test_arguments_that_cannot_be_meant_are_told(matcher: Matcher) -> None:
    for arguments in (
        {"as_of": "soon"},
        {"as_of": "2024-13"},
        {"as_of": "2024-05-or so"},
        {"as_of": 2024},
        {"importance": {"0": "must"}},
        {"importance": {99: "must"}},
        {"importance": {0: "x"}},
        {"on_error": "ignore"},
        {"top": -1},
    ):
        with pytest.raises(UsageError):
            matcher.rank(JOB, [TEXT], **arguments)
    for source in (b"bytes", None, 7):
        with pytest.raises(UsageError, match=type(source).__name__):
            matcher.rank(JOB, [TEXT, source])  # type: ignore[list-item]
        with pytest.raises(UsageError, match=type(source).__name__):
            matcher.rank(source, [TEXT])  # type: ignore[arg-type]
    with pytest.raises(BundleNotFound):
        Matcher(model=SAMPLES).encode(["x"])


def test_as_of_moves_what_present_means(matcher: Matcher) -> None:
    resume = "Experience\nCook, Blue Lantern (01/2015 - present)\n- Ran the grill.\n"
    early = matcher.resume(resume, as_of="2016-12")
    late = matcher.resume(resume, as_of="2024-12")
    assert (early.months, late.months) == (24, 120)


def test_progress_counts_every_resume(matcher: Matcher) -> None:
    counted: list[int] = []
    matcher.rank(JOB, [TEXT] * 5, progress=counted.append)
    assert sum(counted) == 5


def test_a_closed_matcher_reads_again(tmp_path: Path) -> None:
    with Matcher() as made:
        before = made.score(JOB, COOK)
    assert made.score(JOB, COOK) == before
    made.close()


def test_the_statuses_are_the_four_words_of_the_contract() -> None:
    assert [status.value for status in Status] == ["met", "partly", "not_found", "unknown"]
    assert Status.MET == "met"


def test_every_public_method_says_what_it_does_and_what_it_takes() -> None:
    methods = [
        method
        for name, method in inspect.getmembers(Matcher, inspect.isfunction)
        if not name.startswith("_")
    ]
    assert len(methods) >= 8
    for method in methods:
        assert inspect.getdoc(method)
        signature = inspect.signature(method)
        assert signature.return_annotation is not inspect.Signature.empty
