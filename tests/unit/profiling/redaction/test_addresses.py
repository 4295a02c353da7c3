"""Where the candidate lives, wherever a résumé tells it; where a position was stays."""

import re

import pytest
from people import document

from rolefit.domain.text import Span
from rolefit.profiling.redaction import find_personal, redact_text
from rolefit.profiling.resumes.sections import find_sections

NAME = "Anneliese Sommerfeld"
EMAIL = "anneliese.sommerfeld@example.org"
PHONE = "+49 555 0123456"
WORK = (
    "Experience\nWelder, Tarn Works, Bergen (2015 - 2020)\n- Welded frames at the plant in Leeds.\n"
)
STUDY = "Education\nCertificate in Welding, Ostmark College, 2014\n"
SKILLS = "Skills\nMIG welding, grinding, first aid\n"

ADDRESSES = (
    "1427 Maple Hollow Rd, Apt 3B, Springfield, IL 62704",
    "902 Peachtree Avenue\nAtlanta, GA 30303-1122",
    "Tarnwick, OH 44120",
    "Fall River, Massachusetts",
    "Greater Boston Area",
    "8 Tanner's Row, Wetherby LS22 4XY, United Kingdom",
    "Flat 2, 19 Cobbler's Yard\nWakefield\nWF1 3QP",
    "The Old Rectory, Church Lane, Little Snoring, Norfolk NR21 0HP",
    "Lindenstraße 5a, 50674 Köln, Deutschland",
    "Am Mühlbach 12\n79098 Freiburg im Breisgau",
    "D-80331 München",
    "12 rue des Lilas, 75011 Paris, France",
    "4 bis, avenue Jean-Jaurès\n69007 Lyon",
    "Lieu-dit Le Bourg, 24200 Sarlat-la-Canéda",
    "Keizersgracht 120-2, 1015 CW Amsterdam",
    "Dorpsstraat 41\n3512 JE Utrecht\nNederland",
    "Flat 12, Shanti Nagar, Bengaluru 560027, Karnataka, India",
    "H. No. 4-12/3, Gandhi Road, Near Bus Stand, Guntur - 522 002, Andhra Pradesh",
    "C-204, Sai Residency, Sector 12, Kharghar, Navi Mumbai 410210",
    "5/18 Wattle Street, Brunswick VIC 3056",
    "22 Banksia Crescent\nNorthcote VIC 3070\nAustralia",
    "Calle de la Rosa 14, 44100 Guadalajara, Mexico",
    "23 Harmattan Close, Lagos, Nigeria",
    "P.O. Box 4410, Nairobi, Kenya",
    "Wejherowo, Poland",
    "вул. Садова 4, Львів, Україна",
    "Nairobi",
    "Relocating to Berlin",
    "Currently living in Porto, Portugal",
)
LAYOUTS = {
    "head": f"{NAME}\n{{}}\n{EMAIL}\n{PHONE}\n\n{WORK}\n{STUDY}",
    "name below a sidebar": f"{SKILLS}\n{STUDY}\n{NAME}\n{{}}\n{EMAIL}\n\n{WORK}",
    "sidebar with contacts first": f"{SKILLS}\n{STUDY}\nContact\n{EMAIL}\n{{}}\n\n{NAME}\n\n{WORK}",
    "sidebar without a heading": f"{NAME}\n\n{WORK}\n{SKILLS}\n{EMAIL}\n{PHONE}\n{{}}\n\n{STUDY}",
    "under a heading": f"{NAME}\n\n{WORK}\n{SKILLS}\nLocation\n{{}}\n\n{STUDY}",
    "permanent address below": f"{NAME}\n\n{WORK}\n{STUDY}\nPermanent address:\n{{}}\n",
    "two lines": f"{NAME}, {EMAIL}. Welder, looking for work from Monday.\n{{}}\n",
    "in German": f"Lebenslauf\n\nPersönliche Daten\n{NAME}\n{{}}\n{PHONE}\n\n{WORK}",
}


def redacted(text: str) -> str:
    """The text with placeholders, as the profiler has it."""
    return find_personal(document(text), find_sections(text)).apply(text, Span(0, len(text)))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_one_placeholder_wherever_the_layout_has_it(
    address: str, layout: str
) -> None:
    template = LAYOUTS[layout]
    assert redacted(template.format(address)) == redacted(template.format("Lagos, Nigeria"))
    assert "[address]" in redacted(template.format(address))


@pytest.mark.parametrize("address", [a.replace("\n", ", ") for a in ADDRESSES])
@pytest.mark.parametrize(
    "line",
    [
        f"{NAME} | {{}} | {EMAIL}",
        f"{NAME} · {{}} · {EMAIL} · {PHONE}",
        f"{EMAIL} | {PHONE} | {{}}",
        "Permanent address: {}",
    ],
)
def test_an_address_in_a_line_of_a_footer_goes(line: str, address: str) -> None:
    text = f"{NAME}\n{EMAIL}\n\n{STUDY}\n{WORK}- Led two.\n\nInterests\nChess\n{{}}\n"
    got = redacted(text.format(line.format(address))).split("\n")[-2]
    assert got == redacted(text.format(line.format("Lagos, Nigeria"))).split("\n")[-2]


@pytest.mark.parametrize(
    "work",
    [
        "Tarn Works, Bergen\nWelder, 2015 - 2020",
        "Tarn Works\nLeeds, United Kingdom\n2015 - 2020\nWelder",
        "Welder | Tarn Works | Austin, TX | 2015 - 2020",
        "Welder, Tarn Works – Bergen, Norway (2015 - 2020)\n- Relocated to Munich to open a plant.",
        "Welder (2015 - 2020)\nTarn Works, a firm based in Leeds, Yorkshire\n- Welded.",
        "Welder, 2015 - 2020\n- Moved to Lagos for a shutdown.\n- Living in Oslo at the time.",
    ],
)
@pytest.mark.parametrize(
    "layout",
    [
        f"{NAME}\n{EMAIL}\nWejherowo\n\nExperience\n{{}}\n\n{STUDY}",
        f"{SKILLS}\n{STUDY}\n{NAME}\nWejherowo\n{EMAIL}\n\nExperience\n{{}}\n",
        f"{NAME}\n\nExperience\n{{}}\n\n{SKILLS}\n{EMAIL}\n{PHONE}\nWejherowo, Poland\n",
        f"Experience\n{{}}\n\n{NAME}\n{EMAIL}\nWejherowo\n",
    ],
)
def test_the_place_of_a_position_stays(layout: str, work: str) -> None:
    got = redacted(layout.format(work))
    assert work in got
    assert "Wejherowo" not in got


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The rest of an address goes with its street, over lines and behind a dwelling.
        ("I live at 8 Tanner's Row, Leeds LS9 4XY now", "I live at [address] now"),
        ("Rebuilt 8 Tanner's Row, Leeds", "Rebuilt [address], Leeds"),
        ("Flat 2, 19 Cobbler's Yard\nWakefield\nWF1 3QP", "[address]"),
        ("12 Birch Street\nMIG welding\nLeeds", "[address]\nMIG welding\nLeeds"),
        ("12 Birch Street, Springfield, IL 62704 Tarn Works", "[address] Tarn Works"),
        # What lives and moves is the candidate.
        ("Welder based in Leeds, with a van", "Welder based in [address], with a van"),
        ("I live in Fall River, Ohio.", "I live in [address]."),
        ("Willing to relocate to Berlin for work", "Willing to relocate to [address] for work"),
        ("Currently relocating to Leeds", "Currently relocating to [address]"),
        ("The office is based in Leeds", "The office is based in Leeds"),
        ("Helped a charity based in Leeds", "Helped a charity based in Leeds"),
        ("Aid to people living in Lagos", "Aid to people living in Lagos"),
        ("Based in a workshop", "Based in a workshop"),
        ("Moved to Agile, Scrum", "Moved to Agile, Scrum"),
        # Where it is signed.
        ("Date: 3 March 2024\nPlace: Chennai", "Date: 3 March 2024\nPlace: [address]"),
        ("Place: first in the regional finals", "Place: first in the regional finals"),
    ],
)
def test_what_belongs_to_an_address(text: str, expected: str) -> None:
    body = "Volunteering\nRed Cross.\n"
    assert redact_text(body + text) == body + expected


@pytest.mark.parametrize(
    "line",
    [
        "Kubernetes",
        "ISO 9001 audits",
        "Python, Terraform, Zorbix",
        "Managed Accounts, Payroll, 12000 Invoices",
        "Leeds College, Leeds",
        "Familiarity with ISO 9001:2008 & AS9100",
        "June 2014",
        "City , State",
        "Yours Truly",
    ],
)
def test_what_stands_beside_contacts_and_is_no_address_stays(line: str) -> None:
    for layout in (
        f"{NAME}\n\n{WORK}\n{SKILLS}{line}\n{EMAIL}\n{PHONE}\n",
        f"{NAME}\n\n{WORK}\nSkills\n{EMAIL}\n{PHONE}\n{line}\nGrinding\n",
        f"{STUDY}\n{NAME}\n{EMAIL}\n{PHONE}\n{line}\nGrinding, first aid\n\n{WORK}",
    ):
        assert line in redacted(layout)


@pytest.mark.parametrize(
    "line",
    [
        "PA 17604 B.A., Chemistry (certified by the society)",
        "Managed 12 Birch Street Clinic, Leeds and 3 others",
        "Berlin, Germany",
        "Revenue of 25000 Euro, Germany",
    ],
)
def test_a_line_away_from_contacts_is_an_address_only_as_a_whole(line: str) -> None:
    text = f"{NAME}\n{EMAIL}\n\n{WORK}\nProjects\n- Built a shed.\n{line}\n"
    kept = re.sub(r"12 Birch Street", "[address]", line)
    assert kept in redacted(text)


def test_a_referees_contacts_make_no_contact_block() -> None:
    text = f"{NAME}\n{EMAIL}\n\n{WORK}\nReferences\nTarn Works, Bergen\nboss@example.com\n"
    assert "Tarn Works, Bergen" in redacted(text)


def test_whose_e_mail_it_is_depends_on_no_length_of_a_name() -> None:
    template = (
        "{}\n\nExperience\nWelder, Tarn Works (2015 - 2020)\n- Welded.\n{} | Bergen, Norway\n"
    )
    long = redacted(template.format(NAME, EMAIL))
    assert long == redacted(template.format("Bo Li", "bo.li@example.org"))
    assert "Bergen" not in long
