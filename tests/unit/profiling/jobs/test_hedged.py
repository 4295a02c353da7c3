"""Requirements that deny or look ahead in their own words."""

from collections.abc import Callable

import pytest

from rolefit.domain.job import Requirement

Required = Callable[[str], tuple[Requirement, ...]]


@pytest.mark.parametrize(
    "words",
    [
        "CIPD level 5 or working towards it",
        "Studying towards a bookkeeping qualification",
        "ACCA qualified or studying for ACCA",
        "Part-qualified accountant",
        "Able to work without supervision",
        "No experience necessary, though latte art would be a plus for us",
        "Chartered engineer, not yet qualified is fine",
        "Willing to learn Salesforce",
        "A desire to quickly learn new tools",
        "Currently pursuing a degree in Physics",
    ],
)
def test_what_denies_or_looks_ahead_is_hedged(words: str, required: Required) -> None:
    assert any(asked.hedged for asked in required(words))


@pytest.mark.parametrize(
    "words",
    [
        "CIPD level 5",
        "Experience working towards sales goals",
        "Ability to take charge of a shift",
        "Experience preparing reports for auditors",
        "Three years of Java",
        "Able to learn quickly",
        "Versed in the process of applying varnish",
    ],
)
def test_a_plain_demand_is_not_hedged(words: str, required: Required) -> None:
    assert not any(asked.hedged for asked in required(words))
