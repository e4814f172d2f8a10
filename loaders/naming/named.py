"""What a stretch of text names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loaders.claims import BodyKind

Sort = Literal["body", "post", "authority", "plan"]


@dataclass(frozen=True, slots=True)
class Named:
    """Characters `at` to `stop` of a text name a body, a post, an authority or a plan by `words`.

    `kind` is a body's, where its name tells it. A body that is only pointed at ("the Board") has `pointing`,
    the last words that its full name can have; its `words` are empty. A post's `words` are its title; `of` are the
    words of the body that it belongs to, `holder` is who holds it. An authority's `words` are its short official
    name, or empty for "the Council".
    """

    at: int
    stop: int
    sort: Sort
    words: str
    kind: BodyKind | None = None
    pointing: tuple[str, ...] = ()
    of: str | None = None
    holder: str | None = None
    acting: bool = False


def apart(found: list[Named]) -> list[Named]:
    """`found` in order, without those that overlap an earlier, or a longer one that begins at the same place."""
    if len(found) < 2:
        return found
    kept: list[Named] = []
    for one in sorted(found, key=lambda named: (named.at, -named.stop)):
        if not kept or one.at >= kept[-1].stop:
            kept.append(one)
    return kept
