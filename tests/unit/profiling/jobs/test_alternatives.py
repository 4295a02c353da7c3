"""Which skills are alternatives, and where something that is no known skill would do as well."""

from collections.abc import Callable

import pytest

from rolefit.domain.job import Requirement, RequirementKind

Required = Callable[[str], tuple[Requirement, ...]]


@pytest.mark.parametrize(
    "words",
    [
        "Kafka or NATS",
        "NATS or Kafka",
        "Kafka and/or NATS",
        "Experience with Kafka (or NATS)",
        "Jira or similar",
        "Jira, Trackly or similar",
        "Photoshop or equivalent",
        "Kafka or another event streaming platform",
        "Experience with Kafka, or another event streaming platform",
        "A ticketing tool, e.g. Jira",
        "A ticketing tool (for example Jira)",
        "SQL or related technologies",
    ],
)
def test_one_known_skill_whose_alternatives_are_unknown_is_open_ended(
    words: str, required: Required
) -> None:
    (asked,) = required(words)
    assert asked.skills
    assert asked.open_ended
    assert not asked.any_of


@pytest.mark.parametrize(
    "words",
    [
        "Kafka, Pulsar or NATS",
        "Kafka, NATS or Pulsar",
        "NATS, Kafka or Pulsar",
        "Experience with NATS, Kafka or Pulsar",
        "Python, R and/or Juniper",
        "Tools such as Tableau or Qlik",
        "Java or Kotlin, or something similar",
    ],
)
def test_several_known_skills_and_an_unknown_one_are_alternatives_and_open_ended(
    words: str, required: Required
) -> None:
    (asked,) = required(words)
    assert len(asked.skills) >= 2
    assert asked.any_of
    assert asked.open_ended


@pytest.mark.parametrize("words", ["Word, Outlook, etc.", "Jira, Confluence and the like"])
def test_a_list_that_goes_on_is_open_ended(words: str, required: Required) -> None:
    (asked,) = required(words)
    assert len(asked.skills) == 2
    assert asked.open_ended


@pytest.mark.parametrize(
    ("words", "any_of"),
    [
        ("Java or Kotlin", True),
        ("Java, Kotlin or Scala", True),
        ("One or more of Java, Kotlin, Scala", True),
        ("Python and/or R", True),
        ("Python and SQL", False),
        ("Java, Kotlin and NATS", False),
        ("Microsoft Excel or better", False),
        ("Java or equivalent experience", False),
        ("Knowledge of Java or a related field", False),
        ("Five years or more of Java", False),
        ("Two or more programming languages", False),
        ("Strong or advanced Java", False),
        ("Experience or knowledge of Java", False),
        ("Use of Java or prepare slides", False),
        ("You would like Java", False),
    ],
)
def test_closed_lists_are_not_open_ended(words: str, required: Required, *, any_of: bool) -> None:
    (asked,) = required(words)
    assert asked.any_of == any_of
    assert not asked.open_ended


@pytest.mark.parametrize(
    "words",
    [
        "Python and Kafka or NATS",
        "Python and a ticketing tool such as Jira",
        "Java or NATS, Python",
        "Databases (e.g. MongoDB, Cassandra) and Python",
    ],
)
def test_a_skill_beside_an_open_list_is_still_asked_for(words: str, required: Required) -> None:
    (asked,) = required(words)
    assert len(asked.skills) >= 2
    assert not asked.open_ended


def test_a_related_field_is_the_degrees_own_matter(required: Required) -> None:
    (asked,) = required("Bachelor's degree in Mathematics, Statistics or a similar field")
    assert asked.kind is RequirementKind.DEGREE
    assert not asked.open_ended
