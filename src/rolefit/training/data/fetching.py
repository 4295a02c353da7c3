"""From a publisher's address, or from what somebody downloaded, to the data folder.

File by file: what is finished stays, whatever happens to the next.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Literal, cast

from rolefit.domain.errors import DataError, DataUnavailable, UsageError
from rolefit.training.data.archives import Archive, given, packed
from rolefit.training.data.converting import CONVERSIONS
from rolefit.training.data.downloading import (
    LIMITS,
    Limits,
    Loading,
    check_address,
    download,
    silent,
)
from rolefit.training.data.official import PUBLICATIONS, Download, Publication, publication
from rolefit.training.data.provenance import (
    Made,
    Origin,
    note,
    read_provenance,
    refused,
    sha256_of_file,
    write_packed,
)

State = Literal["fetched", "there", "failed"]
Say = Callable[[str], None]
Lacking = dict[str, list[str]]
"""File of the data folder -> the members that an archive would have to hold for it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source.

    Args:
        source: its name.
        files: that were made now.
        error: why not all of them are there.
    """

    source: str
    files: tuple[str, ...]
    error: DataError | None = None

    @property
    def state(self) -> State:
        """Whether all files are there, and whether any is new."""
        if self.error is not None:
            return "failed"
        return "fetched" if self.files else "there"


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches sources into a data folder.

    Args:
        again: also what is already there.
        table: where everything is.
        say: told what is done, in words.
    """

    data: Path
    again: bool = False
    table: Mapping[str, Publication] = field(default_factory=lambda: PUBLICATIONS)
    limits: Limits = LIMITS
    loading: Loading = silent
    say: Say = lambda _words: None

    def fetch(self, names: Iterable[str], downloaded: Sequence[Path] = ()) -> Iterator[Outcome]:
        """Fetch sources one after the other; without names and files, all that are published.

        Args:
            downloaded: ZIP archives, folders or files that somebody downloaded.

        Raises:
            UsageError: no such source, a file that is of none of them, or a folder that cannot be
                written.
            DataError: a file that is damaged, or a `sources.json` that cannot be read.
        """
        wanted = {name: publication(name, self.table) for name in names}
        own: dict[str, list[Path]] = {}
        for path in downloaded:
            own.setdefault(self._recognised(path), []).append(path)
        if not wanted and not own:
            wanted = {name: one for name, one in self.table.items() if one.official}
        self._make_folder()
        read_provenance(self.data)
        for name, paths in own.items():
            yield self._outcome(name, self._convert_given(self.table[name], paths))
        for name, one in wanted.items():
            if name not in own:
                yield self._outcome(name, self._download_all(one))

    def _outcome(self, name: str, work: Iterator[str]) -> Outcome:
        made: list[str] = []
        try:
            for file in work:
                made.append(file)  # noqa: PERF402 - what is made before an error counts
        except DataError as error:
            return Outcome(name, tuple(made), error)
        return Outcome(name, tuple(made))

    def _download_all(self, source: Publication) -> Iterator[str]:
        """The files that were made, each when it is finished."""
        if not source.downloads and not all((self.data / file).is_file() for file in source.uses):
            raise DataUnavailable(
                f"{source.title} has no direct address; it is given out at {source.page}.",
                remedy=f"{source.by_hand} Then: rolefit data fetch {self.data} --from FILE.",
            )
        for one in source.downloads:
            if due := self._due(one.files):
                lacking: Lacking = {}
                yield from self._download(source, one, due, lacking)
                _check_whole(one.name, lacking)

    def _download(
        self, source: Publication, one: Download, due: list[str], lacking: Lacking
    ) -> Iterator[str]:
        self.say(f"{source.title}: {one.address}")
        with self._scratch() as stream:
            try:
                came = download(
                    one.address,
                    stream,
                    title=f"{source.title}, {one.name}",
                    limits=self.limits,
                    loading=self.loading,
                )
            except OSError as error:
                raise refused(self.data, error) from error
            stream.seek(0)
            origin = Origin(
                address=one.address, sha256=came.sha256, size=came.size, dated=came.dated
            )
            with packed(stream, one.name, self.limits.produced) as archive:
                yield from self._convert(source, archive, origin, due, lacking)

    def _convert_given(self, source: Publication, paths: Sequence[Path]) -> Iterator[str]:
        due = self._due(source.uses)
        lacking: Lacking = {}
        for path in paths if due else ():
            self.say(f"{source.title}: {path}")
            left = list(lacking) or due
            with given(path, self.limits.produced) as archive:
                yield from self._convert(source, archive, _origin_of(path), left, lacking)
        _check_whole(" and ".join(path.name for path in paths), lacking)

    def _convert(
        self,
        source: Publication,
        archive: Archive,
        origin: Origin,
        due: Iterable[str],
        lacking: Lacking,
    ) -> Iterator[str]:
        """Make of the files that are due those that an archive holds enough for."""
        for file in due:
            conversion = CONVERSIONS[file]
            if lacks := conversion.lacks(archive):
                lacking[file] = lacks
                continue
            target = self.data / file
            write_packed(target, conversion.lines(archive))
            digest = sha256_of_file(target)
            made = Made(source=source.title, licence=source.licence, sha256=digest, origin=origin)
            note(self.data, {file: made})
            lacking.pop(file, None)
            yield file

    def _recognised(self, path: Path) -> str:
        """The source that a download is of, by the names of its members."""
        with given(path, self.limits.produced) as archive:
            for name, one in self.table.items():
                files = [CONVERSIONS[file] for file in one.uses if file in CONVERSIONS]
                if any(not conversion.lacks(archive) for conversion in files):
                    return name
        titles = ", ".join(one.title for one in self.table.values() if one.official)
        raise UsageError(
            f"{path} is no download of {titles}.",
            remedy="Run `rolefit data list` to see what to download, and from where.",
        )

    def _due(self, files: Iterable[str]) -> list[str]:
        return [file for file in files if self.again or not (self.data / file).is_file()]

    def _make_folder(self) -> None:
        try:
            self.data.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refused(self.data, error) from error

    def _scratch(self) -> BinaryIO:
        """A file without a name, beside the data: it is gone however this ends."""
        try:
            return cast("BinaryIO", TemporaryFile(dir=self.data))
        except OSError as error:
            raise refused(self.data, error) from error


def _origin_of(path: Path) -> Origin:
    # A folder's name alone: where it lies on somebody's machine is nobody's business.
    if path.is_dir():
        return Origin(address=path.resolve().name)
    return Origin(address=path.name, sha256=sha256_of_file(path), size=path.stat().st_size)


def _check_whole(name: str, lacking: Lacking) -> None:
    if members := sorted({member for lacks in lacking.values() for member in lacks}):
        raise DataError(f"{name} holds no {' and no '.join(members)}.")


def mirrored(
    mirror: str, table: Mapping[str, Publication] = PUBLICATIONS
) -> dict[str, Publication]:
    """The table with every download at a mirror: MIRROR/SOURCE/NAME.

    Raises:
        UsageError: the mirror's address is not https.
    """
    check_address(mirror)
    return {
        name: replace(
            one,
            downloads=tuple(
                replace(each, address=f"{mirror.rstrip('/')}/{name}/{each.name}")
                for each in one.downloads
            ),
        )
        for name, one in table.items()
    }
