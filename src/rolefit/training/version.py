"""A registered version: what it is, and the tags of MLflow that tell it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError

from rolefit.domain.errors import RegistryDamaged
from rolefit.encoding.bundle import MANIFEST, Bundle, sha256_of
from rolefit.encoding.mlflow_client import Untyped
from rolefit.encoding.registered import MANIFEST_TAG
from rolefit.evaluation.intervals import Estimate
from rolefit.training.scorecard import Scorecard, means

TAG = "rolefit."
"""What our tags begin with."""

_MEANS = TypeAdapter(dict[str, Estimate])


@dataclass(frozen=True, slots=True)
class Version:
    """A registered bundle.

    Args:
        number: of the version, from 1.
        aliases: that point at it, sorted.
        made: when, UTC.
        run: id of the run it came from.
        bundle: name and version of the bundle.
        digest: of what makes a vector, see `Manifest.digest`.
        base: the model it was made from.
        licence: SPDX identifier of the weights.
        megabytes: of the bundle, 10⁶ bytes.
        means: by family of its scorecard.
        scorecard: digest of the scorecard.
        replaced_by: the version that took the champion's place from it.
    """

    number: int
    aliases: tuple[str, ...]
    made: datetime
    run: str
    bundle: str
    digest: str
    base: str
    licence: str
    megabytes: float
    means: dict[str, Estimate]
    scorecard: str
    replaced_by: int | None = None


def tags_of_scorecard(scorecard: Scorecard) -> dict[str, str]:
    """Tags that tell a scorecard; its digest is the last, for it is what counts."""
    return {
        "means": _MEANS.dump_json(means(scorecard)).decode(),
        "scorecard": scorecard.digest,
    }


def tags_of(bundle: Bundle, scorecard: Scorecard) -> dict[str, str]:
    """All tags of a new version: what the bundle is, and what it is worth."""
    manifest = bundle.manifest
    size = sum(path.stat().st_size for path in bundle.folder.iterdir() if path.is_file())
    told = {
        "bundle": f"{manifest.name} {manifest.version}",
        "digest": manifest.digest,
        "base": manifest.base.name,
        "licence": manifest.base.licence,
        "bytes": str(size),
        **tags_of_scorecard(scorecard),
    }
    return {MANIFEST_TAG: sha256_of(bundle.folder / MANIFEST)} | {
        TAG + name: value for name, value in told.items()
    }


def tag_of(found: Untyped, name: str) -> str:
    """One of our tags of MLflow's `ModelVersion`.

    Raises:
        RegistryDamaged: it has none of that name.
    """
    value = found.tags.get(TAG + name)
    if value is None:
        raise RegistryDamaged(
            f"Version {found.version} of {found.name} has no tag {TAG}{name}.",
            remedy="Versions are registered by `rolefit model register` and left as they are.",
        )
    return str(value)


def version_of(found: Untyped, aliases: Mapping[int, list[str]]) -> Version:
    """What MLflow's `ModelVersion` tells.

    Args:
        aliases: by number of the version.

    Raises:
        RegistryDamaged: rolefit did not register it, or its tags were changed.
    """
    number = int(found.version)
    replaced = found.tags.get(TAG + "replaced_by")
    try:
        return Version(
            number=number,
            aliases=tuple(sorted(aliases.get(number, ()))),
            made=datetime.fromtimestamp(found.creation_timestamp / 1000, UTC),
            run=str(found.run_id),
            bundle=tag_of(found, "bundle"),
            digest=tag_of(found, "digest"),
            base=tag_of(found, "base"),
            licence=tag_of(found, "licence"),
            megabytes=int(tag_of(found, "bytes")) / 1e6,
            means=_MEANS.validate_python(json.loads(tag_of(found, "means"))),
            scorecard=tag_of(found, "scorecard"),
            replaced_by=None if replaced is None else int(replaced),
        )
    except (ValueError, ValidationError) as error:
        raise RegistryDamaged(f"The tags of version {number} were changed.") from error
