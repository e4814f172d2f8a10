"""Lists and tables of areas with their grades: "Care leavers - Good", or one cell beside another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.layout.blocks import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.patterns import Pattern, prepare
from loaders.refusals import Refused
from loaders.rules.graded_forms import pattern
from loaders.rules.graded_sentences import Graded
from loaders.rules.graded_tables import grade_cells
from loaders.rules.grades import area_of, find_grades, grade_of, grade_words
from loaders.rules.history import entries
from loaders.rules.paper import Paper

_LABEL_WORDS = 24


@cache
def _pair() -> Pattern:
    """A label, a colon, dash or "judged", and a grade before the next pair or the end."""
    return prepare(
        rf"(?:^|[;.:]\s|\s\((?=[A-Z])|,\s(?=[A-Z])|\)\s)\s*(?P<label>[A-Za-z(](?:(?!\.\s)[^:;]){{2,170}}?)\s*"
        r"(?:\s-{1,2}\s|\s?[:=]\s?-?\s?|-\s|\s-|\s\.{3,}\s?|\.{3,}\s?)\s*"
        rf"(?:judged |graded |rated |judged to be )?[\"'(]?(?P<grade>{grade_words()})[\"')]?"
        r"(?=\s*(?:[.;,*]|$|\(|-\s))",
        re.I,
    )


@cache
def _listed() -> Pattern:
    """ "Leaders, inadequate; help and protection, good": a label, a comma and a grade between semicolons."""
    return prepare(
        rf"(?:^|[;:.]\s)\s*(?P<label>[A-Za-z][^:;,.]{{2,100}}),\s(?P<grade>{grade_words()})(?=\s*(?:[;.]|$))", re.I
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
                authority=entry.authority,
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
    listed = list(_listed().finditer(text))
    for match in [*_pair().finditer(text), *(listed if len(listed) > 1 else ())]:
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
    for cell in grade_cells(paper, index, table):
        yield Graded(
            authority=cell.authority,
            area=cell.area,
            grade=cell.grade,
            index=index,
            at=cell.spans[0][0],
            stop=cell.spans[-1][1],
            rank=3,
            method="judgement-table",
            text=cell.when,
            evidence=tuple(paper.passage(start, end) for start, end in cell.spans),
        )


def refused_cells(paper: Paper) -> Iterator[Refused]:
    """Beside the names of areas in tables: grades that are given to nobody at no time, and words that are no grade."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Table):
            continue
        taken = {cell.spans[-1] for cell in grade_cells(paper, index, block)}
        rows = [[plain_text(paper.document.text, [cell]) for cell in line] for line in block.lines]
        graded = {c for c in range(block.width) if any(grade_of(row[c].norm) for row in rows)}
        for row in rows[1:]:
            label = _label(row)
            for column in sorted(graded) if label else ():
                cell = row[column]
                if cell is label or not re.search(r"\w", cell.norm) or cell.spans()[-1] in taken:
                    continue
                yield Refused(
                    reason="grade-undated" if grade_of(cell.norm) else "grade-unknown",
                    value=cell.text,
                    of="grade",
                    method="judgement-table",
                    evidence=tuple(paper.passage(start, end) for start, end in cell.spans()),
                )


def _label(row: Sequence[Plain]) -> Plain | None:
    """The first cell that is no grade, where it names an area."""
    label = next((cell for cell in row if cell and not grade_of(cell.norm)), None)
    return label if label and len(label.text.split()) <= _LABEL_WORDS and area_of(label.norm) else None
