"""The model registry: bundles with their scorecards, and which of them is the champion. On MLflow.

A version's files lie with the run that made it:

    registered/ID/bundle/...               the bundle, whole
    registered/ID/scorecards/DIGEST.json   what it is worth; the last one's digest is a tag
    registered/ID/decision.json            what the gate said, once it is the champion

Everything is uploaded before the version is made, so a version that is seen is whole. The alias
`champion` is moved last; whatever a crash leaves before that is not the champion.
"""

import tempfile
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from rolefit.domain.errors import (
    PromotionRefused,
    RegistryDamaged,
    UsageError,
    VersionNotFound,
)
from rolefit.encoding.bundle import Bundle, read_bundle
from rolefit.encoding.mlflow_client import Untyped, connect, translated
from rolefit.encoding.registered import (
    BUNDLE,
    Reference,
    download,
    download_files,
    find_version,
)
from rolefit.training.gate import Decision
from rolefit.training.scorecard import Scorecard, from_json, to_json
from rolefit.training.tracking import Run, Tracker
from rolefit.training.version import (
    TAG,
    Version,
    tag_of,
    tags_of,
    tags_of_scorecard,
    version_of,
)

MODEL = "rolefit"
CHAMPION, CHALLENGER = "champion", "challenger"

_FOLDER = "registered"
_SCORECARDS, _DECISION = "scorecards", "decision.json"
_PAGE = 200

Say = Callable[[str], None]
"""Told each step before it begins, in a few words."""


class Registry:
    """The registered versions of one model.

    MLflow can't move an alias only if it still points where one looked, so two promotions at the
    same moment are not kept apart: let one place promote.

    Args:
        uri: http(s)://SERVER or sqlite:///FILE, see `Settings.registry`.
        name: of the registered model.

    Raises:
        UsageError, RegistryError, MissingExtra: as for `connect`.
    """

    def __init__(self, uri: str, name: str = MODEL) -> None:
        self.uri = uri
        self.name = name
        self._client = connect(uri)

    def add(
        self,
        folder: Path,
        scorecard: Scorecard,
        run_id: str | None = None,
        *,
        say: Say | None = None,
    ) -> Version:
        """Register a bundle; the alias `challenger` then points at it.

        Args:
            folder: of the bundle, which is checked first.
            scorecard: of this bundle.
            run_id: of the run that made it; None: a run is made for it.

        Raises:
            BundleNotFound, BundleCorrupt: the folder holds no sound bundle.
            UsageError: the scorecard is of another bundle.
            VersionNotFound: there is no such run.
            RegistryError: the store refuses.
        """
        tell = say or _silent
        bundle = read_bundle(folder)
        _same_model(bundle.manifest.name, bundle.manifest.digest, scorecard)
        tell("checking the bundle")
        tags = tags_of(bundle, scorecard)
        if run_id is None:
            with Tracker(self.uri).run(f"register {bundle.manifest.name}") as run:
                source = self._upload(run, bundle, scorecard, tell)
        else:
            self._run(run_id)
            run = Run(self._client, self.uri, run_id)
            source = self._upload(run, bundle, scorecard, tell)
        tell("registering")
        with translated(self.uri):
            self._make_model()
            made = self._client.create_model_version(self.name, source, run.id, tags=tags)
            self._client.set_registered_model_alias(self.name, CHALLENGER, made.version)
        return self.version(int(made.version))

    def versions(self) -> tuple[Version, ...]:
        """All versions, the newest first.

        Raises:
            RegistryError: the store refuses, or holds a version that rolefit did not make.
        """
        found: list[Untyped] = []
        token: str | None = None
        with translated(self.uri):
            while True:
                page = self._client.search_model_versions(
                    f"name='{self.name}'", max_results=_PAGE, page_token=token
                )
                found += page
                token = page.token
                if not token:
                    break
            aliases = self._aliases() if found else {}
        made = [version_of(one, aliases) for one in found]
        return tuple(sorted(made, key=lambda one: -one.number))

    def version(self, which: int | str) -> Version:
        """One version, by its number or by an alias.

        Raises:
            VersionNotFound: there is none.
            RegistryError: the store refuses.
        """
        found = self._find(which)
        with translated(self.uri):
            return version_of(found, self._aliases())

    def champion(self) -> Version | None:
        """The version that serves; None as long as there is none."""
        return self._called(CHAMPION)

    def challenger(self) -> Version | None:
        """The version that was registered last and was not promoted; None if there is none."""
        return self._called(CHALLENGER)

    def scorecard(self, which: int | str) -> Scorecard:
        """What a version is worth.

        Raises:
            VersionNotFound: there is no such version.
            RegistryDamaged: its scorecard is missing, or is not the one that was registered.
        """
        found = self._find(which)
        digest = tag_of(found, "scorecard")
        card = from_json(self._text(found, _card(digest)), f"The scorecard of {which}")
        if card.digest != digest:
            raise RegistryDamaged(
                f"The scorecard of version {found.version} is not the one that was registered.",
                remedy="Register the bundle again with its scorecard.",
            )
        return card

    def rescore(self, which: int | str, scorecard: Scorecard) -> Version:
        """Give a version a newer scorecard; the older ones are kept with it.

        For when the gate asks for a set that the champion was not measured by, or data changed.

        Raises:
            UsageError: the scorecard is of another bundle.
            VersionNotFound: there is no such version.
            RegistryError: the store refuses.
        """
        before = self.version(which)
        _same_model(before.bundle.partition(" ")[0], before.digest, scorecard)
        place = self._place(self._find(before.number))
        run = Run(self._client, self.uri, before.run)
        run.text(f"{place}/{_card(scorecard.digest)}", to_json(scorecard))
        self._tell(before.number, tags_of_scorecard(scorecard))
        return self.version(before.number)

    def promote(self, version: int, decision: Decision) -> Version:
        """Make a version the champion; the decision is kept with it.

        Raises:
            VersionNotFound: there is no such version.
            PromotionRefused: the gate did not let it pass, decided about another version or
                about another champion than there is now, or it is the champion already.
            RegistryError: the store refuses.
        """
        wanted, former = self.version(version), self.champion()
        _may(wanted, former, decision)
        found = self._find(version)
        run = Run(self._client, self.uri, wanted.run)
        run.text(f"{self._place(found)}/{_DECISION}", decision.to_json())
        now = datetime.now(UTC).isoformat(timespec="seconds")
        told = {"promoted": now, "rules": decision.rules}
        if former is not None:
            told["replaces"] = str(former.number)
        self._tell(version, told)
        with translated(self.uri):
            self._client.set_registered_model_alias(self.name, CHAMPION, str(version))
        if former is not None:
            self._tell(former.number, {"replaced_by": str(version), "replaced": now})
        with translated(self.uri):
            if CHALLENGER in wanted.aliases:
                self._client.delete_registered_model_alias(self.name, CHALLENGER)
            if wanted.replaced_by is not None:  # it comes back
                self._client.delete_model_version_tag(self.name, str(version), f"{TAG}replaced_by")
        return self.version(version)

    def decision(self, which: int | str) -> str:
        """What the gate said when a version became the champion, as JSON.

        Raises:
            VersionNotFound: there is no such version, or it never was the champion.
        """
        found = self._find(which)
        if TAG + "promoted" not in found.tags:
            raise VersionNotFound(f"Version {found.version} never was the champion.")
        return self._text(found, _DECISION)

    def fetch(self, which: int | str, folder: Path) -> Bundle:
        """Download a version's bundle into `folder`, which is there only once it is whole.

        Raises:
            UsageError: the folder has something in it.
            VersionNotFound: there is no such version.
            BundleCorrupt: a checksum does not hold.
            RegistryError: the files are not to be had.
        """
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise UsageError(f"{folder} is not empty.", remedy="Name a new folder.")
        return download(self.uri, self._find(which), folder)

    def _upload(self, run: Run, bundle: Bundle, scorecard: Scorecard, tell: Say) -> str:
        place = f"{_FOLDER}/{uuid.uuid4().hex[:12]}"
        tell("uploading the bundle")
        run.folder(bundle.folder, f"{place}/{BUNDLE}")
        run.text(f"{place}/{_card(scorecard.digest)}", to_json(scorecard))
        return f"{self._run(run.id).info.artifact_uri}/{place}"

    def _run(self, run_id: str) -> Untyped:
        try:
            with translated(self.uri):
                return self._client.get_run(run_id)
        except VersionNotFound as error:
            raise VersionNotFound(f"There is no run {run_id}.") from error

    def _make_model(self) -> None:
        try:
            with translated(self.uri):
                self._client.get_registered_model(self.name)
        except VersionNotFound:
            with translated(self.uri):
                self._client.create_registered_model(self.name)

    def _find(self, which: int | str) -> Untyped:
        numbered = isinstance(which, int) or which.isdecimal()
        reference = Reference(
            self.name, int(which) if numbered else None, None if numbered else str(which)
        )
        return find_version(self._client, self.uri, reference)

    def _called(self, alias: str) -> Version | None:
        try:
            return self.version(alias)
        except VersionNotFound:
            return None

    def _aliases(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for alias, at in self._client.get_registered_model(self.name).aliases.items():
            found.setdefault(int(at), []).append(alias)
        return found

    def _tell(self, version: int, tags: Mapping[str, str]) -> None:
        with translated(self.uri):
            for name, value in tags.items():
                self._client.set_model_version_tag(self.name, str(version), TAG + name, value)

    def _place(self, found: Untyped) -> str:
        """Where a version's files lie among those of its run."""
        _, _, ident = str(found.source).rpartition("/")
        return f"{_FOLDER}/{ident}"

    def _text(self, found: Untyped, name: str) -> str:
        with tempfile.TemporaryDirectory(prefix="rolefit-") as scratch:
            path = download_files(self.uri, found, name, Path(scratch))
            if not path.is_file():  # an absent file is an empty folder to some stores
                raise RegistryDamaged(
                    f"Version {found.version} is registered, but its {name} is not to be had."
                )
            return path.read_text(encoding="utf-8")


def _silent(_: str) -> None:
    """Progress nobody asked for."""


def _card(digest: str) -> str:
    return f"{_SCORECARDS}/{digest[:32]}.json"


def _same_model(bundle: str, digest: str, scorecard: Scorecard) -> None:
    name = f"{bundle}@{digest[:16]}"
    if not scorecard.encoder.startswith(f"{name}/"):
        raise UsageError(
            f"The scorecard is of {scorecard.encoder[:80]}, the bundle is {name}.",
            remedy="Give the scorecard that was made with this bundle.",
        )


def _may(wanted: Version, former: Version | None, decision: Decision) -> None:
    again = "Run the gate again."
    if not decision.promoted:
        failed = [line.rule for line in decision.lines if not line.passed]
        raise PromotionRefused(
            f"The gate refuses version {wanted.number}: {', '.join(failed)}.",
            remedy="Every check is told by `rolefit model promote`.",
        )
    if decision.challenger != wanted.scorecard:
        raise PromotionRefused(f"The decision is not about version {wanted.number}.", remedy=again)
    if former is not None and former.number == wanted.number:
        raise PromotionRefused(f"Version {wanted.number} is the champion already.", remedy=again)
    if decision.champion != (None if former is None else former.scorecard):
        raise PromotionRefused(
            "The decision was made against another champion than there is now.", remedy=again
        )
