"""Tracked runs: what went in, what came out, and how it went on the way. On MLflow.

    with Tracker(uri).run("minilm-titles", recipe=…, data=…) as run:
        run.curve(10, {"loss": 1.2})
        run.scorecard(card)

No run is a global state: several may go on at once, in threads too.
"""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from rolefit.domain.errors import (
    RegistryError,
    RolefitError,
    UsageError,
    VersionNotFound,
)
from rolefit.encoding.mlflow_client import (
    Untyped,
    artifact_root,
    connect,
    mlflow,
    shown,
    translated,
)
from rolefit.evaluation.intervals import Estimate
from rolefit.training.flat import Tree, flattened, metric_names
from rolefit.training.provenance import code, environment
from rolefit.training.scorecard import Scorecard, means, to_json

EXPERIMENT = "rolefit"
FINISHED, FAILED, KILLED, RUNNING = "FINISHED", "FAILED", "KILLED", "RUNNING"

_STARTS = "starts"
_FAILURE = "failure"
_BATCH = 100
"""Parameters and tags that MLflow takes at once; of metrics it takes a thousand."""

_LONGEST_VALUE = 6000


class Run:
    """One run that goes on. Made by `Tracker.run`."""

    def __init__(self, client: Untyped, uri: str, run_id: str) -> None:
        self._client = client
        self._uri = uri
        self.id = run_id

    def parameters(self, tree: Tree) -> None:
        """Log what was chosen, flattened: {"loss": {"scale": 20}} is `loss.scale` = 20.

        Raises:
            RegistryError: one of them was logged with another value; a run has one recipe.
        """
        entity = mlflow().entities.Param
        flat = flattened(tree)
        long = [name for name, value in flat.items() if len(value) > _LONGEST_VALUE]
        if long:
            raise UsageError(
                f"Parameter {long[0]} has more than {_LONGEST_VALUE} characters.",
                remedy="Log it as a text: run.text(NAME, TEXT).",
            )
        rows = [entity(name, value) for name, value in flat.items()]
        self._log("params", rows, _BATCH)

    def tags(self, tags: Mapping[str, str]) -> None:
        """Set tags; one that is set already is replaced."""
        entity = mlflow().entities.RunTag
        self._log("tags", [entity(name, str(value)) for name, value in tags.items()], _BATCH)

    def curve(self, step: int, values: Mapping[str, float]) -> None:
        """Log one point of each curve.

        Args:
            step: of the training, 0 or more; a point logged again at its step stands beside the
                first one.
        """
        now, entity = round(time.time() * 1000), mlflow().entities.Metric
        named = metric_names(values)
        rows = [entity(named[name], float(value), now, step) for name, value in values.items()]
        self._log("metrics", rows, _BATCH)

    def metrics(self, values: Mapping[str, float | Estimate]) -> None:
        """Log outcomes; of an estimate NAME.mean, .low, .high and .count."""
        flat: dict[str, float] = {}
        for name, value in values.items():
            if isinstance(value, Estimate):
                told = {f"{name}.{part}": number for part, number in asdict(value).items()}
                flat |= {key: float(one) for key, one in told.items() if one is not None}
            else:
                flat[name] = float(value)
        self.curve(0, flat)

    def scorecard(self, card: Scorecard) -> None:
        """Log a scorecard: its means with intervals as metrics, itself as scorecard.json."""
        figures: dict[str, float | Estimate] = dict(means(card))
        costs = asdict(card.costs)
        self.metrics(figures | {f"costs.{name}": value for name, value in costs.items()})
        self.text("scorecard.json", to_json(card))

    def text(self, name: str, text: str) -> None:
        """Keep a text under a path such as "notes/sampling.md"."""
        with translated(self._uri):
            self._client.log_text(self.id, text, name)

    def file(self, path: Path, folder: str = "") -> None:
        """Keep a file, in a folder of the run's files.

        Raises:
            UsageError: there is no such file.
        """
        if not path.is_file():
            raise UsageError(f"There is no file {path}.", remedy="Check the spelling.")
        with translated(self._uri):
            self._client.log_artifact(self.id, str(path), folder or None)

    def folder(self, path: Path, name: str) -> None:
        """Keep a folder with all that is in it as folder `name` of the run's files.

        Raises:
            UsageError: there is no such folder.
        """
        if not path.is_dir():
            raise UsageError(f"There is no folder {path}.", remedy="Check the spelling.")
        with translated(self._uri):
            self._client.log_artifacts(self.id, str(path), name)

    def plot(self, figure: Untyped, name: str) -> None:
        """Keep a figure of matplotlib (as .png, .svg …) or plotly (.html) under a path."""
        with translated(self._uri):
            self._client.log_figure(self.id, figure, name)

    def _log(self, kind: str, rows: list[Untyped], size: int) -> None:
        with translated(self._uri):
            for at in range(0, len(rows), size):
                self._client.log_batch(self.id, **{kind: rows[at : at + size]})


class Tracker:
    """Starts runs at a server or in a SQLite file.

    Args:
        uri: http(s)://SERVER or sqlite:///FILE, see `Settings.registry`.
        experiment: what runs are collected under; made if it is not there.

    Raises:
        UsageError, RegistryError, MissingExtra: as for `connect`.
    """

    def __init__(self, uri: str, experiment: str = EXPERIMENT) -> None:
        self.uri = uri
        self._client = connect(uri)
        self._experiment = experiment

    @contextmanager
    def run(
        self,
        name: str,
        *,
        recipe: Tree | None = None,
        data: Mapping[str, str] | None = None,
        tags: Mapping[str, str] | None = None,
        resume: str | None = None,
    ) -> Iterator[Run]:
        """A run, from its start to its end, whatever ends it.

        It ends FINISHED; FAILED by an exception; KILLED by Ctrl-C. A process that is ended by
        force leaves it RUNNING, and it can be resumed all the same.

        Args:
            name: people's name for it; several runs may have one.
            recipe: what was chosen; must be the same when the run is resumed.
            data: name -> SHA-256 of what it learns from and is measured on; likewise.
            tags: whatever else it is to be found by.
            resume: id of a run to go on with; `name` then changes nothing.

        Raises:
            VersionNotFound: there is no run to resume.
            RegistryError: the run to resume has another recipe or other data; or the store
                refuses.
        """
        chosen = {**(recipe or {}), **({"data": dict(data)} if data else {})}
        run = self._resumed(resume, flattened(chosen)) if resume else self._started(name)
        with self._to_its_end(run):
            run.parameters(chosen)
            self._tell_start(run)
            run.tags(tags or {})
            yield run

    @contextmanager
    def _to_its_end(self, run: Run) -> Iterator[None]:
        try:
            yield
        except KeyboardInterrupt as stop:
            self._end_badly(run, KILLED, stop, "interrupted")
            raise
        except BaseException as error:
            # An exception of ours tells no text of a document; of others only the kind is told.
            ours = f": {error.message}" if isinstance(error, RolefitError) else ""
            self._end_badly(run, FAILED, error, f"{type(error).__name__}{ours}")
            raise
        with translated(self.uri):
            self._client.set_terminated(run.id, FINISHED)

    def _end_badly(self, run: Run, status: str, error: BaseException, why: str) -> None:
        """What ended the run is what the caller must see, also when this cannot be noted."""
        try:
            run.tags({_FAILURE: why})
            with translated(self.uri):
                self._client.set_terminated(run.id, status)
        except RegistryError as deaf:
            error.add_note(f"Run {run.id} could not be marked {status}: {deaf.message}")

    def _started(self, name: str) -> Run:
        with translated(self.uri):
            made = self._client.create_run(self._experiment_id(), run_name=name)
        return Run(self._client, self.uri, made.info.run_id)

    def _resumed(self, run_id: str, chosen: Mapping[str, str]) -> Run:
        missing = f"{shown(self.uri)} has no run {run_id} to go on with."
        remedy = "Check the id, or start a new run."
        try:
            with translated(self.uri):
                found = self._client.get_run(run_id)
        except VersionNotFound as error:
            raise VersionNotFound(missing, remedy=remedy) from error
        if found.info.lifecycle_stage != "active":
            raise VersionNotFound(f"{missing} It was deleted.", remedy=remedy)
        before = found.data.params
        other = sorted(name for name in before if name in chosen and before[name] != chosen[name])
        if other:
            raise RegistryError(
                f"Run {run_id} was started with another {', '.join(other[:3])}.",
                remedy="Resume it as it was started, or start a new run.",
            )
        with translated(self.uri):
            self._client.update_run(run_id, status=RUNNING)
            if _FAILURE in found.data.tags:
                self._client.delete_tag(run_id, _FAILURE)
        return Run(self._client, self.uri, run_id)

    def _tell_start(self, run: Run) -> None:
        """Note code and environment of this start; a resumed run keeps those of the others."""
        own, around = code(), environment()
        with translated(self.uri):
            number = len(self._client.list_artifacts(run.id, _STARTS)) + 1
        told = {"code": asdict(own), "environment": around}
        run.text(f"{_STARTS}/{number}.json", json.dumps(told, indent=2) + "\n")
        run.tags(
            {
                "starts": str(number),
                "code.release": own.release,
                "code.dirty": own.dirty,
                "mlflow.source.git.commit": own.commit,  # where MLflow's own pages look for it
                "environment.python": around["python"],
                "environment.system": around["system"],
            }
        )

    def _experiment_id(self) -> str:
        found = self._client.get_experiment_by_name(self._experiment)
        if found is None:
            try:
                root = artifact_root(self.uri)
                return str(self._client.create_experiment(self._experiment, root))
            except mlflow().exceptions.MlflowException as error:
                # Somebody else may have made it just now.
                found = self._client.get_experiment_by_name(self._experiment)
                if found is None:
                    raise error from None
        return str(found.experiment_id)
