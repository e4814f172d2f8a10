"""Which line of a table heads an action plan, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.layout.tables import Table, line_cells
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.tasks import is_task

_HEADER_LINES = 4
_FEWEST_ROWS = 2
_BEFORE_ACTION = ("notes", "update", "summary", "outcome", "impact", "result", "outcomes")
_OF_ACTION = frozenset({"lead", "deadline", "progress", "status"})


def role_of(heading: str) -> str | None:
    """What a column with this heading holds; None where the vocabulary does not know it.

    >>> role_of("Responsible Officer:")
    'lead'
    """
    words = re.sub(r"[^a-z/&' ]+", " ", heading.lower()).strip()
    words = re.sub(r"\s+", " ", words)
    known = _exact().get(words) or next((role for start, role in _starts() if words.startswith(start)), None)
    return known or next((role for role, form in _head_forms() if form.match(words)), None)


@cache
def _exact() -> dict[str, str]:
    return {w: role for role, forms in load("plans")["columns"].items() for w in forms["exact"]}


@cache
def _head_forms() -> tuple[tuple[str, Pattern], ...]:
    return tuple((role, prepare(form)) for role, form in load("plans")["head_forms"].items())


@cache
def _starts() -> tuple[tuple[str, str], ...]:
    pairs = [(w, role) for role, forms in load("plans")["columns"].items() for w in forms["starts"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def header_of(paper: Paper, table: Table) -> tuple[int, tuple[str, ...], dict[str, int]] | None:
    """The place of the line that heads the plan in `table`, its words and the columns of each role; None in another.

    Of two heading lines the lower is taken where it names more columns: "Responsibility" over "Lead" and "Support".
    """
    lines = list(_first_lines(paper, table))
    for place, words in enumerate(lines):
        columns = _columns(words)
        if not _heads_plan(columns) and not _heads_steps(paper, table, place, words, columns):
            continue
        below = lines[place + 1] if place + 1 < len(lines) else ()
        lower = _columns(below) if below and all(role_of(one) for one in below if one) else {}
        if _heads_plan(lower) and len(lower) >= len(columns):
            return place + 1, below, lower
        return place, words, columns
    return None


def _heads_plan(columns: dict[str, int]) -> bool:
    return "text" in columns and bool(_OF_ACTION & set(columns))


def _heads_steps(paper: Paper, table: Table, place: int, words: tuple[str, ...], columns: dict[str, int]) -> bool:
    """True where a column headed as one of actions, though none says who or when, tells somebody what to do.

    What a register of risks says against them is no plan.
    """
    column = columns.get("text", -1)
    if column < 0 or not _form("of_steps").match(words[column]) or any(_form("of_risks").search(one) for one in words):
        return False
    cells = [line[column].norm for line in line_cells(paper.document.text, table)[place + 1 :] if line[column]]
    told = sum(is_task(one) or bool(_form("promised").match(one)) for one in cells)
    return len(cells) >= _FEWEST_ROWS and 3 * told >= 2 * len(cells)


@cache
def _form(key: str) -> Pattern:
    return prepare(load("plans")[key], re.I)


def _columns(words: tuple[str, ...]) -> dict[str, int]:
    """What the columns under these headings hold."""
    columns: dict[str, int] = {}
    for column, heading in enumerate(words):
        role = _beside(columns, role_of(heading), heading)
        if role and role != "ignored":
            _give_way(columns, role, words, heading)
            columns.setdefault(role, column)
            _move_behind_action(columns, role, column)
    if "agency" in columns:
        columns.setdefault("lead", columns["agency"])  # an officer in a column of their own leads before it
        del columns["agency"]
    _leave_minuted(columns, words)
    _take_loose(columns, words)
    aims = columns.pop("aims", None)
    if aims is not None and "lead" in columns:
        columns.setdefault("text", aims)
    if "text" not in columns and "recommendation" in columns and len(_OF_ACTION & set(columns)) > 1:
        columns["text"] = columns.pop("recommendation")
    return columns


def _give_way(columns: dict[str, int], role: str, words: tuple[str, ...], heading: str) -> None:
    """What a heading means beside a later one: "By" before "Resp." is a day, "What" before "How" no action yet,
    and "What have we done?" before "What will we do next?" progress."""
    before = words[columns[role]].strip(" ?:*").lower() if role in columns else ""
    if role == "lead" and before == "by" and heading.strip(" .:*").lower() != "by":
        columns["deadline"] = columns.pop("lead")
    elif role == "text" and before == "what" and _form("how").match(heading):
        del columns["text"]
    elif role == "text" and before and _deeds().match(before) and _form("yet_to_do").match(heading):
        columns["progress"] = columns.pop("text")


def _leave_minuted(columns: dict[str, int], words: tuple[str, ...]) -> None:
    """What was said of an item, or is wanted of it, in a column before what is to be done, is no progress of it."""
    told = columns.get("progress", -1)
    if 0 <= told < columns.get("text", -1) and words[told].strip(" :*").lower() in _BEFORE_ACTION:
        del columns["progress"]


def _take_loose(columns: dict[str, int], words: tuple[str, ...]) -> None:
    """A column headed "Work" or "Improvement" holds the actions where others give a lead and a day, and none is one."""
    if {"text", "recommendation", "aims"} & set(columns) or not {"lead", "deadline"} <= set(columns):
        return
    loose = prepare(load("plans")["loose_heads"])
    places = [n for n, one in enumerate(words) if n not in columns.values() and loose.match(one.strip(" :*").lower())]
    if places:
        columns["text"] = places[-1]


def _beside(columns: dict[str, int], role: str | None, heading: str) -> str | None:
    """`role`, or what a heading holds beside another of its role: "We did" beside "We will", "By" beside "Who"."""
    if role == "text" and "text" in columns and _deeds().match(heading):
        return "progress"
    return "deadline" if role == "lead" and "lead" in columns and heading.strip().lower() == "by" else role


def _deeds() -> Pattern:
    """Headings of what was done: progress, beside a column of what was to be done."""
    return _form("deeds")


def _move_behind_action(columns: dict[str, int], role: str, column: int) -> None:
    """What stands before the action tells of the recommendation where another column behind the action tells it too."""
    if role in _OF_ACTION and columns[role] < columns.get("text", -1) < column:
        columns[role] = column


def _first_lines(paper: Paper, table: Table) -> Iterator[tuple[str, ...]]:
    for line in line_cells(paper.document.text, table)[:_HEADER_LINES]:
        yield tuple(cell.text for cell in line)
