"""Recommendations in tables with who and by when, and told in passing; motions; steps in hand; what is no finding."""

import pytest

from loaders.claims import ActionClaim, FindingClaim, RecommendationClaim
from tests.papers import claims, columns

INSPECTED = "Ofsted inspected services in May 2018 under the single inspection framework.\n\n"
BOARD = "Northshire Local Safeguarding Children Board"
MINUTES = "NORTHSHIRE COUNTY COUNCIL\n\nMINUTES of the meeting of the County Council held on 16 December 2010\n\nPRESENT: Mr C Ash, Chairman, and 40 Members\n\n"
MOVED = 'Mrs Ash moved, and Mr Birch seconded, the following motion:\n\n"This Council\n\n'
PARTS = (
    '(i) regrets the findings of Ofsted; and\n\n(ii) calls on the Cabinet to bring a report on children in care."\n\n'
)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("| Ref | Area for improvement | Accountable officer | Timescale |\n"
         "| 1 | Reduce delay in the front door | Head of Access | March 2019 |\n"
         "| 2 | Ensure that plans are reviewed on time | Head of Care | June 2019 |\n",
         [("1", "Northshire", "Reduce delay in the front door"),
          ("2", "Northshire", "Ensure that plans are reviewed on time")]),
        ("There were two recommendations to the Council and one to the LSCB.\n\n"
         "| What Ofsted asked us to do | Who | By when |\n| Reduce delay in the front door | Head of Access | March 2019 |\n"
         "| (LSCB) Publish a threshold document | Manager | June 2019 |\n",
         [(None, "Northshire", "Reduce delay in the front door"), (None, BOARD, "(LSCB) Publish a threshold document")]),
        ("| Ref | What the inspectors said we must improve | Our response | Lead | Date |\n"
         "| Recommendations for the Council | | | | |\n"
         "| 3 | Reduce delay in the front door | Appoint two managers | Head of Access | March 2019 |\n"
         "| Recommendations for the LSCB | | | | |\n"
         "| 4 | Publish a threshold document | Write it | Manager | June 2019 |\n",
         [("3", "Northshire", "Reduce delay in the front door"), ("4", BOARD, "Publish a threshold document")]),
        ("The most relevant recommendations are reproduced here.\n\nRecommendation 6: Ensure that agencies attend meetings.\n\n"
         "Recommendation 7 (LSCB): Publish a threshold document.\n",
         [("6", "Northshire", "Ensure that agencies attend meetings."), ("7", BOARD, "Publish a threshold document.")]),
        ("The five recommendations include that the Council should widen the choice of homes and ensure that all are visited.",
         [(None, "Northshire", "widen the choice of homes"), (None, "Northshire", "ensure that all are visited.")]),
        ("What still needs to improve, inspectors said, is the quality of supervision and the timeliness of visits.",
         [(None, "Northshire", "the quality of supervision"), (None, "Northshire", "the timeliness of visits")]),
        ("Reviewers advised that the Council should:\n\n- tighten its oversight of placements\n- be more ambitious about housing\n",
         [(None, "Northshire", "tighten its oversight of placements"),
          (None, "Northshire", "be more ambitious about housing")]),
        ("| Area for improvement | Council or LSCB | Senior responsible officer | When |\n"
         "| Reduce delay in the front door | Council | Head of Access | March 2019 |\n"
         "| Publish a threshold document | LSCB | Chair | June 2019 |\n",
         [(None, "Northshire", "Reduce delay in the front door"), (None, BOARD, "Publish a threshold document")]),
        ("| Priority | Inspectors' recommendation | Director responsible | Complete by |\n"
         "| High | Reduce delay in the front door | Head of Access | March 2019 |\n",
         [(None, "Northshire", "Reduce delay in the front door")]),
        ("Members were informed that the LSCB had been urged to publish a threshold document.",
         [(None, BOARD, "publish a threshold document.")]),
        ("## Tracker\n\n| Recommendation of the Committee | Lead | Deadline |\n| That files be audited | Head of Access | March 2020 |\n",
         []),
        ("The service review made recommendations to members. They include that parking charges should rise.", []),
    ],
)  # fmt: skip
def test_recommendations_in_tables_and_in_passing(body: str, found: list[tuple[str | None, str, str]]) -> None:
    told = claims(INSPECTED + body, RecommendationClaim)
    assert columns(told, "number", "addressee", "text") == found


def test_a_table_of_a_group_or_of_auditors_is_theirs() -> None:
    row = "\n\n| No. | Recommendation | Owner | Date |\n| 1 | Reconcile all files every month | Head of Access | March 2020 |\n"
    of_group = claims("The Task Group recommends to Cabinet:" + row, RecommendationClaim)
    assert columns(of_group, "made_by", "addressee", "framework") == [
        ("Northshire Task Group", "Northshire Cabinet", None)
    ]
    of_audit = claims(INSPECTED + "Internal Audit made the following recommendations." + row, RecommendationClaim)
    assert columns(of_audit, "made_by", "framework") == [("Internal Audit", None)]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (MOVED + PARTS + "The motion was then put and AGREED nem con.", [("i", "Northshire County Council"), ("ii", "Northshire Cabinet")]),
        (MOVED + PARTS + "On being put to the vote the motion was LOST.", []),
        (MOVED.replace("the following motion", "the following amendment") + PARTS + "The motion was carried.", []),
    ],
)  # fmt: skip
def test_motions_only_where_they_were_carried(told: str, found: list[tuple[str, str]]) -> None:
    body = f"78 SAFEGUARDING CHILDREN\n\n{told}\n\nRESOLVED - that the report on children in care be noted.\n"
    moved = [one for one in claims(body, RecommendationClaim, head=MINUTES) if one.method == "motion"]
    assert columns(moved, "number", "addressee") == found


def test_resolutions_that_count_in_paragraphs_of_their_own() -> None:
    body = (
        "78 OFSTED INSPECTION\n\nThe Council considered the report on children in care.\n\n"
        "RESOLVED - (1) That the report on children be noted.\n\n(2) That the plan for children be submitted in May.\n"
    )
    found = columns(claims(body, RecommendationClaim, head=MINUTES), "number", "text")
    assert [number for number, _ in found] == ["1", "2"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Work that has already been started includes:\n\n- Four agency workers joined the team in May 2019.\n",
         [("Four agency workers joined the team in May 2019.", None)]),
        ("| Workstream | Lead | Key milestones |\n| Workforce | Head of HR | Campaign to be launched in November 2019 |\n",
         [("Campaign to be launched in November 2019", "2019-11")]),
        ("From April 2020 Northshire will recruit and assess adopters jointly with Lanmere.",
         [("From April 2020 Northshire will recruit and assess adopters jointly with Lanmere", "2020-04")]),
        ("From April 2020 Ofsted will inspect under a new framework.", []),
        ("## Purpose of the Board\n\nThe Board will:\n\n- agree the plan and monitor delivery\n- challenge partners\n", []),
        ("## What has been done so far\n\nThe average caseload has gone from 25 to 21.\n", []),
        ("## What has been done so far\n\nA monitoring visit by Ofsted is likely in the autumn of 2019.\n", []),
    ],
)  # fmt: skip
def test_steps_in_hand_and_what_is_none(body: str, found: list[tuple[str, str | None]]) -> None:
    assert columns(claims(body, ActionClaim), "text", "deadline") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Inspectors wrote that visits are often late. Plans are poor.",
         [("weakness", "visits are often late."), ("weakness", "Plans are poor.")]),
        ("The lead inspector, Jane Doe, wrote that supervision is weak.", [("weakness", "supervision is weak.")]),
        ("There were, however, some positive comments. Children are matched well.", [("strength", "Children are matched well.")]),
        ("Ofsted wrote to the Council on 3 June 2018 about its visit.", []),
        ("Inspectors found much to put right. All four judgements were inadequate.", []),
        ("The outcome is deeply disappointing.", []),
        ("Inspectors published a letter. It was signed by the inspector who led the visit.", []),
    ],
)  # fmt: skip
def test_what_inspectors_wrote_and_what_is_no_finding(body: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims(INSPECTED + body, FindingClaim), "polarity", "text") == found
