"""The contract of `Families` in `rolefit.domain.accounts`. An adapter's test subclasses it and
supplies the fixture `families`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

from rolefit.domain.accounts import Families, Family, Scope, Turn

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def family(family_id: str = "f1", account_id: str = "ada", tenant: str = "north") -> Family:
    """A sign-in that lasts an hour; its first token's hash is “first”."""
    return Family(
        family_id=family_id,
        tenant=tenant,
        account_id=account_id,
        token="first",  # noqa: S106
        scopes=frozenset({Scope.MATCH, Scope.DOCUMENTS_READ}),
        expires=NOON + timedelta(hours=1),
    )


class FamiliesContract:
    """Subclass it with a fixture `families`, empty, for each test anew."""

    def test_what_began_is_what_one_gets(self, families: Families) -> None:
        assert families.get("f1") is None
        families.begin(family())
        families.begin(replace(family("f2"), scopes=frozenset()))
        assert families.get("f1") == family()
        assert families.get("f2") == replace(family("f2"), scopes=frozenset())

    def test_the_next_token_counts_in_place_of_the_used_one(self, families: Families) -> None:
        families.begin(family())
        assert families.turn("f1", "first", "second", NOON) is Turn.DONE
        assert families.get("f1") == replace(family(), token="second")  # noqa: S106
        assert families.turn("f1", "second", "third", NOON) is Turn.DONE

    def test_a_second_use_ends_the_family(self, families: Families) -> None:
        families.begin(family())
        families.begin(family("f2"))
        families.turn("f1", "first", "second", NOON)
        assert families.turn("f1", "first", "thief", NOON) is Turn.REUSED
        assert families.get("f1") is None
        assert families.turn("f1", "second", "third", NOON) is Turn.GONE
        assert families.turn("f2", "first", "second", NOON) is Turn.DONE

    def test_of_many_who_use_one_token_at_most_one_gets_the_next(self, families: Families) -> None:
        families.begin(family())
        start, told = Barrier(8), list[Turn]()

        def use(following: str) -> None:
            start.wait()
            told.append(families.turn("f1", "first", following, NOON))

        threads = [Thread(target=use, args=(f"next{n}",)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(told) == [Turn.DONE, *[Turn.GONE] * 6, Turn.REUSED]
        assert families.get("f1") is None

    def test_nothing_turns_past_its_end(self, families: Families) -> None:
        families.begin(family())
        end = family().expires
        assert families.turn("f1", "first", "second", end) is Turn.GONE
        assert families.turn("f1", "first", "second", end - SECOND) is Turn.DONE
        assert families.turn("none", "first", "second", NOON) is Turn.GONE

    def test_one_is_ended_and_all_of_an_account_are(self, families: Families) -> None:
        for one in (
            family(),
            family("f2"),
            family("f3", "bo"),
            family("f4", tenant="south"),
        ):
            families.begin(one)
        families.end("f1")
        families.end("none")
        assert families.get("f1") is None
        families.end_all("north", "ada")
        left = [name for name in ("f1", "f2", "f3", "f4") if families.get(name)]
        assert left == ["f3", "f4"]

    def test_those_past_their_end_are_forgotten(self, families: Families) -> None:
        families.begin(family())
        families.begin(replace(family("f2", tenant="south"), expires=NOON))
        families.begin(replace(family("f3"), expires=NOON - SECOND))
        assert families.expire(NOON) == 2
        assert families.expire(NOON) == 0
        assert families.get("f1") == family()
