"""Text that asks for nothing: it is told as ignored, and is no requirement."""

import pytest

from conftest import Profile

BOILERPLATE = [
    # law
    "We are an equal opportunity employer",
    "All qualified applicants will receive consideration without regard to race or religion",
    "Reasonable accommodations may be made for people with disabilities",
    "We do not discriminate on the basis of age, sex or belief",
    "The school is committed to safeguarding and promoting the welfare of children",
    "This post is subject to a Disclosure and Barring Service check",
    # money and benefits
    "Competitive salary and benefits package",
    "£28,000 - £31,500 per annum",
    "Salary: 45k EUR",
    "401(k) with employer match",
    "Health, dental and vision insurance",
    "28 days' holiday",
    "Free parking and a gym membership",
    "Generous employee discount",
    # praise
    "We are a fast-growing company with offices in nine countries",
    "Our mission is to make trains run on time",
    "You'll find a friendly team and plenty of cake",
    "Brightwater Foods is a leading maker of soups and sauces",
    "Join us on our journey",
    # how to apply
    "To apply, send your CV and a covering letter to Jo",
    "Please apply via the link below",
    "Closing date: 14 March",
    "Only shortlisted candidates will be contacted",
    "No recruitment agencies please",
    # addresses, navigation, identifiers
    "For more information visit www.example.com",
    "Contact jobs@example.com",
    "Leeds LS9 7TF",
    "Job ID: A-1234",
    "#LI-Remote",
    "Back to search results",
    "Full-time",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_is_ignored_and_told(line: str, profile: Profile) -> None:
    text = f"Warehouse Operative\n\nRequirements\n- Able to drive a forklift truck\n\n{line}\n"
    job = profile(text)
    assert [item.text for item in job.requirements] == ["Able to drive a forklift truck"]
    assert any(line.split(": ")[-1].strip(".#") in span.of(text) for span in job.ignored)


SUBJECT_MATTER = [
    ("Requirements", "Knowledge of equal opportunity law"),
    ("Requirements", "Experience with dental and vision plans"),
    ("Duties", "Administer 401(k) plans"),
    ("Duties", "Own a budget of about €900,000"),
]


@pytest.mark.parametrize(("heading", "line"), SUBJECT_MATTER)
def test_law_and_pay_may_be_what_the_work_is_about(
    heading: str, line: str, profile: Profile
) -> None:
    job = profile(f"Benefits Clerk\n\n{heading}\n- {line}\n- Apply now at www.example.com\n")
    assert [item.text for item in job.requirements] == [line]


TALK = [
    "Thank you for your interest in Larch Foods",
    "And our network of growers remains unmatched",
    "As more people eat soup, many of our shops grow",
    "With ovens in nine towns, Larch brings bread to everybody who has an appetite for skills",
    "Larch develops people with the ability to bake",
    "If you want a new challenge, get in touch",
    "When you join us you will have a mentor",
    "Looking for a new challenge?",
]


@pytest.mark.parametrize("line", TALK)
def test_talk_of_the_firm_or_to_the_reader_asks_nothing(line: str, profile: Profile) -> None:
    text = f"Baker\nLarch Foods - York, UK\n\n{line}. You need two years of practice.\n"
    if line.endswith("?"):
        text = text.replace("?.", "?")
    assert [item.min_years for item in profile(text).requirements] == [2.0]


def test_where_to_send_an_application_is_no_requirement(profile: Profile) -> None:
    text = (
        "Fitter\n\nRequirements\n- Neat work\n\nPlease send your letter to:\n"
        "Payroll officer, central team\nThe Old Mill\n"
    )
    assert [item.text for item in profile(text).requirements] == ["Neat work"]


def test_other_jobs_on_the_page_are_no_requirements(profile: Profile) -> None:
    text = (
        "Fitter\n\nRequirements\n- Neat work\n\nYou may also like\n"
        "- Lunchtime supervisor, Elm School\n- Payroll officer, central team\n"
    )
    assert [item.text for item in profile(text).requirements] == ["Neat work"]


@pytest.mark.parametrize(
    "heading", ["What we offer", "Benefits", "Perks", "About us", "How to apply", "Why join us?"]
)
def test_what_stands_below_such_a_heading_is_ignored(heading: str, profile: Profile) -> None:
    text = f"Baker\n\nYour profile\n- Early riser\n\n{heading}\n- Warm rolls\n- Knowledge sharing\n"
    job = profile(text)
    assert [item.text for item in job.requirements] == ["Early riser"]
    assert [span.of(text) for span in job.ignored] == ["Warm rolls", "Knowledge sharing"]


def test_an_agency_signature_is_no_requirement(profile: Profile) -> None:
    text = (
        "Payroll Clerk\n\nMust have:\n- Payroll experience\n\n"
        "Kind regards,\nSam Placeholder\nSenior Recruiter, Example Staffing Ltd\n+44 1632 960 001\n"
    )
    assert [item.text for item in profile(text).requirements] == ["Payroll experience"]
