"""The instruction set in the encoder id is the widest the chip has."""

import pytest

from rolefit.encoding.chip import default_threads, level_of


@pytest.mark.parametrize(
    ("flags", "level"),
    [
        ({"sse4_2", "avx2", "fma"}, "avx2"),
        ({"avx2", "avx_vnni"}, "avx-vnni"),
        ({"avx2", "avx512f", "avx512bw"}, "avx512"),
        ({"avx2", "avx512f", "avx512_vnni"}, "avx512-vnni"),
        ({"avx2", "avx512f", "avx512_vnni", "amx_int8", "amx_tile"}, "amx"),
        ({"asimd", "fp"}, "aarch64"),
        (set(), "aarch64"),
    ],
)
def test_the_widest_level_is_named(flags: set[str], level: str) -> None:
    assert level_of(frozenset(flags), "aarch64") == level


def test_a_machine_that_tells_nothing_is_unknown() -> None:
    assert level_of(frozenset(), "") == "unknown"


def test_there_is_always_a_thread() -> None:
    assert default_threads() >= 1
