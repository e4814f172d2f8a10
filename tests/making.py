"""Papers composed anew in the formats in which councils publish, from the blocks of a composed paper."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Literal

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.layout.tables import Table as Layout
from loaders.layout.tables import line_texts

_BOLD = 8
_STYLED = (1, 2, 3, 4, 5, _BOLD)  # levels that a format sets apart; others are told by their words
Kind = Literal["heading", "paragraph", "bullet", "table"]


@dataclass(frozen=True)
class Element:
    """A heading, a paragraph, an item of a list, or a table with its rows."""

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    level: int = 1


def elements(paper: Document) -> list[Element]:
    """What a paper is made of: its blocks, each with the number, letter or bullet that stands in front of it."""
    found: list[Element] = []
    for block in read_blocks(paper):
        if isinstance(block, Layout):
            found.append(Element("table", rows=tuple(line_texts(paper.text, block))))
        elif block.kind == "heading":
            found.append(
                Element("heading" if block.level in _STYLED else "paragraph", _words(block), level=block.level)
            )
        elif block.bullet:
            found.append(Element("bullet", _words(block)))
        else:
            found.append(Element("paragraph", _words(block)))
    return found


def _words(block: Block) -> str:
    marker = f"({block.marker})" if block.marker else ""
    return " ".join(filter(None, (block.label, marker, block.plain.text)))


def word(parts: Sequence[Element], *, header: str = "", footer: str = "") -> bytes:
    """A Word document."""
    paper = docx.Document()
    if header:
        paper.sections[0].header.paragraphs[0].text = header
    if footer:
        paper.sections[0].footer.paragraphs[0].text = footer
    for part in parts:
        if part.kind == "table":
            table = paper.add_table(len(part.rows), max(map(len, part.rows)))
            for row, cells in zip(table.rows, part.rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=False):
                    cell.text = words
        elif part.kind == "heading":
            if part.level == _BOLD:
                paper.add_paragraph().add_run(part.text).bold = True
            else:
                paper.add_heading(part.text, part.level)
        else:
            paper.add_paragraph(part.text, style="List Bullet" if part.kind == "bullet" else None)
    return saved(paper)


def saved(paper: Any) -> bytes:
    """The bytes of a Word document or workbook."""
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def numbered(paper: Any, levels: Sequence[tuple[str, str]]) -> str:
    """Defines a list in `paper` with a form and a pattern for each depth; its id."""
    numbering = paper.part.numbering_part.element
    kind = OxmlElement("w:abstractNum")
    kind.set(qn("w:abstractNumId"), "90")
    for depth, (form, pattern) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for name, value in (("start", "1"), ("numFmt", form), ("lvlText", pattern)):
            one = OxmlElement(f"w:{name}")
            one.set(qn("w:val"), value)
            level.append(one)
        kind.append(level)
    numbering.insert(0, kind)
    return str(numbering.add_num(90).numId)


def item(paper: Any, words: str, num: str, depth: int) -> None:
    """A paragraph at `depth` of list `num`."""
    paragraph = paper.add_paragraph(words)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = int(num)
    properties.get_or_add_ilvl().val = depth


def web_page(parts: Sequence[Element], *, title: str = "Agenda item") -> bytes:
    """A page as ModernGov makes it: the paper amid the council's site."""
    body: list[str] = []
    for part in parts:
        if part.kind == "table":
            rows = ("".join(f"<td>{escape(c).replace(chr(10), '<br/>')}</td>" for c in row) for row in part.rows)
            body.append("<table class='mgTable'>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif part.kind == "heading":
            words = escape(part.text)
            tag = f"h{part.level}"
            body.append(f"<p><b>{words}</b></p>" if part.level == _BOLD else f"<{tag}>{words}</{tag}>")
        elif part.kind == "bullet":
            body.append(f"<ul><li>{escape(part.text)}</li></ul>")
        else:
            body.append(f"<p>{escape(part.text)}</p>")
    words = "\n".join(body).replace("</ul>\n<ul>", "\n")
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>
<style>.x {{ color: red }}</style><script>var hidden = "not read";</script></head>
<body><header><a href="/">Council home page</a></header>
<nav><ul><li>Your council</li><li>Meetings and decisions</li></ul></nav>
<div class="mgContent">
{words}
<ul class="mgActionList"><li>Printable version</li></ul>
</div>
<footer>Contact us. Cookies.</footer></body></html>
""".encode()


def workbook(rows: Sequence[Sequence[object]], *, sheet: str = "Sheet1") -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    return saved(book)


def pdf(parts: Sequence[Element], *, header: str = "", footer: str = "", wide: bool = False, columns: int = 1) -> bytes:
    """A PDF, with the page's number behind `footer`."""
    out = io.BytesIO()
    width, height = landscape(A4) if wide else A4
    paper = BaseDocTemplate(out, pagesize=(width, height), invariant=1)
    each = (width - 120) / columns
    frames = [Frame(60 + n * each, 70, each - (14 if columns > 1 else 0), height - 140) for n in range(columns)]

    def furnish(canvas: Any, page: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, height - 40, header)
        canvas.drawString(60, 30, f"{footer} {page.page}" if footer else "")

    paper.addPageTemplates(PageTemplate(frames=frames, onPage=furnish))
    paper.build([flow for part in parts for flow in _flows(part, each - 14)])
    return out.getvalue()


_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=6)
_HEAD = ParagraphStyle("head", parent=_BODY, fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=6)
_ITEM = ParagraphStyle("item", parent=_BODY, leftIndent=18, bulletIndent=6)


def _flows(part: Element, width: float) -> list[Any]:
    if part.kind == "table":
        cells = [[Paragraph(escape(c).replace("\n", "<br/>"), _BODY) for c in row] for row in part.rows]
        many = max(map(len, cells))
        cells = [[*row, *[""] * (many - len(row))] for row in cells]
        style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        return [Table(cells, colWidths=[width / many] * many, repeatRows=1, style=style), Spacer(1, 8)]
    if part.kind == "bullet":
        return [Paragraph(escape(part.text), _ITEM, bulletText="•")]
    if part.kind == "heading":
        size = 10 if part.level == _BOLD else 22 - 2 * part.level
        style = ParagraphStyle("head", parent=_HEAD, fontSize=size, leading=1.2 * size)
        return [Paragraph(escape(part.text), style)]
    return [Paragraph(escape(part.text), _BODY)]


def made(folder: Path, name: str, data: bytes) -> Path:
    """The file `name` with `data`."""
    path = folder / name
    path.write_bytes(data)
    return path
