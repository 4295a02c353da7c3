"""Passage vectors of profiles: kept ones, or made now and kept."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from rolefit.domain.job import Job
from rolefit.domain.ports import FloatMatrix
from rolefit.domain.records import Record
from rolefit.domain.resume import Resume
from rolefit.domain.search import GridMatrix
from rolefit.domain.storage import Vectors
from rolefit.encoding import to_grid
from rolefit.ingest.entries import texts_of, vectors_key


class PassageVectors:
    """Vectors of one encoder. Safe to share between threads.

    Args:
        encode: texts to vectors, float32 (n, dimension).
        encoder: names what `encode` runs.
    """

    def __init__(
        self, store: Vectors, encode: Callable[[Sequence[str]], FloatMatrix], encoder: str
    ) -> None:
        self._store = store
        self._encode = encode
        self._encoder = encoder

    def of(self, profiles: Sequence[tuple[str, Resume | Job]]) -> list[GridMatrix]:
        """Vectors of what profiles say, kept ones or made now and kept; each (texts, dimension).

        Args:
            profiles: with the tenant whose they are.
        """
        texts = [texts_of(profile) for _, profile in profiles]
        tenants = [tenant for tenant, _ in profiles]
        keys = list(zip(tenants, map(vectors_key, texts), strict=True))
        found: dict[tuple[str, str], GridMatrix] = {}
        for tenant in dict.fromkeys(tenants):
            own_keys = [key for one, key in keys if one == tenant]
            kept = self._store.get(tenant, own_keys, self._encoder)
            missing = {
                key: own
                for (one, key), own in zip(keys, texts, strict=True)
                if one == tenant and key not in kept
            }
            made = self._made(missing)
            self._store.put(tenant, made, self._encoder)
            found |= {(tenant, key): own for key, own in (kept | made).items()}
        return [found[key] for key in keys]

    def _made(self, texts: Mapping[str, list[str]]) -> dict[str, GridMatrix]:
        """Vectors of several lists of texts, encoded together."""
        grid = to_grid(self._encode([text for own in texts.values() for text in own]))
        bounds = np.cumsum([len(own) for own in texts.values()])
        return dict(zip(texts, np.split(grid, bounds[:-1]), strict=True)) if texts else {}

    def drop(self, record: Record | None) -> None:
        """Forget what a record said; where another document says the same it is made again."""
        if record is not None and record.profile is not None:
            self._store.drop(record.tenant, [vectors_key(texts_of(record.profile))])
