"""The contract of `rolefit.domain.answers.Answers`. An adapter's test subclasses it and supplies
the fixture `answers`."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

from rolefit.domain.answers import Answer, Answers, Begun

NOON = datetime(2031, 5, 4, 12, 0, 0, 250, tzinfo=UTC)
DONE = Answer(201, b'{"id": "\xc3\xa6"}', {"Location": "/v1/resumes/1", "ETag": '"1"'})


class AnswersContract:
    """Subclass it with a fixture `answers`, empty, for each test anew."""

    def test_the_first_claims_a_key_and_the_second_is_told(self, answers: Answers) -> None:
        assert answers.begin("north", "k", "f1", NOON) is None
        later = NOON + timedelta(seconds=1)
        assert answers.begin("north", "k", "f2", later) == Begun("f1", NOON)

    def test_an_answer_is_given_again(self, answers: Answers) -> None:
        answers.begin("north", "k", "f1", NOON)
        answers.finish("north", "k", DONE)
        assert answers.begin("north", "k", "f1", NOON) == Begun("f1", NOON, DONE)

    def test_an_empty_answer_is_one(self, answers: Answers) -> None:
        answers.begin("north", "k", "f1", NOON)
        answers.finish("north", "k", Answer(204, b""))
        assert answers.begin("north", "k", "f1", NOON) == Begun("f1", NOON, Answer(204, b""))

    def test_what_is_abandoned_may_be_claimed_again(self, answers: Answers) -> None:
        answers.begin("north", "k", "f1", NOON)
        answers.abandon("north", "k")
        assert answers.begin("north", "k", "f2", NOON) is None

    def test_an_answer_cannot_be_abandoned(self, answers: Answers) -> None:
        answers.begin("north", "k", "f1", NOON)
        answers.finish("north", "k", DONE)
        answers.abandon("north", "k")
        assert answers.begin("north", "k", "f1", NOON) == Begun("f1", NOON, DONE)

    def test_tenants_keys_are_their_own(self, answers: Answers) -> None:
        answers.begin("north", "k", "f1", NOON)
        assert answers.begin("south", "k", "f2", NOON) is None

    def test_where_a_tenant_ends_and_a_key_begins_is_told_apart(self, answers: Answers) -> None:
        """As where both make up one key."""
        for sign in ":/|. ":
            assert answers.begin(f"a{sign}b", "c", "f1", NOON) is None
            assert answers.begin("a", f"b{sign}c", "f2", NOON) is None

    def test_what_was_never_claimed_may_be_abandoned(self, answers: Answers) -> None:
        answers.abandon("north", "k")
        assert answers.begin("north", "k", "f1", NOON) is None

    def test_old_ones_are_forgotten(self, answers: Answers) -> None:
        answers.begin("north", "old", "f1", NOON)
        answers.begin("north", "new", "f1", NOON + timedelta(hours=2))
        answers.drop_before(NOON + timedelta(hours=1))
        assert answers.begin("north", "old", "f2", NOON) is None
        assert answers.begin("north", "new", "f2", NOON) is not None

    def test_of_many_at_once_one_claims_it(self, answers: Answers) -> None:
        together, got = Barrier(8), []

        def claim() -> None:
            together.wait()
            got.append(answers.begin("north", "k", "f", NOON))

        threads = [Thread(target=claim) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(got) == 8
        assert got.count(None) == 1
