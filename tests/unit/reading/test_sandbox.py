"""Reading in child processes: limits hold, crashes stay away, nothing is left behind."""

import signal
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from drawn import HELVETICA, PROSE, column, pdf, raw_pdf

from rolefit.domain.errors import (
    CorruptDocument,
    EmptyDocument,
    ReadError,
    ReadMemory,
    ReadTimeout,
    TooLarge,
    UnsupportedFormat,
    UsageError,
)
from rolefit.domain.text import Document
from rolefit.reading import wire
from rolefit.reading.limits import Limits
from rolefit.reading.router import read_bytes
from rolefit.reading.sandbox import SandboxedReader

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX")

RESUME = pdf(lambda c: column(c, 60, 700, PROSE))


@pytest.fixture(scope="module")
def reader() -> Iterator[SandboxedReader]:
    with SandboxedReader(children=2) as made:
        yield made


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """A page whose content is 200 MB of operators, packed into 200 kB."""
    press = zlib.compressobj(9)
    packed = press.compress(b"BT /F1 12 Tf 60 700 Td (Glazier) Tj ET ")
    block = b"q " * 500_000
    packed += b"".join(press.compress(block) for _ in range(200)) + press.flush()
    return raw_pdf(packed, HELVETICA, packed=True)


def newest_child() -> psutil.Process:
    """The reading process that was started last."""
    return max(psutil.Process().children(), key=lambda child: (child.create_time(), child.pid))


def test_a_fat_owner_does_not_make_its_children_look_fat() -> None:
    """A new process inherits its parent's peak; children would be thrown away after every read."""
    owned = b"x" * (600 * 1024**2)
    with SandboxedReader(children=1) as reader:
        reader.read(RESUME)
        first = newest_child().pid
        reader.read(RESUME)
        assert newest_child().pid == first
    assert owned


def test_a_child_reads_what_this_process_would(reader: SandboxedReader) -> None:
    assert reader.read(RESUME, "a.pdf") == read_bytes(RESUME, "a.pdf", Limits())


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyDocument),
        (b"%PDF-1.7 nothing more", CorruptDocument),
        (b"\x7fELF" + bytes(200), UnsupportedFormat),
    ],
)
def test_typed_errors_come_back_as_themselves(
    reader: SandboxedReader, content: bytes, error: type[ReadError]
) -> None:
    with pytest.raises(error) as caught:
        reader.read(content)
    assert type(caught.value) is error
    assert caught.value.remedy


def test_a_bomb_costs_a_child_and_no_more(bomb: bytes) -> None:
    with SandboxedReader(Limits(memory_bytes=256 * 1024**2), children=1) as reader:
        with pytest.raises(ReadMemory):
            reader.read(bomb)
        assert reader.read(RESUME).text == " ".join(PROSE)


def test_a_slow_document_is_given_up(bomb: bytes) -> None:
    with SandboxedReader(Limits(seconds=0.05), children=1) as reader, pytest.raises(ReadTimeout):
        reader.read(bomb)


def test_a_crash_is_a_corrupt_document() -> None:
    with SandboxedReader(children=1) as reader:
        reader.read(RESUME)
        child = newest_child()
        child.suspend()  # so that it is still reading when the signal comes
        with ThreadPoolExecutor(1) as threads:
            reading = threads.submit(reader.read, RESUME)
            while not reader._busy:
                time.sleep(0.01)
            child.send_signal(signal.SIGSEGV)
            child.resume()
            with pytest.raises(CorruptDocument):
                reading.result()
        assert reader.read(RESUME).text == " ".join(PROSE)


def test_a_child_that_died_idle_is_replaced() -> None:
    with SandboxedReader(children=1) as reader:
        reader.read(RESUME)
        child = newest_child()
        child.kill()
        psutil.wait_procs([child])
        assert reader.read(RESUME).text == " ".join(PROSE)


def test_too_large_a_file_is_refused_before_a_child_starts() -> None:
    before = psutil.Process().children()
    with SandboxedReader(Limits(bytes_in=10)) as reader:
        with pytest.raises(TooLarge):
            reader.read(b"x" * 11)
        assert psutil.Process().children() == before


def test_many_files_come_back_in_their_order(reader: SandboxedReader) -> None:
    files = [(f"Résumé number {n}: ".encode() + b"welder " * n, f"{n}.txt") for n in range(30)]
    files[7] = (b"", "empty.txt")
    outcomes = list(reader.read_many(files))
    assert isinstance(outcomes[7], EmptyDocument)
    names = [one.name for one in outcomes if isinstance(one, Document)]
    assert names == [name for _, name in files if name != "empty.txt"]


def test_files_are_drawn_as_they_are_needed(reader: SandboxedReader) -> None:
    drawn = 0

    def files() -> Iterator[tuple[bytes, str]]:
        nonlocal drawn
        for number in range(1000):
            drawn += 1
            yield b"Welder", str(number)

    outcomes = reader.read_many(files())
    next(outcomes)
    outcomes.close()
    assert drawn < 20


def test_threads_share_the_children(reader: SandboxedReader) -> None:
    others = len(psutil.Process().children()) - len(reader._idle)
    with ThreadPoolExecutor(8) as threads:
        texts = set(threads.map(lambda _: reader.read(RESUME).text, range(40)))
    assert texts == {" ".join(PROSE)}
    assert len(psutil.Process().children()) - others <= 2


def test_nothing_is_left_open_or_running() -> None:
    process = psutil.Process()
    descriptors, threads = process.num_fds(), threading.active_count()
    children = process.children()
    for _ in range(3):
        with SandboxedReader(Limits(seconds=5), children=2) as reader:
            list(reader.read_many([(RESUME, ""), (b"", ""), (b"%PDF-1.7", "")] * 3))
    assert process.num_fds() == descriptors
    assert threading.active_count() == threads
    assert process.children() == children


def test_an_interrupt_among_many_files_is_not_waited_for(bomb: bytes) -> None:
    def files() -> Iterator[tuple[bytes, str]]:
        yield b"Welder", "first"
        yield bomb, "slow"
        raise KeyboardInterrupt

    with SandboxedReader(children=2) as reader, pytest.raises(KeyboardInterrupt):
        list(reader.read_many(files()))


def test_a_closed_reader_says_so() -> None:
    reader = SandboxedReader()
    reader.close()
    with pytest.raises(UsageError):
        reader.read(RESUME)


_WORKER = "rolefit.reading.worker"
"""Other tests may have left children of other kinds."""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_child_can_neither_write_files_nor_dump_core(reader: SandboxedReader) -> None:
    reader.read(RESUME)
    children = [one for one in psutil.Process().children() if _WORKER in one.cmdline()]
    assert children
    for child in children:
        limits = Path(f"/proc/{child.pid}/limits").read_text(encoding="utf-8")
        rows = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
        assert rows["Max file size"] == "0"
        assert rows["Max core file size"] == "0"
        assert rows["Max address space"] != "unlimited"
        assert int(rows["Max open files"]) <= 32


def test_a_fork_starts_children_of_its_own(reader: SandboxedReader) -> None:
    script = (
        "import os, sys\n"
        "from rolefit.reading.sandbox import SandboxedReader\n"
        "with SandboxedReader(children=1) as reader:\n"
        "    reader.read(b'Welder')\n"
        "    pid = os.fork()\n"
        "    text = reader.read(b'Welder').text\n"
        "    if pid == 0:\n"
        "        reader.close()\n"
        "        os._exit(text != 'Welder')\n"
        "    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_an_interrupt_leaves_no_child(bomb: bytes, tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(bomb)
    script = (
        "import os, pathlib\n"
        "from rolefit.reading.sandbox import SandboxedReader\n"
        "with SandboxedReader(children=1) as reader:\n"
        "    reader.read(b'Welder')\n"
        "    print(os.getpid(), flush=True)\n"
        "    reader.read(pathlib.Path('bomb.pdf').read_bytes())\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    with process, process.stdout:
        owner = psutil.Process(int(process.stdout.readline()))
        (child,) = owner.children()
        owner.send_signal(signal.SIGINT)
        assert process.wait() != 0
        assert not child.is_running()


def test_a_child_whose_owner_is_gone_ends() -> None:
    script = (
        "import os\n"
        "from rolefit.reading.sandbox import SandboxedReader\n"
        "reader = SandboxedReader(children=1)\n"
        "reader.read(b'Welder')\n"
        "import psutil\n"
        "print(psutil.Process().children()[0].pid, flush=True)\n"
        "os._exit(0)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    _, alive = psutil.wait_procs(_processes(int(run.stdout)), timeout=20)
    assert alive == []


def _processes(pid: int) -> list[psutil.Process]:
    try:
        return [psutil.Process(pid)]
    except psutil.NoSuchProcess:
        return []


DOCUMENT = read_bytes(RESUME, "a.pdf", Limits())


def test_the_wire_keeps_a_document_whole() -> None:
    outcome, resident = wire.decode_answer(wire.encode_answer(DOCUMENT, 7), DOCUMENT.digest)
    assert (outcome, resident) == (DOCUMENT, 7)


@pytest.mark.parametrize(
    ("found", "forged"),
    [
        (b'"kind":"pdf"', b'"kind":"exe"'),
        (b'"start":0', b'"start":-1'),
        (b'"end":', b'"end":99'),
        (b'"text":', b'"texts":'),
        (b'"number":1', b'"number":"one"'),
        (DOCUMENT.digest.encode(), b"0" * 64),
        (b'"resident":7', b'"resident":1e999'),
        (b'"text":"', rb'"text":"\ud800'),
        (b"{", b"["),
    ],
)
def test_a_forged_answer_is_turned_away(found: bytes, forged: bytes) -> None:
    answer = wire.encode_answer(DOCUMENT, 7)
    assert found in answer
    with pytest.raises(wire.Broken):
        wire.decode_answer(answer.replace(found, forged), DOCUMENT.digest)


def test_no_child_to_be_had_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    with SandboxedReader(children=1) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "executable", "/nowhere/python")
            with pytest.raises(ReadError, match="cannot be started"):
                reader.read(RESUME)
        assert reader.read(RESUME).text == " ".join(PROSE)


INTERRUPTED = """
import os, signal, sys, threading, time
from rolefit.reading import SandboxedReader

def interrupt():
    time.sleep(float(sys.argv[1]))
    os.kill(os.getpid(), signal.SIGINT)

with SandboxedReader(children=1) as reader:
    try:
        threading.Thread(target=interrupt, daemon=True).start()
        while True:
            reader.read(b"Ann Lee bakes")
    except KeyboardInterrupt:
        pass
    assert reader.read(b"Ann Lee bakes").text == "Ann Lee bakes"
left = [one.name for one in threading.enumerate() if one.name.startswith("rolefit")]
assert not left, left
try:
    print(os.waitpid(-1, os.WNOHANG))
except ChildProcessError:
    print("no children")
"""


@pytest.mark.parametrize("wait", ["0", "0.001", "0.002", "0.005", "0.3"])
def test_an_interrupt_leaves_neither_process_nor_thread(wait: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, wait],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.stdout, done.returncode) == ("no children\n", 0), done.stderr
