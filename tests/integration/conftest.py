"""The invented data that training is tested on."""

from pathlib import Path

import pytest
from training_world import make_world


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in the form of the downloaded data."""
    return make_world(tmp_path_factory.mktemp("world"))
