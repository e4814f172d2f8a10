"""Lists and tables of areas with their grades: "Care leavers - Good", or one cell beside another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.claims import Area
from loaders.layout.block import Block
from loaders.layout.plain import Plain
from loaders.layout.tables import Table, line_cells
from loaders.patterns import Pattern, prepare
from loaders.refusals import Refused
from loaders.rules.grades.graded_tables import grade_cells, graded_columns
from loaders.rules.grades.grades import area_of, find_grades, grade_of, grade_words, subject_area
from loaders.rules.inspections.history import entries
from loaders.rules.judgements.graded_first import areas_first_graded, cells_by_grade
from loaders.rules.judgements.graded_forms import pattern
from loaders.rules.judgements.graded_sentences import Graded
from loaders.rules.paper.paper import Paper

_LABEL_WORDS = 24


@cache
def _pair() -> Pattern:
    """A label, a colon, dash or "judged", and a grade before the next pair or the end."""
    return prepare(
        rf"(?:^|[;.:]\s|\s\((?=[A-Z])|,\s(?=[A-Z])|\)\s)\s*(?P<label>[A-Za-z(](?:(?!\.\s)[^:;]){{2,170}}?)\s*"
        r"(?:\s-{1,2}\s|\s?[:=]\s?-?\s?|-\s|\s-|\s\.{3,}\s?|\.{3,}\s?)\s*"
        r"(?:judged |graded |rated |judged to be )?(?:(?:grade )?[1-4]\s?[-(]\s?)?"
        rf"[\"'(]?(?P<grade>{grade_words()})[\"')]?"
        r"(?=\s*(?:[.;,*]|$|\(|-\s))",
        re.I,
    )


@cache
def _listed() -> Pattern:
    """ "Leaders, inadequate; help and protection, good": a label, a comma and a grade between semicolons."""
    return prepare(
        rf"(?:^|[;:.]\s)\s*(?P<label>[A-Za-z][^:;,.]{{2,100}}),\s(?P<grade>{grade_words()})(?=\s*(?:[;.]|$))", re.I
    )


_IN_WORDS = prepare(r"\b(?:is|are|was|were|to|as|been|be|of|an?|the|remains?|rated|judged|graded)\W*$", re.I)


def _beside(text: str) -> tuple[int, int] | None:
    """Where label ends and grade begins in "Care leavers  Good": the grade in capitals, at the end of its line."""
    found = list(find_grades(text))
    if len(found) != 1 or re.search(r"\w", text[found[0].stop :]) or not text[found[0].at].isupper():
        return None
    label = text[: found[0].at].rstrip("\"'( ")
    whole = label[:1].isupper() and not re.search(r"[.;:?!-]$", label) and not _IN_WORDS.search(label)
    return (len(label), found[0].at) if whole and subject_area(label) == (area_of(label), 0) else None


def graded_lists(paper: Paper) -> Iterator[Graded]:
    """Every area with a grade that stands in a list, a line of its own or a table."""
    yield from _past(paper)
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            yield from _table(paper, index, block)
        elif block.kind == "item" or len(block.plain.text) < 500:
            yield from _line(paper, index, block)


def _past(paper: Paper) -> Iterator[Graded]:
    """The grades beside an inspection in a list of inspections; one without an area is its overall grade."""
    for entry in entries(paper):
        for area, grade in entry.grades:
            yield Graded(
                authority=entry.authority,
                area=area,
                grade=grade,
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
    if not next(find_grades(text), None) or pattern("negated").search(text) or pattern("scale").search(text):
        return
    if pattern("own_view").search(text) or (block.kind == "item" and _is_own_list(paper, index)):
        return
    first = areas_first_graded(paper, index, block)
    if first:
        yield from (_of_label(paper, index, block, area, (0, len(text))) for area in first)
        return
    beside = _beside(text)
    if beside and (area := area_of(text[: beside[0]])):
        yield _of_label(paper, index, block, area, (0, len(text)))
        return
    listed = list(_listed().finditer(text))
    for match in [*_pair().finditer(text), *(listed if len(listed) > 1 else ())]:
        label = match["label"]
        area, grade = area_of(label), grade_of(match["grade"])
        if area is None or grade is None or len(label.split()) > _LABEL_WORDS or next(find_grades(label), None):
            continue
        yield _of_label(paper, index, block, area, (match.start("label"), match.end("grade")))


def _is_own_list(paper: Paper, index: int) -> bool:
    """True for the items of a list that is led in as what the authority thinks of itself."""
    place = index - 1
    while place >= 0 and isinstance(block := paper.blocks[place], Block) and block.kind == "item":
        place -= 1
    block = paper.blocks[max(place, 0)]
    if not isinstance(block, Block):
        return False
    last = block.plain.norm[-200:].rpartition(". ")[2]
    return bool(pattern("own_view").search(last)) and not pattern("inspected").search(last)


def _of_label(paper: Paper, index: int, block: Block, area: Area, span: tuple[int, int]) -> Graded:
    """The grade that stands at the end of characters `span` of the block's words."""
    at, stop = span
    text = block.plain.norm[at:stop]
    named = {n.name for n in paper.gazetteer.find(text)}
    return Graded(
        authority=named.pop() if len(named) == 1 else paper.places[index].authority,
        area=area,
        grade=list(find_grades(text))[-1].grade,
        index=index,
        at=at,
        stop=stop,
        rank=3,
        method="judgement-list",
        text=text,
        evidence=paper.passages(block.plain, at, stop, index=index),
    )


def _table(paper: Paper, index: int, table: Table) -> Iterator[Graded]:
    for cell in (*grade_cells(paper, index, table), *cells_by_grade(paper, index, table)):
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
        graded = graded_columns(paper.document.text, block)
        for row in line_cells(paper.document.text, block)[1:] if graded else ():
            label = _label(row)
            for column in graded if label else ():
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
