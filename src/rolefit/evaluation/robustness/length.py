"""A longer résumé: honest lines of a position that has nothing to do with the posting."""

from rolefit.domain.resume import Resume
from rolefit.evaluation.robustness.chance import shuffled

_POSITIONS = (
    "Lighthouse Keeper, Gannet Rock (03/2001 - 10/2002)",
    "Beekeeper, Thistle Orchard (04/2000 - 09/2002)",
    "Puppeteer, The Paper Moon (02/2001 - 11/2002)",
)
_LINES = (
    "Painted the railings every spring before the first visitors came.",
    "Counted the steps twice a day and wrote the number into a blue book.",
    "Swept the yard, stacked the firewood and fed the two goats.",
    "Kept the brass bright and the windows free of salt.",
    "Walked to the village on Thursdays for lamp oil and bread.",
    "Mended the wooden gate after the storms of November.",
    "Sang in the choir of the chapel at Easter.",
    "Planted a hedge of hawthorn along the north wall.",
    "Told the children of the village how the fog bell is rung.",
    "Oiled the hinges and sharpened the scythe.",
    "Wrote to the parish about the broken footbridge.",
    "Watched the weather and hung out the flags.",
)


def lengthened(resume: Resume) -> str:
    """The résumé with one more position of long ago at its end, and a dozen lines about it."""
    text = resume.document.text
    lines = [f"- {line}" for line in shuffled(_LINES, text)]
    added = ["Experience", shuffled(_POSITIONS, text)[0], *lines]
    return f"{text.rstrip()}\n\n" + "\n".join(added) + "\n"
