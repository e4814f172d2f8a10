"""Actions on pages and in minutes: lists that go on with their lead-in, and promises; and what promises nothing."""

import pytest

from loaders.claims import ActionClaim, DocumentClaim, RecommendationClaim, RoleClaim
from loaders.extraction import extract
from tests.papers import claims, columns, document

MINUTES = (
    "Northshire County Council\n\nMinutes of the Children's Scrutiny Committee held on 18 September 2019\n\n"
    "PRESENT: Councillor Able (Chair)\n\nAPOLOGIES: Councillor Baker\n\nRESOLVED: That the minutes be approved.\n\n"
)


def told(body: str) -> list[tuple[object, ...]]:
    return columns(claims(body, ActionClaim), "text", "lead", "deadline", "status")


@pytest.mark.parametrize(
    ("lead", "item", "status"),
    [
        ("So far we have:", "recruited eight more advisers", "done"),
        ("The Council has already:", "set aside £5 million for social care", "done"),
        ("Since the inspection, we have:", "opened two new children's homes", "done"),
        ("In response we've:", "rewritten the guidance for all teams", "done"),
        ("Over the last six months our managers have:", "audited every plan", "done"),
        ("To put this right, the service has now:", "appointed a new head of service", "done"),
        ("We are now:", "opening a second family hub", "under-way"),
        ("We are going to:", "open a second family hub", "planned"),
        ("Over the next year the Council will:", "train all of its managers", "planned"),
        ("The Board has agreed two priorities. It will:", "appoint a participation worker", "planned"),
        ("What we have done so far:", "recruited eight more advisers", "done"),
        ("### What we are doing about it", "opening a second family hub", "under-way"),
        ("### What we will do next", "open a second family hub", "planned"),
        ("We have committed to:", "publish a new local offer", "planned"),
    ],
)
def test_a_list_goes_on_with_its_lead_in(lead: str, item: str, status: str) -> None:
    assert told(f"{lead}\n\n- {item}\n- {item} again\n") == [
        (item, (), None, status),
        (f"{item} again", (), None, status),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Inspectors found that we have:\n\n- improved our visits\n- recruited more staff\n",
        "Inspectors said that the council has:\n\n- recruited more staff\n- opened two homes\n",
        "We have not yet:\n\n- recruited enough staff\n- opened the hub\n",
        "So far we have:\n\n- improved outcomes for children\n- worked hard with our partners\n",
        "We are:\n\n- working hard to improve\n- hoping to do better\n",
        "We will:\n\n- listen to you\n- always be honest with you\n- continue to improve\n",
        "Children in care have:\n\n- received good care\n- enjoyed their schools\n",
    ],
)
def test_a_list_that_is_of_no_steps(body: str) -> None:
    assert told(body) == []


def test_an_item_that_depends_on_others_is_proposed() -> None:
    assert told("We will:\n\n- train all managers by May 2020\n- merge the boards, if both cabinets agree\n") == [
        ("train all managers by May 2020", (), "2020-05", "planned"),
        ("merge the boards, if both cabinets agree", (), None, "proposed"),
    ]


def test_what_was_agreed_for_a_year_needs_a_day_and_names_its_lead() -> None:
    body = "The Board has agreed the following for the coming year:\n\n- Launch a strategy by May 2020 (Quality Group).\n- Better outcomes for all.\n"
    assert columns(claims(body, ActionClaim), "deadline") == [("2020-05",)]


@pytest.mark.parametrize(
    ("said", "lead", "deadline"),
    [
        ("The Head of Safeguarding would review the format of plans by the end of January 2020.", ("Head of Safeguarding",), "2020-01"),
        ("The Director said that she would circulate a note to members by 8 November 2019.", ("Director",), "2019-11-08"),
        ("The Director told members that a further four workers would be appointed by December 2019.", (), "2019-12"),
        ("The Head of Adoption explained the delay. She was to present a new offer in January 2020.", ("Head of Adoption",), "2020-01"),
    ],
)  # fmt: skip
def test_minutes_report_promises_with_would(said: str, lead: tuple[str, ...], deadline: str) -> None:
    found = [c for c in extract(document(MINUTES + said + "\n")) if isinstance(c, ActionClaim)]
    assert columns(found, "lead", "deadline") == [(lead, deadline)]


@pytest.mark.parametrize(
    "said",
    [
        "If this were agreed, the Head of Safeguarding would review plans by January 2020.",
        "A member suggested that the Director would report in January 2020.",
        "The Director said that Ofsted would review the plan in January 2020.",
        "The Cabinet would receive a report in January 2020.",
        "The Director said that services would improve by January 2020.",
        "The Director said that the next meeting would be arranged in January 2020.",
    ],
)
def test_minutes_that_promise_nothing(said: str) -> None:
    assert [c for c in extract(document(MINUTES + said + "\n")) if isinstance(c, ActionClaim)] == []


def test_would_supposes_outside_of_reported_speech() -> None:
    assert told("A larger team would be appointed by January 2020.") == []


@pytest.mark.parametrize(
    ("body", "lead", "deadline"),
    [
        ("We will open 20 new flats for care leavers by the end of 2021.", (), "2021"),
        ("By the spring of 2020 we will open a second hub for care leavers.", (), "2020"),
        ("In addition, the Cabinet Member will visit each of the teams before the end of March 2020.", ("Cabinet Member",), "2020-03"),
        ("The Business Manager, Ann Able, will review the constitution by March 2020.", ("Business Manager",), "2020-03"),
        ("The Head of Service for Children in Care will bring a strategy by 31 October 2019.", ("Head of Service for Children in Care",), "2019-10-31"),
        ("The Strategic Director and the Housing Director will agree a guarantee by January 2020.", ("Strategic Director", "Housing Director"), "2020-01"),
        ("Lanmere County Council, which is our improvement partner, will carry out an audit in October 2019.", ("Lanmere County Council",), "2019-10"),
    ],
)  # fmt: skip
def test_promises_of_offices_and_partners(body: str, lead: tuple[str, ...], deadline: str) -> None:
    assert columns(claims(body, ActionClaim), "lead", "deadline") == [(lead, deadline)]


def test_a_sentence_with_two_promises_has_two() -> None:
    body = "The Head of Service will visit Lanmere in November and the Principal Social Worker will bring a proposal by 31 January 2020."
    assert columns(claims(body, ActionClaim), "lead", "deadline") == [
        (("Head of Service",), "2019-11"),
        (("Principal Social Worker",), "2020-01-31"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "The Children's Scrutiny Panel will scrutinise the plan at its meeting in January 2020.",
        "The safeguarding board must in any case give way to new arrangements by January 2020.",
        "Lanmere County Council will carry out an audit of its own services in October 2019.",
        "The Health Trust will reduce its contribution from April 2020.",
        "The Director will, if funds allow, open a home by May 2020.",
        "Ann Able has agreed to act as interim chair until May 2020.",
        "The Director undertook to arrange this.",
        "The Director of Children's Services will retire in May 2020.",
        "The Committee will receive a further report in March 2020.",
        "The Director said that the budget would be reviewed in March 2020 by the Department for Education.",
        "Our partners have already:\n\n- recruited two nurses for the hub\n",
        "From April 2020 the Quality Group will report to the Board twice a year.",
    ],
)
def test_what_watches_ends_or_depends_is_not_promised(body: str) -> None:
    assert told(body) == []


def test_an_undertaking_needs_no_day() -> None:
    assert told("The Assistant Director undertook to write to all headteachers before the end of term.") == [
        ("The Assistant Director undertook to write to all headteachers before the end of term.", ("Assistant Director",), None, "planned")
    ]  # fmt: skip


def test_who_will_do_it_leads_an_action_of_a_section_and_its_table_is_none() -> None:
    body = "## Actions taken so far\n\nThe plan is summarised below.\n\nThe Head of Commissioning will publish a strategy in November 2019.\n"
    assert columns(claims(body, ActionClaim), "lead", "deadline") == [(("Head of Commissioning",), "2019-11")]


@pytest.mark.parametrize(
    ("heading", "cells", "answers"),
    [
        ("Priority", ("1. A strong front door", "2. A stable workforce"), ["1", "2"]),
        ("Area", ("Timeliness of decisions", "Parental consent"), ["Timeliness of decisions", "Parental consent"]),
        ("Area", ("North locality", "South locality"), [None, None]),
        ("Priority", ("High", "Low"), [None, None]),
        ("Recommendation", ("LSCB 1. Improve the data", "LSCB 2. Improve the training"), ["LSCB 1", "LSCB 2"]),
        ("Rec", ("R1", "R2"), ["R1", "R2"]),
    ],
)
def test_what_the_rows_of_a_plan_answer(heading: str, cells: tuple[str, str], answers: list[str | None]) -> None:
    body = (
        "These areas need to improve:\n\n- the timeliness of decisions about children\n- the recording of parental consent\n\n"
        f"| {heading} | Action | Lead | Deadline |\n|---|---|---|---|\n"
        + "".join(f"| {cell} | Set out the rota | Clerk | May 2020 |\n" for cell in cells)
    )
    assert [c.recommendation for c in claims(body, ActionClaim)] == answers


def test_a_plan_without_a_column_of_days_has_them_at_the_end_of_its_steps() -> None:
    table = "| Next milestone | Sponsor |\n|---|---|\n| Agree a budget by December 2019 | Clerk |\n| Second audit, June 2020 | Clerk |\n| Build on the audit of May 2019 with schools | Clerk |\n"
    assert [c.deadline for c in claims(table, ActionClaim)] == ["2019-12", "2020-06", None]


def test_a_table_of_counts_is_no_plan() -> None:
    assert claims("| Status | Actions |\n|---|---|\n| Complete | 6 |\n| On track | 2 |\n", ActionClaim) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Northshire Council\n\nImprovement Plan\n\nVersion 3, updated 20 October 2019\n\nThe plan has five parts.\n",
            "2019-10-20",
        ),
        (
            "Northshire Council: improvement plan\n\nPosition at 30 September 2019\n\nOfsted inspected children's services in Northshire in May 2019.\n",
            "2019-09-30",
        ),
        (
            "Northshire Council\n\nImprovement Plan\n\nApproved by the Executive on 11 September 2019\n\nThe plan has five parts.\n",
            "2019-09-11",
        ),
        (
            "# Our inspection\n\nOfsted inspected children's services in Northshire in May 2019.\n\nPage last updated: 2 June 2019\n",
            "2019-06-02",
        ),
        (
            "# Our inspection\n\nOfsted inspected children's services in Northshire in May 2019.\n\nThe report was published on 2 June 2019.\n",
            None,
        ),
        (
            "# Our inspection\n\nOfsted inspected children's services in Northshire in May 2019.\n\nUpdated by Ofsted in its letter of 2 June 2019\n",
            None,
        ),
    ],
)
def test_the_day_of_a_paper_without_a_line_for_it(text: str, date: str | None) -> None:
    assert next(c.date for c in extract(document(text)) if isinstance(c, DocumentClaim)) == date


@pytest.mark.parametrize(
    ("resolved", "addressee"),
    [
        ("the Director of Children's Services submit a report in May 2020", "Director of Children's Services"),
        ("the Cabinet Member for Children be asked to provide a breakdown", "Cabinet Member for Children"),
        ("Cabinet be recommended to approve the funding", "Northshire Cabinet"),
        ("the pace of recruitment be kept under review", "Northshire Children's Scrutiny Committee"),
    ],
)
def test_whom_a_resolution_charges(resolved: str, addressee: str) -> None:
    found = extract(document(f"{MINUTES}RESOLVED: That {resolved}.\n"))
    assert [c.addressee for c in found if isinstance(c, RecommendationClaim)] == [addressee]


def test_holders_in_small_letters_with_initials_and_of_two_posts() -> None:
    body = (
        "The Council has appointed Ann Able as interim Director of Children's Services. "
        "Councillor Bea Baker, Deputy Leader and Cabinet Member for Children's Services, welcomed her. "
        "Councillor C Carter, Cabinet Member for Housing, agreed.\n"
    )
    found = {(c.title.split(" ")[-1], c.holder, c.acting) for c in claims(body, RoleClaim) if c.holder}
    assert found == {
        ("Services", "Ann Able", True),
        ("Leader", "Bea Baker", None),
        ("Services", "Bea Baker", None),
        ("Housing", "C Carter", None),
    }
