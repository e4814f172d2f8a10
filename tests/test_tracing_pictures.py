"""Pictures of chains: nothing over anything else, no words outside boxes, contrast, the same bytes; and they are current."""

import re
import shlex
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goldenthread import Graph
from goldenthread.cli import app
from goldenthread.drawing.chain_svg import Drawn, draw_chain
from goldenthread.drawing.colours import FAINT, GAP, INK, PAPER, contrast
from goldenthread.drawing.figures import PAINT, placed_words
from goldenthread.drawing.measuring import fitted, width_of
from goldenthread.drawing.places import place_rows
from goldenthread.drawing.ranking import ROOM
from goldenthread.drawing.rows import Rows, in_rows
from goldenthread.drawing.shapes import Box, Joint, Words
from queries.tracing.kinds import Direction, Mode

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
README = Path(__file__).parents[1] / "README.md"
SVG = "{http://www.w3.org/2000/svg}"
CASES: list[tuple[str, str | None, Mode, Direction]] = [
    ("recommendation/sunderland/lscb/2015-05-11/146", None, "answerability", "up"),
    ("recommendation/sunderland/lscb/2015-05-11/146", "Secretary of State", "reporting", "up"),
    ("recommendation/sunderland/lscb/2015-05-11/142", None, "general", "up"),
    ("recommendation/sunderland/lscb/2015-05-11/147", None, "reporting", "up"),
    ("plan/cheshire-east/childrens-improvement-plan", None, "reporting", "up"),
    ("plan/herefordshire/improvement-plan", None, "general", "up"),
    ("remit/sunderland/multi-agency-looked-after-partnership", None, "answerability", "up"),
    ("authority/gateshead", None, "general", "up"),
    ("Sunderland Safeguarding Children Board", None, "answerability", "down"),
    ("Department for Education", None, "oversight", "down"),
    ("authority/leeds", None, "answerability", "up"),
    ("Sunderland Safeguarding Children Board", None, "general", "down"),
    ("authority/sunderland", None, "general", "down"),
]
WIDEST = ROOM + 300  # a row and, where many rows are crowded, the lines that pass it


@pytest.fixture(scope="module")
def folder(shipped_data: Path) -> Path:
    return shipped_data


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return Graph.open(folder)


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0].rpartition('/')[2]}-{case[2]}-{case[3]}")
def drawn(request: pytest.FixtureRequest, graph: Graph) -> Drawn:
    start, goal, mode, direction = request.param
    return draw_chain(graph.trace(start, goal, mode=mode, direction=direction).trace)


def test_no_box_lies_over_another(drawn: Drawn) -> None:
    for one, other in combinations(drawn.boxes, 2):
        beside = one.x + one.width <= other.x + 0.2 or other.x + other.width <= one.x + 0.2
        assert beside or one.bottom <= other.y + 0.2 or other.bottom <= one.y + 0.2, (one.key, other.key)


def test_it_is_read_at_its_own_size(drawn: Drawn) -> None:
    assert drawn.width <= WIDEST


@pytest.mark.parametrize(("starts", "ends"), [(1, 40), (40, 1), (7, 12)])
def test_many_side_by_side_go_on_in_further_rows_and_keep_their_words(starts: int, ends: int) -> None:
    tops = [Box(f"top {n}", "body", (Words("Some Board of Some Place"),)) for n in range(starts)]
    feet = [Box(f"foot {n}", "post", (Words("Some Post in Some Board"),)) for n in range(ends)]
    joints = [
        Joint(top.key, foot.key, "holds", Box(f"{top.key} {foot.key}", "link", (Words("is told to answer to"),)))
        for top in tops
        for foot in feet
    ]
    laid = in_rows([*tops, *feet], joints)
    placed = place_rows(laid)
    assert max(box.x + box.width for box in placed.values()) <= WIDEST
    rank = {key: at for at, row in enumerate(laid.rows) for key in row}
    assert sum(box.look == "link" for box in placed.values()) == len(joints)
    assert all(rank[one.end] == rank[one.start] + 1 for one in laid.segments)
    for joint in joints:
        assert joint.end in leading_to(joint.start, laid)
    for one, other in combinations(placed.values(), 2):
        beside = one.x + one.width <= other.x + 0.2 or other.x + other.width <= one.x + 0.2
        assert beside or one.bottom <= other.y + 0.2 or other.bottom <= one.y + 0.2, (one.key, other.key)


def leading_to(start: str, laid: Rows) -> set[str]:
    """Every box to which lines lead from a box."""
    found, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        further = {one.end for one in laid.segments if one.start == at} - found
        found |= further
        waiting += further
    return found


def test_a_gap_stands_right_beneath_what_it_ends(drawn: Drawn) -> None:
    by_key = {box.key: box for box in drawn.boxes}
    tops = sorted({box.y for box in drawn.boxes if box.look not in ("link", "bend")})
    for joint in drawn.joints:
        if joint.stroke == "gap":
            between = [y for y in tops if by_key[joint.start].bottom < y < by_key[joint.end].y]
            assert len(between) <= 1, joint.end


def test_no_words_leave_their_box_and_no_box_the_picture(drawn: Drawn) -> None:
    for box in drawn.boxes:
        for x, y, line in placed_words(box):
            assert box.x - 0.2 <= x
            assert x + line.width <= box.x + box.width + 0.2, line.text
            assert box.y <= y - line.size * 0.8
            assert y + line.size * 0.25 <= box.bottom + 0.2, line.text
        assert box.x >= 0
        assert box.x + box.width <= drawn.width
        assert box.bottom <= drawn.height
    for x, y, line in drawn.words:
        assert x + line.width <= drawn.width + 0.2, line.text
        assert y <= drawn.height


def test_words_outside_boxes_lie_over_no_box_and_no_other_words(drawn: Drawn) -> None:
    stated = [(x, y - line.size, x + line.width, y) for x, y, line in drawn.words]
    boxes = [(box.x, box.y, box.x + box.width, box.bottom) for box in drawn.boxes]
    for one, other in [*combinations(stated, 2), *((a, b) for a in stated for b in boxes)]:
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_no_label_is_missing(drawn: Drawn) -> None:
    for box in drawn.boxes:
        assert box.look == "bend" or (box.lines and all(line.text.strip() for line in box.lines)), box.key
    for joint in drawn.joints:
        assert joint.stroke == "gap" or joint.words is not None
    ends = {key for joint in drawn.joints for key in (joint.start, joint.end)}
    assert ends <= {box.key for box in drawn.boxes}


def test_it_is_well_formed_and_tells_itself(drawn: Drawn) -> None:
    root = ET.fromstring(drawn.svg)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text
    assert desc.text
    assert not re.search(r"https?://(?!www\.w3\.org)", re.sub(r"<(title|desc)[^>]*>.*?</\1>", "", drawn.svg))
    assert "<style" not in drawn.svg
    assert "<script" not in drawn.svg


def test_each_look_that_occurs_is_in_the_legend(drawn: Drawn) -> None:
    letters = {box.badge for box in drawn.boxes if box.badge and box.look not in ("stop", "link")}
    bold = re.findall(r'font-size="12" font-weight="bold"[^>]*>(.)</text>', drawn.svg)
    for letter in letters:
        shown = sum(box.badge == letter for box in drawn.boxes)
        assert bold.count(letter) == shown + 1, letter


def test_the_same_trace_has_the_same_bytes(graph: Graph, folder: Path) -> None:
    start = "recommendation/sunderland/lscb/2015-05-11/142"
    again = Graph.open(folder).trace(start, mode="general").svg()
    assert graph.trace(start, mode="general").svg() == again


def inks() -> Iterator[tuple[str, str]]:
    for paint in PAINT.values():
        yield INK, paint.fill
        yield FAINT, paint.fill
        yield paint.border if paint.border != PAPER else INK, paint.fill
    yield GAP, PAINT["stop"].fill


@pytest.mark.parametrize(("ink", "ground"), sorted(set(inks())))
def test_small_print_has_the_contrast_that_it_needs(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_word_that_is_too_long_is_cut_at_its_hyphens() -> None:
    lines = fitted("gateshead-families-osc-2016-04-14 19 [24516-24602]", 10, 120)
    assert "".join(lines).replace(" ", "") == "gateshead-families-osc-2016-04-1419[24516-24602]"
    assert all(width_of(line, 10) <= 120 for line in lines)
    assert all(width_of(line, 10) <= 60 for line in fitted("x" * 60, 10, 60))


def test_gaps_are_drawn_as_gaps_and_proposals_dashed(graph: Graph) -> None:
    svg = graph.trace("plan/cheshire-east/childrens-improvement-plan", mode="oversight").svg()
    assert "STOPS: no answerability" in re.sub(r"</text><text[^>]*>|\n", " ", svg).replace("  ", " ")
    assert svg.count('stroke-dasharray="8 5"') > 3
    assert "PROPOSED: hands it to" in svg


def commands() -> list[str]:
    """The commands of the README that make its pictures."""
    return re.findall(r"\$ (goldenthread trace .* -o docs/pictures/\S+\.svg)", README.read_text(encoding="utf-8"))


def test_the_readme_shows_three_pictures_and_how_they_are_made() -> None:
    made = {shlex.split(command)[-1] for command in commands()}
    shown = set(re.findall(r"\((docs/pictures/\S+\.svg)\)", README.read_text(encoding="utf-8")))
    assert made == {f"docs/pictures/{name}.svg" for name in NAMES}
    assert made <= shown
    assert all((PICTURES / f"{name}.svg").is_file() for name in NAMES)


NAMES = {"sunderland-146", "cheshire-east-succession", "malap-remit"}


@pytest.mark.parametrize("command", commands(), ids=lambda command: Path(command).stem)
def test_the_pictures_are_those_that_their_commands_make(command: str, folder: Path, tmp_path: Path) -> None:
    _, *words = shlex.split(command)
    made = tmp_path / Path(words[-1]).name
    ran = CliRunner().invoke(app, ["--data", str(folder), *words[:-1], str(made)])
    assert ran.exit_code == 0, ran.output
    assert made.read_bytes() == (PICTURES / made.name).read_bytes(), f"make it anew with: {command}"
