"""Sentences that people would type, and how many find their saved question with the right values.

    python -m benchmarks.words

Over the dataset that ships. "asked right" runs the right question with the right values; "offered" runs nothing and has
it among the three; "wrong" runs anything else. The lists are in tests/sentences; each says how and when it was written.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from goldenthread.places import shipped_folder
from goldenthread.reading import read_sources
from goldenthread.sources import shipped_paths
from graph.building import Origin, build_dataset
from graph.dataset import open_dataset
from graph.names import Names
from queries.binding import bind
from queries.catalogue import load_question
from queries.sentences.finding import understand
from queries.sentences.profiles import load_profiles
from queries.sentences.understanding import Interpretation

LISTS = Path(__file__).parents[1] / "tests" / "sentences"
ORDER = ("tuned", "held", "late", "last", "fresh", "hostile", "plain", "again", "third", "fourth", "fifth")
COLUMNS = ("asked right", "offered first", "offered", "not found", "kept back", "wrong")

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fared:
    """How a sentence fared: one of `COLUMNS`; and in how many seconds."""

    sentence: str
    how: str
    seconds: float


def entries(name: str) -> list[Entry]:
    """The sentences of one list, with what each means."""
    read: list[Entry] = yaml.safe_load((LISTS / f"{name}.yml").read_text(encoding="utf-8"))
    return read


def fare(entry: Entry, names: Names) -> Fared:
    """How one sentence fares."""
    started = time.perf_counter()
    understanding = understand(entry["ask"], load_profiles(), names)
    seconds = time.perf_counter() - started
    meant = [entry, *entry.get("or", ())] if "to" in entry else []
    if understanding.sure:
        right = any(same(understanding.sure, one, names) for one in meant)
        right = right or understanding.sure.question.id == entry.get("once")
        return Fared(entry["ask"], "asked right" if right else "wrong", seconds)
    if not meant:
        return Fared(entry["ask"], "kept back", seconds)
    near = [
        any(interpretation.question.id == one["to"] for one in meant)
        for interpretation in understanding.interpretations
    ]
    return Fared(
        entry["ask"], "offered first" if near[:1] == [True] else "offered" if any(near) else "not found", seconds
    )


def same(interpretation: Interpretation, meant: Entry, names: Names) -> bool:
    """Whether the interpretation asks the same SPARQL as what was meant."""
    if interpretation.question.id != meant["to"]:
        return False
    question, values = load_question(meant["to"]), meant.get("with", {})
    return bind(question, values, names.resolve) == bind(question, interpretation.values, names.resolve)


def main(wanted: Sequence[str]) -> None:
    """Prints a line a list, and with --all every sentence that did not fare well."""
    with tempfile.TemporaryDirectory() as folder:
        sources = read_sources(shipped_paths(shipped_folder())).sources
        build_dataset(sources, Path(folder), Origin("benchmark", ""))
        names = Names(open_dataset(Path(folder)))
        names.called("warm")
        print(
            f"{'list':6} {'sentences':>9} "
            + " ".join(f"{column:>13}" for column in COLUMNS)
            + f" {'ms':>6} {'most':>6}"
        )
        for name in ORDER:
            fared = [fare(entry, names) for entry in entries(name)]
            count = Counter(one.how for one in fared)
            times = [one.seconds * 1e3 for one in fared]
            line = " ".join(f"{count[column]:>13}" for column in COLUMNS)
            print(f"{name:6} {len(fared):>9} {line} {statistics.median(times):>6.0f} {max(times):>6.0f}")
            if "--all" in wanted:
                print(
                    *(f"  {one.how}: {one.sentence}" for one in fared if one.how not in ("asked right", "kept back")),
                    sep="\n",
                )


if __name__ == "__main__":
    main(sys.argv[1:])
