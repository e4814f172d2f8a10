"""Lists and tables of areas with their grades: "Care leavers - Good", or one cell beside another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.claims import Area
from loaders.dates import find_dates
from loaders.layout.blocks import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.refusals import Reason, Refused
from loaders.rules.graded_sentences import Graded, pattern
from loaders.rules.grades import area_of, find_grades, grade_of, grade_words
from loaders.rules.history import entries
from loaders.rules.paper import Paper

_LABEL_WORDS = 24


@cache
def _pair() -> re.Pattern[str]:
    """A label, a colon, dash or "judged", and a grade before the next pair or the end."""
    return re.compile(
        r"(?:^|[;.]\s|,\s(?=[A-Z])|\)\s)\s*(?P<label>[A-Za-z(][^:;]{2,170}?)\s*"
        r"(?:\s-{1,2}\s|\s?[:=]\s?-?\s?|-\s|\s-|\s\.{3,}\s?|\.{3,}\s?)\s*"
        rf"(?:judged |graded |rated |judged to be )?[\"'(]?(?P<grade>{grade_words()})[\"')]?"
        r"(?=\s*(?:[.;,*]|$|\(|-\s))",
        re.I,
    )


def graded_lists(paper: Paper) -> Iterator[Graded]:
    """Every area with a grade that stands in a list, a line of its own or a table."""
    yield from _past(paper)
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            yield from _table(paper, index, block)
        elif block.kind == "item" or len(block.plain.text) < 500:
            yield from _line(paper, index, block)


def _past(paper: Paper) -> Iterator[Graded]:
    """The one grade beside an inspection in a list of inspections is its overall grade."""
    for entry in entries(paper):
        if entry.grade:
            yield Graded(
                authority=paper.places[entry.index].authority,
                area="overall",
                grade=entry.grade,
                index=entry.index,
                at=0,
                stop=len(entry.text),
                rank=3,
                method="judgement-history",
                text=entry.text,
                evidence=entry.evidence,
            )


def _line(paper: Paper, index: int, block: Block) -> Iterator[Graded]:
    text = block.plain.norm
    if not next(find_grades(text), None) or pattern("negated").search(text):
        return
    for match in _pair().finditer(text):
        label = match["label"]
        area, grade = area_of(label), grade_of(match["grade"])
        if area is None or grade is None or len(label.split()) > _LABEL_WORDS or next(find_grades(label), None):
            continue
        at, stop = match.start("label"), match.end("grade")
        named = {n.name for n in paper.gazetteer.find(text[at:stop])}
        yield Graded(
            authority=named.pop() if len(named) == 1 else paper.places[index].authority,
            area=area,
            grade=grade,
            index=index,
            at=at,
            stop=stop,
            rank=3,
            method="judgement-list",
            text=text[at:stop],
            evidence=paper.passages(block.plain, at, stop, index=index),
        )


def _table(paper: Paper, index: int, table: Table) -> Iterator[Graded]:
    """Rows of an area and its grade. Of several columns of grades only those with a time in the head are taken."""
    cells, columns = _graded_columns(paper, table)
    heads = {c: cells[0][c].norm for c in columns}
    for row in cells:
        label, area = _label(row)
        for column in columns if label and area else ():
            grade = grade_of(row[column].norm)
            if label and area and grade and columns[column]:
                spans = (*label.spans(), *row[column].spans())
                yield Graded(
                    authority=paper.places[index].authority,
                    area=area,
                    grade=grade,
                    index=index,
                    at=spans[0][0],
                    stop=spans[-1][1],
                    rank=3,
                    method="judgement-table",
                    text=heads[column],
                    evidence=tuple(paper.passage(start, end) for start, end in spans),
                )


def _graded_columns(paper: Paper, table: Table) -> tuple[list[list[Plain]], dict[int, bool]]:
    """The cells of `table`, and its columns of grades: True for one that is alone, or whose head names a time."""
    cells = [[plain_text(paper.document.text, [cell]) for cell in line] for line in table.lines]
    columns = [c for c in range(table.width) if any(grade_of(row[c].norm) for row in cells)]
    return cells, {c: len(columns) == 1 or _has_time(cells[0][c].norm) for c in columns}


def _label(row: Sequence[Plain]) -> tuple[Plain | None, Area | None]:
    """The first cell that is no grade, and the area that it names."""
    label = next((cell for cell in row if cell and not grade_of(cell.norm)), None)
    return label, area_of(label.norm) if label and len(label.text.split()) <= _LABEL_WORDS else None


def refused_cells(paper: Paper) -> Iterator[Refused]:
    """Beside the names of areas in tables: grades of a column that says no time, and words that are no grade."""
    for block in paper.blocks:
        if not isinstance(block, Table):
            continue
        cells, columns = _graded_columns(paper, block)
        for row in cells[1:]:
            label, area = _label(row)
            for column in columns if area else ():
                cell = row[column]
                reason = None if cell is label else _against(cell, timed=columns[column])
                if reason:
                    passages = tuple(paper.passage(start, end) for start, end in cell.spans())
                    yield Refused(
                        reason=reason, value=cell.text, of="grade", method="judgement-table", evidence=passages
                    )


def _against(cell: Plain, *, timed: bool) -> Reason | None:
    if grade_of(cell.norm) is None:
        return "grade-unknown" if re.search(r"\w", cell.norm) else None
    return None if timed else "grade-undated"


def _has_time(head: str) -> bool:
    return bool(find_dates(head) or pattern("earlier").search(head) or pattern("later").search(head))
