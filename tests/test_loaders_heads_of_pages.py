"""Heads of councils' and boards' web pages: what they are called, of which kind, whose, of which meeting and day."""

from pathlib import Path

import pytest

from loaders.claims import DocumentClaim
from loaders.extraction import extract
from loaders.readers import open_document
from tests.papers import claims, columns

ITEM = "Ofsted monitoring visit"
TOLD = (
    "<p>Ofsted inspected children's services in May 2019, and the improvement plan is before scrutiny.</p>"
    "<p>The Director of Children's Services told members of care leavers and of social workers.</p>"
)
MINUTED = f"<h3>Minutes:</h3>{TOLD}<p>Resolved: that the report be noted.</p>"
COUNCIL = "Northshire County Council"
BOARD = "Northshire Safeguarding Children Board"


def head_of(folder: Path, body: str, *, window: str = "Page", site: str = COUNCIL) -> tuple[str | None, ...]:
    """Title, kind, publisher, meeting and day of a page with `body`."""
    page = folder / "page.html"
    page.write_text(
        f"<html><head><title>{window}</title></head><body><header>{site}</header><main>{body}</main></body></html>",
        encoding="utf-8",
    )
    told = next(claim for claim in extract(open_document(page)) if isinstance(claim, DocumentClaim))
    return told.title, told.kind, told.publisher, told.meeting_of, told.date


@pytest.mark.parametrize("mark", ["Agenda and minutes", "Agenda and draft minutes", "Agenda, decisions and minutes"])
def test_a_page_of_a_whole_meeting_is_called_by_its_meeting(tmp_path: Path, mark: str) -> None:
    line = "Children's Scrutiny Panel - Tuesday, 4th June, 2019 6.30 pm"
    items = f"<p>Venue: Oak Room, Town Hall, Northton</p><p>No. Item</p><p>12.</p><p>{ITEM} PDF 80 KB</p>{MINUTED}"
    told = head_of(tmp_path, f"<h1>{mark}</h1><h2>{line}</h2>{items}")
    assert told == (line, "minutes", "Northshire", "Northshire Children's Scrutiny Panel", "2019-06-04")


def test_an_agenda_item_keeps_its_own_title(tmp_path: Path) -> None:
    where = "<li>Meeting of Children's Scrutiny Panel, Tuesday, 4th June, 2019 6.30 pm (Item 12.)</li>"
    told = head_of(tmp_path, f"<h1>Agenda item</h1><h2>{ITEM}</h2><ul>{where}</ul>{MINUTED}")
    assert told == (ITEM, "minutes", "Northshire", "Northshire Children's Scrutiny Panel", "2019-06-04")


def test_the_section_of_a_site_above_an_item_is_no_title(tmp_path: Path) -> None:
    body = f"<h1>Councillors and committees</h1><h2>Agenda item</h2><h3>CORPORATE PARENTING REPORT</h3>{MINUTED}"
    assert head_of(tmp_path, body)[0] == "CORPORATE PARENTING REPORT"


def test_an_issue_is_called_by_its_own_name_though_a_day_is_part_of_it(tmp_path: Path) -> None:
    issue = "Update on the children's improvement programme following publication of the Ofsted focused visit July 2019"
    meeting = f"<p>Meeting: 03/09/2019 - Cabinet (Item 8)</p><p>8 Programme update PDF 80 KB</p>{MINUTED}"
    told = head_of(tmp_path, f"<h1>Issue - meetings</h1><h2>{issue}</h2>{meeting}")
    assert told == (issue, "minutes", "Northshire", "Northshire Cabinet", "2019-09-03")


def test_an_issue_tells_by_whom_and_when_it_is_due(tmp_path: Path) -> None:
    body = f"<h1>Issue details</h1><h2>{ITEM}</h2>{TOLD}<p>Decision type: Key</p><p>Decision due: 3 Sep 2019 by Cabinet</p>"
    assert head_of(tmp_path, body)[3:] == ("Northshire Cabinet", "2019-09-03")


def test_what_one_member_is_due_to_decide_has_no_meeting(tmp_path: Path) -> None:
    body = f"<h1>Issue details</h1><h2>{ITEM}</h2>{TOLD}<p>Decision due: 3 Sep 2019 by Cabinet Member for Children</p>"
    assert head_of(tmp_path, body)[3] is None


def test_a_decision_without_a_title_is_called_as_its_window_is(tmp_path: Path) -> None:
    body = (
        "<p>Decision Maker: Cabinet</p><p>Is Key decision?: Yes</p><p>Is subject to call in?: No</p>"
        f"<h3>Decision:</h3>{TOLD}<p>Date of decision: 03/09/2019</p>"
    )
    told = head_of(tmp_path, body, window=f"Decision - {ITEM}")
    assert told == (ITEM, "other", "Northshire", "Northshire Cabinet", "2019-09-03")


def test_the_decisions_of_an_issue_give_its_day_and_what_was_agreed_does_not(tmp_path: Path) -> None:
    listed = "<p>03/09/2019 - Monitoring and review</p><p>a) Agreed that an update come to members in January 2020</p>"
    told = head_of(tmp_path, f"<h1>Issue - decisions</h1><h2>{ITEM}</h2>{listed}{TOLD}")
    assert (told[0], told[4]) == (ITEM, "2019-09-03")


def test_the_post_that_signs_is_no_meeting(tmp_path: Path) -> None:
    body = f"<h1>Agenda item</h1><h2>{ITEM}</h2>{MINUTED}<h3>Assistant Chief Executive</h3>"
    assert head_of(tmp_path, body)[3] is None


@pytest.mark.parametrize("mark", ["Committee details", "Member and Committee Information"])
def test_a_page_about_a_committee_is_of_no_meeting(tmp_path: Path, mark: str) -> None:
    body = f"<h1>{mark}</h1><h2>Corporate Parenting Panel</h2><h3>Purpose of committee</h3>{TOLD}"
    assert head_of(tmp_path, body) == ("Corporate Parenting Panel", "other", "Northshire", None, None)


def test_a_page_with_the_name_of_a_board_in_its_window_is_of_no_meeting(tmp_path: Path) -> None:
    body = f"<h1>Corporate Parenting Board</h1>{TOLD}<h2>Who sits on it</h2><p>Page last updated: 7 May 2020</p>"
    told = head_of(tmp_path, body, window="Corporate Parenting Board - Northshire County Council")
    assert told == ("Corporate Parenting Board", "other", "Northshire", None, "2020-05-07")


@pytest.mark.parametrize("heading", ["About the Board", "Subgroups within the Safeguarding Children Board"])
def test_a_heading_that_tells_of_a_board_is_a_title(tmp_path: Path, heading: str) -> None:
    body = f"<h1>{heading}</h1>{TOLD}<h2>Strategic Board</h2><p>Senior managers of the partners meet in it.</p>"
    assert head_of(tmp_path, body, site=BOARD) == (heading, "other", BOARD, None, None)


def test_a_page_of_the_council_about_its_board_is_the_councils(tmp_path: Path) -> None:
    assert head_of(tmp_path, f"<h1>About the Board</h1>{TOLD}")[2] == "Northshire"


@pytest.mark.parametrize(
    "line",
    [
        "Posted on Thursday 3 October 2019 in Children and families",
        "Newsroom | 3 October 2019",
        "3 October 2019 Categories: Children, News",
        "3 October 2019 | Press office",
    ],
)
def test_the_day_of_news_stands_beside_where_it_is_filed(tmp_path: Path, line: str) -> None:
    assert head_of(tmp_path, f"<h1>Inspectors see progress</h1><p>{line}</p>{TOLD}")[4] == "2019-10-03"


def test_the_day_of_another_report_is_not_that_of_the_news(tmp_path: Path) -> None:
    body = f"<h1>Inspectors see progress</h1><p>Published with the Ofsted report on 3 October 2019</p>{TOLD}"
    assert head_of(tmp_path, body)[4] is None


BODY = "\n\n1. Purpose\n\n1.1 Northshire County Council's services for children were inspected by Ofsted in May 2018.\n"


@pytest.mark.parametrize(
    ("head", "title", "meeting"),
    [
        ("Meeting Title: Northshire Safeguarding Children Board Meeting\n\nDate: 12 March 2019\n\nTime: 1pm - 3pm\n\n"
         "Chaired by: Ann Able (Independent Chair)\n\nPresent: Ben Bold (Police)\n\nPoints of discussion",
         "Northshire Safeguarding Children Board Meeting", BOARD),
        ("Northshire LSCB Meeting Minutes\n\nTuesday 12th March 2019\n\n9.30am-12.30pm\n\nPresent:\n\nAnn Able\n\n"
         "Independent Chair of Northshire Local Safeguarding Children Board\n\nMinutes of the last meeting",
         "Northshire LSCB Meeting Minutes", "Northshire Local Safeguarding Children Board"),
        ("NORTHSHIRE COUNCIL\n\nCABINET\n\nTuesday, 12th March, 2019 at 4.00 p.m.\n\nCouncil Chamber, Civic Offices, Northton\n\n"
         "Present: Cllr Ann Able (Leader, in the Chair)\n\nApologies: Cllr Ben Bold\n\nRESOLVED that the report be noted.",
         "CABINET", "Northshire Cabinet"),
    ],
)  # fmt: skip
def test_minutes_that_print_no_title(head: str, title: str, meeting: str) -> None:
    told = claims(BODY, DocumentClaim, head=head)[0]
    assert (told.title, told.kind, told.meeting_of, told.date) == (title, "minutes", meeting, "2019-03-12")


def test_a_motto_above_a_plan_is_not_its_title() -> None:
    head = (
        "# Better for Everyone\n\n# Children's Services Improvement Plan 2019-20\n\nVersion 2 - updated 12 March 2019\n"
    )
    assert claims(BODY, DocumentClaim, head=head)[0].title == "Children's Services Improvement Plan 2019-20"


def test_an_annual_report_of_a_board_is_no_meeting() -> None:
    head = (
        "NORTHSHIRE COUNTY COUNCIL\n\nCHILDREN'S SELECT COMMITTEE\n\n12 March 2019\n\n"
        "ANNUAL REPORT OF THE NORTHSHIRE SAFEGUARDING CHILDREN BOARD 2017/18"
    )
    told = claims(BODY, DocumentClaim, head=head)[0]
    assert told.meeting_of == "Northshire Children's Select Committee"
    assert told.title == "ANNUAL REPORT OF THE NORTHSHIRE SAFEGUARDING CHILDREN BOARD 2017/18"


def test_a_report_of_a_board_is_called_by_the_heading_below_the_boards_name() -> None:
    text = (
        "# Northshire Children's Improvement Board\n\n## Governance and progress report\n\n"
        "Report to: Cabinet, 18 October 2017\n\nReport of: Independent Chair\n\n## 1 Introduction\n\n"
        "Ofsted inspected children's services in Northshire in September 2016.\n"
    )
    told = columns(claims(text, DocumentClaim, head=""), "title", "date")
    assert told == [("Governance and progress report", "2017-10-18")]
