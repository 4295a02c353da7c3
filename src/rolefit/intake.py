"""Sources in, profiles out: whatever may be given for a posting or a résumé."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from rolefit.bootstrap import Services
from rolefit.domain.errors import ReadError, RolefitError, UsageError
from rolefit.domain.job import Job
from rolefit.domain.resume import Month, Resume
from rolefit.domain.text import Document, Kind
from rolefit.reading import read_text

Source = str | Path | Document
"""A str is always text, a Path always a file."""

Numbered = tuple[int, Source | Resume]
"""A source with its position in the input."""

PROFILES, UNREAD = 512, 24
"""Résumés under way at once: profiles, which are scored in blocks; and what must be read first,
fewer, so that progress is told every few seconds. Bounds memory; never changes a score."""

_BLANK = Document("", Kind.TEXT, "", sha256(b"").hexdigest(), pages=())


@dataclass(frozen=True, slots=True)
class Failure:
    """A résumé that could not be used: its position in the input, its name, and why."""

    index: int
    name: str
    error: RolefitError


@dataclass(frozen=True, slots=True)
class Batch:
    """Some résumés of the input, in its order, and what became of the others.

    Args:
        places: positions of the résumés in the input.
        size: how many sources it was made from.
    """

    resumes: list[Resume]
    places: list[int]
    failures: list[Failure]
    size: int


class Intake:
    """Reads and profiles what is given."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def read(self, source: Source) -> Document:
        """The text of a document.

        Raises:
            ReadError: a file that cannot be read.
            UsageError: it is no source at all.
        """
        if isinstance(source, Document):
            return source
        if isinstance(source, str):
            return read_text(source)
        if not isinstance(source, Path):
            raise UsageError(
                f"Give text, a Path or a profile, not {type(source).__name__}.",
                remedy="Decode bytes to text first, or write them to a file.",
            )
        return self._services.reader.read(self._content(source), source.name)

    def job(self, source: Source | Job) -> Job:
        """What a posting asks for.

        Raises:
            ReadError: a file that cannot be read.
            NoRequirements: a posting that asks for nothing.
        """
        if isinstance(source, Job):
            return source
        return self._services.profiler.job(self.read(source))

    def resume(self, source: Source | Resume, as_of: Month | None) -> Resume:
        """What a résumé shows; a blank text is an empty profile.

        Raises:
            ReadError: a file that cannot be read.
        """
        if isinstance(source, Resume):
            return source
        blank = isinstance(source, str) and not source.strip()
        return self._services.profiler.resume(_BLANK if blank else self.read(source), as_of)

    def batches(self, sources: Iterable[Source | Resume], as_of: Month | None) -> Iterator[Batch]:
        """Résumés in input order; files are read side by side in the reading processes."""
        numbered = iter(enumerate(sources))
        for first in numbered:
            size = PROFILES if isinstance(first[1], Resume) else UNREAD
            yield self._batch([first, *islice(numbered, size - 1)], as_of)

    def _batch(self, items: Sequence[Numbered], as_of: Month | None) -> Batch:
        found: dict[int, Resume | RolefitError] = {}
        for place, source in self._read(items):
            found[place] = self._profiled(source, as_of)
        batch = Batch([], [], [], len(items))
        for place, source in items:
            outcome = found[place]
            if isinstance(outcome, RolefitError):
                batch.failures.append(Failure(place, name_of(source), outcome))
            else:
                batch.resumes.append(outcome)
                batch.places.append(place)
        return batch

    def _content(self, path: Path) -> bytes:
        return content_of(path, self._services.settings.max_bytes)

    def _profiled(
        self, source: Source | Resume | RolefitError, as_of: Month | None
    ) -> Resume | RolefitError:
        if isinstance(source, RolefitError):
            return source
        try:
            return self.resume(source, as_of)
        except RolefitError as error:
            return error

    def _read(
        self, items: Sequence[Numbered]
    ) -> Iterator[tuple[int, Source | Resume | RolefitError]]:
        """What is no file, as it stands; files as they are read, while others are being read.

        Contents are drawn as they are needed, so few are in memory.
        """
        yield from ((place, source) for place, source in items if not isinstance(source, Path))
        sent: list[int] = []
        unopened: list[tuple[int, ReadError]] = []

        def contents() -> Iterator[tuple[bytes, str]]:
            for place, path in items:
                if isinstance(path, Path):
                    try:
                        content = self._content(path)
                    except ReadError as error:
                        unopened.append((place, error))
                    else:
                        sent.append(place)
                        yield content, path.name

        for number, outcome in enumerate(self._services.reader.read_many(contents())):
            yield sent[number], outcome
        yield from unopened


_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])(?:-[0-9]{2})?")


def month_of(as_of: Month | str | None) -> Month | None:
    """The month that "present" stands for, from how a caller may write it.

    Raises:
        UsageError: no month.
    """
    if as_of is None or isinstance(as_of, Month):
        return as_of
    written = _MONTH.fullmatch(str(as_of))
    if written is None:
        raise UsageError(f"“{as_of}” is no month; write it as YYYY-MM.")
    return Month.of(int(written["year"]), int(written["month"]))


def content_of(path: Path, most: int) -> bytes:
    """A file's bytes, at most one more than may be read: a huge one is refused without reading it.

    Raises:
        ReadError: it cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise ReadError(
            f"{path.name}: {error.strerror or 'cannot be opened'}.",
            remedy="Check the path and that the file may be read.",
        ) from error


def name_of(source: Source | Resume | Job) -> str:
    """What a source is called where it failed; "" for a text."""
    if isinstance(source, Path):
        return str(source)
    if isinstance(source, Resume | Job):
        return source.document.name
    return source.name if isinstance(source, Document) else ""
