"""Lists and tables in which the grade stands first, and the areas that have it behind or below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.claims import Area
from loaders.layout.block import Block
from loaders.layout.plain import Plain
from loaders.layout.tables import Table, line_cells
from loaders.patterns import prepare
from loaders.rules.grades.graded_tables import GradeCell
from loaders.rules.grades.graded_words import is_pure
from loaders.rules.grades.grades import area_of, areas_in, find_grades, grade_of
from loaders.rules.judgements.graded_forms import pattern
from loaders.rules.paper.paper import Paper

_LABEL_WORDS, _LINE = 24, 300
_ABOVE = 3
_BEHIND = prepare(r"[\"'*)]*\s?(?:[:-]|--|\bfor\b|\bin\b|(?=\boverall\W*$))\s?(?:judge?ments? (?:for|of|on)\s)?", re.I)
_MARK = prepare(r"\W*(?:x|y|yes|tick(?:ed)?|[✓✔●■•√\uf0fc*])?\W*", re.I)
_PART = prepare(r";\s?|\n|,\s(?=[A-Z])|•\s?")


def areas_first_graded(paper: Paper, index: int, block: Block) -> tuple[Area, ...]:
    """The areas of a line that opens with their grade: "Good - leadership; children in care", "Good for leadership"."""
    text = block.plain.norm
    first = next(find_grades(text), None)
    if first is None or len(text) > _LINE or re.search(r"\w", text[: first.at]) or len([*find_grades(text)]) > 1:
        return ()
    behind = _BEHIND.match(text, first.stop)
    if not behind or not is_pure(text) or not _is_of_inspectors(paper, index):
        return ()
    return tuple(areas_in(text[behind.end() :]))


def cells_by_grade(paper: Paper, index: int, table: Table) -> Iterator[GradeCell]:
    """The grades of a table whose columns are of a grade each: with the areas in them, or a mark beside the area."""
    lines = line_cells(paper.document.text, table)
    grades = {column: grade for column, cell in enumerate(lines[0]) if (grade := grade_of(cell.norm))}
    if len(grades) < 2 or not _is_of_inspectors(paper, index):
        return
    for row in lines[1:]:
        label = row[0] if 0 not in grades else None
        marked = [c for c in grades if row[c].text.strip() and _MARK.fullmatch(row[c].norm)]
        told = area_of(label.norm) if label and len(label.text.split()) <= _LABEL_WORDS else None
        if label and told and len(marked) == 1 and not any(row[c] for c in grades if c != marked[0]):
            spans = (*label.spans(), *row[marked[0]].spans(), *lines[0][marked[0]].spans())
            yield GradeCell(paper.places[index].authority, told, grades[marked[0]], "", spans)
            continue
        for column, grade in grades.items() if told is None else ():
            for area in _areas_of(row[column]):
                spans = (*row[column].spans(), *lines[0][column].spans())
                yield GradeCell(paper.places[index].authority, area, grade, "", spans)


def _areas_of(cell: Plain) -> tuple[Area, ...]:
    parts = [part for part in _PART.split(cell.norm) if part.strip()]
    if not parts or not all(is_pure(part) and area_of(part) for part in parts):
        return ()
    return tuple(dict.fromkeys(area for part in parts for area in [area_of(part)] if area))


def _is_of_inspectors(paper: Paper, index: int) -> bool:
    """True where the words above speak of an inspection, and of no view of one's own."""
    above = [b.plain.norm for b in paper.blocks[max(index - _ABOVE, 0) : index] if isinstance(b, Block)]
    near = " ".join((*above, paper.places[index].heading))
    if pattern("own_view").search(near):
        return False
    return bool(pattern("inspected").search(f"{near} {paper.head.title or ''}"))
