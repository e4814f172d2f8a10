"""Lists and tables of areas with their grades: "Care leavers - Good", or one cell beside another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.layout.blocks import Block
from loaders.layout.tables import Table
from loaders.rules.graded_forms import pattern
from loaders.rules.graded_sentences import Graded
from loaders.rules.graded_tables import grade_cells
from loaders.rules.grades import area_of, find_grades, grade_of, grade_words
from loaders.rules.history import entries
from loaders.rules.paper import Paper

_LABEL_WORDS = 24


@cache
def _pair() -> re.Pattern[str]:
    """A label, a colon, dash or "judged", and a grade before the next pair or the end."""
    return re.compile(
        r"(?:^|[;.:]\s|\s\((?=[A-Z])|,\s(?=[A-Z])|\)\s)\s*(?P<label>[A-Za-z(][^:;]{2,170}?)\s*"
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
