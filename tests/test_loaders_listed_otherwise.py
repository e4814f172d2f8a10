"""Lists and runs of sentences under other leads: wishes, counted recommendations, priorities, steps, what reports are clear about."""

import pytest

from loaders.claims import ActionClaim, FindingClaim, RecommendationClaim
from tests.papers import HEAD, claims, columns

SEEN = "Ofsted inspected services between 4 and 15 March 2019. The report was published on 3 May 2019.\n\n"
NAMED = "\n\n- more choice of housing for care leavers\n- better oversight of home education"
WISHES = ["more choice of housing for care leavers", "better oversight of home education"]
COUNTED = "\n\n1. The frequency of visits.\n\n2. Follow-up of learning from audits."
MINUTES = HEAD.replace(
    "Children's Scrutiny Committee", "Minutes of the meeting of the Cabinet held on 18 September 2019"
)
RESOLVED = "\n\n(i) notes the progress made; and\n(ii) requests a report in March 2020."


@pytest.mark.parametrize(
    "lead",
    [
        "Inspectors set out where the council can do better. They would like to see:", "Ofsted wants to see:",
        "Inspectors said that they wanted to see:", "The letter calls for:", "Inspectors asked for:",
        "The report says that there should be:", "Inspectors said there needs to be:", "Ofsted would like the council to deliver:",
    ],
)  # fmt: skip
def test_what_inspectors_wish_for_is_recommended_and_not_found(lead: str) -> None:
    assert [claim.text for claim in claims(SEEN + lead + NAMED, RecommendationClaim)] == WISHES
    assert claims(SEEN + lead + NAMED, FindingClaim) == []


@pytest.mark.parametrize(
    "lead",
    [
        "Staff told us that they want:", "Parents said that there should be:", "The framework says that there should be:",
        "The Committee would like to see:", "Staff were asked. They would like to see:",
    ],
)  # fmt: skip
def test_what_others_wish_for_is_not(lead: str) -> None:
    assert claims(SEEN + lead + NAMED, RecommendationClaim) == []


@pytest.mark.parametrize(
    "lead",
    [
        "The report contains three recommendations:", "There are two recommendations in the report:",
        "The recommendations cover:", "Two recommendations were made, about:", "The areas in which the Council must improve are:",
        "Inspectors identified two priorities for the council. These are:", "What the local authority needs to do to improve further:",
    ],
)  # fmt: skip
def test_recommendations_that_are_counted_or_only_named(lead: str) -> None:
    told = claims(SEEN + lead + COUNTED, RecommendationClaim)
    assert columns(told, "number", "text") == [
        ("1", "The frequency of visits."), ("2", "Follow-up of learning from audits."),
    ]  # fmt: skip


def test_parts_of_a_report_are_no_recommendations() -> None:
    assert claims(SEEN + "The report contains three parts:" + COUNTED, RecommendationClaim) == []


def test_the_following_action_that_should_be_taken_within_a_time() -> None:
    body = (
        "To improve services the report says that the following action should be taken.\n\nImmediately:\n\n"
        "- The council should ensure that files hold a chronology.\n\nWithin three months:\n\n"
        "- NHS Northshire should appoint a doctor."
    )
    told = claims(SEEN + body, RecommendationClaim)
    assert columns(told, "addressee", "text") == [
        ("Northshire", "The council should ensure that files hold a chronology."),
        ("NHS Northshire", "NHS Northshire should appoint a doctor."),
    ]
    assert claims(SEEN + body, FindingClaim) == []


@pytest.mark.parametrize(
    "lead",
    ["RESOLVED: That the Cabinet", "RESOLVED that the Cabinet -", "RESOLVED - That", "Resolved:\n\nThat Cabinet", "IT WAS RESOLVED that Cabinet"],
)  # fmt: skip
def test_what_a_meeting_resolved_without_a_colon(lead: str) -> None:
    told = claims(lead + RESOLVED, RecommendationClaim, head=MINUTES)
    assert columns(told, "number", "text") == [
        ("i", "notes the progress made"),
        ("ii", "requests a report in March 2020."),
    ]


def test_resolutions_that_run_on_in_one_paragraph() -> None:
    body = "RESOLVED: That\n\n1. the outcome be noted; 2. the Plan be approved; and 3. the Director be requested to report in May."
    told = claims(body, RecommendationClaim, head=MINUTES)
    assert columns(told, "number", "addressee")[2] == ("3", "Director")
    assert [claim.text for claim in told][:2] == ["the outcome be noted", "the Plan be approved"]


@pytest.mark.parametrize(
    "lead",
    [
        "Our response has been to:", "The Council has responded by agreeing to:", "In response we have decided to:",
        "As a result, partners agreed to:", "The Director has undertaken to:", "The steps that we are taking are to:",
        "The Board's business plan contains two priorities. They are:", "Our aims for the year are:", "The plan commits us:",
    ],
)  # fmt: skip
def test_actions_in_a_list_of_what_was_agreed(lead: str) -> None:
    told = claims(
        f"{lead}\n\n- to train 340 practitioners by December 2019;\n- to agree a strategy by 31 January 2020, led by the Head of Care.",
        ActionClaim,
    )
    assert columns(told, "lead", "deadline") == [((), "2019-12"), (("Head of Care",), "2020-01-31")]


def test_aims_without_a_day_are_no_actions() -> None:
    assert claims("Our priorities are:\n\n- to keep children safe\n- to support families", ActionClaim) == []


def test_the_lead_behind_an_item_on_the_same_or_the_next_line() -> None:
    body = (
        "The main actions are:\n\n- All plans to be reviewed by 31 January 2020. Lead:\n  Team Manager.\n"
        "- A new handbook to be launched in March 2020. Lead: Participation Manager."
    )
    assert columns(claims(body, ActionClaim), "lead", "deadline") == [
        (("Team Manager",), "2020-01-31"), (("Participation Manager",), "2020-03"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Head of Place is recruiting six workers, all to be in post by 31 October 2019.", [(("Head of Place",), "2019-10-31", "under-way")]),
        ("A protocol is being prepared by the Board Manager and should be in place by December 2019.", [(("Board Manager",), "2019-12", "under-way")]),
        ("Work has begun to redesign the front door, which should be complete by March 2020.", [((), "2020-03", "under-way")]),
        ("The one action of high priority, to re-check every agency worker, was completed by the Head of Place.", [(("Head of Place",), None, "done")]),
        ("A follow-up audit of records will be undertaken in February 2020.", [((), "2020-02", "planned")]),
        ("A number of actions have been taken since May. The Head of Place has established a weekly panel.", [(("Head of Place",), None, "done")]),
        ("An inspection will be carried out in February 2020.", []),
        ("The number of children in care is rising and should be 400 by March 2020.", []),
        ("The Director is leaving in March 2020.", []),
    ],
)  # fmt: skip
def test_work_that_goes_on_until_a_day(body: str, found: list[tuple[object, ...]]) -> None:
    assert columns(claims(body, ActionClaim), "lead", "deadline", "status") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The report is equally clear about where services need to do better. Caseloads are too high. Visits are not always recorded.",
         [("weakness", "Caseloads are too high."), ("weakness", "Visits are not always recorded.")]),
        ("There have been two visits. The first, on 10 July 2019, looked at the front door and found that decisions are timely.",
         [("strength", "The first, on 10 July 2019, looked at the front door and found that decisions are timely.")]),
        ("Inspectors had been critical of the variable quality of plans, and had found that chronologies were missing.",
         [("weakness", "Inspectors had been critical of the variable quality of plans"), ("weakness", "chronologies were missing.")]),
        ("Ofsted identified one area for improvement: the quality and consistency of supervision.",
         [("weakness", "the quality and consistency of supervision.")]),
        ("Inspectors found that visits are timely, and identified an area for priority action: the recording of supervision.",
         [("strength", "visits are timely"), ("weakness", "the recording of supervision")]),
        ("No areas for priority action were identified.", []),
        ("Ofsted noted that six children were found to need immediate protection.", []),
        ("Lanmere, whose services were rated good by Ofsted in 2016, has agreed to help.", []),
        ("The effectiveness of the help provided to children was also inadequate, as was the quality of practice.", []),
    ],
)  # fmt: skip
def test_findings_told_otherwise(body: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims(SEEN + body, FindingClaim), "polarity", "text") == found


def test_the_head_of_a_column_is_no_finding() -> None:
    body = "Inspectors found these strengths:\n\n| Strength | Who it is about |\n| Visits are timely. | Health |\n| Plans are clear. | Police |"
    assert [claim.text for claim in claims(SEEN + body, FindingClaim)] == ["Visits are timely.", "Plans are clear."]


@pytest.mark.parametrize(
    ("cell", "found"),
    [("Plans are not clear about what must change", []), ("Improve the clarity of every plan", ["Improve the clarity of every plan"])],
)  # fmt: skip
def test_a_plans_column_of_findings_recommends_only_where_it_asks(cell: str, found: list[str]) -> None:
    body = (
        f"## What we will do\n\n| Finding | Action | Responsible officer | Timescale |\n| {cell} | Train all chairs | Head of Place"
        " | March 2020 |\n| Children wait too long for visits | Set up a weekly panel | Head of Care | May 2020 |"
    )
    if found:
        body = body.replace("Children wait too long for visits", "Reduce waits for visits")
        found = [*found, "Reduce waits for visits"]
    assert [claim.text for claim in claims(SEEN + body, RecommendationClaim)] == found
    assert len(claims(SEEN + body, ActionClaim)) == 2
