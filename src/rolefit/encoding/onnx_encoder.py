"""Texts to vectors by ONNX Runtime, without torch.

Each text runs alone, at its own length, on one thread; several texts run side by side on a pool
of threads over one session. So there is no padding and no neighbour in any product, and a
vector cannot depend on the batch, the order or the number of threads.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from rolefit.domain.errors import BundleCorrupt, ModelError, UsageError
from rolefit.domain.ports import FloatMatrix
from rolefit.encoding.bundle import INPUT, MODEL, OUTPUT, TOKENIZER, Bundle
from rolefit.encoding.chip import instruction_set

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Progress = Callable[[int], None]
"""Called in the caller's thread with how many more texts are done; adds up to all of them."""

CHARACTERS_PER_TOKEN = 64
"""Of a text, no more than this times the window is looked at; words have four to six a token."""

_CHUNK = 512
"""Texts under way at once: bounds memory, and is far more than any pool has threads."""


class OnnxEncoder:
    """`Encoder` over a bundle. Safe to share between threads.

    Args:
        bundle: checked by `read_bundle`.
        threads: texts encoded side by side, at least 1; changes the speed, never a vector.

    Raises:
        UsageError: fewer than one thread.
        BundleCorrupt: the model or the tokenizer cannot be loaded.
    """

    def __init__(self, bundle: Bundle, threads: int) -> None:
        if threads < 1:
            raise UsageError(f"An encoder needs at least one thread, not {threads}.")
        self.bundle = bundle
        self.threads = threads
        self._tokenizer = _load_tokenizer(bundle)
        self._session = _load_session(bundle)
        self._special = self._tokenizer.num_special_tokens_to_add(is_pair=False)
        self._id = _encoder_id(bundle)

    @property
    def id(self) -> str:
        """`NAME@DIGEST/onnxruntime-V+tokenizers-V/PRECISION/INSTRUCTION-SET`."""
        return self._id

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.bundle.manifest.dimension

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> FloatMatrix:
        """float32 array (len(texts), dimension), each row of L2 norm 1; see `Encoder.encode`.

        Equal texts are computed once. A text in which the tokenizer finds no token (blank, or
        nothing but control characters) yields zeros. Ctrl-C is heeded within the time of one
        text per thread.

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
        # Longest first, so that no thread is left with a long text at the end.
        for text, vector in self._vectors(sorted(places, key=lambda t: (-len(t), t))):
            vectors[places[text]] = vector
            if progress is not None:
                progress(len(places[text]))
        return vectors

    def _vectors(self, texts: list[str]) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
        if self.threads == 1 or len(texts) < 2:
            for text in texts:
                yield text, self._vector(text)
            return
        pool = ThreadPoolExecutor(min(self.threads, len(texts)), "rolefit-encode")
        try:
            for start in range(0, len(texts), _CHUNK):
                chunk = texts[start : start + _CHUNK]
                futures: list[Future[npt.NDArray[np.float32]]]
                futures = [pool.submit(self._vector, text) for text in chunk]
                for text, future in zip(chunk, futures, strict=True):
                    yield text, future.result()
        finally:
            # Reached on Ctrl-C and on errors too: what has not begun never will.
            pool.shutdown(wait=True, cancel_futures=True)

    def _vector(self, text: str) -> npt.NDArray[np.float32]:
        ids = self._ids(text)
        if len(ids) <= self._special:
            return np.zeros(self.dimension, dtype=np.float32)
        try:
            output = self._session.run([OUTPUT], {INPUT: np.array([ids], dtype=np.int64)})
        except Exception as error:  # the runtime has no base class for its errors
            raise ModelError("The model runtime failed on a text.") from error
        vector: npt.NDArray[np.float32] = output[0][0]
        return vector

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


def _load_session(bundle: Bundle) -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Lengths vary from text to text; a memory plan per length would only pile up.
    options.enable_mem_pattern = False
    # Unfold int8 weights once at load and compute in float32, instead of at every product.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    try:
        return onnxruntime.InferenceSession(
            str(bundle.folder / MODEL), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # the runtime has no base class for its errors
        raise BundleCorrupt(f"{MODEL} in {bundle.folder} cannot be loaded.") from error


def _encoder_id(bundle: Bundle) -> str:
    import onnxruntime
    import tokenizers

    manifest = bundle.manifest
    runtime = f"onnxruntime-{onnxruntime.__version__}+tokenizers-{tokenizers.__version__}"
    weights = f"{manifest.name}@{manifest.digest[:16]}"
    return f"{weights}/{runtime}/{manifest.precision}/{instruction_set()}"
