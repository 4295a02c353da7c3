"""Another name: every mention, the e-mail's handle, profile links and the file's name."""

from rolefit.domain.resume import Resume
from rolefit.trust.counterfactual import Audit, Counterfactuals, Kind, Variant, turn_of
from rolefit.trust.edits import edited
from rolefit.trust.naming import Naming, find_naming
from rolefit.trust.people import Person, people


def _make(resume: Resume, count: int) -> Counterfactuals:
    naming = find_naming(resume)
    if naming is None:
        return Counterfactuals(resume.document, why="it shows no name")
    variants = (_variant(resume, naming, person) for person in people(turn_of(resume), count))
    return Counterfactuals(resume.document, tuple(variants))


def _variant(resume: Resume, naming: Naming, person: Person) -> Variant:
    document = edited(
        resume.document, naming.edits(person), name=naming.file_name(resume.document.name, person)
    )
    return Variant(person.label, person.full, document)


NAMES = Audit(
    kind=Kind.NAMES,
    title="Another name",
    question="Does a score move when the same résumé bears a name of another group or sex?",
    baseline="the résumé under its own name",
    invariant=True,
    make=_make,
)
