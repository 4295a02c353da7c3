"""The audits, one file each. What they change is in their files; how it counts is in `swaps`."""

from rolefit.trust.audits.addresses import ADDRESSES
from rolefit.trust.audits.gaps import GAPS
from rolefit.trust.audits.graduation import GRADUATION
from rolefit.trust.audits.names import NAMES
from rolefit.trust.audits.pronouns import PRONOUNS
from rolefit.trust.audits.schools import SCHOOLS
from rolefit.trust.counterfactual import Audit, Kind

AUDITS: dict[Kind, Audit] = {
    audit.kind: audit for audit in (NAMES, PRONOUNS, ADDRESSES, GAPS, SCHOOLS, GRADUATION)
}

__all__ = ["AUDITS"]
