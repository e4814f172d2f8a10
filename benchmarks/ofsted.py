"""Inspection reports read and held against the truth, by field and by family, beside the scraped table.

    python -m benchmarks.ofsted FOLDER TRUTH [--scraped CSV] [--wrong] [--speed]

FOLDER holds the reports under the paths that TRUTH names. A cell reads `right / wrong / missing`; a value where the
truth has none counts as invented. `--wrong` lists what is not right; `--speed` reads all once more on one core, and by
the plain PDF library.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from benchmarks.ofsted_truth import FIELDS, Truth, Verdict, compared, read_truth, values_of
from loaders.claims import Claim
from loaders.documents import Document
from loaders.errors import LoadError
from loaders.extraction import extract, open_document
from loaders.tables import read_table

CORES = 2
Tallies = Mapping[str, Counter[Verdict]]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one file: values by field, or why there are none. `astray` are quotes not at their place or page."""

    values: Mapping[str, str]
    refusal: str
    claims: int
    quotes: int
    astray: Sequence[str]
    pages: int
    peak: float


def main() -> None:
    """Prints the tables."""
    asked = _asked()
    truths = read_truth(asked.truth)
    files = [asked.folder / truth.path for truth in truths]
    begun = time.perf_counter()
    reads = read_all(files, cores=CORES)
    seconds = time.perf_counter() - begun
    ours = {truth.path: read.values for truth, read in zip(truths, reads, strict=True)}
    scraped = scraped_values(asked.scraped, truths) if asked.scraped else None
    _print_fields(truths, ours, scraped)
    _print_families(truths, ours)
    _print_quotes(reads)
    if asked.wrong:
        _print_wrong(truths, reads)
    if asked.speed:
        _print_speed(files, reads, seconds)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ofsted")
    parser.add_argument("folder", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--scraped", type=Path)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--speed", action="store_true")
    return parser.parse_args()


def read_all(files: Sequence[Path], *, cores: int) -> list[Read]:
    """What came of each file, in the order of `files`."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, mp_context=context) as pool:
        return list(pool.map(read_one, files))


def read_one(file: Path) -> Read:
    """What came of one file, as `goldenthread extract` reads it."""
    try:
        document = open_document(file)
    except LoadError as error:
        return Read({}, str(error), 0, 0, (), 0, _peak())
    pages = document.text.count("\f") + 1
    try:
        claims = extract(document)
    except LoadError as error:
        return Read({}, str(error), 0, 0, (), pages, _peak())
    quotes = sum(len(claim.evidence) for claim in claims)
    return Read(values_of(claims), "", len(claims), quotes, astray(claims, document), pages, _peak())


def astray(claims: Sequence[Claim], document: Document) -> list[str]:
    """The passages whose words are not at their offsets or not on their page."""
    return [
        f"{claim.method} {one.start}-{one.end} page {one.page}"
        for claim in claims
        for one in claim.evidence
        if document.text[one.start : one.end] != one.quote or document.page_of(one.start) != one.page
    ]


def scraped_values(table: Path, truths: Sequence[Truth]) -> dict[str, dict[str, str]]:
    """What the scraped table says of each report; it names a report by its provider's number and its file."""
    by_row: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in read_table(table)[1:]:
        by_row[claim.evidence[0].paragraph].append(claim)
    with table.open(encoding="utf-8-sig", newline="") as handle:
        rows = {(row["urn"], row["pdf_filename"]): f"row {n}" for n, row in enumerate(csv.DictReader(handle), start=2)}
    found = {}
    for truth in truths:
        folder, _, name = truth.path.partition("/")
        values = values_of(by_row[rows.get((folder.partition("_")[0], name))])
        # What the mapping adds of the framework, and a count of nothing, are not the table's.
        found[truth.path] = {f: v for f, v in values.items() if f not in ("framework", "n_recommendations")}
    return found


def tallied(truths: Sequence[Truth], given: Mapping[str, Mapping[str, str]]) -> Tallies:
    """Verdicts counted by field."""
    tallies: dict[str, Counter[Verdict]] = {field: Counter() for field in FIELDS}
    for truth in truths:
        for field, verdict in compared(truth, given[truth.path]):
            tallies[field][verdict] += 1
    return tallies


def _print_fields(
    truths: Sequence[Truth], ours: Mapping[str, Mapping[str, str]], scraped: Mapping[str, Mapping[str, str]] | None
) -> None:
    columns = [tallied(truths, one) for one in (ours, scraped) if one is not None]
    titles = ["Golden Thread", "scraped table"][: len(columns)]
    print(f"{len(truths)} files; right / wrong / missing (invented)\n")
    print("| field |" + "".join(f" {title} | invented |" for title in titles))
    print("|---|" + "---|---|" * len(titles))
    for field in FIELDS:
        print(f"| {field} |" + "".join(f" {_cell(one[field])} | {one[field]['invented']} |" for one in columns))
    print("| all |" + "".join(f" {_cell(_sum(one))} | {_sum(one)['invented']} |" for one in columns))


def _print_families(truths: Sequence[Truth], ours: Mapping[str, Mapping[str, str]]) -> None:
    families = sorted({truth.family for truth in truths})
    print(f"\n| field | {' | '.join(families)} |\n|---|{'---|' * len(families)}")
    by_family = [tallied([t for t in truths if t.family == family], ours) for family in families]
    print("| files | " + " | ".join(str(sum(t.family == family for t in truths)) for family in families) + " |")
    for field in (*FIELDS, "all"):
        cells = [one[field] if field != "all" else _sum(one) for one in by_family]
        print(f"| {field} | " + " | ".join(_cell(cell) for cell in cells) + " |")


def _print_quotes(reads: Sequence[Read]) -> None:
    lost, quotes = sum(len(read.astray) for read in reads), sum(read.quotes for read in reads)
    refused = sum(bool(read.refusal) for read in reads)
    claims = sum(read.claims for read in reads)
    print(f"\n{claims:,} claims; {quotes:,} passages, {lost} of them not at their place or page")
    print(f"{refused} files refused")


def _print_wrong(truths: Sequence[Truth], reads: Sequence[Read]) -> None:
    print()
    for truth, read in zip(truths, reads, strict=True):
        told = [(field, verdict) for field, verdict in compared(truth, read.values) if verdict != "right"]
        if read.refusal:
            print(f"{truth.path} ({truth.family}): refused: {read.refusal}")
            continue
        for field, verdict in told:
            wanted = " or ".join(truth.values.get(field, ())) or "nothing"
            print(f"{truth.path} ({truth.family}): {field} {verdict}: {read.values.get(field)}, truth {wanted}")
        for place in read.astray:
            print(f"{truth.path}: astray: {place}")


def _print_speed(files: Sequence[Path], reads: Sequence[Read], seconds: float) -> None:
    """Pages a second, processes' start included, beside the plain library on one core in this process."""
    pages = sum(read.pages for read in reads)
    begun = time.perf_counter()
    read_all(files, cores=1)
    alone = time.perf_counter() - begun
    begun = time.perf_counter()
    for file in files:
        plain_text(file)
    library = time.perf_counter() - begun
    print(f"\n{pages:,} pages\n\n| | seconds | pages/s | to the library |\n|---|---|---|---|")
    for name, taken in ((f"{CORES} cores", seconds), ("1 core", alone), ("pypdfium2 alone, 1 core", library)):
        print(f"| {name} | {taken:.1f} | {pages / taken:.0f} | {taken / library:.1f} |")
    peaks = [read.peak for read in reads]
    early = max(peaks[: len(peaks) // 4], default=0.0)
    print(f"\npeak memory of a reader: {early:.0f} MB after a quarter of the files, {max(peaks):.0f} MB at the end")


def plain_text(file: Path) -> int:
    """The characters of a PDF by the plain library; 0 where it is none."""
    try:
        with pypdfium2.PdfDocument(file) as book:
            return sum(len(page.get_textpage().get_text_bounded()) for page in book)
    except pypdfium2.PdfiumError:
        return 0


def _cell(tally: Counter[Verdict]) -> str:
    return f"{tally['right']} / {tally['wrong']} / {tally['missing']}"


def _sum(tallies: Tallies) -> Counter[Verdict]:
    return sum(tallies.values(), Counter[Verdict]())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
