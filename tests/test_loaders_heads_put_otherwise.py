"""Heads put otherwise: days of writing beside days of meeting, reports for decision, labels without a colon, notices."""

import pytest

from loaders.claims import DocumentClaim
from tests.papers import claims

BODY = "\n\n1. Purpose of report\n\n1.1 Northshire County Council's services were inspected by Ofsted in May 2018.\n"
COUNCIL = "Northshire County Council\n\n"
VISIT, DAY = "Ofsted focused visit", "2019-03-12"
DIRECTOR = "Director of Children's Services"


@pytest.mark.parametrize(
    ("head", "title", "kind", "meeting", "author"),
    [
        (f"{COUNCIL}Date of report: 20 February 2019\n\nDate of meeting: 12 March 2019\n\nReport to: Cabinet\n\n"
         f"Report by: {DIRECTOR}\n\nTitle: {VISIT}", VISIT, "committee-report", "Northshire Cabinet", DIRECTOR),
        (f"{COUNCIL}Decision maker: Cabinet\n\nDecision date: 12 March 2019\n\nLead officer: Jane Roe, {DIRECTOR}\n\nTitle: {VISIT}",
         VISIT, "committee-report", "Northshire Cabinet", DIRECTOR),
        (f"{COUNCIL}Cabinet Report\n\nReport title: {VISIT}\n\nMeeting date: 12 March 2019\n\nAccountable director: {DIRECTOR}",
         VISIT, "committee-report", "Northshire Cabinet", DIRECTOR),
        (f"{COUNCIL}Improvement Board Meeting\n\n12 March 2019\n\nTitle: {VISIT}\n\nAuthor: Programme Manager",
         VISIT, "committee-report", "Northshire Improvement Board", "Programme Manager"),
        (f"Open Report on behalf of Ann Able, {DIRECTOR}\n\nReport to: Children's Scrutiny Committee\n\nDate: 12 March 2019\n\nSubject: {VISIT}",
         VISIT, "committee-report", "Northshire Children's Scrutiny Committee", DIRECTOR),
        (f"{COUNCIL}Children's Scrutiny Panel\n\nMeeting on 12 March 2019, 6.30pm\n\nOfsted inspection: our response",
         "Ofsted inspection: our response", "committee-report", "Northshire Children's Scrutiny Panel", None),
        (f"{COUNCIL}Report to the Cabinet Member for Children\n\n12 March 2019\n\nReport by the {DIRECTOR}\n\nSubject: {VISIT}",
         VISIT, "committee-report", None, DIRECTOR),
        (f"| Cabinet | 12 March 2019 |\n|---|---|\n| Report of the {DIRECTOR} | {COUNCIL.strip()} |\n\n# {VISIT} - outcome",
         f"{VISIT} - outcome", "committee-report", "Northshire Cabinet", DIRECTOR),
        (f"{COUNCIL}At a meeting of the Cabinet held at County Hall on 12 March 2019\n\nPRESENT: Councillor A. Able in the Chair\n\nTitle: {VISIT}",
         VISIT, "minutes", "Northshire Cabinet", None),
        (f"{COUNCIL}Record of decision taken by the Cabinet Member for Children\n\nDecision date: 12 March 2019\n\nSubject: {VISIT}",
         VISIT, "other", None, None),
        (f"{COUNCIL}Report to Audit Committee\n\nDate of Meeting 12 March 2019\n\nReport Title {VISIT}\n\nReport Author Head of Internal Audit",
         VISIT, "committee-report", "Northshire Audit Committee", "Head of Internal Audit"),
        (f"{COUNCIL}To: Chair and Members of the Children's Scrutiny Panel\n\nDate: 12 March 2019\n\nFrom: {DIRECTOR}\n\nRe: {VISIT}",
         VISIT, "committee-report", "Northshire Children's Scrutiny Panel", DIRECTOR),
        (f"Public Document Pack\n\n{COUNCIL}Report for Children's Panel\n\nMeeting held 12 March 2019\n\nReport title: {VISIT}\n\n"
         "Responsible director: Ann Able\n\nAuthor: Head of Safeguarding", VISIT, "committee-report", "Northshire Children's Panel", "Head of Safeguarding"),
        (f"Action notes of the Northshire Improvement Board, 12 March 2019\n\n{COUNCIL}Present: Ann Able (Chair)\n\nApologies: Ben Bold",
         "Action notes of the Northshire Improvement Board", "minutes", "Northshire Improvement Board", None),
        (f"{COUNCIL}Lead member briefing\n\n12 March 2019\n\nOfsted inspection: feedback\n\nReport originator: {DIRECTOR}",
         "Ofsted inspection: feedback", "committee-report", None, DIRECTOR),
    ],
)  # fmt: skip
def test_heads(head: str, title: str, kind: str, meeting: str | None, author: str | None) -> None:
    told = claims(BODY, DocumentClaim, head=head)[0]
    assert (told.title, told.kind, told.meeting_of, told.author_role) == (title, kind, meeting, author)
    assert (told.publisher, told.date) == ("Northshire", DAY)


def test_specialist_services_are_of_no_place() -> None:
    head = (
        "From: Ann Able, Cabinet Member for Specialist Children's Services\n\n"
        f"To: Children's Cabinet Committee - 12 March 2019\n\nSubject: {VISIT}"
    )
    assert claims(BODY, DocumentClaim, head=head)[0].publisher == "Northshire"


def test_a_plan_that_was_brought_up_to_date_is_of_that_day() -> None:
    head = f"{COUNCIL}# Ofsted Improvement Plan\n\nLast updated: 12 March 2019\n\nApproved: 3 January 2019"
    assert claims(BODY, DocumentClaim, head=head)[0].date == DAY


def test_the_page_of_an_issue_has_the_title_below_its_mark() -> None:
    head = f"{COUNCIL}# Issue details\n\n{VISIT} to Northshire\n\nLead director: {DIRECTOR}"
    assert claims(BODY, DocumentClaim, head=head)[0].title == f"{VISIT} to Northshire"
