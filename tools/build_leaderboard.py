"""Write the leaderboard of docs/evaluation.md anew from the scorecards that are kept.

    python tools/build_leaderboard.py

The champion is the scorecard of the bundle that ships; `tests/unit/test_docs.py` keeps the page
true to the scorecards.
"""

from pathlib import Path

from rolefit.training.leaderboard import filled_in, leaderboard
from rolefit.training.scorecard import read_scorecard

ROOT = Path(__file__).parent.parent
CARDS = ROOT / "benchmarks" / "evaluation" / "scorecards"
CHAMPION = "minilm-l6-work"
APART = "robust-"
"""Families that have a page of their own."""
PAGE = ROOT / "docs" / "evaluation.md"


def table() -> str:
    """The leaderboard of all scorecards that are kept, by name."""
    cards = {path.stem: read_scorecard(path) for path in sorted(CARDS.glob("*.json"))}
    champion = cards.pop(CHAMPION)
    shown = [one.title for one in champion.families if not one.name.startswith(APART)]
    return leaderboard(champion, list(cards.values()), shown)


if __name__ == "__main__":
    PAGE.write_text(filled_in(PAGE.read_text(encoding="utf-8"), table()), encoding="utf-8")
