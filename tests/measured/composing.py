"""Measured papers made in the formats in which councils publish; one function a format, in the table `FORMATS`."""

import datetime
import io
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.enum.section import WD_ORIENT, WD_SECTION
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from tests.making import item, numbered, saved
from tests.measured.source import ABOVE, Paper, Piece, pieces, plain, quotable, read_paper, runs

_HERE = Path(__file__).parent
_MARGIN = 56


def made(slug: str, folder: Path) -> Path:
    """The paper `slug` as a file in `folder`."""
    paper = read_paper(_HERE / slug)
    path = folder / f"{slug}.{paper.suffix}"
    path.write_bytes(FORMATS[paper.suffix](paper))
    return path


def gold(slug: str) -> Path:
    """The claims of the paper `slug`, worked out by hand."""
    return _HERE / slug / "gold.jsonl"


def words(slug: str) -> str:
    """The words of the paper `slug` on one line, without marks: every quote of its gold stands in them."""
    return quotable(read_paper(_HERE / slug).words)


def _as_written(paper: Paper) -> bytes:
    return paper.words.encode()


def _pdf(paper: Paper) -> bytes:
    out = io.BytesIO()
    made_of = BaseDocTemplate(out, invariant=1)
    made_of.addPageTemplates([_page(paper, wide=False), _page(paper, wide=True)])
    made_of.build([flow for piece in pieces(paper.words) for flow in _flows(paper, piece)])
    return out.getvalue()


def _page(paper: Paper, *, wide: bool) -> PageTemplate:
    width, height = landscape(A4) if wide else A4
    columns = 1 if wide else int(paper.form.get("columns", 1))
    each = (width - 2 * _MARGIN) / columns
    frames = [Frame(_MARGIN + n * each, 60, each - (12 if columns > 1 else 0), height - 130) for n in range(columns)]

    def furnish(canvas: Any, page: Any) -> None:
        canvas.setFont(_font(paper), 8)
        canvas.drawString(_MARGIN, height - 36, paper.form.get("header", ""))
        if footer := paper.form.get("footer"):
            canvas.drawRightString(width - _MARGIN, 28, f"{footer} {page.page}")

    return PageTemplate("wide" if wide else "upright", frames, onPage=furnish, pagesize=(width, height))


def _font(paper: Paper, *, bold: bool = False) -> str:
    name = str(paper.form.get("font", "Helvetica"))
    return {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[name] if bold else name


def _flows(paper: Paper, piece: Piece) -> list[Any]:
    body = ParagraphStyle("body", fontName=_font(paper), fontSize=10, leading=12.5, spaceAfter=6)
    if piece.kind == "turn":
        return [*([NextPageTemplate(piece.text)] if piece.text != "page" else []), PageBreak()]
    if piece.kind == "table":
        return [_drawn(piece, body, int(paper.form.get("cells", 9))), Spacer(1, 8)]
    if piece.kind == "heading":
        size = 18 - 2 * piece.level
        style = ParagraphStyle("h", body, fontName=_font(paper, bold=True), fontSize=size, leading=1.2 * size)
        return [Paragraph(_marked(piece.text), style)]
    if piece.kind == "item":
        deep = ParagraphStyle("i", body, leftIndent=18 * piece.level, bulletIndent=18 * piece.level - 12)
        return [Paragraph(_marked(piece.text), deep, bulletText="•" if piece.level == 1 else "o")]
    return [Paragraph(_marked(piece.text), body)]


def _drawn(piece: Piece, body: ParagraphStyle, size: int) -> Table:
    """A ruled table whose first row stands again on each page, and whose rows go on over the edge of a page."""
    small = ParagraphStyle("cell", body, fontSize=size, leading=size + 2, spaceAfter=0)
    cells = [[Paragraph(_marked(c if c != ABOVE else ""), small) for c in row] for row in piece.rows]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(cells, repeatRows=0 if piece.rows[0][0].startswith("**") else 1, splitInRow=1, style=grid)


def _marked(text: str) -> str:
    return "".join(
        f"<b>{escape(part, quote=False)}</b>" if bold else escape(part, quote=False) for part, bold in runs(text)
    ).replace("\n", "<br/>")


def _docx(paper: Paper) -> bytes:
    out = docx.Document()
    out.sections[0].header.paragraphs[0].text = paper.form.get("header", "")
    out.sections[0].footer.paragraphs[0].text = paper.form.get("footer", "")
    levels = [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")]
    num = numbered(out, levels) if paper.form.get("numbering") == "automatic" else ""
    for piece in pieces(paper.words):
        _typed(out, piece, num)
    return saved(out)


def _typed(out: Any, piece: Piece, num: str) -> None:
    depth, text = _depth(piece.text) if num else (-1, piece.text)
    if piece.kind == "turn":
        _turned(out, piece.text)
    elif piece.kind == "table":
        _tabulated(out, piece)
    elif depth >= 0:
        item(out, plain(text), num, depth)
        out.paragraphs[-1].runs[0].bold = piece.kind == "heading"
    elif piece.kind == "heading":
        out.add_heading(plain(text), piece.level)
    else:
        bullet = "List Bullet" if piece.level == 1 else f"List Bullet {piece.level}"
        paragraph = out.add_paragraph(style=bullet if piece.kind == "item" else None)
        for part, bold in runs(text):
            paragraph.add_run(part).bold = bold or None


def _depth(text: str) -> tuple[int, str]:
    """How deep in the automatic list a paragraph stands that is written with its number, and its words without it."""
    first, _, rest = text.partition(" ")
    if first.endswith(".") and first[:-1].isdigit():
        return 0, rest
    if all(part.isdigit() for part in first.split(".")) and "." in first:
        return 1, rest
    return (2, rest) if first.startswith("(") and first.endswith(")") and len(first) == 3 else (-1, text)


def _turned(out: Any, turn: str) -> None:
    if turn == "page":
        out.add_page_break()
        return
    section = out.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _tabulated(out: Any, piece: Piece) -> None:
    table = out.add_table(len(piece.rows), len(piece.rows[0]), style="Table Grid")
    for place, row in enumerate(piece.rows):
        for column, text in enumerate(row):
            cell = table.cell(place, column)
            if text == ABOVE:
                cell.merge(table.cell(place - 1, column))
            else:
                cell.text = plain(text)
                cell.paragraphs[0].runs[0].bold = text.startswith("**") if text else None


def _html(paper: Paper) -> bytes:
    body = "\n".join(map(_tagged, pieces(paper.words))).replace("</ul>\n<ul>", "\n")
    title = escape(paper.form["title"])
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title></head>
<body><header><a href="/">{escape(paper.form["header"])}</a></header>
<nav><ul><li>Home</li><li>Council and democracy</li><li>Browse meetings</li><li>What's new</li></ul></nav>
<div class="mgContent">
{body}
<ul class="mgActionList"><li>View the meeting of this item</li><li>Printable version</li></ul>
</div>
<footer>Accessibility. Privacy and cookies. Contact us.</footer></body></html>
""".encode()


def _tagged(piece: Piece) -> str:
    if piece.kind == "table":
        rows = ("".join(f"<td>{_marked(c)}</td>" for c in row) for row in piece.rows)
        return "<table class='mgStatsTable'>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if piece.kind == "heading":
        return f"<h{piece.level}>{_marked(piece.text)}</h{piece.level}>"
    return f"<ul><li>{_marked(piece.text)}</li></ul>" if piece.kind == "item" else f"<p>{_marked(piece.text)}</p>"


def _xlsx(paper: Paper) -> bytes:
    """A workbook: a heading names a sheet, what follows stands in its rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for piece in pieces(paper.words):
        if piece.kind == "heading":
            sheet = book.create_sheet(piece.text)
        for row in piece.rows or ([(piece.text,)] if piece.kind != "heading" else []):
            sheet.append([_value(plain(cell)) for cell in row])
            for column, cell in enumerate(row, 1):
                if cell == ABOVE:
                    _joined(sheet, sheet.max_row, column)
    return saved(book)


def _value(text: str) -> datetime.date | int | str | None:
    """What a clerk would have typed: a day or a number as such, words as words."""
    if day := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text):
        return datetime.date(int(day[3]), int(day[2]), int(day[1]))
    if text in ("", ABOVE):
        return None
    return int(text) if text.isdigit() else text


def _joined(sheet: Any, row: int, column: int) -> None:
    """Merges the cell with the one above, or with what that is merged with."""
    top = row - 1
    for area in list(sheet.merged_cells.ranges):
        if area.min_row <= top <= area.max_row and area.min_col == column:
            top = area.min_row
            sheet.unmerge_cells(str(area))
    sheet.merge_cells(start_row=top, start_column=column, end_row=row, end_column=column)


FORMATS: dict[str, Callable[[Paper], bytes]] = {
    "docx": _docx,
    "html": _html,
    "md": _as_written,
    "pdf": _pdf,
    "txt": _as_written,
    "xlsx": _xlsx,
}
