"""Vectors of invented texts by the float32 model, for the test that the bundle agrees with it.

    python tools/build_float_vectors.py MODEL_FOLDER

MODEL_FOLDER is what a training leaves (`model`, in the layout of sentence-transformers).
"""

import json
import sys
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parent.parent / "tests/fixtures/float_vectors"


def main(folder: str) -> None:
    """Write the vectors beside their texts, as float16: a cosine moves by less than 1e-4."""
    from sentence_transformers import SentenceTransformer

    texts = json.loads((TARGET / "texts.json").read_text(encoding="utf-8"))
    vectors = SentenceTransformer(folder, device="cpu").encode(texts, normalize_embeddings=True)
    np.save(TARGET / "vectors.npy", vectors.astype(np.float16), allow_pickle=False)
    print(f"{len(texts)} texts, {vectors.shape[1]} dimensions")


if __name__ == "__main__":
    main(sys.argv[1])
