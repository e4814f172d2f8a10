"""Each example of every saved question on each engine: are the rows the same, and how long does it take?

    python -m benchmarks.engines [--seconds 10] [--question ID]... > table.md

The facts that ship are built, and published to a real Oxigraph server and, where it is installed, a real Virtuoso.
Virtuoso is asked twice: itself, and as `--endpoint` asks a server that gets the standard's own examples wrong, for its
facts only. Each example is asked as a command asks it, the server opened anew. One that falls over is started again.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goldenthread.places import shipped_folder
from goldenthread.reading import read_sources
from goldenthread.sources import shipped_paths
from graph.answers import Answer, Table
from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.errors import GraphError
from graph.names import Names
from queries.binding import bind
from queries.catalogue import load_catalogue
from queries.errors import QuestionError
from queries.published import open_endpoint
from queries.publishing import How, publish
from queries.question import Column
from queries.remote import RemoteDataset
from queries.results import Result, serialise
from queries.sending import Credentials
from queries.server import Addresses, Server
from tests.servers import VIRTUOSO, VIRTUOSO_ABSENT, oxigraph, virtuoso

_WORDS: Final = ("same", "order", "other", "refused", "late")


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a question: its bound SPARQL, and the answer of the embedded store with its seconds."""

    question: str
    sparql: str
    rows: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an engine gave for a case: one of `_WORDS`, and after how long."""

    word: str
    seconds: float


class Running:
    """A server that is started when it is first asked, and again when it was stopped."""

    def __init__(self, start: Callable[[], AbstractContextManager[Addresses]]) -> None:
        self._start = start
        self._running: AbstractContextManager[Addresses] | None = None
        self._addresses: Addresses | None = None

    def addresses(self) -> Addresses:
        """Where to ask, of a server that is up."""
        if self._running is None or self._addresses is None:
            self._running = self._start()
            self._addresses = self._running.__enter__()
        return self._addresses

    def stop(self) -> None:
        """Ends the server; the next question starts it again."""
        if self._running is not None:
            self._running.__exit__(None, None, None)
            self._running = None


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to ask a server: `opened` makes a dataset of its address, anew for each query."""

    name: str
    server: Running
    opened: Callable[[str], RemoteDataset]


def cases(dataset: Dataset, only: Sequence[str]) -> Iterator[Case]:
    """Every example, in order of questions."""
    names = Names(dataset)
    for question in load_catalogue():
        for example in question.examples if not only or question.id in only else ():
            sparql = bind(question, example.values, names.resolve)
            begun = time.perf_counter()
            answer = dataset.query(sparql)
            yield Case(question.id, sparql, _text(answer), time.perf_counter() - begun)


def outcome(case: Case, engine: Engine) -> Outcome:
    """What an engine gives for a case. One that has fallen over or is still at it is started anew."""
    address = engine.server.addresses().query
    begun = time.perf_counter()
    try:
        text = _text(engine.opened(address).query(case.sparql))
    except (QuestionError, GraphError) as error:
        seconds = time.perf_counter() - begun
        if getattr(error, "status", 0) is None:
            engine.server.stop()
        return Outcome("late" if "no answer within" in str(error) else "refused", seconds)
    same = "same" if text == case.rows else "order" if _lines(text) == _lines(case.rows) else "other"
    return Outcome(same, time.perf_counter() - begun)


def _text(answer: Answer) -> str:
    """The rows with the type of every value."""
    if not isinstance(answer, Table):
        raise TypeError("a saved question is a SELECT, and its answer a table")
    return serialise(Result(tuple(Column(name, name) for name in answer.columns), answer.rows), "json")


def _lines(text: str) -> list[str]:
    return sorted(text.splitlines())


def main() -> None:
    """Prints a table in Markdown, and what it sums up to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=10, help="the longest that an answer may take")
    parser.add_argument("--question", action="append", default=[], help="only this one; repeat for more")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dataset = _built(Path(folder))
        asked = list(cases(dataset, given.question))
        found = {}
        for engine in _engines(dataset, Path(folder), given.seconds):
            found[engine.name] = [outcome(case, engine) for case in asked]
            engine.server.stop()
    _print(asked, found)


def _built(folder: Path) -> Dataset:
    build_dataset(read_sources(shipped_paths(shipped_folder())).sources, folder / "data", Origin("benchmark", ""))
    return open_dataset(folder / "data")


def _engines(dataset: Dataset, folder: Path, seconds: int) -> Iterator[Engine]:
    """The engines that are here, the dataset published to each."""
    there = _published(dataset, lambda: oxigraph(_made(folder / "oxigraph")), None)
    yield Engine("Oxigraph server", there, lambda address: open_endpoint(address, seconds=seconds))
    if VIRTUOSO is None:
        print(f"{VIRTUOSO_ABSENT}\n")
        return
    loose = _published(dataset, lambda: virtuoso(_made(folder / "virtuoso")), Credentials("dba", "dba", "digest"))
    yield Engine("Virtuoso itself", loose, lambda address: _itself(address, seconds))
    yield Engine("Virtuoso, facts only", loose, lambda address: open_endpoint(address, seconds=6 * seconds))


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def _published(
    dataset: Dataset, start: Callable[[], AbstractContextManager[Addresses]], credentials: Credentials | None
) -> Running:
    there = Running(start)
    publish(dataset, Server(there.addresses(), credentials=credentials), How(), progress=lambda step, sent: None)
    return there


def _itself(address: str, seconds: int) -> RemoteDataset:
    """The published version as the server itself answers about it, whatever it gets wrong."""
    graphs = open_endpoint(address, seconds=seconds).graphs
    return RemoteDataset(address, seconds=seconds, graphs=graphs)


def _print(asked: Sequence[Case], found: Mapping[str, Sequence[Outcome]]) -> None:
    """A line a question, then the sums."""
    print(f"| question | examples | embedded | {' | '.join(found)} |")
    print(f"|---|--:|--:|{'---|' * len(found)}")
    for question in dict.fromkeys(case.question for case in asked):
        places = [place for place, case in enumerate(asked) if case.question == question]
        cells = [_cell([outcomes[place] for place in places]) for outcomes in found.values()]
        embedded = _time([asked[place].seconds for place in places])
        print(f"| {question} | {len(places)} | {embedded} | {' | '.join(cells)} |")
    print()
    for name, outcomes in found.items():
        counted = Counter(one.word for one in outcomes)
        told = ", ".join(f"{counted[word]} {word}" for word in _WORDS if counted[word])
        print(f"{name}: {told}; {_time([one.seconds for one in outcomes])} each (median)")


def _cell(outcomes: Sequence[Outcome]) -> str:
    counted = Counter(one.word for one in outcomes)
    told = [word if len(counted) == 1 else f"{counted[word]} {word}" for word in _WORDS if counted[word]]
    return f"{', '.join(told)}, {_time([one.seconds for one in outcomes])}"


def _time(seconds: Sequence[float]) -> str:
    middle = statistics.median(seconds)
    return f"{middle:.1f} s" if middle >= 1 else f"{middle * 1e3:.0f} ms"


if __name__ == "__main__":
    main()
