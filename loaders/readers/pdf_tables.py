"""Tables of a PDF page: the grids that its rules draw, and which runs stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.readers.pdf_pages import Page, Rule, Run

_NEAR = 3.0
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """The borders of a table: `across` from left to right, `down` from top to bottom; a cell's `owner` is the
    first cell of those that no rule parts from it.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    owner: dict[tuple[int, int], tuple[int, int]]

    @property
    def top(self) -> float:
        return self.down[0]

    def cell_of(self, run: Run) -> tuple[int, int] | None:
        """Row and column that `run` stands in; None where it stands outside."""
        middle = run.left + min(run.right - run.left, 12.0) / 2
        column = bisect_right(self.across, middle) - 1
        row = bisect_right([-at for at in self.down], -run.middle) - 1
        return self.owner.get((row, column))


def grids_of(page: Page) -> list[Grid]:
    """The tables that rules draw on `page`, from the top down; frames of a single column are none."""
    found = [_grid(group) for group in _touching(page.rules)]
    return sorted((grid for grid in found if grid), key=lambda grid: -grid.top)


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that meet or cross."""
    parent = list(range(len(rules)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    flat = sorted((rule.at, n) for n, rule in enumerate(rules) if rule.flat)
    heights = [at for at, _ in flat]
    for place, rule in enumerate(rules):
        if rule.flat:
            continue
        low, high = bisect_right(heights, rule.low - _NEAR), bisect_right(heights, rule.high + _NEAR)
        for _, other in flat[low:high]:
            if rules[other].low - _NEAR <= rule.at <= rules[other].high + _NEAR:
                parent[root(other)] = root(place)
    groups: dict[int, list[Rule]] = {}
    for place, rule in enumerate(rules):
        groups.setdefault(root(place), []).append(rule)
    return list(groups.values())


def _grid(rules: Sequence[Rule]) -> Grid | None:
    across = _distinct(rule.at for rule in rules if not rule.flat)
    drawn = [rule.at for rule in rules if rule.flat]
    open_ends = _open_ends(rules, drawn)
    down = _distinct([*drawn, *open_ends])[::-1]
    if len(across) < 3 or len(down) < 2:
        return None
    upright = [rule for rule in rules if not rule.flat]
    level = [rule for rule in rules if rule.flat]
    owner = {(row, column): (row, column) for row in range(len(down) - 1) for column in range(len(across) - 1)}
    for row in range(len(down) - 1):
        middle = (down[row] + down[row + 1]) / 2
        for column in range(len(across) - 1):
            centre = (across[column] + across[column + 1]) / 2
            if column and not _stands(upright, across[column], middle):
                owner[row, column] = owner[row, column - 1]
            elif row and down[row] not in open_ends and not _stands(level, down[row], centre):
                owner[row, column] = owner[row - 1, column]
    return Grid(tuple(across), tuple(down), owner)


def _open_ends(rules: Sequence[Rule], drawn: Sequence[float]) -> list[float]:
    """Heights at which the upright rules end together and no rule is drawn: there the edge of a page cuts a row."""
    upright = [rule for rule in rules if not rule.flat]
    found = []
    for at in _distinct(end for rule in upright for end in (rule.low, rule.high)):
        ending = {round(r.at) for r in upright if min(abs(r.low - at), abs(r.high - at)) <= _NEAR}
        if len(ending) >= _FEWEST and all(abs(at - height) > _NEAR for height in drawn):
            found.append(at)
    return found


def _stands(rules: Iterable[Rule], at: float, across: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.low - 1 <= across <= rule.high + 1 for rule in rules)


def _distinct(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for at in sorted(places):
        if not found or at - found[-1] > _NEAR:
            found.append(at)
    return found
