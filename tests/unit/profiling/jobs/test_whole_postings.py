"""Whole postings of many trades, from title to signature."""

from conftest import Profile
from rolefit.domain.job import Job
from rolefit.domain.resume import DegreeLevel


def summary(job: Job) -> list[str]:
    return [f"{item.importance} {item.kind}: {item.text}" for item in job.requirements]


NURSE = """Staff Nurse – Acute Medical Unit
Northfield General Hospital, Leeds LS9 7TF
Band 5 | £28,407 - £34,581 per annum | Full time

About us
Northfield is one of the largest teaching hospitals in the north of England.

Main duties of the job
• Assess, plan and evaluate care for acutely ill adults
• Maintain accurate records

Person specification
Essential
• Registered Nurse (Adult) with current NMC registration
• Degree or diploma in nursing
• At least 12 months post-registration experience in an acute setting
Desirable
• Mentorship qualification
• Experience of working with electronic patient records

This post is subject to a Disclosure and Barring Service check.
Closing date: 14 March
"""


def test_a_british_nurse_posting(profile: Profile) -> None:
    job = profile(NURSE)
    assert (job.title, job.location, job.seniority) == ("Staff Nurse", "Leeds", "entry")
    assert summary(job) == [
        "must duty: Assess, plan and evaluate care for acutely ill adults",
        "must duty: Maintain accurate records",
        "must licence: Registered Nurse (Adult) with current NMC registration",
        "must degree: Degree or diploma in nursing",
        "must experience: At least 12 months post-registration experience in an acute setting",
        "nice skill: Mentorship qualification",
        "nice experience: Experience of working with electronic patient records",
    ]


DENTAL = """Dental Receptionist
Bright Smile - Hull, UK

You book appointments and keep the waiting room tidy. You join a team of six. Good English is
essential, Polish would be useful. The receptionist takes payments. The receptionist reports to the
practice manager. We need somebody who is calm on the phone.
"""


def test_a_posting_in_the_present_tense(profile: Profile) -> None:
    job = profile(DENTAL.replace("is\nessential", "is essential").replace("the\np", "the p"))
    assert summary(job) == [
        "must duty: book appointments and keep the waiting room tidy",
        "must language: Good English",
        "nice language: Polish",
        "must duty: takes payments",
        "must skill: calm on the phone",
    ]


DRIVER = """Truck Driver - CDL A - Home weekly

Requirements
Valid Class A CDL
1 year verifiable tractor-trailer experience
Must be at least 23 years old
Hazmat endorsement preferred

Pay: $1,400-$1,700 weekly
Call 555-010-2000 today!
"""


def test_an_american_driver_posting(profile: Profile) -> None:
    job = profile(DRIVER)
    assert (job.title, job.seniority) == ("Truck Driver", "entry")
    assert summary(job) == [
        "must licence: Valid Class A CDL",
        "must experience: 1 year verifiable tractor-trailer experience",
        "must skill: at least 23 years old",
        "nice skill: Hazmat endorsement",
    ]


ACCOUNTANT = """Accountant (m/f/d) in Munich

For our client, an international mechanical engineering company, we are looking for an Accountant.

Your tasks
- Preparation of monthly and annual financial statements
- Contact person for auditors and tax consultants

Your profile
- Completed commercial training or studies with focus on finance
- Several years of professional experience in accounting
- Very good knowledge of German (C1) and good knowledge of English, both written and spoken
- Independent, structured and careful way of working

We offer
- 30 days of vacation
- Fruit basket and free drinks
"""


def test_a_posting_translated_from_german(profile: Profile) -> None:
    job = profile(ACCOUNTANT)
    assert (job.title, job.location) == ("Accountant", "Munich")
    assert summary(job) == [
        "must duty: Preparation of monthly and annual financial statements",
        "must duty: Contact person for auditors and tax consultants",
        "must degree: Completed commercial training or studies with focus on finance",
        "must experience: Several years of professional experience in accounting",
        "must language: Very good knowledge of German (C1)",
        "must language: good knowledge of English, both written and spoken",
        "must skill: Independent, structured and careful way of working",
    ]
    assert [item.languages for item in job.requirements[4:6]] == [("de",), ("en",)]
    assert [item.level for item in job.requirements[4:6]] == ["C1", "B2"]


TEACHER = (
    "Oakwood Primary is seeking an enthusiastic and committed teacher. The successful candidate "
    "will "
    "hold Qualified Teacher Status, have experience of teaching Year 5 or 6, and be able to "
    "demonstrate excellent classroom management. You should be passionate about inclusive "
    "education. "
    "A willingness to run an after-school club would be an advantage. The role involves planning "
    "and "
    "delivering lessons. The school is committed to safeguarding and promoting the welfare of "
    "children."
)  # fmt: skip


def test_a_teacher_posting_in_prose(profile: Profile) -> None:
    job = profile(f"Primary School Teacher needed for September\n\n{TEACHER}\n")
    assert job.title == "Primary School Teacher"
    assert summary(job) == [
        "must licence: Qualified Teacher Status",
        "must experience: experience of teaching Year 5 or 6",
        "must skill: able to demonstrate excellent classroom management",
        "must skill: passionate about inclusive education",
        "nice skill: willingness to run an after-school club",
        "must duty: planning and delivering lessons",
    ]


CHEF = """Job Title: Sous Chef
Location: Bath, UK
Salary: £32k + tips

Are you passionate about food? Then read on!

The Crescent Kitchen is a busy 80-cover restaurant serving modern British food.

As our new Sous Chef you'll train commis chefs and keep stock under control.

You will have:
* minimum 3 yrs in a similar role
* Level 3 food safety
* a good command of English

It would be great if you also had pastry experience.

We do not require formal qualifications; a degree is not required.
"""


def test_a_chef_posting_with_labels_and_chat(profile: Profile) -> None:
    job = profile(CHEF)
    assert (job.title, job.location, job.seniority) == ("Sous Chef", "Bath, UK", "mid")
    assert summary(job) == [
        "must duty: train commis chefs and keep stock under control",
        "must experience: minimum 3 yrs in a similar role",
        "must licence: Level 3 food safety",
        "must language: good command of English",
        "nice experience: pastry experience",
    ]


ONE_LINE = (
    "Requirements: Bachelor's degree in Computer Science or a related field, or equivalent "
    "practical "
    "experience; 3-5 years of experience in Java or Kotlin; knowledge of Spring Boot and SQL. "
    "PMP certification is a plus."
)  # fmt: skip


def test_requirements_in_one_line(profile: Profile) -> None:
    job = profile(ONE_LINE)
    degree, years, skills, licence = job.requirements
    assert (degree.degree, degree.fields, degree.equivalent) == (
        DegreeLevel.BACHELOR,
        ("Computer Science",),
        True,
    )
    assert (years.min_years, years.any_of) == (3, True)
    assert skills.text == "knowledge of Spring Boot and SQL"
    assert (licence.kind, licence.importance) == ("licence", "nice")


HAIRDRESSER = """Hairdresser

Experience:
Hairdressing: 2 years (required)
Barbering: 1 year (preferred)

Language:
English (required)

Work Location: In person
Reference ID: 9931
"""


def test_a_job_board_form_of_labels_and_values(profile: Profile) -> None:
    assert summary(profile(HAIRDRESSER)) == [
        "must experience: Hairdressing: 2 years",
        "nice experience: Barbering: 1 year",
        "must language: English",
    ]
