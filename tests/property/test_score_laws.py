"""What may and what may not move a score, tried on many inputs through the public Matcher."""

import html
import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from rolefit import Matcher
from rolefit.domain.job import Importance, Job
from rolefit.domain.match import Match, Status
from rolefit.domain.text import FindingCode
from rolefit.matching import Weights
from rolefit.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
FOUND = (Status.MET, Status.PARTLY)

few = settings(max_examples=15, deadline=None, derandomize=True, database=None)
some = settings(max_examples=40, deadline=None, derandomize=True, database=None)

many = settings(max_examples=150, deadline=None, derandomize=True, database=None)

COOK = """Experience
Cook, Blue Lantern (2015 - 2021)
- Ran the grill and the pass for 120 covers a night.
- Wrote the hygiene records and trained two commis chefs.

Education
Culinary diploma, Harbour College, 2014
"""
NURSE = """Professional experience
Staff Nurse, Northfield Hospital (03/2016 - present)
- Cared for ventilated patients and gave intravenous medication.
- Taught students and kept the records of the ward.
Registered nurse since 2015.
"""
LISTING = "Skills\nPython, Docker, Kubernetes, PostgreSQL, Kafka, AWS, Excel\n"
TINY = "Experience\n- Drove a van."
NEIGHBOURS = (COOK, NURSE, LISTING, TINY, "", "Just one line of prose about nothing in particular.")

OTHER_JOB = """Staff Nurse, Intensive Care

Essential
- Registered nurse with two years of experience
- Care for ventilated patients
- Knowledge of intravenous medication

Desirable
- Teaching of students
"""


@pytest.fixture(scope="session")
def forgetful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matcher]:
    """A matcher that keeps one vectorised résumé at most, so that nothing comes from memory."""
    settings = Settings(model=None, cache_dir=tmp_path_factory.mktemp("cache"), cached_resumes=0)
    with Matcher(settings=settings) as made:
        yield made


def bare(match: Match) -> str:
    """All of a match but its place among its neighbours."""
    return repr((match.name, match.score, match.confidence, match.explanation()))


def outcome(match: Match) -> list[tuple[object, ...]]:
    """What a match gave and why, without where it stands in the text."""
    return [
        (
            item.requirement.text,
            item.status,
            item.points,
            item.strength,
            item.reasons,
            [(evidence.text, evidence.similarity) for evidence in item.evidence],
        )
        for item in match.requirements
    ]


def points(match: Match) -> list[float]:
    return [item.points for item in match.requirements]


# Neighbours


@pytest.mark.slow
@few
@given(st.lists(st.sampled_from(NEIGHBOURS), max_size=6), st.data())
def test_neighbours_their_order_and_number_move_nothing(
    forgetful: Matcher,
    posting: str,
    resume_text: str,
    neighbours: list[str],
    data: st.DataObject,
) -> None:
    place = data.draw(st.integers(0, len(neighbours)))
    alone = forgetful.score(posting, resume_text)
    crowd = [*neighbours[:place], resume_text, *neighbours[place:]]
    among = next(match for match in forgetful.rank(posting, crowd) if match.index == place)
    assert bare(among) == bare(alone)
    assert among.signature == alone.signature


@pytest.mark.slow
@few
@given(st.lists(st.sampled_from(NEIGHBOURS), min_size=1, max_size=5, unique=True), st.randoms())
def test_a_ranking_is_the_same_whatever_the_order_of_the_input(
    forgetful: Matcher, posting: str, resumes: list[str], chance: random.Random
) -> None:
    shuffled = list(resumes)
    chance.shuffle(shuffled)
    first = [(resumes[match.index], bare(match)) for match in forgetful.rank(posting, resumes)]
    second = [(shuffled[match.index], bare(match)) for match in forgetful.rank(posting, shuffled)]
    assert first == second


@few
@given(
    st.lists(
        st.one_of(st.sampled_from(["Python", "Ran the grill.", "", "  "]), st.text(max_size=60)),
        min_size=1,
        max_size=12,
    )
)
def test_a_text_has_the_same_vector_alone_and_in_any_batch(
    matcher: Matcher, texts: list[str]
) -> None:
    together = matcher.encode(texts)
    alone = np.concatenate([matcher.encode([text]) for text in texts])
    assert together.tobytes() == alone.tobytes()


# Evidence only helps

ADDED = (
    "Moved forty services to Kubernetes and Docker.",
    "Wrote a ledger in Python and PostgreSQL for five years.",
    "Ran Apache Kafka with nine brokers.",
    "Holds the AWS Solutions Architect certification.",
    "Mentored junior engineers and reviewed code.",
    "Baked bread and cakes every night.",
    "Won the village marathon twice.",
    "Kept the minutes of the allotment association.",
    "Experience with Kubernetes and Docker",
    "Knowledge of relational databases such as PostgreSQL",
    "Design and operate payment services",
    "5+ years of experience with Python",
    "Fluent in German",
    "No Java.",
    "Kafka.",
    "Ran the rota",
    "Mentored two junior engineers through their first year.",
    "Wrote data imports in Python for a logistics company.",
    "Python, Docker, Kubernetes, PostgreSQL, Kafka, AWS, German, code review, payment services",
    "Bachelor, Technical University of Ostmark, expected 2026",
    "Ich spreche fließend Deutsch und habe das Team auf Deutsch geführt.",
)
PLACES = ("first line", "position", "earlier position", "section", "list", "end", "new position")
AFTER = {
    "first line": "- Built payment services in Python and kept them running on k8s.\n",
    "position": "- Packaged every service with Docker and reviewed the team's code.\n",
    "earlier position": "- Wrote data imports in Python for a logistics company.\n",
}


def with_added(resume: str, place: str, sentences: list[str]) -> str:
    bullets = "".join(f"- {sentence}\n" for sentence in sentences)
    if place in AFTER:
        line = AFTER[place]
        assert line in resume
        return resume.replace(line, line + bullets)
    if place == "new position":
        return f"{resume}\nExperience\nAssistant, Fold Ltd (05/2010 - 02/2011)\n{bullets}"
    if place == "section":
        return f"{resume}\nProjects\n{bullets}"
    if place == "list":
        return f"{resume}\nSkills\n{', '.join(sentence.rstrip('.') for sentence in sentences)}\n"
    return f"{resume}\n" + "\n".join(sentences) + "\n"


@pytest.mark.slow
@many
@given(
    st.sampled_from(PLACES),
    st.lists(st.sampled_from(ADDED), min_size=1, max_size=4, unique=True),
)
def test_what_is_added_never_lowers_a_score(
    matcher: Matcher, posting: str, resume_text: str, place: str, sentences: list[str]
) -> None:
    added = with_added(resume_text, place, sentences)
    for words in (0.5, 0.0, 1.0):
        before, after = (
            matcher.rank(posting, [text], weights=Weights(words=words))[0]
            for text in (resume_text, added)
        )
        assert all(b >= a for a, b in zip(points(before), points(after), strict=True)), words


@pytest.mark.parametrize("place", ["position", "section"])
def test_evidence_for_a_must_raises_its_points(
    matcher: Matcher, posting: str, resume_text: str, place: str
) -> None:
    without = resume_text.replace(
        "- Designed Postgres schemas for a ledger and tuned slow queries.\n", ""
    )
    before = matcher.score(posting, without)
    added = ["Designed PostgreSQL schemas and tuned slow queries of a relational database."]
    after = matcher.score(posting, with_added(without, place, added))
    index = next(
        i for i, one in enumerate(before.requirements) if "relational" in one.requirement.text
    )
    assert points(after)[index] > points(before)[index] + 1
    assert after.score > before.score


# What nobody can see

INVISIBLE = ("\u200b", "\u2060", "\ufeff")


@pytest.mark.slow
@few
@given(st.lists(st.tuples(st.integers(0, 900), st.sampled_from(INVISIBLE)), max_size=30))
def test_zero_width_characters_change_nothing(
    matcher: Matcher, posting: str, resume_text: str, inserted: list[tuple[int, str]]
) -> None:
    written = resume_text
    for place, character in inserted:
        written = written[:place] + character + written[place:]
    clean, dirty = matcher.score(posting, resume_text), matcher.score(posting, written)
    assert outcome(dirty) == outcome(clean)


HIDDEN_WORDS = "Ten years of Apache Kafka and AWS certification, expert in Kubernetes and German"
HIDINGS = (
    '<div style="display:none">{}</div>',
    "<p hidden>{}</p>",
    '<p style="visibility: hidden">{}</p>',
    '<p style="color:#ffffff">{}</p>',
    '<p style="color:white;background:#fff">{}</p>',
    '<p style="font-size:1px">{}</p>',
    '<p style="font-size:0">{}</p>',
    '<p style="opacity:0">{}</p>',
    '<p style="position:absolute;left:-9999px">{}</p>',
    '<p class="secret">{}</p>',
    "<template>{}</template>",
    "<!-- {} -->",
    "<script>var hint = '{}';</script>",
)


def page_of(resume: str, extra: str = "") -> str:
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in resume.splitlines() if line)
    style = "<style>.secret { color: transparent }</style>"
    head = f"<!doctype html><html><head><title>CV</title>{style}</head>"
    return f"{head}<body>{lines}{extra}</body></html>"


@pytest.mark.parametrize("hiding", HIDINGS)
def test_hidden_html_changes_neither_score_nor_points(
    matcher: Matcher, posting: str, resume_text: str, tmp_path: Path, hiding: str
) -> None:
    plain, tricked = tmp_path / "plain.html", tmp_path / "tricked.html"
    plain.write_text(page_of(resume_text), encoding="utf-8")
    tricked.write_text(page_of(resume_text, hiding.format(HIDDEN_WORDS)), encoding="utf-8")
    honest, hidden = matcher.score(posting, plain), matcher.score(posting, tricked)
    assert (hidden.score, points(hidden)) == (honest.score, points(honest))


def pdf_of(resume: str, trick: str = "") -> bytes:
    """A page of text, with hidden words in one of several ways."""
    buffer = BytesIO()
    page = Canvas(buffer, invariant=True)
    text = page.beginText(56, 780)
    text.setFont("Helvetica", 10)
    for line in resume.splitlines():
        text.textLine(line)
    page.drawText(text)
    secret = page.beginText(56, 60)
    secret.setFont("Helvetica", 1 if trick == "tiny" else 10)
    if trick == "white":
        secret.setFillColorRGB(1, 1, 1)
    if trick == "mode 3":
        secret.setTextRenderMode(3)
    if trick == "off the page":
        secret.setTextOrigin(56, -200)
    if trick:
        secret.textLine(HIDDEN_WORDS)
        page.drawText(secret)
    if trick == "under a box":
        page.setFillColorRGB(0.9, 0.9, 0.9)
        page.rect(40, 40, 500, 40, stroke=0, fill=1)
    page.save()
    return buffer.getvalue()


@pytest.mark.parametrize("trick", ["white", "tiny", "mode 3", "off the page", "under a box"])
def test_hidden_pdf_text_changes_neither_score_nor_points_and_is_told(
    matcher: Matcher, posting: str, resume_text: str, tmp_path: Path, trick: str
) -> None:
    plain, tricked = tmp_path / "plain.pdf", tmp_path / "tricked.pdf"
    plain.write_bytes(pdf_of(resume_text))
    tricked.write_bytes(pdf_of(resume_text, trick))
    honest, hidden = matcher.score(posting, plain), matcher.score(posting, tricked)
    assert (hidden.score, points(hidden)) == (honest.score, points(honest))
    assert FindingCode.HIDDEN_TEXT in {finding.code for finding in hidden.findings}
    assert FindingCode.HIDDEN_TEXT not in {finding.code for finding in honest.findings}


# Who somebody is

NAMES = (
    "Anneliese Sommerfeld",
    "Nguyễn Thị Hương",
    "Oluwaseun Adeyemi",
    "María José García-Márquez",
    "Wang Xiuying",
    "Fatima Al-Zahrawi",
    "Siobhán O'Malley",
    "Rajesh Venkataraman",
    "Björn Þorsteinsson",
    "Zbigniew Wróblewski",
    "Kwame Mensah",
    "Dr. Elif Yılmaz, MBA",
    "JOHN SMITH",
)
MAILS = ("a.s@example.org", "nguyen.huong.1990@example.com", "rv@mail.example.net")
PHONES = ("+49 555 0123456", "(555) 010-0199", "+44 20 7946 0018", "0155 501 2345")
ADDRESSES = (
    "Hauptstraße 12, 10115 Berlin",
    "221B Baker Street, London NW1 6XE",
    "4 Rue de la Paix, 75002 Paris",
    "742 Evergreen Terrace, Springfield, IL 62704",
)
PRONOUNS = (("He", "his"), ("She", "her"), ("They", "their"))

IDENTITY = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(MAILS),
    st.sampled_from(PHONES),
    st.sampled_from(ADDRESSES),
    st.sampled_from(PRONOUNS),
)


def person(resume: str, identity: tuple[str, str, str, str, tuple[str, str]]) -> str:
    name, mail, phone, address, (subject, own) = identity
    body = resume.split("\n", 2)[2]
    body = body.replace(
        "- Mentored two junior engineers through their first year.",
        f"- {subject} mentored two junior engineers next to {own} own work.",
    )
    return f"{name}\n{address}\n{mail} | {phone}\n{body}"


@pytest.mark.slow
@some
@given(IDENTITY)
def test_a_swapped_identity_moves_neither_points_nor_evidence(
    matcher: Matcher,
    posting: str,
    resume_text: str,
    identity: tuple[str, str, str, str, tuple[str, str]],
) -> None:
    someone = (NAMES[0], MAILS[0], PHONES[0], ADDRESSES[0], PRONOUNS[0])
    one = matcher.score(posting, person(resume_text, someone))
    other = matcher.score(posting, person(resume_text, identity))
    assert other.score == one.score
    assert outcome(other) == outcome(one)


# The same thing in other words

PARAPHRASES = (
    ("Experience with Kubernetes and Docker", "Hands-on experience with Docker and k8s"),
    ("5+ years of experience with Python", "At least five years of Python experience"),
    ("Bachelor's degree in Computer Science", "BSc in Computer Science"),
    ("Fluent in German", "Fluent German"),
    ("Knowledge of PostgreSQL", "Good knowledge of Postgres"),
    ("Design and operate payment services", "Designing and running payment services"),
    ("Mentor junior engineers", "Coaching of junior developers"),
    ("Experience with Apache Kafka", "You have worked with Kafka"),
    ("AWS certification", "Certified in Amazon Web Services"),
    ("Review code of the team", "Code reviews within the team"),
    ("Experience in the payments industry", "A background in the payment sector"),
    ("Familiarity with relational databases", "You know your way around relational databases"),
)
ONE_MOVES_AT_MOST, ALL_MOVE_ON_AVERAGE = 10.0, 1.5
"""Points of a hundred that one of five requirements moves when it is said in other words."""

AROUND = (
    "Experience with Python",
    "Knowledge of microservices",
    "Write automated tests",
    "Good command of English",
)


def moved(matcher: Matcher, said: str, also: str, resume: str) -> float:
    first, second = (
        matcher.score(
            "Backend Engineer\n\nRequirements\n"
            + "".join(f"- {one}\n" for one in (requirement, *AROUND)),
            resume,
        )
        for requirement in (said, also)
    )
    return abs(first.score - second.score)


@pytest.mark.parametrize(("said", "also"), PARAPHRASES)
def test_a_paraphrase_of_a_requirement_moves_a_score_by_little(
    matcher: Matcher, resume_text: str, said: str, also: str
) -> None:
    moves = [moved(matcher, said, also, resume) for resume in (resume_text, COOK, NURSE)]
    assert max(moves) <= ONE_MOVES_AT_MOST


@pytest.mark.slow
def test_paraphrases_move_a_score_by_about_a_point(matcher: Matcher, resume_text: str) -> None:
    moves = [
        moved(matcher, said, also, resume)
        for said, also in PARAPHRASES
        for resume in (resume_text, COOK, NURSE)
    ]
    assert sum(moves) / len(moves) <= ALL_MOVE_ON_AVERAGE


# Points

WEIGHT = st.floats(0, 5, allow_nan=False)


@pytest.mark.slow
@some
@given(
    st.sampled_from([*NEIGHBOURS, "main"]),
    st.builds(
        Weights, must=WEIGHT, strong=WEIGHT, nice=WEIGHT, duty=WEIGHT, title=st.floats(0, 0.5)
    ),
    st.dictionaries(st.integers(0, 6), st.sampled_from(Importance)),
)
def test_points_add_up_to_the_score_and_possible_ones_to_a_hundred(
    matcher: Matcher,
    posting: str,
    resume_text: str,
    resume: str,
    weights: Weights,
    importance: dict[int, Importance],
) -> None:
    text = resume_text if resume == "main" else resume
    match = matcher.rank(posting, [text], weights=weights, importance=importance)[0]
    assert sum(round(item.points * 100) for item in match.requirements) == round(match.score * 100)
    assert sum(round(item.possible * 100) for item in match.requirements) == 10_000
    for item in match.requirements:
        assert 0 <= item.points <= item.possible
        assert round(item.points * 100) == pytest.approx(item.points * 100, abs=1e-9)


@pytest.mark.parametrize("job", ["posting", "nurse"])
def test_what_is_met_or_partly_met_has_words_in_the_text(
    matcher: Matcher, posting: str, resume_text: str, job: str
) -> None:
    asked = posting if job == "posting" else OTHER_JOB
    for resume in (resume_text, *NEIGHBOURS[:4]):
        text = matcher.read(resume).text
        for item in matcher.score(asked, resume).requirements:
            assert item.evidence or item.status not in FOUND
            for evidence in item.evidence:
                assert evidence.span.end <= len(text)
                assert evidence.span.of(text).strip()


@pytest.mark.parametrize("nothing", ["", " ", "\n\n\t\n", "\u00a0\u2003"])
def test_an_empty_resume_scores_nothing(matcher: Matcher, posting: str, nothing: str) -> None:
    match = matcher.score(posting, nothing)
    assert (match.score, match.confidence) == (0.0, 0.0)


DENIALS = (
    "No experience with {}.",
    "I have never used {}.",
    "I have not worked with {} so far.",
    "Without knowledge of {}.",
)


@pytest.mark.parametrize("skill", ["Java", "Kubernetes", "SAP", "Docker", "PostgreSQL"])
@pytest.mark.parametrize("denial", DENIALS)
def test_a_denied_skill_earns_nothing(matcher: Matcher, skill: str, denial: str) -> None:
    job = f"Requirements\n- Experience with {skill}\n- Experience with Haskell\n"
    silent = "Experience\n- Wrote data imports in Python.\n- Baked bread.\n"
    denying = f"{silent}- {denial.format(skill)}\n"
    index = next(i for i, one in enumerate(matcher.job(job).requirements) if skill in one.text) + (
        len(matcher.score(job, "").requirements) - len(matcher.job(job).requirements)
    )
    said, unsaid = matcher.score(job, denying), matcher.score(job, silent)
    assert said.requirements[index].status is Status.NOT_FOUND
    assert said.requirements[index].points <= unsaid.requirements[index].points
    assert said.requirements[index].points < 0.2 * said.requirements[index].possible


# Nobody wins by tricks

PRECISE = sorted(
    path.name for path in (SAMPLES / "jobs").iterdir() if path.name != "team-player.txt"
)


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, list[str]]]:
    read: dict[str, dict[str, list[str]]] = json.loads(
        (SAMPLES / "answers.json").read_text(encoding="utf-8")
    )
    return read


TRICKS = ("stuffed", "copied", "pasted")


def tricked(job: Job, trick: str) -> str:
    """A résumé without any merit: keywords only, the requirements as duties, the posting."""
    if trick == "pasted":
        return job.document.text
    if trick == "copied":
        asked = "".join(f"- {one.text}\n" for one in job.requirements)
        return f"{job.title}\n\nExperience\n{job.title}, Copycat Ltd (2010 - 2024)\n{asked}"
    keywords = [skill.surface for one in job.requirements for skill in one.skills]
    words = ", ".join(keywords or [one.text for one in job.requirements])
    return f"Skills\n{words}\n{words}\n{words}\n"


@pytest.fixture(scope="module")
def honest(matcher: Matcher, answers: dict[str, dict[str, list[str]]]) -> Callable[[str], float]:
    """The best score of the résumés that a recruiter would invite."""

    @cache
    def best(name: str) -> float:
        files = [SAMPLES / "resumes" / one for one in answers[name]["good"]]
        return matcher.rank(SAMPLES / "jobs" / name, files)[0].score

    return best


@pytest.mark.slow
@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("name", PRECISE)
def test_a_trick_does_not_beat_an_honest_resume(
    matcher: Matcher, honest: Callable[[str], float], name: str, trick: str
) -> None:
    job = matcher.job(SAMPLES / "jobs" / name)
    assert matcher.score(job, tricked(job, trick)).score < honest(name)
