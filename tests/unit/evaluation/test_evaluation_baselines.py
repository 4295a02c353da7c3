"""BM25, TF-IDF, the whole-document cosine and plain passages."""

from math import log, sqrt

import numpy as np
import pytest

from rolefit.domain.ports import FloatMatrix
from rolefit.evaluation.baselines import bm25_run, cosine_run, passage_scores, tfidf_run

DOCUMENTS = {"welder": "welds pipes welds", "baker": "bakes bread", "none": "..."}


def test_bm25_is_the_formula() -> None:
    score = bm25_run({"q": "weld"}, DOCUMENTS)["q"]["welder"]
    lengths = [3, 2, 0]
    idf = log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    norm = 1.2 * (1 - 0.3 + 0.3 * 3 / (sum(lengths) / 3))
    assert score == pytest.approx(idf * 2 / (2 + norm), rel=1e-6)


def test_bm25_ranks_every_document_of_a_pool_and_only_what_it_found_in_a_list() -> None:
    assert set(bm25_run({"q": "bread"}, DOCUMENTS)["q"]) == set(DOCUMENTS)
    assert list(bm25_run({"q": "bread"}, DOCUMENTS, depth=2)["q"]) == ["baker"]


def test_a_query_of_unknown_words_fails_nothing() -> None:
    run = bm25_run({"q": "xylophone", "empty": ""}, DOCUMENTS)
    assert set(run["q"]) == set(run["empty"]) == set(DOCUMENTS)


def test_tf_idf_is_the_formula() -> None:
    scores = tfidf_run({"q": "weld bread bread"}, DOCUMENTS)["q"]
    rare = log(3)  # every word stands in one document of three
    weld, pipe = (1 + log(2)) * rare, rare
    asked = {"weld": rare, "bread": (1 + log(2)) * rare}
    length = sqrt(asked["weld"] ** 2 + asked["bread"] ** 2)
    welder = weld * asked["weld"] / (length * sqrt(weld**2 + pipe**2))
    baker = rare * asked["bread"] / (length * sqrt(2 * rare**2))
    assert scores["welder"] == pytest.approx(welder, rel=1e-6)
    assert scores["baker"] == pytest.approx(baker, rel=1e-6)
    assert scores["none"] == pytest.approx(0.0, abs=1e-30)


def test_tf_idf_gives_no_weight_to_a_word_that_every_document_has() -> None:
    run = tfidf_run({"q": "weld"}, {"a": "weld weld pipes", "b": "weld bread"}, depth=2)
    assert run == {"q": {}}


def test_tf_idf_answers_whatever_is_asked_of_it() -> None:
    run = tfidf_run({"q": "xylophone", "empty": ""}, DOCUMENTS)
    assert set(run["q"]) == set(run["empty"]) == set(DOCUMENTS)
    assert list(tfidf_run({"q": "bread"}, DOCUMENTS, depth=2)["q"]) == ["baker"]
    assert tfidf_run({"q": "bread"}, {}) == {"q": {}}


def _encode(texts: list[str], **_: object) -> FloatMatrix:
    """Angles by length: the nearer two lengths, the nearer their vectors."""
    angles = np.array([len(text) / 40 for text in texts])
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_cosine_ranks_by_nearness() -> None:
    run = cosine_run({"q": "x" * 10}, {"near": "x" * 12, "far": "x" * 40, "mid": "x" * 20}, _encode)
    assert list(run["q"]) == ["near", "mid", "far"]
    assert run["q"]["near"] == pytest.approx(np.cos(2 / 40), abs=1e-3)


def test_many_queries_get_the_answers_that_each_alone_would_get() -> None:
    queries = {f"q{i}": "x" * (i % 50) for i in range(150)}
    documents = {f"d{i}": "x" * i for i in range(30)}
    together = cosine_run(queries, documents, _encode, depth=5)
    alone = {
        q: cosine_run({q: text}, documents, _encode, depth=5)[q] for q, text in queries.items()
    }
    assert together == alone
    assert {len(row) for row in together.values()} == {5}


def test_the_order_of_documents_changes_no_answer() -> None:
    documents = {f"d{i}": "x" * (i % 3) for i in range(30)}
    backwards = dict(reversed(list(documents.items())))
    forth = cosine_run({"q": "x"}, documents, _encode, depth=4)
    back = cosine_run({"q": "x"}, backwards, _encode, depth=4)
    assert list(forth["q"].items()) == list(back["q"].items())


def _on_axes(texts: list[str], **_: object) -> FloatMatrix:
    """A text as its first letters' axes: "a-" points away from "a", "ab" stands between."""
    rows = np.zeros((len(texts), 3))
    for row, text in zip(rows, texts, strict=True):
        for letter in text.strip("-0123456789"):
            row["abc".index(letter)] = -1.0 if text.endswith("-") else 1.0
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_plain_passages_are_the_formula() -> None:
    asked = {"job": ["a", "b"]}
    offered = {"six": [f"a{i}" for i in range(6)], "one": ["ab"], "away": ["a-"], "none": []}
    scores = passage_scores(asked, offered, _on_axes)["job"]
    assert scores["six"] == pytest.approx((5 / 5 + 0) / 2)
    assert scores["one"] == pytest.approx(2 * sqrt(0.5) / 5 / 2, abs=1e-3)
    assert scores["away"] == scores["none"] == 0.0


def test_a_passage_that_is_added_takes_nothing_from_the_others() -> None:
    offered = {"before": ["a", "ab"], "after": ["a", "ab", "a-", "c"]}
    scores = passage_scores({"job": ["a", "b"]}, offered, _on_axes)["job"]
    assert scores["after"] == scores["before"]


def test_every_text_of_plain_passages_is_encoded_once() -> None:
    seen: list[str] = []

    def encode(texts: list[str], **_: object) -> FloatMatrix:
        seen.extend(texts)
        return _on_axes(texts)

    passage_scores({"p": ["a", "b"], "q": ["a"]}, {"x": ["a", "c"], "y": ["c"]}, encode)
    assert sorted(seen) == ["a", "b", "c"]


def test_a_query_that_asks_for_nothing_is_worth_nothing() -> None:
    assert passage_scores({"job": []}, {"x": ["a"]}, _on_axes) == {"job": {"x": 0.0}}
