"""The ontology's pictures: words stay in their boxes, nothing covers anything, every kind and link is shown."""

import re
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.ontology_docs.layers import Link, layered_panel
from tools.ontology_docs.measuring import width_of, wrapped
from tools.ontology_docs.model import Reference
from tools.ontology_docs.pictures import Picture, pictures
from tools.ontology_docs.reading import read_reference
from tools.ontology_docs.shapes import SIZE, Box, Panel, Point, Words, box_around, placed
from tools.ontology_docs.trees import tree_of, tree_panel

ROOT = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def read() -> tuple[Reference, tuple[Picture, ...]]:
    reference, places = read_reference(ROOT)
    return reference, pictures(reference, places)


def spilling(panel: Panel) -> list[str]:
    """Lines of words that are wider than the room in their box, or that leave the page."""
    boxed = [
        words
        for box in panel.boxes
        for number, words in enumerate(box.lines)
        if box.inset + width_of(words, box.size(number), box.style(number)) > box.width
    ]
    free = [one.words for one in panel.words if one.x + width_of(one.words, one.size, one.style) > panel.width]
    outside = [
        box.lines[0]
        for box in panel.boxes
        if box.x < 0 or box.y < 0 or box.right > panel.width or box.bottom > panel.height
    ]
    return boxed + free + outside


def covering(panel: Panel) -> list[tuple[str, str]]:
    """Pairs of boxes, or of a box and free words, or of free words, that share some room."""
    rooms = [(box.lines[0], box) for box in panel.boxes] + [(one.words, room_of(one)) for one in panel.words]
    return [(name, other) for (name, a), (other, b) in combinations(rooms, 2) if overlap(a, b)]


def room_of(one: Words) -> Box:
    width = width_of(one.words, one.size, one.style)
    return Box(x=one.x, y=one.y - 0.8 * one.size, width=width, height=one.size, lines=(one.words,), look="label")


def overlap(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def struck_through(panel: Panel) -> list[str]:
    """Boxes that some line runs through, their edges apart."""
    return [
        box.lines[0]
        for box in panel.boxes
        for line in panel.lines
        for start, end in pairwise(line.points)
        if runs_through(box, start, end)
    ]


def runs_through(box: Box, start: Point, end: Point) -> bool:
    steps = [(start[0] + (end[0] - start[0]) * n / 200, start[1] + (end[1] - start[1]) * n / 200) for n in range(201)]
    return any(box.x + 1 < x < box.right - 1 and box.y + 1 < y < box.bottom - 1 for x, y in steps)


def test_words_stay_in_and_nothing_covers_anything(read: tuple[Reference, tuple[Picture, ...]]) -> None:
    assert len(read[1]) >= 4
    for picture in read[1]:
        assert spilling(picture.panel) == [], picture.module
        assert covering(picture.panel) == [], picture.module
        assert struck_through(picture.panel) == [], picture.module


def test_a_fault_in_a_picture_is_seen() -> None:
    box = placed(box_around(("authority",), "plain"), 10, 10)
    page = Panel(width=200, height=60, boxes=(box,))
    assert not spilling(page)
    tight = Panel(width=200, height=60, boxes=(placed(box, 10, 10, box.width - 9),))
    assert spilling(tight) == ["authority"]
    assert spilling(Panel(width=40, height=60, boxes=(box,))) == ["authority"]
    assert covering(Panel(width=200, height=60, boxes=(box, placed(box, 30, 20)))) == [("authority", "authority")]
    assert runs_through(box, (0, 0), (100, 40))
    assert not runs_through(box, (0, 0), (100, 0))


def test_a_picture_has_the_shape_of_a_page_and_a_name(read: tuple[Reference, tuple[Picture, ...]]) -> None:
    for picture in read[1]:
        root = ElementTree.fromstring(picture.svg)
        title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert title.text == picture.title
        assert desc is not None
        assert desc.text
        assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert 0.9 < picture.panel.width / picture.panel.height < 2.2, picture.module
        sizes = {float(text.get("font-size", "0")) for text in root.iter(f"{SVG}text")}
        assert min(sizes) >= 11
        assert not re.search(r"href|<style|<script|url\(", picture.svg)


def test_every_class_and_link_is_shown(read: tuple[Reference, tuple[Picture, ...]]) -> None:
    reference, made = read
    shown = {picture.module: {line for box in picture.panel.boxes for line in box.lines} for picture in made}
    told = {picture.module: {one.words for one in picture.panel.words} for picture in made}
    for term in reference.terms:
        if term.kind == "class":
            assert term.label in shown[term.module], term.label
        if term.shortcut:
            roles = {
                one.label
                for one in reference.terms
                if one.iri in (term.shortcut.start, term.shortcut.end, term.shortcut.link)
            }
            assert roles <= told[term.module], term.label
    assert {"uses scale", "has grade", "is judgement of"} <= shown["inspection"]
    assert "· band" in shown["inspection"]
    assert "is sub-body of: another" in shown["core"]


def test_the_same_picture_each_time(read: tuple[Reference, tuple[Picture, ...]]) -> None:
    again = pictures(*read_reference(ROOT))
    assert [picture.svg for picture in again] == [picture.svg for picture in read[1]]


def test_layers_go_from_left_to_right_and_rings_are_opened() -> None:
    boxes = {name: box_around((name,), "plain") for name in ("ox", "cart", "road")}
    links = [Link("ox", "cart", ("pulls",)), Link("cart", "road", ("wears",)), Link("road", "ox", ("tires",))]
    panel = layered_panel(boxes, links)
    left = {box.lines[0]: box.x for box in panel.boxes}
    assert left["ox"] < left["pulls"] < left["cart"] < left["wears"] < left["road"]
    assert len(panel.boxes) == 6
    assert sum(line.head == "filled" for line in panel.lines) == 3
    assert not covering(panel)
    assert not struck_through(panel)


def test_trees_fill_columns_of_about_equal_height() -> None:
    boxes = {name: box_around((name,), "plain") for name in "abcdefg"}
    trees = [tree_of("a", {"a": ["b", "c"]}, boxes), tree_of("d", {"d": ["e"]}, boxes), tree_of("f", {}, boxes)]
    one, two = tree_panel(trees, 1), tree_panel(trees, 2)
    assert len({box.x for box in one.boxes if box.lines[0] in "adf"}) == 1
    assert two.height < one.height
    assert two.width > one.width
    rows = {box.lines[0]: box for box in one.boxes}
    assert rows["b"].x > rows["a"].x
    assert rows["b"].y > rows["a"].bottom


def test_words_are_measured_and_wrapped() -> None:
    # DejaVu Sans: "i" is 569 and "W" 2025 units of 2048; the margin is 4 per cent.
    assert width_of("i", SIZE) == pytest.approx(569 * 12 * 1.04 / 2048, abs=0.05)
    assert width_of("W", SIZE) == pytest.approx(2025 * 12 * 1.04 / 2048, abs=0.05)
    assert width_of("\u4e2d", SIZE) >= width_of("W", SIZE)
    assert wrapped("one two three", 12, width_of("one two", 12)) == ("one two", "three")
