"""Which format a client would rather have (RFC 9110, section 12.5.1)."""

import pytest

from goldenthread.serving.negotiation import HTML, ROW_TYPES, content_type, preferred, prefers_page

OFFERS = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/turtle;q=0.5, text/csv;q=0.4", "text/turtle"),
        ("text/turtle ; q=0.5 , text/csv ; q=0.6", "text/csv"),
        ("text/*;q=0.9, text/csv;q=0.1, */*;q=0.5", "text/turtle"),
        ("*/*;q=0.1, application/json;q=0", "text/csv"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("text/csv;q=nonsense", None),
        ("text/csv;q=7", "text/csv"),
        ("nonsense", "application/json"),
        ("text/csv;charset=utf-8;q=0.2, text/turtle;profile=x", "text/turtle"),
    ],
)
def test_the_offer_that_is_wanted_most(accept: str | None, chosen: str | None) -> None:
    assert preferred(accept, OFFERS) == chosen


def test_a_page_only_for_who_wants_one_most() -> None:
    offers = tuple(ROW_TYPES)
    assert prefers_page("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", offers)
    assert prefers_page(HTML, offers)
    assert not prefers_page("*/*", offers)
    assert not prefers_page(None, offers)
    assert not prefers_page("application/sparql-results+json, text/html", offers)


def test_text_says_its_charset() -> None:
    assert content_type("text/csv") == "text/csv; charset=utf-8"
    assert content_type("application/sparql-results+json") == "application/sparql-results+json"
