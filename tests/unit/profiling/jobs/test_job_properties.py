"""Laws that hold for every text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import as_document
from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Importance, Job
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.jobs import profile_job, waivers
from rolefit.profiling.jobs.boilerplate import is_boilerplate
from rolefit.profiling.jobs.cleaning import clean
from rolefit.profiling.jobs.roles import IGNORED
from rolefit.profiling.jobs.sections import statements
from rolefit.profiling.skills import Gazetteer

WORDS = st.sampled_from(
    """Requirements: Responsibilities Benefits Experience Strong Python Java or and with
    years 3+ 5-7 degree Bachelor's in English fluent licence driving must preferred
    (required) • - ; . , we You will lead JavaScriptExperience skillsAbility nice to have
    About us Apply now £30,000 ( ) [ 1. \n \n\n""".split(" ")
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))
KINDS = st.sampled_from(list(MarkKind))
LAX = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def outcome(text: str, gazetteer: Gazetteer, marks: list[Mark] | None = None) -> Job | None:
    try:
        return profile_job(as_document(text, marks or ()), gazetteer)
    except NoRequirements:
        return None


def asks_nothing(text: str, gazetteer: Gazetteer) -> bool:
    """Whether some of it is benefits, praise, instructions or law, or waives what it names."""
    return any(
        part.role in IGNORED
        or is_boilerplate(part.span.of(text))
        or waivers.asks_nothing(part.span.of(text))
        for part in statements(as_document(text), 0, gazetteer)
    )


@LAX
@given(text=TEXTS)
def test_requirements_are_sorted_inside_the_text_and_say_what_their_span_says(
    text: str, gazetteer: Gazetteer
) -> None:
    job = outcome(text, gazetteer)
    if job is None:
        assert not any(char.isalnum() for char in text) or asks_nothing(text, gazetteer)
        return
    spans = [item.span for item in job.requirements]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in zip(spans, spans[1:], strict=False))
    for item in job.requirements:
        assert item.span.end <= len(text)
        assert item.text == clean(item.span.of(text))
        assert item.text
        assert item.importance in {Importance.MUST, Importance.NICE}
        for skill in item.skills:
            assert item.span.contains(skill.span)
            assert skill.span.of(text) == skill.surface
    texts = [item.text.casefold() for item in job.requirements]
    assert len(set(texts)) == len(texts)


@LAX
@given(text=TEXTS)
def test_nothing_is_both_asked_and_ignored(text: str, gazetteer: Gazetteer) -> None:
    job = outcome(text, gazetteer)
    for span in job.ignored if job else ():
        assert span.end <= len(text)
        assert not any(span.overlaps(item.span) for item in job.requirements)


@LAX
@given(text=TEXTS, data=st.data())
def test_marks_of_any_kind_and_place_break_nothing(
    text: str, data: st.DataObject, gazetteer: Gazetteer
) -> None:
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends, KINDS), max_size=4))
    marks = [Mark(Span(min(a, b), max(a, b)), kind) for a, b, kind in pairs]
    outcome(text, gazetteer, marks)


@LAX
@given(text=TEXTS)
def test_the_same_text_gives_the_same_job(text: str, gazetteer: Gazetteer) -> None:
    assert outcome(text, gazetteer) == outcome(text, gazetteer)


def test_the_digest_tells_what_counts_from_what_does_not(gazetteer: Gazetteer) -> None:
    job = outcome("Cook\n\nRequirements\n- Knife skills\n", gazetteer)
    spaced = outcome("Cook\n\n\nRequirements:\n\n•  Knife skills.\n\nFree meals\n", gazetteer)
    other = outcome("Cook\n\nNice to have\n- Knife skills\n", gazetteer)
    assert job is not None
    assert spaced is not None
    assert other is not None
    assert job.redacted == spaced.redacted
    assert job.redacted != other.redacted
