"""A scorecard for a terminal."""

from rich.table import Table
from rich.text import Text

from rolefit.report import printable
from rolefit.training.scorecard import Scorecard, means


def scorecard_table(card: Scorecard) -> Table:
    """One line per family, costs below."""
    costs = card.costs
    table = Table(
        title=Text(printable(card.model)),
        title_justify="left",
        caption=Text(
            f"{costs.megabytes:.1f} MB, {costs.texts_per_second:.0f} short texts/s on this machine"
        ),
        caption_justify="left",
    )
    for heading in ("Family", "Mean", "95 % interval", "Queries"):
        table.add_column(heading, justify="left" if heading == "Family" else "right")
    for title, found in means(card).items():
        interval = "–" if found.low is None else f"{found.low:.3f} to {found.high:.3f}"
        table.add_row(Text(printable(title)), f"{found.mean:.3f}", interval, str(found.count))
    return table
