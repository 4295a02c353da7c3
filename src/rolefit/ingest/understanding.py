"""Documents that come in, read and profiled."""

from collections.abc import Iterator, Sequence

from rolefit.domain.errors import RolefitError
from rolefit.domain.job import Job
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.text import Document
from rolefit.ingest.incoming import Incoming
from rolefit.profiling import Profiler
from rolefit.reading import SandboxedReader


class Understanding:
    """Reads in child processes, several at once, and profiles."""

    def __init__(self, reader: SandboxedReader, profiler: Profiler) -> None:
        self._reader = reader
        self._profiler = profiler

    def __call__(self, documents: Sequence[Incoming]) -> Iterator[Resume | Job | RolefitError]:
        """A profile, or why there is none, of each in order."""
        contents = ((document.content, document.name) for document in documents)
        read = self._reader.read_many(contents)
        for document, outcome in zip(documents, read, strict=True):
            yield self._profiled(document, outcome)

    def _profiled(
        self, incoming: Incoming, read: Document | RolefitError
    ) -> Resume | Job | RolefitError:
        if isinstance(read, RolefitError):
            return read
        try:
            if incoming.kind is RecordKind.JOB:
                return self._profiler.job(read)
            return self._profiler.resume(read, incoming.as_of)
        except RolefitError as error:
            return error
