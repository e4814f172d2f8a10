"""Pages or documents a second of each reader, and of the plain library behind it on the same files.

    python -m benchmarks.read [FOLDER]

Without a folder it reads papers composed on the spot; with one, the documents in it.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2
import python_calamine
from lxml import etree

from loaders.errors import UnreadableFile
from loaders.readers import open_document
from loaders.readers.packages import open_package
from tests import making
from tests.making import Element

PARAGRAPH = "The Board heard that inspectors visited in May and that the letter of the visit was published in June. "


def main() -> None:
    """Prints one line a format: documents, pages, seconds, pages a second, and the ratio to the plain library."""
    with tempfile.TemporaryDirectory() as folder:
        files = sorted(Path(sys.argv[1]).rglob("*")) if len(sys.argv) > 1 else list(_composed(Path(folder)))
        print("| format | documents | pages | pages/s | plain library, pages/s | ratio of time |")
        print("|---|---|---|---|---|---|")
        for suffix, plain in PLAIN.items():
            found = [file for file in files if file.suffix.lower() == suffix and _is_sound(file)]
            if found:
                _print(suffix, found, plain)


def _print(suffix: str, files: list[Path], plain: Callable[[Path], object]) -> None:
    pages = sum(open_document(file).text.count("\f") + 1 for file in files)
    ours, theirs = _timed(open_document, files), _timed(plain, files)
    rates = f"{pages / ours:.0f} | {pages / theirs:.0f} | {ours / theirs:.1f}"
    print(f"| {suffix} | {len(files)} | {pages} | {rates} |")


def _timed(read: Callable[[Path], object], files: Iterable[Path]) -> float:
    begun = time.perf_counter()
    for file in files:
        read(file)
    return time.perf_counter() - begun


def _is_sound(file: Path) -> bool:
    try:
        open_document(file)
    except UnreadableFile:
        return False
    return True


def _composed(folder: Path) -> Iterable[Path]:
    parts = [Element("heading", "Findings"), *[Element("paragraph", f"{n}. {PARAGRAPH * 4}") for n in range(200)]]
    parts.append(Element("table", rows=tuple(("Action", "Lead", str(n)) for n in range(200))))
    made = {"pdf": making.pdf(parts), "docx": making.word(parts), "html": making.web_page(parts)}
    made["xlsx"] = making.workbook([["Action", "Lead"], *[["Audit the files", n] for n in range(5000)]])
    for suffix, data in made.items():
        yield making.made(folder, f"paper.{suffix}", data)


def _plain_pdf(file: Path) -> None:
    with pypdfium2.PdfDocument(file) as book:
        for page in book:
            page.get_textpage().get_text_bounded()


def _plain_docx(file: Path) -> None:
    "".join(map(str, open_package(file.read_bytes(), name=file.name, wanted="").xml("word/document.xml").itertext()))


def _plain_html(file: Path) -> None:
    "".join(map(str, etree.fromstring(file.read_bytes(), etree.HTMLParser(encoding="utf-8")).itertext()))


def _plain_xlsx(file: Path) -> None:
    book = python_calamine.load_workbook(io.BytesIO(file.read_bytes()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


PLAIN: dict[str, Callable[[Path], object]] = {
    ".pdf": _plain_pdf,
    ".docx": _plain_docx,
    ".html": _plain_html,
    ".xlsx": _plain_xlsx,
}

if __name__ == "__main__":
    main()
