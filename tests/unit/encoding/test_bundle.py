"""A bundle is loaded only when its manifest and every checksum hold."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rolefit.domain.errors import BundleCorrupt, BundleNotFound
from rolefit.encoding import find_bundle, load_encoder, read_bundle

FILES = ("model.onnx", "tokenizer.json", "LICENSE", "README.md")


def test_the_bundle_that_ships_is_the_named_model_with_its_licence() -> None:
    bundle = find_bundle()
    manifest = bundle.manifest
    assert manifest.base.name == "sentence-transformers/all-MiniLM-L6-v2"
    assert manifest.base.licence == "Apache-2.0"
    assert "Apache License" in (bundle.folder / "LICENSE").read_text(encoding="utf-8")
    assert manifest.name == "minilm-l6-work"
    card = (bundle.folder / "README.md").read_text(encoding="utf-8")
    for source in ("O*NET", "ESCO", "SkillSpan"):
        assert source in card
    assert "unknown" not in card
    assert (manifest.pooling, manifest.max_tokens, manifest.dimension) == ("mean", 256, 384)


def test_the_bundle_that_ships_is_small_enough_to_ship() -> None:
    assert sum(p.stat().st_size for p in find_bundle().folder.iterdir()) < 25_000_000


def test_an_intact_copy_is_the_same_bundle(bundle_copy: Path) -> None:
    assert read_bundle(bundle_copy).manifest == find_bundle().manifest
    assert load_encoder(bundle_copy, threads=1).id == load_encoder(threads=1).id


@pytest.mark.parametrize("name", FILES)
def test_one_changed_byte_in_any_file_is_noticed(bundle_copy: Path, name: str) -> None:
    path = bundle_copy / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(BundleCorrupt, match=name):
        read_bundle(bundle_copy)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(bundle_copy: Path, name: str) -> None:
    (bundle_copy / name).unlink()
    with pytest.raises(BundleCorrupt, match=f"{name}.*missing"):
        read_bundle(bundle_copy)


def test_a_folder_without_manifest_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleNotFound, match=r"manifest\.json"):
        read_bundle(tmp_path)


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"format": 1}, "format"),
        ({"dimension": 0}, "dimension"),
        ({"dimension": "384"}, "dimension"),
        ({"name": "../elsewhere"}, "name"),
        ({"precision": "int4"}, "precision"),
        ({"files": {"model.onnx": "abc"}}, "files"),
        ({"files": {"model.onnx": "0" * 64}}, "tokenizer.json"),
        ({"files": {"../../etc/passwd": "0" * 64}}, "files"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_a_manifest_with_a_wrong_field_is_refused_by_its_name(
    edit_manifest: Callable[..., Path], fields: dict[str, object], where: str
) -> None:
    with pytest.raises(BundleCorrupt, match=where):
        read_bundle(edit_manifest(**fields))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_manifest_that_is_no_object_is_refused(bundle_copy: Path, content: bytes) -> None:
    (bundle_copy / "manifest.json").write_bytes(content)
    with pytest.raises(BundleCorrupt):
        read_bundle(bundle_copy)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_that_matches_its_checksum_but_is_nonsense_is_refused(
    bundle_copy: Path, edit_manifest: Callable[..., Path], name: str
) -> None:
    nonsense = b"nonsense"
    (bundle_copy / name).write_bytes(nonsense)
    files = json.loads((bundle_copy / "manifest.json").read_text())["files"]
    edit_manifest(files=files | {name: hashlib.sha256(nonsense).hexdigest()})
    with pytest.raises(BundleCorrupt, match=name):
        load_encoder(bundle_copy)


def test_the_digest_changes_with_what_changes_a_vector_and_with_nothing_else(
    edit_manifest: Callable[..., Path],
) -> None:
    digest = find_bundle().manifest.digest
    assert read_bundle(edit_manifest(version="2", made={})).manifest.digest == digest
    assert read_bundle(edit_manifest(max_tokens=128)).manifest.digest != digest
