"""The promotion gate: whether a challenger may take the champion's place. Pure.

A challenger has to be better where it matters, by more than chance would make it look, and may
not be worse elsewhere by more than was written down before anybody saw the figures. What cannot
be compared is not passed.
"""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from rolefit.domain.errors import UsageError
from rolefit.evaluation.intervals import Estimate
from rolefit.training.comparing import Difference, paired
from rolefit.training.scorecard import Scorecard, means

Words = Annotated[str, Field(min_length=1)]
Loss = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Limit = Annotated[float, Field(allow_inf_nan=False)]
Above = Annotated[float, Field(gt=0, allow_inf_nan=False)]

_ALONE = "There is no champion yet: only absolute limits count."
_SLACK = 1e-9
"""Sums of floats: a loss of exactly the tolerance must pass."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Primary(_Strict):
    """What a challenger has to be better in.

    Args:
        family, measure: one family of the scorecards.
        at_least: a mean that every champion must reach, the first one too.
    """

    family: Words
    measure: Words
    at_least: Limit | None = None


class Guard(_Strict):
    """What must not be lost.

    Args:
        family, measure: one family of the scorecards.
        tolerance: how far its mean may fall; 0: not at all.
        group_tolerance: how far its mean over one occupation group may fall; None: any.
        group_queries: a group of fewer queries is too small to judge by.
        at_least: a mean that every champion must reach, the first one too.
    """

    family: Words
    measure: Words
    tolerance: Loss = 0.0
    group_tolerance: Loss | None = None
    group_queries: Annotated[int, Field(ge=1)] = 5
    at_least: Limit | None = None


class CostLimits(_Strict):
    """What a champion may cost.

    Args:
        megabytes: its bundle's size on disk, at most.
        speed: texts per second, as a share of the champion's, at least.
    """

    megabytes: Above = 40.0
    speed: Annotated[float, Field(gt=0, le=1)] = 0.9


class Rules(_Strict):
    """The gate's rules, as `experiments/gate.toml` writes them.

    Args:
        format: of the file.
        primary: what has to be better.
        guards: what must not be lost.
        fairness: what no group of people may lose; the same as guards, told apart.
        costs: what it may cost.
    """

    format: Literal[1]
    primary: Primary
    guards: tuple[Guard, ...] = ()
    fairness: tuple[Guard, ...] = ()
    costs: CostLimits = CostLimits()

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over the rules, whatever the file looks like."""
        body = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return sha256(body.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Check:
    """One rule, applied.

    Args:
        rule: which, short.
        passed: whether it holds; a line that only tells something holds.
        words: what was found, a sentence with its figures.
    """

    rule: str
    passed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the gate decided, about whom and by which rules.

    Args:
        promoted: every check passed.
        lines: the checks, in the order of the rules.
        challenger, champion: digests of the scorecards; None where there was no champion.
        rules: digest of the rules.
    """

    promoted: bool
    lines: tuple[Check, ...]
    challenger: str
    champion: str | None
    rules: str

    def to_json(self) -> str:
        """The decision as JSON, to be kept."""
        body = TypeAdapter(Decision).dump_python(self, mode="json")
        return json.dumps({"format": 1, **body}, ensure_ascii=False, indent=2) + "\n"


def read_rules(path: Path) -> Rules:
    """The rules in a TOML file.

    Raises:
        UsageError: it cannot be read, or holds no rules.
    """
    remedy = "docs/model-registry.md tells what the file holds."
    try:
        return Rules.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        told = "; ".join(
            f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:3]
        )
        raise UsageError(f"{path} holds no rules of the gate: {told}.", remedy=remedy) from error
    except OSError as error:
        why = error.strerror or "the system refuses"
        raise UsageError(f"{path} cannot be read: {why}.", remedy=remedy) from error
    except ValueError as error:  # no UTF-8, or no TOML
        raise UsageError(f"{path} is no TOML: {error}.", remedy=remedy) from error


def decide(rules: Rules, challenger: Scorecard, champion: Scorecard | None) -> Decision:
    """Apply every rule; the challenger is promoted only if all of them hold.

    Args:
        champion: None as long as there is none; then only absolute limits count.

    Raises:
        MissingExtra: scipy is not installed.
    """
    lines = tuple(_checks(rules, challenger, champion))
    return Decision(
        promoted=all(line.passed for line in lines),
        lines=lines,
        challenger=challenger.digest,
        champion=None if champion is None else champion.digest,
        rules=rules.digest,
    )


def _checks(rules: Rules, challenger: Scorecard, champion: Scorecard | None) -> Iterator[Check]:
    if champion is None:
        yield Check("champion", passed=True, words=_ALONE)
    yield from _absolute(rules, challenger)
    if champion is not None:
        yield from _compared(rules, challenger, champion)
        yield _speed(rules, challenger, champion)


def _absolute(rules: Rules, challenger: Scorecard) -> Iterator[Check]:
    found = means(challenger)
    asked: list[Primary | Guard] = [rules.primary, *rules.guards, *rules.fairness]
    for rule in asked:
        title = f"{rule.family} {rule.measure}"
        mean = found.get(title)
        if mean is None:
            words = f"{challenger.model} was not measured by {title}."
            yield Check("measured", passed=False, words=words)
        elif rule.at_least is not None:
            holds = mean.mean >= rule.at_least - _SLACK
            words = f"{title} is {_told(mean)}; it must reach {rule.at_least:.4g}."
            yield Check("floor", passed=holds, words=words)
    size, most = challenger.costs.megabytes, rules.costs.megabytes
    words = f"The bundle has {size:.1f} MB; at most {most:g} are allowed."
    yield Check("size", passed=size <= most, words=words)


def _compared(rules: Rules, challenger: Scorecard, champion: Scorecard) -> Iterator[Check]:
    named: list[tuple[str, Primary | Guard]] = [("primary", rules.primary)]
    named += [("guard", guard) for guard in rules.guards]
    named += [("fairness", guard) for guard in rules.fairness]
    for name, rule in named:
        if challenger.family(rule.family, rule.measure) is None:
            continue  # told among the absolute ones
        try:
            found = paired(challenger, champion, rule.family, rule.measure)
        except UsageError as error:
            words = f"Not to be compared. {error.message} {error.remedy}"
            yield Check(name, passed=False, words=words)
            continue
        yield from _gained(found) if isinstance(rule, Primary) else _kept(name, rule, found)


def _gained(found: Difference) -> Iterator[Check]:
    low = found.difference.low
    words = (
        f"{found.name} {found.measure}: {_pair(found)}; "
        "the interval of the difference must lie above 0."
    )
    yield Check("primary", passed=low is not None and low > 0, words=words)


def _kept(name: str, rule: Guard, found: Difference) -> Iterator[Check]:
    fallen = found.difference.mean
    words = f"{found.name} {found.measure}: {_pair(found)}; it may fall by {rule.tolerance:g}."
    yield Check(name, passed=fallen >= -rule.tolerance - _SLACK, words=words)
    if rule.group_tolerance is not None:
        yield _groups(f"{name} groups", rule, rule.group_tolerance, found)


def _groups(name: str, rule: Guard, tolerance: float, found: Difference) -> Check:
    title = f"{found.name} {found.measure}"
    judged = [one for one in found.groups if one.queries >= rule.group_queries]
    left_out = len(found.groups) - len(judged)
    small = f" Groups of fewer than {rule.group_queries} queries, not judged: {left_out}."
    tail = small if left_out else ""
    if not judged:
        words = f"{title} has no occupation group to judge by.{tail}"
        return Check(name, passed=False, words=words)
    lost = [one for one in judged if one.mean < -tolerance - _SLACK]
    if lost:
        told = ", ".join(f"{one.group} {one.mean:+.4f} ({one.queries} queries)" for one in lost)
        words = f"{title} falls by more than {tolerance:g} in: {told}.{tail}"
        return Check(name, passed=False, words=words)
    worst = min(judged, key=lambda one: one.mean)
    words = (
        f"{title}: the worst of {len(judged)} groups is {worst.group}, {worst.mean:+.4f} "
        f"({worst.queries} queries); a group may fall by {tolerance:g}.{tail}"
    )
    return Check(name, passed=True, words=words)


def _speed(rules: Rules, challenger: Scorecard, champion: Scorecard) -> Check:
    ours, theirs = challenger.costs.texts_per_second, champion.costs.texts_per_second
    words = (
        f"{ours:.1f} texts a second against {theirs:.1f}, {ours / theirs:.2f} of the champion's; "
        f"at least {rules.costs.speed:g} is asked."
    )
    return Check("speed", passed=ours / theirs >= rules.costs.speed - _SLACK, words=words)


def _pair(found: Difference) -> str:
    return (
        f"{found.challenger.mean:.4f} against {found.champion.mean:.4f}, "
        f"difference {_told(found.difference, sign='+')} over {found.difference.count} queries"
    )


def _told(one: Estimate, sign: str = "") -> str:
    if one.low is None or one.high is None:
        return f"{one.mean:{sign}.4f}"
    return f"{one.mean:{sign}.4f} [{one.low:{sign}.4f}, {one.high:{sign}.4f}]"
