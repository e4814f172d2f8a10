"""Findings in tables: columns or rows of strengths, of areas for improvement, or of what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.dates import find_dates
from loaders.layout.plain import Plain, Span, plain_text
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table, assemble, line_texts
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.findings.finding_sections import Kind, is_grade_line, is_inspected, section_kind
from loaders.rules.findings.polarity import clauses
from loaders.rules.findings.seen import Seen, Source, seen_in
from loaders.rules.grades.grades import find_grades
from loaders.rules.paper.listings import Item
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.plans import is_plan

_BREAK = prepare(r"\s*(?:[\n\r•●○▪■◦\uf0b7\uf0a7]|<br\s*/?>|</?li>|(?<=[.;:\s])[-–]\s)\s*")
_CONFIDENCE = 0.9
_SHORTEST = 6
_TWO, _FEWEST_LINES, _LABEL = 2, 3, 5


@cache
def _words(key: str) -> Pattern:
    """The pattern `key` of lexicon/finding-columns.yml."""
    return prepare(load("finding-columns")[key], re.I)


def table_findings(paper: Paper) -> Iterator[Seen]:
    """The findings of every table whose columns or rows are headed as such."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Table) or is_plan(paper, block):
            continue
        if is_inspected(paper, index, _above(paper, index)):
            yield from _columns(paper, index, block)
            if block.width < _TWO:
                continue
            yield from _rows(paper, index, block)
            yield from _typed_rows(paper, index, block)
            yield from _labelled_rows(paper, index, block)


def _above(paper: Paper, index: int) -> str:
    return paper.document.text[max(paper.blocks[index].start - 300, 0) : paper.blocks[index].start]


def _column_kind(head: str) -> Kind | None:
    if _words("strength_column").search(head):
        return "strength"
    if _words("weakness_column").search(head):
        return "weakness"
    return "findings" if _words("finding_column").search(head) else None


def _columns(paper: Paper, index: int, table: Table) -> Iterator[Seen]:
    texts = line_texts(paper.document.text, table)
    kinds = {column: kind for column, head in enumerate(texts[0]) if (kind := _column_kind(head.replace("’", "'")))}
    if any(_words("answered_column").search(head) for head in texts[0]):  # what was done since is no finding
        kinds = {column: kind for column, kind in kinds.items() if not _words("since_column").search(texts[0][column])}
    if not kinds or len(texts) < 2:
        return
    main = min(kinds)
    spanning = 0 if main else None
    for row in assemble(paper.document.text, table, header=texts[0], main=main, spanning=spanning):
        label = row.cells[0].norm if main else ""
        for column, kind in kinds.items():
            yield from _cell(paper, index, row.cells[column], kind, (label, texts[0][column]))


def _rows(paper: Paper, index: int, table: Table) -> Iterator[Seen]:
    """Rows such as "Strengths | ..." of a table of two columns."""
    heads = {_column_kind(head) for head in line_texts(paper.document.text, table)[0]}
    if table.width != _TWO or _only_head_is_kind(paper, table, heads):
        return
    for line in table.lines:
        label = plain_text(paper.document.text, [line[0]]).norm
        kind = _column_kind(label)
        if kind in ("strength", "weakness") and not _column_kind(plain_text(paper.document.text, [line[1]]).norm):
            yield from _cell(paper, index, plain_text(paper.document.text, [line[1]]), kind, (label,))


def _only_head_is_kind(paper: Paper, table: Table, heads: set[Kind | None]) -> bool:
    """True where the first line alone is headed as strengths or weaknesses: it heads columns, and is no row."""
    below = [plain_text(paper.document.text, [line[0]]).norm for line in table.lines[1:]]
    return bool(heads & {"strength", "weakness"}) and len(below) > 1 and not any(map(_column_kind, below))


def _typed_rows(paper: Paper, index: int, table: Table) -> Iterator[Seen]:
    """Rows of which one cell says what the row is, a strength or a weakness, and another is the finding."""
    if table.width == _TWO or len(table.lines) < _FEWEST_LINES:
        return
    lines = [[plain_text(paper.document.text, [cell]) for cell in line] for line in table.lines[1:]]
    for column in range(table.width):
        kinds = [_column_kind(cells[column].norm) for cells in lines]
        if not all(kind in ("strength", "weakness") for kind in kinds):
            continue
        for cells, kind in zip(lines, kinds, strict=True):
            told = max((cell for n, cell in enumerate(cells) if n != column), key=lambda cell: len(cell.text))
            if kind and len(told.text) > _SHORTEST:
                yield from _cell(paper, index, told, kind, (cells[column].norm,))
        return


def _labelled_rows(paper: Paper, index: int, table: Table) -> Iterator[Seen]:
    """Rows without a head, "Schools | Most are committed", below a heading of strengths or weaknesses."""
    kind = section_kind(paper, index)
    if kind not in ("strength", "weakness") or table.width != _TWO:
        return
    lines = [[plain_text(paper.document.text, [cell]) for cell in line] for line in table.lines]
    if any(_column_kind(cell.norm) for cell in lines[0]):
        return
    told = [len(label.norm.split()) <= _LABEL and _tells(cell.norm) for label, cell in lines]
    if all(told) and len(told) >= _TWO:
        for label, cell in lines:
            yield from _cell(paper, index, cell, kind, (label.norm,))


def _tells(text: str) -> bool:
    return len(text.split()) >= _LABEL and not any(find_grades(text)) and not find_dates(text)


def _cell(paper: Paper, index: int, cell: Plain, kind: Kind, lead: tuple[str, ...]) -> Iterator[Seen]:
    source = Source(index, (*lead, *reversed(paper.places[index].headings)), "finding-table", _CONFIDENCE)
    for plain in _entries(paper, cell):
        for at, stop in sentences(plain.norm):
            item = Item(index, plain, at, stop)
            if is_grade_line(item.norm) or stop - at < _SHORTEST:
                continue
            if kind in ("strength", "weakness"):
                yield seen_in(paper, item, kind, source)
                continue
            for clause in clauses(item.norm):
                if clause.polarity:
                    part = Item(index, plain, at + clause.at, at + clause.stop)
                    yield seen_in(paper, part, clause.polarity, source)


def _entries(paper: Paper, cell: Plain) -> Iterator[Plain]:
    """The bullets or lines of a cell, each with its own words."""
    text = paper.document.text
    found: list[list[Span]] = []
    for start, end in cell.spans():
        at = start
        for cut in (*_BREAK.finditer(text, start, end), None):
            stop = cut.start() if cut else end
            if stop > at:
                goes_on = bool(found) and at == start and text[at].islower()
                if goes_on:
                    found[-1].append((at, stop))
                else:
                    found.append([(at, stop)])
            at = cut.end() if cut else end
    yield from (plain_text(text, spans) for spans in found)
