"""What stands where: plain words with their places, lines, blocks and tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.layout.plain import plain_text
from loaders.layout.sentences import sentences
from loaders.layout.tables import Row, Table, assemble
from tests.papers import document

MARKED = st.lists(
    st.sampled_from(["Ofsted ", "**bold** ", "<sup>th</sup>", "&amp;", "\n", "\r\n", "  ", "\u00a0", "’s", "é", "<b>", "a_b", "1.1 ", "\t"]),
    max_size=40,
).map("".join)  # fmt: skip


def shapes(text: str) -> list[tuple[str, str | None, str | None, str]]:
    found = read_blocks(document(text))
    return [(b.kind, b.label, b.marker, b.plain.text) for b in found if isinstance(b, Block)]


def test_marks_go_and_words_know_their_place() -> None:
    text = "  **3<sup>rd</sup>** May &amp;\n <b>June</b> Annex O\\* "
    plain = plain_text(text, [(0, len(text))])
    assert plain.text == "3rd May & June Annex O"
    at = plain.text.index("June")
    assert [text[a:b] for a, b in plain.spans(at, at + 4)] == ["June"]
    assert [text[a:b] for a, b in plain.spans(0, 9)] == ["3<sup>rd</sup>** May &amp;"]


@given(MARKED)
def test_a_span_of_plain_words_folds_back_to_them(text: str) -> None:
    plain = plain_text(text, [(0, len(text))])
    assert plain.text == plain.text.strip()
    assert "  " not in plain.text
    assert len(plain.norm) == len(plain.text)
    for at in range(len(plain.text)):
        for start, end in plain.spans(at, len(plain.text)):
            assert plain_text(text, [(start, end)]).text == plain.text[at:].strip()


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("1. Purpose of the report", ("heading", "1", None, "Purpose of the report")),
        ("2.0\tBACKGROUND", ("heading", "2.0", None, "BACKGROUND")),
        ("## **Findings**", ("heading", None, None, "Findings")),
        ("- 5.17 The Board meets monthly.", ("paragraph", "5.17", None, "The Board meets monthly.")),
        ("**24. This led to change**", ("heading", "24", None, "This led to change")),
        ("15 **Leadership** is told of here.", ("paragraph", "15", None, "Leadership is told of here.")),
        ("- *a)* Note the report", ("item", None, "a", "Note the report")),
        ("(iv)\tAgree the plan", ("item", None, "iv", "Agree the plan")),
        ("• Recruit", ("item", None, None, "Recruit")),
        ("o Retain", ("item", None, None, "Retain")),
        ("18 September 2015 was a Friday.", ("paragraph", None, None, "18 September 2015 was a Friday.")),
        ("20 cases were seen.", ("paragraph", None, None, "20 cases were seen.")),
        ("Date: 3 May 2016", ("paragraph", None, None, "Date: 3 May 2016")),
    ],
)
def test_a_line_is_taken_for_what_it_is(line: str, shape: tuple[str, str | None, str | None, str]) -> None:
    assert shapes(line) == [shape]


def test_a_paragraph_cut_by_a_page_is_one() -> None:
    found = shapes("- Two councils have followed (Northshire\n\nand Kelderdale) so far.\n\n- A third will.")
    assert [text for *_, text in found] == [
        "Two councils have followed (Northshire and Kelderdale) so far.",
        "A third will.",
    ]


def test_printed_lines_of_a_narrow_page_are_joined() -> None:
    lines = ["The council has set out what it will do in the year that", "comes, and who will do it."]
    found = shapes(
        "\n".join(lines) + "\n\n" + "\n\n".join(f"{n}.1 A further paragraph that fills the line." for n in range(1, 9))
    )
    assert found[0][3] == " ".join(lines)


def test_tabs_part_cells_but_not_a_number_from_its_words() -> None:
    found = read_blocks(
        document("1.1\tThis is a paragraph.\n\nArea\tGrade\nAdoption\tGood\n\n| a | b |\n|---|---|\n| c | d |\n")
    )
    assert [type(block) for block in found] == [Block, Table]  # two tables of one width, nothing between, are one
    assert isinstance(found[1], Table)
    assert len(found[1].lines) == 4


WRAPPED = """Action\tLead\tBy
Write to all\tBoard\tMay 2016
schools in the\tManager\t
county\t\t
Map the settings\tTraining\t
and visit them\tOfficer\t
Write again\tChair\tJune
\t\t2016
"""


def rows(text: str, header: tuple[str, ...], *, main: int = 0, spanning: int | None = None) -> list[Row]:
    found = read_blocks(document(text))
    assert len(found) == 1
    assert isinstance(found[0], Table)
    return assemble(text, found[0], header=header, main=main, spanning=spanning)


def test_cells_broken_over_printed_lines_are_joined() -> None:
    found = rows(WRAPPED, ("Action", "Lead", "By"))
    assert [tuple(cell.text for cell in row.cells) for row in found] == [
        ("Write to all schools in the county", "Board Manager", "May 2016"),
        ("Map the settings and visit them", "Training Officer", ""),
        ("Write again", "Chair", "June 2016"),
    ]


def test_a_blank_cell_stays_blank_and_has_a_place() -> None:
    (row,) = rows("Action\tLead\tBy\nRecruit\t\tMay 2016\n", ("Action", "Lead", "By"))
    assert row.cells[1].text == ""
    assert row.blanks[1] == len("Action\tLead\tBy\nRecruit\t")


def test_short_whole_rows_are_not_taken_for_printed_lines() -> None:
    found = rows("Action\tLead\nRecruit\tA\nRetain\tB\nReward\tC\n", ("Action", "Lead"))
    assert [row.cells[0].text for row in found] == ["Recruit", "Retain", "Reward"]


def test_columns_set_by_spaces_or_bars_are_a_table() -> None:
    spaced = "Action              Lead           By\nRecruit             Clerk          May 2016\nRetain                             June 2016\n"
    found = rows(spaced, ("Action", "Lead", "By"))
    assert [tuple(cell.text for cell in row.cells) for row in found] == [
        ("Recruit", "Clerk", "May 2016"),
        ("Retain", "", "June 2016"),
    ]
    assert isinstance(read_blocks(document("Adoption | Good\nLeadership of the council | Inadequate\n"))[0], Table)


def test_a_wide_gap_parts_one_line_in_two() -> None:
    assert [text for *_, text in shapes("REPORT FOR CABINET        DATE: 21st May 2014\n")] == [
        "REPORT FOR CABINET",
        "DATE: 21st May 2014",
    ]


def test_a_repeated_header_is_no_row() -> None:
    found = rows("Action\tLead\nRecruit\tA\n\nAction\tLead\nRetain\tB\n", ("Action", "Lead"))
    assert [row.cells[0].text for row in found] == ["Recruit", "Retain"]


@given(st.text(alphabet="ab. ?!'\"AB(1)\n", max_size=120))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    end = 0
    for at, stop in sentences(text):
        assert not text[end:at].strip()
        assert at < stop
        end = stop
    assert not text[end:].strip()


@given(st.text(max_size=300))
def test_any_text_is_laid_out_within_itself(text: str) -> None:
    end = 0
    for block in read_blocks(document(text)):
        assert 0 <= block.start <= block.end <= len(text)
        assert block.start >= end
        end = block.end


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("3. Decisions in the service are timely.", "3"),
        ("4. Marked progress was seen in the service.", "4"),
        ("5.The service is good and it is well led.", "5"),
        ("6.A board was set up to lead the service.", "6"),
        ("3 Dec 2018 was the day of the meeting.", None),
        ("3 September was the day of the meeting.", None),
        ("5.30pm was the time of the meeting.", None),
    ],
)
def test_numbers_of_paragraphs_and_what_only_looks_like_them(line: str, label: str | None) -> None:
    (block,) = read_blocks(document(line))
    assert isinstance(block, Block)
    assert block.label == label
