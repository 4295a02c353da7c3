"""What addresses of rankings and searches ask for, there and back."""

from urllib.parse import parse_qsl

import pytest

from rolefit import Matcher
from rolefit.domain.errors import RequestRefused, UsageError
from rolefit.domain.job import Importance
from rolefit.domain.resume import DegreeLevel
from rolefit.matching import Weights
from rolefit.web.asked import Asked, Pool, Standing
from rolefit.web.looked import Looked
from rolefit.web.naming import called

ASKED = Asked(
    Weights(must=2.0, title=0.0, words=0.85),
    {0: Importance.NOT, 12: Importance.STRONG},
    Pool.JOB,
    3.0,
    DegreeLevel.BACHELOR,
    "de",
    Standing.ASK,
    2,
)
LOOKED = Looked(
    '"a b" AND c',
    ((Importance.MUST, "Python & Go"), (Importance.NOT, "PHP")),
    ("http://data.europa.eu/esco/skill/x",),
    ("de", "fr"),
    ("north",),
    5.0,
    DegreeLevel.MASTER,
)


def test_a_ranking_comes_out_of_its_address_as_it_went_in() -> None:
    assert Asked.of(parse_qsl(ASKED.query()[1:])) == ASKED
    assert Asked.of([]).query() == ""
    assert Asked.of(parse_qsl(ASKED.query(page=1, standing=None)[1:])).page == 1


def test_a_search_comes_out_of_its_address_as_it_went_in() -> None:
    assert Looked.of(parse_qsl(LOOKED.query())) == LOOKED
    assert Looked.of([]).query() == ""


def test_a_facet_is_turned_on_and_off() -> None:
    on = Looked.of(parse_qsl(LOOKED.with_or_without("languages", "en")))
    assert on.languages == ("de", "fr", "en")
    assert Looked.of(parse_qsl(on.with_or_without("languages", "en"))) == LOOKED


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("must", "-1"),
        ("must", "nan"),
        ("title", "4"),
        ("i0", "never"),
        ("pool", "x"),
        ("years", "1e9"),
        ("degree", "knight"),
        ("language", "deu"),
        ("page", "x"),
    ],
)
def test_what_a_ranking_cannot_mean_is_refused(name: str, value: str) -> None:
    with pytest.raises(RequestRefused):
        Asked.of([(name, value)])


@pytest.mark.parametrize(("name", "value"), [("title", "0.9"), ("words", "1.05")])
def test_a_weight_above_its_own_largest_is_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError):
        Asked.of([(name, value)])


@pytest.mark.parametrize("query", ["w=x", "w=x&i=never", "years=nan", "degree=knight"])
def test_what_a_search_cannot_mean_is_refused(query: str) -> None:
    with pytest.raises(RequestRefused):
        Looked.of(parse_qsl(query))


def test_what_is_the_jobs_own_or_of_another_revision_is_left_out(
    matcher: Matcher, posting: str
) -> None:
    job = matcher.job(posting)
    own = job.requirements[0].importance
    other = Importance.NOT
    asked = Asked(importance={0: own, 1: other, 999: other})
    assert asked.fitting(job).importance == {1: other}


def test_a_candidate_keeps_its_code_and_a_name_cannot_break_a_line() -> None:
    assert called("d1", None, "Ida Moreau.pdf", blind=True) == called("d1", None, "", blind=False)
    assert "Moreau" not in called("d1", None, "Ida Moreau.pdf", blind=True)
    assert called("d1", None, "a\n\x1b[31mb\u202e.pdf", blind=False).isprintable()


def test_a_candidate_is_called_by_the_name_in_the_resume(matcher: Matcher) -> None:
    text = "Ida\nMoreau\nida.moreau@example.org\n\nExperience\nBaker, Lark Ltd, 2014 – 2019\n"
    resume = matcher.resume(text)
    assert called("d1", resume, "cv-final(2).pdf", blind=False) == "Ida Moreau"
    assert called("d1", resume, "cv-final(2).pdf", blind=True) == called("d1", None, "", blind=True)
    nameless = matcher.resume("Experience\nBaker, Lark Ltd, 2014 – 2019\n")
    assert called("d1", nameless, "cv-final(2).pdf", blind=False) == "cv-final(2).pdf"


def test_each_job_has_a_pool_of_its_own_however_long_its_id() -> None:
    pools = [Asked(pool=Pool.JOB).filters("x" * 127 + end).tags for end in "ab"]
    assert pools[0] != pools[1]
