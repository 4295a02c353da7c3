"""Licences and certificates, in their own section and in passing."""

import pytest

from rolefit.domain.resume import Section, SectionKind
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.resumes.certificates import find_certificates

K = SectionKind


def labels(text: str, kind: SectionKind = K.CERTIFICATES) -> list[str]:
    found = find_certificates(text, [Section(kind, Span(0, len(text)))])
    return [certificate.label for certificate in found]


def test_every_line_of_the_section_is_one() -> None:
    text = "• Project Management Professional (PMP), 2018\n• First Aid at Work, expires 2026"
    assert labels(text) == ["Project Management Professional (PMP)", "First Aid at Work"]


def test_a_list_on_one_line_is_several() -> None:
    assert labels("ServSafe; Food Handler Card; CPR") == ["ServSafe", "Food Handler Card", "CPR"]


def test_a_date_in_front_is_left_out() -> None:
    assert labels("05/2019 Certified Scrum Master") == ["Certified Scrum Master"]


def test_what_is_only_being_worked_on_is_none() -> None:
    assert labels("In process of earning my Phlebotomy certification") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Earned the Six Sigma Green Belt Certification in 2014.",
            "Six Sigma Green Belt Certification",
        ),
        ("Certified Public Accountant with ten years of audit.", "Certified Public Accountant"),
        ("I am a Registered Nurse on a ward.", "Registered Nurse"),
        ("Holds a CDL Class A and a clean record.", "CDL Class A"),
        ("OSHA Certified", "OSHA Certified"),
        ("License : Certified Nurse Aide , 2015", "Certified Nurse Aide"),
        ("Licensed Practical Nurse", "Licensed Practical Nurse"),
        ("Certificate in Counselling Skills", "Certificate in Counselling Skills"),
        ("Cosmetology License", "Cosmetology License"),
        ("Valid Nevada driver's license and a van", "Nevada driver's license"),
        ("Achieved the Six Sigma Green Belt Certification", "Six Sigma Green Belt Certification"),
        ("Certified Culinarian 2010", "Certified Culinarian"),
        ("Bayside University Certified Public Accountant", "Certified Public Accountant"),
        ("Lean manager; holds the Lean Six Sigma Green Belt", "Lean Six Sigma Green Belt"),
    ],
)
def test_elsewhere_it_has_to_call_itself_one(text: str, expected: str) -> None:
    assert labels(text, K.SUMMARY) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Registered new patients",
        "Issued birth certificates",
        "Managed software licenses and renewals",
        "Issued Certificates of Occupancy and Insurance",
        "Ran the Teacher Certification Program for the county",
        "Coordinated with CPA firms at year end",
        "Taught CPR to volunteers",
        "Valued firms with WACC and CAPM",
    ],
)
def test_handling_certificates_is_not_holding_one(text: str) -> None:
    assert labels(text, K.EXPERIENCE) == []


def test_the_same_label_is_told_once() -> None:
    assert labels("CPR Certified\nCPR certified") == ["CPR Certified"]


def test_a_mark_is_believed() -> None:
    text = "Brewing Level Two (Guild, 2019)"
    mark = Mark(Span(0, 17), MarkKind.CERTIFICATE)
    section = Section(K.CERTIFICATES, Span(0, len(text)))
    assert [c.label for c in find_certificates(text, [section], [mark])] == ["Brewing Level Two"]


@pytest.mark.parametrize(
    "text",
    [
        "Candidate Project Management Professional (PMP)",
        "Studying for PMP",
        "PMP, in progress",
        "Pursuing CPA",
    ],
)
def test_what_is_still_to_come_is_none_elsewhere_either(text: str) -> None:
    assert labels(text, K.SKILLS) == []


def test_several_in_a_row_stay_apart() -> None:
    text = "Certificate in Pottery Certificate in Soft Glazing Certificate in Kiln Repair"
    assert labels(text, K.EDUCATION) == [
        "Certificate in Pottery",
        "Certificate in Soft Glazing",
        "Certificate in Kiln Repair",
    ]


def test_a_claim_may_run_over_a_line_that_only_wrapped() -> None:
    text = "Technician who kept the ovens, the fryers and the cold rooms running, and a Certified\n"
    assert labels(text + "Food Manager since the first year.", K.SUMMARY) == [
        "Certified Food Manager"
    ]


def test_a_line_that_announces_certificates_opens_a_list() -> None:
    text = (
        "Holds the following certifications:\nPottery Essentials\nGlazing Basics\n\nOther matters"
    )
    assert labels(text, K.OTHER) == ["Pottery Essentials", "Glazing Basics"]


def test_a_line_of_a_school_may_begin_with_the_word() -> None:
    text = "Bachelor of Arts\nCertificate, Kiln Repair, 2011\nCertificate Bayside Medical"
    assert labels(text, K.EDUCATION) == ["Certificate, Kiln Repair", "Certificate Bayside Medical"]


def test_other_labels_in_the_section_are_passed_over() -> None:
    assert labels("ITIL Foundation, TWIC\nPlatforms: Jira, Rally") == ["ITIL Foundation", "TWIC"]


def test_the_states_of_a_licence_are_no_licences() -> None:
    text = "Professional Engineering License - Texas, Kansas, Ohio"
    assert len(labels(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "SMSTS ran out in 2019",
        "CPC card expired September 2022",
        "AWS certified (expired 2021)",
        "PMP (2015, lapsed)",
        "Certified Welding Inspector, not renewed since 2018",
        "CISSP, exam booked for May",
        "No CPR certification",
        "Driving licence: none",
    ],
)
@pytest.mark.parametrize("kind", [K.CERTIFICATES, K.SUMMARY])
def test_what_is_denied_run_out_or_to_come_is_none(text: str, kind: SectionKind) -> None:
    assert labels(text, kind) == []


def test_one_that_ran_out_takes_none_beside_it_along() -> None:
    text = "IPAF 3a and 3b, CSCS (expired), First Aid at Work\nSMSTS ran out in 2019\nTWIC"
    assert labels(text) == ["IPAF 3a and 3b", "First Aid at Work", "TWIC"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("First aid, expires 2027", "First aid"),
        ("First Aid at Work, valid to 2026", "First Aid at Work"),
        ("PASMA, renewed 2023", "PASMA"),
        ("PASMA (expired 2019, renewed 2023)", "PASMA"),
        ("Full UK driving licence, no points", "Full UK driving licence, no points"),
    ],
)
def test_one_that_is_still_valid_or_was_renewed_is_held(text: str, expected: str) -> None:
    assert labels(text) == [expected]
