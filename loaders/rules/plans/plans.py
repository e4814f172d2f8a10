"""Which tables are action plans, and what each of their columns holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from loaders.layout.plain import Plain, Span, plain_text
from loaders.layout.tables import Row, Table, assemble, line_cells
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.listings import is_imperative
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.plan_heads import header_of, role_of

_FEWEST_WORDS = 4
_OPENING_WORDS, _WHOLE_WORDS = 9, 14
_EDITION = prepare(r"[\s(,–—-]+(?:updated|as at|as of|version|dated|v\d)\b", re.I)
_APPENDIX = prepare(r"^(?:appendix|annexe?)\s*\w{0,3}\s*[-–—:.]*\s*", re.I)
_NUMBER = prepare(
    r"\(?(?:Rec(?:ommendation)?\.?\s?)?(?P<number>R?\.?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?"
    r"|(?-i:[A-Z]{2,5}|Peer)\s?\d{1,2}[a-z]?(?=[.):]|\s*$)|(?:[a-z]|[ivx]{1,4})(?=[.):]|\s*$))\)?[.):]?(?:\s+[-:]?\s*|$)",
    re.I,
)


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """An action plan's rows; the same as no other, as its table.

    `columns` leads from a role ("text", "lead", "deadline" ...) to its column.
    `heads` are where the words of `header` stand.
    """

    columns: dict[str, int]
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    heads: tuple[Span, ...]

    @property
    def holds_advice(self) -> bool:
        """True where a column holds the recommendations that the actions answer."""
        return "recommendation" in self.columns


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation in the plan: its number as printed, its words from `at` of `plain`, the rows beside it."""

    number: str | None
    plain: Plain
    at: int
    rows: tuple[int, ...]

    @property
    def text(self) -> str:
        return self.plain.text[self.at :]


def advice_of(paper: Paper, plan: Plan) -> tuple[Advice, ...]:
    """The recommendations of `plan` in order. One whose words go on in the next row, or over the page, is one.

    Rows above the first recommendation, and all rows of a plan without such a column, belong to none.
    """
    advice = advice_in(paper, plan, plan.columns.get("recommendation", plan.columns.get("reference", -1)))
    return _with_references(plan, advice)


@lru_cache(maxsize=4)
def advice_in(paper: Paper, plan: Plan, column: int) -> tuple[Advice, ...]:
    """What stands in `column` in order, each with the rows beside it; nothing for a column below 0."""
    found: list[tuple[list[int], list[Plain]]] = []
    for place, row in enumerate(plan.rows):
        cell = row.cells[column] if column >= 0 else None
        if cell and not (found and _goes_on(found[-1][1], cell)):
            found.append(([place], [cell]))
        elif found:
            found[-1][0].append(place)
            if cell and cell.text != found[-1][1][-1].text:
                found[-1][1].append(cell)
    return tuple(_advice(paper, rows, cells) for rows, cells in found)


def _with_references(plan: Plan, advice: tuple[Advice, ...]) -> tuple[Advice, ...]:
    """`advice` numbered by a column of numbers, where that has one beside each recommendation and no more."""
    column = plan.columns.get("reference")
    if column is None or not plan.holds_advice or any(one.number for one in advice):
        return advice
    found = [_NUMBER.match(row.cells[column].norm) for row in plan.rows]
    numbers = [{match["number"] for row in one.rows if (match := found[row])} for one in advice]
    firsts = [one for one in advice if not found[one.rows[0]]]
    if firsts or any(len(several) != 1 for several in numbers):
        return advice
    return tuple(replace(one, number=min(printed)) for one, printed in zip(advice, numbers, strict=True))


def is_label(one: Advice) -> bool:
    """True where the plan names a recommendation by a word or three only, and does not word it."""
    return len(one.text.split()) < _FEWEST_WORDS and not is_imperative(one.text)


def plan_name(title: str) -> str:
    """A plan's title without "Appendix 1" before it, and without the day or version behind it."""
    name = _EDITION.split(title, maxsplit=1)[0]
    return _APPENDIX.sub("", name).strip(" -–—:,(") or title


def opening_words(text: str) -> str:
    """A recommendation's words: of a long one those with which it opens."""
    told = text.split()
    return " ".join(told[: None if len(told) <= _WHOLE_WORDS else _OPENING_WORDS])


def _goes_on(cells: list[Plain], cell: Plain) -> bool:
    """True where `cell` is the rest of a sentence, or the same words once more."""
    return cell.text[:1].islower() or cell.text == cells[0].text


def _advice(paper: Paper, rows: list[int], cells: list[Plain]) -> Advice:
    plain = plain_text(paper.document.text, [span for cell in cells for span in cell.spans()])
    match = _NUMBER.match(plain.norm)
    at = match.end() if match else 0
    when = prepare(load("plans")["when_in_front"], re.I).match(plain.norm, at)
    return Advice(match["number"] if match else None, plain, when.end() if when else at, tuple(rows))


def is_plan(paper: Paper, table: Table) -> bool:
    """True where the table's head names an action and who, when or how far."""
    return read_plan(paper, table) is not None


def read_plan(paper: Paper, table: Table) -> Plan | None:
    """The plan in `table`; None where it is none. Remembered, since most rules ask for it."""
    held = _held(paper)
    if table not in held:
        held[table] = _plan_in(paper, table)
    return held[table]


@lru_cache(maxsize=2)
def _held(paper: Paper) -> dict[Table, Plan | None]:
    """The plan in each table of `paper` that was asked for."""
    return {}


def _plan_in(paper: Paper, table: Table) -> Plan | None:
    found = header_of(paper, table)
    if found is None:
        return None
    place, header, columns = found
    bands = {line for line, _ in band_lines(paper, table)}
    below = Table(table.start, table.end, tuple(line for line in table.lines[place + 1 :] if line not in bands))
    if not below.lines:
        return Plan(columns, header, (), table.lines[place])
    spanning = columns.get("recommendation", columns.get("reference"))
    rows = assemble(paper.document.text, below, header=header, main=columns["text"], spanning=spanning)
    plan = Plan(columns, header, tuple(rows), table.lines[place])
    return None if _tells_of_visits(plan) or _is_of_report(plan) else plan


def _is_of_report(plan: Plan) -> bool:
    """True for an inspection report's areas for improvement, to be met "immediately" or "within three months".

    A column of areas alone is of actions only where a plan gives each a day of its own or says what became of it.
    """
    if role_of(plan.header[plan.columns["text"]]) != "recommendation" or {"progress", "status"} & set(plan.columns):
        return False
    due = plan.columns.get("deadline")
    told = [row.cells[due].norm for row in plan.rows if row.cells[due]] if due is not None else []
    within = prepare(load("plans")["within_time"], re.I)
    return bool(told) and all(within.match(one) for one in told)


def _tells_of_visits(plan: Plan) -> bool:
    """True where most rows of a table that names no lead are inspections and visits: "When | What | Outcome"."""
    if "lead" in plan.columns:
        return False
    told = [row.cells[plan.columns["text"]].norm for row in plan.rows if row.cells[plan.columns["text"]]]
    visits = prepare(load("plans")["visits"], re.I)
    return 2 * sum(bool(visits.match(one)) for one in told) > len(told)


def band_lines(paper: Paper, table: Table) -> Iterator[tuple[tuple[Span, ...], str]]:
    """The lines that part a table by whom recommendations are for, with their words: "Recommendations to the Board".

    They stand in the first column; in another a name alone is the end of a cell that was broken over lines.
    """
    for line, cells in zip(table.lines, line_cells(paper.document.text, table), strict=True):
        filled = {cell.norm.strip(" *") for cell in cells if cell}
        if len(filled) == 1 and cells[0] and len(cells) > 2 and _addressed_band().match(said := filled.pop()):
            yield line, said


@cache
def _addressed_band() -> Pattern:
    return prepare(load("plans")["addressed_band"], re.I)
