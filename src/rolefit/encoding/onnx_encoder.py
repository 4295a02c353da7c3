"""Texts to vectors by an ONNX graph, without torch.

Texts with equally many tokens run together, without padding; batches run side by side, each on
one thread, over one runtime. Every step of the graph computes a text's rows alone and in one
order, so a vector is the same bytes in every batch: the contract suite checks it, and
`rolefit doctor` on the chip at hand.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from rolefit.domain.errors import BundleCorrupt, ModelError, UsageError
from rolefit.domain.ports import FloatMatrix
from rolefit.encoding.bundle import TOKENIZER, Bundle
from rolefit.encoding.chip import instruction_set

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Progress = Callable[[int], None]
"""Called in the caller's thread with how many more texts are done; adds up to all of them."""

TokenIds = npt.NDArray[np.int64]
"""Shape (texts, tokens)."""

_Batch = tuple[list[str], TokenIds]

CHARACTERS_PER_TOKEN = 64
"""Of a text, no more than this times the window is looked at; words have four to six a token."""

BATCH_TOKENS = 256
"""A batch holds about so many tokens: larger ones are no faster, and fall out of the cache."""

_CHUNK = 4096
"""Texts under way at once: bounds memory, and is enough to find many of one length."""


class Runtime(Protocol):
    """Runs a bundle's graph. Called from several threads at once."""

    @property
    def name(self) -> str:
        """What it is and its version: part of the encoder id."""

    @property
    def precision(self) -> str:
        """What it computes in: part of the encoder id."""

    def run(self, ids: TokenIds) -> FloatMatrix:
        """float32 (texts, dimension) of ids (texts, tokens)."""


class OnnxEncoder:
    """`Encoder` over a bundle. Safe to share between threads.

    Args:
        bundle: checked by `read_bundle`.
        runtime: made for this bundle.
        threads: texts encoded side by side, at least 1; changes the speed, never a vector.

    Raises:
        UsageError: fewer than one thread.
        BundleCorrupt: the tokenizer cannot be loaded.
    """

    def __init__(self, bundle: Bundle, runtime: Runtime, threads: int) -> None:
        if threads < 1:
            raise UsageError(f"An encoder needs at least one thread, not {threads}.")
        self.bundle = bundle
        self.threads = threads
        self._tokenizer = _load_tokenizer(bundle)
        self._runtime = runtime
        self._special = self._tokenizer.num_special_tokens_to_add(is_pair=False)
        self._id = _encoder_id(bundle, runtime)

    @property
    def id(self) -> str:
        """`NAME@DIGEST/RUNTIME-V+tokenizers-V/PRECISION/INSTRUCTION-SET`."""
        return self._id

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.bundle.manifest.dimension

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> FloatMatrix:
        """float32 array (len(texts), dimension), each row of L2 norm 1; see `Encoder.encode`.

        Equal texts are computed once. A text in which the tokenizer finds no token (blank, or
        nothing but control characters) yields zeros. Ctrl-C is heeded within the time of one
        batch per thread.

        Args:
            texts: any number; memory beyond the result does not grow with it.
            progress: called now and then with how many more texts are done.

        Raises:
            UsageError: `texts` is one string.
            ModelError: the runtime failed, for instance for want of memory.
        """
        if isinstance(texts, str):
            raise UsageError("Give a list of texts, not one text.")
        places: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            places.setdefault(text, []).append(place)
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for batch, found in self._encoded(list(places)):
            for text, vector in zip(batch, found, strict=True):
                vectors[places[text]] = vector
            if progress is not None:
                progress(sum(len(places[text]) for text in batch))
        return vectors

    def batches_agree(self) -> bool:
        """Whether texts have the same bytes alone and among others of their length, on this chip.

        Tries a few lengths and sizes; a fraction of a second.
        """
        words = "kept the books of a small company and paid its staff each month".split()
        for length in (2, 5, len(words)):
            turns = [words[at:length] + words[:at] for at in range(length)]
            texts = [" ".join(turn) for turn in turns]
            alone = [self.encode([text])[0].tobytes() for text in texts]
            for size in {2, 3, length}:
                if [row.tobytes() for row in self.encode(texts[:size])] != alone[:size]:
                    return False
        return True

    def _encoded(self, texts: list[str]) -> Iterator[tuple[list[str], FloatMatrix]]:
        """Batches with their vectors; all texts are in one, in no order to rely on."""
        for start in range(0, len(texts), _CHUNK):
            batches = self._batches(texts[start : start + _CHUNK])
            if self.threads == 1 or len(batches) < 2:
                yield from ((batch, self._run(ids)) for batch, ids in batches)
            else:
                yield from self._side_by_side(batches)

    def _side_by_side(self, batches: list[_Batch]) -> Iterator[tuple[list[str], FloatMatrix]]:
        pool = ThreadPoolExecutor(min(self.threads, len(batches)), "rolefit-encode")
        try:
            futures: list[Future[FloatMatrix]]
            futures = [pool.submit(self._run, ids) for _, ids in batches]
            for (texts, _), future in zip(batches, futures, strict=True):
                yield texts, future.result()
        finally:
            # Reached on Ctrl-C and on errors too: what has not begun never will.
            pool.shutdown(wait=True, cancel_futures=True)

    def _batches(self, texts: list[str]) -> list[_Batch]:
        """Texts by their number of tokens; longest first: no thread shall end with a long one."""
        lengths: dict[int, list[tuple[str, list[int]]]] = {}
        for text in texts:
            ids = self._ids(text)
            lengths.setdefault(len(ids), []).append((text, ids))
        batches: list[_Batch] = []
        for length in sorted(lengths, reverse=True):
            size = max(1, BATCH_TOKENS // max(length, 1))
            for at in range(0, len(lengths[length]), size):
                some = lengths[length][at : at + size]
                rows = np.array([ids for _, ids in some], dtype=np.int64)
                batches.append(([text for text, _ in some], rows))
        return batches

    def _run(self, ids: TokenIds) -> FloatMatrix:
        """float32 (texts, dimension) of ids (texts, tokens)."""
        if ids.shape[1] <= self._special:
            return np.zeros((len(ids), self.dimension), dtype=np.float32)
        try:
            return self._runtime.run(ids)
        except Exception as error:  # runtimes have no base class for their errors
            raise ModelError("The model runtime failed on a text.") from error

    def _ids(self, text: str) -> list[int]:
        seen = text[: CHARACTERS_PER_TOKEN * self.bundle.manifest.max_tokens]
        # A lone surrogate has no UTF-8; "?" stands for it.
        clean = seen.encode("utf-8", "replace").decode("utf-8")
        ids: list[int] = self._tokenizer.encode(clean).ids
        return ids


def _load_tokenizer(bundle: Bundle) -> "Tokenizer":
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(bundle.folder / TOKENIZER))
    except Exception as error:  # the library raises bare Exception
        raise BundleCorrupt(f"{TOKENIZER} in {bundle.folder} cannot be loaded.") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(bundle.manifest.max_tokens)
    return tokenizer


def _encoder_id(bundle: Bundle, runtime: Runtime) -> str:
    import tokenizers

    weights = f"{bundle.manifest.name}@{bundle.manifest.digest[:16]}"
    versions = f"{runtime.name}+tokenizers-{tokenizers.__version__}"
    return f"{weights}/{versions}/{runtime.precision}/{instruction_set()}"
