"""Facets as people read them: concepts by their labels, each once."""

from dataclasses import replace

from rolefit.domain.errors import UsageError
from rolefit.domain.search import Counts, Facets
from rolefit.profiling.skills import Concept, Gazetteer


def labelled(facets: Facets, gazetteer: Gazetteer, top: int) -> Facets:
    """The `top` concepts, each by its own id with the count of the commonest of its ids."""
    labels: dict[str, str] = {}
    skills: Counts = ()
    for identifier, count in facets.skills:
        concept = _known(gazetteer, identifier)
        if concept is not None and concept.id not in labels and len(skills) < top:
            labels[concept.id] = concept.label
            skills += ((concept.id, count),)
    return replace(
        facets,
        skills=skills,
        languages=facets.languages[:top],
        tags=facets.tags[:top],
        labels=labels,
    )


def _known(gazetteer: Gazetteer, identifier: str) -> Concept | None:
    """None for an id of an older gazetteer, in an entry that was made with it."""
    try:
        return gazetteer.concept(identifier)
    except UsageError:
        return None
