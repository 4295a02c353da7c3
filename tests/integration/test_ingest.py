"""The pipeline on the embedded stores: what comes in is kept and found; what is erased is gone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rolefit.bootstrap import Services
from rolefit.domain.decisions import Decision, Verdict
from rolefit.domain.errors import DocumentDeleted, ReadError, StoreUnavailable, UsageError
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Month
from rolefit.domain.search import Filters, GridMatrix, Query
from rolefit.ingest import Change, Incoming, Ingest
from rolefit.ingest.identity import blob_of, content_id_of
from rolefit.ingest.indexing import Indexing
from rolefit.matching.terms import Analyzer
from rolefit.settings import Settings

BAKER = b"Experience\nBaker, Old Mill, 2015 - 2020\n- Baked sourdough bread for forty cafes\n"
WELDER = b"Experience\nWelder, Dock Five, 2012 - 2020\n- Welded ship hulls in steel\n"
JOB = b"Baker\n\nRequirements\n- Three years of baking sourdough bread\n"
_analyze = Analyzer()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = Services(Settings(data_dir=tmp_path / "documents", readers=1))
    yield made
    made.close()


def incoming(content: bytes, document_id: str = "", tenant: str = "north") -> Incoming:
    return Incoming(tenant, RecordKind.RESUME, content, "cv.txt", document_id)


def found(services: Services, words: str, tenant: str = "north") -> list[str]:
    stems = dict.fromkeys(_analyze(words), 1.0)
    query = Query(tenant, RecordKind.RESUME, stems)
    return [hit.document_id for hit in services.stores.index.search(query).words]


def blobs(services: Services) -> int:
    later = datetime.now(UTC) + timedelta(hours=1)
    return len(list(services.stores.blobs.put_before(later)))


def vectors(services: Services) -> int:
    with services._database.reading() as connection:
        (count,) = connection.execute("SELECT count(*) FROM vectors").fetchone()
        return int(count)


def test_what_comes_in_is_kept_and_found(services: Services) -> None:
    wanted = replace(incoming(BAKER), tags=("b", "a", "b"), keep_until=date(2040, 1, 1))
    (outcome,) = services.ingest.process([wanted])
    assert (outcome.change, outcome.revision, outcome.error) == (Change.CREATED, 1, None)
    record = services.stores.records.get("north", outcome.document_id)
    assert record is not None
    assert (record.revision, record.indexed, record.tags) == (1, 1, ("b", "a"))
    assert record.keep_until == date(2040, 1, 1)
    blob = blob_of(record.document_id, record.content_id)
    assert services.stores.blobs.get("north", blob) == BAKER
    assert found(services, "sourdough") == [outcome.document_id]
    assert found(services, "sourdough", tenant="south") == []
    near = services.encoder.encode(["bakes bread"])
    assert vectors(services) == 1
    assert near.shape == (1, services.encoder.dimension)


def test_a_job_is_kept_beside_the_resumes(services: Services) -> None:
    job = Incoming("north", RecordKind.JOB, JOB, "job.txt")
    outcomes = services.ingest.process([job, incoming(BAKER)])
    assert [one.change for one in outcomes] == [Change.CREATED] * 2
    assert found(services, "sourdough") == [outcomes[1].document_id]
    jobs = services.stores.index.search(Query("north", RecordKind.JOB, {"sourdough": 1.0}))
    assert [hit.document_id for hit in jobs.words] == [outcomes[0].document_id]


def test_the_same_bytes_are_kept_once_for_each_tenant(services: Services) -> None:
    first, twin, other = services.ingest.process(
        [incoming(BAKER), incoming(BAKER), incoming(BAKER, tenant="south")]
    )
    assert (first.change, twin.change) == (Change.CREATED, Change.UNCHANGED)
    assert twin.document_id == first.document_id
    assert (other.change, other.document_id != first.document_id) == (Change.CREATED, True)
    (again,) = services.ingest.process([incoming(BAKER)])
    assert (again.change, again.document_id) == (Change.UNCHANGED, first.document_id)
    assert content_id_of("north", BAKER) != content_id_of("south", BAKER)


def test_the_same_bytes_again_may_bring_tags_and_a_last_day(services: Services) -> None:
    day = date(2040, 1, 1)
    (first,) = services.ingest.process([replace(incoming(BAKER), tags=("a",))])
    again = replace(incoming(BAKER), tags=("b", "a"), keep_until=day)
    (marked,) = services.ingest.process([again])
    assert (marked.change, marked.document_id, marked.revision) == (
        Change.UPDATED,
        first.document_id,
        2,
    )
    record = services.stores.records.get("north", first.document_id)
    assert record is not None
    assert (record.tags, record.keep_until, record.indexed) == (("a", "b"), day, 2)
    tagged = Query(
        "north", RecordKind.RESUME, {"sourdough": 1.0}, filters=Filters(tags=frozenset("b"))
    )
    assert len(services.stores.index.search(tagged).words) == 1
    for once_more in (again, incoming(BAKER)):
        (same,) = services.ingest.process([once_more])
        assert (same.change, same.revision) == (Change.UNCHANGED, 2)


def test_another_month_for_present_is_a_change(services: Services) -> None:
    text = b"Experience\nBaker, Old Mill, January 2015 - present\n- Baked bread for forty cafes\n"
    may, june = Month.of(2031, 5), Month.of(2031, 6)
    services.ingest.process([replace(incoming(text, "ada"), as_of=may)])
    same, later = (
        services.ingest.process([replace(incoming(text, "ada"), as_of=month)])[0]
        for month in (may, june)
    )
    assert (same.change, later.change) == (Change.UNCHANGED, Change.UPDATED)


def test_a_changed_document_keeps_its_id_and_leaves_nothing_of_before(services: Services) -> None:
    services.ingest.process([incoming(BAKER, "ada")])
    (same,) = services.ingest.process([incoming(BAKER, "ada")])
    assert (same.change, same.revision) == (Change.UNCHANGED, 1)
    (changed,) = services.ingest.process([incoming(WELDER, "ada")])
    assert (changed.change, changed.revision) == (Change.UPDATED, 2)
    assert (found(services, "sourdough"), found(services, "ship hulls")) == ([], ["ada"])
    assert (blobs(services), vectors(services)) == (1, 1)
    (tagged,) = services.ingest.process([replace(incoming(WELDER, "ada"), tags=("new",))])
    assert (tagged.change, tagged.revision) == (Change.UPDATED, 3)
    assert (blobs(services), vectors(services)) == (1, 1)


def test_one_that_cannot_be_read_stops_no_other_and_leaves_nothing(services: Services) -> None:
    outcomes = services.ingest.process(
        [incoming(b""), incoming(BAKER), incoming(b"%PDF-1.7 broken"), incoming(WELDER)]
    )
    assert [one.change for one in outcomes] == [
        Change.REFUSED,
        Change.CREATED,
        Change.REFUSED,
        Change.CREATED,
    ]
    assert all(isinstance(outcomes[place].error, ReadError) for place in (0, 2))
    assert blobs(services) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"tenant": "no\x1frth"},
        {"tenant": " "},
        {"document_id": "a\x1fda"},
        {"document_id": "\ud800"},
        {"document_id": "a" * 201},
        {"tags": ("fine", "a\nb")},
        {"tags": ("",)},
    ],
)
def test_what_has_no_name_that_can_be_seen_is_refused_and_stops_no_other(
    services: Services, changes: dict[str, Any]
) -> None:
    """The index tells tenants and ids apart by a control character, so none may hold one."""
    wrong = replace(incoming(BAKER), **changes)
    refused, created = services.ingest.process([wrong, incoming(WELDER, "ada")])
    assert (refused.change, created.change) == (Change.REFUSED, Change.CREATED)
    assert isinstance(refused.error, UsageError)
    assert "all of them to be seen" in refused.error.message
    assert blobs(services) == 1


def test_a_files_name_may_be_anything_and_is_shown_as_far_as_it_can_be(services: Services) -> None:
    names = ["caf\udce9 \x00.pdf", "سی‌وی.pdf"]
    documents = [
        replace(incoming(one), name=name) for one, name in zip((BAKER, WELDER), names, strict=True)
    ]
    outcomes = services.ingest.process(documents)
    assert [one.change for one in outcomes] == [Change.CREATED] * 2
    kept = services.stores.records.get_many("north", [one.document_id for one in outcomes])
    assert [kept[one.document_id].name for one in outcomes] == ["caf\ufffd \ufffd.pdf", names[1]]


def test_what_is_deleted_is_gone_and_does_not_come_back(services: Services) -> None:
    services.ingest.process([incoming(BAKER, "ada"), incoming(BAKER, "bob")])
    assert services.ingest.delete("south", "ada") is False
    assert services.ingest.delete("north", "ada") is True
    assert services.ingest.delete("north", "ada") is False
    assert found(services, "sourdough") == ["bob"]
    assert blobs(services) == 1
    (again,) = services.ingest.process([incoming(WELDER, "ada")])
    assert (again.change, again.document_id) == (Change.REFUSED, "ada")
    assert isinstance(again.error, DocumentDeleted)
    assert services.ingest.sweep(timedelta(0)) == 0
    assert blobs(services) == 1
    assert services.ingest.delete("north", "bob") is True
    assert (blobs(services), vectors(services)) == (0, 0)
    with services._database.reading() as connection:
        rows = connection.execute("SELECT name, profile, content_id FROM records").fetchall()
    assert rows == [("", None, "")] * 2


def test_nothing_that_was_said_of_an_erased_person_stays_in_any_file(services: Services) -> None:
    name, reason = "ada-of-old-mill.txt", "She laughed like Ada."
    services.ingest.process([replace(incoming(BAKER, "d1"), name=name), incoming(WELDER, "d2")])
    moment = datetime.now(UTC)
    services.decisions.add(
        Decision("north", "x1", "j1", "d1", Verdict.HIRED, "a1", moment, reason=reason)
    )
    with services._database.reading() as connection:
        (profile,) = connection.execute("SELECT profile FROM records WHERE document_id = 'd1'")
    parts = (b"Baked sourdough bread", name.encode(), reason.encode(), profile[0][50:90])
    folder = services.settings.data_dir
    assert all(holding(folder, part) for part in parts)
    assert services.ingest.delete("north", "d1")
    assert [holding(folder, part) for part in parts] == [[]] * len(parts)


def holding(folder: Path, part: bytes) -> list[str]:
    """Names of the files that hold some bytes."""
    return [one.name for one in folder.rglob("*") if one.is_file() and part in one.read_bytes()]


def test_what_was_stopped_before_the_index_is_swept_into_it(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.ingest.process([incoming(WELDER, "old")])
    with monkeypatch.context() as broken:
        broken.setattr(Indexing, "bring", _stopped)
        with pytest.raises(StoreUnavailable):
            services.ingest.process([incoming(BAKER, "ada")])
        with pytest.raises(StoreUnavailable):
            services.ingest.delete("north", "old")
    assert found(services, "sourdough") == []
    assert found(services, "ship hulls") == ["old"]
    assert services.ingest.sweep() == 2
    assert found(services, "sourdough") == ["ada"]
    assert found(services, "ship hulls") == []
    assert services.ingest.sweep() == 0


def test_bytes_without_a_record_are_swept_when_they_are_old(services: Services) -> None:
    services.ingest.process([incoming(BAKER, "ada")])
    services.stores.blobs.put("north", blob_of("gone", content_id_of("north", b"x")), b"x")
    services.ingest.sweep()
    assert blobs(services) == 2
    services.ingest.sweep(timedelta(seconds=-1))
    assert blobs(services) == 1
    assert found(services, "sourdough") == ["ada"]


def test_bytes_that_come_again_while_they_are_swept_stay(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = blob_of("ada", content_id_of("north", BAKER))
    services.stores.blobs.put("north", blob, BAKER)
    is_held = Ingest._is_held

    def slow(self: Ingest, tenant: str, blob: str) -> bool:
        held = is_held(self, tenant, blob)
        services.stores.blobs.put(tenant, blob, BAKER)
        return held

    monkeypatch.setattr(Ingest, "_is_held", slow)
    services.ingest.sweep(timedelta(0))
    assert services.stores.blobs.get("north", blob) == BAKER


def test_former_bytes_that_come_back_while_they_are_replaced_stay(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.ingest.process([incoming(BAKER, "ada")])
    changed = Ingest._changed

    def slow(self: Ingest, *asked: object) -> object:
        monkeypatch.undo()
        done = changed(self, *asked)  # type: ignore[arg-type]
        (back,) = services.ingest.process([incoming(BAKER, "ada")])
        assert back.revision == 3
        return done

    monkeypatch.setattr(Ingest, "_changed", slow)
    services.ingest.process([incoming(WELDER, "ada")])
    record = services.stores.records.get("north", "ada")
    assert record is not None
    assert services.ingest.content(record) == BAKER
    assert services.ingest.sweep(timedelta(seconds=-1)) == 0
    assert blobs(services) == 1


def test_what_is_due_is_erased(services: Services) -> None:
    today = datetime.now(UTC).date()
    services.ingest.process(
        [
            replace(incoming(BAKER, "ada"), keep_until=today - timedelta(days=1)),
            replace(incoming(WELDER, "bob"), keep_until=today + timedelta(days=1)),
        ]
    )
    assert services.ingest.expire() == 1
    assert (found(services, "sourdough"), found(services, "ship hulls")) == ([], ["bob"])
    assert blobs(services) == 1
    assert services.ingest.expire() == 0


def test_a_lost_index_is_made_anew_from_the_records(services: Services) -> None:
    services.ingest.process([incoming(BAKER, "ada"), incoming(WELDER, "bob")])
    services.ingest.delete("north", "bob")
    services.close()
    for path in (services.settings.data_dir / "index").rglob("meta.json"):
        path.unlink()
    assert found(services, "sourdough") == []
    assert services.ingest.sweep() == 2
    assert found(services, "sourdough") == ["ada"]
    (again,) = services.ingest.process([incoming(WELDER, "bob")])
    assert again.change is Change.REFUSED


def _stopped(*_: object) -> None:
    raise StoreUnavailable("The index does not answer.")


def test_who_is_erased_while_vectors_are_made_leaves_none(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when all of an index is made anew, which takes minutes."""
    (outcome,) = services.ingest.process([incoming(BAKER)])
    services.stores.vectors.drop("north", vector_keys(services))
    made = services.vectors._made

    def slow(texts: Mapping[str, list[str]]) -> dict[str, GridMatrix]:
        if texts:
            monkeypatch.undo()
            assert services.ingest.delete("north", outcome.document_id)
        return made(texts)

    services.stores.backlog.follow("another")
    services.stores.backlog.follow(services.stores.index.id)
    monkeypatch.setattr(services.vectors, "_made", slow)
    services.ingest.sweep()
    assert vectors(services) == 0
    assert found(services, "sourdough") == []


def vector_keys(services: Services) -> list[str]:
    with services._database.reading() as connection:
        return [key for (key,) in connection.execute("SELECT key FROM vectors")]
