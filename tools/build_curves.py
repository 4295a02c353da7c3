"""Draw the curves of a tracked training run for docs/training.md.

    python tools/build_curves.py RUN

ROLEFIT_MLFLOW_URI names the store that the run is in.
"""

import sys
from pathlib import Path

import matplotlib as mpl
import mlflow

from rolefit.settings import Settings

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "rolefit"  # the same bytes for the same run
TARGET = Path(__file__).parent.parent / "docs/images/training-curves.svg"
CURVES = (("loss", "loss of the last 20 batches"), ("validation_accuracy", "right text nearest"))


def main(run: str) -> None:
    """Write the picture."""
    from matplotlib import pyplot

    client = mlflow.MlflowClient(tracking_uri=Settings().registry)
    figure, axes = pyplot.subplots(1, len(CURVES), figsize=(8, 3), layout="constrained")
    for axis, (metric, title) in zip(axes, CURVES, strict=True):
        points = sorted((one.step, one.value) for one in client.get_metric_history(run, metric))
        axis.plot(*zip(*points, strict=True), color="#00695c", linewidth=1.5)
        axis.set(title=title, xlabel="step")
        axis.grid(visible=True, alpha=0.3)
    TARGET.parent.mkdir(exist_ok=True)
    figure.savefig(TARGET, metadata={"Date": None})


if __name__ == "__main__":
    main(sys.argv[1])
