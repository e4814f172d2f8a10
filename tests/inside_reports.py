"""Inspection reports of invented councils, composed as PDFs from lines.

"# " is a heading by its size, the deeper the smaller; "! " a bold line; "* " a bullet; "- " a lesser one; "---" a new page;
lines of cells between bars are a table with rules.
"""

import io
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table, TableStyle

from loaders.claims import Framework
from loaders.documents import Document
from loaders.readers.pdf import read_pdf

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=7)
_BOLD = ParagraphStyle("bold", parent=_BODY, fontName="Helvetica-Bold")
_ITEM = ParagraphStyle("item", parent=_BODY, leftIndent=18, bulletIndent=4)
_LESSER = ParagraphStyle("lesser", parent=_BODY, leftIndent=36, bulletIndent=22)


@dataclass(frozen=True)
class Told:
    """What the front of a report tells."""

    document: Document
    authority: str = "Kelderdale"
    framework: Framework | None = "sif-2013"
    start: str | None = "2016-05-09"


def report(folder: Path, text: str, **told: Any) -> Told:
    """The report that `text` composes, as it is read from its PDF."""
    path = folder / "kelderdale.pdf"
    path.write_bytes(_pdf([line.strip() for line in text.splitlines() if line.strip()]))
    return replace(Told(read_pdf(path)), **told)


def _pdf(lines: list[str]) -> bytes:
    out = io.BytesIO()
    paper = BaseDocTemplate(out, pagesize=A4, invariant=1)

    def furnish(canvas: Any, page: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 30, f"Inspection of Kelderdale children's services {page.page}")

    paper.addPageTemplates(PageTemplate(frames=[Frame(60, 70, A4[0] - 120, A4[1] - 140)], onPage=furnish))
    flows: list[Any] = []
    for barred, group in groupby(lines, key=lambda line: line.startswith("|")):
        held = list(group)
        flows += [_table(held)] if barred else [_flow(line) for line in held]
    paper.build(flows)
    return out.getvalue()


def _flow(line: str) -> Any:
    mark, _, words = line.partition(" ")
    if line == "---":
        return PageBreak()
    if set(mark) == {"#"}:
        size = 24 - 3 * len(mark)
        style = ParagraphStyle("head", parent=_BOLD, fontSize=size, leading=1.2 * size)
        return Paragraph(escape(words), style)
    if mark == "!":
        return Paragraph(escape(words), _BOLD)
    if mark in ("*", "-"):
        return Paragraph(escape(words), _ITEM if mark == "*" else _LESSER, bulletText="•" if mark == "*" else "–")
    return Paragraph(escape(line), _BODY)


def _table(rows: list[str]) -> Any:
    cells = [[Paragraph(escape(cell.strip()), _BODY) for cell in row.strip("|").split("|")] for row in rows]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    width = (A4[0] - 130) / len(cells[0])
    return Table(cells, colWidths=[width] * len(cells[0]), style=style)
