"""Dates as people write them, and the months that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.domain.resume import Month
from rolefit.domain.text import Span
from rolefit.profiling.resumes.dates import find_ranges

NOW = "present"

RANGES = [
    ("03/2019 – Present", "2019-03", NOW),
    ("2019-03 to 2020-05", "2019-03", "2020-05"),
    ("Mar 2019 - March 2020", "2019-03", "2020-03"),
    ("March 2019 – to date", "2019-03", NOW),
    ("March 2019 - Current", "2019-03", NOW),
    ("May 2019-Now", "2019-05", NOW),
    ("2018 to date", "2018-07", NOW),
    ("2011-Till Date", "2011-07", NOW),
    ("Sept. 2019 – ongoing", "2019-09", NOW),
    ("Present – 2018", "2018-07", NOW),
    ("06/2017 (Present)", "2017-06", "2017-06"),
    ("2019–2021", "2019-07", "2021-06"),
    ("2019 - 2021", "2019-07", "2021-06"),
    ("2015 – 2016", "2015-07", "2016-06"),
    ("2016 - 2016", "2016-04", "2016-09"),
    ("2019-21", "2019-07", "2021-06"),
    ("1998/99", "1998-07", "1999-06"),
    ("2010/11", "2010-07", "2011-06"),
    ("'19 – '21", "2019-07", "2021-06"),
    ("Jan ’95–Feb ’96", "1995-01", "1996-02"),
    ("03/19 - 05/21", "2019-03", "2021-05"),
    ("Dec-19 to Jan-21", "2019-12", "2021-01"),
    ("Summer 2020", "2020-06", "2020-08"),
    ("Fall 2014 - Spring 2015", "2014-09", "2015-05"),
    ("Q2 2019", "2019-04", "2019-06"),
    ("Winter 2018/19", "2018-12", "2019-02"),
    ("Winter 2018-2019", "2018-12", "2019-02"),
    ("APRİL 2019 – MAY 2020", "2019-04", "2020-05"),
    ("03/2012 | 08/2015", "2012-03", "2015-08"),
    ("2012 | 2015", "2012-07", "2015-06"),
    ("09/2015 | present", "2015-09", NOW),
    ("05/11/2018 - 12/03/2021, 25/06/2021", "2018-11", "2021-03"),
    ("05/11/2018 - 12/03/2021, 06/25/2021", "2018-05", "2021-12"),
    ("Q1 2018 – Q3 2019", "2018-01", "2019-09"),
    ("late 2014 to early 2016", "2014-09", "2016-04"),
    ("01.03.2019 – 31.05.2020", "2019-03", "2020-05"),
    ("2017.3 – 2019.2", "2017-03", "2019-02"),
    ("2017/3 – 2019/2", "2017-03", "2019-02"),
    ("04.20 – 05.21", "2020-04", "2021-05"),
    ("04.20 – heute", "2020-04", NOW),
    ("Summers 2015 – 2017", "2016-12", "2017-08"),
    ("each summer, 2015 - 2017", "2016-12", "2017-08"),
    ("2015 – 2017 (summers only)", "2016-12", "2017-08"),
    ("Summer 2015 – 2017", "2015-06", "2017-06"),
    ("03/15/2019 - 04/01/2020", "2019-03", "2020-04"),
    ("15/03/2019 - 01/04/2020", "2019-03", "2020-04"),
    ("03/15/2019 - 01/04/2020", "2019-03", "2020-01"),
    ("15 March 2019 — 2 April 2020", "2019-03", "2020-04"),
    ("March 15th, 2019 to April 3, 2020", "2019-03", "2020-04"),
    ("2019.03 ~ 2020.04", "2019-03", "2020-04"),
    ("06 / 2015 － 07 / 2016", "2015-06", "2016-07"),
    ("06/2015 → 07/2016", "2015-06", "2016-07"),
    ("March – May 2019", "2019-03", "2019-05"),
    ("November – February 2020", "2019-11", "2020-02"),
    ("since 2018", "2018-07", NOW),
    ("Since May 2018", "2018-05", NOW),
    ("2018 –", "2018-07", NOW),
    ("until 2012", None, "2012-06"),
    ("from 2010 until 2012", "2010-07", "2012-06"),
    ("May 2015\nto\nCurrent", "2015-05", NOW),
    ("May 2015\nJune 2016", "2015-05", "2016-06"),
    ("Mai 2015 bis heute", "2015-05", NOW),
    ("Oktober 2012 – März 2014", "2012-10", "2014-03"),
    ("Seit 03/2018", "2018-03", NOW),
    ("janvier 2019 à aujourd’hui", "2019-01", NOW),
    ("de février 2017 à août 2018", "2017-02", "2018-08"),
    ("enero de 2018 - actualidad", "2018-01", NOW),
    ("abril 2015 – diciembre 2016", "2015-04", "2016-12"),
    ("05/2016 - 2016", "2016-05", "2016-08"),
    ("2016 - 05/2016", "2016-03", "2016-05"),
    ("2015", "2015-04", "2015-09"),
    ("May 2013", "2013-05", "2013-05"),
]

NO_DATES = [
    "raised $2015 for charity",
    "sold 2,015 tickets",
    "version 1999.5 of the norm",
    "call 555-2015-2016",
    "I may go in March",
    "ISO 9001 and 24/7 support",
    "room 03/19",
    "currently responsible for now",
    "10.0.0.1 and 192.168.2010.1",
    "",
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_a_date_is_read(text: str, start: str | None, end: str | None) -> None:
    (found,) = find_ranges(text)[:1]
    first, last = found.months()
    assert (first and str(first)) == start
    assert (NOW if found.current else last and str(last)) == end


@pytest.mark.parametrize("text", NO_DATES)
def test_a_number_is_no_date(text: str) -> None:
    assert find_ranges(text) == []


def test_two_ranges_on_a_line_stay_apart() -> None:
    found = find_ranges("1998 - 2002, 2005-2006")
    assert [str(r.months()[0]) for r in found] == ["1998-07", "2005-07"]


def test_a_blank_line_parts_two_dates() -> None:
    assert all(found.alone for found in find_ranges("May 2015\n\nJune 2016"))


def test_the_span_covers_the_words_that_make_it_a_range() -> None:
    text = "Nurse, since 2018, on the ward"
    assert find_ranges(text)[0].span.of(text) == "since 2018"


@pytest.mark.parametrize(
    "dates", ["from 2010 to 2012", "De septembre 2015 à février 2019", "vom 01.03.2016 bis heute"]
)
def test_the_word_that_opens_a_range_is_a_part_of_it(dates: str) -> None:
    text = f"Nurse {dates} Elm Clinic"
    assert find_ranges(text)[0].span.of(text) == dates


def test_the_later_of_two_columns_comes_second() -> None:
    assert all(found.alone for found in find_ranges("2015 | 2012"))


def test_a_guessed_month_is_not_after_the_date_of_the_document() -> None:
    (found,) = find_ranges("2015 – 2019")
    assert found.months(Month.parse("2019-03"))[1] == Month.parse("2019-03")


def test_a_year_begun_in_the_current_year_starts_before_the_date_of_the_document() -> None:
    (found,) = find_ranges("2019 – present")
    first, _ = found.months(Month.parse("2019-03"))
    assert first is not None
    assert first <= Month.parse("2019-03")


@given(st.text(alphabet="0123456789/-–. \n'’JanmaryPrestQtoil", max_size=80))
def test_ranges_lie_in_the_text_in_order(text: str) -> None:
    found = find_ranges(text)
    assert all(Span(0, len(text)).contains(dates.span) for dates in found)
    ends = [dates.span.end for dates in found]
    assert all(end <= dates.span.start for end, dates in zip(ends, found[1:], strict=False))


@given(st.integers(1950, 2040), st.integers(1, 12), st.integers(0, 300))
def test_what_is_written_with_months_is_read_back(year: int, month: int, length: int) -> None:
    start = Month.of(year, month)
    end = Month(min(start.index + length, 2049 * 12))
    text = f"{str(start)[5:]}/{start.year} – {str(end)[5:]}/{end.year}"
    assert find_ranges(text)[0].months() == (start, end)


@pytest.mark.parametrize("joint", ["-", "–", "—", "/"])
def test_a_pair_of_years_that_goes_backwards_is_its_first_year(joint: str) -> None:
    for short in range(100):
        for found in find_ranges(f"2019{joint}{short:02} Welder, Tarn Works"):
            first, _ = found.months()
            assert first is not None
            assert first.year == 2019
