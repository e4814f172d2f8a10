"""Letters of focused and monitoring visits, composed after the styles of 2018 to 2026, about invented councils."""

from pathlib import Path

import pytest

from loaders.claims import Claim, DocumentClaim, InspectionClaim, JudgementClaim, RecommendationClaim
from loaders.errors import UnknownDocument
from loaders.extraction import extract, open_document, reading_of
from loaders.own_claims import ConflictClaim
from tests import making
from tests.making import Element
from tests.papers import document

HEAD = """Ofsted
Agora
6 Sample Place
Nottingham
"""
FOCUSED_2018 = f"""{HEAD}
19 March 2018

Ms Ann Example
Director of Children's Services
Kelderdale City Council
Town Hall
Manchester

Dear Ms Example

Focused visit to Kelderdale City Council children's services

This letter summarises the findings of a focused visit to Kelderdale children's services on 20 and 21 February 2018. The inspectors were Rosa Finch, Her Majesty's Inspector, and Tom Alder, Her Majesty's Inspector.

Inspectors looked at the local authority's arrangements for the front door. They last judged services in June 2015.

Overview

Leaders know their services well.

Areas for priority action

The local authority needs to take swift and decisive action to address the following:

◼ Strategy meetings with partners, so that children at risk are seen without delay.
◼ The capacity of social work teams.

What needs to improve in this area of social work practice?

◼ The quality of assessments.

Main findings

◼ Thresholds are well understood.
◼ Managers need to improve supervision.

Ofsted will take the findings from this focused visit into account when planning the next inspection or visit.

Yours sincerely

Rosa Finch
Her Majesty's Inspector
"""
MONITORING_2019 = f"""{HEAD}
5 July 2019

Mr Bob Sample
Director of Children's Services, Thornley Borough Council

Dear Bob

Monitoring visit of Thornley local authority children's services

I am writing to summarise the findings of the monitoring visit to Thornley children's services on 5 June 2019 and 6 June 2019. The visit was the third monitoring visit since the local authority was judged inadequate in November 2017. The inspectors were Jan Marsh, Her Majesty's Inspector, and Lee Brook, Ofsted Inspector.

Areas covered by the visit

Inspectors reviewed the progress made for children in need of help and protection.

Findings

The pace of change is good. Inspectors found no areas for priority action.

I am copying this letter to the Department for Education.

Yours sincerely

Jan Marsh
Her Majesty's Inspector
"""
FOCUSED_2024 = """Piccadilly Gate
Store Street
Manchester

12 November 2024

Priya Nowhere, Director of Children's Services
Marlow Vale Council

Dear Priya

Focused visit to Marlow Vale children's services

This letter summarises the findings of the focused visit to Marlow Vale children's services on 8 to 9 October 2024. His Majesty's Inspectors for this visit were Sam Field and Kit Lowe. The lead inspector for this visit was Kit Lowe.

Headline findings

Since the last inspection in May 2022, practice has been strengthened.

What needs to improve in this area of social work practice

1. The recording of decisions.
2. The timeliness of visits to children in care.

Main findings

Most children are visited.

Yours sincerely

Sam Field
His Majesty's Inspector
"""


def read(text: str) -> list[Claim]:
    return extract(document(text))


def one(claims: list[Claim], kind: type[Claim]) -> Claim:
    (found,) = [claim for claim in claims if isinstance(claim, kind)]
    return found


def visit(text: str) -> InspectionClaim:
    """The visit that a letter reports; one that it looks back on has no days."""
    (found,) = [c for c in read(text) if isinstance(c, InspectionClaim) and len(c.start or "") != len("2022-05")]
    return found


def advice(text: str) -> list[tuple[str | None, bool | None, str | None]]:
    return [(c.text, c.priority, c.number) for c in read(text) if isinstance(c, RecommendationClaim)]


def test_a_focused_visit_of_2018() -> None:
    found = visit(FOCUSED_2018)
    assert (found.authority, found.framework, found.inspectorate) == ("Kelderdale", "focused-visit", "Ofsted")
    assert (found.start, found.end, found.published) == ("2018-02-20", "2018-02-21", "2018-03-19")
    assert found.lead_inspectors == ("Rosa Finch",)
    own = one(read(FOCUSED_2018), DocumentClaim)
    assert isinstance(own, DocumentClaim)
    assert (own.kind, own.publisher, own.date) == ("inspection-report", "Ofsted", "2018-03-19")
    assert own.title == "Focused visit to Kelderdale City Council children's services"


def test_priority_actions_are_marked_and_findings_are_no_recommendations() -> None:
    assert advice(FOCUSED_2018) == [
        ("Strategy meetings with partners, so that children at risk are seen without delay.", True, None),
        ("The capacity of social work teams.", True, None),
        ("The quality of assessments.", None, None),
    ]


def test_a_monitoring_visit_of_2019_gives_no_grade() -> None:
    found = visit(MONITORING_2019)
    assert (found.authority, found.framework) == ("Thornley", "monitoring-visit")
    assert (found.start, found.end, found.published) == ("2019-06-05", "2019-06-06", "2019-07-05")
    assert found.lead_inspectors == ("Jan Marsh",)
    assert advice(MONITORING_2019) == []
    judged = [(c.start, c.area, c.grade) for c in read(MONITORING_2019) if isinstance(c, JudgementClaim)]
    assert judged == [("2017-11", "overall", "inadequate")]  # of the inspection that the letter looks back on


def test_a_lead_inspector_who_is_named_goes_before_who_signs() -> None:
    found = visit(FOCUSED_2024)
    assert (found.authority, found.start, found.end) == ("Marlow Vale", "2024-10-08", "2024-10-09")
    assert found.lead_inspectors == ("Kit Lowe",)
    assert advice(FOCUSED_2024) == [
        ("The recording of decisions.", None, "1"),
        ("The timeliness of visits to children in care.", None, "2"),
    ]


@pytest.mark.parametrize(
    ("days", "start", "end", "periods"),
    [
        ("on 6 March 2018", "2018-03-06", "2018-03-06", 0),
        ("between 30 January and 1 February 2018", "2018-01-30", "2018-02-01", 0),
        ("from 30 January 2018 to 1 February 2018", "2018-01-30", "2018-02-01", 0),
        ("on 27, 28 February and 1 March 2018", "2018-02-27", "2018-03-01", 0),
        ("that took place on 6th and 7th February 2018", "2018-02-06", "2018-02-07", 0),
        ("on 6 and 7 February and 13 February 2018", "2018-02-06", "2018-02-13", 2),
        ("on Tuesday 6 and Wednesday 7 February 2018", "2018-02-06", "2018-02-07", 0),
        ("carried out on 6-7 February 2018", "2018-02-06", "2018-02-07", 0),
    ],
)
def test_days_on_site(days: str, start: str, end: str, periods: int) -> None:
    found = visit(FOCUSED_2018.replace("on 20 and 21 February 2018", days))
    assert (found.start, found.end, len(found.periods)) == (start, end, periods)


def test_days_that_are_not_told_are_left_out() -> None:
    found = visit(FOCUSED_2018.replace(" on 20 and 21 February 2018", ", which followed the inspection of 5 June 2017"))
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        ("Focused visit to the London Borough of Lanmere children's services", "Lanmere"),
        ("Focused visit to Lanmere County Council's children's services", "Lanmere"),
        ("Focused visit to Lanmere", "Lanmere"),
        ("Focussed visit to Lanmere local authority children's social care services", "Lanmere"),
        ("Ofsted focused visit to Lanmere and Brackenshire Council", "Lanmere and Brackenshire"),
        ("Focused visit to Kingston upon Hull City Council children's services", "Kingston upon Hull"),
    ],
)
def test_the_authority_is_the_one_of_the_title(title: str, authority: str) -> None:
    text = FOCUSED_2018.replace("Focused visit to Kelderdale City Council children's services", title)
    assert visit(text.replace("visit to Kelderdale children's services on", "visit on")).authority == authority


def test_several_authorities_are_no_guess() -> None:
    with pytest.raises(UnknownDocument, match=r"not understood, seen: .*Kelderdale"):
        read(FOCUSED_2018.replace("Focused visit to Kelderdale", "Focused visit to Northshire"))


def test_two_kinds_of_visit_are_no_guess() -> None:
    with pytest.raises(UnknownDocument, match="focused-visit and monitoring-visit"):
        read(FOCUSED_2018.replace("findings of a focused", "findings of a monitoring"))


def test_priority_action_told_in_prose() -> None:
    told = """Area for priority action

The local authority should ensure that all children who go missing are seen by someone they trust.

There are no areas for improvement beside it.
"""
    begin, end = FOCUSED_2018.index("Areas for priority"), FOCUSED_2018.index("Main findings")
    text = FOCUSED_2018[:begin] + told + "\n" + FOCUSED_2018[end:]
    assert advice(text) == [
        (
            "The local authority should ensure that all children who go missing are seen by someone they trust.",
            True,
            None,
        )
    ]


def test_a_letter_older_than_its_visit_keeps_both_dates() -> None:
    claims = read(FOCUSED_2018.replace("19 March 2018", "19 January 2018"))
    found = one(claims, InspectionClaim)
    assert isinstance(found, InspectionClaim)
    assert (found.published, found.end) == ("2018-01-19", "2018-02-21")
    assert isinstance(one(claims, ConflictClaim), ConflictClaim)


def test_two_dates_above_the_salutation_are_refused() -> None:
    reading = reading_of(document(FOCUSED_2018.replace("19 March 2018", "19 March 2018\n\nPublished: 20 March 2018")))
    found = one(list(reading.claims), InspectionClaim)
    assert isinstance(found, InspectionClaim)
    assert found.published is None
    assert [(r.reason, r.value) for r in reading.refusals] == [("date-further", "2018-03-19, 2018-03-20")]


def test_a_layout_with_labels_and_no_salutation() -> None:
    text = """Focused visit to Northshire local authority children's services

Visit dates: 3 to 4 February 2026

Lead inspector: Moira Vale, His Majesty's Inspector

Inspectors looked at children in care.

What needs to improve

• The stability of homes.
"""
    found = visit(text)
    assert (found.start, found.end, found.lead_inspectors) == ("2026-02-03", "2026-02-04", ("Moira Vale",))
    assert advice(text) == [("The stability of homes.", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        FOCUSED_2018.replace("Kelderdale City Council children's services", "Kelderdale College").replace(
            "Kelderdale children's services on", "Kelderdale College on"
        ),
        MONITORING_2019.replace("of Thornley local authority children's services", "to Hillside children's home"),
        "Kelderdale City Council\n\nReport to Cabinet\n\nThe letter is below.\n\n" + FOCUSED_2018,
        "Kelderdale\n\nA leaflet. Ofsted made a focused visit in May 2018.\n",
        FOCUSED_2018.replace("Focused visit to", "Joint targeted area inspection and focused visit to"),
    ],
)
def test_other_papers_are_no_letters(text: str) -> None:
    try:
        claims = read(text)
    except UnknownDocument:
        return
    assert not [claim for claim in claims if claim.method.startswith("visit-letter")]


def _elements(text: str) -> list[Element]:
    """A letter's lines; those between items and paragraphs alike stand apart."""
    parts = []
    for line in filter(None, text.splitlines()):
        if line.startswith("◼"):
            parts.append(Element("bullet", line.removeprefix("◼ ")))
        elif line in ("Overview", "Areas for priority action", "Main findings") or line.startswith("What needs"):
            parts.append(Element("heading", line, level=8))
        else:
            parts.append(Element("paragraph", line))
    return parts


@pytest.mark.parametrize(("form", "suffix"), [(making.pdf, "pdf"), (making.word, "docx")])
def test_pdf_and_word_tell_the_same(tmp_path: Path, form, suffix: str) -> None:  # type: ignore[no-untyped-def]
    long = FOCUSED_2018.replace("Leaders know their services well.", "Leaders know their services well. " * 90)
    paper = open_document(making.made(tmp_path, f"letter.{suffix}", form(_elements(long), footer="Ofsted")))
    claims = extract(paper)
    found = one(claims, InspectionClaim)
    assert isinstance(found, InspectionClaim)
    assert (found.authority, found.start, found.end) == ("Kelderdale", "2018-02-20", "2018-02-21")
    assert (found.published, found.lead_inspectors) == ("2018-03-19", ("Rosa Finch",))
    told = [claim for claim in claims if isinstance(claim, RecommendationClaim)]
    assert [(c.text, c.priority) for c in told] == [(text, priority) for text, priority, _ in advice(FOCUSED_2018)]
    for claim in claims:
        for place in claim.evidence:
            assert paper.text[place.start : place.end] == place.quote
            assert place.page == paper.page_of(place.start)
    if suffix == "pdf":
        assert {place.page for claim in told for place in claim.evidence} == {2}


OPENINGS = [
    "This letter summarises the findings of a focused visit to Kelderdale City Council's children's services on 20 and 21 February 2018.",
    "I am writing to summarise the findings of the first focused visit to Kelderdale on 20 and 21 February 2018.",
    "Following Ofsted's focused visit to Kelderdale children's services on 20 and 21 February 2018, I am writing to summarise the findings.",
    "This letter sets out the findings from the focused visit to children's services in Kelderdale, which took place on 20 and 21 February 2018.",
    "This letter outlines the outcome of the recent focused visit to Kelderdale local authority. The visit was carried out on 20 and 21 February 2018 by two inspectors.",
    "I write to report the findings of our focused visit. Inspectors were on site on 20 and 21 February 2018.",
]  # fmt: skip
OPENING = "This letter summarises the findings of a focused visit to Kelderdale children's services on 20 and 21 February 2018."


@pytest.mark.parametrize("words", OPENINGS)
def test_ways_of_opening_a_letter(words: str) -> None:
    assert OPENING in FOCUSED_2018
    found = visit(FOCUSED_2018.replace(OPENING, words))
    assert (found.authority, found.start, found.end) == ("Kelderdale", "2018-02-20", "2018-02-21")


def test_a_letter_that_the_council_writes_is_none_of_ofsted() -> None:
    body = FOCUSED_2018.removeprefix(HEAD).replace("Rosa Finch\nHer Majesty's Inspector", "Ann Example\nDirector")
    try:
        claims = read(body)
    except UnknownDocument:
        return
    assert not [claim for claim in claims if claim.method.startswith("visit-letter")]


def test_who_signs_and_is_no_inspector_has_not_led() -> None:
    text = FOCUSED_2018.replace("Rosa Finch\nHer Majesty's Inspector", "Una Stone\nRegional Director, Ofsted")
    assert visit(text).lead_inspectors == ()
