"""Inspection reports about invented councils, composed as PDFs page by page."""

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle

from loaders.documents import Document
from loaders.readers import open_document

Rows = Sequence[tuple[str, ...]]
LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
COMBINED = "The experiences and progress of children in care and care leavers"
IN_CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
OVERALL = "Overall effectiveness"
SIF_TITLE = "Inspection of services for children in need of help and protection, children looked after and care leavers"
BOARD_TITLE = "Review of the effectiveness of the local safeguarding children board"
BODY = (
    "Leaders know their services well. Ofsted found that most children are seen soon and are listened to, and that"
    " plans say what has to change and by when. Supervision is regular and is written down."
)

_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
_HEADING = ParagraphStyle("heading", parent=_TEXT, fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=8)
_TITLE = ParagraphStyle("title", parent=_HEADING, fontSize=22, leading=26)
_LINED = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def title(words: str) -> Any:
    """The largest line of a cover."""
    return Paragraph(escape(words), _TITLE)


def heading(words: str) -> Any:
    """A heading in bold."""
    return Paragraph(escape(words), _HEADING)


def text(words: str) -> Any:
    """A paragraph."""
    return Paragraph(escape(words), _TEXT)


def table(rows: Rows, *, lined: bool = True) -> Any:
    """A table, with lines around its cells or without any."""
    cells = [[Paragraph(escape(cell), _TEXT) for cell in row] for row in rows]
    width = 440 / max(len(row) for row in rows)
    return Table(cells, colWidths=[width] * len(rows[0]), style=_LINED if lined else None)


def page() -> Any:
    """The end of a page."""
    return PageBreak()


def report(folder: Path, flows: Sequence[Any], *, footer: Sequence[str] = ()) -> Document:
    """The document of a PDF that holds `flows`, with the lines `footer` and a number at the foot of each page but one."""
    out = io.BytesIO()
    width, height = A4
    paper = BaseDocTemplate(out, pagesize=A4, invariant=1)

    def furnish(canvas: Any, drawn: Any) -> None:
        canvas.setFont("Helvetica", 8)
        for place, line in enumerate(footer if drawn.page > 1 else ()):
            canvas.drawString(60, 50 - 12 * place, line)
        canvas.drawString(width - 80, 26, str(drawn.page))

    paper.addPageTemplates(PageTemplate(frames=[Frame(60, 80, width - 120, height - 140)], onPage=furnish))
    paper.build([one for flow in flows for one in (flow, Spacer(1, 4))])
    path = folder / "report.pdf"
    path.write_bytes(out.getvalue())
    return open_document(path)


def ilacs(rows: Rows, *, council: str = "Kelderdale", dates: str = "3 to 14 March 2025") -> list[Any]:
    """The cover of a report under the inspections of local authority children's services."""
    return [
        title(f"Inspection of {council} local authority children’s services"),
        text(f"Inspection dates: {dates}"),
        text("Lead inspector: Ada Marsh, His Majesty’s Inspector"),
        table([("Judgement", "Grade"), *rows]),
        text(BODY),
    ]


def single(rows: Rows, *, dates: str, said: str, board: bool = True, again: bool = False) -> list[Any]:
    """The cover of a report under the single inspection framework."""
    name = SIF_TITLE.replace("Inspection", "Re-inspection") if again else SIF_TITLE
    review = [heading("and"), heading(BOARD_TITLE)] if board else []
    return [
        title("Northshire County Council"),
        heading(name),
        *review,
        heading(f"Inspection date: {dates}"),
        heading("Report published: 9 October 2015"),
        heading(said),
        table(rows),
        text(BODY),
    ]


def sections(graded: Sequence[tuple[str, str]]) -> list[Any]:
    """Pages of sections whose headings repeat the grades."""
    return [page(), *(one for label, grade in graded for one in (heading(f"{label}: {grade}"), text(BODY), text(BODY)))]
