"""IRIs and dates: worked out by hand, and laws."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers import concept, framework_key, local_id, mint, slug, time_iri
from graph.moments import Bounds, bounds, interval


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cheshire East", "cheshire-east"),
        ("Bournemouth, Christchurch and Poole", "bournemouth-christchurch-and-poole"),
        ("Telford & Wrekin", "telford-and-wrekin"),
        ("Children’s Trust Board", "childrens-trust-board"),
        ("Richmond upon Thames ", "richmond-upon-thames"),
        ("Máire", "maire"),
        ("146-1", "146-1"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_text_without_letters_makes_no_iri() -> None:
    with pytest.raises(ValueError, match="no letter or digit"):
        slug(" – ")


def test_iris_follow_the_policy() -> None:
    base = "https://w3id.org/goldenthread/"
    iri = mint("recommendation", "Sunderland", "lscb", "2015-05-11", "146")
    assert str(iri) == f"{base}id/recommendation/sunderland/lscb/2015-05-11/146"
    assert local_id(iri) == "recommendation/sunderland/lscb/2015-05-11/146"
    assert str(time_iri("2015-05-11/2015-06-04")) == f"{base}id/time/2015-05-11_2015-06-04"
    assert str(concept("grade", "sif-2013", "good")) == f"{base}scheme/grade/sif-2013/good"
    assert [framework_key(f) for f in ("sif-2013", "child-protection-2012", "peer", None)] == [
        "sif", "child-protection", "peer", "unstated",
    ]  # fmt: skip


@given(st.text(min_size=1))
def test_a_slug_is_its_own_slug(text: str) -> None:
    try:
        made = slug(text)
    except ValueError:
        return
    assert slug(made) == made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2015-09-18", (2015, 9, 18), (2015, 9, 18)),
        ("2015-09", (2015, 9, 1), (2015, 9, 30)),
        ("2016-02", (2016, 2, 1), (2016, 2, 29)),
        ("2015", (2015, 1, 1), (2015, 12, 31)),
        ("2013-W47", (2013, 11, 18), (2013, 11, 24)),
        ("2013-11/2015-06", (2013, 11, 1), (2015, 6, 30)),
    ],
)
def test_bounds(edtf: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert bounds(edtf) == Bounds(date(*first), date(*last))


def test_open_bounds() -> None:
    assert bounds("../2015-05-11") == Bounds(None, date(2015, 5, 11))
    assert bounds("2015-05-11/..") == Bounds(date(2015, 5, 11), None)


@pytest.mark.parametrize("wrong", ["2015-13", "2015-02-30", "soon", "18/09/2015", "", "2013-W60"])
def test_what_is_no_date(wrong: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        bounds(wrong)


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_a_partial_date_spans_its_days(day: date, form: str) -> None:
    written = day.strftime(form).zfill({"%Y-%m-%d": 10, "%Y-%m": 7, "%Y": 4}[form])
    span = bounds(written)
    assert span.first is not None
    assert span.last is not None
    assert span.first <= day <= span.last


def test_intervals() -> None:
    assert interval("2015-05-11", "2015-06-04") == "2015-05-11/2015-06-04"
    assert interval("2012-04", None) == "2012-04/.."
    assert interval(None, "2015") == "../2015"
    assert interval("2015", "2015") == "2015"
    assert interval(None, None) is None
