"""The public face: read, profile, encode and match behind a few methods."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Literal, Self

from cachetools import LRUCache

from rolefit.bootstrap import Services
from rolefit.domain.errors import MatchError, ReadError, RolefitError, UsageError
from rolefit.domain.job import Importance, Job
from rolefit.domain.match import Match
from rolefit.domain.ports import FloatMatrix
from rolefit.domain.resume import Month, Resume
from rolefit.domain.skills import Skill
from rolefit.domain.text import Document, Kind
from rolefit.encoding import to_grid
from rolefit.matching import Weights, differences, reweighed
from rolefit.matching.encoded import EncodedJob, EncodedResume
from rolefit.matching.prepare import encode_job, encode_resume, texts_of_job
from rolefit.matching.terms import Analyzer
from rolefit.reading import read_text
from rolefit.settings import Settings

Source = str | Path | Document
"""A str is always text, a Path always a file."""

OnError = Literal["raise", "report"]
Progress = Callable[[int], None]

_BLANK = Document("", Kind.TEXT, "", sha256(b"").hexdigest(), pages=())

BATCH = 256
"""Résumés under way at once: bounds memory; never changes a score."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A résumé that could not be used: its position in the input, its name, and why."""

    index: int
    name: str
    error: RolefitError


class Ranking(list[Match]):
    """Matches, best first; `failures` tells what could not be read (`on_error="report"`)."""

    def __init__(self, matches: Iterable[Match], failures: Iterable[Failure] = ()) -> None:
        super().__init__(matches)
        self.failures = list(failures)


class Matcher:
    """Ranks résumés against a job, and says why.

    Safe to share between threads. Holds child processes once a file was read: close it, or use
    it as a context manager.

    Args:
        model: a bundle folder, a sentence-transformers folder or a Hugging Face name; None for
            the bundle that ships.
        settings: everything else; default: the environment's.
        weights: how much each importance counts.
    """

    def __init__(
        self,
        model: str | Path | None = None,
        *,
        settings: Settings | None = None,
        weights: Weights | None = None,
    ) -> None:
        chosen = settings or Settings()
        if model is not None:
            chosen = chosen.model_copy(update={"model": str(model)})
        self._services = Services(chosen)
        self._weights = weights or Weights()
        self._analyze = Analyzer()
        self._encoded: LRUCache[str, EncodedResume] = LRUCache(max(chosen.cached_resumes, 1))
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the reading processes; the matcher starts new ones when it reads again."""
        self._services.close()

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> FloatMatrix:
        """Vectors, float32 (len(texts), dim), L2-normalised; a blank text yields zeros."""
        return self._services.encoder.encode(texts, progress=progress)

    def skills(self, text: str) -> list[Skill]:
        """The skills that a text names, linked to ESCO and O*NET, in text order."""
        return list(self._services.profiler.gazetteer.find(text))

    def job(self, source: Source | Job) -> Job:
        """What a posting asks for.

        Raises:
            ReadError: a file that cannot be read.
            NoRequirements: a posting that asks for nothing.
        """
        if isinstance(source, Job):
            return source
        return self._services.profiler.job(self.read(source))

    def resume(self, source: Source | Resume, *, as_of: Month | str | None = None) -> Resume:
        """What a résumé shows; `as_of` ("YYYY-MM") is the month that "present" stands for.

        A blank text is an empty profile, which scores nothing; an empty file is an error.

        Raises:
            ReadError: a file that cannot be read.
        """
        if isinstance(source, Resume):
            return source
        blank = isinstance(source, str) and not source.strip()
        document = _BLANK if blank else self.read(source)
        return self._services.profiler.resume(document, _month(as_of))

    def read(self, source: Source) -> Document:
        """The text of a document, with spans, marks and findings.

        Raises:
            ReadError: a file that cannot be read.
        """
        if isinstance(source, Document):
            return source
        if isinstance(source, str):
            return read_text(source)
        return self._services.reader.read(_content(source), source.name)

    def rank(
        self,
        job: Source | Job,
        resumes: Iterable[Source | Resume],
        *,
        weights: Weights | None = None,
        importance: Mapping[int, Importance | str] | None = None,
        as_of: Month | str | None = None,
        top: int | None = None,
        on_error: OnError = "raise",
        progress: Progress | None = None,
    ) -> Ranking:
        """Rank résumés against a job, best first; copies of a better-placed one come last.

        A score depends on the job, the résumé and what is set, never on the other résumés, their
        order or number.

        Args:
            job: text, file or profile.
            resumes: texts, files or profiles, of any mixture and number.
            weights: instead of the matcher's.
            importance: "must", "strong", "nice" or "not" by index into the job's requirements.
            as_of: the month that "present" stands for; default: each document's own date.
            top: explain and return only the best so many.
            on_error: "raise" the first résumé's error, or "report" them all in `.failures`.
            progress: called with how many more résumés are read and encoded.

        Raises:
            ReadError: a file that cannot be read (always for the job).
            NoRequirements: the posting asks for nothing.
            UsageError: an argument that cannot be meant.
        """
        if isinstance(resumes, str | Path | Document | Resume):
            raise UsageError("Give a list of résumés, not one.")
        chosen = weights or self._weights
        encoded_job = self._encode_job(_reweighed(self.job(job), importance), chosen)
        places: list[int] = []
        ready: list[EncodedResume] = []
        failures: list[Failure] = []
        for batch in _batches(enumerate(resumes)):
            profiled = list(self._profiled(batch, _month(as_of)))
            good = [(index, item) for index, item in profiled if isinstance(item, Resume)]
            bad = [(index, item) for index, item in profiled if isinstance(item, RolefitError)]
            if bad and on_error == "raise":
                raise bad[0][1]
            names = dict(batch)
            failures += [Failure(index, _name(names[index]), error) for index, error in bad]
            ready += self._encode_resumes([resume for _, resume in good])
            places += [index for index, _ in good]
            if progress is not None:
                progress(len(batch))
        matches = self._services.ranker.rank(encoded_job, ready, chosen, top=top)
        return Ranking((_placed(match, places) for match in matches), failures)

    def score(
        self, job: Source | Job, resume: Source | Resume, *, as_of: Month | str | None = None
    ) -> Match:
        """One job and one résumé."""
        return self.rank(job, [resume], as_of=as_of)[0]

    def replay(self, match: Match, job: Source | Job, resume: Source | Resume) -> list[str]:
        """Compute a recorded match anew; what differs, in plain sentences, or nothing.

        The match's own as-of month, weights and importance are used.
        """
        profiled = self.resume(resume, as_of=match.inputs.as_of or None)
        weights, importance = _recorded(match)
        again = self.rank(job, [profiled], weights=weights, importance=importance)[0]
        return differences(match, again)

    def _encode_job(self, job: Job, weights: Weights) -> EncodedJob:
        with_title = weights.title > 0
        texts = texts_of_job(job, with_title=with_title)
        vectors = to_grid(self._services.encoder.encode(texts))
        return encode_job(job, vectors, self._analyze, with_title=with_title)

    def _profiled(
        self, batch: Sequence[tuple[int, Source | Resume]], as_of: Month | None
    ) -> Iterator[tuple[int, Resume | RolefitError]]:
        """Profiles in input order; files are read side by side in the reading processes."""
        files = [(index, source) for index, source in batch if isinstance(source, Path)]
        read = dict(self._read_files(files))
        for index, source in batch:
            document = read.get(index, source)
            try:
                if isinstance(document, RolefitError | Resume):
                    yield index, document
                else:
                    yield index, self.resume(document, as_of=as_of)
            except RolefitError as error:
                yield index, error

    def _read_files(
        self, files: Sequence[tuple[int, Path]]
    ) -> Iterator[tuple[int, Document | RolefitError]]:
        contents: list[tuple[bytes, str]] = []
        places: list[int] = []
        for index, path in files:
            try:
                contents.append((_content(path), path.name))
                places.append(index)
            except RolefitError as error:
                yield index, error
        yield from zip(places, self._services.reader.read_many(contents), strict=True)

    def _encode_resumes(self, resumes: Sequence[Resume]) -> list[EncodedResume]:
        """Encoded résumés, in order; those already encoded are taken from memory."""
        keys = [_key(resume) for resume in resumes]
        with self._lock:
            known = {key: self._encoded[key] for key in keys if key in self._encoded}
        fresh = {key: r for key, r in zip(keys, resumes, strict=True) if key not in known}
        texts = [passage.text for resume in fresh.values() for passage in resume.passages]
        vectors = to_grid(self._services.encoder.encode(texts))
        row = 0
        for key, resume in fresh.items():
            count = len(resume.passages)
            known[key] = encode_resume(resume, vectors[row : row + count], self._analyze)
            row += count
        with self._lock:
            self._encoded.update({key: known[key] for key in fresh})
        return [known[key] for key in keys]


def _recorded(match: Match) -> tuple[Weights, dict[int, Importance]]:
    """The weights and importances that a match was made with."""
    written, _, chosen = match.inputs.weights.rstrip("]").partition(" [")
    listed = [value for value in chosen.split(",") if value != "title"]
    try:
        importance = {index: Importance(value) for index, value in enumerate(listed)}
    except ValueError as error:
        raise MatchError("The recorded match does not tell its weights.") from error
    return Weights.parse(written), importance


def _key(resume: Resume) -> str:
    document = resume.document
    return f"{document.digest}/{document.name}/{resume.redacted}/{resume.as_of}/{resume.profiler}"


def _placed(match: Match, places: Sequence[int]) -> Match:
    """The match with positions in the caller's list instead of the readable ones."""
    copy_of = None if match.copy_of is None else places[match.copy_of]
    return replace(match, index=places[match.index], copy_of=copy_of)


def _batches(
    items: Iterator[tuple[int, Source | Resume]],
) -> Iterator[list[tuple[int, Source | Resume]]]:
    while batch := list(islice(items, BATCH)):
        yield batch


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


def _month(as_of: Month | str | None) -> Month | None:
    if as_of is None or isinstance(as_of, Month):
        return as_of
    try:
        return Month.parse(as_of)
    except ValueError as error:
        raise UsageError(f"“{as_of}” is no month; write it as YYYY-MM.") from error


def _reweighed(job: Job, importance: Mapping[int, Importance | str] | None) -> Job:
    if not importance:
        return job
    try:
        wanted = {index: Importance(value) for index, value in importance.items()}
    except ValueError as error:
        raise UsageError(f"{error}; it is one of must, strong, nice, not.") from error
    unknown = [index for index in wanted if not 0 <= index < len(job.requirements)]
    if unknown:
        raise UsageError(
            f"The job has {len(job.requirements)} requirements; there is no number {unknown[0]}."
        )
    return reweighed(job, wanted)
