"""Recommendations of Ofsted's reports: every one, once, to whom it is addressed, on its page."""

import csv
from pathlib import Path

import pytest

from loaders.claims import RecommendationClaim
from loaders.ofsted.recommendations import recommendation_claims
from loaders.ofsted.sections import sections
from loaders.readers.pdf import read_pdf
from loaders.refusals import Refused
from tests.inside_reports import Told, report

LATER = """
# Kelderdale Council
### Inspection of services for children in need of help and protection, children looked after and care leavers
### Review of the effectiveness of the local safeguarding children board
---
# Contents
### Recommendations
The local authority 3
What the inspection judgements mean 40
---
## The local authority
### Recommendations
The following recommendations are those that inspectors considered most urgent.
1. Strengthen the oversight by managers of:
* the transfer of work between teams (paragraph 36)
* private fostering (paragraphs 40, 83).
2. Ensure that every assessment is written with the family, so that plans say what has to change and by when
---
and are kept up to date.
3. Improve life-story work.
### Summary for children and young people
* Your council has to do better.
| The experiences and progress of children who need help and protection | Good |
! Inspection findings
4. Social workers see children alone.
## The Local Safeguarding Children Board (LSCB)
### The Local Safeguarding Children Board is good
### Recommendations
5. The board should hear children.
6. Ensure that audits tell of impact.
### Inspection findings - the Local Safeguarding Children Board
7. The board meets each quarter.
"""


def told(found: Told) -> list[RecommendationClaim]:
    claims = [*recommendation_claims(found, sections(found.document))]
    for claim in claims:
        for one in claim.evidence:
            assert found.document.text[one.start : one.end] == one.quote
            assert found.document.page_of(one.start) == one.page
    return [claim for claim in claims if isinstance(claim, RecommendationClaim)]


def texts(found: Told) -> list[str]:
    return [str(claim.text) for claim in told(found)]


def test_numbers_go_on_from_the_authority_to_its_board(tmp_path: Path) -> None:
    claims = told(report(tmp_path, LATER))
    board = "Kelderdale Local Safeguarding Children Board"
    assert [(c.number, c.ordinal, c.addressee) for c in claims] == [
        ("1", 1, "Kelderdale"), ("2", 2, "Kelderdale"), ("3", 3, "Kelderdale"), ("5", 1, board), ("6", 2, board),
    ]  # fmt: skip


def test_bullets_under_a_number_are_of_its_words(tmp_path: Path) -> None:
    assert texts(report(tmp_path, LATER))[0] == (
        "Strengthen the oversight by managers of: the transfer of work between teams (paragraph 36)"
        " private fostering (paragraphs 40, 83)."
    )


def test_a_recommendation_over_two_pages_has_a_passage_on_each(tmp_path: Path) -> None:
    claim = told(report(tmp_path, LATER))[1]
    assert str(claim.text).endswith("what has to change and by when and are kept up to date.")
    assert [(one.page, one.paragraph) for one in claim.evidence] == [(3, "2"), (4, "2")]


def test_every_paragraph_numbered_and_none_of_them_urgent(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        ## Section 1: the local authority
        ### What does the local authority need to improve?
        ! Priority and immediate action
        33. The inspection did not find any areas for priority and immediate action.
        ! Areas for improvement
        34. Ensure that plans are clear.
        35. Provide homes for those who leave care at the age of
        16. This should begin at once.
        36. Listen to children.
        ### Information about this inspection
        Inspectors have looked closely at what children experience.
        ## Section 2: The effectiveness of the local safeguarding children board
        ! The effectiveness of the LSCB requires improvement
        ! Areas for improvement
        145. Ensure that the board challenges its partners.
        ! Key strengths and weaknesses of the LSCB
        146. The chair is new.
        """,
    )
    assert [(c.number, c.priority) for c in told(found)] == [
        ("34", None),
        ("35", None),
        ("36", None),
        ("145", None),
    ]
    assert texts(found)[1].endswith("at the age of 16. This should begin at once.")


def test_what_is_urgent_is_marked_and_themes_are_no_recommendations(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        ## The local authority
        ### What does the local authority need to improve?
        ! Priority and immediate action
        Leadership, management and governance
        1. Review the number of cases that each social worker holds.
        ! Areas for improvement
        ! Leadership, management and governance
        2. Ensure that panels meet.
        Better outcomes for children through systems and processes that work together well
        3. Resolve the faults of the record.
        ### The local authority's strengths
        4. Families are helped early.
        """,
    )
    assert [(c.number, c.priority) for c in told(found)] == [("1", True), ("2", None), ("3", None)]
    assert texts(found)[1] == "Ensure that panels meet."


def test_bullets_alone(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        # Inspection of Kelderdale local authority children's services
        ## What needs to improve?
        * The quality of plans. (outcome 3, national framework)
        * The quality of oversight and monitoring of:
        - the pre-proceedings process
        - private fostering.
        * Caseloads in the assessment teams.
        ## The experiences and progress of children who need help and protection: good
        1. Help comes early.
        * Nothing is listed here.
        """,
        framework="ilacs-2018",
    )
    assert texts(found) == [
        "The quality of plans. (outcome 3, national framework)",
        "The quality of oversight and monitoring of: the pre-proceedings process private fostering.",
        "Caseloads in the assessment teams.",
    ]


def test_lesser_bullets_that_look_the_same_follow_a_colon_in_small_letters(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        ## What needs to improve:
        * The response to children who:
        * go missing
        * are homeless.
        * The sufficiency of foster homes.
        """,
    )
    assert texts(found) == [
        "The response to children who: go missing are homeless.",
        "The sufficiency of foster homes.",
    ]


def test_prose_in_place_of_a_list_is_refused(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        ## What needs to improve?
        There are very few areas of variability, and leaders know what they are and what they will do about them.
        ## The experiences and progress of children in care: outstanding
        """,
    )
    (refusal,) = recommendation_claims(found, sections(found.document))
    assert isinstance(refusal, Refused)
    assert (refusal.reason, refusal.value[:14]) == ("advice-unmarked", "There are very")


def test_entries_that_lost_their_bullets_are_taken_less_surely(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        ## What needs to improve?
        The quality of life-story work for children in care.
        ## The experiences and progress of children in care: good
        """,
    )
    assert [(c.text, c.confidence) for c in told(found)] == [
        ("The quality of life-story work for children in care.", 0.6)
    ]


def test_dates_by_which_to_act(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        # Inspection of looked after children services
        ## Capacity to improve
        ### Areas for improvement
        15. In order to improve services in Kelderdale, the local authority should take the following action.
        ! Immediately:
        * ensure that all members understand their duties
        * review every plan.
        ! Within three months:
        * ensure that health assessments are made in time
        ## Outcomes for looked after children and young people
        16. Outcomes are adequate.
        """,
        framework="lac-2013",
    )
    assert [(c.text, c.priority, c.number) for c in told(found)] == [
        ("ensure that all members understand their duties", True, None),
        ("review every plan.", True, None),
        ("ensure that health assessments are made in time", None, None),
    ]


def test_letters_under_a_number_and_a_number_that_is_not_printed(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        ### Recommendations
        1. Make sure of:
        a) homes
        b) schools.
        Ensure that the second of these is told by its neighbours.
        3. Listen.
        """,
    )
    assert [(c.number, c.inferred_number, c.text) for c in told(found)] == [
        ("1", None, "Make sure of: homes schools."),
        (None, "2", "Ensure that the second of these is told by its neighbours."),
        ("3", None, "Listen."),
    ]


def test_two_that_were_read_as_one_paragraph(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        "### Recommendations\n1. Hear what children say of you. 2. Count all calls that are not answered.\n3. Listen to those who have left care.",
    )
    assert [(c.number, c.text) for c in told(found)] == [
        ("1", "Hear what children say of you."),
        ("2", "Count all calls that are not answered."),
        ("3", "Listen to those who have left care."),
    ]  # fmt: skip


def test_a_number_that_leads_to_bullets_is_none_of_them(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        ### What does the local authority need to improve?
        12. The local authority should:
        * hear children
        * count calls.
        """,
    )
    assert texts(found) == ["hear children", "count calls."]


def test_an_empty_list_of_the_board(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        ## The Local Safeguarding Children Board (LSCB)
        ### Recommendations
        ### Inspection findings - the Local Safeguarding Children Board
        102. The chair is experienced.
        """,
    )
    assert texts(found) == []


def test_a_list_in_a_box(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        """
        # Inspection of Kelderdale local authority children's services
        | What needs to improve? |
        | • The quality of plans. |
        | • The sufficiency of homes. |
        ## The experiences and progress of children in care: good
        Children are well cared for.
        """,
    )
    assert texts(found) == ["The quality of plans.", "The sufficiency of homes."]


@pytest.mark.corpus
def test_counts_of_the_corpus(corpus_dir: Path, evaluation_dir: Path) -> None:
    wrong = []
    with (evaluation_dir / "ofsted-reports-truth.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["n_recommendations"]]
    for row in rows[::6]:
        found = Told(read_pdf(corpus_dir / "ofsted-reports" / row["path"]), authority="-")
        counts = [sum((c.addressee == "-") is to_council for c in told(found)) for to_council in (True, False)]
        if counts != [int(row["n_recommendations"]), int(row["n_recommendations_lscb"] or 0)]:
            wrong.append((row["path"], counts))
    assert len(rows) > 100
    assert wrong == []
