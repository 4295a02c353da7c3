"""Count document frequencies over a folder of résumé texts: `python tools/build_terms.py DATA`.

Only the counts of stems that at least five documents share are written, so no text and no rare
word of any document ships.
"""

import gzip
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

from rolefit.matching.terms import ANALYZER, Analyzer

TARGET = Path(__file__).parent.parent / "src/rolefit/matching/data/terms.tsv.gz"
AT_LEAST = 5


def main(data: Path) -> None:
    """Write the statistics of `data`/resumes.jsonl.gz."""
    analyze = Analyzer()
    counts: Counter[str] = Counter()
    with gzip.open(data / "resumes.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line)["text"] for line in lines]
    for text in documents:
        counts.update(set(analyze(text)))
    kept = sorted((stem, n) for stem, n in counts.items() if n >= AT_LEAST)
    body = "".join(f"{stem}\t{n}\n" for stem, n in kept)
    version = f"{ANALYZER}-{hashlib.sha256(body.encode()).hexdigest()[:12]}"
    head = f"{len(documents)}\t{version}\n"
    TARGET.write_bytes(gzip.compress((head + body).encode(), 9, mtime=0))
    print(f"{len(kept)} stems of {len(documents)} documents, version {version}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
