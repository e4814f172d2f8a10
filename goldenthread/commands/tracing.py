"""`goldenthread trace`: from what was asked to the answer written out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from goldenthread.drawing.chain_svg import chain_svg
from goldenthread.drawing.mermaid import mermaid
from goldenthread.output import give, say
from graph.dataset import open_dataset
from graph.names import Names
from queries.errors import BindingError, UnknownFormat
from queries.results import serialise
from queries.tracing.ends import named_end
from queries.tracing.kinds import Direction, Mode
from queries.tracing.rows import readable, rows_of
from queries.tracing.telling import json_text, markdown, tree
from queries.tracing.trace import Trace, Tracer

Format = Literal["tree", "json", "svg", "md", "csv", "tsv", "table", "mermaid"]
FORMATS: Final[Mapping[Format, Callable[[Trace], str]]] = {
    "tree": tree,
    "json": json_text,
    "svg": chain_svg,
    "md": markdown,
    "csv": lambda trace: serialise(rows_of(trace), "csv"),
    "tsv": lambda trace: serialise(rows_of(trace), "tsv"),
    "table": lambda trace: serialise(readable(trace), "table"),
    "mermaid": mermaid,
}
_BY_SUFFIX: Final[Mapping[str, Format]] = {
    ".json": "json", ".svg": "svg", ".md": "md", ".csv": "csv", ".tsv": "tsv", ".txt": "tree", ".mmd": "mermaid",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be traced and how it is to be written. The ends are names, IRIs or ids."""

    start: str
    goal: str | None = None
    mode: Mode = "answerability"
    direction: Direction = "up"
    as_at: str | None = None
    format: Format | None = None


def run(folder: Path, wanted: Wanted, *, to: Path | None) -> None:
    """The trace, to a file or to standard output. Without a format the file's name tells it, else it is a tree."""
    chosen = wanted.format or _form(to)
    dataset = open_dataset(folder)
    names = Names(dataset)
    start = named_end(names, wanted.start)
    goal = named_end(names, wanted.goal) if wanted.goal else None
    tracer = Tracer(dataset)
    try:
        trace = tracer.trace(start, goal, mode=wanted.mode, direction=wanted.direction, as_at=wanted.as_at)
    except ValueError as error:
        raise BindingError(f"--as-at: {error}") from error
    give(FORMATS[chosen](trace), to=to)
    say(f"{len(trace.steps)} steps, {len(trace.breaks)} of them breaks; dataset {dataset.manifest.version}")


def _form(to: Path | None) -> Format:
    """What the name of the file asks for. Raises `UnknownFormat` for an end that says nothing."""
    if to is None or not to.suffix:
        return "tree"
    if to.suffix.lower() not in _BY_SUFFIX:
        raise UnknownFormat(f"{to.name}: end the file's name in one of: {', '.join(_BY_SUFFIX)}; or give --format")
    return _BY_SUFFIX[to.suffix.lower()]
