"""Ctrl-C that is never lost.

An interrupt is an exception that rises wherever the program happens to be. In the middle of an
import that may be a native module's initialisation, which loses it or turns it into an
ImportError, so there it is put off until the import is over.
"""

import os
import signal
from threading import Timer
from types import FrameType

EXIT_INTERRUPTED = 130

AGAIN = 0.05
"""Seconds after which an interrupt that came during an import is tried again."""

_IMPORT = "<frozen importlib._bootstrap"


def heed_interrupts() -> None:
    """Let Ctrl-C raise KeyboardInterrupt, as Python does, but not in the middle of an import.

    Call it in the main thread. Where interrupts are ignored (`nohup`) or handled by somebody else,
    nothing is changed.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    if not _importing(frame):
        raise KeyboardInterrupt
    later = Timer(AGAIN, _send, (number,))
    later.daemon = True
    later.start()


def _importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith(_IMPORT):
            return True
        frame = frame.f_back
    return False


def _send(number: int) -> None:
    if os.name == "nt":  # there, kill would end the process
        signal.raise_signal(number)
    else:
        os.kill(os.getpid(), number)
