"""A document as it was read: its text, what its format tells of the text, and what pins it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

PartKind = Literal["text", "heading", "table", "header", "footer", "footnote", "contents"]
# Hears, while a document is read, how many of its pages are done, and how many there are.
Pages = Callable[[int, int], None]
BESIDE: Final[frozenset[PartKind]] = frozenset({"header", "footer", "footnote", "contents"})
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text that the file's format sets apart; numbers and bullets are printed in it.

    `level` is a heading's, from 1. `cells` are a table's, a line of spans a row; every row has as many.
    Parts of the kinds in `BESIDE` stand beside the body: a page's header and footer, a footnote,
    a line of a table of contents.
    """

    kind: PartKind
    start: int
    end: int
    level: int = 0
    cells: tuple[tuple[tuple[int, int], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file. `sha256` is of its bytes, in hexadecimal.

    `text` of a plain text is the file, unchanged; of other formats what their reader makes of it: a paragraph
    or row of a table a line, a tab between cells, a form feed between pages. `parts` are in the order of the
    text and do not overlap; None where the format tells nothing and the layout has to be read from the text.
    """

    slug: str
    file: str
    text: str
    sha256: str
    parts: tuple[Part, ...] | None = None

    def __post_init__(self) -> None:
        """A text that is read again is the same string, so that what is remembered of it is found at a glance."""
        object.__setattr__(self, "text", sys.intern(self.text))

    def page_of(self, offset: int) -> int | None:
        """The page at `offset`, from 1; None where the text prints no page breaks."""
        ends = _page_ends(self.text)
        return bisect_left(ends, offset) + 1 if ends else None


@lru_cache(maxsize=4)
def _page_ends(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer("\f", text))


def slug_of(file: str) -> str:
    """The document's key: the file's stem, lower-cased, every run of other characters one hyphen.

    >>> slug_of("Northshire HWB 2015-09.txt")
    'northshire-hwb-2015-09'
    """
    stem = file.rsplit(".", 1)[0] if "." in file[1:] else file
    return _NOT_SLUG.sub("-", stem.lower()).strip("-") or "document"
