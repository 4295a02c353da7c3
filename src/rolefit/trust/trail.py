"""Whether a chain of the audit log is whole, and if not, where it breaks first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rolefit.domain.errors import TrailBroken
from rolefit.domain.trail import Entry, Trail, genesis, sealed

_AT_ONCE = 1000


class Fault(StrEnum):
    """What is wrong at a number."""

    UNREADABLE = "unreadable"
    STRANGER = "stranger"
    MISSING = "missing"
    ORDER = "order"
    CHANGED = "changed"
    PREVIOUS = "previous"
    END = "end"


_WORDS = {
    Fault.UNREADABLE: "entry {} cannot be read",
    Fault.STRANGER: "entry {} is of another tenant",
    Fault.MISSING: "entry {} is missing where it should stand",
    Fault.ORDER: "entry {} comes again or out of order",
    Fault.CHANGED: "entry {} is not what was written: its hash is that of something else",
    Fault.PREVIOUS: "entry {} does not follow the one before: one of them was put in its place",
    Fault.END: "the expected hash is in none of them: the end was cut off before entry {}, or all "
    "was written anew",
}


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where a chain does not hold.

    Args:
        number: the entry's; of one that is missing the number that it should have.
    """

    number: int
    fault: Fault

    @property
    def words(self) -> str:
        """What is wrong, in a sentence without its stop."""
        return _WORDS[self.fault].format(self.number)


@dataclass(frozen=True, slots=True)
class Checked:
    """How far a chain holds.

    Args:
        tenant: whose it is; "" where nothing was to be checked.
        first, last: numbers of the entries that hold; `last` is `first` - 1 where none does.
        hash: of the last that holds; whoever notes it can ask for it later.
        broken: None: all of it holds.
    """

    tenant: str
    first: int
    last: int
    hash: str
    broken: Broken | None


def entries_of(trail: Trail, tenant: str) -> Iterator[Entry]:
    """A whole chain, some entries in memory at a time.

    Raises:
        TrailBroken: when an entry's turn comes that cannot be read.
    """
    after = 0
    while some := trail.page(tenant, after=after, limit=_AT_ONCE):
        yield from some
        after = some[-1].number


def check(entries: Iterable[Entry], *, tenant: str = "", expect: str = "") -> Checked:
    """Follow a chain from its beginning until it ends or breaks.

    Args:
        entries: in order, looked at one by one.
        tenant: whose chain it must be, all of it from entry 1 on; "": whosever the first entry is,
            and it may be a later part of a chain. Of such a part nothing says what was before it.
        expect: a hash that was noted earlier and must be found; "" for none.
    """
    number, previous = 0, genesis(tenant) if tenant else ""
    first, seen = 1, expect in ("", previous)
    try:
        for entry in entries:
            if not tenant:
                tenant = entry.event.tenant
                first, previous = _start(entry)
                number, seen = first - 1, expect in ("", previous)
            fault = _fault(entry, tenant, number + 1, previous)
            if fault is not None:
                # Of a number that is too low, itself; of one too high, what is missing before it.
                where = min(entry.number, number + 1)
                return Checked(tenant, first, number, previous, Broken(where, fault))
            number, previous = entry.number, entry.hash
            seen = seen or previous == expect
    except TrailBroken:
        broken = Broken(number + 1, Fault.UNREADABLE)
        return Checked(tenant, first, number, previous, broken)
    missing = None if seen else Broken(number + 1, Fault.END)
    return Checked(tenant, first, number, previous, missing)


def _start(entry: Entry) -> tuple[int, str]:
    """Where a chain begins, and the hash before: of a later part, what it says itself."""
    if entry.number > 1:
        return entry.number, entry.previous
    return 1, genesis(entry.event.tenant)


def _fault(entry: Entry, tenant: str, number: int, previous: str) -> Fault | None:
    if entry.event.tenant != tenant:
        return Fault.STRANGER
    if entry.number != number:
        return Fault.MISSING if entry.number > number else Fault.ORDER
    if entry != sealed(entry.event, entry.number, entry.previous):
        return Fault.CHANGED
    return None if entry.previous == previous else Fault.PREVIOUS
