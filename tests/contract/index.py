"""The contract of `rolefit.domain.storage.Index`. An adapter's test subclasses it and supplies the
fixture `index`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from rolefit.domain.clauses import And, Clause, Not, Or, Phrase
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import DegreeLevel
from rolefit.domain.search import Entry, Filters, Gone, GridMatrix, Hit, Query
from rolefit.domain.sketches import ORDERS
from rolefit.domain.storage import Index
from rolefit.encoding import similarities

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
AXES = np.eye(4, dtype=np.int16) * 2048


def vectors(*rows: Sequence[float]) -> GridMatrix:
    """Vectors of length 1 in the given directions."""
    made = np.array(rows, dtype=np.float64)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    grid: GridMatrix = np.rint(made * 2048).astype(np.int16)
    return grid


def entry(document_id: str, words: str = "bake bread", *rows: Sequence[float]) -> Entry:
    """The first revision of a résumé; a stroke ends a passage."""
    return Entry(
        tenant="north",
        document_id=document_id,
        kind=RecordKind.RESUME,
        revision=1,
        changed=NOON,
        words=tuple(tuple(passage.split()) for passage in words.split("/")),
        vectors=vectors(*(rows or [(1, 0, 0, 0)])),
    )


def asked(words: str = "", *rows: Sequence[float], **more: object) -> Query:
    """A query of résumés of the tenant north."""
    return Query(
        tenant="north",
        kind=RecordKind.RESUME,
        words=dict.fromkeys(words.split(), 1.0),
        vectors=vectors(*rows) if rows else None,
        **more,  # type: ignore[arg-type]
    )


def ids(hits: Sequence[Hit]) -> list[str]:
    """Who was found, in order."""
    return [hit.document_id for hit in hits]


def phrase(words: str, *skills: str) -> Phrase:
    """Words beside each other, or one of the skills."""
    return Phrase(words, tuple(words.split()), frozenset(skills))


def sketch(differing: int) -> bytes:
    """A sketch that differs from `sketch(0)` in so many of its orders."""
    told = np.arange(ORDERS, dtype="<u2")
    told[:differing] += 1000
    return told.tobytes()


BAKERS = (
    entry("d1", "bake bread / sell cake"),
    entry("d2", "bread bake / sell car"),
    replace(entry("d3", "repair car"), skills=frozenset({"skill:baking", "skill:cars"})),
)
BAKE, CAR = phrase("bake"), phrase("car")


class IndexContract:
    """Subclass it with a fixture `index`, empty, for each test anew."""

    def test_words_find_who_says_them_rare_ones_first(self, index: Index) -> None:
        index.put(
            [
                entry("d1", "bake bread sell cake"),
                entry("d2", "sell car repair engine"),
                entry("d3", "sell bread sell bread"),
                entry("d4", "sell ticket"),
            ]
        )
        found = index.search(asked("engine sell"))
        assert ids(found.words)[0] == "d2"
        assert set(ids(found.words)) == {"d1", "d2", "d3", "d4"}
        assert found.vectors == ()
        scores = [hit.score for hit in found.words]
        assert scores == sorted(scores, reverse=True)
        assert index.search(asked("swim")).words == ()

    def test_a_word_counts_as_much_as_it_is_told(self, index: Index) -> None:
        index.put([entry("d1", "bake bread"), entry("d2", "repair car")])
        weighed = Query("north", RecordKind.RESUME, words={"bake": 1.0, "car": 5.0})
        assert ids(index.search(weighed).words) == ["d2", "d1"]
        weighed = Query("north", RecordKind.RESUME, words={"bake": 5.0, "car": 1.0})
        assert ids(index.search(weighed).words) == ["d1", "d2"]

    def test_vectors_find_who_is_near_by_the_nearest_two(self, index: Index) -> None:
        index.put(
            [
                entry("d1", "x", (1, 0, 0, 0), (0, 1, 0, 0)),
                entry("d2", "x", (3, 4, 0, 0)),
                entry("d3", "x", (0, 0, 0, 1)),
            ]
        )
        found = index.search(asked("", (1, 0, 0, 0)))
        assert ids(found.vectors) == ["d1", "d2", "d3"]
        assert [hit.score for hit in found.vectors] == pytest.approx([1.0, 0.6, 0.0], abs=1e-3)
        assert found.words == ()
        twice = index.search(asked("", (0, 0, 0, 1), (0, 1, 0, 0)))
        assert ids(twice.vectors) == ["d1", "d3", "d2"]

    def test_equal_ones_stand_by_id_also_at_the_cut(self, index: Index) -> None:
        index.put([entry(f"d{n}") for n in (5, 3, 1, 4, 2)])
        for limit in range(1, 6):
            found = index.search(asked("", (1, 0, 0, 0), limit=limit))
            assert ids(found.vectors) == [f"d{n}" for n in range(1, limit + 1)]
        assert ids(index.search(asked("bread")).words) == ["d1", "d2", "d3", "d4", "d5"]

    def test_cosines_are_those_of_the_grid_to_the_last_bit(self, index: Index) -> None:
        dice = np.random.default_rng(5)
        held = vectors(*dice.normal(size=(20, 4)).tolist(), (-1, 0, 0, 0))
        near = vectors((1, 0, 0, 0), (1, 2, 3, 4))
        index.put([replace(entry(f"d{n:02d}"), vectors=row[None]) for n, row in enumerate(held)])
        best = similarities(held, near).max(axis=1)
        found = index.search(replace(asked(), vectors=near)).vectors
        assert {hit.document_id: hit.score for hit in found} == {
            f"d{n:02d}": float(cosine) for n, cosine in enumerate(best)
        }

    def test_ids_are_of_any_characters_and_stand_by_code_points(self, index: Index) -> None:
        names = ["Z", "a b/c?#$.", "x" * 600, "ä", "\uffee", "\U00010000"]
        index.put([entry(name) for name in reversed(names)])
        found = index.search(asked("bread", (1, 0, 0, 0)))
        assert ids(found.words) == ids(found.vectors) == names

    def test_a_whole_resume_may_be_asked(self, index: Index) -> None:
        index.put([entry("d1", "bake w2999"), entry("d2", "bake w7000"), entry("d3", "w0999")])
        weights = {f"w{n:04d}": float(n) + 1.0 for n in range(3000)}
        everything = Filters(
            skills=tuple(frozenset({f"s{n}"}) for n in range(10)),
            languages=frozenset(f"l{n}" for n in range(10)),
            said=Or(tuple(phrase(f"w{n:04d}", f"s{n}") for n in range(40))),
        )
        assert ids(index.search(replace(asked(), words=weights)).words) == ["d1"]
        assert index.search(replace(asked(), words=weights, filters=everything)).words == ()

    def test_hits_of_equal_words_are_cut_by_id(self, index: Index) -> None:
        """Whichever came first, and however the engine has stored them."""
        texts = ("bake bread", "sell bread cake", "bake cake", "repair car", "bake bread bread")
        documents = [entry(f"d{n:02d}", texts[n % len(texts)]) for n in range(40)]
        query = asked("bake bread cake", limit=100)
        index.put(documents[::-1])
        whole = index.search(query).words
        assert len(whole) == 32
        for limit in (1, 3, 11, 20, 31):
            assert index.search(replace(query, limit=limit)).words == whole[:limit]
        for place in (17, 3, 30, 29, 5):  # each in a call of its own, so that it comes last now
            index.put([replace(documents[place], revision=2)])
        for limit in (1, 3, 11, 20, 31):
            again = index.search(replace(query, limit=limit)).words
            assert ids(again) == ids(index.search(query).words)[:limit]
            assert [hit.score for hit in again] == sorted((h.score for h in again), reverse=True)

    def test_of_equal_ones_the_first_by_id_are_told_whatever_came_first(self, index: Index) -> None:
        for place in (7, 2, 9, 4, 0, 5, 8, 1, 6, 3):
            index.put([entry(f"d{place}")])
        for limit in range(1, 11):
            found = index.search(asked("bread bake", limit=limit))
            assert ids(found.words) == [f"d{n}" for n in range(limit)]

    def test_nobody_is_near_to_nothing(self, index: Index) -> None:
        index.put([entry("a")])
        for nothing in (np.zeros((0, 4), np.int16), np.zeros((0, 0), np.int16)):
            legs = index.search(replace(asked("bake"), vectors=nothing))
            assert (ids(legs.words), legs.vectors) == (["a"], ())

    def test_each_leg_has_its_limit(self, index: Index) -> None:
        index.put([entry(f"d{n:02d}") for n in range(12)])
        found = index.search(asked("bread", (1, 0, 0, 0), limit=7))
        assert (len(found.words), len(found.vectors)) == (7, 7)
        none = index.search(asked("bread", (1, 0, 0, 0), limit=0))
        assert (none.words, none.vectors) == ((), ())

    def test_tenants_and_kinds_are_apart(self, index: Index) -> None:
        index.put(
            [
                entry("d1"),
                replace(entry("d1"), tenant="south", revision=9),
                replace(entry("d2"), tenant="south"),
                replace(entry("d3"), kind=RecordKind.JOB),
            ]
        )
        found = index.search(asked("bread", (1, 0, 0, 0)))
        assert [(hit.document_id, hit.revision) for hit in found.words] == [("d1", 1)]
        assert [(hit.document_id, hit.revision) for hit in found.vectors] == [("d1", 1)]
        strict = asked("bread", (1, 0, 0, 0), filters=Filters(changed_from=NOON))
        assert ids(index.search(strict).vectors) == ["d1"]
        job = replace(asked("bread", (1, 0, 0, 0)), kind=RecordKind.JOB)
        assert ids(index.search(job).words) == ids(index.search(job).vectors) == ["d3"]
        index.drop([Gone("south", "d1", 10)])
        assert ids(index.search(asked("bread")).words) == ["d1"]

    def test_a_newer_revision_replaces_and_an_older_one_changes_nothing(self, index: Index) -> None:
        index.put([entry("d1", "bake", (1, 0, 0, 0))])
        newer = replace(entry("d1", "weld", (0, 1, 0, 0)), revision=3)
        index.put([newer])
        index.put([replace(entry("d1", "swim", (0, 0, 1, 0)), revision=2)])
        index.put([replace(newer, words=(("run",),))])
        assert [(hit.document_id, hit.revision) for hit in index.search(asked("weld")).words] == [
            ("d1", 3)
        ]
        for word in ("bake", "swim", "run"):
            assert index.search(asked(word)).words == ()
        assert index.search(asked("", (0, 1, 0, 0))).vectors[0].score == pytest.approx(1.0)

    def test_of_two_revisions_at_once_the_newer_counts(self, index: Index) -> None:
        index.put([replace(entry("d1", "weld"), revision=2), entry("d1", "bake")])
        assert ids(index.search(asked("weld")).words) == ["d1"]
        assert index.search(asked("bake")).words == ()

    def test_a_kind_may_change(self, index: Index) -> None:
        index.put([entry("d1")])
        index.put([replace(entry("d1"), kind=RecordKind.JOB, revision=2)])
        found = index.search(asked("bread", (1, 0, 0, 0)))
        assert (found.words, found.vectors) == ((), ())

    def test_what_is_gone_is_not_found_and_does_not_come_back(self, index: Index) -> None:
        index.put([entry("d1"), entry("d2")])
        index.drop([Gone("north", "d1", 2), Gone("north", "never", 1)])
        index.put([entry("d1"), replace(entry("d1"), revision=2)])
        index.drop([Gone("north", "d2", 1)])  # its entry is as new: it was never deleted then
        found = index.search(asked("bread", (1, 0, 0, 0)))
        assert ids(found.words) == ids(found.vectors) == ["d2"]
        index.put([replace(entry("d1"), revision=3)])
        assert ids(index.search(asked("bread")).words) == ["d1", "d2"]

    def test_it_has_a_name_that_stays_whatever_it_holds(self, index: Index) -> None:
        """Or everything would be indexed again and again."""
        name = index.id
        index.put([entry("d1")])
        index.drop([Gone("north", "d1", 2)])
        assert index.id == name != ""

    def test_nothing_at_all_is_no_error(self, index: Index) -> None:
        index.put([])
        index.drop([])
        found = index.search(asked("bread", (1, 0, 0, 0)))
        assert (found.words, found.vectors) == ((), ())
        index.put([replace(entry("d1", ""), vectors=np.zeros((0, 4), dtype=np.int16))])
        found = index.search(asked("bread", (1, 0, 0, 0)))
        assert (found.words, found.vectors) == ((), ())

    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            (Filters(), ["d1", "d2", "d3"]),
            (Filters(skills=(frozenset({"s1", "s1b"}),)), ["d1", "d3"]),
            (Filters(skills=(frozenset({"s1"}), frozenset({"s2"}))), ["d1"]),
            (Filters(skills=(frozenset({"none"}),)), []),
            (Filters(skills=(frozenset(),)), []),
            (Filters(years=3.0), ["d1", "d2"]),
            (Filters(years=3.1), ["d2"]),
            (Filters(degree=DegreeLevel.BACHELOR), ["d2", "d3"]),
            (Filters(languages=frozenset({"de", "en"})), ["d3"]),
            (Filters(tags=frozenset({"new", "berlin office"})), ["d2"]),
            (Filters(places=frozenset({"new", "york"})), ["d3"]),
            (Filters(changed_from=NOON + timedelta(hours=1)), ["d3"]),
            (Filters(years=1.0, languages=frozenset({"de"})), ["d1"]),
        ],
    )
    def test_filters_hold_for_both_legs_and_before_the_limit(
        self, index: Index, filters: Filters, found: list[str]
    ) -> None:
        index.put(
            [
                replace(
                    entry("d1"),
                    skills=frozenset({"s1", "s2"}),
                    years=3.0,
                    languages=frozenset({"de"}),
                ),
                replace(
                    entry("d2"),
                    years=7.5,
                    degree=DegreeLevel.MASTER,
                    tags=("berlin office", "new"),
                ),
                replace(
                    entry("d3"),
                    skills=frozenset({"s1b"}),
                    degree=DegreeLevel.BACHELOR,
                    languages=frozenset({"de", "en"}),
                    places=frozenset({"new", "york", "ny"}),
                    changed=NOON + timedelta(hours=1),
                ),
                *(entry(f"e{n:02d}", "bake bread bread bread") for n in range(9)),
            ]
        )
        legs = index.search(asked("bread", (1, 0, 0, 0), filters=filters, limit=3))
        if filters == Filters():
            assert len(legs.words) == 3
        else:
            assert ids(legs.words) == found
        assert ids(legs.vectors) == found

    @pytest.mark.parametrize(
        ("said", "found"),
        [
            (BAKE, ["d1", "d2"]),
            (phrase("bake bread"), ["d1"]),
            (phrase("bread sell"), []),  # a phrase does not run on into the next passage
            (phrase("bake", "skill:baking", "skill:none"), ["d1", "d2", "d3"]),
            (phrase("", "skill:baking"), ["d3"]),
            (And((BAKE, CAR)), ["d2"]),
            (Or((phrase("bake bread"), phrase("repair"))), ["d1", "d3"]),
            (Not(BAKE), ["d3"]),
            (Not(Not(BAKE)), ["d1", "d2"]),
            (Not(phrase("bake", "skill:baking")), []),
            (And((Or((BAKE, CAR)), Not(And((BAKE, CAR))))), ["d1", "d3"]),
            (Or((Not(CAR), phrase("repair"))), ["d1", "d3"]),
        ],
    )
    def test_what_must_be_said_holds_for_both_legs(
        self, index: Index, said: Clause, found: list[str]
    ) -> None:
        others = (replace(BAKERS[0], tenant="south"), replace(entry("d4"), kind=RecordKind.JOB))
        index.put([*BAKERS, *others])
        legs = index.search(asked("bread car", (1, 0, 0, 0), filters=Filters(said=said)))
        assert sorted(ids(legs.words)) == ids(legs.vectors) == found

    def test_a_hit_tells_when_it_changed_and_its_sketch(self, index: Index) -> None:
        index.put([replace(entry("d1"), changed=NOON + timedelta(seconds=1.5), sketch=sketch(0))])
        index.put([entry("d2", "weld")])
        found = index.search(asked("bread weld", (1, 0, 0, 0)))
        told = {
            (one.document_id, one.changed, one.sketch) for one in (*found.words, *found.vectors)
        }
        assert told == {("d1", NOON + timedelta(seconds=1.5), sketch(0)), ("d2", NOON, b"")}

    def test_whatever_passes_is_counted(self, index: Index) -> None:
        assert index.count("north", RecordKind.RESUME, Filters()) == 0
        index.put([replace(entry("a"), tags=("new",)), entry("b")])
        index.put([replace(entry("c"), tenant="south"), replace(entry("b"), revision=2)])
        index.put([replace(entry("j"), kind=RecordKind.JOB)])
        assert index.count("north", RecordKind.RESUME, Filters()) == 2
        assert index.count("north", RecordKind.RESUME, Filters(tags=frozenset({"new"}))) == 1
        index.drop([Gone("north", "a", 2)])
        assert index.count("north", RecordKind.RESUME, Filters()) == 1
        assert index.count("south", RecordKind.RESUME, Filters()) == 1

    def test_facets_count_everything_that_passes(self, index: Index) -> None:
        a, b, c = frozenset({"a"}), frozenset({"a", "b"}), frozenset({"b", "c d"})
        index.put(
            [
                replace(entry("d1"), skills=a, years=0.5, tags=("new",)),
                replace(entry("d2"), skills=b, years=1.0, languages=frozenset({"de", "en"})),
                replace(
                    entry("d3"), skills=c, years=40.0, degree=DegreeLevel.MASTER, tags=("new",)
                ),
                replace(entry("d4"), skills=c, tenant="south"),
                replace(entry("d5"), skills=c, kind=RecordKind.JOB),
                replace(entry("d6"), skills=c),
            ]
        )
        index.drop([Gone("north", "d6", 2)])
        told = index.facets("north", RecordKind.RESUME, Filters(), 9)
        assert told.total == 3
        assert told.skills == (("a", 2), ("b", 2), ("c d", 1))
        assert told.languages == (("de", 1), ("en", 1))
        assert told.tags == (("new", 2),)
        assert told.degrees == ((DegreeLevel.NONE, 2), (DegreeLevel.MASTER, 1))
        assert told.years == ((0.0, 1), (1.0, 1), (3.0, 0), (5.0, 0), (10.0, 1))
        some = index.facets("north", RecordKind.RESUME, Filters(tags=frozenset({"new"})), 1)
        assert (some.total, some.skills) == (2, (("a", 1),))

    def test_facets_of_nothing_are_empty(self, index: Index) -> None:
        told = index.facets("north", RecordKind.RESUME, Filters(), 9)
        assert (told.total, told.skills, told.tags, told.degrees) == (0, (), (), ())
        assert {count for _, count in told.years} == {0}

    def test_who_shares_most_is_alike(self, index: Index) -> None:
        index.put(
            [
                replace(entry("d1"), sketch=sketch(ORDERS // 4)),
                replace(entry("d2"), sketch=sketch(ORDERS // 2)),
                replace(entry("d3"), sketch=sketch(0)),
                replace(entry("d4"), sketch=sketch(0), tenant="south"),
                replace(entry("d5"), sketch=sketch(0), kind=RecordKind.JOB),
                entry("d6"),
            ]
        )
        kind = RecordKind.RESUME
        assert index.alike("north", kind, sketch(0), 0.75) == ["d3", "d1"]
        assert index.alike("north", kind, sketch(0), 0.76) == ["d3"]
        assert index.alike("north", kind, b"", 0.1) == []
        assert index.alike("east", kind, sketch(0), 0.1) == []
        index.put([replace(entry("d3"), revision=2)])
        index.drop([Gone("north", "d1", 2)])
        assert index.alike("north", kind, sketch(0), 0.3) == ["d2"]
