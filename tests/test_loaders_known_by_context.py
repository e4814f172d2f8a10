"""Findings and actions known by what stands around them: counts, neighbours, quotation marks, days at the ends of items."""

import pytest

from loaders.claims import ActionClaim, FindingClaim
from tests.papers import claims, columns

VISIT = "Ofsted made a focused visit to Northshire on 3 and 4 September 2019. "


@pytest.mark.parametrize(
    "told",
    [
        "Inspectors noted that the duty teams now sit in one building.",
        "Inspectors found that supervision is held each month.",
        "Inspectors noted that 340 contacts came in each month.",
        "Inspectors noted that the number of contacts had doubled.",
        "Inspectors noted that a new duty team will sit in one building.",
        "Inspectors noted that the next monitoring visit takes place in spring.",
        "Inspectors considered how agencies answer to families.",
    ],
)
def test_what_no_word_weighs_is_no_finding(told: str) -> None:
    assert claims(VISIT + told, FindingClaim) == []


def test_quoted_words_are_those_of_the_inspectors_of_whom_the_paragraph_tells() -> None:
    told = claims(VISIT + 'Some care plans were "too thin to guide anybody".', FindingClaim)
    assert columns(told, "polarity", "text") == [("weakness", 'Some care plans were "too thin to guide anybody".')]


@pytest.mark.parametrize(
    "told",
    [
        'Councillor Marsh called some care plans "too thin to guide anybody".',
        'The authority was rated "requires improvement to be good" in another place.',
        'Plans should not be "too thin to guide anybody".',
    ],
)
def test_words_that_somebody_else_says_are_no_finding(told: str) -> None:
    assert claims(VISIT + told, FindingClaim) == []


ITEMS = "- Waiting times for therapy. The average has come down to 30 weeks\n- The quality of plans. A new template is in use\n"


def test_as_many_items_as_priorities_were_counted_are_those_priorities() -> None:
    body = f"{VISIT}The inspectors set two areas for priority action. The Board looked at how each is going.\n\n{ITEMS}"
    assert columns(claims(body, FindingClaim), "polarity", "text") == [
        ("weakness", "Waiting times for therapy."), ("weakness", "The quality of plans."),
    ]  # fmt: skip


def test_another_number_of_items_is_no_list_of_priorities() -> None:
    body = f"{VISIT}The inspectors set three areas for priority action. The Board looked at its own work.\n\n{ITEMS}"
    assert "Waiting times for therapy." not in [one.text for one in claims(body, FindingClaim)]


PEER = "## Peer review\n\nThe LGA carried out a peer review in May 2019.\n\n### {head}\n\n{items}\n### Strengths\n\n- Loyal staff\n- Good training\n"
BOTH = "- Strong commitment from all leaders\n- Too many plans\n"


def test_a_silent_heading_beside_strengths_holds_findings_where_each_item_weighs() -> None:
    told = claims(PEER.format(head="Headlines", items=BOTH), FindingClaim)
    assert {("strength", "Strong commitment from all leaders"), ("weakness", "Too many plans")} <= set(
        columns(told, "polarity", "text")
    )


@pytest.mark.parametrize(
    ("head", "items"), [("Risks", BOTH), ("Scope", "- Strong commitment from all leaders\n- The work of the hub\n")]
)
def test_a_heading_of_other_things_beside_strengths_holds_none(head: str, items: str) -> None:
    told = claims(PEER.format(head=head, items=items), FindingClaim)
    assert "Strong commitment from all leaders" not in [one.text for one in told]


def test_items_that_end_with_days_are_steps_whatever_leads_them_in() -> None:
    body = "And here is the rest:\n\n- a new rota for the duty team (by the end of March 2030)\n- another six flats, by May 2030\n"
    assert columns(claims(body, ActionClaim), "text", "deadline") == [
        ("a new rota for the duty team", "2030-03"), ("another six flats", "2030-05"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lead", ["The inspectors recommend:", "The timetable of meetings is:", "The options could be:"]
)
def test_items_with_days_below_what_others_ask_or_a_diary_are_no_steps(lead: str) -> None:
    body = f"{lead}\n\n- a new rota for the duty team (by the end of March 2030)\n- another six flats, by May 2030\n"
    assert [one for one in claims(body, ActionClaim) if one.method == "action-listed"] == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("A therapist is due to start in January 2030.", [("2030-01", "planned")]),
        ("A second children's house should open at Mill Lane by June 2030.", [("2030-06", "planned")]),
        ("Since January the council has put in another £2.4 million and rented a hall.", [(None, "done")]),
        ("In March a team of reviewers went through 1,130 cases again.", [(None, "done")]),
        ("The Workforce Board is writing a retention strategy, which will go to the Cabinet in November 2030.",
         [("2030-11", "under-way")]),
        ("A monitoring visit is due to start in January 2030.", []),
        ("The council put in £118,400 and the police £31,500.", []),
        ("A therapist could start in January 2030.", []),
    ],
)  # fmt: skip
def test_steps_of_whatever_thing(body: str, found: list[tuple[str | None, str]]) -> None:
    assert columns(claims(body, ActionClaim), "deadline", "status") == found


@pytest.mark.parametrize(
    "told",
    [
        "The feedback was presented to the Improvement Board on 8 March.",
        "I'd also like to thank our good partners in the police.",
        "Agencies have accepted what inspectors found and are determined to improve.",
    ],
)
def test_thanks_and_what_was_done_with_feedback_are_no_findings(told: str) -> None:
    assert claims(VISIT + told, FindingClaim) == []
