"""The plain wording of typical papers: heads of minutes, two grades at once, labels, lists of actions."""

import pytest

from loaders.claims import ActionClaim, InspectionClaim, JudgementClaim, RecommendationClaim
from loaders.extraction import extract
from tests.papers import columns, document

HEAD = "# Kelderdale Council\n\n# Cabinet\n\n**10 October 2017**\n\n## Inspection outcome\n\n"
TOLD = (
    "1.1 Ofsted inspected services for children in need of help and protection, children looked after and care leavers"
    " in Kelderdale from 19 June to 13 July 2017. The report was published on 4 September 2017.\n\n"
)


def of_kind(kind: type, body: str, *names: str) -> list[tuple[object, ...]]:
    return columns([one for one in extract(document(HEAD + TOLD + body)) if isinstance(one, kind)], *names)


@pytest.mark.parametrize(
    "body",
    [
        "1.2 The inspection was carried out before the changes to management in September 2017.",
        "## Background papers\n\nOfsted report, September 2017",
    ],
)
def test_a_mention_that_can_be_the_same_inspection_begins_no_other(body: str) -> None:
    assert of_kind(InspectionClaim, body, "start", "published") == [("2017-06-19", "2017-09-04")]


def test_a_table_of_grades_is_not_of_the_previous_inspection() -> None:
    body = (
        "1.2 The previous inspection was in October 2014, when the Council was judged to be good overall.\n\n"
        "1.3 The judgements are:\n\n| Judgement | Grade |\n|---|---|\n| Adoption performance | Good |\n"
    )
    assert of_kind(JudgementClaim, body, "area", "start") == [("overall", "2014-10"), ("adoption", "2017-06-19")]


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        ("Both children's services and the Kelderdale Safeguarding Children Board had been judged to be inadequate.",
         {"overall", "lscb"}),
        ("The experiences of children in care and of care leavers require improvement to be good.",
         {"looked-after", "care-leavers"}),
        ("Ofsted judged that services for children in Kelderdale are inadequate.", {"overall"}),
        ("Inspectors judged services to require improvement to be good overall.", {"overall"}),
        ("Inspectors looked at adoption and at care leavers. Both were judged to be good.", {"adoption", "care-leavers"}),
    ],
)  # fmt: skip
def test_grades_of_several_things(sentence: str, areas: set[str]) -> None:
    assert {area for (area,) in of_kind(JudgementClaim, f"1.2 {sentence}", "area")} == areas


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [
        ("MINUTES OF A MEETING OF THE\nCORPORATE PARENTING BOARD\nHELD ON 22 SEPTEMBER 2021 FROM 6.00 PM TO 7.40 PM",
         "MINUTES OF A MEETING OF THE CORPORATE PARENTING BOARD", "2021-09-22"),
        ("Kelderdale Improvement Board\n\nNotes of Meeting\n\nThursday 21 March 2019, 10.00am - 12.00pm, Town Hall",
         "Kelderdale Improvement Board Notes of Meeting", "2019-03-21"),
    ],
)  # fmt: skip
def test_heads_of_minutes(head: str, title: str, date: str) -> None:
    text = f"{head}\n\nPresent: Councillor Able\n\n1. Ofsted\n\nKelderdale Council has been inspected by Ofsted."
    assert columns(extract(document(text))[:1], "title", "date", "kind") == [(title, date, "minutes")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("**Ofsted area for improvement:** The sufficiency of suitable accommodation.",
         [("The sufficiency of suitable accommodation.", "Kelderdale")]),
        ("1.2 Areas for improvement were set out in the report with timescales for action.\n\nImmediately:\n\n"
         "- Ensure that plans are clear\n\nWithin three months:\n\n- Lanmere Hospital NHS Trust should train its staff",
         [("Ensure that plans are clear", "Kelderdale"),
          ("Lanmere Hospital NHS Trust should train its staff", "Lanmere Hospital NHS Trust")]),
        ("## DECISION RECOMMENDATIONS\n\nThat Cabinet:\n\n1. notes the findings;\n\n2. approves the plan.",
         [("notes the findings", "Kelderdale Cabinet"), ("approves the plan.", "Kelderdale Cabinet")]),
        ("1.2 The Board recognises that the following areas need to improve:\n\n- attendance is too variable", []),
    ],
)  # fmt: skip
def test_recommendations(body: str, found: list[tuple[str, str]]) -> None:
    assert of_kind(RecommendationClaim, body, "text", "addressee") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("1.2 Key actions for the next six months are:\n\n- to recruit 30 social workers by January 2018",
         [("to recruit 30 social workers by January 2018", "2018-01")]),
        ("1.2 The following progress has been made since the inspection:\n\n- All open cases have been audited.",
         [("All open cases have been audited.", None)]),
        ("1.2 The Council will publish an action plan in November.",
         [("The Council will publish an action plan in November", "2017-11")]),
        ("1.2 The Board will meet every six weeks until December 2017.", []),
    ],
)  # fmt: skip
def test_actions(body: str, found: list[tuple[str, str | None]]) -> None:
    assert of_kind(ActionClaim, body, "text", "deadline") == found
