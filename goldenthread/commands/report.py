"""`goldenthread report`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread import reading_formats
from goldenthread.commands.read import outcomes_of
from goldenthread.failures import DONE, UNREADABLE
from goldenthread.output import give, say
from goldenthread.sources import TABLES
from loaders.documents import Pages
from loaders.reading_report import ReadingReport


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to show it: as JSON, which is whole; else of each list so many entries (None: all)."""

    as_json: bool
    first: int | None


def run(files: Sequence[Path], wanted: Wanted, *, to: Path | None, seconds: float) -> int:
    """What was read of each file. One file gives its whole report, several a line each and totals."""
    outcomes = outcomes_of(files, _report, seconds=seconds)
    reads = [(outcome.file, outcome.result, outcome.failure) for outcome in outcomes]
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    for failure in failures:
        say(f"goldenthread: {failure}")
    if wanted.as_json or len(failures) < len(files):
        give(_written(reads, wanted), to=to)
    return UNREADABLE if failures else DONE


def _written(reads: Sequence[reading_formats.Read], wanted: Wanted) -> str:
    if wanted.as_json:
        return reading_formats.json_lines(reads)
    if len(reads) > 1:
        return reading_formats.table(reads)
    return "".join(reading_formats.text(file, report, wanted.first) for file, report, _ in reads if report)


def _report(file: Path, pages: Pages) -> ReadingReport:
    from loaders.extraction import open_document, reading_of, reading_of_table
    from loaders.reading_report import reading_report

    is_table = file.suffix.lower() in TABLES
    return reading_report(reading_of_table(file) if is_table else reading_of(open_document(file, pages)))
