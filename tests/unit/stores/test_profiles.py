"""Profiles as bytes and back: nothing is lost, and what is broken says so without quoting."""

import zlib
from pathlib import Path

import pytest

from rolefit import Matcher
from rolefit.domain.errors import StoreDamaged
from rolefit.domain.records import RecordKind
from rolefit.stores.profiles import FORMAT, packed, unpacked

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["resumes", "jobs"])
def test_every_sample_comes_back_as_it_was(matcher: Matcher, folder: str) -> None:
    paths = sorted((SAMPLES / folder).iterdir())
    assert len(paths) > 10
    for path in paths:
        if folder == "resumes":
            resume = matcher.resume(path)
            assert unpacked(packed(resume), RecordKind.RESUME) == resume
        else:
            job = matcher.job(path)
            assert unpacked(packed(job), RecordKind.JOB) == job


def test_half_a_surrogate_survives(matcher: Matcher) -> None:
    resume = matcher.resume("Experience\n- Baked \ud83d bread for a café in Łódź\n")
    assert unpacked(packed(resume), RecordKind.RESUME) == resume


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"9" + zlib.compress(b"{}"),
        FORMAT + b"no zlib",
        FORMAT + zlib.compress(b"{}"),
        FORMAT + zlib.compress(b'{"document": "Ada Example"}'),
    ],
)
def test_what_is_no_profile_is_told_without_quoting_it(content: bytes) -> None:
    for kind in RecordKind:
        with pytest.raises(StoreDamaged) as caught:
            unpacked(content, kind)
        assert "Ada" not in caught.value.message
        assert caught.value.__cause__ is None
