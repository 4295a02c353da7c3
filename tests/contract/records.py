"""The contracts of `Records` and `Backlog` in `rolefit.domain.storage`. An adapter's test
subclasses one and supplies the fixture `records`."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from typing import Protocol

import pytest

from rolefit.domain.errors import RevisionConflict
from rolefit.domain.job import Job
from rolefit.domain.records import Record, RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.storage import Backlog, Records

NOON = datetime(2031, 5, 4, 12, 0, 0, 250, tzinfo=UTC)


class Both(Records, Backlog, Protocol):
    """A store of records that knows how far the index is."""


def first(profile: Resume | Job, document_id: str = "d1", tenant: str = "north") -> Record:
    """The first revision of a document."""
    return Record(
        tenant=tenant,
        document_id=document_id,
        kind=RecordKind.JOB if isinstance(profile, Job) else RecordKind.RESUME,
        revision=1,
        content_id=f"c{document_id}",
        name="cv – Ægir.pdf",
        created=NOON,
        changed=NOON,
        profile=profile,
        keep_until=date(2032, 1, 31),
        tags=("berlin", "über"),
    )


def following(record: Record, **changes: object) -> Record:
    """The next revision of a record."""
    later = record.changed + timedelta(minutes=1)
    return replace(record, revision=record.revision + 1, changed=later, **changes)  # type: ignore[arg-type]


def tombstone(record: Record) -> Record:
    """What is left of a record that is deleted."""
    return following(record, profile=None, name="", content_id="", tags=(), keep_until=None)


class RecordsContract:
    """Subclass it with a fixture `records`, empty, for each test anew."""

    def test_what_was_put_is_what_one_gets(self, records: Both, resume: Resume, job: Job) -> None:
        kept = [first(resume), first(job, "d2")]
        for record in kept:
            records.put(record)
        assert [records.get("north", one.document_id) for one in kept] == kept

    def test_what_never_was_is_none(self, records: Both) -> None:
        assert records.get("north", "d1") is None

    def test_only_the_next_revision_is_taken(self, records: Both, resume: Resume) -> None:
        one = first(resume)
        with pytest.raises(RevisionConflict):
            records.put(replace(one, revision=2))
        records.put(one)
        with pytest.raises(RevisionConflict):
            records.put(one)
        two = following(one, name="other.pdf")
        records.put(two)
        for wrong in (one, two, replace(two, revision=4)):
            with pytest.raises(RevisionConflict):
                records.put(wrong)
        assert records.get("north", "d1") == two

    @pytest.mark.parametrize("revision", [1, 2])
    def test_of_many_who_put_one_revision_one_wins(
        self, records: Both, resume: Resume, revision: int
    ) -> None:
        if revision == 2:
            records.put(first(resume))
        start, won, lost = Barrier(8), list[str](), list[str]()

        def change(name: str) -> None:
            start.wait()
            try:
                records.put(replace(first(resume), revision=revision, name=name))
                won.append(name)
            except RevisionConflict:
                lost.append(name)

        threads = [Thread(target=change, args=(f"{n}.pdf",)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(won), len(lost)) == (1, 7)
        kept = records.get("north", "d1")
        assert kept is not None
        assert (kept.revision, kept.name) == (revision, won[0])

    def test_tenants_see_nothing_of_each_other(self, records: Both, resume: Resume) -> None:
        ours, theirs = first(resume), first(resume, tenant="south")
        records.put(ours)
        assert records.get("south", "d1") is None
        records.put(theirs)
        records.put(following(theirs, name="theirs.pdf"))
        assert records.get("north", "d1") == ours
        assert records.holding("north", RecordKind.RESUME, "cd1") == ["d1"]
        assert records.page("east", RecordKind.RESUME) == []
        assert [one.tenant for one in records.page("north", RecordKind.RESUME)] == ["north"]

    def test_a_tombstone_is_kept_and_found_by_its_id_alone(
        self, records: Both, resume: Resume
    ) -> None:
        one = first(resume)
        records.put(one)
        records.put(tombstone(one))
        kept = records.get("north", "d1")
        assert kept is not None
        assert kept.deleted
        assert kept == tombstone(one)
        assert records.holding("north", RecordKind.RESUME, "cd1") == []
        assert records.holding("north", RecordKind.RESUME, "") == []
        assert records.page("north", RecordKind.RESUME) == []
        with pytest.raises(RevisionConflict):
            records.put(one)

    def test_many_are_got_at_once(self, records: Both, resume: Resume, job: Job) -> None:
        one, two = first(resume), first(job, "ä b/c?")
        for record in (one, two, first(resume, "d3"), tombstone(first(resume, "d3"))):
            records.put(record)
        records.put(first(resume, "d4", tenant="south"))
        asked = ["d4", "d3", "none", "ä b/c?", "d1", "d1"]
        assert records.get_many("north", asked) == {
            "d1": one,
            "ä b/c?": two,
            "d3": tombstone(first(resume, "d3")),
        }
        assert records.get_many("north", []) == {}

    def test_as_many_are_got_as_a_search_reads(self, records: Both, resume: Resume) -> None:
        ids = [f"d{n}" for n in range(120)]
        for identifier in ids:
            records.put(first(resume, identifier))
        found = records.get_many("north", [f"d{n}" for n in range(1200)])
        assert found == {one: first(resume, one) for one in ids}

    def test_revisions_are_told_of_live_documents_of_the_tenant(
        self, records: Both, resume: Resume
    ) -> None:
        one, two = first(resume), first(resume, "d2")
        for record in (one, following(one), two, tombstone(two), first(resume, "d3", "south")):
            records.put(record)
        assert records.revisions("north", ["d3", "d2", "d1", "none"]) == {"d1": 2}
        assert records.revisions("north", []) == {}

    def test_what_is_due_is_told_of_every_tenant(self, records: Both, resume: Resume) -> None:
        over, today = date(2031, 5, 3), date(2031, 5, 4)
        for record in (
            replace(first(resume), keep_until=over),
            replace(first(resume, "d1", "south"), keep_until=over),
            replace(first(resume, "d2"), keep_until=today),
            replace(first(resume, "d3"), keep_until=None),
            replace(first(resume, "d4"), keep_until=over),
        ):
            records.put(record)
        records.put(tombstone(first(resume, "d4")))
        due = {(one.tenant, one.document_id) for one in records.due(today, 9)}
        assert due == {("north", "d1"), ("south", "d1")}
        assert len(records.due(today, 1)) == 1

    def test_equal_bytes_are_found(self, records: Both, resume: Resume, job: Job) -> None:
        for identifier in ("d2", "d1", "d3"):
            records.put(replace(first(resume, identifier), content_id="same"))
        records.put(replace(first(job, "d4"), content_id="same"))
        assert records.holding("north", RecordKind.RESUME, "same") == ["d1", "d2", "d3"]
        assert records.holding("north", RecordKind.JOB, "same") == ["d4"]
        assert records.holding("north", RecordKind.JOB, "other") == []

    def test_pages_follow_one_another_without_gap_or_double(
        self, records: Both, resume: Resume, job: Job
    ) -> None:
        ids = [f"{n:02d}" for n in range(25)]
        for identifier in reversed(ids):
            records.put(first(resume, identifier))
        records.put(first(job, "10b"))
        seen: list[str] = []
        while some := records.page(
            "north", RecordKind.RESUME, after=seen[-1] if seen else "", limit=10
        ):
            assert len(some) <= 10
            seen += [one.document_id for one in some]
            if len(seen) == 10:  # what comes in between moves nothing that is still to come
                records.put(first(resume, "05b"))
        assert seen == ids

    def test_ids_are_of_any_characters_and_stand_by_code_points(
        self, records: Both, resume: Resume
    ) -> None:
        ids = ["Z", "a b/c?#$.", "x" * 600, "ä", "\uffee", "\U00010000"]
        for identifier in reversed(ids):
            records.put(replace(first(resume, identifier), content_id="same"))
        assert [one.document_id for one in records.page("north", RecordKind.RESUME)] == ids
        assert records.holding("north", RecordKind.RESUME, "same") == ids
        after = records.page("north", RecordKind.RESUME, after="ä", limit=1)
        assert [one.document_id for one in after] == ["\uffee"]


class BacklogContract:
    """Subclass it with a fixture `records`, empty, for each test anew."""

    def test_a_record_is_behind_until_its_revision_is_indexed(
        self, records: Both, resume: Resume
    ) -> None:
        one = first(resume)
        records.put(one)
        records.put(first(resume, "d2", tenant="south"))
        assert {(r.tenant, r.document_id) for r in records.behind(9)} == {
            ("north", "d1"),
            ("south", "d2"),
        }
        assert len(records.behind(1)) == 1
        records.caught_up("north", "d1", 1)
        assert [r.document_id for r in records.behind(9)] == ["d2"]
        assert records.get("north", "d1") == replace(one, indexed=1)

    def test_a_change_puts_it_behind_again_and_keeps_what_is_indexed(
        self, records: Both, resume: Resume
    ) -> None:
        one = first(resume)
        records.put(one)
        records.caught_up("north", "d1", 1)
        records.put(following(one))
        (late,) = records.behind(9)
        assert (late.revision, late.indexed) == (2, 1)
        records.caught_up("north", "d1", 2)
        records.put(tombstone(following(one)))
        (gone,) = records.behind(9)
        assert (gone.deleted, gone.revision, gone.indexed) == (True, 3, 2)
        records.caught_up("north", "d1", 3)
        assert records.behind(9) == []

    def test_another_index_has_all_to_catch_up_with(self, records: Both, resume: Resume) -> None:
        records.follow("one")
        for identifier in ("d1", "d2"):
            records.put(first(resume, identifier))
            records.caught_up("north", identifier, 1)
        records.follow("one")
        assert records.behind(9) == []
        records.follow("another")
        assert {(one.document_id, one.indexed) for one in records.behind(9)} == {
            ("d1", 0),
            ("d2", 0),
        }
        records.caught_up("north", "d1", 1)
        records.follow("another")
        assert [one.document_id for one in records.behind(9)] == ["d2"]
        records.follow("one")
        assert len(records.behind(9)) == 2

    def test_an_older_revision_changes_nothing(self, records: Both, resume: Resume) -> None:
        one = first(resume)
        records.put(one)
        records.put(following(one))
        records.caught_up("north", "d1", 2)
        records.caught_up("north", "d1", 1)
        assert records.behind(9) == []
        records.caught_up("north", "never", 1)
        assert records.get("north", "never") is None
