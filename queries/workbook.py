"""Answers as workbooks for Excel: the sheet "Answer" with typed cells, and "About", what it rests on.

The same answer gives the same bytes: no clock stands in it. Limits are Excel's own
(https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3).
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

import xlsxwriter
from rdflib import Literal, URIRef
from rdflib.term import Identifier
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.answers import Truth
from graph.identifiers import is_iri
from ontology.terms import BASE
from queries.about import About
from queries.about_rows import Fact, facts
from queries.errors import UnknownFormat
from queries.excel_csv import fits_number
from queries.python_terms import python_value
from queries.question import Column
from queries.results import Result
from queries.shown import NOTHING_FOUND, plain, short

ROWS: Final = 1_048_576  # of a sheet, its heading among them
COLUMNS: Final = 16_384
CHARACTERS: Final = 32_767  # of a cell, as UTF-16 counts them
_CUT: Final = " … (cut: the whole text is in the other formats)"
_LINKS: Final = 65_530  # of a sheet; those beyond are plain text
_ADDRESS: Final = 2_079  # characters of a link, as UTF-16 counts them
_ADDRESS_ALONE: Final = re.compile(r'https?://[^\s<>"]+')
_EARLIEST: Final = date(1900, 3, 1)  # before it Excel counts a day too many
_NARROWEST, _WIDEST = 8, 60  # of a column, in characters
_SAMPLE: Final = 1_000  # rows that decide how wide a column is
_CREATED: Final = datetime(2000, 1, 1)  # where the format wants a time of making; it says nothing


@dataclass(slots=True)
class _Sheet:
    """A sheet as it is filled; `cut` counts texts that no cell could hold, `links` its links."""

    sheet: Worksheet
    formats: dict[str, Format]
    cut: int = 0
    links: int = 0

    def put(self, at: tuple[int, int], term: Identifier | None) -> None:
        """One term, as what it is."""
        value = python_value(term)
        if value is None:
            self.sheet.write_blank(*at, None, self.formats["cell"])
        elif isinstance(value, bool):
            self.sheet.write_boolean(*at, value, self.formats["cell"])
        elif isinstance(value, int | float | Decimal) and fits_number(plain(term)):
            self.sheet.write_number(*at, float(value), self.formats["cell"])
        elif isinstance(value, date) and value >= _EARLIEST:
            self.sheet.write_datetime(*at, datetime(value.year, value.month, value.day), self.formats["day"])
        elif isinstance(term, URIRef) or _ADDRESS_ALONE.fullmatch(plain(term)):
            self.link(at, str(term), short(term))
        else:
            self.text(at, plain(term))

    def link(self, at: tuple[int, int], address: str, shown: str) -> None:
        """An IRI: a link where it is the address of a page, else its text. Ours are names at which nothing answers."""
        address = address.replace(" ", "%20")
        is_page = address.startswith(("http://", "https://")) and not address.startswith(BASE) and is_iri(address)
        if is_page and self.links < _LINKS and _units(address) <= _ADDRESS and _units(shown) <= CHARACTERS:
            self.links += 1
            if self.sheet.write_url(*at, address, self.formats["link"], string=_sound(shown)) == 0:
                return
        self.text(at, shown)

    def text(self, at: tuple[int, int], text: str, format: str = "cell") -> None:
        """A text, whole if a cell can hold it."""
        sound = _sound(text)
        if _units(sound) > CHARACTERS:
            self.cut += 1
            sound = sound.encode("utf-16-le")[: 2 * (CHARACTERS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
        self.sheet.write_string(*at, sound, self.formats[format])


def _sound(text: str) -> str:
    """A text that XML can hold: a mark for what is no character."""
    return text.encode("utf-16", "replace").decode("utf-16").replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def _units(text: str) -> int:
    """How long a text is as UTF-16 counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def workbook(answer: Result | Truth, about: About) -> bytes:
    """The workbook. Raises `UnknownFormat` for more rows or columns than a sheet holds."""
    result = _tabular(answer)
    _check(result)
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"title": about.sentence or "Answer", "author": about.tool, "created": _CREATED})
        formats = _formats(book)
        sheet = _Sheet(book.add_worksheet("Answer"), formats)
        _fill(sheet, result)
        _tell(_Sheet(book.add_worksheet("About"), formats), facts(about, rows=len(result.rows), cut=sheet.cut))
    return made.getvalue()


def _tabular(answer: Result | Truth) -> Result:
    if isinstance(answer, Result):
        return answer
    return Result((Column("answer", "Answer"),), ((Literal(answer.value),),))


def _check(result: Result) -> None:
    for many, most, what in (
        (len(result.rows), ROWS - 1, "rows below its heading"),
        (len(result.columns), COLUMNS, "columns"),
    ):
        if many > most:
            raise UnknownFormat(
                f"the answer has {many:,} of them, and a sheet of Excel holds {most:,} {what}; "
                "narrow the question, ask in parts with LIMIT and OFFSET, or write it as csv"
            )


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    laid = {"text_wrap": True, "valign": "top"}
    return {
        "cell": book.add_format(laid),
        "day": book.add_format({**laid, "num_format": "yyyy-mm-dd", "align": "left"}),
        "gap": book.add_format({**laid, "italic": True, "font_color": "#595959"}),
        "link": book.add_format({**laid, "font_color": "#0563C1", "underline": 1}),
        "head": book.add_format({**laid, "bold": True, "bg_color": "#DDE6ED", "bottom": 1}),
        "mono": book.add_format({**laid, "font_name": "Consolas"}),
    }


def _fill(sheet: _Sheet, result: Result) -> None:
    """The rows below their labels."""
    for place, column in enumerate(result.columns):
        sheet.text((0, place), column.label, "head")
        width = max(map(len, _lines(column.label, result, place)), default=0) + 2
        sheet.sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST))
    for number, row in enumerate(result.rows, start=1):
        for place, (column, term) in enumerate(zip(result.columns, row, strict=True)):
            if term is None and column.gap:
                sheet.text((number, place), NOTHING_FOUND, "gap")
            else:
                sheet.put((number, place), term)
    sheet.sheet.freeze_panes(1, 0)
    if result.columns:
        sheet.sheet.autofilter(0, 0, len(result.rows), len(result.columns) - 1)
    sheet.sheet.repeat_rows(0)
    sheet.sheet.set_landscape()
    sheet.sheet.fit_to_pages(1, 0)


def _lines(label: str, result: Result, place: int) -> Sequence[str]:
    """The lines that a column shows, of its first rows."""
    return [label, *(line for row in result.rows[:_SAMPLE] for line in short(row[place])[: 2 * _WIDEST].splitlines())]


def _tell(sheet: _Sheet, told: Sequence[Fact]) -> None:
    """What the answer is of and rests on: a word and what it means for this answer, a line each."""
    sheet.sheet.set_column(0, 0, 24)
    sheet.sheet.set_column(1, 1, 100)
    for number, fact in enumerate(told):
        sheet.text((number, 0), fact.word, "head")
        if fact.address:
            sheet.link((number, 1), fact.address, fact.told)
        else:
            sheet.text((number, 1), fact.told, "mono" if fact.is_code else "cell")
    sheet.sheet.set_portrait()
    sheet.sheet.fit_to_pages(1, 0)
