"""Metrics: what is defined is documented, and told in a form that Prometheus reads."""

from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from rolefit.metrics import Metrics

PAGE = Path(__file__).parents[2] / "docs" / "metrics.md"


def test_the_page_tells_every_metric_and_no_other() -> None:
    metrics = Metrics()
    told = text_string_to_metric_families(metrics.exposition().decode())
    defined = {
        f"{one.name}_total" if one.type == "counter" else one.name
        for one in told
        if not one.name.endswith("_created")
    }
    page = PAGE.read_text(encoding="utf-8")
    named = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")}
    assert named == defined
