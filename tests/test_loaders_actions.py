"""Actions in plans, however their columns are named, and in sentences; and sentences that promise nothing."""

import pytest

from loaders.claims import ActionClaim
from loaders.rules.actions.actions import status_of
from loaders.rules.paper.leads import split_leads
from loaders.rules.plans.plans import plan_name, role_of
from tests.papers import claims, columns

FIELDS = ("recommendation", "text", "lead", "progress", "deadline")


def told(body: str) -> list[tuple[object, ...]]:
    return columns(claims(body, ActionClaim), "text", "lead", "deadline")


@pytest.mark.parametrize(
    "table",
    [
        "Recommendation\tAction\tLead\tProgress\tDeadline\n4. Ensure visits\tSet dates\tHead of Service\tDates set\t31 May 2020\n",
        "| By when | Who | What we will do | Update | Ofsted recommendation |\n|---|---|---|---|---|\n"
        "| 31/05/2020 | Head of Service | Set dates | Dates set | 4 Ensure visits |\n",
        "| Rec | Actions required | Responsible officer | Target date | Progress to date |\n|:-:|---|---|---|---|\n"
        "| 4) Ensure visits | **Set dates** | Head of Service | By 31st May 2020 | Dates set |\n",
    ],
)
def test_a_plan_is_read_whatever_its_columns_are_called(table: str) -> None:
    (claim,) = claims("Action plan\n\n" + table, ActionClaim)
    assert columns([claim], *FIELDS) == [("4", "Set dates", ("Head of Service",), "Dates set", "2020-05-31")]
    assert (claim.row, claim.plan, claim.stated_empty) == ("4-1", "Action plan", ())
    assert {e.field for e in claim.evidence} == {"text", "lead", "progress", "deadline", "recommendation"}


def test_a_plan_without_recommendations_numbers_its_rows() -> None:
    found = claims("Task\tOwner\tDue date\nRecruit\tClerk\t\nRetain\t\tTBC\n", ActionClaim)
    assert columns(found, "row", "text", "lead", "stated_empty") == [
        ("1", "Recruit", ("Clerk",), ("deadline",)),
        ("2", "Retain", (), ("lead",)),
    ]
    assert [e.start == e.end for c in found for e in c.evidence if e.field == "deadline"] == [True, False]


def test_a_recommendation_carries_on_but_blank_cells_are_not_filled() -> None:
    table = (
        "Recommendation\tAction\tLead\tDeadline\n1. Ensure visits are\tSet dates\tClerk\tMay 2020\n\n"
        "Recommendation\tAction\tLead\tDeadline\nmade on time\tTell teams\t\t\n\tTell schools\tChair\t\n"
    )
    found = claims(table, ActionClaim)
    assert columns(found, "row", "lead", "stated_empty") == [
        ("1-1", ("Clerk",), ()),
        ("1-2", (), ("lead", "deadline")),
        ("1-3", ("Chair",), ("deadline",)),
    ]


def test_a_recommendation_without_a_number_is_named_by_its_opening_words() -> None:
    (claim,) = claims("Recommendation\tAction\tLead\nEnsure visits are made\tSet dates\tClerk\n", ActionClaim)
    assert claim.recommendation == "Ensure visits are made"


@pytest.mark.parametrize(
    "table",
    ["Area\tGrade\nAdoption\tGood\n", "Name\tRole\nAnn Able\tClerk\n", "Action\tReason\nRecruit\tNeed\n"],
)
def test_a_table_that_is_no_plan(table: str) -> None:
    assert claims(table, ActionClaim) == []


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Lead", "lead"), ("By whom?", "lead"), ("Responsible Officer:", "lead"), ("Timescale", "deadline"),
        ("Target completion date", "deadline"), ("RAG", "status"), ("Progress / Update", None), ("Progress update", "progress"),
        ("Action", "text"), ("What we will do", "text"), ("Area for improvement", "recommendation"), ("Ref.", "reference"),
        ("Success measure", "ignored"), ("Colour", None), ("", None),
    ],
)  # fmt: skip
def test_headings_of_columns(heading: str, role: str | None) -> None:
    assert role_of(heading) == (role if heading != "Progress / Update" else "progress")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Board Manager/Board Chair", ("Board Manager", "Board Chair")),
        ("BSCB/BSAB Training Sub Committee", ("BSCB/BSAB Training Sub Committee",)),
        ("DCS/AD", ("DCS", "AD")),
        ("DCS / Police", ("DCS", "Police")),
        ("Head of Safeguarding, Children's Services, Northshire Council", ("Head of Safeguarding, Children's Services, Northshire Council",)),
        ("Performance and Improvement Lead, People Services", ("Performance and Improvement Lead, People Services",)),
        ("Head of Service and Principal Social Worker", ("Head of Service", "Principal Social Worker")),
        ("Head of Service, Principal Social Worker; Clerk", ("Head of Service", "Principal Social Worker", "Clerk")),
        ("Training and Development Sub Committee", ("Training and Development Sub Committee",)),
        ("", ()),
    ],
)  # fmt: skip
def test_leads_are_parted_where_several_share(cell: str, names: tuple[str, ...]) -> None:
    assert split_leads(cell) == names


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete", "done"), ("Completed May 2019", "done"), ("In progress", "under-way"), ("Not yet started", "planned"),
        ("Amber", None), ("Dates set", None), ("", None),
    ],
)  # fmt: skip
def test_status_is_taken_only_where_it_is_said(words: str, status: str | None) -> None:
    assert status_of(words) == status


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Appendix 1 - Board Action Plan", "Board Action Plan"),
        ("Plan (version 3)", "Plan"),
        ("Plan updated 4 May 2016", "Plan"),
    ],
)
def test_a_plan_s_name_is_without_edition(title: str, name: str) -> None:
    assert plan_name(title) == name


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "The Council is required to submit a plan to Ofsted by 22nd December 2019.",
            ("The Council is required to submit a plan to Ofsted by 22nd December 2019", ("The Council",), "2019-12-22"),
        ),
        (
            "To date the Improvement Board has watched over the plan and will sign off the last part at its meeting on 20th November.",
            ("will sign off the last part at its meeting on 20th November", ("Improvement Board",), "2019-11-20"),
        ),
        (
            "The Head of Safeguarding will review all open cases by the end of January 2020.",
            ("The Head of Safeguarding will review all open cases by the end of January 2020", ("Head of Safeguarding",), "2020-01"),
        ),
        (
            "A written response must be submitted to Ofsted by 1 October 2019.",
            ("A written response must be submitted to Ofsted by 1 October 2019", (), "2019-10-01"),
        ),
    ],
)  # fmt: skip
def test_a_promise_with_a_day_is_an_action(body: str, found: tuple[object, ...]) -> None:
    assert told(body) == [found]


@pytest.mark.parametrize(
    "body",
    [
        "Further tranches will be announced on 11 October 2019.",
        "Ofsted will visit again in March 2020.",
        "These arrangements will be replaced in May 2020 by a new framework.",
        "By the end of December 2019 around 1600 cases will have been seen.",
        "The Council will continue to improve.",
        "The Council was required to submit a plan by 22 December 2018.",
        "The new framework will come into force in January 2020.",
        "Members will recall the visit of May 2020.",
    ],
)
def test_a_sentence_that_promises_nothing(body: str) -> None:
    assert told(body) == []


def test_a_section_about_actions_has_one_a_paragraph_and_its_progress() -> None:
    body = (
        "Update on the immediate actions\n\nThe Committee will be aware that there were three.\n\n"
        "An audit of closed cases has been commissioned. This work is scheduled to run until 15th December 2019.\n\n"
        "A programme of workshops has begun. This is further reinforced by a coaching programme due for completion in "
        "January 2020.\n\nStaffing\n\nStaff work hard.\n"
    )
    assert columns(claims(body, ActionClaim), "text", "progress", "deadline", "status") == [
        (
            "An audit of closed cases has been commissioned.",
            "This work is scheduled to run until 15th December 2019.",
            "2019-12-15",
            "planned",
        ),
        ("A programme of workshops has begun.", "has begun", None, "under-way"),
        (
            "This is further reinforced by a coaching programme due for completion in January 2020.",
            None,
            "2020-01",
            "planned",
        ),
    ]


def test_a_list_of_actions_taken() -> None:
    body = "The following actions have been taken:\n\n- A new head has been appointed.\n- Ten workers were recruited.\n"
    assert [row[0] for row in told(body)] == ["A new head has been appointed.", "Ten workers were recruited."]


def test_an_officer_leads_before_an_agency_and_a_letter_refers() -> None:
    table = (
        "| No. | Recommendation | Action | Lead agency | Lead officer | Deadline |\n|---|---|---|---|---|---|\n"
        "| a | Ensure that visits are made on time | Set dates | Council | Head of Service | May 2020 |\n"
        "| a | Ensure that visits are made on time | Tell teams | Council | Clerk | June 2020 |\n"
        "| b | Ensure that plans are clear to all | Train teams | Police | Trainer | Complete |\n"
    )
    assert columns(claims(table, ActionClaim), "recommendation", "lead", "status") == [
        ("a", ("Head of Service",), None),
        ("a", ("Clerk",), None),
        ("b", ("Trainer",), "done"),
    ]


def test_an_agency_leads_where_no_officer_does() -> None:
    (claim,) = claims("Action\tLead agency\tWhen\nSet dates\tHealth Trust\tMay 2020\n", ActionClaim)
    assert claim.lead == ("Health Trust",)


def test_a_numbered_plan_set_in_columns_by_spaces() -> None:
    table = (
        "Rec   Action                       Lead officer            Timescale\n"
        "1     Agree a rota of partners     Head of Service         December 2020\n"
        "2     Roll out training            Designated Nurse        January 2021\n"
    )
    assert columns(claims(table, ActionClaim), "recommendation", "text", "deadline") == [
        ("1", "Agree a rota of partners", "2020-12"),
        ("2", "Roll out training", "2021-01"),
    ]


def test_what_ofsted_asks_for_is_an_action_of_whom_it_asks() -> None:
    body = "Ofsted has asked the Council, as lead authority, to send a written statement by 10 October 2019."
    ((_, lead, deadline),) = told(body)
    assert (lead, deadline) == (("the Council",), "2019-10-10")


def test_what_ofsted_asks_for_without_a_day_and_priority_actions_are_no_actions() -> None:
    assert told("Ofsted has asked the Council to send a written statement.") == []
    assert (
        told(
            "Ofsted set out two priority and immediate actions:\n\n(a) Ensure that visits are made.\n(b) Ensure plans.\n"
        )
        == []
    )


def test_a_colour_alone_is_no_progress() -> None:
    (claim,) = claims("Action\tLead\tRAG\nSet dates\tClerk\tGreen\n", ActionClaim)
    assert claim.progress is None


def test_what_minutes_note_in_brackets_or_behind_the_word_is_an_action() -> None:
    body = "The Trust would send an update. [Action: Chief Executive]\n\nAction 2: Business Manager to circulate the guidance by 30 October 2019.\n"
    assert columns(claims(body, ActionClaim), "text", "lead", "deadline") == [
        ("The Trust would send an update.", ("Chief Executive",), None),
        ("Business Manager to circulate the guidance by 30 October 2019.", ("Business Manager",), "2019-10-30"),
    ]


def test_a_record_a_line_a_field_is_an_action() -> None:
    body = "Milestone: Needs assessment completed\nOwner: Head of Safety\nDate: 31 October 2019\n\nMilestone: Nurse recruited\nOwner: Clerk\nDate: March 2020\n"
    assert columns(claims(body, ActionClaim), "text", "lead", "deadline") == [
        ("Needs assessment completed", ("Head of Safety",), "2019-10-31"),
        ("Nurse recruited", ("Clerk",), "2020-03"),
    ]


def test_numbers_that_come_again_are_of_the_recommendations() -> None:
    table = (
        "No.\tAction\tWho\n1\tContact every care leaver\tHead\n1\tAgree the protocol\tClerk\n2\tBuy a tracker\tClerk\n"
    )
    assert [c.recommendation for c in claims(table, ActionClaim)] == ["1", "1", "2"]
