"""The sections of a résumé in another order."""

from rolefit.domain.resume import Resume
from rolefit.evaluation.robustness.chance import shuffled


def with_sections_moved(resume: Resume) -> str:
    """The résumé with its headed sections in another order; what stands before them stays first.

    Sections are where the profiler finds them. Every line is kept.
    """
    text = resume.document.text
    starts = [one.heading.start for one in resume.sections if one.heading is not None]
    if len(starts) < 2:
        return text
    pieces = [text[a:b].strip("\n") for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    order = shuffled(range(len(pieces)), text)
    if order == sorted(order):
        order = [*order[1:], order[0]]
    lead = text[: starts[0]].strip("\n")
    return "\n\n".join([*([lead] if lead else []), *(pieces[place] for place in order)]) + "\n"
