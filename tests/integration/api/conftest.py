"""A service that runs, for all tests of its calls."""

from collections.abc import Iterator

import pytest
from served import Served, serving


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service that tests share: they leave its documents and accounts as they are."""
    with serving(tmp_path_factory.mktemp("data")) as made:
        yield made
