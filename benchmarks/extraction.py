"""How right the claims are that the rules read, and whether they are as right as their confidence says.

    python -m benchmarks.extraction [FILE... --gold FOLDER | --set first|second|...|latest] [--each] [--errors]

Without files: a set of the project's own measured papers, made anew from their sources. With files: documents whose
annotated claims are FOLDER/<stem of the file>.jsonl.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from benchmarks.calibration import EDGES, calibration
from benchmarks.matching import Record
from benchmarks.scoring import TYPES, Marked, Scores, pooled, score
from goldenthread.sources import TABLES
from loaders.claim_files import write_claim
from loaders.errors import LoadError
from loaders.extraction import extract, extract_table
from loaders.readers import open_document
from loaders.tables.files import decoded, read_bytes


@dataclass(frozen=True, slots=True)
class Case:
    """A document, the claims read from it, and the annotated ones. `astray` quotes do not stand at their offsets."""

    name: str
    scores: Scores
    quotes: int
    astray: int


def main() -> None:
    """Prints the figures of all documents together: a table of scores and one of calibration."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(path, arguments.gold / f"{path.stem}.jsonl") for path in arguments.files] or _made(
            Path(folder), arguments.set
        )
        cases = [case(path, gold) for path, gold in pairs]
    if arguments.each:
        for one in cases:
            print("\n".join([one.name, *_table(one.scores), ""]))
    if arguments.errors:
        print("\n".join(_errors(cases)))
    whole = pooled([one.scores for one in cases])
    quotes, astray = sum(one.quotes for one in cases), sum(one.astray for one in cases)
    print(f"{len(cases)} documents; {quotes - astray} of {quotes} quotes stand at their offsets\n")
    print("\n".join([*_table(whole), "", *_bands(whole.marked)]))


def case(path: Path, gold: Path) -> Case:
    """The document in `path` read and scored. One that is refused gives no claims, and is told on standard error."""
    text, claims = "", []
    try:
        if path.suffix.lower() in TABLES:
            text, claims = decoded(read_bytes(path), name=path.name), extract_table(path)
        else:
            document = open_document(path)
            text, claims = document.text, extract(document)
    except LoadError as error:
        print(f"refused: {error}", file=sys.stderr)
    told = [passage for claim in claims for passage in claim.evidence]
    astray = sum(passage.quote != text[passage.start : passage.end] for passage in told)
    records = [json.loads(write_claim(claim)) for claim in claims]
    return Case(path.stem, score(records, read_records(gold)), len(told), astray)


def read_records(path: Path) -> list[Record]:
    """The claims of a file of JSON Lines, as they are."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="documents to read")
    parser.add_argument("--gold", type=Path, help="the folder of their annotated claims")
    parser.add_argument(
        "--set",
        choices=(*_measured().SETS, "latest"),
        default="latest",
        help="of measured papers",
    )
    parser.add_argument("--each", action="store_true", help="print each document's table too")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what is wrong")
    arguments = parser.parse_args()
    if arguments.files and not arguments.gold:
        parser.error("files need --gold, the folder of their annotated claims")
    return arguments


def _made(folder: Path, name: str) -> list[tuple[Path, Path]]:
    """The measured papers of a set, made in `folder`, each with its annotated claims."""
    measured = _measured()
    home = Path(str(measured.__file__)).parent
    slugs = measured.SETS[measured.LATEST if name == "latest" else name].papers
    return [(measured.made(slug, folder), home / slug / "gold.jsonl") for slug in sorted(slugs)]


def _measured() -> ModuleType:
    return import_module("tests.measured")


def _table(scores: Scores) -> Iterator[str]:
    yield "| type | claims | right | precision | required | found | recall | F1 | further fields |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for kind in TYPES:
        one = scores.tallies[kind]
        fields = ", ".join(f"{name} {share:.2f}" for name, share in one.shares().items())
        figures = (one.claims, one.right, _shown(one.precision), one.required, one.found, _shown(one.recall))
        yield f"| {kind} | {' | '.join(map(str, figures))} | {_shown(one.f1)} | {fields} |"


def _bands(marked: Sequence[Marked]) -> Iterator[str]:
    """A line a type: in each band of confidence the claims and the share that is right."""
    edges = [f"{low:.2f}-{min(high, 1):.2f}" for low, high in pairwise(EDGES)]
    yield f"| right, of claims | {' | '.join(edges)} | Brier score | calibration error |"
    yield f"|{'---|' * (len(edges) + 3)}"
    for kind in (*TYPES, "all"):
        found = calibration(one for one in marked if kind in (one.claim["claim"], "all"))
        if found:
            held = {band.low: f"{band.right:.2f} of {band.claims}" for band in found.bands}
            cells = " | ".join(held.get(low, "") for low in EDGES[:-1])
            yield f"| {kind} | {cells} | {found.brier:.3f} | {found.error:.3f} |"


def _errors(cases: Iterable[Case]) -> Iterator[str]:
    for one in cases:
        yield from (f"{one.name} missed {_line(record)}" for record in one.scores.missed)
        yield from (f"{one.name} wrong {_line(marked.claim)}" for marked in one.scores.marked if not marked.right)


def _line(record: Record) -> str:
    return json.dumps({key: value for key, value in record.items() if key != "evidence"}, ensure_ascii=False)


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"


if __name__ == "__main__":
    main()
