"""What goes wrong with a registry is told in our words, each with a remedy."""

import http.server
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from rolefit.domain.errors import (
    MissingExtra,
    RegistryDamaged,
    RegistryError,
    RegistryUnavailable,
    UsageError,
    VersionNotFound,
)
from rolefit.encoding import find_bundle
from rolefit.encoding.mlflow_client import connect, shown, sqlite_file
from rolefit.encoding.registered import Reference

pytestmark = pytest.mark.slow

# Not by importing it: rolefit has to silence it first.
WITHOUT = find_spec("mlflow") is None or find_spec("sqlalchemy") is None
with_mlflow = pytest.mark.skipif(
    WITHOUT, reason="mlflow is not installed: pip install 'rolefit[train]'"
)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0")
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_TIMEOUT", "5")


def refusing(status: int) -> type[http.server.BaseHTTPRequestHandler]:
    class Refusing(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<html>not what you are looking for</html>"
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    return Refusing


@pytest.fixture
def serving() -> Iterator[Callable[[int], str]]:
    """A web server that answers everything with one status, and is no MLflow."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def started(status: int) -> str:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), refusing(status))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield started
    for server in servers:
        server.shutdown()
        server.server_close()


@with_mlflow
def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(
        RegistryUnavailable, match=r"No MLflow server answers at http://127"
    ) as told:
        find_bundle("models:/rolefit@champion", tmp_path, "http://127.0.0.1:9")
    assert "ROLEFIT_MLFLOW_URI" in told.value.remedy


@with_mlflow
@pytest.mark.parametrize("status", [200, 404, 500, 502])
def test_a_server_that_is_no_mlflow(
    serving: Callable[[int], str], tmp_path: Path, status: int
) -> None:
    with pytest.raises(RegistryError):
        find_bundle("models:/rolefit@champion", tmp_path, serving(status))


@with_mlflow
@pytest.mark.parametrize("status", [401, 403])
def test_a_server_that_wants_to_know_who_asks(
    serving: Callable[[int], str], tmp_path: Path, status: int
) -> None:
    with pytest.raises(RegistryUnavailable, match="does not let us in") as told:
        find_bundle("models:/rolefit@champion", tmp_path, serving(status))
    assert "MLFLOW_TRACKING_USERNAME" in told.value.remedy


@with_mlflow
def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "mlflow.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(RegistryDamaged, match="is no store"):
        connect(f"sqlite:///{tmp_path / 'mlflow.db'}")


@with_mlflow
def test_a_database_cut_off_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "mlflow.db"
    connect(f"sqlite:///{path}")
    copy = tmp_path / "cut.db"
    copy.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    with pytest.raises((RegistryDamaged, RegistryUnavailable)):
        find_bundle("models:/rolefit@champion", tmp_path, f"sqlite:///{copy}")


@with_mlflow
def test_a_database_of_another_version_of_mlflow(tmp_path: Path) -> None:
    path = tmp_path / "mlflow.db"
    connect(f"sqlite:///{path}")
    other = tmp_path / "other.db"
    other.write_bytes(path.read_bytes())
    with sqlite3.connect(other) as database:
        database.execute("update alembic_version set version_num = '451aebb31d03'")
    database.close()
    with pytest.raises(RegistryDamaged) as told:
        connect(f"sqlite:///{other}")
    assert "mlflow db upgrade" in told.value.remedy


@with_mlflow
def test_a_file_where_there_can_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RegistryUnavailable, match="cannot be opened"):
        connect(f"sqlite:///{tmp_path / 'file' / 'mlflow.db'}")


def test_asking_a_registry_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(VersionNotFound, match="no registry"):
        find_bundle("models:/rolefit@champion", tmp_path, f"sqlite:///{tmp_path / 'none.db'}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("uri", ["", "mlruns", "sqlite:///", "ftp://x", "postgresql://u:p@h/d"])
def test_an_address_of_another_kind(uri: str) -> None:
    with pytest.raises(UsageError, match="no address") as told:
        sqlite_file(uri)
    assert "u:p" not in told.value.message


def test_a_password_in_an_address_is_never_shown() -> None:
    assert shown("https://tern:secret@models.example/mlflow") == "https://…@models.example/mlflow"


@pytest.mark.parametrize(
    "text",
    [
        *("models:/", "models:/rolefit", "models:/rolefit@", "models:/rolefit/"),
        *("models:/rolefit/0", "models:/rolefit/latest", "models:/a/b/3"),
        *("models:/rolefit@a/b", "models://rolefit@x"),
    ],
)
def test_a_reference_that_names_no_version(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="names no registered model"):
        find_bundle(text, tmp_path, f"sqlite:///{tmp_path / 'none.db'}")


def test_references_are_read() -> None:
    assert Reference.parse("models:/rolefit@champion") == Reference("rolefit", alias="champion")
    assert Reference.parse("models:/rolefit/12") == Reference("rolefit", number=12)


def test_a_missing_package_names_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "mlflow", None)
    with pytest.raises(MissingExtra) as told:
        connect("http://127.0.0.1:9")
    assert "pip install rolefit[registry]" in told.value.remedy
