"""What tantivy holds of a document: fields that are searched, and what is read again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

import numpy as np
import tantivy

from rolefit.domain.records import RecordKind
from rolefit.domain.search import Entry, Gone, GridMatrix

LAYOUT = "2"
"""Names the folder; bump when an entry would be held otherwise, and all are indexed anew."""

NO_VECTORS: GridMatrix = np.zeros((0, 0), dtype=np.int16)

_WHOLE = ("key", "tenant", "kind", "places")
_COUNTED = ("skills", "languages", "tags")


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the index holds; of a deleted one `kind` and `changed` are None."""

    tenant: str
    document_id: str
    kind: RecordKind | None
    revision: int
    changed: datetime | None = None
    sketch: bytes = b""


def schema() -> tantivy.Schema:
    """Words with their positions, whole values, numbers; facets need fast fields."""
    builder = tantivy.SchemaBuilder()
    for name in _WHOLE:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in _COUNTED:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_unsigned_field("number", fast=True)
    builder.add_float_field("years", indexed=True, fast=True)
    builder.add_unsigned_field("degree", indexed=True, fast=True)
    builder.add_float_field("changed", indexed=True, fast=True)
    builder.add_bytes_field("known", stored=True)
    builder.add_bytes_field("vectors", stored=True)
    builder.add_bytes_field("sketch", stored=True)
    return builder.build()


def known_of(entry: Entry) -> Known:
    """What is kept in memory of an entry, beside its vectors."""
    return Known(
        entry.tenant, entry.document_id, entry.kind, entry.revision, entry.changed, entry.sketch
    )


def held(entry: Entry) -> tantivy.Document:
    """An entry as it is held."""
    made = _marked(
        Gone(entry.tenant, entry.document_id, entry.revision),
        kind=entry.kind.value,
        changed=entry.changed.isoformat(),
        dimension=entry.vectors.shape[1],
    )
    made.add_text("tenant", entry.tenant)
    made.add_text("kind", entry.kind.value)
    for stems in entry.words:
        # One value each: tantivy leaves a gap between values, so no phrase runs across.
        made.add_text("words", " ".join(stems))
    whole: tuple[tuple[str, Iterable[str]], ...] = (
        ("skills", entry.skills),
        ("languages", entry.languages),
        ("tags", entry.tags),
        ("places", entry.places),
    )
    for name, values in whole:
        for value in sorted(values):
            made.add_text(name, value)
    made.add_float("years", entry.years)
    made.add_unsigned("degree", int(entry.degree))
    made.add_float("changed", entry.changed.timestamp())
    made.add_bytes("vectors", entry.vectors.astype("<i2").tobytes())
    made.add_bytes("sketch", entry.sketch)
    return made


def marker(one: Gone) -> tantivy.Document:
    """What is held of a deleted document: who it was, and at which revision."""
    return _marked(one)


def read(document: tantivy.Document) -> tuple[Known, GridMatrix]:
    """What the folder tells again when it is opened."""
    told = json.loads(document.get_first("known") or b"")
    if "kind" not in told:
        return Known(told["tenant"], told["id"], None, told["revision"]), NO_VECTORS
    known = Known(
        told["tenant"],
        told["id"],
        RecordKind(told["kind"]),
        told["revision"],
        datetime.fromisoformat(told["changed"]),
        bytes(document.get_first("sketch") or b""),
    )
    content = document.get_first("vectors") or b""
    if not content:
        return known, NO_VECTORS
    return known, np.frombuffer(content, dtype="<i2").reshape(-1, told["dimension"])


def key_of(tenant: str, document_id: str) -> str:
    """Names a document among all tenants'."""
    return f"{tenant}\x1f{document_id}"


def number_of(tenant: str, document_id: str) -> int:
    """64 bits for a document: two of a million meet with a chance of 3e-8."""
    digest = blake2b(key_of(tenant, document_id).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _marked(one: Gone, **more: str | int) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("key", key_of(one.tenant, one.document_id))
    made.add_unsigned("number", number_of(one.tenant, one.document_id))
    told = {"tenant": one.tenant, "id": one.document_id, "revision": one.revision, **more}
    made.add_bytes("known", json.dumps(told).encode())
    return made
