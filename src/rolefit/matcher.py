"""The public face: read, profile, encode and match behind a few methods."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from rolefit.bootstrap import Services
from rolefit.chosen import OnError, check, recorded, with_importances
from rolefit.domain.errors import RolefitError, UsageError
from rolefit.domain.fit import Fit
from rolefit.domain.job import Importance, Job
from rolefit.domain.match import Match
from rolefit.domain.ports import FloatMatrix
from rolefit.domain.resume import Month, Resume
from rolefit.domain.skills import LinkedSkill, Skill
from rolefit.domain.text import Document
from rolefit.encoding import GridMatrix
from rolefit.encodings import Encodings, VectorsOf
from rolefit.intake import Failure, Intake, Source, month_of, name_of
from rolefit.matching import Weights, differences
from rolefit.matching.typical import typical_score
from rolefit.rankings import Ranked, Ranking, Recommendation
from rolefit.settings import Settings

__all__ = [
    "Failure",
    "Matcher",
    "OnError",
    "Progress",
    "Ranked",
    "Ranking",
    "Recommendation",
    "Source",
]

Progress = Callable[[int], None]
Counting = Callable[[str, int], AbstractContextManager[Progress]]
"""Shows progress: a title and a total in, a context with a function to count on out."""


class Matcher:
    """Ranks résumés against a job, and says why.

    Safe to share between threads. Holds child processes once a file was read: close it, or use
    it as a context manager.

    Args:
        model: a bundle folder, a sentence-transformers folder, a Hugging Face name, or
            `models:/NAME@ALIAS` of a model registry; None for the bundle that ships.
        settings: everything else; default: the environment's.
        weights: how much each importance counts.
        services: what others use too, in place of `model` and `settings`.
        looking_on: told every ranking before it is returned; it must be quick and raise nothing.
    """

    def __init__(
        self,
        model: str | Path | None = None,
        *,
        settings: Settings | None = None,
        weights: Weights | None = None,
        services: Services | None = None,
        looking_on: Callable[[Ranked], None] | None = None,
    ) -> None:
        chosen = services.settings if services else settings or Settings()
        if model is not None:
            chosen = chosen.model_copy(update={"model": str(model)})
        self._services = services or Services(chosen)
        self._weights = weights or Weights()
        self._looking_on = looking_on
        self._intake = Intake(self._services)
        self._encodings = Encodings(self._services, chosen.cached_resumes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the reading processes; the matcher starts new ones when it reads again."""
        self._services.close()

    @property
    def encoder_id(self) -> str:
        """What made the vectors: weights, runtime, precision and instruction set."""
        return self._services.encoder.id

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> FloatMatrix:
        """Vectors, float32 (len(texts), dim), L2-normalised; a blank text yields zeros."""
        return self._services.encoder.encode(texts, progress=progress)

    def skills(self, text: str) -> list[Skill]:
        """The skills that a text names, linked to ESCO and O*NET, in text order."""
        return list(self._services.profiler.gazetteer.find(text))

    def link(self, text: str, *, top: int = 5, least: float = 0.0) -> list[LinkedSkill]:
        """The ESCO skills nearest to a phrase or a sentence, best first, equal ones by id.

        What the text names, joined with what is like it in meaning: without `least` there is a best
        one also where nothing fits. With a model that is new here all labels of ESCO are encoded
        first, which takes a minute or two, and kept in the cache folder.

        Args:
            least: the score from which a skill is told, 0..1; docs/skills.md says what scores mean.

        Raises:
            UsageError: `top` is less than none, or `least` is no score.
        """
        return self.link_all([text], top=top, least=least)[0]

    def link_all(
        self,
        texts: Sequence[str],
        *,
        top: int = 5,
        least: float = 0.0,
        counting: Counting | None = None,
    ) -> list[list[LinkedSkill]]:
        """The same for many texts at once, in their order; none depends on its neighbours.

        Args:
            counting: shows the progress of what is slow.

        Raises:
            UsageError: `texts` is one string, `top` is less than none, or `least` is no score.
        """
        if isinstance(texts, str):
            raise UsageError("Give a list of texts, not one text.")
        linker, show = self._services.linker, counting or _silent
        with show("Encoding the labels of skills", linker.labels) as tick:
            linker.prepare(tick)
        with show("Linking", len(texts)) as tick:
            return linker.link(texts, top=top, least=least, progress=tick)

    def job(self, source: Source | Job) -> Job:
        """What a posting asks for.

        Raises:
            ReadError: a file that cannot be read.
            NoRequirements: a posting that asks for nothing.
        """
        return self._intake.job(source)

    def resume(self, source: Source | Resume, *, as_of: Month | str | None = None) -> Resume:
        """What a résumé shows; `as_of` ("YYYY-MM") is the month that "present" stands for.

        A blank text is an empty profile, which scores nothing; an empty file is an error.

        Raises:
            ReadError: a file that cannot be read.
        """
        return self._intake.resume(source, month_of(as_of))

    def read(self, source: Source) -> Document:
        """The text of a document, with spans, marks and findings.

        Raises:
            ReadError: a file that cannot be read.
        """
        return self._intake.read(source)

    def rank(
        self,
        job: Source | Job,
        resumes: Iterable[Source | Resume],
        *,
        weights: Weights | None = None,
        importance: Mapping[int, Importance | str] | None = None,
        as_of: Month | str | None = None,
        top: int | None = None,
        on_error: OnError = "raise",
        progress: Progress | None = None,
    ) -> Ranking:
        """Rank résumés against a job, best first; copies of a better-placed one come last.

        A score depends on the job, the résumé and what is set, never on the other résumés, their
        order or number.

        Args:
            job: text, file or profile.
            resumes: texts, files or profiles, of any mixture and number.
            weights: instead of the matcher's.
            importance: "must", "strong", "nice" or "not" by index into the job's requirements.
            as_of: the month that "present" stands for; default: each document's own date.
            top: return only the best so many; memory then hardly grows with the pool.
            on_error: "raise" the first résumé's error, or "report" them all in `.failures`.
            progress: called with how many more résumés are read and encoded.

        Raises:
            ReadError: a file that cannot be read (always for the job).
            NoRequirements: the posting asks for nothing.
            UsageError: an argument that cannot be meant.
        """
        if isinstance(resumes, str | Path | Document | Resume):
            raise UsageError("Give a list of résumés, not one.")
        check(on_error, top)
        month, chosen = month_of(as_of), weights or self._weights
        asked = with_importances(self.job(job), importance)
        encoded = self._encodings.job(asked, chosen)
        shortlist = self._services.ranker.shortlist(
            encoded, chosen, top=top, room=self._services.settings.cached_resumes
        )
        failures: list[Failure] = []
        seen: dict[int, Resume] = {}
        for batch in self._intake.batches(resumes, month):
            if batch.failures and on_error == "raise":
                raise batch.failures[0].error
            failures += batch.failures
            shortlist.add(self._encodings.resumes(batch.resumes), batch.places)
            if self._looking_on is not None:
                seen |= zip(batch.places, batch.resumes, strict=True)
            if progress is not None:
                progress(batch.size)
        ranking = Ranking(shortlist.matches(), failures)
        if self._looking_on is not None:
            self._looking_on(Ranked(asked, chosen, seen, ranking))
        return ranking

    def contexts(self, job: Job) -> GridMatrix:
        """What a job asks, each behind the job's title, as vectors: int16 (asked, dim), kept.

        Raises:
            NoRequirements: it asks for nothing.
        """
        asked = self._encodings.job(job, self._weights).asked
        return np.stack([item.context for item in asked])

    def passages(self, resume: Resume) -> GridMatrix:
        """A résumé's passages as vectors: int16 (passages, dim), kept in memory."""
        return self._encodings.resumes([resume])[0].lexical.vectors

    def hold(self, resumes: Sequence[Resume], vectors: VectorsOf | None = None) -> None:
        """Make résumés ready to be ranked, so that ranking them encodes nothing.

        As many are kept in memory as `Settings.cached_resumes` says.

        Args:
            vectors: gives the passage vectors of those that are not there yet, as this matcher's
                encoder made them; default: they are encoded now.
        """
        self._encodings.resumes(resumes, vectors)

    def score(
        self, job: Source | Job, resume: Source | Resume, *, as_of: Month | str | None = None
    ) -> Match:
        """One job and one résumé."""
        return self.rank(job, [resume], as_of=as_of)[0]

    def typical(self, job: Source | Job, *, weights: Weights | None = None) -> float:
        """What invented résumés of all trades score for a job on average, 0..100.

        It depends on the job, the weights and what ships, so it says which score is usual for the
        job whoever applies. The first call profiles a hundred résumés, which takes a second or two.

        Raises:
            ReadError: a file that cannot be read.
            NoRequirements: the posting asks for nothing.
        """
        chosen = weights or self._weights
        encoded = self._encodings.job(self.job(job), chosen)
        return typical_score(self._services.ranker.ask(encoded, chosen), self._encodings.typical)

    def recommend(
        self,
        resume: Source | Resume,
        jobs: Iterable[Source | Job],
        *,
        weights: Weights | None = None,
        as_of: Month | str | None = None,
        top: int | None = None,
        on_error: OnError = "raise",
        progress: Progress | None = None,
    ) -> Recommendation:
        """Jobs for a résumé, best first, by points above what is typical for each job.

        A score says how much is shown of what one posting asks for; postings that ask for what
        many have would come first if scores were compared as they stand.

        Args:
            resume: text, file or profile.
            jobs: texts, files or profiles, of any mixture and number.
            weights: instead of the matcher's.
            as_of: the month that "present" stands for; default: the document's own date.
            top: return only the best so many.
            on_error: "raise" the first job's error, or "report" them all in `.failures`.
            progress: called with how many more jobs were matched.

        Raises:
            ReadError: a file that cannot be read (always for the résumé).
            NoRequirements: a posting that asks for nothing.
            UsageError: an argument that cannot be meant.
        """
        if isinstance(jobs, str | Path | Document | Job):
            raise UsageError("Give a list of jobs, not one.")
        check(on_error, top)
        profiled = self.resume(resume, as_of=as_of)
        fits: list[Fit] = []
        failures: list[Failure] = []
        for place, source in enumerate(jobs):
            try:
                fits.append(self._fit(place, self.job(source), profiled, weights))
            except RolefitError as error:
                if on_error == "raise":
                    raise
                failures.append(Failure(place, name_of(source), error))
            if progress is not None:
                progress(1)
        # The content decides between equals, so that the order of the input never does.
        fits.sort(key=lambda fit: (-fit.above, fit.job.document.digest, fit.index))
        return Recommendation(fits[:top], failures)

    def _fit(self, place: int, job: Job, resume: Resume, weights: Weights | None) -> Fit:
        match = self.rank(job, [resume], weights=weights)[0]
        return Fit(place, job, match, self.typical(job, weights=weights))

    def replay(self, match: Match, job: Source | Job, resume: Source | Resume) -> list[str]:
        """Compute a recorded match anew; what differs, in plain sentences, or nothing.

        The match's own as-of month, weights and importance are used.

        Raises:
            ReadError: a file that cannot be read.
            MatchError: the record does not tell what it was made with.
        """
        asked, month = self.job(job), match.inputs.as_of or None
        told = self._again(match, asked, self.resume(resume, as_of=month))
        # The record does not tell whether the month was given or found in the document, which then
        # has a finding that says so.
        if told and not self._again(match, asked, self.resume(resume)):
            return []
        return told

    def _again(self, match: Match, job: Job, resume: Resume) -> list[str]:
        weights, importances = recorded(match.inputs)
        # Another posting may have fewer requirements; that it is another one is told below.
        importance = dict(enumerate(importances[: len(job.requirements)]))
        again = self.rank(job, [resume], weights=weights, importance=importance)[0]
        return differences(match, again)


def _silent(_what: str, _total: int) -> AbstractContextManager[Progress]:
    return nullcontext(lambda _done: None)
