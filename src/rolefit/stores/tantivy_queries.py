"""What is asked of the index, in tantivy's terms."""

from collections.abc import Mapping
from typing import Any

import tantivy
from tantivy import FieldType, Occur
from tantivy import Query as Asked

from rolefit.domain.clauses import And, Clause, Not, Or, Phrase
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import DegreeLevel
from rolefit.domain.search import BANDS, Counts, Facets, Filters

_EVERY = 60_000
"""Buckets: more than there are skills, so that counts are exact; tantivy allows 65,000."""


class Translation:
    """Filters, words and facets as tantivy wants them."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def passing(self, tenant: str, kind: RecordKind, filters: Filters) -> Asked:
        """Whose documents, of which kind, and what they must have; none of it counts."""
        wanted = [self._term("tenant", tenant), self._term("kind", kind.value)]
        wanted += [self._one_of("skills", ids) for ids in filters.skills]
        for field in ("languages", "tags", "places"):
            wanted += [self._term(field, value) for value in sorted(getattr(filters, field))]
        if filters.years > 0:
            wanted.append(self._from("years", FieldType.Float, filters.years))
        if filters.degree > 0:
            wanted.append(self._from("degree", FieldType.Unsigned, int(filters.degree)))
        if filters.changed_from is not None:
            least = filters.changed_from.timestamp()
            wanted.append(self._from("changed", FieldType.Float, least))
        if filters.said is not None:
            wanted.append(self._said(filters.said))
        return Asked.const_score_query(_all(wanted), 0.0)

    def saying(self, words: Mapping[str, float], passing: Asked) -> Asked:
        """Documents that pass and say one of some words, by how much these count."""
        any_of = [
            (Occur.Should, Asked.boost_query(self._word(stem), weight))
            for stem, weight in sorted(words.items())
        ]
        return Asked.boolean_query(
            [(Occur.Must, Asked.boolean_query(any_of)), (Occur.Must, passing)]
        )

    def _said(self, clause: Clause) -> Asked:
        match clause:
            case Phrase():
                return self._phrase(clause)
            case And():
                return _all([self._said(one) for one in clause.all_of])
            case Or():
                return _any([self._said(one) for one in clause.any_of])
            case Not():
                without = (Occur.MustNot, self._said(clause.clause))
                return Asked.boolean_query([(Occur.Must, Asked.all_query()), without])

    def _phrase(self, phrase: Phrase) -> Asked:
        ways = []
        if len(phrase.stems) == 1:
            ways.append(self._word(phrase.stems[0]))
        elif phrase.stems:
            ways.append(Asked.phrase_query(self._schema, "words", [*phrase.stems]))
        if phrase.skills:
            ways.append(self._one_of("skills", phrase.skills))
        return _any(ways)

    def _word(self, stem: str) -> Asked:
        return Asked.term_query(self._schema, "words", stem, index_option="freq")

    def _term(self, field: str, value: str) -> Asked:
        return Asked.term_query(self._schema, field, value, index_option="basic")

    def _one_of(self, field: str, values: frozenset[str]) -> Asked:
        return Asked.term_set_query(self._schema, field, sorted(values))

    def _from(self, field: str, kind: FieldType, least: float) -> Asked:
        return Asked.range_query(self._schema, field, kind, lower_bound=least)


def counted(searcher: tantivy.Searcher, passing: Asked, top: int) -> Facets:
    """Facets of all documents that pass."""
    values = ("skills", "languages", "tags", "degree")
    asked: dict[str, Any] = {
        name: {"terms": {"field": name, "size": _EVERY, "segment_size": _EVERY}} for name in values
    }
    ends = (*BANDS[1:], None)
    bands = [
        {"from": start} if end is None else {"from": start, "to": end}
        for start, end in zip(BANDS, ends, strict=True)
    ]
    asked["years"] = {"range": {"field": "years", "ranges": bands}}
    told = searcher.aggregate(passing, asked)
    years = {one.get("from"): one["doc_count"] for one in told["years"]["buckets"]}
    degrees = {DegreeLevel(int(one["key"])): one["doc_count"] for one in told["degree"]["buckets"]}
    return Facets(
        total=sum(degrees.values()),  # every document has one, none at all too
        skills=_most(told["skills"], top),
        languages=_most(told["languages"], top),
        tags=_most(told["tags"], top),
        degrees=tuple(sorted(degrees.items())),
        years=tuple((start, years.get(start, 0)) for start in BANDS),
    )


def _most(told: Mapping[str, Any], top: int) -> Counts:
    counts = [(str(one["key"]), int(one["doc_count"])) for one in told["buckets"]]
    return tuple(sorted(counts, key=lambda one: (-one[1], one[0]))[:top])


def _all(wanted: list[Asked]) -> Asked:
    return Asked.boolean_query([(Occur.Must, one) for one in wanted])


def _any(wanted: list[Asked]) -> Asked:
    return Asked.boolean_query([(Occur.Should, one) for one in wanted])
