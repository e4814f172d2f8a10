"""Sections that tell both ways of each area of judgement, though a heading above says only what must improve."""

from __future__ import annotations

from functools import lru_cache

from loaders.layout.block import Block
from loaders.rules.findings.finding_sections import Kind, kind_of
from loaders.rules.findings.polarity import clauses
from loaders.rules.grades.grades import area_of
from loaders.rules.paper.paper import Paper

_FEWEST_AREAS = 2
_FEWEST_AGAINST = 2


def below_area(paper: Paper, index: int) -> bool:
    """True where the nearest heading above block `index` names an area of judgement and says no more."""
    headings = paper.places[index].headings
    return bool(headings) and _is_area(headings[-1])


def kind_by_area(paper: Paper, index: int, kind: Kind | None) -> Kind | None:
    """`kind`, or "findings" where block `index` stands below one of several areas that are told both ways."""
    if kind not in ("strength", "weakness") or not below_area(paper, index):
        return kind
    return "findings" if _are_both(paper, paper.places[index].headings[:-1], kind) else kind


@lru_cache(maxsize=4096)
def _is_area(heading: str) -> bool:
    return area_of(heading) not in (None, "overall") and kind_of(heading) is None


@lru_cache(maxsize=64)
def _are_both(paper: Paper, above: tuple[str, ...], kind: Kind) -> bool:
    """True where what stands below the areas of the section `above` says the contrary of `kind` more than once."""
    areas: set[str] = set()
    against = 0
    for place, block in zip(paper.places, paper.blocks, strict=True):
        if place.headings[:-1] != above or not place.headings or not _is_area(place.headings[-1]):
            continue
        if isinstance(block, Block) and block.kind == "paragraph":
            areas.add(place.headings[-1])
            against += sum(one.polarity not in (kind, None) for one in clauses(block.plain.norm))
    return len(areas) >= _FEWEST_AREAS and against >= _FEWEST_AGAINST
