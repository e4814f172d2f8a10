"""Workbooks: each sheet a heading, the lines above its table, and the table."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from loaders.documents import Document, Pages
from loaders.errors import UnreadableFile
from loaders.readers.composing import Composer
from loaders.readers.files import read_bytes
from loaders.readers.packages import LARGEST_FILE, check_whole, open_package

MOST_CELLS = 5_000_000
_UNNAMED = re.compile(r"(?:sheet|table|worksheet)\s?\d*$", re.I)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def read_workbook(path: Path, _: Pages | None = None) -> Document:
    """The document in the workbook `path`; hidden sheets are left out. Raises `UnreadableFile` with one message.

    Dates read "3 May 2016", whole numbers without a point, formulas as the value that was last worked out.
    """
    import python_calamine as calamine

    data = read_bytes(path, LARGEST_FILE)
    check_whole(open_package(data, name=path.name, wanted="a workbook"))
    composer = Composer(path.name)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        shown = [one.name for one in book.sheets_metadata if one.visible == calamine.SheetVisibleEnum.Visible]
        for name in shown:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * max(sheet.total_width, 1) > MOST_CELLS:
                raise UnreadableFile(
                    f"{path.name}: sheet {name!r} has {sheet.total_height:,} rows of {sheet.total_width:,} cells"
                    f" (limit {MOST_CELLS:,} cells); split it"
                )
            _add_sheet(composer, name, sheet.iter_rows())
    except calamine.PasswordError as error:
        raise UnreadableFile(
            f"{path.name}: the file is encrypted; open it, take the password off and save it"
        ) from error
    except calamine.CalamineError as error:
        raise UnreadableFile(f"{path.name}: no workbook that can be read ({error}); save it anew") from error
    return composer.document(data)


def _add_sheet(composer: Composer, name: str, rows: Iterator[Sequence[object]]) -> None:
    held = [cells for row in rows if any(cells := [_shown(value) for value in row])]
    if not held:
        return
    if not _UNNAMED.match(name):
        composer.add(name, "heading", level=1)
    first = next((n for n, cells in enumerate(held) if sum(map(bool, cells)) > 1), len(held))
    for cells in held[:first]:
        composer.add(next(filter(None, cells)))
    table = held[first:]
    if table:
        left = min(next(c for c, words in enumerate(cells) if words) for cells in table)
        right = max(c for cells in table for c, words in enumerate(cells) if words)
        composer.table([cells[left : right + 1] for cells in table])


def _shown(value: object) -> str:
    """A cell's value as it is printed."""
    match value:
        case bool():
            return "Yes" if value else "No"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime.datetime() if value.time() != datetime.time():
            return f"{_day(value)} {value:%H:%M}"
        case datetime.date():
            return _day(value)
        case None:
            return ""
        case _:
            return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _day(day: datetime.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
