"""A reading process: `python -m rolefit.reading.worker`, started and owned by the sandbox.

Reads requests from standard input and writes answers to standard output until the input ends.
"""

import gc
import json
import os
import sys
from typing import BinaryIO

from rolefit.domain.errors import CorruptDocument, ReadError, ReadMemory
from rolefit.domain.text import Document
from rolefit.reading import wire
from rolefit.reading.confine import allow_cpu, confine, peak_resident
from rolefit.reading.limits import Limits
from rolefit.reading.router import read_bytes

_HEADER = 64 * 1024
_YOUNGEST = 20_000  # objects between collections: a page has as many characters, and no cycles


def main() -> None:
    """Serve until the owner closes the pipe."""
    gc.set_threshold(_YOUNGEST)
    answers = _answers()
    requests = sys.stdin.buffer
    limits: Limits | None = None
    warm = False
    while True:
        try:
            header = json.loads(wire.receive(requests, _HEADER))
        except wire.Broken:
            return
        wanted = Limits(**header["limits"])
        if limits is None:
            confine(wanted)
            limits = wanted
        content = wire.receive(requests, wanted.bytes_in)
        allow_cpu(wanted.seconds)
        outcome = _read(content, header["name"], wanted)
        wire.send(answers, wire.encode_answer(outcome, peak_resident()))
        answers.flush()
        if not warm:
            gc.collect()
            gc.freeze()  # what was imported for the first file stays: never look through it again
            warm = True


def _answers() -> BinaryIO:
    """Keep standard output for answers alone: whatever a library prints goes nowhere."""
    kept = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return kept


def _read(content: bytes, name: str, limits: Limits) -> Document | ReadError:
    try:
        return read_bytes(content, name, limits)
    except ReadError as error:
        return error
    except MemoryError:
        return ReadMemory(
            f"Reading needs more than {limits.memory_bytes // 1024**2} MiB of memory."
        )
    except Exception:  # noqa: BLE001  a reader's bug must not look like a dead process
        return CorruptDocument("The document could not be understood.")


if __name__ == "__main__":
    main()
