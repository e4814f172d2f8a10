"""The text that a reader makes of a format that has none of its own, and the parts of it, as they are added."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from loaders.documents import Document, Part, PartKind, slug_of
from loaders.errors import UnreadableFile

# Control characters, soft hyphens, zero-width and direction marks: nothing that a reader of the page sees.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]+"
)
_BULLETS = frozenset(map(ord, "◼◾▶►➢➤❖\u25aa\u25ab"))
_TICKS = {0xF0FC: "✓", 0xF0FE: "✓", 0xF0FB: "✗", 0xF0FD: "✗"}
LARGEST = 40_000_000
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"[^\S\t]+")
_TABS = re.compile(r" *\t[ \t]*")


def seen(words: str) -> str:
    """`words` as they are seen: no unseen characters, one space for any white space, one tab for many."""
    words = _SURROGATE.sub("\ufffd", _UNSEEN.sub("", words))
    return _TABS.sub("\t", _SPACE.sub(" ", words)).strip()


def symbol(code: int) -> str:
    """The character at `code`; of the fonts of symbols, which use codes of their own, a tick, a cross or a bullet."""
    if 0xF000 <= code <= 0xF0FF or code in _BULLETS:
        return _TICKS.get(code, "•")
    return chr(code) if code <= 0x10FFFF else "\ufffd"


class Composer:
    """Text and parts of the file `name` so far. Items of a list and rows of a table follow line by line, all else
    after a blank line. Raises `UnreadableFile` where the text grows beyond `LARGEST` characters.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._parts: list[Part] = []
        self._length = 0
        self._close = True

    def add(self, words: str, kind: PartKind = "text", *, level: int = 0, indent: int = 0, close: bool = False) -> None:
        """A line of `words`, or several where they hold line ends; nothing where there are none to see.

        `close` says that it follows the line before without a blank one between, as an item of a list does.
        """
        lines = [line for line in map(seen, words.split("\n")) if line]
        if not lines:
            return
        self._open(close=close)
        start = self._length
        self._write("\n".join(" " * indent + line for line in lines))
        self._parts.append(Part(kind, start, self._length, level))
        self._write("\n")

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """A table: a line a row, a tab between cells. Line ends within a cell stay. Rows without words are left out."""
        cells = [[_cell(words) for words in row] for row in rows]
        cells = [row for row in cells if any(row)]
        if not cells:
            return
        width = max(len(row) for row in cells)
        if width == 1:  # a frame around paragraphs
            for (words,) in cells:
                self.add(words)
            return
        self._open(close=False)
        start = self._length
        lines = [self._row([*row, *[""] * (width - len(row))]) for row in cells]
        self._parts.append(Part("table", start, self._length - 1, cells=tuple(lines)))

    def turn_page(self) -> None:
        """A page ends here."""
        self._write("\f")
        self._close = True

    def document(self, data: bytes) -> Document:
        """The document of the file, whose bytes are `data`. Raises `UnreadableFile` where no words were added."""
        if not self._parts:
            raise UnreadableFile(f"{self._name}: there are no words in this file; fetch it again, or leave it out")
        digest = hashlib.sha256(data).hexdigest()
        return Document(slug_of(self._name), self._name, "".join(self._pieces), digest, tuple(self._parts))

    def _open(self, *, close: bool) -> None:
        if not close and not self._close:
            self._write("\n")
        self._close = False

    def _row(self, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
        spans = []
        for place, cell in enumerate(words):
            if place:
                self._write("\t")
            spans.append((self._length, self._length + len(cell)))
            self._write(cell)
        self._write("\n")
        return tuple(spans)

    def _write(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)
        if self._length > LARGEST:
            raise UnreadableFile(f"{self._name}: more than {LARGEST:,} characters of text; split the file")


def _cell(words: str) -> str:
    return "\n".join(line for line in (seen(line).replace("\t", " ") for line in words.split("\n")) if line)
