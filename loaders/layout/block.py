"""A block: words of a document that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loaders.layout.plain import Plain

Kind = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Block:
    """Words that belong together, without the number, letter or bullet in front of them.

    `start` and `end` take those in. `level` of a heading: 1 to 6 by its hash marks, 7 numbered,
    8 in capitals or bold, 9 a short line standing alone. `indent` of an item: columns before it.
    """

    kind: Kind
    plain: Plain
    start: int
    end: int
    label: str | None = None
    marker: str | None = None
    bullet: bool = False
    level: int = 0
    indent: int = 0
