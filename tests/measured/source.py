"""The source of a measured paper: a header in YAML, then words in a small Markdown.

`# ` to `#### ` headings, `- ` items (two blanks deeper each level), `| a | b |` rows of tables, `**bold**`; a line
alone between blank lines is a paragraph, and lines that follow one another are one paragraph. In a table `^^` says
that the cell above goes on and `<br>` breaks a line. `\\page` begins a page, `\\wide` a page on its side.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import yaml

ABOVE = "^^"  # a cell that goes on from the row above
Kind = Literal["heading", "paragraph", "item", "table", "turn"]
_TURNS = ("\\page", "\\wide")


@dataclass(frozen=True, slots=True)
class Piece:
    """What a paper is made of; `level` of a heading or item from 1, `turn` one of page and wide."""

    kind: Kind
    text: str = ""
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's slug, how it is to be made, and its words as they stand in the source."""

    slug: str
    form: dict[str, Any]
    words: str

    @property
    def suffix(self) -> str:
        """The format that the paper is made in."""
        return str(self.form["format"])


def read_paper(folder: Path) -> Paper:
    """The paper whose source stands in `folder`."""
    _, header, words = (folder / "source.md").read_text(encoding="utf-8").split("---\n", 2)
    return Paper(folder.name, yaml.safe_load(header), words)


def pieces(words: str) -> Iterator[Piece]:
    """What the words are made of, in their order."""
    for block in re.split(r"\n{2,}", words.strip("\n")):
        for kind, lines in groupby(block.split("\n"), key=_kind):
            yield from _PIECES[kind](list(lines))


def _kind(line: str) -> Kind:
    if line.startswith("#"):
        return "heading"
    if line in _TURNS:
        return "turn"
    if line.startswith("|"):
        return "table"
    return "item" if re.match(r" *- ", line) else "paragraph"


def _headings(lines: list[str]) -> Iterator[Piece]:
    for line in lines:
        marks, text = line.split(" ", 1)
        yield Piece("heading", text, len(marks))


def _items(lines: list[str]) -> Iterator[Piece]:
    for line in lines:
        blank, text = line.split("- ", 1)
        yield Piece("item", text, 1 + len(blank) // 2)


def _table(lines: list[str]) -> Iterator[Piece]:
    rows = [tuple(cell.strip().replace("<br>", "\n") for cell in line.strip("|").split("|")) for line in lines]
    widest = max(map(len, rows))
    yield Piece("table", rows=tuple((*row, *[""] * (widest - len(row))) for row in rows))


_PIECES = {
    "heading": _headings,
    "item": _items,
    "table": _table,
    "turn": lambda lines: (Piece("turn", line.strip("\\")) for line in lines),
    "paragraph": lambda lines: iter([Piece("paragraph", " ".join(lines))]),
}


def plain(text: str) -> str:
    """The words without the marks of bold."""
    return text.replace("**", "")


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The words in stretches, each with whether it is bold."""
    for place, words in enumerate(text.split("**")):
        if words:
            yield words, place % 2 == 1


def quotable(words: str) -> str:
    """The words on one line without any mark: what a quote is sought in."""
    shown = re.sub(r"^(#+ | *- |\\\w+$)", "", plain(words), flags=re.MULTILINE)
    cells = shown.replace("<br>", " ").replace("|", " ").replace(ABOVE, " ")
    return " ".join(cells.split())
