"""Findings that are led in without praise or blame, announced before they are told, or told by a scrutineer."""

import pytest

from loaders.claims import FindingClaim
from tests.papers import claims, columns

VISIT = "### Ofsted visit\n\nOfsted returned on 18 and 19 October 2016 to review progress. "
MIXED = (
    "\n\n- contacts are now triaged by a qualified manager\n- the backlog has been cleared"
    "\n- strategy discussions still take place without health\n- the recording of decisions is sparse"
)
WEAK = "\n\n- Emergency departments rarely ask about children.\n- Work with perpetrators is underdeveloped."


@pytest.mark.parametrize(
    "lead",
    [
        "Its feedback, given in a letter dated 9 November, was that:",
        "The letter's main points were:",
        "The feedback can be summarised as follows:",
        "The inspectors' conclusions were these:",
        "The following points were made:",
        "The picture that emerged was as follows:",
        "Among the points in the letter:",
        "The team's messages to us were that:",
    ],
)
def test_a_list_that_is_only_said_to_be_told_points_item_by_item(lead: str) -> None:
    told = claims(VISIT + lead + MIXED, FindingClaim)
    assert [claim.polarity for claim in told][-3:] == ["strength", "weakness", "weakness"]


@pytest.mark.parametrize(
    "lead",
    ["The Committee's comments were:", "Members made the following points:", "The points raised by young people were:"],
)
def test_what_a_meeting_or_young_people_say_is_no_finding_of_inspectors(lead: str) -> None:
    assert claims(VISIT + lead + MIXED, FindingClaim) == []


@pytest.mark.parametrize(
    "lead",
    [
        "They also found areas in which practice has to improve:",
        "There were other matters on which practice must get better:",
        "Some practice fell short of what inspectors expect:",
        "On the other side of the account:",
        "The letter was less complimentary about the following:",
        "Practice that has yet to improve:",
    ],
)
def test_other_words_that_lead_in_weaknesses(lead: str) -> None:
    assert [claim.polarity for claim in claims(VISIT + lead + WEAK, FindingClaim)] == ["weakness", "weakness"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("One area for priority action was found. At the duty office, 63 referrals had been waiting.",
         [("At the duty office, 63 referrals had been waiting.", "weakness")]),
        ("Inspectors identified one area of strength, namely that the night service answers every call.",
         [("the night service answers every call.", "strength")]),
        ("There was one weakness: visits to children in care are not always recorded.",
         [("visits to children in care are not always recorded.", "weakness")]),
        ("There were two concerns. Plans had no dates. Reviews were held without parents. The council has since acted.",
         [("Plans had no dates.", "weakness"), ("Reviews were held without parents.", "weakness")]),
        ("One area for priority action was identified. The council has acted on it.", []),
    ],
)  # fmt: skip
def test_what_is_announced_before_it_is_told(said: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims("Ofsted visited in May 2018.\n\n" + said, FindingClaim), "text", "polarity") == found


def test_a_scrutineer_has_findings_of_no_inspection() -> None:
    told = claims(
        "The Independent Scrutineer did four pieces of work. In his opinion challenge is welcomed and relationships are"
        " mature. The voice of fathers is still missing from too much of the work. Audits will be shared in May.",
        FindingClaim,
    )
    assert columns(told, "polarity", "framework", "subject") == [
        ("strength", None, "other"), ("weakness", None, "other"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Strengths: strong leadership; good plans. Areas for development: late visits; weak audits.",
         [("strong leadership", "strength"), ("good plans", "strength"), ("late visits", "weakness"), ("weak audits", "weakness")]),
        ("Inspectors said that visits are regular. Less positively, audits are rare.",
         [("visits are regular.", "strength"), ("Less positively, audits are rare.", "weakness")]),
    ],
)  # fmt: skip
def test_labels_and_turns_within_a_paragraph(said: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims("Ofsted visited in May 2018.\n\n" + said, FindingClaim), "text", "polarity") == found
