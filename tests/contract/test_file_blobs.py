"""Blobs in files, in their contract."""

from pathlib import Path

import pytest
from blobs import BlobsContract

from rolefit.stores.blobs import FileBlobs


class TestFileBlobs(BlobsContract):
    @pytest.fixture
    def blobs(self, tmp_path: Path) -> FileBlobs:
        return FileBlobs(tmp_path / "blobs")
