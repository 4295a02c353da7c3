"""The audit log is checked: every way to tamper with it is found, at the first entry it touches."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.domain.errors import TrailBroken
from rolefit.domain.trail import Action, Entry, Event, Scalar, genesis, sealed
from rolefit.trust.exported import entries_in, line_of
from rolefit.trust.trail import Broken, Fault, check

law = settings(max_examples=80, deadline=None, derandomize=True, database=None)
NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def event(number: int, tenant: str = "north") -> Event:
    return Event(
        tenant,
        NOON + timedelta(minutes=number),
        "ada",
        Action.DECIDED,
        document_id=f"d{number}",
        job_id="j1",
        details={"verdict": "rejected", "score": 71.5, "note": "é\n"},
    )


def chained(events: Sequence[Event], number: int = 0, previous: str = "") -> list[Entry]:
    made: list[Entry] = []
    previous = previous or genesis(events[0].tenant if events else "north")
    for one in events:
        made.append(sealed(one, number + len(made) + 1, previous))
        previous = made[-1].hash
    return made


CHAIN = chained([event(n) for n in range(1, 8)])
LINES = [line_of(one).encode() for one in CHAIN]


def altered(number: int, **changes: object) -> list[Entry]:
    """The chain with something else in an entry, its hash left as it was."""
    one = CHAIN[number - 1]
    other = replace(one, event=replace(one.event, **changes))  # type: ignore[arg-type]
    return [other if entry.number == number else entry for entry in CHAIN]


def placed(number: int, entry: Entry) -> list[Entry]:
    return [entry if one.number == number else one for one in CHAIN]


def test_a_chain_that_nobody_touched_holds() -> None:
    checked = check(CHAIN, tenant="north")
    assert (checked.first, checked.last, checked.hash) == (1, 7, CHAIN[-1].hash)
    assert checked.broken is None
    assert check(CHAIN) == checked


def test_no_entry_at_all_holds() -> None:
    checked = check([], tenant="north", expect=genesis("north"))
    assert (checked.first, checked.last, checked.hash) == (1, 0, genesis("north"))
    assert checked.broken is None


FORGED = sealed(replace(CHAIN[3].event, actor="eve"), 4, CHAIN[3].previous)
FOREIGN = sealed(event(4, "south"), 4, CHAIN[3].previous)


@pytest.mark.parametrize(
    ("entries", "number", "fault"),
    [
        (altered(4, actor="eve"), 4, Fault.CHANGED),
        (altered(4, moment=NOON), 4, Fault.CHANGED),
        (altered(4, action=Action.READ), 4, Fault.CHANGED),
        (altered(4, document_id="d5"), 4, Fault.CHANGED),
        (altered(4, job_id=""), 4, Fault.CHANGED),
        (altered(4, details={}), 4, Fault.CHANGED),
        (altered(4, details={**CHAIN[3].event.details, "score": 71.6}), 4, Fault.CHANGED),
        (altered(4, tenant="south"), 4, Fault.STRANGER),
        (altered(1, actor="eve"), 1, Fault.CHANGED),
        (altered(7, actor="eve"), 7, Fault.CHANGED),
        (placed(4, replace(CHAIN[3], hash="0" * 64)), 4, Fault.CHANGED),
        (placed(4, replace(CHAIN[3], previous="0" * 64)), 4, Fault.CHANGED),
        (placed(4, FOREIGN), 4, Fault.STRANGER),
        # Sealed anew, so it holds by itself; the next one remembers what stood there.
        (placed(4, FORGED), 5, Fault.PREVIOUS),
        (placed(4, sealed(event(4), 4, "0" * 64)), 4, Fault.PREVIOUS),
        ([*CHAIN[:3], *CHAIN[4:]], 4, Fault.MISSING),
        (CHAIN[1:], 1, Fault.MISSING),
        ([*CHAIN[:3], CHAIN[4], CHAIN[3], *CHAIN[5:]], 4, Fault.MISSING),
        ([*CHAIN[:4], CHAIN[3], *CHAIN[4:]], 4, Fault.ORDER),
        ([*CHAIN, CHAIN[0]], 1, Fault.ORDER),
        ([*CHAIN, sealed(event(9), 9, CHAIN[6].hash)], 8, Fault.MISSING),
    ],
)
def test_the_first_entry_that_does_not_hold_is_named(
    entries: list[Entry], number: int, fault: Fault
) -> None:
    checked = check(entries, tenant="north")
    assert checked.broken == Broken(number, fault)
    assert str(number) in checked.broken.words
    assert checked.hash == ([genesis("north")] + [one.hash for one in entries])[checked.last]


def test_a_chain_written_anew_holds_by_itself_and_not_against_a_hash_that_was_noted() -> None:
    forged = chained([replace(one.event, actor="eve") for one in CHAIN])
    assert check(forged, tenant="north").broken is None
    broken = check(forged, tenant="north", expect=CHAIN[2].hash).broken
    assert broken == Broken(8, Fault.END)


@pytest.mark.parametrize("kept", range(7))
def test_an_end_that_was_cut_off_misses_the_noted_hash(kept: int) -> None:
    assert check(CHAIN[:kept], tenant="north").broken is None
    broken = check(CHAIN[:kept], tenant="north", expect=CHAIN[-1].hash).broken
    assert broken == Broken(kept + 1, Fault.END)


def test_a_hash_that_was_noted_may_be_of_any_entry() -> None:
    for noted in (genesis("north"), *(one.hash for one in CHAIN)):
        assert check(CHAIN, tenant="north", expect=noted).broken is None


def test_a_later_part_of_a_chain_is_checked_from_where_it_begins() -> None:
    checked = check(CHAIN[3:])
    assert (checked.tenant, checked.first, checked.last) == ("north", 4, 7)
    assert checked.broken is None
    assert check(CHAIN[3:], expect=CHAIN[2].hash).broken is None
    assert check(CHAIN[3:], expect=CHAIN[1].hash).broken == Broken(8, Fault.END)
    assert check([CHAIN[3], *CHAIN[5:]]).broken == Broken(5, Fault.MISSING)
    of_another = chained([event(1, "south")])
    assert check([*CHAIN, *of_another]).broken == Broken(1, Fault.STRANGER)


def test_lines_tell_what_was_written() -> None:
    assert list(entries_in(LINES)) == CHAIN


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line[-1:],
        lambda line: line[:-1],
        lambda line: line.replace(b"{", b"[", 1),
        lambda line: line.replace(b'":', b'": ', 1),
        lambda line: line.replace(b'"actor":"ada"', b'"actor":"eve","actor":"ada"'),
        lambda line: line.replace(b'"actor":"ada",', b""),
        lambda line: line.replace(b'"decided"', b'"forgiven"'),
        lambda line: line.replace(b":00.000000Z", b":00Z"),
        lambda line: line.replace(b"T12", b"T12+x"),
        lambda line: line.replace(b'"number":4', b'"number":"4"'),
        lambda line: line.replace(b'"number":4', b'"number":true'),
        lambda line: line.replace(b"71.5", b"71.50"),
        lambda line: line.replace("é".encode(), b"\\u00e9"),
        lambda line: line.replace(b'{"note"', b'{"deep":' + b"[" * 30_000 + b',"note"'),
        lambda line: b"\xef\xbb\xbf" + line,
        lambda line: b"null" + line[-1:],
    ],
)
def test_a_line_that_was_never_exported_is_unreadable(change: Callable[[bytes], bytes]) -> None:
    lines = [*LINES[:3], change(LINES[3]), *LINES[4:]]
    assert lines != LINES
    checked = check(entries_in(lines))
    assert checked.broken == Broken(4, Fault.UNREADABLE)
    assert checked.last == 3
    with pytest.raises(TrailBroken, match="Line 4"):
        list(entries_in(lines))


@law
@given(
    number=st.integers(0, len(LINES) - 1),
    place=st.integers(0, 10_000),
    byte=st.integers(0, 255),
)
def test_no_byte_can_be_changed_unseen(number: int, place: int, byte: int) -> None:
    line = bytearray(LINES[number])
    line[place % len(line)] = byte
    lines = [*LINES[:number], bytes(line), *LINES[number + 1 :]]
    # Split anew, as a file is: a byte may have become the end of a line.
    told = b"".join(lines).splitlines(keepends=True)
    broken = check(entries_in(told), tenant="north").broken
    assert (broken is None) == (lines == LINES)
    assert broken is None or broken.number in (number + 1, number + 2)


@law
@given(st.lists(st.integers(0, len(CHAIN) - 1), max_size=10))
def test_only_a_beginning_of_the_chain_holds(order: list[int]) -> None:
    broken = check([CHAIN[n] for n in order], tenant="north").broken
    assert (broken is None) == (order == list(range(len(order))))


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXT,
)


@law
@given(
    details=st.dictionaries(st.sampled_from(["a", "b_1", "ba"]), SCALARS),
    actor=TEXT,
    minutes=st.floats(-1e8, 1e8),
)
def test_whatever_is_noted_comes_back_from_its_line(
    details: dict[str, Scalar], actor: str, minutes: float
) -> None:
    noted = Event("t", NOON + timedelta(minutes=minutes), actor, Action.READ, details=details)
    (entry,) = chained([noted])
    assert list(entries_in([line_of(entry).encode()])) == [entry]
    assert line_of(entry).count("\n") == 1
