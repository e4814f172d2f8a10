"""The sections of Ofsted's reports."""

from pathlib import Path

import pytest

from loaders.ofsted.headings import heading_name
from loaders.ofsted.inside import inside_claims
from loaders.ofsted.sections import Section, beneath, sections
from tests.inside_reports import report
from tests.test_ofsted_recommendations import LATER


def outline(found: tuple[Section, ...]) -> list[tuple[str | None, str | None, bool]]:
    """Each section's name, the name of the one that it is a part of, and whether it is of the board's part."""
    return [(one.name, found[one.above].name if one.above is not None else None, one.board) for one in found]


def test_a_tree_without_the_page_of_contents(tmp_path: Path) -> None:
    found = sections(report(tmp_path, LATER).document)
    assert outline(found)[1:] == [
        ("title", None, False),
        ("board", None, False),
        ("local-authority", None, False),
        ("advice", "local-authority", False),
        ("young-people", "local-authority", False),
        ("help-and-protection", "local-authority", False),
        ("findings", "help-and-protection", False),
        ("board", None, True),
        ("board-judgement", "board", True),
        ("advice", "board", True),
        ("board-judgements", "board", True),
    ]


def test_offsets_and_what_is_beneath(tmp_path: Path) -> None:
    document = report(tmp_path, LATER).document
    found = sections(document)
    for section in found:
        assert " ".join(document.text[section.start : section.stop].split()) == section.title
    area = next(n for n, one in enumerate(found) if one.name == "help-and-protection")
    assert found[area].beside == "Good"
    assert [found[n].name for n in beneath(found, area)] == ["help-and-protection", "findings"]


def test_contents_and_prose_on_one_page(tmp_path: Path) -> None:
    prose = "Children in Kelderdale wait too long. " * 8
    found = sections(
        report(
            tmp_path,
            f"""
            # Contents
            Executive summary 2
            ### Executive summary
            {prose}
            """,
        ).document
    )
    assert [one.name for one in found] == ["summary"]


def test_a_theme_is_no_part_of_the_report(tmp_path: Path) -> None:
    found = sections(
        report(
            tmp_path,
            """
            ### What does the local authority need to improve?
            ! Local Safeguarding Children Board
            1. Work with the board.
            ! Care leavers
            2. Open doors.
            """,
        ).document
    )
    assert [(one.name, one.rank, one.board) for one in found][1:] == [(None, 60, False), (None, 60, False)]


def test_the_inside_of_a_report_is_read_in_one(tmp_path: Path) -> None:
    found = report(tmp_path, LATER + "---\n! Local leadership\n* The DCS has been in post since May 2014.")
    methods = [one.method for one in inside_claims(found)]
    assert methods == ["report-recommendation"] * 5 + ["local-leadership"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("What needs to improve?1", "advice"),
        ("What does Brackenshire need to improve?", "advice"),
        ("RECOMMENDATIONS", "advice"),
        ("Areas for priority action", "priority"),
        ("Priority and immediate action", "priority"),
        ("Areas for Improvement", "areas"),
        ("Within six months:", "due"),
        ("The effectiveness of the LSCB requires improvement.", "board-judgement"),
        ("The LSCB is good because:", None),
        ("Section 2: The effectiveness of the Local Safeguarding Children Board", "board"),
        ("Inspection findings – the Local Safeguarding Children Board".replace("–", "-"), "board-judgements"),
        ("The experiences and progress of children in care: good", "looked-after"),
        ("The experiences and progress of children care leavers: good", "care-leavers"),
        ("The experiences and progress of care leavers is: outstanding", "care-leavers"),
        ("The impact of leaders on practice with children and families: good", "leadership"),
        ("Recommendations were made in 2010 and have been met", None),
    ],
)
def test_headings_by_their_words(words: str, name: str | None) -> None:
    assert heading_name(words) == name
