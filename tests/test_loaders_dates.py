"""Dates and periods as papers print them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import agrees, find_dates, first_day, iso_week
from loaders.rules.inspections.days import told_days

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = st.dates(min_value=datetime.date(1995, 1, 1), max_value=datetime.date(2060, 12, 31))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 18 September 2015", [("2015-09-18", None)]),
        ("TUESDAY 25 MARCH 2014", [("2014-03-25", None)]),
        ("Monday 3rd of July 2017", [("2017-07-03", None)]),
        ("July 3rd, 2017", [("2017-07-03", None)]),
        ("September 16-27, 2019", [("2019-09-16", "2019-09-27")]),
        ("from October 24 to November 4, 2022", [("2022-10-24", "2022-11-04")]),
        ("between 11th May and 4th June 2015, published 20th July 2015", [("2015-05-11", "2015-06-04"), ("2015-07-20", None)]),
        ("between the 6th to the 30th July 2015", [("2015-07-06", "2015-07-30")]),
        ("10-19 September 2012", [("2012-09-10", "2012-09-19")]),
        ("23 June - 16 July 2015", [("2015-06-23", "2015-07-16")]),
        ("14 and 15 September 2021", [("2021-09-14", "2021-09-15")]),
        ("6, 7 and 8 July 2019", [("2019-07-06", "2019-07-08")]),
        ("5 December to 6 January 2017", [("2016-12-05", "2017-01-06")]),
        ("24-28 January and 7-11 February 2022", [("2022-01-24", "2022-01-28"), ("2022-02-07", "2022-02-11")]),
        ("12 December 2016 and 13 January 2017", [("2016-12-12", None), ("2017-01-13", None)]),
        ("January and February 2014", [("2014-01", "2014-02")]),
        ("November 2013 June 2015", [("2013-11", "2015-06")]),
        ("July 2015 and again on 15th September.", [("2015-07", None), ("2015-09-15", None)]),
        ("week commencing 19 November 2013", [("2013-W47", None)]),
        ("w/c 13 January 2014", [("2014-W03", None)]),
        ("08.09.15, 8/9/2015 and 2015-09-08", [("2015-09-08", None)] * 3),
        ("Sep-15 or Sept '16", [("2015-09", None), ("2016-09", None)]),
        ("in 2012", [("2012", None)]),
    ],
)  # fmt: skip
def test_dates_are_read_with_the_precision_they_have(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(span.first, span.last) for span in find_dates(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "section 11 may apply",
        "2014-15 and 2014/15",
        "1600 cases of 2000.50",
        "31 February 2015",
        "paragraph 5.17.2",
        "May 15",
        "3 and 5 of 12",
        "£2015 was spent",
    ],
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert find_dates(text) == []


def test_a_day_without_a_year_takes_one_from_beside_it_or_none() -> None:
    assert [s.first for s in find_dates("on 3 May", year=2016)] == ["2016-05-03"]
    assert [s.year_stated for s in find_dates("on 3 May", year=2016)] == [False]
    assert find_dates("on 3 May") == []


@given(DAYS, st.sampled_from(["{d} {m} {y}", "{d}th {m} {y}", "{d} of {m}, {y}", "{m} {d}, {y}"]))
def test_a_day_written_out_is_read_back(day: datetime.date, form: str) -> None:
    text = "held on " + form.format(d=day.day, m=MONTHS[day.month - 1], y=day.year) + " as planned"
    assert [span.first for span in find_dates(text)] == [day.isoformat()]


@given(DAYS, DAYS)
def test_a_stretch_is_read_back(one: datetime.date, two: datetime.date) -> None:
    first, last = sorted((one, two))
    if first == last:
        return
    text = f"from {first.day} {MONTHS[first.month - 1]} {first.year} to {last.day} {MONTHS[last.month - 1]} {last.year}"
    assert [(span.first, span.last) for span in find_dates(text)] == [(first.isoformat(), last.isoformat())]


@given(st.text(alphabet="0123456789 -/.MayJuneandtofrweek,'stndrdth", max_size=200))
def test_spans_lie_in_the_text_without_overlap_and_are_real_dates(text: str) -> None:
    end = 0
    for span in find_dates(text, year=2015):
        assert end <= span.at < span.stop <= len(text)
        end = span.stop
        for part in (span.first, span.last):
            assert part is None or datetime.date.fromisoformat(first_day(part))


@given(DAYS)
def test_a_date_agrees_with_itself_told_less_precisely(day: datetime.date) -> None:
    text = day.isoformat()
    assert agrees(text, text[:7])
    assert agrees(text, text[:4])
    assert agrees(text, iso_week(text))
    assert not agrees(text, (day + datetime.timedelta(days=400)).isoformat())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ofsted visited on 10 December", "2019-12-10"),
        ("Second monitoring visit (10 - 11 December)", "2019-12-10"),
        ("As at 31 December 68% of assessments were on time", "2019-12-31"),
        ("The visit will be on 10 December", "2020-12-10"),
        ("The letter goes to the panel on 10 December", "2020-12-10"),
        ("The next visit: 10 October", "2020-10-10"),
        ("Ofsted visited on 10 January", "2020-01-10"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_before_where_it_has_gone_by(text: str, first: str) -> None:
    assert [day.first for day in told_days(text, "2020-01-27")] == [first]


def test_a_day_told_before_one_that_has_a_year_comes_before_it() -> None:
    found = find_dates("It took place on 3 December and the letter came out on 5 January 2020")
    assert [day.first for day in found] == ["2019-12-03", "2020-01-05"]
    assert [day.first for day in find_dates("on 3 May and on 5 June 2020")] == ["2020-05-03", "2020-06-05"]
