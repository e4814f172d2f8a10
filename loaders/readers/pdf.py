"""PDF: the text layer in reading order, with paragraphs, headings by size and weight, and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from loaders.documents import Document, Pages
from loaders.errors import UnreadableFile
from loaders.file_kinds import expect
from loaders.readers.composing import Composer
from loaders.readers.files import read_bytes
from loaders.readers.pdf_furniture import repeated
from loaders.readers.pdf_pages import Page, read_page
from loaders.readers.pdf_writing import Writing, lay_out, print_of

LARGEST_FILE = 300 * 1024 * 1024
MOST_PAGES = 5000
_LEAST_READABLE = 0.5


def read_pdf(path: Path, pages: Pages | None = None) -> Document:
    """The document in the PDF `path`. Raises `UnreadableFile` with one message.

    A page's header stands before its words and its footer and footnotes behind them.
    """
    data = read_bytes(path, LARGEST_FILE)
    printed = list(_pages(data, path.name, pages))
    _check_readable(printed, path.name)
    laid = [lay_out(page) for page in printed]
    writing = Writing(Composer(path.name), print_of(laid), repeated([(one.page, one.lines) for one in laid]))
    for place, one in enumerate(laid):
        if place:
            writing.composer.turn_page()
        writing.page(one)
    return writing.composer.document(data)


def _pages(data: bytes, name: str, report: Pages | None) -> Iterator[Page]:
    expect(data, "a PDF", name=name)
    try:
        book = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"{name}: {_why(error)}") from error
    try:
        if len(book) > MOST_PAGES:
            raise UnreadableFile(f"{name}: {len(book):,} pages (limit {MOST_PAGES:,}); split the file")
        for number in range(len(book)):
            try:
                page = book[number]
            except pdfium.PdfiumError as error:
                raise UnreadableFile(
                    f"{name} page {number + 1}: cannot be read, the file is damaged; fetch it again"
                ) from error
            yield read_page(page)
            page.close()
            if report:
                report(number + 1, len(book))
    finally:
        book.close()


def _why(error: pdfium.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return "the file is encrypted; open it, take the password off and save it"
    if code == raw.FPDF_ERR_SECURITY:
        return "the file is encrypted in a way that is not known; print it to a new PDF"
    return "the file is damaged or cut short, or no PDF at all; fetch it again"


def _check_readable(pages: Sequence[Page], name: str) -> None:
    words = "".join(run.text for page in pages for run in page.runs)
    if not words.strip():
        raise UnreadableFile(
            f"{name}: no text layer: its {len(pages)} pages are pictures; run text recognition (OCR) over it first"
        )
    readable = sum(character.isalnum() or character.isspace() or character.isascii() for character in words)
    if readable < _LEAST_READABLE * len(words):
        raise UnreadableFile(
            f"{name}: its text layer says {readable:,} readable characters of {len(words):,};"
            " its fonts hide the words: run text recognition (OCR) over it first"
        )
