"""A job's text in the form that corrections are saved in: headings, and a point a line.

Every point still traces to words of the document. Text can say what is a must and what is nice to
have; STRONG and NOT cannot be told by it, nor what a line says of itself ("X is a plus"): those are
told beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rolefit.domain.job import Importance, Job, RequirementKind

_BULLETS = ("- ", "• ")


@dataclass(frozen=True, slots=True)
class Point:
    """A requirement as somebody wants it.

    Args:
        duty: it tells what the work is.
    """

    text: str
    importance: Importance
    duty: bool = False

    @property
    def heading(self) -> str:
        """What it stands below."""
        if self.importance is Importance.NICE:
            return "Nice to have"
        return "Responsibilities" if self.duty else "Requirements"


def points_of(job: Job) -> list[Point]:
    """The points of a job as it was understood."""
    return [
        Point(one.text, one.importance, one.kind is RequirementKind.DUTY)
        for one in job.requirements
    ]


def written(title: str, location: str, points: Sequence[Point]) -> str:
    """A posting that says just this."""
    parts = [title, f"Location: {location}" if location else ""]
    head = "\n".join(filter(None, map(_line, parts)))
    sections = [
        f"{heading}\n" + "".join(f"- {_line(one.text)}\n" for one in points)
        for heading, points in _grouped(points)
    ]
    return "\n".join([f"{head}\n" if head else "", *sections])


def understood(job: Job, points: Sequence[Point]) -> tuple[dict[int, Importance], bool]:
    """What has to be told beside a written job, and whether each point was taken as it stands.

    Args:
        job: what was understood of it.
        points: as they were given to `written`.

    Returns:
        Importance by place of the requirement, where it is not what was wanted.
    """
    lines = [one for _, some in _grouped(points) for one in some]
    beside: dict[int, Importance] = {}
    for place, requirement in enumerate(job.requirements):
        line = _lines_before(job.document.text, requirement.span.start)
        if 0 < line <= len(lines) and lines[line - 1].importance is not requirement.importance:
            beside[place] = lines[line - 1].importance
    asked = [one.text for one in job.requirements]
    return beside, asked == [_line(one.text) for one in lines]


def _grouped(points: Sequence[Point]) -> list[tuple[str, list[Point]]]:
    headings = ("Responsibilities", "Requirements", "Nice to have")
    groups = [(heading, [one for one in points if one.heading == heading]) for heading in headings]
    return [(heading, some) for heading, some in groups if some]


def _lines_before(text: str, at: int) -> int:
    """Which point an offset stands in, from 1; 0 for the head."""
    end = text.find("\n", at)
    lines = text[: len(text) if end < 0 else end].splitlines()
    return sum(line.startswith(_BULLETS) for line in lines)


def _line(text: str) -> str:
    """In one line, so that a point cannot become a heading or two points."""
    return " ".join(text.split()).lstrip("-•* ")
