"""The head of a paper, in the ways that councils print it; and the authorities that it names."""

import pytest

from loaders.claims import DocumentClaim
from loaders.extraction import extract
from loaders.gazetteer import councils_named, register
from loaders.rules.paper.names import own_case
from tests.papers import columns, document

END = "\n\n1. Recommendation\n\n1.1 That the report be noted.\n"
PLAN = "\n\nAppendix 2\n\nBoard Action Plan (as at 1 May 2016)\n\nAction\tLead\tBy when\nRecruit two chairs\tClerk\tMay 2016\n"


def head(text: str) -> DocumentClaim:
    first = extract(document(text + END))[0]
    assert isinstance(first, DocumentClaim)
    return first


@pytest.mark.parametrize(
    "text",
    [
        "NORTHSHIRE CHILDREN'S TRUST BOARD\n\n18 September 2015\n\nOFSTED INSPECTION - UPDATE\n\n"
        "Report of the Chair of the Northshire Safeguarding Children Board",
        "Northshire County Council\n\nREPORT TO: Children's Trust Board\nDATE: 18th September 2015\n"
        "SUBJECT: Ofsted inspection - update\nREPORT OF: Chair of the Northshire Safeguarding Children Board",
        "MEETING\tNORTHSHIRE CHILDREN'S TRUST BOARD\nDATE:\t18 SEPTEMBER 2015\n"
        "TITLE OF REPORT:\tOFSTED INSPECTION - UPDATE\nREPORT BY:\tCHAIR OF THE NORTHSHIRE SAFEGUARDING CHILDREN BOARD",
        "| Meeting | Northshire Children's Trust Board |\n|---|---|\n| Date of meeting | 18.09.2015 |\n"
        "| Title | Ofsted inspection - update |\n"
        "| Report author | Ann Able, Chair of the Northshire Safeguarding Children Board |",
        "**Committee:** Northshire Children's Trust Board\n**Meeting date:** Friday, 18<sup>th</sup> September 2015\n"
        "**Report title:** Ofsted inspection - update\n**Author:** Chair of the Northshire Safeguarding Children Board",
        "Agenda Item 7\n\nNorthshire Children's Trust Board - 18 September 2015\n\nOfsted inspection - update\n\n"
        "Report by the Chair of the Northshire Safeguarding Children Board",
        "Northshire County Council\n\nMEETING/ DECISION MAKER:\tNorthshire Children's Trust Board\n"
        "MEETING/ DECISION DATE:\t18 September 2015\nTITLE:\tOfsted inspection - update\n"
        "REPORT AUTHOR:\tChair of the Northshire Safeguarding Children Board",
        "Report to:            Northshire Children's Trust Board\n\nDate/Time:            18 September 2015 at 2 pm\n\n"
        "Report title:         Ofsted inspection - update\n\n"
        "Report of:            Chair of the Northshire Safeguarding Children Board",
        "Northshire Council - Northshire Children's Trust Board\n\nDate of Board: 18/09/2015\n\n"
        "Subject: Ofsted inspection - update\n\n"
        "Responsible officer: Chair of the Northshire Safeguarding Children Board",
        "REPORT OF THE CHAIR OF THE NORTHSHIRE SAFEGUARDING CHILDREN BOARD\nTO THE NORTHSHIRE CHILDREN'S TRUST BOARD\n"
        "ON 18TH SEPTEMBER 2015\n\nOFSTED INSPECTION - UPDATE",
    ],
)
def test_a_head_says_the_same_in_every_dress(text: str) -> None:
    found = head(text)
    said = (found.title, found.publisher, found.meeting_of, found.author_role)
    assert [str(words).lower() for words in said] == [
        "ofsted inspection - update",
        "northshire",
        "northshire children's trust board",
        "chair of the northshire safeguarding children board",
    ]
    assert found.date == "2015-09-18"
    assert found.kind == "committee-report"
    assert {e.field for e in found.evidence} >= {"title", "date", "meeting_of", "author_role"}


def test_a_value_broken_over_two_lines_is_whole() -> None:
    found = head(
        "REPORT TO: Cabinet\n\nDate: 3 May 2016\n\n"
        "Report of: Ann Able, Director of Children's Services and Deputy Chief\n\nExecutive\n\n"
        "Subject: Inspection of Northshire Council"
    )
    assert found.author_role == "Director of Children's Services and Deputy Chief Executive"
    assert found.title == "Inspection of Northshire Council"
    assert found.meeting_of == "Northshire Cabinet"


def test_what_the_head_does_not_say_is_left_out() -> None:
    found = head("Northshire Council\n\nOfsted inspection\n\nReport by the Director of People")
    assert found.date is None
    assert found.meeting_of is None


def test_a_plan_bound_in_under_its_own_title_is_a_document_too() -> None:
    text = "Northshire Safeguarding Children Board\n\n3 May 2016\n\nOfsted review\n\nReport by the Clerk" + END + PLAN
    plan = extract(document(text))[1]
    assert isinstance(plan, DocumentClaim)
    assert (plan.title, plan.kind, plan.date, plan.part_of) == (
        "Board Action Plan",
        "action-plan",
        "2016-05-01",
        "Ofsted review",
    )
    assert plan.sha256 is None


def test_names_of_the_register_and_their_variants() -> None:
    text = "Hull, BOURNEMOUTH, CHRISTCHURCH AND POOLE and North Yorkshire's plans; Reading Borough; Nottingham County"
    assert [span.name for span in register().find(text)] == [
        "Kingston upon Hull", "Bournemouth, Christchurch and Poole", "North Yorkshire", "Reading", "Nottinghamshire",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Councillor Derby spoke", "Essex Road School", "burying", "Reading is taught early.", "Yorkshire-wide", "Mr Kent"],
)
def test_words_that_only_look_like_authorities(text: str) -> None:
    assert register().find(text) == []


def test_councils_outside_the_register_are_known_by_what_the_paper_calls_them() -> None:
    text = (
        "MARLOW VALE HEALTH AND WELLBEING BOARD\nThe report to Northshire County Council. Eastborough Local Authority. "
        "Children's services in Kelderdale are good. London Borough of Westmere Park.\nUpper Thornley was last inspected in 2011."
    )
    assert councils_named(text, register()).names == (
        "Eastborough", "Kelderdale", "Marlow Vale", "Northshire", "Upper Thornley", "Westmere Park",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["the Town Council", "Our Council", "Youth Council", "Services were inspected", "Leeds City Council"]
)
def test_what_is_no_new_council(text: str) -> None:
    assert councils_named(text, register()).names == ()


@pytest.mark.parametrize(
    ("words", "usual"),
    [("HEALTH AND WELLBEING BOARD", "Health and Wellbeing Board"), ("Families OSC", "Families OSC"), ("LSCB", "LSCB")],
)
def test_capitals_are_put_in_the_usual_case(words: str, usual: str) -> None:
    assert own_case(words) == usual


def test_a_body_with_its_date_and_a_title_with_a_colon() -> None:
    found = head(
        "EASTBOROUGH CITY COUNCIL\n\nSCRUTINY COMMISSION FOR CHILDREN: 12 JULY 2017\n\n"
        "OFSTED INSPECTION: OUTCOME AND ACTION PLAN"
    )
    assert (found.meeting_of, found.date) == ("Eastborough Scrutiny Commission for Children", "2017-07-12")
    assert (found.publisher, found.title) == ("Eastborough", "OFSTED INSPECTION: OUTCOME AND ACTION PLAN")


@pytest.mark.parametrize("name", ["City of Port-on-Sea", "Borough of Hadlow & Chase", "Royal Borough of Lanmere"])
def test_a_council_that_is_named_by_its_rank_publishes(name: str) -> None:
    assert head(f"{name}\n\nCabinet\n\n3 May 2016\n\nInspection outcome and response").title == (
        "Inspection outcome and response"
    )


def test_a_paper_belongs_to_the_council_whose_services_it_tells_of_not_to_a_partner() -> None:
    found = head(
        "Name of meeting: Council\n\nTitle of report: Ofsted re-inspection\n\nDate: 3 May 2016\n\n1. Summary\n\n"
        "1.1 Children's services in Marlow Vale were inspected in May 2015.\n\n"
        "1.2 Harrowgate City Council is our partner. Harrowgate is near. Harrowgate City Council helps.\n\n"
        "1.3 Services for children in Marlow Vale improve."
    )
    assert (found.publisher, found.meeting_of) == ("Marlow Vale", "Marlow Vale Council")


def test_the_day_in_the_line_of_the_minutes_is_the_meetings() -> None:
    found = head("KELDERDALE COUNCIL\n\nCABINET\n\nMINUTES of a meeting held at Town Hall on Tuesday, 12 March 2019")
    assert (found.kind, found.date) == ("minutes", "2019-03-12")


def test_the_number_of_an_item_is_no_part_of_the_title() -> None:
    found = head("# Kelderdale Council - Children's Scrutiny Panel\n\n## 3 May 2016\n\n### Item 6: Inspection update")
    assert (found.title, found.meeting_of) == ("Inspection update", "Kelderdale Children's Scrutiny Panel")


LETTER = """Ofsted
1 Any Street
Anytown

12 March 2019

Ms Ann Able
Director of Children's Services
Northshire County Council

Dear Ms Able

Focused visit to Northshire children's services

Inspectors visited on 5 and 6 February 2019 to look at help for care leavers and at how the council's improvement plan
is overseen by the improvement board. Social workers know children well.

Yours sincerely

Bob Baker
His Majesty's Inspector
"""
MINUTES = """Lanmere Council

MINUTES OF A MEETING OF THE CHILDREN'S SCRUTINY COMMITTEE HELD AT THE TOWN HALL ON TUESDAY 12 JULY 2022

Present: Councillors Able and Baker

1. Apologies

Apologies were received from Councillor Carter.

2. Ofsted inspection

Resolved - that the report be noted.
"""
NEWS = """# Ofsted rates Lanmere's children's services good

Published: 23 March 2021

Lanmere Council's children's services have been rated good overall by Ofsted. Inspectors said that social workers know
looked after children well, and that the improvement plan has worked.
"""


def first_of(text: str, *names: str) -> tuple[object, ...]:
    return columns(extract(document(text))[:1], *names)[0]


def test_a_letter_is_of_whose_letterhead_it_bears_and_about_its_subject_line() -> None:
    assert first_of(LETTER, "title", "publisher", "date", "author_role", "kind", "meeting_of") == (
        "Focused visit to Northshire children's services", "Ofsted", "2019-03-12", "His Majesty's Inspector",
        "inspection-report", None,
    )  # fmt: skip


def test_minutes_are_of_the_meeting_that_their_first_line_names() -> None:
    assert first_of(MINUTES, "kind", "meeting_of", "date") == (
        "minutes", "Lanmere Children's Scrutiny Committee", "2022-07-12",
    )  # fmt: skip


def test_a_page_of_news_is_of_no_meeting() -> None:
    assert first_of(NEWS, "title", "kind", "date", "meeting_of") == (
        "Ofsted rates Lanmere's children's services good", "other", "2021-03-23", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "LANMERE COUNCIL - REPORT TO MEMBERS\n\n1. Meeting:\tCabinet\n\n2. Date:\t14th January 2015\n\n"
            "3. Title:\tOfsted inspection: outcome",
            ("Lanmere Cabinet", "2015-01-14", "Ofsted inspection: outcome"),
        ),
        (
            "Lanmere Council\n\nCABINET\n\n19 NOVEMBER 2019\n\nCHILDREN'S SERVICES: STATUTORY DIRECTION AND\n"
            "APPOINTMENT OF A COMMISSIONER",
            ("Lanmere Cabinet", "2019-11-19", "CHILDREN'S SERVICES: STATUTORY DIRECTION AND APPOINTMENT OF A COMMISSIONER"),
        ),
        (
            "Lanmere\nCabinet - 12 March 2019\nTitle of report: Outcome of the Ofsted inspection",
            ("Lanmere Cabinet", "2019-03-12", "Outcome of the Ofsted inspection"),
        ),
        (
            "Report of the Director of Children's Services to the meeting of the Lanmere Overview & Scrutiny Committee"
            " to be held on Wednesday 15 July 2020\n\nSubject:\nOfsted inspection",
            ("Lanmere Overview & Scrutiny Committee", "2020-07-15", "Ofsted inspection"),
        ),
    ],
)  # fmt: skip
def test_heads_in_other_styles(text: str, found: tuple[str, str, str]) -> None:
    claim = head("Lanmere Council\n\n" + text if "Lanmere Council" not in text else text)
    assert (claim.meeting_of, claim.date, claim.title) == found
