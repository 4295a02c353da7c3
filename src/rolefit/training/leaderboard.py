"""The leaderboard: scorecards side by side, for the documentation."""

from collections.abc import Sequence

from rolefit.evaluation.intervals import Estimate
from rolefit.training.comparing import Difference, paired
from rolefit.training.scorecard import Scorecard, means

BEGIN, END = "<!-- leaderboard -->", "<!-- /leaderboard -->"
"""What the generated part of a page stands between."""


def leaderboard(
    champion: Scorecard, others: Sequence[Scorecard], titles: Sequence[str] | None = None
) -> str:
    """A table in Markdown, one row per model and one column per family of the champion.

    A figure is bold where the paired interval of its difference to the champion lies above 0, and
    in italics where it lies below.

    Args:
        titles: the families to show; None for all.

    Raises:
        UsageError: a model was measured on other queries or data than the champion.
        MissingExtra: scipy is not installed.
    """
    titles = titles or [family.title for family in champion.families]
    rows = [_row(champion, champion, titles), *(_row(one, champion, titles) for one in others)]
    head = ["model", *titles, "MB"]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def filled_in(page: str, table: str) -> str:
    """The page with the table in the place of the one it has.

    Raises:
        ValueError: the page has no place for it.
    """
    before, found, rest = page.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not (found and closed):
        raise ValueError(f"The page has no {BEGIN} … {END}.")
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def _row(card: Scorecard, champion: Scorecard, titles: Sequence[str]) -> list[str]:
    found = means(card)
    cells = [_cell(card, champion, title, found.get(title)) for title in titles]
    return [card.model, *cells, f"{card.costs.megabytes:.1f}"]


def _cell(card: Scorecard, champion: Scorecard, title: str, own: Estimate | None) -> str:
    if own is None:
        return "–"
    told = f"{own.mean:.3f}"
    if own.low is not None:
        told += f" [{own.low:.3f}, {own.high:.3f}]"
    if card is champion:
        return told
    name, _, measure = title.rpartition(" ")
    return _marked(told, paired(card, champion, name, measure))


def _marked(told: str, difference: Difference) -> str:
    return {"better": f"**{told}**", "worse": f"*{told}*"}.get(difference.verdict, told)
