"""What the tests of access share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from access_world import World, opened


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Accounts, tokens and keys in a folder of their own."""
    with opened(tmp_path) as made:
        yield made
