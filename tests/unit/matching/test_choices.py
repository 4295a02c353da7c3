"""Requirements that leave a choice: one is enough, and it may be one that nobody listed."""

from rolefit import Matcher
from rolefit.domain.match import Match, RequirementMatch, Status

JOB = "Engineer\n\nRequirements\n- {}\n- Careful documentation of every decision\n"
BEGIN = "Experience\nEngineer, Gilder BV (2018 - 2024)\n- Documented decisions.\n"


def first(matcher: Matcher, asked: str, said: str) -> RequirementMatch:
    match: Match = matcher.score(JOB.format(asked), f"{BEGIN}- {said}\n")
    return next(one for one in match.requirements if asked in one.requirement.text)


def test_of_alternatives_the_missing_ones_are_not_held_against_anybody(matcher: Matcher) -> None:
    shown = first(matcher, "Java or Kotlin", "Wrote the ledger in Kotlin for three years.")
    assert (shown.status, shown.reasons) == (Status.MET, ("Shown: Kotlin.",))


def test_an_alternative_without_an_entry_counts_where_passages_say_so(matcher: Matcher) -> None:
    asked = "Kafka or NATS JetStream"
    shown = first(matcher, asked, "Event streaming with NATS JetStream in production.")
    assert shown.status is Status.MET
    assert shown.reasons == ("Not named: Kafka.", "Passages say so.")


def test_a_closed_list_is_not_met_by_something_else(matcher: Matcher) -> None:
    closed = first(matcher, "Kafka and Java", "Event streaming with NATS JetStream in production.")
    assert closed.status is Status.NOT_FOUND


def test_naming_a_skill_never_costs_what_passages_gave(matcher: Matcher) -> None:
    asked, said = "Kafka or NATS JetStream", "Event streaming with NATS JetStream in production."
    before = first(matcher, asked, said)
    after = first(matcher, asked, f"{said}\n\nSkills\nKafka, Docker, Git")
    assert after.points >= before.points
