"""Bundles in a model registry: from `models:/NAME@ALIAS` or `models:/NAME/VERSION` to a folder.

What is downloaded is kept by the digest of its manifest, which the registry tells beside the
version: a version that is there already is not fetched again, whatever alias points at it.
"""

import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from rolefit.domain.errors import (
    BundleCorrupt,
    BundleNotFound,
    RegistryDamaged,
    RegistryError,
    RegistryUnavailable,
    UsageError,
    VersionNotFound,
)
from rolefit.encoding.bundle import MANIFEST, Bundle, is_bundle, read_bundle, sha256_of
from rolefit.encoding.mlflow_client import Untyped, connect, mlflow, shown, sqlite_file, translated

SCHEME = "models:/"
BUNDLE = "bundle"
"""Folder of the bundle below a version's files."""

MANIFEST_TAG = "rolefit.manifest"
"""SHA-256 of the bundle's manifest, which has those of all its other files."""

_SHAPE = re.compile(r"models:/(?P<name>[^/@:]+)(?:/(?P<number>[1-9]\d*)|@(?P<alias>[\w-]+))")


@dataclass(frozen=True, slots=True)
class Reference:
    """One version of a registered model, by its number or by an alias that points at it."""

    name: str
    number: int | None = None
    alias: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `models:/NAME@ALIAS` or `models:/NAME/VERSION`.

        Raises:
            UsageError: it is neither.
        """
        found = _SHAPE.fullmatch(text)
        if found is None:
            raise UsageError(
                f"“{text[:80]}” names no registered model.",
                remedy="Write models:/rolefit@champion, or models:/rolefit/3 for one version.",
            )
        number = found["number"]
        return cls(found["name"], int(number) if number else None, found["alias"])


def registered_bundle(model: str, uri: str, cache: Path) -> Bundle:
    """The bundle that a reference names, downloaded into `cache` unless it is there, checked.

    Args:
        model: `models:/NAME@ALIAS` or `models:/NAME/VERSION`.
        uri: of the registry.
        cache: folder for bundles.

    Raises:
        UsageError: the reference or the address cannot be meant.
        VersionNotFound: no such model, version or alias.
        RegistryUnavailable, RegistryDamaged: the registry does not answer, or not soundly.
        BundleCorrupt: what was downloaded is not what was registered.
        MissingExtra: MLflow is not installed.
    """
    reference = Reference.parse(model)
    path = sqlite_file(uri)
    if path is not None and not path.is_file():
        raise VersionNotFound(f"There is no registry at {shown(uri)} yet.")
    client = connect(uri)
    version = find_version(client, uri, reference)
    digest = manifest_digest(version)
    target = cache / "bundles" / f"registered-{digest[:32]}"
    if is_bundle(target) and sha256_of(target / MANIFEST) == digest:
        with suppress(BundleCorrupt):  # a spoilt copy is worth no more than none
            return read_bundle(target)
    return download(uri, version, target)


def find_version(client: Untyped, uri: str, reference: Reference) -> Untyped:
    """MLflow's `ModelVersion` of a reference.

    Raises:
        VersionNotFound: no such model, version or alias; what there is, is told.
        RegistryError: as for `translated`.
    """
    name, number = reference.name, reference.number
    try:
        with translated(uri):
            if number is None:
                number = _aliases(client, name).get(str(reference.alias))
            if number is not None:
                return client.get_model_version(name, str(number))
            known = ", ".join(sorted(_aliases(client, name))) or "none"
    except VersionNotFound as error:
        what = f"model {name}" if number is None else f"version {number} of {name}"
        raise VersionNotFound(f"{shown(uri)} has no {what}.") from error
    raise VersionNotFound(
        f"No version of {name} is called {reference.alias}; aliases there: {known}."
    )


def _aliases(client: Untyped, name: str) -> dict[str, int]:
    # The model tells them in every store; a version found by a search does not in some.
    return {alias: int(at) for alias, at in client.get_registered_model(name).aliases.items()}


def manifest_digest(version: Untyped) -> str:
    """SHA-256 (hex) of the manifest of a version's bundle.

    Raises:
        RegistryDamaged: rolefit did not register that version, or the tag was changed.
    """
    digest = str(version.tags.get(MANIFEST_TAG, ""))
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise RegistryDamaged(
            f"Version {version.version} of {version.name} has no tag {MANIFEST_TAG}.",
            remedy="Register the bundle by `rolefit model register`.",
        )
    return digest


def download(uri: str, version: Untyped, target: Path) -> Bundle:
    """Download a version's bundle and put it in `target` once every checksum holds.

    Raises:
        RegistryUnavailable, RegistryDamaged: its files are not to be had.
        BundleCorrupt: what came is not what was registered.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".rolefit-", dir=target.parent) as beside:
        fresh = _downloaded(uri, version, Path(beside) / "new")
        if target.exists():
            target.rename(Path(beside) / "old")
        fresh.rename(target)
    return read_bundle(target)


def download_files(uri: str, version: Untyped, name: str, folder: Path) -> Path:
    """Download a file or folder of a version's files into `folder`; where it is now.

    Raises:
        RegistryUnavailable: the registry does not answer.
        RegistryDamaged: the version is there, but not that file.
    """
    try:
        with translated(uri):
            get = mlflow().artifacts.download_artifacts
            source = f"{version.source}/{name}"
            return Path(get(artifact_uri=source, dst_path=str(folder), tracking_uri=uri))
    except RegistryError as error:
        if isinstance(error, RegistryUnavailable):
            _ask_again(uri, version, error)
        raise _lost(version, name) from error


def _ask_again(uri: str, version: Untyped, failure: RegistryUnavailable) -> None:
    """Raise the failure unless the registry answers: then it is the file alone that is missing.

    Over HTTP, MLflow words both alike.
    """
    if isinstance(failure.__cause__, OSError):  # the connection, or the disk here
        raise failure
    with translated(uri):
        connect(uri).get_model_version(version.name, version.version)


def _downloaded(uri: str, version: Untyped, folder: Path) -> Path:
    made = download_files(uri, version, BUNDLE, folder)
    try:
        bundle = read_bundle(made)
    except BundleNotFound as error:  # an absent folder is an empty one to some stores
        raise _lost(version, BUNDLE) from error
    if sha256_of(made / MANIFEST) != manifest_digest(version):
        raise BundleCorrupt(
            f"Version {version.version} of {version.name} has a manifest that is not the one "
            "that was registered.",
            remedy="Do not use it; register the bundle again.",
        )
    return bundle.folder


def _lost(version: Untyped, name: str) -> RegistryDamaged:
    return RegistryDamaged(
        f"Version {version.version} of {version.name} is registered, but its {name} is not to be "
        "had.",
        remedy="Register the bundle again, or restore the registry's files.",
    )
