"""How much a document may cost before its reading is given up."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds of one read; each has a typed error (`domain.errors.LimitExceeded`).

    The in-process readers check bytes, pages and output. Seconds and memory can only be enforced
    from outside, by the sandbox.

    Args:
        bytes_in: bytes of the file (`TooLarge`).
        pages: pages, where the format has them (`TooManyPages`).
        output_bytes: UTF-8 bytes of text that reading yields (`TooMuchOutput`).
        seconds: wall-clock and CPU seconds of one read (`ReadTimeout`).
        memory_bytes: memory one reading process may take for itself (`ReadMemory`).
    """

    bytes_in: int = 25 * _MIB
    pages: int = 60
    output_bytes: int = 4 * _MIB
    seconds: float = 20.0
    memory_bytes: int = 1024 * _MIB

    def __post_init__(self) -> None:
        if min(self.bytes_in, self.pages, self.output_bytes, self.seconds, self.memory_bytes) <= 0:
            raise ValueError("limits are positive")


DEFAULT = Limits()
"""What the command line uses unless told otherwise."""
