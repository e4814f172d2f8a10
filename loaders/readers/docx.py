"""Word documents: paragraphs with their printed numbers, headings, tables; headers, footers and footnotes beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from loaders.documents import Document, Pages, PartKind
from loaders.errors import UnreadableFile
from loaders.readers.composing import Composer, symbol
from loaders.readers.files import read_bytes
from loaders.readers.numbering import Counters, read_numbering
from loaders.readers.packages import LARGEST_FILE, Package, open_package
from loaders.readers.styles import Style, read_styles
from loaders.readers.wordml import W, attribute, flag, is_strict, number, value

_MAIN = "word/document.xml"
_HEX = re.compile(r"[0-9A-Fa-f]{1,5}$")
_DEEPEST = 8
_WIDEST = 100  # columns; Word has no more than 63
_BOLD_LENGTH = 220
_BOLD_LEVEL = 8
_BESIDE = re.compile(r"word/(header|footer)\d*\.xml$")
_SKIPPED = frozenset(
    {
        f"{W}{name}"
        for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "instrText", "txbxContent")
    }
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(path: Path, _: Pages | None = None) -> Document:
    """The document in the Word file `path`. Raises `UnreadableFile` with one message. Macros are never run."""
    data = read_bytes(path, LARGEST_FILE)
    package = open_package(data, name=path.name, wanted="a Word document")
    root = package.xml(_MAIN)
    if is_strict(root):
        raise UnreadableFile(f"{path.name}: saved as Strict Open XML; save it as an ordinary Word document (.docx)")
    reading = _Reading(package, Composer(path.name))
    reading.beside("header")
    for body in root.iter(f"{W}body"):
        reading.blocks(body)
    reading.footnotes()
    reading.beside("footer")
    return reading.composer.document(data)


class _Reading:
    """One document while it is read: its styles, the numbers printed so far, the text so far."""

    def __init__(self, package: Package, composer: Composer) -> None:
        self.package = package
        self.composer = composer
        self.styles = read_styles(self._optional("word/styles.xml"))
        self.counters: Counters = read_numbering(self._optional("word/numbering.xml"))
        self._listed = False

    def _optional(self, part: str) -> etree._Element | None:
        return self.package.xml(part) if self.package.holds(part) else None

    def blocks(self, parent: etree._Element) -> None:
        """Paragraphs and tables below `parent`, through whatever wraps them."""
        for child in _children(parent):
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self.composer.table(self._rows(child))
                self._listed = False
            else:
                self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        words, style = _words(paragraph), self._style(paragraph)
        if words.strip():
            front, indent = self._front(paragraph, style)
            level = style.level or (_BOLD_LEVEL if not indent and _is_bold(paragraph, words, style) else 0)
            if front == "•" or indent:
                level = 0
            kind: PartKind = "contents" if style.is_contents else "heading" if level else "text"
            listed = bool(front) and not level
            line = f"{front} {words.lstrip()}" if front else words
            self.composer.add(
                line.replace("\n", " ") if level else line,
                kind,
                level=level,
                indent=indent,
                close=(listed and self._listed) or kind == "contents",
            )
            self._listed = listed
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(above.tag in _SKIPPED for above in box.iterancestors() if above is not box):
                self.blocks(box)

    def _style(self, paragraph: etree._Element) -> Style:
        own = self.styles.get(value(paragraph, "pPr/pStyle"), self.styles.get("", Style()))
        level = value(paragraph, "pPr/outlineLvl")
        return own.with_level(number(level) + 1) if level and number(level, 9) < 6 else own

    def _front(self, paragraph: etree._Element, style: Style) -> tuple[str, int]:
        """The number or bullet printed in front, and the spaces before it."""
        num = value(paragraph, "pPr/numPr/numId") or style.num
        if not num or num == "0":
            return "", 0
        given = value(paragraph, "pPr/numPr/ilvl")
        depth = min(number(given) if given else style.depth, _DEEPEST)
        level = self.counters.level(num, depth)
        front = self.counters.next(num, depth)
        is_numbered = level is None or level.form.startswith("decimal")
        return front.strip(), 0 if is_numbered else 2 * depth

    def _rows(self, table: etree._Element) -> Iterator[list[str]]:
        for row in _wrapped(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [""] * min(number(value(row, "trPr/gridBefore")), _WIDEST)
            for cell in _wrapped(row, f"{W}tc"):
                goes_on = cell.find(f"{W}tcPr/{W}vMerge")
                hidden = goes_on is not None and attribute(goes_on, "val") != "restart"
                cells.append("" if hidden else "\n".join(self._cell(cell)))
                cells += [""] * (min(number(value(cell, "tcPr/gridSpan"), 1), _WIDEST) - 1)
            yield cells

    def _cell(self, cell: etree._Element) -> Iterator[str]:
        for paragraph in cell.iter(f"{W}p"):
            if any(above.tag in _SKIPPED for above in paragraph.iterancestors()):
                continue
            words = _words(paragraph)
            if words.strip():
                front, _ = self._front(paragraph, self._style(paragraph))
                yield f"{front} {words.lstrip()}" if front else words

    def footnotes(self) -> None:
        """The footnotes and endnotes, each with its number."""
        for part, tag in (("word/footnotes.xml", f"{W}footnote"), ("word/endnotes.xml", f"{W}endnote")):
            root = self._optional(part)
            notes = [] if root is None else [one for one in root.iter(tag) if not attribute(one, "type")]
            for place, note in enumerate(notes, 1):
                words = " ".join(filter(None, (_words(p).strip() for p in note.iter(f"{W}p"))))
                if words:
                    self.composer.add(f"{place} {words}", "footnote")

    def beside(self, kind: str) -> None:
        """The words of every header, or of every footer, each once."""
        told: dict[str, None] = {}
        for part in sorted(name for name in self.package.archive.namelist() if _BESIDE.match(name)):
            if kind in part:
                told.update(dict.fromkeys(_words(p).strip() for p in self.package.xml(part).iter(f"{W}p")))
        for place, words in enumerate(filter(None, told)):
            self.composer.add(words, "header" if kind == "header" else "footer", close=place > 0)


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    return (child for child in parent if isinstance(child.tag, str) and child.tag not in _SKIPPED)


def _wrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children with `tag`, also those that a content control or an insertion wraps."""
    for child in _children(parent):
        if child.tag == tag:
            yield child
        elif child.tag not in (f"{W}tc", f"{W}tr", f"{W}p", f"{W}tbl"):
            yield from _wrapped(child, tag)


def _words(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(parent: etree._Element) -> Iterator[str]:
    for child in _children(parent):
        name = etree.QName(child).localname if child.tag.startswith(W) else ""
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield "" if attribute(child, "type") in ("page", "column") else _BREAKS[name]
        elif name == "sym":
            code = attribute(child, "char")
            yield symbol(int(code, 16)) if _HEX.match(code) else ""
        elif name == "r" and flag(child, "rPr/vanish"):
            continue
        else:
            yield from _pieces(child)


def _is_bold(paragraph: etree._Element, words: str, style: Style) -> bool:
    """True for a short paragraph all of whose words are bold."""
    if len(words) > _BOLD_LENGTH or "\t" in words.strip():
        return False
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(_pieces(run)).strip()]
    bold = (flag(run, "rPr/b") for run in runs)
    return bool(runs) and all(style.bold if one is None else one for one in bold)
