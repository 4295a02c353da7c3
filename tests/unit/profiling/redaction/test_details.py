"""Contacts, telephones, addresses and personal details, one line at a time."""

import pytest

from rolefit.profiling.redaction import redact_text

HEAD = "Anna Kowalska\nSenior Accountant\nanna.kowalska@example.com\n"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Write to anna.kowalska@example.co.uk today", "Write to [email] today"),
        ("anna (at) example (dot) com", "[email]"),
        ("mailto:ak90@mail.example.com", "[email]"),
        ("See https://www.example.org/~ak?x=1.", "See [link]."),
        ("linkedin.com/in/anna-kowalska-1a2b3c", "[link]"),
        ("github.com/akowalska | gitlab.com/ak", "[link]"),
        ("akowalska.github.io", "[link]"),
        ("Skype: live:anna.k", "Skype: [link]"),
        ("Call +48 601 234 567 or (555) 013-4477.", "Call [phone] or [phone]."),
        ("Tel. 0171/2345678", "Tel. [phone]"),
        ("Mobile: 0912 345 678", "Mobile: [phone]"),
        ("555-013-4477 ext. 12", "[phone]"),
        ("+212 6 12 34 56 78", "[phone]"),
        ("Lives at 1427 Maple Hollow Rd, Apt 3B", "Lives at [address]"),
        ("P.O. Box 4410", "[address]"),
        ("Lindenstraße 5a", "[address]"),
        ("ul. Długa 5/7", "[address]"),
        ("12 rue des Lilas", "[address]"),
        ("Date of birth: 12.05.1990", "[birth date]"),
        ("DOB - 3 March 1973", "[birth date]"),
        (
            "Date of Birth : 7th Oct-1988 Sex : Male Passport : Yes",
            "[birth date] [gender] [identity]",
        ),
        ("Date of birth: 1\nApril 1980 Phone", "[birth date] Phone"),
        ("Born on 5 May 1990 in Kraków", "[birth date]"),
        ("Age: 34", "[age]"),
        ("a 34-year-old accountant", "a [age] accountant"),
        ("I am 51 years old.", "I am [age]"),
        ("Nationality: Polish", "[nationality]"),
        ("Polish citizen", "[nationality]"),
        ("Marital status: Single", "[marital status]"),
        ("Energetic mother of 4 with drive", "[marital status] with drive"),
        ("Married with two children", "[marital status]"),
        ("Gender: female", "[gender]"),
        ("Sex: M | Age: 34", "[gender] | [age]"),
        ("(Photo attached)", "[photo]"),
        ("Passport No.: AB1234567", "[identity]"),
    ],
)
def test_personal_details_become_their_placeholder(text: str, redacted: str) -> None:
    assert redact_text(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "Accountant 2015 - 2018",
        "01/2015 - 12/2018",
        "2015-01-02 to 2018-11-30",
        "12.03.2014 - 11.05.2016",
        "03/1999 01/1998",
        "ISBN 978-3-16-148410-0",
        "Budget of $1,200,000 and 4 500 000 records",
        "Server 192.168.0.1, version 10.4.2.1187",
        "Invoice no. 1234567890",
        "Five years of experience; 34 years of service",
        "Taught children aged 4 to 6 and a 30-year-old company's staff",
        "Cared for 12 year old patients",
        "In 2009 United Way and 2012 Georgian Court",
        "ASP.NET, Node.js and Booking.com",
        "Used @Override and @angular/core",
        "Slack: daily stand-ups",
        "Medium: oil on canvas",
        "Languages: English, Polish, German",
        "Race conditions: found and fixed",
        "Senior citizen programs and a national team",
        "Weight management classes",
        "Checked in/out guests",
        "Photo editing in Photoshop",
        "Stay-at-home orders",
        "HER2 assays and HIS integration, HIM coding",
        "City , State",
    ],
)
def test_what_only_looks_personal_stays(text: str) -> None:
    assert redact_text(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "Springfield, IL 62704",
        "Kraków, Poland",
        "Flat 12, Shanti Nagar, Bengaluru 560027, Karnataka, India",
        "вул. Садова 4, Львів, Україна",
        "Salt Lake City, UT",
        "2-4-1 Nishi-Shinjuku, Tokyo 160-0023, Japan",
        "Leeds LS9 4XY",
        "Address: Hus 7, Nowhere Yard",
    ],
)
def test_places_in_the_contact_block_are_an_address(line: str) -> None:
    redacted = redact_text(f"{HEAD}{line}\n\nSUMMARY\nDone.\n")
    assert redacted.split("\n")[3] in {"[address]", "Address: [address]"}


def test_places_of_work_stay() -> None:
    text = f"{HEAD}\nEXPERIENCE\nAccountant, Acme, Kraków, Poland 2015 - 2018\n"
    assert "Acme, Kraków, Poland" in redact_text(text)


def test_a_bare_detail_counts_in_the_contact_block_only() -> None:
    text = f"{HEAD}Polish | Married | Female\n\nSKILLS\nPolish | Married filings | Female health\n"
    redacted = redact_text(text)
    assert "[nationality] | [marital status] | [gender]" in redacted
    assert "Polish | Married filings | Female health" in redacted


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("She led; he followed; they agreed", "they led; they followed; they agreed"),
        ("She is, he was, they have", "they are, they were, they have"),
        ("He’s with her; his, hers, theirs", "they with them; them, them, them"),
        ("himself, herself, themself", "themselves, themselves, themselves"),
        ("he/she and his or her", "they and them"),
        ("(she/her/hers)", "they"),
        ("Pronouns: they/them", "they"),
        ("(xe/xem)", "they"),
    ],
)
def test_pronouns_meet_in_one_form(text: str, redacted: str) -> None:
    assert redact_text(text) == redacted


@pytest.mark.parametrize(
    ("written", "redacted"),
    [
        ("Settled patients and woke {him} up.", "Settled patients and woke them up."),
        ("Trained apprentices and met {him} weekly; read {his} weekly log.",
         "Trained apprentices and met them weekly; read their weekly log."),
        ("Helped {him} learn {his} trade, gave {him} the keys",
         "Helped them learn their trade, gave them the keys"),
        ("Kept {him} safe and {his} safe route open", "Kept them safe and their safe route open"),
        ("Coached {him}\nand {his}\nteam with {him}\nBaker", "Coached them\nand their\nteam "
         "with them\nBaker"),
        ("In {his} (small) team of 12; {his} 4 vans", "In their (small) team of 12; their 4 vans"),
        ("Cared for {his} family. Moved {his} .csv files", "Cared for their family. Moved their "
         ".csv files"),
        ("Told {him} Excel is {his}, Anna", "Told their Excel is them, Anna"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("him", "his"), [("him", "his"), ("her", "her"), ("them", "their")])
def test_object_and_possessive_are_told_by_their_neighbours_for_every_pronoun(
    written: str, redacted: str, him: str, his: str
) -> None:
    assert redact_text(written.format(him=him, his=his)) == redacted


@pytest.mark.parametrize(
    "line",
    [
        "Tutor Group for 31",
        "Looked after 12 rooms",
        "Welding | MIG | Tungsten inert gas | Cutting | Robots | Inspection | Zorbix",
        "QX(ME)Z",
    ],
)
def test_a_line_of_the_head_that_is_no_place_stays(line: str) -> None:
    text = f"{HEAD}{line}\n\nSUMMARY\nDone.\n"
    assert redact_text(text).split("\n")[3] == line


@pytest.mark.parametrize(
    ("line", "redacted"),
    [
        ("Welder, Bergen, Norway", "Welder, [address]"),
        ("Night Porter, Leeds", "Night Porter, [address]"),
        ("5 Baker Street, Leeds", "[address]"),
        ("Porter 12, 5003 Bergen", "[address]"),
    ],
)
def test_a_title_in_the_contact_block_stays_and_the_place_behind_it_goes(
    line: str, redacted: str
) -> None:
    text = f"{HEAD}{line}\n\nSUMMARY\nDone.\n"
    assert redact_text(text).split("\n")[3] == redacted


@pytest.mark.parametrize(
    "text",
    ["Taught Year 6, Mill Lane Juniors", "Level 2, Station Road Depot", "Grade 3, Oak Court"],
)
def test_what_is_numbered_before_a_street_is_no_house(text: str) -> None:
    assert redact_text(text) == text
