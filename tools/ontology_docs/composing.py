"""Panels on one page, under headings, with a title above and a legend below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import log, sqrt

from tools.ontology_docs.measuring import width_of, wrapped
from tools.ontology_docs.shapes import LINE, SIZE, SMALL, Box, Line, Look, Panel, Words, box_around, placed

EDGE = 20.0
BETWEEN = 36.0
HEADING = 26.0
TITLE = 18.0
_LEGEND: dict[Look, tuple[str, str, str]] = {
    "plain": ("", "thing", "a kind of thing"),
    "defined": ("D", "thing", "a kind that is inferred from its definition"),
    "relation": ("R", "relation", "a relation told as a thing of its own"),
    "foreign": ("", "thing", "declared elsewhere, or anything"),
    "list": ("", "list", "a list, framework or scale"),
    "value": ("", "value", "a value of a list"),
}


def composed(title: str, parts: Sequence[tuple[str, tuple[Panel, ...]]]) -> Panel:
    """One option of each part, so arranged that the page is as near as can be to A4 across."""
    headings = [heading for heading, _ in parts]
    pages = [
        _page(title, arranged)
        for chosen in product(*(options for _, options in parts))
        for arranged in _arrangements([_headed(h, p) for h, p in zip(headings, chosen, strict=True)])
    ]
    return min(pages, key=_cost)


def _cost(page: Panel) -> tuple[float, float]:
    """Small is good, and so is the shape of A4 across; either gives way to much of the other."""
    off = abs(log(page.width / page.height / sqrt(2)))
    return page.width * page.height * (1 + off), page.width


def _headed(heading: str, panel: Panel) -> Panel:
    words = Words(0, SIZE + 2, heading, SIZE + 2, "bold")
    return _joined([(panel, 0, HEADING)], [words], width=width_of(heading, SIZE + 2, "bold"))


def _arrangements(panels: Sequence[Panel]) -> Iterator[Panel]:
    """All beneath each other; and each cut into an upper and a lower row, with either side by side."""
    for mask in range(2 ** (len(panels) - 1)):
        rows: list[list[Panel]] = [[panels[0]]]
        for number, panel in enumerate(panels[1:]):
            if mask >> number & 1:
                rows[-1].append(panel)
            else:
                rows.append([panel])
        yield _below([_beside(row) for row in rows])
    if len(panels) == 3:
        yield _below([_beside([panels[0], panels[2]]), panels[1]])
        yield _beside([panels[0], _below(panels[1:])])
        yield _beside([_below(panels[:2]), panels[2]])


def _beside(panels: Sequence[Panel]) -> Panel:
    left, moved = 0.0, []
    for panel in panels:
        moved.append((panel, left, 0.0))
        left += panel.width + BETWEEN
    return _joined(moved)


def _below(panels: Sequence[Panel]) -> Panel:
    top, moved = 0.0, []
    for panel in panels:
        moved.append((panel, 0.0, top))
        top += panel.height + BETWEEN
    return _joined(moved)


def _joined(moved: Sequence[tuple[Panel, float, float]], words: Iterable[Words] = (), width: float = 0) -> Panel:
    placed_ = [panel.moved(right, down) for panel, right, down in moved]
    return Panel(
        width=max(width, *(panel.width + right for panel, right, _ in moved)),
        height=max(panel.height + down for panel, _, down in moved),
        boxes=tuple(box for panel in placed_ for box in panel.boxes),
        lines=tuple(line for panel in placed_ for line in panel.lines),
        words=(*words, *(one for panel in placed_ for one in panel.words)),
    )


def _page(title: str, body: Panel) -> Panel:
    room = max(body.width, 560.0)
    lines = wrapped(title, TITLE, room, "bold")
    words = [Words(EDGE, EDGE + TITLE * (n + 1), line, TITLE, "bold") for n, line in enumerate(lines)]
    top = EDGE + (TITLE + 4) * len(lines) + 20
    legend = _legend(body, room)
    inner = _joined([(body, EDGE, top), (legend, EDGE, top + body.height + BETWEEN)], words)
    return Panel(
        width=room + 2 * EDGE, height=inner.height + EDGE, boxes=inner.boxes, lines=inner.lines, words=inner.words
    )


def _legend(body: Panel, room: float) -> Panel:
    """A sample and its meaning for each look and line that occurs, in as many rows as the room wants."""
    samples = [*_box_samples(body), *_line_samples(body)]
    parts: list[tuple[Panel, float, float]] = []
    left, top = 0.0, 0.0
    for sample in samples:
        if left and left + sample.width > room:
            left, top = 0.0, top + LINE + 14
        parts.append((sample, left, top))
        left += sample.width + 24
    return _joined(parts)


def _box_samples(body: Panel) -> Iterator[Panel]:
    looks = {box.look for box in body.boxes}
    for look, (badge, word, meaning) in _LEGEND.items():
        if look in looks:
            box = placed(box_around((word,), look, badge), 0, 0)
            yield _sample(meaning, boxes=(box,), reach=box.width)
    if any(words.startswith("· ") for box in body.boxes for words in box.lines):
        yield _sample("its value is from a closed list", mark="· name", reach=width_of("· name", SMALL))


def _line_samples(body: Panel) -> Iterator[Panel]:
    listed = any(box.look == "value" for box in body.boxes)
    meanings = (
        ("open", False, "stands beneath" if listed else "is a kind of"),
        ("filled", False, "link"),
        ("filled", True, "plain link, derived"),
    )
    for head, dashed, meaning in meanings:
        found = next((one for one in body.lines if one.head == head and one.dashed == dashed), None)
        if found is not None:
            middle = (LINE + 7) / 2
            yield _sample(meaning, lines=(Line(((0, middle), (36, middle)), found.head, dashed),), reach=36)


def _sample(
    meaning: str, *, reach: float, boxes: tuple[Box, ...] = (), lines: tuple[Line, ...] = (), mark: str = ""
) -> Panel:
    words = [Words(reach + 8, LINE, meaning, SMALL)] + ([Words(0, LINE, mark, SMALL)] if mark else [])
    width = reach + 8 + width_of(meaning, SMALL)
    return Panel(width=width, height=LINE + 7, boxes=boxes, lines=lines, words=tuple(words))
