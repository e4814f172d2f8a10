"""`goldenthread identity`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rdflib import Literal

from goldenthread.commands.questions import present
from goldenthread.output import say
from graph.answers import Table
from graph.dataset import open_dataset
from graph.identity.showing import VERDICTS, Decided, decided
from graph.names import Names
from queries.runner import result_of

# The first five are those of a table of decisions, so that an answer can be corrected and given to a build.
_COLUMNS = ("one", "other", "verdict", "by", "reason", "stands", "names", "evidence")


def show(folder: Path, entity: str | None, which: str | None, *, format: str | None, to: Path | None) -> None:
    """What was decided about which addresses are of one thing: all, or about one thing, or with one outcome."""
    dataset = open_dataset(folder)
    about = Names(dataset).resolve(entity) if entity else None
    found = decided(dataset, about=about, verdict=VERDICTS[which] if which else None)
    rows = tuple(tuple(None if cell is None else Literal(cell) for cell in _row(one)) for one in found)
    present(result_of(Table(_COLUMNS, rows)), format=format, to=to)
    counts = Counter(one.verdict for one in found)
    told = ", ".join(f"{counts[verdict]:,} {word}" for word, verdict in VERDICTS.items() if which in (None, word))
    say(f"{told}; dataset {dataset.manifest.version}")


def _row(one: Decided) -> tuple[str | None, ...]:
    names, evidence = " | ".join(one.names) or None, "; ".join(one.evidence) or None
    return (one.one, one.other, one.verdict, one.by, one.reason, one.stands, names, evidence)
