"""What is minimised, put together from sentence-transformers' losses as a recipe says."""

import importlib
from pathlib import Path

from rolefit.encoding.source import Untyped, need
from rolefit.training.recipe import Loss


def loss_of(chosen: Loss, model: Untyped, base: Path) -> Untyped:
    """The loss, a module of torch that takes features and labels.

    Args:
        model: a SentenceTransformer, the one that is trained.
        base: the base model's folder: what "gist" is guided by and `distil` holds to.
    """
    st = need("sentence_transformers")
    losses = importlib.import_module("sentence_transformers.sentence_transformer.losses")
    if chosen.kind == "gist":
        guide = st.SentenceTransformer(str(base), device=str(model.device))
        loss = losses.GISTEmbedLoss(model, guide, temperature=1 / chosen.scale)
    else:
        loss = losses.MultipleNegativesRankingLoss(
            model,
            scale=chosen.scale,
            directions=("query_to_doc", "doc_to_query"),
            partition_mode="per_direction",
        )
    if chosen.distil:
        loss = _with_teacher(
            loss, st.SentenceTransformer(str(base), device=str(model.device)), chosen.distil
        )
    if chosen.dimensions:
        whole = int(model.get_embedding_dimension())
        loss = losses.MatryoshkaLoss(model, loss, [whole, *chosen.dimensions])
    return loss


def _with_teacher(loss: Untyped, teacher: Untyped, weight: float) -> Untyped:
    """The loss plus the squared distance between the model's vectors and its base's own."""
    torch = need("torch")

    class WithTeacher(torch.nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.loss, self.model = loss, loss.model

        def forward(self, features: Untyped, labels: Untyped) -> Untyped:
            total = self.loss(features, labels)
            for one in features:
                own = self.model(dict(one))["sentence_embedding"]
                with torch.no_grad():
                    wanted = teacher(dict(one))["sentence_embedding"]
                distance = torch.nn.functional.normalize(own) - torch.nn.functional.normalize(
                    wanted
                )
                total = total + weight * distance.square().sum(dim=1).mean()
            return total

    return WithTeacher()
