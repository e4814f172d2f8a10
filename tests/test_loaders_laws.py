"""What holds of every document: quotes stand where they say, the same text gives the same claims, and time is linear."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.claims import RecommendationClaim
from loaders.errors import UnknownDocument
from loaders.extraction import extract, reading_of
from loaders.layout.plain import plain_text
from loaders.reading_report import reading_report
from tests.papers import DOCUMENTS, HEAD, document

LINES = sorted({line for path in DOCUMENTS.iterdir() for line in path.read_text(encoding="utf-8").splitlines() if line})
SHUFFLED = st.lists(st.sampled_from([*LINES, ""]), max_size=40).map("\n".join)
PIECES = [
    "    ", " | ", "|", "\n", "\n\n", "\t", "\f", "Ofsted inspected Northshire ", "in May 2015 ", "judged ", "good", "Requires improvement",
    "Action", "Lead", "Deadline", "Recommendation", "1. ", "- ", "a) ", ":", ". ", "**", "(", ")", "&amp;", "<b>", "# ", "Appendix 1",
    "the LSCB ", "Members are asked to:", "Ensure that ", "the council ", "will ", "by 3 June 2020", "Overall effectiveness", "published ",
    "Date: ", "Report of ", "since the ", "inspection ", "in the above areas", "Immediately:", "Kelderdale Council ", "é’–•",
]  # fmt: skip
NOISE = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
LONG = [
    "a ", "12 ", "Xy Zw ", "XY ZW ", "was judged to be ", "good, ", "Ofsted inspection in May 2015 ", "a | b\n      c\n", "a    b\n     c    d\n", "a\tb\tc\n", "| a | b |\n", "*",
    "<a ", "&am", "- note that\n", "1.1 note\n", ". . ", "(a) (b) ", " - ", "recommended that ", "The Council will ", "Of And of and ",
]  # fmt: skip


def quoted(text: str) -> None:
    try:
        reading = reading_of(document(text))
    except UnknownDocument:
        return
    again = reading_of(document(text))
    assert (reading.claims, reading.refusals) == (again.claims, again.refusals)
    for told in (*reading.claims, *reading.refusals, *reading_report(reading).unread):
        assert told.evidence
        for one in told.evidence:
            assert 0 <= one.start <= one.end <= len(text)
            assert text[one.start : one.end] == one.quote


@settings(deadline=None)
@given(SHUFFLED)
def test_quotes_stand_at_their_offsets_in_shuffled_papers(body: str) -> None:
    quoted(HEAD + body)


@settings(deadline=None)
@given(NOISE)
def test_quotes_stand_at_their_offsets_in_noise(body: str) -> None:
    quoted(HEAD + body)


@settings(deadline=None)
@given(
    st.text(alphabet="aB1 _*<&;\n\t•’\xa0\x1f-.`", max_size=30),
    st.integers(0, 6),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_text_without_marks_is_read_alike_quickly_and_slowly(source: str, start: int, at: int, stop: int) -> None:
    piece = (min(start, len(source)), len(source))
    slow = plain_text(source, [piece, (len(source), len(source))])  # of several pieces none is taken as it stands
    quick = plain_text(source, [piece])
    assert (quick.text, quick.norm, quick.spans()) == (slow.text, slow.norm, slow.spans())
    assert quick.spans(at, stop) == slow.spans(at, stop)


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(sorted(DOCUMENTS.iterdir())), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_of_other_systems_change_no_claim_but_its_places(path: object, end: str) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    plain, other = extract(document(text)), extract(document(text.replace("\n", end)))
    assert [(type(c), getattr(c, "text", None)) for c in plain] == [(type(c), getattr(c, "text", None)) for c in other]


@pytest.mark.parametrize("part", LONG)
def test_long_lines_hold_nothing_up(part: str) -> None:
    """Seconds on any machine; what takes the square of a line's length would take many minutes."""
    begun = time.perf_counter()
    quoted(HEAD + part * (60_000 // len(part)))
    assert time.perf_counter() - begun < 90


def test_pages_are_counted_where_the_text_prints_them() -> None:
    found = extract(document(HEAD + "\fRecommendation\n\n\fIt is recommended that the Committee notes the report.\n"))
    assert {e.page for e in found[0].evidence} == {1}
    (request,) = [claim for claim in found if isinstance(claim, RecommendationClaim)]
    assert {e.page for e in request.evidence} == {3}
