"""Actions in plans with other heads, in promises for a season or for others to keep; and what is no action."""

import pytest

from loaders.claims import ActionClaim
from loaders.rules.paper.leads import split_leads
from tests.papers import claims, columns

LIST = "What needs to improve:\n\n- the timeliness of conferences\n- the response to young people who are homeless\n\n"


def _table(*rows: tuple[str, ...]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("Promise for 2018/19", "Outcome"),
        ("We said we would", "We did"),
        ("Pledge", "Result"),
        ("What we promised", "What happened"),
        ("Step", "What difference it made"),
    ],
)
def test_promises_beside_what_became_of_them(text: str, progress: str) -> None:
    body = _table((text, progress), ("Open a house", "Opened in May 2019"), ("Create a fund", "Fund created"))
    assert columns(claims(body, ActionClaim), "text", "progress") == [
        ("Open a house", "Opened in May 2019"), ("Create a fund", "Fund created"),
    ]  # fmt: skip


def test_a_column_of_letters_or_topics_says_what_the_steps_answer() -> None:
    lettered = _table(
        ("Issue", "Step", "Owner", "Date"),
        ("(a)", "Write a new plan", "Head of Care", "October 2019"),
        ("(b)", "Agree a protocol", "Head of Commissioning", "December 2019"),
    )
    assert columns(claims(lettered, ActionClaim), "recommendation", "text") == [
        ("a", "Write a new plan"), ("b", "Agree a protocol"),
    ]  # fmt: skip
    topics = LIST + _table(
        ("Area", "What we will do", "By whom", "By when"),
        ("Conferences", "Recruit two chairs", "Head of Care", "May 2020"),
        ("Homelessness", "Revise the protocol", "Head of Housing", "June 2020"),
    )
    assert columns(claims(topics, ActionClaim), "recommendation") == [("Conferences",), ("Homelessness",)]


@pytest.mark.parametrize(
    ("cell", "leads"),
    [
        ("Assistant Director of Commissioning, with Lanmere NHS Trust", ("Assistant Director of Commissioning", "Lanmere NHS Trust")),
        ("Head of Children in Care and Named Doctor", ("Head of Children in Care", "Named Doctor")),
        ("North Lanmere CCG on behalf of both CCGs", ("North Lanmere CCG",)),
        ("Participation Manager, jointly with the Parents' Voice", ("Participation Manager", "Parents' Voice")),
    ],
)  # fmt: skip
def test_who_leads_together(cell: str, leads: tuple[str, ...]) -> None:
    assert split_leads(cell) == leads


@pytest.mark.parametrize(
    ("said", "lead", "deadline"),
    [
        ("The Local Government Association will carry out a check of recording in the new year.",
         ("Local Government Association",), None),
        ("Our clinicians will visit in June 2020.", (), "2020-06"),
        ("We have asked Lanmere Council to carry out a review of our service in November 2019.", ("Lanmere Council",), "2019-11"),
    ],
)  # fmt: skip
def test_what_is_promised(said: str, lead: tuple[str, ...], deadline: str | None) -> None:
    assert columns(claims(said, ActionClaim), "lead", "deadline") == [(lead, deadline)]


def test_two_promises_of_one_sentence_are_two() -> None:
    body = "The Head of Housing will publish a protocol by May 2020, and the Head of Safeguarding will audit files in June 2020."
    assert columns(claims(body, ActionClaim), "lead", "deadline") == [
        (("Head of Housing",), "2020-05"), (("Head of Safeguarding",), "2020-06"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "Members will wish to know that this was dealt with at once.",
        "Progress is monitored monthly by the Director and will be reported each quarter to the Board.",
        "The Trust Board received the letter on 10 December 2018.",
        "The Government Office has also asked to be kept informed.",
        "No formal plan is required by Ofsted.",
        "The Board, which is chaired by Councillor Ade, includes two care leavers.",
        "We are grateful to staff.",
    ],
)
def test_who_watches_and_what_was_received_is_no_action_in_a_section_of_actions(said: str) -> None:
    assert claims("## Action taken\n\n" + said, ActionClaim) == []


@pytest.mark.parametrize(
    "head",
    [
        ("What needs to happen", "Who will make it happen", "How long will it take", "Stage reached"),
        ("How will we do it", "Person accountable", "End date", "Update Sept 2019"),
        ("Action point", "Named person", "Date for completion", "Position at 1 September"),
        ("Change we will make", "Lead professional", "Due to finish", "Latest position"),
        ("Work to be carried out", "Delivery group", "Expected finish", "How it is going"),
    ],
)
def test_heads_of_plans_are_known_by_their_form(head: tuple[str, ...]) -> None:
    body = _table(
        head,
        ("Set up a joint team", "Head of Care", "May 2020", "Two in post"),
        ("Train staff", "Head of HR", "June 2020", "Begun"),
    )
    assert columns(claims(body, ActionClaim), "text", "lead", "deadline", "progress") == [
        ("Set up a joint team", ("Head of Care",), "2020-05", "Two in post"),
        ("Train staff", ("Head of HR",), "2020-06", "Begun"),
    ]  # fmt: skip


def test_who_and_by_are_two_columns_and_a_response_answers_a_recommendation() -> None:
    body = _table(
        ("Recommendation", "Agreed response", "Who", "By"),
        ("Train all social workers in recording", "Set up a course", "Head of HR", "May 2020"),
        ("Open a second house for leavers", "Find a site", "Head of Homes", "June 2020"),
    )
    assert columns(claims(body, ActionClaim), "text", "lead", "deadline", "recommendation") == [
        ("Set up a course", ("Head of HR",), "2020-05", "Train all social workers in recording"),
        ("Find a site", ("Head of Homes",), "2020-06", "Open a second house for leavers"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        ("Group", "Chair", "How often it meets", "What it does"),
        ("Risk", "Likelihood", "Impact", "Owner"),
        ("Body", "Who sits on it", "When it meets", "Reports to"),
    ],
)
def test_other_tables_are_no_plans(head: tuple[str, ...]) -> None:
    body = _table(
        head,
        ("Delivery Group", "Head of Care", "Monthly", "Improvement Board"),
        ("Audit Group", "Head of HR", "Monthly", "Improvement Board"),
    )
    assert claims(body, ActionClaim) == []


def test_numbers_of_recommendations_that_name_themselves_say_what_the_steps_answer() -> None:
    listed = "The most urgent are these.\n\n- Recommendation 2: Ensure that visits are made.\n- Recommendation 5: Reduce caseloads.\n\n"
    steps = _table(
        ("Ref", "Action", "Who", "By when"),
        ("2", "Issue a visiting standard", "Head of Care", "October 2019"),
        ("5", "Recruit ten social workers", "Head of Safeguarding", "December 2019"),
    )
    assert columns(claims(listed + steps, ActionClaim), "recommendation", "text") == [
        ("2", "Issue a visiting standard"), ("5", "Recruit ten social workers"),
    ]  # fmt: skip
    assert {claim.recommendation for claim in claims(steps, ActionClaim)} == {None}
