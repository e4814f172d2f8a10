"""A table as text in a picture: every cell wrapped to its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.lettering import wrap
from goldenthread.networks.scene import Rule, Text
from goldenthread.networks.styles import RULE

_SIZE: Final = 10.5
_LINE: Final = 13.0
_PAD: Final = 6.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pieces of a picture, and how high they reach."""

    texts: tuple[Text, ...]
    rules: tuple[Rule, ...]
    bottom: float


def draw_table(
    titles: Sequence[str],
    shares: Sequence[float],
    rows: Sequence[Sequence[str]],
    *,
    place: tuple[float, float, float],
) -> Drawn:
    """The table, from a left and a top on and so wide (`place`); columns have their `shares` of the width."""
    left, top, wide = place
    whole = 0.0
    for share in shares:
        whole += share
    columns = [wide * share / whole for share in shares]
    texts: list[Text] = []
    rules: list[Rule] = []
    y = top
    for at_row, row in enumerate([titles, *rows]):
        cells = [wrap(cell, _SIZE, column - _PAD, bold=at_row == 0) for cell, column in zip(row, columns, strict=True)]
        x = left
        for lines, column in zip(cells, columns, strict=True):
            texts.extend(
                Text(x, y + _LINE * (at + 1) - 2.5, line, _SIZE, bold=at_row == 0, room=column - _PAD)
                for at, line in enumerate(lines)
                if line
            )
            x += column
        y += _LINE * max(map(len, cells)) + 4.0
        rules.append(Rule((left, y - 0.5), (left + wide, y - 0.5), RULE))
        y += 1.0
    return Drawn(tuple(texts), tuple(rules), y)
