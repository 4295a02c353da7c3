"""Promises of the job are no requirements."""

from collections.abc import Callable

import pytest

from rolefit.domain.job import Job, Requirement

Required = Callable[[str], tuple[Requirement, ...]]

PROMISES = [
    "No out-of-hours.",
    "No weekends",
    "No on-call",
    "No on-call rota and no weekend work",
    "No nights, no weekends.",
    "No evenings or bank holidays",
    "No overnight travel",
    "No cold calling",
    "You will never work weekends.",
    "Own parking",
    "On-site parking",
    "Company van",
    "Uniform provided",
    "Tools and workwear supplied",
    "Weekly pay",
    "Early finish on Fridays",
    "Birthday off",
]
DEMANDS = [
    "No criminal record",
    "No points on your licence",
    "No visible tattoos",
    "No fear of heights",
    "Own car",
    "Own tools",
    "Weekend work",
    "Willing to work weekends and be on-call",
    "Travel to clients without an assistant",
]


@pytest.mark.parametrize("line", PROMISES)
def test_a_promise_below_the_duties_is_no_duty(line: str, profile: Callable[..., Job]) -> None:
    job = profile(
        f"Plumber\n\nWhat you will do\nFit boilers in homes\nRepair leaks\n\n{line}\n\n"
        "Requirements\n• Gas certificate\n"
    )
    assert [asked.text for asked in job.requirements] == [
        "Fit boilers in homes",
        "Repair leaks",
        "Gas certificate",
    ]
    assert any(span.of(job.document.text) in line for span in job.ignored)


@pytest.mark.parametrize("line", PROMISES)
def test_a_promise_among_the_requirements_is_none(line: str, profile: Callable[..., Job]) -> None:
    job = profile(f"Plumber\n\nRequirements\n• Gas certificate\n• {line}\n")
    assert [asked.text for asked in job.requirements] == ["Gas certificate"]


@pytest.mark.parametrize("line", DEMANDS)
def test_a_demand_that_sounds_alike_stays(line: str, required: Required) -> None:
    assert [asked.text for asked in required(line)] == [line]
