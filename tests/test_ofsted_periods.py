"""Periods on site as covers print them."""

import pytest

from loaders.ofsted.periods import day_of, periods_of


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("15-19 July 2013", "2013-07-15/2013-07-19"),
        ("13 January 2015 – 4 February 2015".replace("–", "-"), "2015-01-13/2015-02-04"),
        ("20 June 2017 ─ 13 July 2017", "2017-06-20/2017-07-13"),
        ("12/09/2016 to 06/10/2016", "2016-09-12/2016-10-06"),
        ("26th February 2024 to 8th March 2024", "2024-02-26/2024-03-08"),
        ("Monday, 3 March to Friday, 14 March 2025", "2025-03-03/2025-03-14"),
        ("between 3 and 14 March, 2025", "2025-03-03/2025-03-14"),
        ("4 December to 12 January 2018", "2017-12-04/2018-01-12"),
        ("13 January 2015 to 4 February", "2015-01-13/2015-02-04"),
        (
            "19 November-11 December 2013 and 28 - 30 January 2014",
            "2013-11-19/2013-12-11 2014-01-28/2014-01-30",
        ),
        ("9 to 13 and 23 to 27 May 2022", "2022-05-09/2022-05-13 2022-05-23/2022-05-27"),
        ("14 and 15 September 2021", "2021-09-14/2021-09-15"),
        ("7 August 2019", "2019-08-07/2019-08-07"),
    ],
)
def test_periods_are_read_whole(printed: str, expected: str) -> None:
    assert " ".join(f"{one.start}/{one.end}" for one in periods_of(printed)) == expected


@pytest.mark.parametrize(
    "printed",
    ["31 June to 4 July 2015", "22 September 2025 to 3 October 2024", "3 to 14 March", "3 to 14 Marhc 2025",
     "2 3 March 2015", "6 to 12 to 14 May 2015", "in March 2015", ""],
)  # fmt: skip
def test_what_is_no_list_of_dates_gives_none(printed: str) -> None:
    assert periods_of(printed) == ()


def test_a_day_is_one_day_alone() -> None:
    assert day_of("01 September 2014") == "2014-09-01"
    assert day_of("25/11/2016") == "2016-11-25"
    assert day_of("1 to 3 September 2014") is None
