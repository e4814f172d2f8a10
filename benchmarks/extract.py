"""What extraction costs: beside the plain library and our own reading, on one and on two cores, and as papers grow.

    python -m benchmarks.extract [FOLDER]

Without a folder it reads packs of the composed papers, made on the spot; with one, the documents in it. The collector
of rings is held back as the commands hold it back.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.read import PLAIN
from goldenthread.contents import claims_of
from goldenthread.workers import RARELY, read_each
from loaders.documents import Document
from loaders.errors import LoadError
from loaders.extraction import extract
from loaders.readers import open_document
from tests import making
from tests.making import Element
from tests.papers import DOCUMENTS, HEAD

CORES = (1, 2)
GROWTH = (1, 2, 4, 8)
RUNS = 3
BATCH = 8  # times that the files are read where cores are compared, so that starting the processes counts little
PACK = 3  # of each paper in a composed file
ROWS = 2500
MEGABYTE = 1e6


def main() -> None:
    """Prints a line a format, a line a number of cores, and how time grows with pages and with rows."""
    gc.set_threshold(*RARELY)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = sorted(Path(sys.argv[1]).rglob("*")) if len(sys.argv) > 1 else _packs(folder)
        files = [file for file in found if file.suffix.lower() in PLAIN and _is_sound(file)]
        _print_formats(files)
        _print_cores(files)
        _print_growth("pages of a PDF", [_pack(folder, times) for times in GROWTH], _pages)
        _print_growth("rows of a plan", [_plan(folder, times * ROWS) for times in GROWTH], _lines)


def _print_formats(files: Sequence[Path]) -> None:
    """A line a format, and one of all together, which is what a batch of them costs."""
    print("| format | documents | MB | library s | reading s | extraction s | to reading | to library |")
    print("|---|---|---|---|---|---|---|---|")
    sums: tuple[float, ...] = (0.0, 0.0, 0.0)
    for suffix, plain in PLAIN.items():
        own = [file for file in files if file.suffix.lower() == suffix]
        if own:
            taken = tuple(_timed(work, own) for work in (plain, open_document, _extracted))
            sums = tuple(map(sum, zip(sums, taken, strict=True)))
            print(_format_line(suffix, own, taken))
    print(_format_line("all", [file for file in files if file.suffix.lower() in PLAIN], sums))


def _format_line(name: str, own: Sequence[Path], taken: tuple[float, ...]) -> str:
    library, reading, all_of_it = taken
    sums = f"{library:.2f} | {reading:.2f} | {all_of_it:.2f}"
    return (
        f"| {name} | {len(own)} | {_size(own):.2f} | {sums} | {all_of_it / reading:.1f} | {all_of_it / library:.1f} |"
    )


def _print_cores(files: Sequence[Path]) -> None:
    """The whole batch as the commands read it: a process a core, their start included."""
    print("\n| cores | seconds | documents/s | MB/s | ratio to one |\n|---|---|---|---|---|")
    first = 0.0
    batch = [*files] * BATCH
    for cores in CORES:
        begun = time.perf_counter()
        read_each(batch, claims_of, report=lambda *_: None, cores=cores)
        taken = time.perf_counter() - begun
        first = first or taken
        rates = f"{len(batch) / taken:.1f} | {_size(batch) / taken:.2f} | {first / taken:.2f}"
        print(f"| {cores} | {taken:.1f} | {rates} |")


def _print_growth(what: str, files: Sequence[Path], count: Callable[[Document], int]) -> None:
    print(f"\n| {what} | reading s | extraction s | to reading | of each, ms |\n|---|---|---|---|---|")
    for file in files:
        many = count(open_document(file))
        reading, all_of_it = (_timed(work, [file]) for work in (open_document, _extracted))
        each = 1000 * all_of_it / many
        print(f"| {many:,} | {reading:.2f} | {all_of_it:.2f} | {all_of_it / reading:.1f} | {each:.2f} |")


def _timed(work: Callable[[Path], object], files: Sequence[Path]) -> float:
    """Seconds of the processor for all `files`, the best of some runs."""
    return min(_seconds(work, files) for _ in range(RUNS))


def _seconds(work: Callable[[Path], object], files: Sequence[Path]) -> float:
    begun = time.process_time()
    for file in files:
        work(file)
    return time.process_time() - begun


def _extracted(file: Path) -> None:
    extract(open_document(file))


def _is_sound(file: Path) -> bool:
    try:
        _extracted(file)
    except LoadError as error:
        print(f"left out: {error}", file=sys.stderr)
        return False
    return True


def _size(files: Sequence[Path]) -> float:
    return sum(file.stat().st_size for file in files) / MEGABYTE


def _pages(document: Document) -> int:
    return document.text.count("\f") + 1


def _lines(document: Document) -> int:
    return document.text.count("\n")


def _packs(folder: Path) -> list[Path]:
    """Each composed paper some times over, as a PDF, a Word document and a web page."""
    forms = {".pdf": making.pdf, ".docx": making.word, ".html": making.web_page}
    return [
        making.made(folder, f"{paper.stem}{suffix}", make(making.elements(open_document(paper)) * PACK))
        for paper in sorted(DOCUMENTS.iterdir())
        for suffix, make in forms.items()
    ]


def _pack(folder: Path, times: int) -> Path:
    """A PDF of all composed papers, so many times over."""
    papers = [part for paper in sorted(DOCUMENTS.iterdir()) for part in making.elements(open_document(paper))]
    return making.made(folder, f"pack-{times}.pdf", making.pdf(papers * times, header="Committee", footer="Page"))


def _plan(folder: Path, rows: int) -> Path:
    """An action plan of so many rows, as a web page."""
    head = ("Recommendation", "Action", "Lead", "Progress", "Timescale")
    body = [
        (str(n), f"Audit case file {n} and tell the board", "Head of Service", f"Part {n} is audited", "March 2020")
        for n in range(1, rows + 1)
    ]
    parts = [Element("paragraph", line) for line in HEAD.splitlines() if line]
    page = making.web_page([*parts, Element("table", rows=(head, *body))])
    return making.made(folder, f"plan-{rows}.html", page)


if __name__ == "__main__":
    main()
