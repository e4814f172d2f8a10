"""A reading report written out: one document to be read, many in a table, or each as a line of JSON."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from loaders.claims import Evidence
from loaders.reading_report import ReadingReport
from loaders.refusals import Refused, why

Read = tuple[Path, ReadingReport | None, str | None]
_WIDTH: Final = 100
_PASSED_OVER: Final = "Looks like a statement of who answers for what, and nothing was taken"
_QUOTED: Final = 200
_SUMMED: Final = ("claims", "unread", "refused", "tables", "wordless")


def text(file: Path, report: ReadingReport, first: int | None) -> str:
    """The report of one document; of each list its `first` entries, or all."""
    lines = [f"{file.name}: {_about(report)}", ""]
    lines += ["What was taken", *_taken(report), "", "How sure", *_bands(report), ""]
    pages = [[f"page {page}"] for page in report.wordless]
    headings = [[f"{_where(one.place)}: {one.words}"] for one in report.headings]
    sections: tuple[tuple[str, int, list[list[str]]], ...] = (
        (_PASSED_OVER, len(report.unread), list(_unread(report))),
        ("Refused", len(report.refused), list(_refused(report, first))),
        ("Tables that no rule took", len(report.tables), list(_tables(report))),
        ("Pages without words (pictures, perhaps)", len(pages), pages),
        ("Headings recognised", len(headings), headings),
    )
    for title, number, entries in sections:
        lines += [f"{title}: {number or 'none'}", *_listed(entries, first), ""]
    return "\n".join(lines)


def table(reads: Sequence[Read]) -> str:
    """A line a document, a line of totals, and the claims of all by type."""
    done = [report for _, report, _ in reads if report]
    names = [band.name for band in done[0].bands] if done else []
    rows = [("document", "claims", *names, *_SUMMED[1:])]
    rows += [(file.name, *map(str, _figures(report))) for file, report, _ in reads if report]
    figures = [_figures(report) for report in done]
    rows.append(("all", *(str(sum(column)) for column in zip(*figures, strict=True))))
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))] if done else [0]
    lines = ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows if done]
    lines += ["", *(f"{file.name}: not read" for file, _, failure in reads if failure)]
    lines += [f"{len(done)} of {len(reads)} documents read. {_by_type(done)}".rstrip(), "", *_legend(done)]
    return "\n".join(lines)


def json_lines(reads: Sequence[Read]) -> str:
    """One object a document, whole; of one that could not be read its file and the message."""
    return "".join(json.dumps(_record(*read), ensure_ascii=False) + "\n" for read in reads)


def _about(report: ReadingReport) -> str:
    pages = f"{report.pages} pages, " if report.pages else ""
    whose = report.authority or "no authority recognised, so only the document itself was read"
    return f"{pages}{report.claims} claims; {whose}"


def _taken(report: ReadingReport) -> Iterator[str]:
    for claim, counts in groupby(report.counts, key=lambda count: count.claim):
        rules = list(counts)
        told = ", ".join(f"{count.number} by {count.method}" for count in rules)
        yield from _wrapped(f"{sum(count.number for count in rules):>5}  {claim}: {told}", "", hanging=" " * 7)


def _bands(report: ReadingReport) -> Iterator[str]:
    above: float | None = None
    for band in report.bands:
        reach = f"{band.least:g} or more" if above is None else f"{band.least:g} to {above:g}"
        yield from _wrapped(f"{band.number:>5}  {band.name} ({reach}): {band.meaning}", "", hanging=" " * 7)
        above = band.least


def _unread(report: ReadingReport) -> Iterator[list[str]]:
    for one in report.unread:
        yield [f'{_where(*one.evidence)} ({one.kind}: "{one.words}")', _short(one.text)]


def _refused(report: ReadingReport, first: int | None) -> Iterator[list[str]]:
    """The refusals of one reason together: why, then each value with its places."""

    def key(one: Refused) -> tuple[str, str]:
        return one.of or "", one.reason

    for (of, _), group in groupby(sorted(report.refused, key=key), key=key):
        ones = list(group)
        places: dict[str, list[str]] = {}
        for one in ones:
            places.setdefault(one.value, []).append(_where(*one.evidence))
        told = [f'"{_short(value)}" at {"; ".join(where)}' for value, where in places.items()]
        left = [f"and {len(told) - first} more"] if first is not None and len(told) > first else []
        yield [f"{of + ': ' if of else ''}{why(ones[0].reason)} ({len(ones)})", *told[:first], *left]


def _tables(report: ReadingReport) -> Iterator[list[str]]:
    for one in report.tables:
        yield [f"{_where(one.place)}: {one.rows} x {one.columns}, begins {_short(' | '.join(one.head))}"]


def _listed(entries: Sequence[Sequence[str]], first: int | None) -> Iterator[str]:
    for entry in entries[:first]:
        yield from _wrapped(f"- {entry[0]}", "  ", hanging="    ")
        for line in entry[1:]:
            yield from _wrapped(line, "    ", hanging="      ")
    if first is not None and len(entries) > first:
        yield f"  and {len(entries) - first} more: show them with --all"


def _where(*passages: Evidence) -> str:
    """Page, paragraph and characters of the first passage."""
    if not passages:
        return "no place"
    one = passages[0]
    page = f"page {one.page}, " if one.page else ""
    paragraph = f"paragraph {one.paragraph}, " if one.paragraph else ""
    return f"{page}{paragraph}{one.start}-{passages[-1].end}"


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"


def _wrapped(words: str, indent: str, *, hanging: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent=indent, subsequent_indent=hanging)


def _figures(report: ReadingReport) -> list[int]:
    bands = [band.number for band in report.bands]
    return [report.claims, *bands, *(len(getattr(report, name)) for name in _SUMMED[1:])]


def _by_type(reports: Iterable[ReadingReport]) -> str:
    counted: Counter[str] = Counter()
    for report in reports:
        for count in report.counts:
            counted[count.claim] += count.number
    return "Claims: " + ", ".join(f"{number} {claim}" for claim, number in sorted(counted.items())) if counted else ""


def _legend(reports: Sequence[ReadingReport]) -> Iterator[str]:
    for band in reports[0].bands if reports else ():
        yield f"{band.name}: {band.meaning}"
    yield "unread: sentences that look as if they said who answers for what, and of which no claim was made"
    yield "refused: values that were seen and not taken; tables: those that no rule took; wordless: pages"


def _record(file: Path, report: ReadingReport | None, failure: str | None) -> dict[str, object]:
    if report is None:
        return {"file": file.name, "failure": failure}
    told = dataclasses.asdict(report, dict_factory=_stated)
    refused = [{**dataclasses.asdict(one, dict_factory=_stated), "why": why(one.reason)} for one in report.refused]
    return {"file": file.name, **told, "refused": refused}


def _stated(fields: list[tuple[str, object]]) -> dict[str, object]:
    return {name: value for name, value in fields if value is not None}
