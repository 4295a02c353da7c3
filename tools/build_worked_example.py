"""Write the worked example of docs/score.md anew: `python tools/build_worked_example.py`."""

import re
from pathlib import Path

import numpy as np

from rolefit import Matcher
from rolefit.domain.match import Match
from rolefit.matching import Weights
from rolefit.matching.asking import Asking
from rolefit.matching.encoded import Floats
from rolefit.matching.legs import words_leg
from rolefit.matching.scoring import Scored, score

DOCS = Path(__file__).parent.parent / "docs/score.md"
BEGIN, END = "<!-- worked example: begin -->", "<!-- worked example: end -->"

JOB = """Payroll administrator

Requirements
- 3 years of experience with payroll
- Good knowledge of Microsoft Excel
- Fluent in French

Nice to have
- Experience with SAP
"""
RESUME = """Experience

Payroll Clerk, Lantern Logistics (03/2019 - 02/2023)
- Ran the monthly payroll for 240 drivers and answered their questions.
- Kept the overtime tables in Excel and closed each month with the accountant.

Languages
French (native), English (B2)
"""


def main() -> None:
    """Compute the example with the real scorer and put it between the markers."""
    weights = Weights()
    with Matcher() as matcher:
        job = matcher._encodings.job(matcher.job(JOB), weights)  # noqa: SLF001
        resume = matcher._encodings.resumes([matcher.resume(RESUME)])[0]  # noqa: SLF001
        asking = matcher._services.ranker.ask(job, weights)  # noqa: SLF001
        match = matcher.rank(JOB, [RESUME])[0]
    scored = score(asking, [resume])
    words = words_leg(asking.question, [resume.lexical.terms])[0]
    text = DOCS.read_text(encoding="utf-8")
    body = "\n".join([BEGIN, *_lines(asking, match, scored, words), END])
    DOCS.write_text(
        re.sub(f"{BEGIN}.*{END}", lambda _: body, text, flags=re.DOTALL), encoding="utf-8"
    )


def _lines(asking: Asking, match: Match, scored: Scored, words: Floats) -> list[str]:
    passages, base = scored.measured.passages[0], asking.base
    x = asking.rubric.standardised(passages, words, base)
    by_passages = scored.by_passages[0]
    rows = [
        '```text title="the posting"',
        JOB.rstrip(),
        "```",
        '```text title="the résumé"',
        RESUME.rstrip(),
        "```",
        f"σ_T = {base.spread_passages:.4f}, σ_B = {base.spread_words:.3f}.",
        "",
        "| asked | T | T̄ | B | B̄ | x | s | check | strength | can give | points | status |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for r, item in enumerate(match.requirements):
        value = scored.checked.values[0, r]
        numbers = (
            f"{passages[r]:.3f} | {base.passages[r]:.3f} | {words[r]:.2f} | "
            f"{base.words[r]:.2f} | {x[r]:.2f} | {by_passages[r]:.3f} | "
            f"{'–' if np.isnan(value) else f'{value:.2f}'} | {item.strength:.3f} | "
            f"{item.possible:.2f} | **{item.points:.2f}** | {item.status.value}"
        )
        rows.append(f"| {item.requirement.text} | {numbers} |")
    total = " + ".join(f"{item.points:.2f}" for item in match.requirements)
    rows += ["", f"Score: {total} = **{match.score:.2f}**; confidence {match.confidence:.2f}."]
    for item in match.requirements:
        rows.append("")
        quote = f" “{item.evidence[0].text}”" if item.evidence else ""
        rows.append(f"- *{item.requirement.text}*: {' '.join(item.reasons)}{quote}")
    return [row for i, row in enumerate(rows) if row or rows[i - 1 : i] != [""]]


if __name__ == "__main__":
    main()
