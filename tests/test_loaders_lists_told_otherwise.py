"""Recommendations and actions in lists and tables of other forms: parts by when, picked numbers, items with verbs of their own."""

import pytest

from loaders.claims import ActionClaim, RecommendationClaim
from tests.papers import HEAD, claims, columns

CABINET = HEAD.replace("Children's Scrutiny Committee", "Cabinet")


def texts(found: list[RecommendationClaim] | list[ActionClaim]) -> list[str]:
    return [one.text.rstrip(".") for one in found]


@pytest.mark.parametrize(
    "lead",
    [
        "Three were to be dealt with within three months:",
        "The remaining two must be met by March 2020:",
        "For completion within six months:",
        "Over the next six months the council should:",
        "Within six months they were to:",
        "Immediate actions:",
        "In the longer term:",
    ],
)
def test_a_part_of_the_recommendations_by_when_it_is_due(lead: str) -> None:
    body = (
        "Ofsted inspected services in May 2019. The report contains five recommendations. Two were for immediate action:\n\n"
        f"- ensure that visits are recorded\n- review every open case\n\n{lead}\n\n- rewrite the guidance\n"
        "- with health partners, reduce waiting times\n"
    )
    assert texts(claims(body, RecommendationClaim)) == [
        "ensure that visits are recorded", "review every open case", "rewrite the guidance",
        "with health partners, reduce waiting times",
    ]  # fmt: skip


def test_what_is_told_behind_a_time_recommends_nothing() -> None:
    body = "Staff have told us of their work. Over the next six months we will:\n\n- open a hub\n- train all managers\n"
    assert claims(body, RecommendationClaim) == []


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("Ofsted made twelve recommendations. Those that most concern us are:\n\n3. Cease the use of hostels.\n\n"
         "7. Together with the police, share what is known of missing children.\n\n11. Broaden the range of homes.\n\n"
         "The next inspection is expected in 2021.\n", ["3", "7", "11"]),
        ("There are three recommendations to the local authority in the inspection report:\n\n83. Review all plans.\n\n"
         "84. With partners, agree thresholds.\n\n85. Improve the recording of decisions.\n", ["83", "84", "85"]),
        ("Ofsted made two recommendations, which are in hand:\n\n14. Visits are now recorded.\n\n15. Plans are better.\n", []),
    ],
)  # fmt: skip
def test_lists_that_give_some_of_a_reports_numbers(body: str, numbers: list[str]) -> None:
    assert [one.number for one in claims(body, RecommendationClaim)] == numbers


@pytest.mark.parametrize(
    "who", ["Cabinet", "The Cabinet resolved to", "That the Cabinet:", "Cabinet agreed the following"]
)
def test_a_decision_below_the_name_of_who_took_it(who: str) -> None:
    body = (
        f"## Decision:\n\n{who}\n\n(a) Noted the report on children's services;\n\n"
        "(b) Requested the Director of Children's Services to report again in March 2020.\n"
    )
    assert columns(claims(body, RecommendationClaim, head=CABINET), "number", "addressee") == [
        ("a", "Northshire Cabinet"), ("b", "Director of Children's Services"),
    ]  # fmt: skip


def test_each_meeting_of_a_page_of_several_decides_for_itself() -> None:
    body = (
        "## Meeting: 08/06/2019 - Cabinet (Item 7)\n\n### Decision:\n\nCabinet\n\n"
        "(a) Noted the report of the inspection of children's services;\n\n(b) Approved the improvement plan.\n"
    )
    assert {one.made_by for one in claims(body, RecommendationClaim)} <= {"Northshire Cabinet"}


@pytest.mark.parametrize(
    "body",
    [
        "It is proposed that the members of the Board should be:\n\n- Cabinet Member for Children\n- Director of Public Health\n",
        "The Committee is asked to note three further developments:\n\n- A hub opens in May 2020.\n- A notice was lifted.\n",
        "The Committee asked at its meeting in January for a report on the inspection.",
    ],
)
def test_members_developments_and_past_questions_are_no_requests(body: str) -> None:
    assert claims(body, RecommendationClaim) == []


@pytest.mark.parametrize(
    ("said", "maker"),
    [
        ("The Commissioner visited in June and recommended that the council should keep its services.", "Commissioner"),
        ("The Independent Scrutineer reviewed the groups in 2018 and recommended that an analyst should be appointed.",
         "Independent Scrutineer"),
        ("The Independent Chair has recommended that challenge should be retained for a year.", "Independent Chair"),
        ("The Independent Chair has recommended the film to everyone.", None),
    ],
)  # fmt: skip
def test_who_looked_and_recommended(said: str, maker: str | None) -> None:
    assert [one.made_by for one in claims(said, RecommendationClaim)] == ([maker] if maker else [])


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Since the inspection we:\n\n- have recruited six social workers\n- are rewriting the guidance\n"
         "- will open a practice academy in January 2020\n",
         ["have recruited six social workers", "are rewriting the guidance", "will open a practice academy in January 2020"]),
        ("Over the next six months:\n\n- the Head of Safeguarding will dip-sample 40 cases\n- a new system will go live in March 2020\n",
         ["the Head of Safeguarding will dip-sample 40 cases", "a new system will go live in March 2020"]),
        ("Some things could not wait for a plan:\n\n- A duty team was set up on 3 June 2019.\n- Caseloads are too high.\n",
         ["A duty team was set up on 3 June 2019"]),
        ("The Board has asked for:\n\n- an audit of visits by January 2020\n- better understanding of need\n",
         ["an audit of visits by January 2020"]),
        ("Steps were taken at once. All open cases were reviewed by 30 June 2019. Re-referrals fell to 18%.\n",
         ["All open cases were reviewed by 30 June 2019"]),
        ("Inspectors noted that:\n\n- managers have been given better data\n- supervision has improved\n", []),
        ("The Safeguarding Partnership:\n\n- has been chaired by the police since 2018\n- is meeting monthly\n", []),
    ],
)  # fmt: skip
def test_lists_whose_items_have_verbs_of_their_own(body: str, told: list[str]) -> None:
    assert texts(claims(body, ActionClaim)) == told


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("It is a requirement that the plan reach Ofsted by 30 October 2019.", ["2019-10-30"]),
        ("The deadline for the action plan is 20 November 2019.", ["2019-11-20"]),
        ("The plan is due with the Department for Education by 2 December 2019.", ["2019-12-02"]),
        ("The council will send Ofsted an action plan within 70 working days.", [None]),
        ("We'll publish a new local offer by the end of October 2019.", ["2019-10"]),
        ("The plan is due for renewal.", []),
    ],
)
def test_what_has_to_be_handed_in(said: str, due: list[str | None]) -> None:
    assert [one.deadline for one in claims(said, ActionClaim)] == due


def test_offices_alone_behind_the_items_of_a_plan() -> None:
    body = (
        "The plan contains 30 actions. Those that matter most are:\n\n- Open a second family hub (Head of Early Help)\n"
        "- Recruit ten foster carers by March 2020 (Fostering Manager)\n"
    )
    assert columns(claims(body, ActionClaim), "text", "lead", "deadline") == [
        ("Open a second family hub", ("Head of Early Help",), None),
        ("Recruit ten foster carers by March 2020", ("Fostering Manager",), "2020-03"),
    ]
    members = "The plan is watched by the Board, whose members are:\n\n- Ann Oake (Head of Early Help)\n"
    assert claims(members, ActionClaim) == []


def test_a_history_of_visits_is_no_plan_and_names_in_a_plan_are_no_recommendations() -> None:
    history = "| When | What | Outcome |\n| May 2018 | Focused visit: care leavers | Letter |\n| June 2016 | Full inspection | Good |\n"
    assert claims(history, ActionClaim) == []
    plan = (
        "| Area for improvement | What we will do | Lead | By when |\n| Return interviews | Bring them in house | Head of Early Help | May 2020 |\n"
        "| Homeless 16 and 17 year olds | Agree a protocol | Head of Housing | June 2020 |\n"
        "| Supervision | Train all managers | Principal Social Worker | July 2020 |\n"
    )
    assert claims(plan, RecommendationClaim) == []
    assert claims(plan, ActionClaim)[0].recommendation == "Return interviews"


def test_a_time_in_front_of_a_recommendation_is_none_of_its_words() -> None:
    plan = (
        "| Ofsted recommendation | Action | Lead | By when |\n"
        "| Within three months: ensure that visits are recorded | Report weekly | Head of Service | May 2020 |\n"
    )
    assert [one.recommendation for one in claims(plan, ActionClaim)] == ["ensure that visits are recorded"]


@pytest.mark.parametrize(
    ("asked", "addressee"),
    [
        ("The Cabinet is asked to approve the plan.", "Northshire Cabinet"),
        ("Full Council is recommended to adopt the plan.", "Northshire Council"),
        ("The Committee is asked to note the plan.", "Northshire Children's Scrutiny Committee"),
    ],
)
def test_a_paper_that_goes_on_to_another_body_asks_that_body(asked: str, addressee: str) -> None:
    assert [one.addressee for one in claims(f"## Recommendation\n\n{asked}", RecommendationClaim)] == [addressee]


def test_a_column_of_who_must_act_names_the_addressee() -> None:
    body = (
        "Ofsted inspected services for children with SEND in May 2019. The report sets out two areas for priority action:\n\n"
        "| Responsible body | Area for priority action |\n"
        "| Marsh and Vale Integrated Care Board and Northshire County Council | Leaders should act to cut waiting times. |\n"
        "| Northshire County Council | Leaders should improve plans. |\n"
    )
    assert [one.addressee for one in claims(body, RecommendationClaim)] == [
        "Marsh and Vale Integrated Care Board", "Northshire",
    ]  # fmt: skip
