"""Heads of résumés of many countries and layouts: nothing of the person is left."""

import pytest
from people import document

from rolefit.domain.text import Span
from rolefit.profiling.redaction import find_personal, redact_text
from rolefit.profiling.resumes.sections import find_sections

BODY = "\nSUMMARY\n{said}\n\nEXPERIENCE\nBuilt ledgers with care.\n"


@pytest.mark.parametrize(
    ("head", "redacted"),
    [
        # A line that names, mails and calls: the name ends where the e-mail begins.
        (
            "Anna Kowalska anna.kowalska@example.com +48 601 234 567",
            "[name] [email] [phone]",
        ),
        (
            "ANNA KOWALSKA ANNA.KOWALSKA@EXAMPLE.COM",
            "[name] [email]",
        ),
        ("Accountant Zorblin Quexley\nquexley@example.in", "Accountant [name]\n[email]"),
        ("zorblin quexley\nzquexley@example.com", "[name]\n[email]"),
        ("Contact\nE-mail: z.quexley@example.com", "Contact\nE-mail: [email]"),
        ("Md Shahidul Quexley\nme@example.bd", "[name]\n[email]"),
        ("MD SHAHIDUL QUEXLEY\nme@example.bd", "[name]\n[email]"),
        ("Akua Quexley (Mrs)\nme@example.gh", "[name]\n[email]"),
        ("Mary Quexley (née Flanagan)\nme@example.ie", "[name]\n[email]"),
        ("Jing Yi Ng\nme@example.sg", "[name]\n[email]"),
        ('Wm. "Billy Ray" McAllister III\nme@example.com', "[name]\n[email]"),
        ("Zorblin Quexley, PhD, FRCS\nme@example.com", "[name], PhD, FRCS\n[email]"),
        ("田中 花子\nTanaka Hanako\ntanaka@example.jp", "[name]\n[email]"),
        ("Иванов Пётр\nТелефон: +7 916 123 45 67", "[name]\nТелефон: [phone]"),
        ("Steve Austin\nAustin, TX 78701\nme@example.com", "[name]\n[address]\n[email]"),
    ],
)
def test_a_head_keeps_nothing_of_the_person(head: str, redacted: str) -> None:
    text = head + BODY.format(said="Nothing.")
    assert redact_text(text).split("\nSUMMARY")[0] == redacted


@pytest.mark.parametrize(
    ("head", "said", "redacted"),
    [
        ("Oluwatobiloba Quexley\ntobi.quexley@example.ng", "Tobi led.", "[name] led."),
        ("김민수 (Minsu Kim)\nme@example.kr", "김민수는 개발자.", "[name]는 개발자."),
        ("田中 花子\nTanaka Hanako\ntanaka.h@example.jp", "田中は働く。", "[name]は働く。"),
        ("Pat O'Brien\nobrien@example.ie", "O`Brien led.", "[name] led."),
        ("Zorblin Quexley's Resume\nzq@example.com", "Then Quexley led.", "Then [name] led."),
    ],
)
def test_what_the_head_calls_the_person_is_found_below(head: str, said: str, redacted: str) -> None:
    assert redacted in redact_text(head + BODY.format(said=said))


@pytest.mark.parametrize(
    ("line", "redacted"),
    [
        ("Nacida el 4 de mayo de 1988, soltera", "[birth date], [marital status]"),
        ("geb. am 03.04.1971 in Ulm", "[birth date]"),
        ("Né(e) le 12/03/1994", "[birth date]"),
        ("Nato a Napoli il 12/07/1983", "[birth date]"),
        ("29 ans – Célibataire", "[age] – [marital status]"),
        ("男 | 28岁 | 未婚", "[gender] | [age] | [marital status]"),
        ("NRIC: S1234567D", "[identity]"),
        ("ID No: 9001015009087", "[identity]"),
        ("Father's Name: K. Subramaniam", "Father's Name: [name]"),
        ("Tamil & English", "Tamil & English"),
        ("Vill: Char Bhadra, P.O: Sadar", "Vill: [address]"),
    ],
)
def test_details_in_other_languages_count_in_the_head(line: str, redacted: str) -> None:
    text = f"Zorblin Quexley\nme@example.com\n{line}\n" + BODY.format(said="Nothing.")
    assert redact_text(text).split("\n")[2] == redacted


@pytest.mark.parametrize(
    "line",
    [
        "10 anos de experiência, 29 ans d'expérience",
        "Newton-Raphson and Peng-Robinson solvers",
        "Charter of Robert Bosch GmbH",
        "Nurse at Jane Whitfield Old Town Hospital",
        "Dr. Reddy's Laboratories",
        "Partner: Deloitte",
        "Shipped w/o Docker",
        "Location: Boston, MA",
        "Oracle, Jenkins, Hadoop, Jackson and Mercedes-Benz",
    ],
)
def test_what_stands_below_experience_and_names_nobody_stays(line: str) -> None:
    text = f"Zorblin Quexley\nme@example.com\n{BODY.format(said='Nothing.')}{line}\n"
    assert line in redact_text(text)


@pytest.mark.parametrize("title", ["Personal Details\nName : ", "PERSONAL DETAILS: Name : "])
def test_a_label_at_the_end_names_the_candidate(title: str) -> None:
    text = "Built ledgers.\n" * 60 + f"{title}T. Catherine Mercy Father's Name : S. Thomas\n"
    redacted = redact_text(text)
    assert "Mercy" not in redacted
    assert "Thomas" not in redacted


@pytest.mark.parametrize("heading", ["Portfolio", "PROFILE", "Objective: to obtain a post"])
def test_a_heading_above_the_name_does_not_end_the_head(heading: str) -> None:
    text = f"{heading}\nZORBLIN QUEXLEY\nwww.zq.example\n{BODY.format(said='Nothing.')}"
    redaction = find_personal(document(text), find_sections(text))
    head = redaction.apply(text, Span(0, text.index("SUMMARY")))
    assert head == f"{heading}\n[name]\n[link]\n\n"


@pytest.mark.parametrize(
    "position",
    [
        "Roofer, Quexbuild, Bergen, August 2020 - present\n- Tiles",
        "Career so far\nShift Manager\nQuexley Ferries, Bergen\n10.2016 – 09.2021",
        "Quexley Ferries, Bergen\n2016 – 2021\nDeckhand",
        "2016 - 2021   Deputy, Quexley Foods, Bergen",
        "Shift Manager\n\nQuexley Ferries, Bergen\n\n2016 – 2021",
        "Quexley Foods\nButcher, Bergen (2016 – 2021)",
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_the_first_position_is_no_part_of_the_head(position: str, blank: str) -> None:
    redacted = redact_text(f"Zorblin Quint\nme@example.com\n{blank}{position}\n")
    assert redacted == f"[name]\n[email]\n{blank}{position}\n"


@pytest.mark.parametrize(
    ("head", "redacted"),
    [
        # Dates above the contacts are not those of a position.
        ("Zorblin Quint\nCook 2019 - present\nBole Subcity\nme@example.com",
         "[name]\nCook 2019 - present\n[address]\n[email]"),
        # A place above dates alone is where the candidate lives.
        ("Zorblin Quint\nme@example.com\nBergen, Norway\n2019 - 2021\nCook, Quexfood",
         "[name]\n[email]\n[address]\n2019 - 2021\nCook, Quexfood"),
        ("Zorblin Quint\n• me@example.com\n• Bole Subcity\n• Driver",
         "[name]\n• [email]\n• [address]\n• Driver"),
        ("Zorblin Quint\nme@example.com\nBole Subcity\n- Ran Quexline Deck\n- Quexline",
         "[name]\n[email]\n[address]\n- Ran Quexline Deck\n- Quexline"),
    ],
)  # fmt: skip
def test_a_place_above_the_first_position_still_goes(head: str, redacted: str) -> None:
    assert redact_text(head + "\n") == redacted + "\n"


@pytest.mark.parametrize(
    ("head", "redacted"),
    [
        ("Rusty Quexley\nrusty@example.org", "[name]\n[email]"),
        ("Olive Cooking\nolive7@example.org", "[name]\n[email]"),
        ("Cliff Rivers-Stone\n+44 7700 900461\ncliff@example.org", "[name]\n[phone]\n[email]"),
        ("WELDER\nSandy Copper\nsandy@example.org", "WELDER\n[name]\n[email]"),
        ("Grant Steel | grant@example.org", "[name] | [email]"),
        ("Sales Manager\nmanager@example.com", "Sales Manager\n[email]"),
        ("Marketing Services\nmarketing@example.com", "Marketing Services\n[email]"),
        ("Data Science\ndata@example.com", "Data Science\n[email]"),
    ],
)
def test_an_email_of_one_word_calls_the_line_beside_it_a_name(head: str, redacted: str) -> None:
    text = head + BODY.format(said="Nothing.")
    assert redact_text(text).split("\nSUMMARY")[0] == redacted
