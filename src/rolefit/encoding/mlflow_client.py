"""MLflow, silenced: the one place that imports it, and where its errors become ours.

A file of SQLite needs the whole package; a server is reached with `mlflow-skinny` alone.
"""

import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from rolefit.domain.errors import (
    MissingExtra,
    RegistryDamaged,
    RegistryError,
    RegistryUnavailable,
    RolefitError,
    UsageError,
    VersionNotFound,
)

Untyped = Any
"""Objects of MLflow."""

_QUIET = {
    "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
    "MLFLOW_LOGGING_LEVEL": "ERROR",
    "MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT": "true",
    # By default a server that is gone is waited for through seven tries, minutes.
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "3",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "60",
}
"""What we choose unless the environment has chosen."""

_SQLITE = "sqlite:///"
_WEB = ("http://", "https://")
_CLOSED = {"PERMISSION_DENIED", "UNAUTHENTICATED", "CUSTOMER_UNAUTHORIZED"}
_BUSY = {"TEMPORARILY_UNAVAILABLE", "DEADLINE_EXCEEDED", "REQUEST_LIMIT_EXCEEDED"}
_ABSENT = {"RESOURCE_DOES_NOT_EXIST", "NOT_FOUND"}
_REFUSED = {"INVALID_PARAMETER_VALUE", "RESOURCE_ALREADY_EXISTS", "INVALID_STATE"}
_LONGEST = 300
_SERVER_ANSWERED = "RestException"


def mlflow() -> ModuleType:
    """The package, imported on first use.

    It reports its use to its makers unless it is told not to before it is imported; what runs
    here is nobody else's business.

    Raises:
        MissingExtra: it is not installed.
    """
    os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        with warnings.catch_warnings():  # of what it does to its own dependencies
            warnings.simplefilter("ignore")
            import mlflow as module
    except ImportError as error:
        raise MissingExtra(
            "The model registry needs mlflow, which is not installed.",
            remedy="Run `pip install rolefit[registry]`; for a SQLite file, rolefit[train].",
        ) from error
    loaded: ModuleType = module
    return loaded


def connect(uri: str) -> Untyped:
    """An `MlflowClient` of a server, or of a SQLite file, which is made if it is not there.

    Raises:
        UsageError: the address is of another kind.
        RegistryUnavailable: the file cannot be opened.
        RegistryDamaged: the file is no store of MLflow.
        MissingExtra: MLflow is not installed.
    """
    path, module = sqlite_file(uri), mlflow()
    if path is not None:
        _need_sqlite()
        _make_room(path)
    with translated(uri), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return module.MlflowClient(tracking_uri=uri, registry_uri=uri)


def sqlite_file(uri: str) -> Path | None:
    """The file of a SQLite address; None for a server's.

    Raises:
        UsageError: the address is of another kind.
    """
    if uri.startswith(_WEB):
        return None
    if uri.startswith(_SQLITE) and uri != _SQLITE:
        return Path(uri.removeprefix(_SQLITE))
    raise UsageError(
        f"“{shown(uri)}” is no address of a model registry.",
        remedy="Give http(s)://SERVER or sqlite:///FILE.",
    )


def artifact_root(uri: str) -> str | None:
    """Where files of new runs go: beside a SQLite file; None where a server decides."""
    path = sqlite_file(uri)
    return None if path is None else (path.absolute().parent / "artifacts").as_uri()


def shown(uri: str) -> str:
    """The address without user and password."""
    return re.sub(r"//[^/@]*@", "//…@", uri)


@contextmanager
def translated(uri: str) -> Iterator[None]:
    """Turn whatever MLflow and the libraries under it raise into an error of ours.

    Raises:
        RegistryUnavailable: no answer, or no permission.
        RegistryDamaged: an answer that no sound store gives.
        VersionNotFound: what was asked for is not there.
        RegistryError: the store refuses.
    """
    try:
        yield
    except RolefitError:
        raise
    except Exception as error:
        found = _meaning(error, uri)
        if found is None:
            raise
        raise found from error


def _meaning(error: Exception, uri: str) -> RegistryError | None:
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "MlflowException" in kinds:
        return _of_mlflow(error, uri, answered=_SERVER_ANSWERED in kinds)
    if "RequestException" in kinds:
        return _no_answer(uri)
    if "OperationalError" in kinds:
        return RegistryUnavailable(f"The database of {shown(uri)} cannot be opened.")
    if kinds & {"SQLAlchemyError", "CommandError"}:  # the second is alembic's
        return _damaged(uri)
    return _of_files(error, uri) if isinstance(error, OSError) else None


def _of_files(error: OSError, uri: str) -> RegistryError:
    if isinstance(error, FileNotFoundError):
        return RegistryDamaged(f"A file of {shown(uri)} is missing.")
    return RegistryUnavailable(
        f"Files of {shown(uri)} cannot be read or written: {error.strerror or error}.",
        remedy="Check the permissions and the free space.",
    )


def _of_mlflow(error: Exception, uri: str, *, answered: bool) -> RegistryError:
    code, words = str(getattr(error, "error_code", "")), _words(error)
    if code in _CLOSED:
        return RegistryUnavailable(
            f"{shown(uri)} does not let us in.",
            remedy="Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or "
            "MLFLOW_TRACKING_TOKEN.",
        )
    if code in _ABSENT:
        return VersionNotFound(f"{shown(uri)} says: {words}")
    if code in _BUSY:
        return RegistryUnavailable(f"{shown(uri)} is busy or out of order: {words}")
    if code in _REFUSED:
        return RegistryError(f"{shown(uri)} refuses: {words}")
    if uri.startswith(_WEB) and not answered:
        return _no_answer(uri)
    return _damaged(uri) if not answered else RegistryError(f"{shown(uri)} failed: {words}")


def _no_answer(uri: str) -> RegistryUnavailable:
    return RegistryUnavailable(f"No MLflow server answers at {shown(uri)}.")


def _damaged(uri: str) -> RegistryDamaged:
    return RegistryDamaged(
        f"{shown(uri)} is no store that this version of MLflow can use.",
        remedy="If an older MLflow made it, back it up and run `mlflow db upgrade` with its "
        "address; else restore it from a backup.",
    )


def _words(error: Exception) -> str:
    first = next(iter(str(error).splitlines()), "") or type(error).__name__
    cut = first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1]}…"
    return cut if cut.endswith((".", "…")) else f"{cut}."


def _need_sqlite() -> None:
    if find_spec("sqlalchemy") is None:
        raise MissingExtra(
            "A registry in a SQLite file needs the whole of mlflow, which is not installed.",
            remedy="Run `pip install rolefit[train]`, or set ROLEFIT_MLFLOW_URI to a server.",
        )


def _make_room(path: Path) -> None:
    """MLflow would try for minutes to open a file where there can be none."""
    try:
        path.absolute().parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab"):
            pass
    except OSError as error:
        raise RegistryUnavailable(
            f"{path} cannot be opened: {error.strerror or 'the system refuses'}.",
            remedy="Choose another file by ROLEFIT_MLFLOW_URI, or check the permissions.",
        ) from error
