"""How far a score moves when only the person is swapped, with redaction on and off.

    python benchmarks/name_swap.py

Every invented person of `redaction_identities.py` is put into each template; all of them are
scored for one posting; the shift is the spread of the scores within a template.
"""

from statistics import mean

from redaction_documents import TEMPLATES, render
from redaction_identities import identities

from rolefit import Matcher
from rolefit.settings import Settings

JOB = """Operations manager
Requirements
- 5 years of experience in operations or logistics
- Experience leading a team
- Bachelor's degree
- Good knowledge of Excel
- Fluent in English
"""


def main() -> None:
    """Print the spread of scores per template, redaction on and off."""
    people = identities()
    print(f"{len(people)} people, {len(TEMPLATES)} templates")
    for redact in (True, False):
        with Matcher(settings=Settings(redact=redact)) as matcher:
            spreads, shifts = [], []
            for template in sorted(TEMPLATES):
                texts = [
                    render(template, person, f"{person.given} {person.surname}".strip())
                    for person in people
                ]
                matches = matcher.rank(JOB, texts)
                scores = [match.score for match in matches]
                middle = mean(scores)
                spreads.append(max(scores) - min(scores))
                shifts += [abs(score - middle) for score in scores]
        print(
            f"redaction {'on' if redact else 'off'}: largest spread {max(spreads):.2f} points, "
            f"mean shift {mean(shifts):.3f}"
        )


if __name__ == "__main__":
    main()
