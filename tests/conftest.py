"""Fixtures that every level of test shares."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rolefit import Matcher
from rolefit.settings import Settings

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # In the background of a shell interrupts are ignored, and what we start would ignore them too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def matcher(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Matcher]":
    """A matcher with the bundle that ships and default settings, whatever the environment says."""
    from rolefit import Matcher

    settings = Settings(model=None, cache_dir=tmp_path_factory.mktemp("cache"))
    with Matcher(settings=settings) as made:
        yield made


@pytest.fixture(scope="session")
def posting() -> str:
    """A plain posting with a requirement of every kind."""
    return POSTING


@pytest.fixture(scope="session")
def resume_text() -> str:
    """A résumé that fits it well."""
    return RESUME


POSTING = """Senior Backend Engineer

Requirements
- 5+ years of experience with Python
- Experience with Kubernetes and Docker
- Bachelor's degree in Computer Science
- Fluent in German
- Knowledge of relational databases such as PostgreSQL

Nice to have
- Experience with Apache Kafka
- AWS certification

Responsibilities
- Design and operate payment services
- Review code and mentor junior engineers

Benefits
- Free fruit, a gym membership and 30 days of holiday
"""

RESUME = """Anneliese Sommerfeld
anneliese.sommerfeld@example.org | +49 555 0123456

Summary
Backend developer who likes small services and honest tests.

Experience
Backend Developer, Kestrel Payments GmbH (01/2017 - 12/2023)
- Built payment services in Python and kept them running on k8s.
- Packaged every service with Docker and reviewed the team's code.
- Designed Postgres schemas for a ledger and tuned slow queries.
- Mentored two junior engineers through their first year.

Software Engineer, Heron Labs (03/2014 - 12/2016)
- Wrote data imports in Python for a logistics company.

Education
Bachelor of Science in Computer Science, Technical University of Ostmark, 2013

Languages
German (native), English (fluent)
"""
