"""What options mean."""

import pytest

from rolefit.cli.options import configured, importance_of
from rolefit.domain.errors import UsageError


def test_people_count_requirements_from_one() -> None:
    assert importance_of(["1=nice", " 3 = not "], 3) == {0: "nice", 2: "not"}
    assert importance_of(None, 3) == {}


@pytest.mark.parametrize(
    "pair", ["nice", "=nice", "1", "1=", "one=nice", "-1=nice", "²=nice", "1=maybe"]
)
def test_a_pair_that_sets_nothing_is_told_with_what_it_could_be(pair: str) -> None:
    with pytest.raises(UsageError) as told:
        importance_of([pair], 3)
    assert "must, strong, nice, not" in told.value.remedy


@pytest.mark.parametrize("number", ["0", "4"])
def test_the_number_told_is_the_one_that_was_typed(number: str) -> None:
    with pytest.raises(UsageError, match=f"no requirement {number}; the job has 3"):
        importance_of([f"{number}=nice"], 3)


def test_a_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEFIT_THREADS", "3")
    assert configured().threads == 3


@pytest.mark.parametrize(("name", "value"), [("THREADS", "0"), ("MAX_SECONDS", "soon")])
def test_a_setting_that_cannot_be_meant_is_told_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"ROLEFIT_{name}", value)
    with pytest.raises(UsageError, match=f"ROLEFIT_{name}"):
        configured()


def test_blind_without_redaction_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEFIT_REDACT", "0")
    assert configured().redact is False
    with pytest.raises(UsageError, match="blind"):
        configured(blind=True)


def test_a_setting_that_there_is_not_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ROLEFIT_MAX_PAGE", "3")
    with pytest.raises(UsageError, match="no setting ROLEFIT_MAX_PAGE"):
        configured()
