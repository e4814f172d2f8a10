"""Pages of councils' sites and minutes of one item: short, without a head of a paper, often without the council's name."""

import pytest

from loaders.claims import (
    DocumentClaim,
    FindingClaim,
    InspectionClaim,
    JudgementClaim,
    RecommendationClaim,
)
from loaders.errors import UnknownDocument
from loaders.extraction import extract
from tests.papers import columns, document

PAGE = """Agenda item

Ofsted Inspection Report

Minutes:

The Director of Children's Services of Lanmere Council introduced the report to the Committee.

"""


def told(text: str, kind: type, *names: str) -> list[tuple[object, ...]]:
    return columns([claim for claim in extract(document(text)) if isinstance(claim, kind)], *names)


def test_the_title_of_a_page_stands_below_its_mark() -> None:
    (head,) = told(PAGE, DocumentClaim, "title", "kind", "publisher")
    assert head == ("Ofsted Inspection Report", "minutes", "Lanmere")


def test_an_issue_keeps_its_own_name_beside_that_of_its_report() -> None:
    page = (
        "Issue - meetings\n\nSafeguarding arrangements\n\nMeeting: 18/06/2019 - Cabinet (Item 15)\n\n"
        "15 Lanmere Council's multi-agency safeguarding arrangements pdf icon PDF 116 KB\n\nMinutes:\n\n"
        "The Local Safeguarding Children Board would be replaced. Ofsted had been told.\n"
    )
    assert told(page, DocumentClaim, "title", "meeting_of", "date") == [
        ("Safeguarding arrangements", "Lanmere Cabinet", "2019-06-18")
    ]


def test_a_page_that_names_no_council_is_read_and_names_none() -> None:
    page = (
        "Agenda item\n\nOfsted Inspection of Children's Services\n\nThe report informs the Executive of the Ofsted ILACS"
        " judgement published on 29 October 2018.\n\nRecommended -\n\n(1)       To note the outcome and to offer         support.\n\n"
        "(2)       To refer the report to the Scrutiny Committee.\n"
    )
    assert told(page, InspectionClaim, "authority", "framework", "published") == [(None, "ilacs-2018", "2018-10-29")]
    assert told(page, RecommendationClaim, "authority", "number", "text") == [
        (None, "1", "note the outcome and to offer support."),
        (None, "2", "refer the report to the Scrutiny Committee."),
    ]


def test_a_partner_that_is_named_once_is_not_whose_paper_it_is() -> None:
    page = (
        "Agenda item\n\nOfsted improvement plan\n\nMinutes:\n\nKelder County Council had been commissioned to look at audits.\n\n"
        "The Committee noted the work of Children's Services since the Ofsted inspection.\n"
    )
    assert told(page, DocumentClaim, "publisher") == [(None,)]


def test_a_neighbour_of_whom_one_is_told_is_not_whose_paper_it_is() -> None:
    page = (
        "Agenda item\n\nOfsted focused visit\n\nMinutes:\n\nOfsted had looked at services for care leavers.\n\n"
        "Members asked about Marlbrook, where services had recently been judged outstanding by Ofsted.\n"
    )
    assert told(page, DocumentClaim, "publisher") == [(None,)]


def test_the_values_of_a_table_of_labels_are_read_as_sentences() -> None:
    page = PAGE + (
        "| Plan owner | Director of Children's Services |\n|---|---|\n"
        "| Purpose | This plan responds to the inspection by Ofsted in May 2019. It was approved by the Board. |\n"
    )
    assert told(page, InspectionClaim, "start") == [("2019-05",)]


def test_a_short_page_of_another_matter_is_refused() -> None:
    with pytest.raises(UnknownDocument):
        extract(document("Agenda item\n\nParking charges\n\nMinutes:\n\nThe Committee noted the charges in Lanmere.\n"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("RESOLVED by the Mayor and Cabinet, to;\n\n2.1 Note the findings.\n\n2.2 Agree the plan.\n", [("2.1", "Note the findings."), ("2.2", "Agree the plan.")]),
        ("Cabinet resolved to:\n\n(i)  Agree the arrangements;\n\n(ii)  Note the plans.\n", [("i", "Agree the arrangements"), ("ii", "Note the plans.")]),
        ("RESOLVED:\n\nThat the plan at Appendix 1 be approved.\n", [(None, "the plan at Appendix 1 be approved.")]),
    ],
)  # fmt: skip
def test_what_a_meeting_resolved(words: str, found: list[tuple[str | None, str]]) -> None:
    assert told(PAGE + words, RecommendationClaim, "number", "text") == found


def test_the_page_of_a_decision_says_what_was_decided_without_saying_so() -> None:
    page = (
        "Children's improvement plan\n\nDecision Maker: Cabinet\n\nDecision status: Recommendations Approved\n\n"
        "1) That Cabinet endorse the improvement plan of Lanmere, to be sent to Ofsted.\n\n"
        "2) That the Director of Children's Services have delegated authority to finish it.\n\nDate of decision: 07/03/2017\n"
    )
    assert [number for number, _ in told(page, RecommendationClaim, "number", "text")] == ["1", "2"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A Joint Targeted Area Inspection (JTAI) had recently taken place.", [("jtai", None)]),
        ("The Committee discussed the findings of the ILACS Inspection Report, which it had had since 3 May 2024.", [("ilacs-2018", None)]),
        ("Much had been done since the Ofsted inspection of children's services.", [(None, None)]),
        ("ILACS Full Inspection (February 2022); JTAI Inspection (June 2023); Local Area SEND Inspection (December 2023).",
         [("ilacs-2018", "2022-02"), ("jtai", "2023-06"), ("other", "2023-12")]),
        ("Services were rated inadequate on 21 September 2022, after Ofsted had inspected them between 18 to 29 July 2022.", [(None, "2022-07-18")]),
        ("Officers were preparing for the next Ofsted inspection of children's services.", []),
        ("The annual conversation with Ofsted would be held in the autumn.", []),
    ],
)  # fmt: skip
def test_inspections_of_pages(words: str, found: list[tuple[str | None, str | None]]) -> None:
    assert told(PAGE + words + "\n", InspectionClaim, "framework", "start") == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ofsted inspected in May 2019. Ofsted judged Lanmere to be good in all four of the inspection's domains:\n\n- The impact of leaders\n- Overall effectiveness",
         [("overall", "good"), ("leadership", "good")]),
        ("The inspection report gave these judgements:\n\n- Adoption performance  Requires improvement\n- Experience and progress of care leavers  Good",
         [("adoption", "requires-improvement"), ("care-leavers", "good")]),
        ("Ofsted had inspected in May 2018. Three areas required improvement to be good. They were:\n\n- Help and protection\n- Leadership, management and governance",
         [("help-and-protection", "requires-improvement"), ("leadership", "requires-improvement")]),
        ("The council received 'Good' in all areas inspected by Ofsted.", [("overall", "good")]),
        ("Ofsted's judgement is now 'good'.", [("overall", "good")]),
        ("Ofsted inspected in May 2018 and, when the outcome was published on 3 July 2018, services were judged good.", [("overall", "good")]),
        ("Following the inspection by Ofsted in September 2017 the Council was rated good overall, placing it amongst the best nationally.", [("overall", "good")]),
        ("Ofsted re-graded the service as 'requires improvement to be good'.", [("overall", "requires-improvement")]),
        ("The inspection showed that Lanmere Council was providing a 'Good' service.", [("overall", "good")]),
        ("An Ofsted report branded Lanmere's children's services \"inadequate\".", [("overall", "inadequate")]),
        ("Ofsted inspected in July 2018. Services were judged good, an improvement on the single inspection of February 2014, when they were inadequate.",
         [("overall", "good")]),
        ("In the single inspection of 2015 services had been found to require improvement.", [("overall", "requires-improvement")]),
        ("The judgement for children who need help and protection was requires improvement to be good.", [("help-and-protection", "requires-improvement")]),
        ("Services were no longer inadequate.", []),
        ("Focus visits are held at authorities judged as 'requires improvement'.", []),
        ("Officers said that they hoped for a good rating from Ofsted.", []),
    ],
)  # fmt: skip
def test_grades_of_pages(words: str, found: list[tuple[str, str]]) -> None:
    assert told(PAGE + words + "\n", JudgementClaim, "area", "grade") == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ofsted highlighted the following:\n\n- Strengths: support given in time, innovative fostering and strong participation.\n"
         "- For development: return home interviews and a clear local offer.",
         [("strength", "support given in time"), ("strength", "innovative fostering"), ("strength", "strong participation"),
          ("weakness", "return home interviews"), ("weakness", "a clear local offer")]),
        ("Among the areas for improvement in the Ofsted report were Education, Health and Care Plans and little awareness of the local offer.",
         [("weakness", "Education, Health and Care Plans"), ("weakness", "little awareness of the local offer")]),
        ("Lanmere Council was praised by Ofsted for its early help. Care leavers were reported to benefit from their advisers.",
         [("strength", "Lanmere Council was praised by Ofsted for its early help."), ("strength", "Care leavers were reported to benefit from their advisers.")]),
        ("Ofsted made it clear that services require much further progress.", [("weakness", "services require much further progress.")]),
        ("The Ofsted report set out the strengths of the service and areas for improvement.", []),
        ("Ofsted's findings were accepted in full and urgent action is under way.", []),
        ("An Ofsted inspection earlier this year judged services to be inadequate.", []),
        ("Ofsted wrote to the council after a fourth successful monitoring visit.", []),
    ],
)  # fmt: skip
def test_findings_of_pages(words: str, found: list[tuple[str, str]]) -> None:
    assert told(PAGE + words + "\n", FindingClaim, "polarity", "text") == found
