"""What the end-to-end tests rank."""

import shutil
from pathlib import Path

import pytest
from shell import SAMPLES, Run, rolefit


@pytest.fixture(scope="session")
def run() -> Run:
    """Run `rolefit` with arguments; standard output and error are text."""
    return rolefit


@pytest.fixture(scope="session")
def job() -> Path:
    return SAMPLES / "jobs" / "sous-chef.txt"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three samples of three formats, one of them with a hidden text."""
    made = tmp_path_factory.mktemp("resumes")
    for name in ("caoimhe-ni-mhurchu.docx", "tyler-vance.pdf", "jamal-haddad.md"):
        shutil.copy(SAMPLES / "resumes" / name, made / name)
    return made
