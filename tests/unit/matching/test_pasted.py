"""Sentences of the posting in a résumé: pasted, wrapped, shuffled; and what is no copy."""

import pytest

from rolefit import Matcher
from rolefit.domain.match import Match, RequirementMatch, Status
from rolefit.domain.text import FindingCode

POSTING = """Warehouse Supervisor

Responsibilities
- Plan the shifts of three teams and keep the loading bays free of queues
- Check every delivery against its papers and report shortages to the buyers

Requirements
- Able to explain safe lifting to new starters without talking down to them
- Experience with Microsoft Excel, SAP and Oracle
"""
DUTY = "Plan the shifts of three teams and keep the loading bays free of queues"
OTHER = "Experience\nFlorist, Tulip & Co (2015 - 2023)\n- Tied bouquets for weddings.\n"
HONEST = """Experience
Shift leader, Northgate Depot (2015 - 2023)
- Drew up the weekly rota for forty people on three shifts and planned the bays hour by hour.
- Compared incoming pallets with the delivery notes and told purchasing what was missing.
- Taught newcomers how to lift safely.
- Stock figures in Microsoft Excel, orders in SAP and Oracle.
"""


def item(match: Match, words: str) -> RequirementMatch:
    return next(one for one in match.requirements if words in one.requirement.text)


def is_told(match: Match) -> bool:
    return FindingCode.COPIED_FROM_JOB in {finding.code for finding in match.findings}


def shuffled(sentence: str) -> str:
    words = sentence.lower().split()
    return " ".join(words[1::2] + words[::2])


@pytest.mark.parametrize(
    "pasted",
    [
        DUTY,
        f"In all of my positions I was trusted to {DUTY.lower()}, which I enjoyed very much.",
        f"Every day, with great success: {shuffled(DUTY)}",
    ],
    ids=["as it is", "among words of their own", "shuffled"],
)
def test_a_sentence_of_the_posting_shows_nothing(matcher: Matcher, pasted: str) -> None:
    plain, copied = (matcher.score(POSTING, OTHER + more) for more in ("", f"- {pasted}\n"))
    assert is_told(copied)
    assert not is_told(plain)
    assert item(copied, "shifts").status is Status.NOT_FOUND
    assert item(copied, "shifts").points <= item(plain, "shifts").points + 1


def test_a_posting_pasted_line_by_line_stays_behind_who_did_the_work(matcher: Matcher) -> None:
    lines = [line for line in POSTING.splitlines() if line.startswith("- ")]
    wrapped = [f"- I have always been known to {line[2:].lower()}, every day." for line in lines]
    turned = [f"- {shuffled(line[2:])}" for line in lines]
    resumes = [HONEST, *(OTHER + "\n".join(pasted) for pasted in (lines, wrapped, turned))]
    best, *others = matcher.rank(POSTING, resumes)
    assert best.index == 0
    assert best.score > max(other.score for other in others) + 15


@pytest.mark.parametrize(
    "said",
    [
        "Planned the shifts of three teams and kept the loading bays clear.",
        "Worked with Microsoft Excel, SAP and Oracle for nine years",
        "Used Oracle, SAP and Microsoft Excel",
    ],
    ids=["told in the past", "names of systems", "names of systems alone"],
)
def test_who_tells_what_they_did_copies_nothing(matcher: Matcher, said: str) -> None:
    assert not is_told(matcher.score(POSTING, f"{OTHER}- {said}\n"))


def test_names_that_nobody_knows_are_no_sentence(matcher: Matcher) -> None:
    job = "Clerk\n\nRequirements\n- Work with Quorvex, Bellamont, Trilby Ledger and Osmund Case\n"
    resume = f"{OTHER}- Daily use of Trilby Ledger, Bellamont, Osmund Case and Quorvex at work\n"
    assert not is_told(matcher.score(job, resume))


def test_a_pasted_list_does_not_displace_an_honest_one(matcher: Matcher) -> None:
    honest = f"{OTHER}\nSkills\nMicrosoft Excel, shift planning, lifting safely\n"
    stuffing = f"{DUTY}, {shuffled(DUTY)}, excel, bays, queues, deliveries, papers, buyers"
    before = matcher.score(POSTING, honest)
    after = matcher.score(POSTING, f"{honest}{stuffing}\n")
    assert all(
        b.points >= a.points for a, b in zip(before.requirements, after.requirements, strict=True)
    )


TERSE = (
    "Cold store",
    "Reach truck",
    "Night shifts",
    "Stock counts",
    "Pallet wrapping",
    "Loading bays",
)


def test_short_lines_are_copies_only_where_five_follow_one_another(matcher: Matcher) -> None:
    job = "Picker\n\nRequirements\n" + "".join(f"- {line}\n" for line in TERSE)
    pasted, few, mixed = (
        matcher.score(job, OTHER + "".join(f"- {line}\n" for line in lines))
        for lines in (TERSE, TERSE[:4], TERSE[::2] + TERSE[1::2])
    )
    assert [is_told(one) for one in (pasted, few, mixed)] == [True, False, False]
    assert pasted.score < few.score < mixed.score
