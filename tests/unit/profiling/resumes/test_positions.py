"""Positions are found in whatever order title, employer, place and dates stand."""

import pytest

from rolefit.domain.text import Span
from rolefit.profiling.resumes.positions import find_entries

LAYOUTS = {
    "title, employer — city (dates)": (
        """Senior Data Engineer, Northwind Analytics — Leeds (03/2019 – Present)
• Moved forty pipelines to Airflow.
Data Engineer, Harbour Retail — York (06/2015 – 02/2019)
• Built the sales warehouse.""",
        [
            ("Senior Data Engineer", "Northwind Analytics", "2019-03", "present"),
            ("Data Engineer", "Harbour Retail", "2015-06", "2019-02"),
        ],
    ),
    "dates on a line of their own, below": (
        """Staff Nurse
Saint Brigid Hospital
January 2016 to March 2020
Cared for eight patients a shift.
Healthcare Assistant
Meadow Care Home
June 2013 to December 2015
Helped residents with meals.""",
        [
            ("Staff Nurse", "Saint Brigid Hospital", "2016-01", "2020-03"),
            ("Healthcare Assistant", "Meadow Care Home", "2013-06", "2015-12"),
        ],
    ),
    "dates on a line of their own, above": (
        """2018 – 2021
Account Manager
Bluebell Media Ltd
Looked after thirty clients.
2015 – 2018
Sales Assistant
Corner Books
Served customers.""",
        [
            ("Account Manager", "Bluebell Media Ltd", "2018-07", "2021-06"),
            ("Sales Assistant", "Corner Books", "2015-07", "2018-06"),
        ],
    ),
    "employer | title | years": (
        """Acme Logistics | Warehouse Supervisor | 2015-2018
• Led a team of twelve pickers.
Fulton Freight | Forklift Operator | 2012-2015
• Moved pallets.""",
        [
            ("Warehouse Supervisor", "Acme Logistics", "2015-07", "2018-06"),
            ("Forklift Operator", "Fulton Freight", "2012-07", "2015-06"),
        ],
    ),
    "a template's blanks left in, dates last": (
        """Company Name City , State Line Cook 07/2013 to 12/2015
Prepared sauces for two hundred covers.
Company Name City , State Dishwasher 01/2012 to 06/2013
Kept the kitchen clean.""",
        [
            ("Line Cook", "Company Name", "2013-07", "2015-12"),
            ("Dishwasher", "Company Name", "2012-01", "2013-06"),
        ],
    ),
    "title above dates and employer": (
        """Payroll Specialist
August 2013 to Current Company Name - City , State
Ran payroll for 400 employees.
Payroll Clerk
May 2010 to July 2013 Company Name - City , State
Entered time sheets.""",
        [
            ("Payroll Specialist", "Company Name", "2013-08", "present"),
            ("Payroll Clerk", "Company Name", "2010-05", "2013-07"),
        ],
    ),
    "several titles under one employer with its own dates": (
        """Greenfield Bank 2010 – 2020
Branch Manager 2016 – 2020
• Led nine people.
Teller 2010 – 2016
• Served customers.""",
        [
            ("Branch Manager", "Greenfield Bank", "2016-07", "2020-06"),
            ("Teller", "Greenfield Bank", "2010-07", "2016-06"),
        ],
    ),
    "several titles under one undated employer": (
        """Orchid Hotels Group, Vienna
Front Office Manager 04/2018 – 09/2021
• Ran the desk.
Receptionist 02/2016 – 03/2018
• Checked guests in.""",
        [
            ("Front Office Manager", "Orchid Hotels Group", "2018-04", "2021-09"),
            ("Receptionist", "Orchid Hotels Group", "2016-02", "2018-03"),
        ],
    ),
    "dates in the left column": (
        """09/2017 – 08/2021 | Mechanical Engineer, Falk Maschinenbau GmbH, Stuttgart
Designed gear boxes.
10/2014 – 08/2017 | Design Engineer, Kranz AG, Ulm
Drew assemblies in CATIA.""",
        [
            ("Mechanical Engineer", "Falk Maschinenbau GmbH", "2017-09", "2021-08"),
            ("Design Engineer", "Kranz AG", "2014-10", "2017-08"),
        ],
    ),
    "dates broken over three lines": (
        """May 2015
to
Current
Riverside Nursery - Portland, OR Preschool Teacher
Read stories to three-year-olds.""",
        [("Preschool Teacher", "Riverside Nursery", "2015-05", "present")],
    ),
    "title at employer": (
        """Product Manager at Lumen Software, Jan 2018 - Dec 2020
Shipped the mobile app.""",
        [("Product Manager", "Lumen Software", "2018-01", "2020-12")],
    ),
    "employer first, a place with its state after it": (
        """Mercy General Hospital, Austin, TX          Mar 2014 – Nov 2018
Respiratory Therapist
• Managed ventilators.""",
        [("Respiratory Therapist", "Mercy General Hospital", "2014-03", "2018-11")],
    ),
    "a professional network's export": (
        """Software Engineer
Fernway Labs · Full-time
Jan 2020 - Present · 3 yrs 2 mos
Berlin, Germany
Works on search.
Junior Developer
Tiny Apps GmbH · Full-time
Sep 2017 - Dec 2019 · 2 yrs 4 mos
Berlin, Germany
Built web shops.""",
        [
            ("Software Engineer", "Fernway Labs", "2020-01", "present"),
            ("Junior Developer", "Tiny Apps GmbH", "2017-09", "2019-12"),
        ],
    ),
    "labels before every field": (
        """Job Title: Quantity Surveyor
Employer: Stonebridge Construction Ltd
Dates: 02/2016 – 10/2019
Measured works on site.""",
        [("Quantity Surveyor", "Stonebridge Construction Ltd", "2016-02", "2019-10")],
    ),
    "the description runs on after the header": (
        """Leasing Specialist
January 2014 to May 2015 Hilltop Homes - Tulsa, OK Ran the rental desk and wrote reports.
Cashier
March 2012 to December 2013 Hilltop Foods - Tulsa, OK Served customers and counted the till.""",
        [
            ("Leasing Specialist", "Hilltop Homes", "2014-01", "2015-05"),
            ("Cashier", "Hilltop Foods", "2012-03", "2013-12"),
        ],
    ),
    "a title with a comma, a legal form with a comma": (
        """Manager, Sales - Kestrel Foods, Inc. - 2011 to 2014
Grew the territory.""",
        [("Manager, Sales", "Kestrel Foods, Inc.", "2011-07", "2014-06")],
    ),
    "the title runs into the employer": (
        """Registered Nurse Mercy Hospital 06/2012 – 05/2016
Charted medication.""",
        [("Registered Nurse", "Mercy Hospital", "2012-06", "2016-05")],
    ),
    "bullets that are positions": (
        """• Lecturer in Chemistry, University of Eastmoor, 2012–2016
• Research Fellow, Institute of Materials, 2009–2012""",
        [
            ("Lecturer in Chemistry", "University of Eastmoor", "2012-07", "2016-06"),
            ("Research Fellow", "Institute of Materials", "2009-07", "2012-06"),
        ],
    ),
    "German titles and months": (
        """01.03.2016 – heute: Sachbearbeiterin, Stadtwerke Neustadt GmbH
Bearbeitung von Rechnungen.
Oktober 2012 bis Februar 2016: Praktikantin, Kanzlei Weber
Ablage und Post.""",
        [
            ("Sachbearbeiterin", "Stadtwerke Neustadt GmbH", "2016-03", "present"),
            ("Praktikantin", "Kanzlei Weber", "2012-10", "2016-02"),
        ],
    ),
    "everything in capitals": (
        """STORE MANAGER | HAZEL & PINE | JUNE 2017 - MAY 2019
OPENED TWO STORES.""",
        [("STORE MANAGER", "HAZEL & PINE", "2017-06", "2019-05")],
    ),
    "part of the header in brackets": (
        """Registered Dietitian (part-time), Elm Street Clinic (Sept 2018 – June 2020)
Planned meals.""",
        [("Registered Dietitian (part-time)", "Elm Street Clinic", "2018-09", "2020-06")],
    ),
    "employer and place unknown, title below": (
        """Bačka Gradnja, Subotica 2018 – present
Site Foreman
• Led a gang of nine.
Donau Hochbau, Ybbs 2013 – 2018
Concrete Team Leader
• Poured decks.""",
        [
            ("Site Foreman", "Bačka Gradnja", "2018-07", "present"),
            ("Concrete Team Leader", "Donau Hochbau", "2013-07", "2018-06"),
        ],
    ),
    "a ward beside the title, the hospital below": (
        """Staff Nurse, Intensive Care | May 2018 – February 2021
Saint Olave Clinic, Deptford
• Nursed ventilated patients.""",
        [("Staff Nurse, Intensive Care", "Saint Olave Clinic", "2018-05", "2021-02")],
    ),
    "a page with a blank line after every line": (
        """Data Analyst | June 2022 – present

Bullring Shoes Online, Birmingham

• Wrote SQL.

Junior Analyst | September 2020 – May 2022

Midland Parcel, Coventry

• Reported delivery times.""",
        [
            ("Data Analyst", "Bullring Shoes Online", "2022-06", "present"),
            ("Junior Analyst", "Midland Parcel", "2020-09", "2022-05"),
        ],
    ),
    "several titles under an employer that no word tells, its own dates about theirs": (
        """Ostrava Forge                                   2010 – 2022
Plant Manager (2018 – 2022)
• Ran the rolling mill.
Shift Supervisor (2010 – 2018)
• Kept the furnace hot.""",
        [
            ("Plant Manager", "Ostrava Forge", "2018-07", "2022-06"),
            ("Shift Supervisor", "Ostrava Forge", "2010-07", "2018-06"),
        ],
    ),
    "a table's rows, the dates in two columns": (
        """Employer | Position | From | To
Quillfeather Foods | Line Operator | 03/2012 | 08/2015
Marlow Plastics Ltd | Machine Setter | 09/2015 | 02/2019""",
        [
            ("Line Operator", "Quillfeather Foods", "2012-03", "2015-08"),
            ("Machine Setter", "Marlow Plastics Ltd", "2015-09", "2019-02"),
        ],
    ),
    "a table's cells, a line each, below their names": (
        """Period
Company
Role
03/2012 - 08/2015
Quillfeather Foods
Line Operator
09/2015 - 02/2019
Marlow Plastics Ltd
Machine Setter""",
        [
            ("Line Operator", "Quillfeather Foods", "2012-03", "2015-08"),
            ("Machine Setter", "Marlow Plastics Ltd", "2015-09", "2019-02"),
        ],
    ),
    "the entry below has no dates that are understood": (
        """Barista, Bean Bar, March - August 2019
Waiter, Elm Grill, June – present""",
        [("Barista", "Bean Bar", "2019-03", "2019-08")],
    ),
    "numbered, or with the signs of Markdown": (
        """1. Fernway Labs, Engineer, Jan 2019 - Present
2. **Junior Engineer** — *Tiny Apps* (Feb 2016 - Dec 2018)""",
        [
            ("Engineer", "Fernway Labs", "2019-01", "present"),
            ("Junior Engineer", "Tiny Apps", "2016-02", "2018-12"),
        ],
    ),
    "French, the range opened by a word": (
        """De septembre 2015 à février 2019 – Aide-comptable, Cabinet Durand
Saisie des factures.""",
        [("Aide-comptable", "Cabinet Durand", "2015-09", "2019-02")],
    ),
    "undated, title above employer and place": (
        """Account Executive
Larkspur Relations - Newark, NJ
Wrote press releases.
Polo Specialist
Bloom & Daughters - Newark, NJ
Advised customers.""",
        [
            ("Account Executive", "Larkspur Relations", None, None),
            ("Polo Specialist", "Bloom & Daughters", None, None),
        ],
    ),
    "undated, title last": (
        """The Copper Kettle, Bristol, England, Pastry Chef
Baked for a hundred guests.""",
        [("Pastry Chef", "The Copper Kettle", None, None)],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_yields_title_employer_and_dates(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    found = []
    for entry in find_entries(text, Span(0, len(text))):
        position = entry.position(None)
        end = "present" if position.current else position.end and str(position.end)
        start = position.start and str(position.start)
        found.append((position.title, position.employer, start, end))
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Craft baker, Mill Ltd, 2017 to 2024: night shifts", [("Craft baker", "Mill Ltd")]),
        ("Cook at Elm Inn (2017 – 2019): soups and bread", [("Cook", "Elm Inn")]),
        ("Picker, BoxBarn, 2021 - 2024. Packed with a scanner.", [("Picker", "BoxBarn")]),
        ("Mechanic, Ash Garage, 2017 – 2019; serviced cars", [("Mechanic", "Ash Garage")]),
        ("• Staff nurse, Oak Clinic, 2012 – 2015: thirty beds", [("Staff nurse", "Oak Clinic")]),
        ("WORK: Cook, Elm Inn, 2020 - 2024: soups and bread", [("Cook", "Elm Inn")]),
        ("Barber\n2012 – 2019, Kin & Son: cuts and shaves", [("Barber", "Kin & Son")]),
        ("• Trained nurses at Elm Clinic, 2015 – 2017: wards", []),
        ("2012 – 2014: moved abroad and raised two children", []),
    ],
)
def test_text_may_follow_a_header_on_its_line(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_entries(text, Span(0, len(text)))
    assert [(entry.title, entry.employer) for entry in found] == expected


@pytest.mark.parametrize(
    ("text", "title", "employer"),
    [
        ("Florist, Kew Blooms, 2019 – 2022 (no weekends)", "Florist", "Kew Blooms"),
        ("Porter then Sous-chef, Elm Inn, 2014 – 2019", "Porter then Sous-chef", "Elm Inn"),
        ("Welder, Boise ID, Elm Works Ltd, 2014 – 2019", "Welder", "Elm Works Ltd"),
    ],
)
def test_remarks_promotions_and_towns_do_not_hide_a_position(
    text: str, title: str, employer: str
) -> None:
    (entry,) = find_entries(text, Span(0, len(text)), strict=True)
    assert (entry.title, entry.employer) == (title, employer)


@pytest.mark.parametrize(
    "text",
    [
        "Pastry cook    2019 – 2021\n\nCAP Pâtissier, École Saint-Luc, Lyon, 2018",
        "Other\nPastry cook    2019 – 2021",
    ],
)
def test_an_employer_is_not_taken_from_a_degree_or_a_heading(text: str) -> None:
    found = find_entries(text, Span(0, len(text)), strict=True)
    assert [(entry.title, entry.employer) for entry in found] == [("Pastry cook", "")]


@pytest.mark.parametrize(
    "title", ["Seed Specialist", "Unmanned Aircraft Operator", "Seed and Fertilizer Specialist"]
)
def test_a_title_may_begin_like_a_verb_of_the_past(title: str) -> None:
    text = f"{title}, Harbour Farms (02/2012 - 11/2017)\nTested the soil of forty fields."
    (entry,) = find_entries(text, Span(0, len(text)))
    assert (entry.title, entry.employer) == (title, "Harbour Farms")


def test_a_sentence_with_dates_is_no_position() -> None:
    text = (
        "Farm Manager, Harbour Farms (02/2012 - 11/2017)\n"
        "Managed regional sales teams in Leeds (2013 - 2015)\n"
        "Tested the soil of forty fields."
    )
    assert [entry.title for entry in find_entries(text, Span(0, len(text)))] == ["Farm Manager"]
