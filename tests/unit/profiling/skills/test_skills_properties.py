"""Laws of finding skills, on generated texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.profiling.skills import load_gazetteer

PLAIN = ["Kubernetes", "PostgreSQL", "JavaScript", "TensorFlow", "payroll", "QuickBooks", "AutoCAD"]
PIECES = [
    *PLAIN,
    "no experience with", "willing to learn", "Go", "R", "Excel", "maintain financial records",
    "and", "or", "but", "the", ", ", ". ", "\n", "• ", "(", ")", "/", "é", "🙂", "'s", "-", "&",
]  # fmt: skip

words = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
texts = st.one_of(words, st.text(max_size=120), words.flatmap(lambda w: st.just("ﬁ" + w)))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_spans_lie_in_the_text_in_order_and_are_the_surface(text: str) -> None:
    last = 0
    for skill in load_gazetteer().find(text):
        assert last <= skill.span.start < skill.span.end <= len(text)
        assert skill.span.of(text) == skill.surface
        assert skill.ids[0] == skill.id
        last = skill.span.end


@settings(max_examples=80, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert load_gazetteer().find(text) == load_gazetteer().find(text)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(PLAIN), st.randoms(use_true_random=False))
def test_case_does_not_change_what_an_unambiguous_name_is(name: str, random: object) -> None:
    mixed = "".join(c.upper() if random.random() < 0.5 else c.lower() for c in name)  # type: ignore[attr-defined]
    gazetteer = load_gazetteer()
    expected = [skill.id for skill in gazetteer.find(name)]
    for written in (name.lower(), name.upper()):
        assert [skill.id for skill in gazetteer.find(written)] == expected
    assert [skill.id for skill in gazetteer.find(f"Used {mixed} daily")][:1] == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=6))
def test_each_item_of_a_list_is_found(names: list[str]) -> None:
    assert [skill.surface for skill in load_gazetteer().find(", ".join(names))] == names


@pytest.mark.parametrize(
    "filling",
    ["\n" * 66, "1 " * 33, "v 1" * 22, "(" * 60, "and " * 17, "no " * 20_000, "no any " * 9_000],
)
def test_no_text_makes_the_search_run_away(filling: str) -> None:
    text = f"Go{filling}Python {filling}" * 3
    assert isinstance(load_gazetteer().find(text), tuple)
