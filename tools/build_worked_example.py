"""Write the worked example of docs/score.md anew: `python tools/build_worked_example.py`."""

import re
from pathlib import Path

import numpy as np

from rolefit import Matcher
from rolefit.domain.match import Match
from rolefit.matching import Weights
from rolefit.matching.background import Baseline, baseline
from rolefit.matching.encoded import EncodedJob, EncodedResume
from rolefit.matching.legs import Floats, Question, cosines, measure
from rolefit.matching.rubric import standardised, strength_of
from rolefit.matching.terms import load_statistics
from rolefit.matching.verdicts import check

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
        job = matcher._encode_job(matcher.job(JOB), weights)  # noqa: SLF001
        resume = matcher._encode_resumes([matcher.resume(RESUME)])[0]  # noqa: SLF001
        background = matcher._services.ranker._background  # noqa: SLF001
        match = matcher.rank(JOB, [RESUME])[0]
    share = np.array([item.possible / 100 for item in match.requirements])
    question = Question.of(job, load_statistics())
    base = baseline(question, background, share)
    similar = cosines(question, resume.lexical.vectors)
    legs = measure(question, similar, resume.lexical.terms)
    text = DOCS.read_text(encoding="utf-8")
    body = "\n".join([BEGIN, *_lines(job, resume, match, similar, legs, base), END])
    DOCS.write_text(
        re.sub(f"{BEGIN}.*{END}", lambda _: body, text, flags=re.DOTALL), encoding="utf-8"
    )


def _lines(
    job: EncodedJob,
    resume: EncodedResume,
    match: Match,
    similar: Floats,
    legs: tuple[Floats, Floats],
    base: Baseline,
) -> list[str]:
    passages, words = legs
    x = standardised(passages, words, base)
    by_passages = strength_of(x)
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
        verdict = check(job.asked[r], resume, similar[:, r])
        numbers = (
            f"{passages[r]:.3f} | {base.passages[r]:.3f} | {words[r]:.2f} | "
            f"{base.words[r]:.2f} | {x[r]:.2f} | {by_passages[r]:.3f} | "
            f"{'–' if verdict is None else f'{verdict.value:.2f}'} | {item.strength:.3f} | "
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
