"""Sources in, profiles out: whatever may be given for a posting or a résumé."""

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

BATCH = 512
"""Résumés under way at once: bounds memory; never changes a score."""

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
        """
        if isinstance(source, Document):
            return source
        if isinstance(source, str):
            return read_text(source)
        return self._services.reader.read(_content(source), source.name)

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
        while items := list(islice(numbered, BATCH)):
            yield self._batch(items, as_of)

    def _batch(self, items: Sequence[Numbered], as_of: Month | None) -> Batch:
        batch = Batch([], [], [], len(items))
        files = [(place, source) for place, source in items if isinstance(source, Path)]
        read = dict(self._read_files(files))
        for place, source in items:
            found: Source | Resume | RolefitError = read.get(place, source)
            if not isinstance(found, RolefitError):
                try:
                    found = self.resume(found, as_of)
                except RolefitError as error:
                    found = error
            if isinstance(found, RolefitError):
                batch.failures.append(Failure(place, _name(source), found))
            else:
                batch.resumes.append(found)
                batch.places.append(place)
        return batch

    def _read_files(
        self, files: Sequence[tuple[int, Path]]
    ) -> Iterator[tuple[int, Document | RolefitError]]:
        """Outcomes by position; contents are drawn as they are needed, so few are in memory."""
        sent: list[int] = []
        unopened: list[tuple[int, ReadError]] = []

        def contents() -> Iterator[tuple[bytes, str]]:
            for place, path in files:
                try:
                    content = _content(path)
                except ReadError as error:
                    unopened.append((place, error))
                else:
                    sent.append(place)
                    yield content, path.name

        for number, outcome in enumerate(self._services.reader.read_many(contents())):
            yield sent[number], outcome
        yield from unopened


def month_of(as_of: Month | str | None) -> Month | None:
    """The month that "present" stands for, from how a caller may write it.

    Raises:
        UsageError: no month.
    """
    if as_of is None or isinstance(as_of, Month):
        return as_of
    try:
        return Month.parse(as_of)
    except ValueError as error:
        raise UsageError(f"“{as_of}” is no month; write it as YYYY-MM.") from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"{path.name}: {error.strerror or 'cannot be opened'}.",
            remedy="Check the path and that the file may be read.",
        ) from error


def _name(source: Source | Resume) -> str:
    if isinstance(source, Path):
        return str(source)
    if isinstance(source, Resume):
        return source.document.name
    return source.name if isinstance(source, Document) else ""
