"""Small bundles and scorecards of them, for registries: a few hundred bytes, no model in them."""

import hashlib
import json
from pathlib import Path

from rolefit.encoding.bundle import read_bundle
from rolefit.training.gate import Decision, Primary, Rules, decide
from rolefit.training.scorecard import Costs, Family, Scorecard

RULES = Rules(format=1, primary=Primary(family="titles", measure="MAP"))


def bundle_in(folder: Path, name: str = "tern", content: str = "weights") -> Path:
    """A sound bundle whose files hold no model."""
    folder.mkdir(parents=True)
    files = {
        "model.onnx": content.encode() * 20,
        "tokenizer.json": b"{}\n",
        "LICENSE": b"Invented weights; licence (SPDX): CC0-1.0\n",
    }
    for file, held in files.items():
        (folder / file).write_bytes(held)
    manifest = {
        "format": 2,
        "name": name,
        "version": "1",
        "base": {"name": "invented/base", "licence": "CC0-1.0", "weights_sha256": "0" * 64},
        "dimension": 8,
        "precision": "float32",
        "opset": 17,
        "files": {file: hashlib.sha256(held).hexdigest() for file, held in files.items()},
        "made": {"by": "a test"},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def card_of(folder: Path, gain: float = 0.0) -> Scorecard:
    """A scorecard of the bundle in `folder`, every value higher by `gain`."""
    manifest = read_bundle(folder).manifest
    values = {f"q{n}": 0.4 + 0.01 * n + gain for n in range(20)}
    return Scorecard(
        model=manifest.name,
        encoder=f"{manifest.name}@{manifest.digest[:16]}/none",
        families=(Family("titles", "MAP", values, dict.fromkeys(values, "nursing")),),
        costs=Costs(1.0, 100.0),
        data={"titles": "a" * 64},
    )


def passed(challenger: Scorecard, champion: Scorecard | None = None) -> Decision:
    """The gate's decision, which lets the challenger pass."""
    decision = decide(RULES, challenger, champion)
    assert decision.promoted
    return decision
