"""Passages: what is embedded and shown as evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.domain.resume import Passage, SectionKind
from rolefit.domain.text import Span
from rolefit.profiling.passages import LONGEST, PACKED, Block, cut_passages

K = SectionKind


def cut(text: str, kind: SectionKind = K.EXPERIENCE) -> list[Passage]:
    return cut_passages(text, [Block(Span(0, len(text)), kind)])


def texts(text: str) -> list[str]:
    return [passage.text for passage in cut(text)]


def test_a_sentence_of_six_words_is_a_passage() -> None:
    assert texts("Led a team of nine cooks. Planned the menus for two kitchens.") == [
        "Led a team of nine cooks.",
        "Planned the menus for two kitchens.",
    ]


def test_a_bullet_loses_its_sign() -> None:
    (passage,) = cut("• Opened twenty new accounts every month")
    assert passage.text == "Opened twenty new accounts every month"
    assert passage.span.start == 2


def test_short_neighbours_in_a_line_are_packed() -> None:
    (passage,) = cut("Attentive listener • Team player • Staff development")
    assert passage.text == "Attentive listener, Team player, Staff development"
    assert passage.listing


def test_packing_stops_at_about_forty_words() -> None:
    packed = cut(" • ".join(f"item number {n}" for n in range(40)))
    assert len(packed) > 2
    assert all(len(passage.text.split()) <= PACKED for passage in packed)


def test_a_line_is_never_crossed() -> None:
    assert texts("- Sold fish\n- Ran a stall") == ["Sold fish", "Ran a stall"]


def test_a_block_is_never_crossed() -> None:
    text = "Team player\nStaff development"
    blocks = [Block(Span(0, 11), K.SKILLS), Block(Span(12, 29), K.OTHER)]
    assert [p.text for p in cut_passages(text, blocks)] == ["Team player", "Staff development"]


def test_a_long_sentence_is_cut_at_a_comma() -> None:
    clause = "word " * 29 + "word,"
    (first, second) = cut(f"{clause} {clause} {clause} end")
    assert first.text.count("word") == 60
    assert first.text.endswith(",")
    assert len(second.text.split()) == 31


def test_a_sentence_without_commas_is_cut_hard() -> None:
    assert [len(t.split()) for t in texts(" ".join(f"w{n}" for n in range(170)))] == [80, 80, 10]


@pytest.mark.parametrize(
    "text",
    [
        "Worked with Dr. Miller at St. Anne Hospital on e.g. triage",
        "Holds a B.S. Degree from a good school in the U.S. since then",
        "Used ASP.NET and Node.js for the public web site",
        "Leitung von ca. 12 Mitarbeitern im Lager und im Versand",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert texts(text) == [text]


def test_an_abbreviation_that_opens_a_line_ends_no_sentence() -> None:
    lines = ["Made plans for the whole ward.", "Sr. Engineer who wrote many good services"]
    assert texts("\n".join(lines)) == lines


def test_a_bullet_inside_of_a_line_is_no_part_of_a_passage() -> None:
    assert texts("• Carpentry • Sash windows • Roofing") == ["Carpentry, Sash windows, Roofing"]


def test_sentences_run_together_are_parted() -> None:
    text = "Made referrals and devised realistic plans.Communicated with many agencies here daily"
    assert [len(said.split()) for said in texts(text)] == [6, 6]


SAID = "Opened new accounts every single month"


def test_the_same_words_are_kept_once() -> None:
    assert len(cut(f"{SAID}\n\n{SAID.replace(' ', '  ').lower()}")) == 1


def test_what_is_said_again_in_positions_tells_of_them_too() -> None:
    text = f"{SAID}\n{SAID}\n{SAID}"
    length = len(SAID)
    blocks = [
        Block(Span(0, length), K.SUMMARY),
        Block(Span(length + 1, 2 * length + 1), K.EXPERIENCE, 1),
        Block(Span(2 * length + 2, len(text)), K.EXPERIENCE, 4),
    ]
    (passage,) = cut_passages(text, blocks)
    assert (passage.span, passage.position, passage.also) == (Span(0, length), None, (1, 4))
    (passage,) = cut_passages(text, blocks[1:])
    assert (passage.position, passage.also) == (1, (4,))


def test_a_header_brings_its_own_words() -> None:
    text = "Nurse, Elm Clinic 2010 – 2012"
    block = Block(Span(0, len(text)), K.EXPERIENCE, 3, "Nurse, Elm Clinic")
    (passage,) = cut_passages(text, [block])
    assert (passage.text, passage.position, passage.span) == ("Nurse, Elm Clinic", 3, block.span)


@pytest.mark.parametrize(
    "text",
    [
        "Java, Python, SQL, Docker, Kubernetes, Terraform, Git",
        "Recruiting | Payroll | Onboarding | Labour law | Mediation | Training",
        "Microsoft Word",
        "SQL",
        "Florist wedding bouquets wreaths wiring foam-free venue dressing cold room stock delivery",
        "Catering buffets canapes licensed bar kitchens allergen sheets rota glassware linen hire",
        "Lagerbestand Kommissionierung Wareneingang Staplerschein Inventur Retouren Gefahrgut "
        "Versandpapiere Tourenplanung Disposition Zoll Verladung",
        "attention to detail, carpentry, closing, coach, editing, equipment operation, fast, "
        "team building, masonry, mechanic, office, Calculus I, reporting",
        "Wedding florist for ten years, based near the coast: bouquets, wreaths, wiring, "
        "foam-free work, venue dressing, stock",
    ],
)
def test_keywords_are_a_listing(text: str) -> None:
    assert [passage.listing for passage in cut(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Managed budgets, payroll, hiring, training and audits for two sites",
        "I cook, bake, serve and clean every day of the week",
        "Responsible for budgets, payroll, and audits in the north",
        "Ran the bar",
        "Managed payroll for 240 drivers, closed month end",
        "Night shifts, 400 loaves, trained new starters, ordered flour and butter, kept the log",
        "Bakery duties were as follows: kneading, scaling, proving, baking, cooling, packing",
        "Handled parcels of every kind: letters, boxes, crates, pallets, drums, tubes",
        "Performed failure mode analysis, yield enhancement, process control, tool changes, line "
        "balancing audits",
        "Weekly stock counts, cash reconciliation and banking for three branches near the coast",
        "Turnover growth 34% year on year, stock shrinkage halved, staff absence record low, "
        "customer rating four stars",
        "Yard duties: Developed loading plan sheets crane rota boards pallet labels bay numbers",
        "Leitung eines Teams mit zwölf Mitarbeitern im Lager, Planung der Schichten",
    ],
)
def test_a_statement_is_no_listing(text: str) -> None:
    assert [passage.listing for passage in cut(text)] == [False]


def test_the_sign_that_ended_a_header_opens_no_passage() -> None:
    assert texts(": sauces and bread for two hundred") == ["sauces and bread for two hundred"]


def test_signs_alone_are_no_passage() -> None:
    assert cut("-----\n•\n***") == []


DOCUMENTS = st.text(alphabet="ab c,.;:|•\n-AB1é漢", max_size=400)


@given(DOCUMENTS)
def test_passages_are_sorted_short_and_inside_the_text(text: str) -> None:
    passages = cut(text)
    starts = [passage.span.start for passage in passages]
    assert starts == sorted(starts)
    assert all(passage.span.end <= len(text) for passage in passages)
    assert all(0 < len(passage.text.split()) <= LONGEST * 2 for passage in passages)


@given(DOCUMENTS)
def test_the_words_of_a_passage_stand_at_its_span(text: str) -> None:
    for passage in cut(text):
        shown = "".join(c for c in passage.text if c.isalnum())
        assert shown == "".join(c for c in passage.span.of(text) if c.isalnum())


@given(DOCUMENTS, DOCUMENTS)
def test_a_block_added_later_changes_no_earlier_passage(first: str, later: str) -> None:
    text = f"{first}\n\n{later}"
    blocks = [
        Block(Span(0, len(first)), K.OTHER),
        Block(Span(len(first) + 2, len(text)), K.SKILLS),
    ]
    before = cut(first, K.OTHER)
    assert cut_passages(text, blocks)[: len(before)] == before
    assert cut(text, K.OTHER)[: len(before)] == before
