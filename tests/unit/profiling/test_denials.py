"""What a text says is not so, of things in any trade; what only looks like a denial stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.profiling.denials import denied_stretches

DENIED = [
    ("Coded TIG on mild steel, no titanium or Inconel so far", ["titanium or Inconel"]),
    ("no X-ray, CT or MRI", ["X-ray, CT or MRI"]),
    ("No titanium, MIG and TIG daily", ["titanium"]),
    ("No titanium and lots of aluminium", ["titanium"]),
    ("no titanium, Inconel or copper, aluminium daily", ["titanium, Inconel or copper"]),
    ("No experience of cellar work or cocktails", ["cellar work or cocktails"]),
    ("Graduate with no experience of theatre lighting", ["theatre lighting"]),
    ("No retail experience", ["retail experience"]),
    ("I have never driven an articulated lorry", ["articulated lorry"]),
    ("I've never taught phonics", ["phonics"]),
    ("I do not hold a driving licence, but live near", ["driving licence"]),
    ("I haven’t passed my theory test", ["theory test"]),
    ("Not yet HACCP certified", ["HACCP certified"]),
    ("I am not a qualified teacher", ["qualified teacher"]),
    ("I speak neither French nor German", ["French nor German"]),
    ("Unfamiliar with tachographs", ["tachographs"]),
    ("I can’t swim", ["swim"]),
    ("Drives all plant except cranes", ["cranes"]),
    ("Did not receive a degree.", ["degree"]),
    ("Bricklayer. No scaffolding ticket. CSCS held.", ["scaffolding ticket"]),
    ("No longer registered as a nurse", ["registered as a nurse"]),
    ("I let my registration lapse in 2020", ["registration"]),
    ("Driving licence: none", ["Driving licence"]),
    ("SMSTS ran out in 2019 and has not been renewed", ["SMSTS"]),
    ("CPC card expired in September", ["CPC card"]),
    ("Hold IPAF but the PASMA card lapsed in 2021", ["PASMA card"]),
    ("I hold CSCS and my first aid has expired", ["first aid"]),
    ("AWS certified (expired 2021)", ["AWS certified"]),
    ("PRINCE2 no longer valid", ["PRINCE2"]),
    ("My forklift licence is out of date", ["forklift licence"]),
    ("Food hygiene certificate expired", ["Food hygiene certificate"]),
    ("NMC registration lapsed; first aid valid until 2027", ["NMC registration"]),
    ("Advanced diver certificate never renewed", ["Advanced diver certificate"]),
    ("Qualified Teacher Status not yet awarded", ["Qualified Teacher Status"]),
    ("Degree in physics, not completed", ["Degree in physics"]),
    ("First aid course booked for March", ["First aid course"]),
    ("CISSP, exam booked for May", ["CISSP, exam"]),
    ("NVQ Level 2 in progress", ["NVQ Level 2"]),
    ("QTS pending", ["QTS"]),
    ("NMC PIN to follow", ["NMC PIN"]),
    ("BSc Nursing, University of Elm, expected 2026", ["BSc Nursing, University of Elm"]),
    ("IPAF (working towards)", ["IPAF"]),
    ("CSCS card, or working towards it", ["CSCS card"]),
    ("HGV Class 1 - awaiting test", ["HGV Class 1"]),
    ("CPA candidate", ["CPA"]),
    ("working towards NEBOSH", ["NEBOSH"]),
    ("I am studying for my ACCA exams, working as a bookkeeper", ["ACCA exams"]),
    ("Training to become an electrician", ["electrician"]),
    ("Awaiting DBS clearance", ["DBS clearance"]),
    ("Currently enrolled on a plumbing course at Elm College", ["plumbing course"]),
    ("Due to sit the NEBOSH General in May", ["NEBOSH General"]),
    ("Yet to take my theory test", ["theory test"]),
    ("About to start a degree in nursing", ["degree in nursing"]),
    ("I have applied for Gas Safe registration", ["Gas Safe registration"]),
    ("Hoping to become a paramedic", ["paramedic"]),
    ("Failed the CPA exam twice", ["CPA exam"]),
    ("I would like to become a chef", ["chef"]),
    ("Keen to move into pastry", ["pastry"]),
]

NOTHING = [
    "no problem with heights",
    "not only Java but Kotlin",
    "worked without errors, accidents or supervision",
    "No longer than two hours per job",
    "nothing but praise",
    "a zero-defect culture with no-code tools",
    "non-destructive testing of non-ferrous parts for a non-profit",
    "Bookkeeper for a not-for-profit",
    "Rotated stock and removed expired products",
    "Removed stock that had expired",
    "Contract expired in 2020",
    "Tracked work in progress",
    "Orders in progress on the floor",
    "Booked flights for March",
    "Booked appointments and theatre lists for May",
    "Managed training courses booked for clients in March",
    "Pending orders cleared",
    "Managed outstanding invoices",
    "Rated outstanding by the inspectors",
    "Reduced headcount with no loss of output",
    "Never missed a deadline",
    "I have never had a complaint",
    "With no previous experience I built the whole workshop",
    "We had no budget, so I built shelving from pallets",
    "No day is the same",
    "No job too small",
    "No fewer than 20 covers a night",
    "No accidents in 12 years",
    "Driving licence, no points",
    "Points on licence: none",
    "Supported customers who have never used a computer",
    "Taught adults with no experience of coding",
    "Responsible for staff working towards their NVQ",
    "Working towards company targets",
    "Enrolled 300 learners on college courses",
    "Enrolled patients in clinical trials",
    "Applied for planning permission for clients",
    "Looking to obtain a position as a nurse",
    "Will take responsibility for the certificates",
    "Looking to use my Excel skills in a new role",
    "Candidate screening and interviews",
    "I am the ideal candidate for this opportunity",
    "Failed hardware replaced within the hour",
    "I cannot wait to start",
    "Studied for and passed the bar exam",
    "Able to work with little or no guidance",
    "Licence valid to 2027",
    "First aid certificate, expires 2027",
    "AWS certified (expired 2018, renewed 2023)",
    "Bus licence lapsed in 2019 but has since been renewed",
    "I do not require sponsorship",
    "",
]


def said(text: str) -> list[str]:
    return [stretch.of(text) for stretch in denied_stretches(text)]


@pytest.mark.parametrize(("text", "expected"), DENIED, ids=[case[0] for case in DENIED])
def test_a_stretch_covers_the_thing_that_is_denied_and_no_more(
    text: str, expected: list[str]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_denial_has_no_stretch(text: str) -> None:
    assert said(text) == []


def test_several_denials_of_one_text_are_told_in_order() -> None:
    text = "CSCS held. SMSTS expired in 2019. No asbestos training. Working towards NEBOSH."
    assert said(text) == ["SMSTS", "asbestos training", "NEBOSH"]


_PIECES = st.sampled_from(
    "no not yet expired ( ) , ; . : NEBOSH my the never used or and working towards in progress "
    "candidate I have card 2019 – / isn't".split()
)


@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_stretches_are_sorted_apart_and_never_empty(text: str) -> None:
    stretches = denied_stretches(text)
    assert all(stretch.of(text).strip() for stretch in stretches)
    assert all(
        left.end <= right.start for left, right in zip(stretches, stretches[1:], strict=False)
    )
