"""From bytes to a Document, one module a format. The only code of this room that opens documents."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

from loaders.documents import Document, Pages
from loaders.errors import UnreadableFile

# Suffix to module and function: a reader, and the library behind it, is imported when a file needs it.
READERS: Final = {
    ".docm": ("docx", "read_docx"),
    ".docx": ("docx", "read_docx"),
    ".htm": ("html", "read_html"),
    ".html": ("html", "read_html"),
    ".markdown": ("text", "read_text"),
    ".md": ("text", "read_text"),
    ".ods": ("workbooks", "read_workbook"),
    ".pdf": ("pdf", "read_pdf"),
    ".text": ("text", "read_text"),
    ".txt": ("text", "read_text"),
    ".xhtml": ("html", "read_html"),
    ".xlsm": ("workbooks", "read_workbook"),
    ".xlsx": ("workbooks", "read_workbook"),
}


def open_document(path: Path, pages: Pages | None = None) -> Document:
    """The document in the file `path`, read by its suffix. Raises `UnreadableFile`.

    `pages` hears of the pages of formats that have them.
    """
    found = READERS.get(path.suffix.lower())
    if found is None:
        known = ", ".join(READERS)
        raise UnreadableFile(
            f"{path.name}: no reader for {path.suffix or 'a file without suffix'}; it must be one of {known}"
        )
    module, function = found
    document: Document = getattr(import_module(f"loaders.readers.{module}"), function)(path, pages)
    return document
