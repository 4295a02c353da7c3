"""What the format tells is trusted before anything is guessed."""

from conftest import Profile
from rolefit.domain.text import Mark, MarkKind, Span


def mark(text: str, words: str, kind: MarkKind, value: str = "") -> Mark:
    start = text.index(words)
    return Mark(Span(start, start + len(words)), kind, value)


STRUCTURED = "Night Porter\nHull\nCarry bags\nA warm smile\nSome Italian\nTwo free meals\n"


def test_marked_fields_give_title_place_role_and_importance(profile: Profile) -> None:
    marks = [
        mark(STRUCTURED, "Night Porter", MarkKind.JOB_TITLE),
        mark(STRUCTURED, "Hull", MarkKind.LOCATION, "Hull, GB"),
        mark(STRUCTURED, "Carry bags", MarkKind.DUTY),
        mark(STRUCTURED, "A warm smile", MarkKind.MUST),
        mark(STRUCTURED, "Some Italian", MarkKind.NICE),
        mark(STRUCTURED, "Two free meals", MarkKind.BENEFIT),
    ]
    job = profile(STRUCTURED, marks)
    assert (job.title, job.location) == ("Night Porter", "Hull, GB")
    assert [(item.text, item.kind, item.importance) for item in job.requirements] == [
        ("Carry bags", "duty", "must"),
        ("warm smile", "skill", "must"),
        ("Some Italian", "skill", "nice"),
    ]
    assert [span.of(STRUCTURED) for span in job.ignored] == ["Hull", "Two free meals"]


def test_a_mark_over_several_lines_covers_each_of_them(profile: Profile) -> None:
    text = "Gardener\n\nPruning\nMowing\nWeeding\n"
    job = profile(text, [mark(text, "Pruning\nMowing", MarkKind.NICE)])
    assert [(item.text, item.importance) for item in job.requirements][:2] == [
        ("Pruning", "nice"),
        ("Mowing", "nice"),
    ]


def test_a_heading_known_from_its_style_is_no_requirement(profile: Profile) -> None:
    text = "Tailor\n\nThe craft\nKnowledge of silk\nLife with us\nA choir\n"
    marks = [
        mark(text, "The craft", MarkKind.HEADING),
        mark(text, "Life with us", MarkKind.HEADING),
    ]
    job = profile(text, marks)
    assert [item.text for item in job.requirements] == ["Knowledge of silk"]
