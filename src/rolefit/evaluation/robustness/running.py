"""Perturbations, tried on jobs and graded résumés by the public matcher."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Job
from rolefit.domain.match import Match
from rolefit.domain.resume import Resume
from rolefit.evaluation.baselines import Counting, Tick, silent
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.robustness.beside import Beside
from rolefit.evaluation.robustness.catalogue import PERTURBATIONS
from rolefit.evaluation.robustness.chance import shuffled
from rolefit.evaluation.robustness.pairs import Pair
from rolefit.evaluation.robustness.perturbation import OfPair, OfPosting, OfResume, Perturbation
from rolefit.evaluation.robustness.trial import RobustFamily, Trial
from rolefit.matcher import Matcher
from rolefit.matching import Weights

TRICKSTERS = 16
"""Résumés of a job that try a trick, drawn from those below its highest grade."""


@dataclass(frozen=True, slots=True)
class Graded:
    """Jobs and their graded résumés, profiled from their texts alone, with their scores.

    What a format knows beyond its words (a heading's style, a field's name) is left out, so that
    before and after differ in the words that were changed and in nothing else.
    """

    jobs: Mapping[str, Job]
    resumes: Mapping[str, Resume]
    grades: Judgements
    scores: Mapping[str, Mapping[str, float]]
    weights: Weights | None = None

    def best(self, job: str) -> float:
        """The best score of a résumé with the job's highest grade."""
        grades = self.grades[job]
        return max(self.scores[job][name] for name in grades if grades[name] == self._highest(job))

    def tricksters(self, job: str) -> list[str]:
        """Who tries a trick: a few below the highest grade, drawn by lot."""
        below = [n for n, grade in self.grades[job].items() if grade < self._highest(job)]
        return shuffled(below, job)[:TRICKSTERS]

    def _highest(self, job: str) -> int:
        return max(self.grades[job].values())


def robustness_families(
    matcher: Matcher,
    jobs: Mapping[str, Job],
    resumes: Mapping[str, Resume],
    grades: Judgements,
    counting: Counting = silent,
) -> list[RobustFamily]:
    """Every measure of every perturbation, by job.

    Args:
        jobs, resumes: profiles, by the names that the grades know them by.
        grades: job -> résumé -> grade; a pair without a grade takes no part.
    """
    graded = _graded(matcher, jobs, resumes, grades, None, counting)
    tried = (_tried(matcher, one, graded, counting) for one in PERTURBATIONS)
    return [family for trial in tried for family in trial.families()]


def trials(
    matcher: Matcher,
    jobs: Mapping[str, Job],
    resumes: Mapping[str, Resume],
    grades: Judgements,
    *,
    perturbations: Sequence[Perturbation] = PERTURBATIONS,
    weights: Weights | None = None,
    counting: Counting = silent,
) -> list[Trial]:
    """Try perturbations one after the other, the baselines beside; see `robustness_families`.

    Raises:
        MissingExtra: bm25s or scipy is not installed.
    """
    graded = _graded(matcher, jobs, resumes, grades, weights, counting)
    beside = Beside(graded.jobs, graded.resumes, graded.grades, matcher)
    return [
        replace(_tried(matcher, one, graded, counting), beside=beside.tried(one))
        for one in perturbations
    ]


def _graded(
    matcher: Matcher,
    jobs: Mapping[str, Job],
    resumes: Mapping[str, Resume],
    grades: Judgements,
    weights: Weights | None,
    counting: Counting,
) -> Graded:
    kept = {
        job: {name: grade for name, grade in grades[job].items() if name in resumes}
        for job in jobs
        if job in grades
    }
    asked = {job: matcher.job(jobs[job].document.text) for job, row in kept.items() if row}
    names = {name for job in asked for name in kept[job]}
    people = {
        name: _read(matcher, resumes[name], resumes[name].document.text) for name in sorted(names)
    }
    scores: dict[str, dict[str, float]] = {}
    with counting("Robustness: scores as they are", len(asked)) as tick:
        for job, profile in asked.items():
            own = {name: people[name] for name in kept[job]}
            scores[job] = _scores(matcher, profile, own, weights)
            tick(1)
    return Graded(asked, people, {job: kept[job] for job in asked}, scores, weights)


def _tried(
    matcher: Matcher, perturbation: Perturbation, graded: Graded, counting: Counting
) -> Trial:
    with counting(perturbation.name, len(graded.jobs)) as tick:
        after = _after(matcher, perturbation, graded, tick)
    pairs = {job: tuple(_pairs(graded, job, found)) for job, found in after.items()}
    possible = sum(
        len(graded.tricksters(job)) if isinstance(perturbation, OfPair) and perturbation.trick
        else len(row)
        for job, row in graded.grades.items()
    )  # fmt: skip
    return Trial(
        perturbation,
        {job: row for job, row in pairs.items() if row},
        possible - sum(map(len, pairs.values())),
        {job: graded.best(job) for job in graded.jobs},
    )


_Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Answers:
    """Of one job: scores before and after, of those who were changed; `own` as `Pair.own`."""

    before: _Scores
    after: _Scores
    own: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def _after(
    matcher: Matcher, perturbation: Perturbation, graded: Graded, tick: Tick
) -> dict[str, _Answers]:
    if isinstance(perturbation, OfPosting):
        return dict(_of_posting(matcher, perturbation, graded, tick))
    if isinstance(perturbation, OfResume):
        return dict(_of_resume(matcher, perturbation, graded, tick))
    if isinstance(perturbation, OfPair):
        return dict(_of_pair(matcher, perturbation, graded, tick))
    raise TypeError(perturbation)


def _of_posting(
    matcher: Matcher, perturbation: OfPosting, graded: Graded, tick: Tick
) -> Iterator[tuple[str, _Answers]]:
    for name, job in graded.jobs.items():
        text = perturbation.make(job)
        own = {one: graded.resumes[one] for one in graded.grades[name]}
        if text != job.document.text:
            after = _scores_by_text(matcher, text, own, graded.weights)
            yield name, _Answers(graded.scores[name], after)
        tick(1)


def _scores_by_text(
    matcher: Matcher, text: str, resumes: Mapping[str, Resume], weights: Weights | None
) -> _Scores:
    try:
        job = matcher.job(text)
    except NoRequirements:
        # Not understood any more: worth nothing, as a job without an answer is in `evaluate`.
        return dict.fromkeys(resumes, 0.0)
    return _scores(matcher, job, resumes, weights)


def _of_resume(
    matcher: Matcher, perturbation: OfResume, graded: Graded, tick: Tick
) -> Iterator[tuple[str, _Answers]]:
    texts = {name: perturbation.make(resume) for name, resume in graded.resumes.items()}
    changed = {
        name: _read(matcher, graded.resumes[name], text)
        for name, text in texts.items()
        if text != graded.resumes[name].document.text
    }
    for name, job in graded.jobs.items():
        own = {one: changed[one] for one in graded.grades[name] if one in changed}
        yield name, _Answers(graded.scores[name], _scores(matcher, job, own, graded.weights))
        tick(1)


def _of_pair(
    matcher: Matcher, perturbation: OfPair, graded: Graded, tick: Tick
) -> Iterator[tuple[str, _Answers]]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.html" if perturbation.plain is not None else None
        plain = {} if file is None else _pages(matcher, perturbation, graded, file)
        for name, job in graded.jobs.items():
            trying = graded.tricksters(name) if perturbation.trick else list(graded.grades[name])
            texts = {one: perturbation.make(graded.resumes[one], job) for one in trying}
            changed = {
                one: _read(matcher, graded.resumes[one], text, file)
                for one, text in texts.items()
                if text != graded.resumes[one].document.text
            }
            before = graded.scores[name]
            if plain:
                before = _scores(matcher, job, {one: plain[one] for one in changed}, graded.weights)
            after = _scores(matcher, job, changed, graded.weights)
            yield name, _Answers(before, after, _own(matcher, perturbation, graded, name, changed))
            tick(1)


def _pages(matcher: Matcher, perturbation: OfPair, graded: Graded, file: Path) -> dict[str, Resume]:
    """The tricksters of all jobs, read from pages without the trick."""
    make = perturbation.plain
    names = sorted({name for job in graded.jobs for name in graded.tricksters(job)})
    people = {name: graded.resumes[name] for name in names}
    return {n: _read(matcher, one, make(one), file) for n, one in people.items() if make}


def _own(
    matcher: Matcher,
    perturbation: OfPair,
    graded: Graded,
    job: str,
    changed: Mapping[str, Resume],
) -> dict[str, tuple[float, float]]:
    if perturbation.about is None:
        return {}
    asked = graded.jobs[job]
    found = {}
    for name, resume in changed.items():
        skills = perturbation.about(graded.resumes[name], asked)
        matches = matcher.rank(asked, [graded.resumes[name], resume], weights=graded.weights)
        before, after = sorted(matches, key=lambda match: match.index)
        found[name] = (_points(before, skills), _points(after, skills))
    return found


def _points(match: Match, skills: frozenset[str]) -> float:
    """Of the requirements that name one of the skills, together."""
    named = (
        one.points
        for one in match.requirements
        if any(skills & set(skill.ids or (skill.id,)) for skill in one.requirement.skills)
    )
    return round(sum(named), 2)


def _read(matcher: Matcher, like: Resume, text: str, file: Path | None = None) -> Resume:
    """A changed résumé, as of the same month; by way of a file where one is given."""
    if file is None:
        return matcher.resume(text, as_of=like.as_of)
    file.write_text(text, encoding="utf-8", newline="\n")
    return matcher.resume(file, as_of=like.as_of)


def _scores(
    matcher: Matcher, job: Job, resumes: Mapping[str, Resume], weights: Weights | None
) -> dict[str, float]:
    names = list(resumes)
    ranking = matcher.rank(job, list(resumes.values()), weights=weights)
    return {names[match.index]: match.score for match in ranking}


def _pairs(graded: Graded, job: str, found: _Answers) -> Iterator[Pair]:
    for name in sorted(found.after):
        grade = graded.grades[job][name]
        yield Pair(job, name, grade, found.before[name], found.after[name], found.own.get(name))
