"""Copies of the bundle that ships, for tests that spoil it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rolefit.encoding import find_bundle


@pytest.fixture
def bundle_copy(tmp_path: Path) -> Path:
    """A copy of the bundle that ships, to be spoilt."""
    folder = tmp_path / "bundle"
    shutil.copytree(find_bundle().folder, folder)
    return folder


@pytest.fixture
def edit_manifest(bundle_copy: Path) -> Callable[..., Path]:
    """Set fields of the copy's manifest."""

    def edit(**fields: object) -> Path:
        path = bundle_copy / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | fields))
        return bundle_copy

    return edit
