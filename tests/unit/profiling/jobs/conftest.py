"""Postings as documents, profiled with the gazetteer that ships."""

import hashlib
from collections.abc import Callable, Sequence

import pytest

from rolefit.domain.job import Job, Requirement
from rolefit.domain.text import Document, Kind, Mark, Page, Span
from rolefit.profiling.jobs import profile_job
from rolefit.profiling.skills import Gazetteer, load_gazetteer

Profile = Callable[..., Job]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def profile(gazetteer: Gazetteer) -> Profile:
    """A function from a posting's text (and marks) to its job."""

    def made(text: str, marks: Sequence[Mark] = ()) -> Job:
        return profile_job(as_document(text, marks), gazetteer)

    return made


@pytest.fixture(scope="session")
def required(profile: Profile) -> Callable[[str], tuple[Requirement, ...]]:
    """A function from a bullet below "Requirements" to what it asks for."""

    def made(bullet: str) -> tuple[Requirement, ...]:
        return profile(f"Some Job\n\nRequirements\n• {bullet}\n").requirements

    return made


def as_document(text: str, marks: Sequence[Mark] = ()) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    pages = (Page(1, Span(0, len(text))),)
    return Document(text, Kind.TEXT, "", digest, pages, tuple(sorted(marks)))
