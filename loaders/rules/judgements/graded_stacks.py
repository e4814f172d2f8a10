"""Tables of grades of which a page keeps only the lines: an area on one line, a grade for each column on the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.claims import Area
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.rules.grades.grades import area_of, find_grades, grade_of
from loaders.rules.judgements.graded_sentences import Graded
from loaders.rules.paper.paper import Paper

_LABEL_WORDS = 18
_HEAD_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Row:
    """The area named in block `index`, and the blocks behind it that are nothing but a grade."""

    index: int
    area: Area
    grades: tuple[int, ...]

    @property
    def stop(self) -> int:
        return self.grades[-1] + 1


def graded_stacks(paper: Paper) -> Iterator[Graded]:
    """Every grade of such a table.

    Of two columns each must say when; a row with fewer grades than there are columns is left out, since nothing
    says which is missing.
    """
    for rows in _tables(paper):
        heads = _heads(paper, rows[0].index)
        for row in rows:
            if len(row.grades) == max(len(heads), 1):
                yield from _graded(paper, row, heads)


def _tables(paper: Paper) -> Iterator[list[_Row]]:
    held: list[_Row] = []
    for index in range(len(paper.blocks)):
        row = _row(paper, index)
        if row is None:
            continue
        if held and held[-1].stop != row.index:
            yield held
            held = []
        held.append(row)
    if held:
        yield held


def _row(paper: Paper, index: int) -> _Row | None:
    label = _words(paper, index)
    if not label or len(label.split()) > _LABEL_WORDS or label.endswith(".") or next(find_grades(label), None):
        return None
    area = area_of(label)
    grades = []
    for place in range(index + 1, len(paper.blocks)) if area else ():
        if not grade_of(_words(paper, place)):
            break
        grades.append(place)
    return _Row(index, area, tuple(grades)) if area and grades else None


def _words(paper: Paper, index: int) -> str:
    block = paper.blocks[index]
    return block.plain.norm if isinstance(block, Block) else ""


def _heads(paper: Paper, index: int) -> list[int]:
    """The lines straight above block `index` that each say when: the heads of the columns."""
    found: list[int] = []
    for place in range(index - 1, -1, -1):
        words = _words(paper, place)
        if not words or len(words.split()) > _HEAD_WORDS or not find_dates(words):
            break
        found.insert(0, place)
    return found


def _graded(paper: Paper, row: _Row, heads: Sequence[int]) -> Iterator[Graded]:
    for number, place in enumerate(row.grades):
        grade = grade_of(_words(paper, place))
        parts = [row.index, place, *heads[number : number + 1]]
        blocks = [(part, block) for part in parts if isinstance(block := paper.blocks[part], Block)]
        if grade:
            yield Graded(
                authority=paper.places[row.index].authority,
                area=row.area,
                grade=grade,
                index=row.index,
                at=0,
                stop=len(_words(paper, row.index)),
                rank=3,
                method="judgement-table" if heads else "judgement-list",
                text=_words(paper, heads[number]) if heads else _words(paper, row.index),
                evidence=tuple(e for part, block in blocks for e in paper.passages(block.plain, index=part)),
            )
