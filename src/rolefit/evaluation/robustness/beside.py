"""The plain baselines under the same perturbations: what becomes of their orders."""

from collections.abc import Mapping

from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Job
from rolefit.domain.resume import Resume
from rolefit.evaluation.baselines import bm25_run, cosine_run, passage_scores, tfidf_run
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.robustness.pairs import Pair
from rolefit.evaluation.robustness.perturbation import OfPosting, OfResume, Perturbation
from rolefit.evaluation.runs import Run
from rolefit.evaluation.systems import (
    BM25,
    COSINE,
    PASSAGES,
    TFIDF,
    passages_of,
    requirements_of,
    without_ties,
)
from rolefit.matcher import Matcher

ByJob = Mapping[str, tuple[Pair, ...]]


class Beside:
    """The baselines, each perturbation compared with the texts as they are.

    BM25 and TF-IDF take their term statistics from the pool, the changed one after a change. Of a
    single résumé that is changed for one posting they tell nothing here.
    """

    def __init__(
        self,
        jobs: Mapping[str, Job],
        resumes: Mapping[str, Resume],
        grades: Judgements,
        matcher: Matcher,
    ) -> None:
        self._jobs = jobs
        self._resumes = resumes
        self._grades = grades
        self._matcher = matcher
        self._asked = {name: job.document.text for name, job in jobs.items()}
        self._offered = {name: resume.document.text for name, resume in resumes.items()}
        self._before = self._runs(self._asked, self._offered)

    def tried(self, perturbation: Perturbation) -> dict[str, ByJob]:
        """By system and job: the changed pairs; their scores order, and mean nothing else."""
        asked, offered = self._asked, self._offered
        if isinstance(perturbation, OfPosting):
            asked = {name: perturbation.make(job) for name, job in self._jobs.items()}
        elif isinstance(perturbation, OfResume):
            offered = {name: perturbation.make(one) for name, one in self._resumes.items()}
        else:
            return {}
        after = self._runs(asked, offered)
        return {system: self._pairs(system, run, asked, offered) for system, run in after.items()}

    def _runs(self, asked: Mapping[str, str], offered: Mapping[str, str]) -> dict[str, Run]:
        return {
            BM25: bm25_run(asked, offered),
            TFIDF: tfidf_run(asked, offered),
            COSINE: cosine_run(asked, offered, self._matcher.encode),
            PASSAGES: without_ties(self._passages(asked, offered)),
        }

    def _passages(self, asked: Mapping[str, str], offered: Mapping[str, str]) -> Run:
        return passage_scores(
            {name: self._requirements(name, text) for name, text in asked.items()},
            {name: passages_of(self._resume(name, text)) for name, text in offered.items()},
            self._matcher.encode,
        )

    def _requirements(self, name: str, text: str) -> list[str]:
        if text == self._asked[name]:
            return requirements_of(self._jobs[name])
        try:
            return requirements_of(self._matcher.job(text))
        except NoRequirements:
            return []  # not understood any more: worth nothing, as it is to the score

    def _resume(self, name: str, text: str) -> Resume:
        same = self._resumes[name]
        if text == self._offered[name]:
            return same
        return self._matcher.resume(text, as_of=same.as_of)

    def _pairs(
        self, system: str, after: Run, asked: Mapping[str, str], offered: Mapping[str, str]
    ) -> ByJob:
        before = self._before[system]
        rows = {
            job: tuple(
                Pair(job, name, grade, before[job][name], after[job][name])
                for name, grade in sorted(grades.items())
                if asked[job] != self._asked[job] or offered[name] != self._offered[name]
            )
            for job, grades in self._grades.items()
        }
        return {job: row for job, row in rows.items() if row}
