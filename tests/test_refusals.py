"""Values that a rule sees and does not take: each reason, in papers composed for it, and what is no refusal."""

from pathlib import Path
from typing import get_args

import pytest

from loaders.claims import ActionClaim
from loaders.extraction import extract, reading_of, reading_of_table
from loaders.lexicon import load
from loaders.reading_report import reading_report
from loaders.refusals import Reason, why
from tests.papers import DOCUMENTS, HEAD, document

INSPECTED = "1.1 Ofsted inspected Northshire under the ILACS framework from 3 to 14 June 2019.\n\n"
PLAN = "Improvement Plan\n\n| Action | Lead | By when | RAG | {more} |\n|---|---|---|---|---|\n"


def refused(body: str, *, head: str = HEAD) -> list[tuple[str, str | None, str]]:
    """Why, of what, and the value, of each refusal; every quote stands at its offsets."""
    text = head + body
    found = reading_of(document(text)).refusals
    for one in found:
        assert one.evidence
        assert all(text[e.start : e.end] == e.quote for e in one.evidence)
    return [(one.reason, one.of, one.value) for one in found]


def plan(*rows: str, more: str = "Progress") -> str:
    return PLAN.format(more=more) + "".join(f"| {row} |\n" for row in rows)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Hold weekly panels | Head of Service | May 2020 | Complete | Held", []),
        ("Hold weekly panels | Head of Service | TBC | - |", []),
        ("Hold weekly panels | Head of Service | Completed | Complete | Held", []),
        ("Hold weekly panels | Head of Service | Ongoing | Complete | Held", [("date-missing", "deadline", "Ongoing")]),
        ("Hold weekly panels | Head of Service | 31 May | Complete | Held", [("date-without-year", "deadline", "31 May")]),
        ("Hold weekly panels | Head of Service | May 2020, then July 2020 | Complete | Held", [("date-further", "deadline", "July 2020")]),
        ("Hold weekly panels | Head of Service | May 2020 | Amber | Held", [("colour-alone", "status", "Amber")]),
        ("Hold weekly panels | Head of Service | May 2020 | Wobbling | Held", [("status-unknown", "status", "Wobbling")]),
    ],
    ids=lambda value: str(value)[40:90],
)  # fmt: skip
def test_cells_of_a_plan(row: str, expected: list[tuple[str, str, str]]) -> None:
    assert refused(plan(row)) == expected


def test_a_row_without_an_action() -> None:
    rows = (" | Ada Reeve | June 2020 | | Begun", "Hold panels | Head of Service | May 2020 | Complete | Held")
    assert refused(plan(*rows)) == [("row-without-action", "text", "Ada Reeve")]


def test_columns_that_nobody_reads() -> None:
    row = "Hold panels | Head of Service | May 2020 | Complete | Blue folder"
    assert refused(plan(row, more="Filing")) == [("column-unknown", None, "Filing")]
    assert refused(plan(row, more="Owner")) == [("column-second", "lead", "Owner")]
    assert refused(plan(row, more="Success criteria")) == []
    assert refused(plan("Hold panels | Head of Service | May 2020 | Complete |", more="Filing")) == []


TABLE = "| Area | Grade |\n|---|---|\n| Leadership | {leaders} |\n| Care leavers | Good |\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TABLE.format(leaders="Good"), []),
        (TABLE.format(leaders="-"), []),
        (TABLE.format(leaders="Requires improvment"), [("grade-unknown", "grade", "Requires improvment")]),
        (TABLE.format(leaders="Adequate"), [("grade-of-other-scale", "grade", "Northshire, leadership: adequate")]),
        (TABLE.format(leaders="Good") + "\n2.1 Leadership was judged inadequate.\n", [("grade-conflicting", "grade", "Northshire, leadership: inadequate")]),
        (TABLE.format(leaders="Good") + "\nLSCB: Good\n", [("grade-of-other-area", "grade", "Northshire, lscb: good")]),
    ],
    ids=["known", "blank", "misspelt", "other scale", "conflicting", "other area"],
)  # fmt: skip
def test_grades(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert refused(INSPECTED + body) == expected


def test_two_columns_of_grades_without_a_time() -> None:
    body = "| Area | Ours | Theirs |\n|---|---|---|\n| Leadership | Good | Inadequate |\n"
    assert refused(INSPECTED + body) == [("grade-undated", "grade", "Good"), ("grade-undated", "grade", "Inadequate")]


def test_a_report_that_comes_out_after_the_paper() -> None:
    body = INSPECTED + "1.2 The report of the inspection was published on 4 November 2020.\n"
    assert ("date-after-paper", "published", "2020-11-04") in refused(body)


def test_a_list_where_requests_should_stand() -> None:
    body = "\n2. Recommendations\n\n- Swimming lessons\n- Warm meals\n"
    assert [one for one in refused(INSPECTED + body) if one[0] == "request-unknown"] == [
        ("request-unknown", None, "Swimming lessons"),
        ("request-unknown", None, "Warm meals"),
    ]
    assert refused(INSPECTED + "\n2. Recommendations\n\n- Note the report\n- Agree the plan\n") == []


def test_every_reason_has_its_words() -> None:
    assert sorted(get_args(Reason)) == sorted(load("refusals"))
    assert all(why(reason) for reason in get_args(Reason))


def test_refusals_take_nothing_from_the_claims() -> None:
    for path in sorted(DOCUMENTS.iterdir()):
        paper = document(path.read_text(encoding="utf-8"), file=path.name)
        assert extract(paper) == list(reading_of(paper).claims)


def test_a_plan_of_nobody_is_read_and_its_report_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Action,Lead,By when\nHold panels,Head of Service,Ongoing\n", encoding="utf-8")
    reading = reading_of_table(path)
    assert [claim.authority for claim in reading.claims if isinstance(claim, ActionClaim)] == [None]
    assert reading_report(reading).authority is None
