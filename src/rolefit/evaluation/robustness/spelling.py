"""British spelling for American, and the other way round."""

from types import MappingProxyType

from rolefit.domain.job import Job
from rolefit.evaluation.robustness.wording import in_requirements, reworded

_BRITISH_AMERICAN = """
organisation organization  organisational organizational  optimisation optimization
recognise recognize  recognised recognized  analyse analyze  specialised specialized
prioritise prioritize  authorised authorized  authorisation authorization
colour color  behaviour behavior  labour labor  favour favor  centre center  theatre theater
licence license  defence defense  programme program  programmes programs  catalogue catalog
modelling modeling  labelled labeled  travelling traveling  fulfil fulfill  enrolment enrollment
adviser advisor  judgement judgment  ageing aging  aluminium aluminum  tyre tire  maths math
haemodynamically hemodynamically  paediatric pediatric  anaesthetic anesthetic
""".split()

_PAIRS = tuple(zip(_BRITISH_AMERICAN[::2], _BRITISH_AMERICAN[1::2], strict=True))

TABLE = MappingProxyType(dict(_PAIRS) | {american: british for british, american in _PAIRS})


def respelled(text: str) -> str:
    """The text in the other spelling, word by word."""
    return reworded(text, TABLE)


def respelled_posting(job: Job) -> str:
    """The posting with its requirements in the other spelling."""
    return in_requirements(job, respelled)
