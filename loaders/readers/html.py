"""Web pages: headings, paragraphs, lists and tables of a page's content, without the site around it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from loaders.documents import Document, Pages
from loaders.errors import UnreadableFile
from loaders.file_kinds import PAGE, expect
from loaders.readers.composing import Composer, seen
from loaders.readers.files import read_bytes
from loaders.readers.numbering import BULLET, printed
from loaders.readers.web_content import content_of, is_around, owner_of

MAX_BYTES = 20 * 1024 * 1024
_DECLARED = re.compile(
    rb"(?:<meta[^>]{0,200}?charset\s*=|<\?xml[^>]{0,80}?encoding\s*=)\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I
)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
    }
)  # fmt: skip
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NOTE = re.compile(r"\s*\[?\d{1,3}\]?\s*$")
_BOLD_LEVEL = 8
_BOLD_LENGTH = 220
_WIDEST_SPAN = 100
_LONGEST_SPAN = 1000


def read_html(path: Path, _: Pages | None = None) -> Document:
    """The document in the web page `path`. Raises `UnreadableFile` with one message."""
    data = read_bytes(path, MAX_BYTES)
    expect(data, PAGE, name=path.name)
    words = _decoded(data, path.name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: etree._Element | None = etree.fromstring(words.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableFile(f"{path.name}: there is no web page in this file; fetch it again")
    composer = Composer(path.name)
    content = content_of(root)
    title = root.find(".//title")
    headed = next(content.iter("h1", "h2", "h3"), None) is not None
    if title is not None:
        composer.add(_inner(title), "header" if headed else "heading", level=0 if headed else 1)
    if owner := owner_of(root):
        composer.add(owner, "header", level=0)
    _Reading(composer).element(content)
    return composer.document(data)


def _decoded(data: bytes, name: str) -> str:
    """The words of a page by its mark, else its declaration, else as UTF-8. Raises `UnreadableFile`."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        declared = _DECLARED.search(data[:4096])
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    if encoding in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        encoding = "windows-1252"  # as every browser reads them
    try:
        return data.decode(encoding, "strict" if encoding != "windows-1252" else "replace").removeprefix("\ufeff")
    except LookupError as error:
        raise UnreadableFile(f"{name}: its encoding {encoding!r} is not known; save the page as UTF-8") from error
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        raise UnreadableFile(f"{name}: byte {at} is not {encoding}; save the page as UTF-8") from error


class _Reading:
    """One page while it is read: the words of the paragraph so far, and the lists that stand open."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.words: list[str] = []
        self.bold = self.plain = 0
        self.depth = 0
        self.front = ""
        self.listed = False

    def element(self, element: etree._Element, *, bold: bool = False) -> None:
        """What stands in `element`, in its order, and behind it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if is_around(element):
            return
        if tag in _BLOCKS:
            self.flush()
        if tag == "br":
            self.words.append("\n")
        elif tag == "sup" and _NOTE.match(_inner(element)):
            return
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "table" and _is_data(element):
            self._table(element)
        elif tag == "dl" and _is_flat(element):
            self._definitions(element)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.composer.add(_flat(element), "heading", level=int(tag[1]))
            self.listed = False
        else:
            self._inside(element, bold=bold or tag in ("b", "strong"))
        if tag in _BLOCKS:
            self.flush()

    def _inside(self, element: etree._Element, *, bold: bool = False) -> None:
        self._say(element.text, bold=bold)
        for child in element:
            self.element(child, bold=bold)
            self._say(child.tail, bold=bold)

    def _say(self, words: str | None, *, bold: bool) -> None:
        if words:
            self.words.append(words.replace("\n", " ").replace("\t", " ").replace("\r", " "))
            if words.strip():
                self.bold, self.plain = (self.bold + 1, self.plain) if bold else (self.bold, self.plain + 1)

    def flush(self) -> None:
        """The paragraph so far ends here."""
        words = "".join(self.words)
        self.words = []
        is_bold = bool(self.bold) and not self.plain and not self.front and len(words) <= _BOLD_LENGTH
        self.bold = self.plain = 0
        if not words.strip():
            return
        if is_bold:
            self.composer.add(words.replace("\n", " "), "heading", level=_BOLD_LEVEL)
        else:
            line = f"{self.front} {words.lstrip()}" if self.front else words
            indent = 2 * max(self.depth - 1, 0)
            self.composer.add(line, indent=indent, close=bool(self.depth) and self.listed)
        self.listed = bool(self.depth)
        self.front = ""

    def _list(self, element: etree._Element) -> None:
        self.depth += 1
        count = _whole(element.get("start"), 1)
        for child in element:
            if child.tag == "li" and not is_around(child):
                self.flush()
                count = _whole(child.get("value"), count)
                form = _FORMS.get(element.get("type", ""), "decimal")
                self.front = BULLET if element.tag == "ul" else f"{printed(count, form)}."
                count += 1
                self._inside(child)
                self.flush()
                self.front = ""
            elif isinstance(child.tag, str):
                self.element(child)
        self.depth -= 1
        self.listed = bool(self.depth)

    def _table(self, table: etree._Element) -> None:
        for caption in table.findall("caption"):
            self.composer.add(_flat(caption))
        self.composer.table(_rows(table))
        self.listed = False

    def _definitions(self, element: etree._Element) -> None:
        rows: list[list[str]] = []
        for child in element.iter("dt", "dd"):
            if child.tag == "dt" or not rows:
                rows.append([_flat(child), ""])
            else:
                rows[-1][1] = "\n".join(filter(None, (rows[-1][1], _flat(child))))
        self.composer.table(rows)
        self.listed = False


def _is_data(table: etree._Element) -> bool:
    """True for a table of cells, false for one that only sets out the page."""
    if table.get("role") in ("presentation", "none"):
        return False
    return _is_flat(table)


def _is_flat(element: etree._Element) -> bool:
    """True where nothing below `element` is set out as a page is."""
    return all(one is element for one in element.iter("table", "dl", "h1", "h2", "h3"))


def _rows(table: etree._Element) -> Iterator[list[str]]:
    """The rows; what a spanning cell covers is blank."""
    covered: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        below: dict[int, int] = {}
        for cell in row.iterchildren("td", "th"):
            if is_around(cell):
                continue
            while covered.get(len(cells), 0):
                cells.append("")
            wide = min(max(_whole(cell.get("colspan"), 1), 1), _WIDEST_SPAN)
            tall = min(max(_whole(cell.get("rowspan"), 1), 1), _LONGEST_SPAN)
            for column in range(len(cells), len(cells) + wide):
                below[column] = tall
            cells += [_cell(cell), *[""] * (wide - 1)]
        covered = {c: n - 1 for c, n in {**covered, **below}.items() if n > 1}
        yield cells


def _cell(cell: etree._Element) -> str:
    """A cell's words, its paragraphs and items a line each."""
    pieces: list[str] = []
    _gather(cell, pieces)
    lines = "".join(pieces).split("\n")
    return "\n".join(line for line in map(seen, lines) if line)


def _gather(element: etree._Element, pieces: list[str]) -> None:
    breaks = element.tag in _BLOCKS or element.tag == "br"
    pieces.append("\n" if breaks else "")
    pieces.append(_spaced(element.text))
    for child in element:
        if not is_around(child):
            _gather(child, pieces)
        pieces.append(_spaced(child.tail))
    pieces.append("\n" if breaks else "")


def _inner(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _spaced(words: str | None) -> str:
    return re.sub(r"\s", " ", words or "")


def _flat(element: etree._Element) -> str:
    return _cell(element).replace("\n", " ")


def _whole(words: str | None, default: int) -> int:
    words = (words or "").strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else default
