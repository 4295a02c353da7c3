"""Mentions: the ways one skill is written meet, and spans are exact."""

import pytest

from rolefit.domain.errors import UsageError
from rolefit.profiling.skills import Gazetteer, load_gazetteer

# Two ways to write the same thing.
SAME = [
    ("JS", "JavaScript"),
    ("k8s", "Kubernetes"),
    ("Postgres", "PostgreSQL"),
    ("bookkeeping", "maintain financial records"),
    ("GCP", "Google Cloud Platform"),
    ("AWS", "Amazon Web Services"),
    ("ML", "machine learning"),
    ("CI/CD", "continuous integration"),
    ("Node.js", "NodeJS"),
    ("Node.js", "node js"),
    ("React.js", "ReactJS"),
    ("MS Excel", "Microsoft Excel"),
    ("PowerPoint", "Power Point"),
    ("SQL", "structured query language"),
    ("Golang", "Go programming"),
    ("C sharp", "C#"),
    ("dotnet", ".NET"),
    ("CPR", "cardiopulmonary resuscitation"),
    ("HACCP", "hazard analysis and critical control points"),
    ("GAAP", "generally accepted accounting principles"),
    ("EHR", "electronic medical records"),
    ("payroll processing", "manage payroll"),
    ("talent acquisition", "recruiting"),
    ("lesson planning", "lesson plans"),
    ("phlebotomy", "venipuncture"),
    ("forklift", "fork lift operator"),
    ("POS system", "point of sale"),
    ("e-mail marketing", "email marketing"),
    ("data visualisation", "data visualization"),
    ("HVAC", "heating ventilation and air conditioning"),
    ("CAD", "computer-aided design"),
    ("QuickBooks", "Quick Books"),
    ("welding", "MIG welding"),
    ("accounts payable", "A/P"),
    ("SEO", "search engine optimization"),
    ("staff management", "managing staff"),
    ("management of staff", "managed the staff"),
    ("maintaining financial records", "maintained the financial records"),
    ("PYTHON", "python"),
]


@pytest.mark.parametrize(("one", "other"), SAME, ids=[f"{a} = {b}" for a, b in SAME])
def test_two_ways_to_write_a_skill_are_one_concept(one: str, other: str) -> None:
    gazetteer = load_gazetteer()
    first, second = gazetteer.find(one), gazetteer.find(other)
    assert [skill.surface for skill in first] == [one]
    assert [skill.id for skill in first] == [skill.id for skill in second]


def test_esco_leads_and_onet_follows_where_both_know_a_skill() -> None:
    (skill,) = load_gazetteer().find("JavaScript")
    assert skill.id.startswith("http://data.europa.eu/esco/skill/")
    assert skill.ids == (skill.id, "onet:technology/javascript")


def test_a_technology_that_only_onet_knows_has_its_onet_id() -> None:
    (skill,) = load_gazetteer().find("Kubernetes")
    assert skill.id == "onet:technology/kubernetes"


def test_mentions_come_in_text_order_with_exact_spans() -> None:
    text = "Five years of k8s and Postgres (München), naïve café; C++ 🙂 and C#."
    found = load_gazetteer().find(text)
    assert [skill.surface for skill in found] == ["k8s", "Postgres", "C++", "C#"]
    assert all(skill.span.of(text) == skill.surface for skill in found)


def test_the_longest_mention_wins_and_none_overlap() -> None:
    found = load_gazetteer().find("Microsoft SQL Server, SQL")
    assert [skill.surface for skill in found] == ["Microsoft SQL Server", "SQL"]
    assert found[0].id != found[1].id


@pytest.mark.parametrize("text", ["Javanese dance", "SQLite3x", "prejavascript", "unixodbcx"])
def test_a_name_inside_of_a_longer_word_is_no_mention(text: str) -> None:
    labels = {skill.label for skill in load_gazetteer().find(text)}
    assert not labels & {"Java", "SQL", "JavaScript", "UNIX", "SQLite"}


def test_versions_do_not_hide_a_name() -> None:
    found = load_gazetteer().find("Python 3.11, PostgreSQL 15 and Angular 12")
    assert [skill.label for skill in found] == ["Python", "PostgreSQL", "Google Angular"]


def test_a_phrase_does_not_run_over_a_comma_or_into_the_next_item() -> None:
    texts = ("Maintained, financial records", "• maintain\n• Financial records")
    for text in texts:
        labels = {skill.label for skill in load_gazetteer().find(text)}
        assert "maintain financial records" not in labels


def test_a_phrase_runs_over_a_line_that_only_wrapped() -> None:
    text = "Kept the office running for eleven years and always did maintain\nfinancial records."
    labels = [skill.label for skill in load_gazetteer().find(text)]
    assert "maintain financial records" in labels


@pytest.mark.parametrize(
    "text",
    [
        "The communication between both teams broke down.",
        "We went to the market for food and music.",
        "People write about the quality of processes.",
        "He saw a pig, an ant and a storm.",
        "A first basic field for smart apps.",
        "Mary and George from Phoenix.",
    ],
)
def test_everyday_words_name_no_skill(text: str) -> None:
    assert load_gazetteer().find(text) == ()


def test_a_generic_term_counts_as_an_item_of_a_list() -> None:
    found = load_gazetteer().find("Skills: communication, negotiation, leadership")
    assert [skill.surface for skill in found] == ["communication", "negotiation", "leadership"]


def test_a_job_title_does_not_name_the_verb() -> None:
    labels = {skill.label for skill in load_gazetteer().find("Staff Manager, Assistant Manager")}
    assert "manage staff" not in labels


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("React", "JavaScript"),
        ("Next.js", "JavaScript"),
        ("Django", "Python"),
        ("PostgreSQL", "SQL"),
        ("Kubernetes", "container orchestration"),
        ("GAAP", "accounting"),
        ("QuickBooks", "accounting software"),
        ("Photoshop", "graphic design"),
    ],
)
def test_a_skill_names_the_more_general_ones_it_shows(narrow: str, broad: str) -> None:
    gazetteer = load_gazetteer()
    one, other = gazetteer.link(narrow), gazetteer.link(broad)
    assert one is not None
    assert other is not None
    assert other.id in one.broader
    assert one.id not in other.broader


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("maintenance of financial records", "maintain financial records"),
        ("financial records maintenance", "maintain financial records"),
        ("excel", "Microsoft Excel"),
        ("go", "Go"),
        ("Planning lessons", "prepare lesson content"),
        ("Structured query language (SQL)", "SQL"),
    ],
)
def test_a_phrase_known_to_be_a_skill_is_linked_as_a_whole(phrase: str, label: str) -> None:
    skill = load_gazetteer().link(phrase)
    assert skill is not None
    assert (skill.label, skill.surface) == (label, phrase)


@pytest.mark.parametrize("phrase", ["", " ", "the", "nothing that anybody would call that", "…"])
def test_a_phrase_that_is_no_skill_links_to_nothing(phrase: str) -> None:
    assert load_gazetteer().link(phrase) is None


def test_a_concept_is_found_by_any_of_its_ids() -> None:
    gazetteer = load_gazetteer()
    (skill,) = gazetteer.find("JavaScript")
    assert {gazetteer.concept(one).label for one in skill.ids} == {"JavaScript"}


def test_an_unknown_id_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        load_gazetteer().concept("onet:technology/no-such-thing")


def _small(names: str) -> Gazetteer:
    header = "name\twritten\tfamilies\tflags\tbefore\tafter\tnot_before\tnot_after\n"
    return Gazetteer("own:one\tone\t\t\t\t\n", names, "knit\tscarf=0\n", header)


def test_the_version_names_the_data() -> None:
    assert _small("knitting\t0\n").version == _small("knitting\t0\n").version
    assert _small("knitting\t0\n").version != _small("sewing\t0\n").version


@pytest.mark.parametrize(
    ("mode", "text", "found"),
    [
        ("c", "Pos", 1),
        ("c", "pos", 0),
        ("u", "POS", 1),
        ("u", "Pos", 0),
        ("l", "pos, cash", 1),
        ("l", "the pos broke", 0),
        ("", "the pos broke", 1),
    ],
)
def test_a_mode_says_where_a_name_counts(mode: str, text: str, found: int) -> None:
    assert len(_small(f"pos\t0{mode}\n").find(text)) == found


@pytest.mark.parametrize("name", ["marketing", "finance", "contracts", "supervision", "Flexible"])
def test_a_broad_field_counts_as_an_item_of_a_list_only(name: str) -> None:
    gazetteer = load_gazetteer()
    assert [skill.surface for skill in gazetteer.find(f"Skills: {name}, SQL")] == [name, "SQL"]
    assert gazetteer.find(f"They saw {name} people at the gate.") == ()


def test_a_phrase_runs_over_a_wrapped_item_of_a_list() -> None:
    text = "Skills: documentation, leadership, estimates, marketing, pricing, problem\nSolving, SQL"
    assert "problem solving" in {skill.label for skill in load_gazetteer().find(text)}


def test_a_phrase_runs_over_a_wrapped_line_of_a_narrow_column() -> None:
    labels = {
        skill.label for skill in load_gazetteer().find("Inventory\ncontrol\nTime\nmanagement")
    }
    assert {"manage inventory", "manage time"} <= labels


def test_a_board_is_no_onboarding() -> None:
    gazetteer = load_gazetteer()
    assert [s.label for s in gazetteer.find("on-boarding")] == ["employee onboarding"]
    assert gazetteer.find("Reported to the board") == ()
