"""CSV that Excel opens as it is meant: UTF-8 told by its mark, CRLF, labels as headings, and nothing made of a text.

Excel runs what begins as a formula, and makes dates and numbers of texts that look so: "3-4" becomes the third of
April, "1.10" loses its nought, a long number its last digits. Such a text begins with an apostrophe here, as one
would type it, and so does a formula after a semicolon or a line end. What is a number by its type, and no longer than
Excel can hold, stays a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from rdflib.term import Identifier

from graph.answers import Row
from queries.question import Column
from queries.shown import is_number, plain

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_AS_TEXT: Final = "'"
DIGITS: Final = 15  # that a number of Excel keeps
_FORMULA: Final = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")  # the wide forms count where Excel is Japanese
_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?")
_FIRST: Final = frozenset("\t\r\n")
_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# What Excel takes for a number, a date, a time or a truth value.
_MADE_OF: Final = re.compile(
    rf"""[\s\d.,:/()%£$€+-]*\d[\s\d.,:/()%£$€+-]*(?:[ap]\.?m\.?)?
       | [\d.,]+e[+-]?\d+
       | \d*[\s./,-]*{_MONTH}[\s./,-]*\d+[\s./,-]*\d*
       | \d+[\s./,-]*{_MONTH}
       | true | false""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST: Final = 40  # characters; what is longer is no number and no date
_TO_QUOTE: Final = re.compile(r'[",;\r\n\t]|^\s|\s$|^$')
# Where Excel's list separator is ";", a quotation mark keeps only the first cell of a line together.
_NEXT: Final = re.compile(r"(?<=[;\r\n])")
_UNSEEN: Final = frozenset({"Cc", "Cf"})  # characters of control and of layout, which Excel may pass over


def excel_csv_text(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The rows as CSV for Excel. An empty cell is no value."""
    heading = ",".join(_quoted(harmless(column.label)) for column in columns)
    lines = (",".join("" if term is None else _quoted(_cell(term)) for term in row) for row in rows)
    return _MARK + "".join(f"{line}\r\n" for line in (heading, *lines))


def harmless(text: str) -> str:
    """A text of which a spreadsheet makes no formula, number or date, by an apostrophe before it where it would."""
    first, *others = _NEXT.split(text)
    marked = _AS_TEXT if _is_formula(first) or text[:1] in _FIRST or _is_taken(text) else ""
    return marked + first + "".join(_AS_TEXT + one if _is_formula(one.lstrip('"')) else one for one in others)


def fits_number(text: str) -> bool:
    """Whether this is a number of which a sheet keeps every digit."""
    return (
        len(text) <= _LONGEST
        and _NUMBER.fullmatch(text) is not None
        and sum(character.isdigit() for character in text.lower().partition("e")[0].lstrip("+-0.")) <= DIGITS
    )


def _cell(term: Identifier) -> str:
    text = plain(term)
    return text if is_number(term) and fits_number(text) else harmless(text)


def _is_formula(text: str) -> bool:
    """Whether a formula's sign is the first that a spreadsheet sees of a text."""
    seen = (one for one in text if not one.isspace() and unicodedata.category(one) not in _UNSEEN)
    return next(seen, "") in _FORMULA


def _is_taken(text: str) -> bool:
    bare = text.strip()
    return 0 < len(bare) <= _LONGEST and _MADE_OF.fullmatch(bare) is not None


def _quoted(text: str) -> str:
    if _TO_QUOTE.search(text):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
