"""The contract of `rolefit.domain.tasks.Tasks`. An adapter's test subclasses it and supplies the
fixture `tasks`."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from rolefit.domain.records import RecordKind
from rolefit.domain.tasks import Task, TaskOutcome, Tasks, TaskState

NOON = datetime(2031, 5, 4, 12, 0, 0, 250, tzinfo=UTC)


def task(task_id: str = "t1", tenant: str = "north", minutes: int = 0) -> Task:
    """A task that waits."""
    moment = NOON + timedelta(minutes=minutes)
    return Task(
        tenant=tenant,
        task_id=task_id,
        actor="a1",
        kind=RecordKind.RESUME,
        name="Bewerbungen – März.zip",
        created=moment,
        changed=moment,
        total=3,
        tags=("berlin", "über"),
        keep_until=date(2032, 1, 31),
    )


def outcome(number: int, document_id: str = "") -> TaskOutcome:
    """What became of a document."""
    if document_id:
        return TaskOutcome(number, f"{number}.pdf", "created", document_id)
    return TaskOutcome(number, f"{number}.pdf", "refused", "", "Empty", "No words.", "Look again.")


class TasksContract:
    """Subclass it with a fixture `tasks`, empty, for each test anew."""

    def test_what_was_put_is_what_one_gets(self, tasks: Tasks) -> None:
        tasks.put(task())
        tasks.put(replace(task("t2"), total=None, tags=(), keep_until=None))
        assert tasks.get("north", "t1") == task()
        assert tasks.get("north", "t2") == replace(task("t2"), total=None, tags=(), keep_until=None)
        assert tasks.get("north", "t3") is None
        assert tasks.get("south", "t1") is None

    def test_outcomes_come_by_number_in_pages(self, tasks: Tasks) -> None:
        tasks.put(task(), [outcome(2), outcome(1, "d1")])
        tasks.put(replace(task(), done=3), [outcome(3, "d3")])
        assert tasks.outcomes("north", "t1", limit=2) == [outcome(1, "d1"), outcome(2)]
        assert tasks.outcomes("north", "t1", after=2) == [outcome(3, "d3")]
        assert tasks.outcomes("south", "t1") == []

    def test_a_step_that_is_told_twice_counts_once(self, tasks: Tasks) -> None:
        for _ in range(2):
            tasks.put(replace(task(), done=1), [outcome(1, "d1")])
        assert tasks.outcomes("north", "t1") == [outcome(1, "d1")]

    def test_a_final_state_stays_but_a_late_step_counts(self, tasks: Tasks) -> None:
        tasks.put(replace(task(), state=TaskState.CANCELLED, done=1))
        late = replace(task(), state=TaskState.RUNNING, done=2, refused=1, problem="odd")
        tasks.put(late, [outcome(2)])
        kept = tasks.get("north", "t1")
        assert kept is not None
        assert (kept.state, kept.problem) == (TaskState.CANCELLED, "")
        assert (kept.done, kept.refused) == (2, 1)
        assert tasks.outcomes("north", "t1") == [outcome(2)]

    def test_pages_begin_with_the_youngest(self, tasks: Tasks) -> None:
        for one in (task("a"), task("b", minutes=1), task("c", minutes=1), task("d", "south")):
            tasks.put(one)
        assert [one.task_id for one in tasks.page("north")] == ["c", "b", "a"]
        assert [one.task_id for one in tasks.page("north", before="c", limit=1)] == ["b"]
        assert tasks.page("north", before="a") == []

    def test_unfinished_ones_of_all_tenants_are_told_oldest_first(self, tasks: Tasks) -> None:
        tasks.put(task("a", minutes=2))
        tasks.put(replace(task("b", "south"), state=TaskState.RUNNING))
        for state in (TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED):
            tasks.put(replace(task(state.value), state=state))
        assert [one.task_id for one in tasks.unfinished()] == ["b", "a"]

    def test_the_names_of_an_erased_document_are_blanked(self, tasks: Tasks) -> None:
        tasks.put(task(), [outcome(1, "d1"), outcome(2, "d2")])
        tasks.put(task(tenant="south"), [outcome(1, "d1")])
        tasks.forget("north", "d1")
        assert [one.name for one in tasks.outcomes("north", "t1")] == ["", "2.pdf"]
        assert [one.name for one in tasks.outcomes("south", "t1")] == ["1.pdf"]

    def test_old_ones_are_forgotten_with_their_outcomes_once_they_ended(self, tasks: Tasks) -> None:
        tasks.put(replace(task("a"), state=TaskState.DONE), [outcome(1, "d1")])
        tasks.put(task("b"), [outcome(1, "d1")])
        tasks.put(replace(task("c", minutes=9), state=TaskState.DONE), [outcome(1, "d1")])
        tasks.drop_before(NOON + timedelta(minutes=5))
        assert [one.task_id for one in tasks.page("north")] == ["c", "b"]
        assert tasks.outcomes("north", "a") == []
        assert tasks.outcomes("north", "c") == [outcome(1, "d1")]
