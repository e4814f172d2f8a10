"""A dataset written out for other tools: sorted, and the same bytes each time.

Blank nodes keep the names of the canonical form. All but JSON-LD is written as a stream.
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from typing import IO, Final, cast

from graph.dataset import Dataset
from graph.engine import PREFIXES
from graph.errors import UnknownForm, UnknownGraph
from graph.lines import graph_of, merged_lines, named_lines, triple_of
from graph.notation import Notation, write_notation
from graph.sorting import sorted_lines
from ontology.terms import GRAPH

MERGED: Final = "merged"
# Least and fastest of the presets on our quads: decision 26.
_COMPACT: Final = 3
_PREFIXES: Final[Mapping[str, str]] = {**PREFIXES, "gtgraph": GRAPH}
_BETWEEN: Final = "\0"


def export(dataset: Dataset, form: str, out: IO[bytes], *, graphs: Sequence[str] = ()) -> None:
    """Writes the dataset, or these `graphs` of it, in one of `FORMS`.

    A graph goes by its IRI or the part of it after /graph/; "merged" is the default graph of questions. Without
    `graphs` the forms that know graphs hold every named one, the others the merged one. Raises `UnknownForm`,
    `UnknownGraph`.
    """
    write = FORMS.get(form)
    if write is None:
        raise UnknownForm(f"{form!r} is not a form in which a dataset is written; choose {', '.join(FORMS)}")
    wanted = [_named(dataset, name) for name in graphs]
    if form in _OF_TRIPLES:
        lines = merged_lines(dataset) if wanted in ([], [MERGED]) else sorted_lines(_triples(dataset, wanted))
    else:
        lines = _quads(dataset, wanted)
    write(lines, out)


def _named(dataset: Dataset, name: str) -> str:
    """A graph's IRI, or "merged"."""
    if name == MERGED or name in dataset.manifest.graphs:
        return name
    if f"{GRAPH}{name}" in dataset.manifest.graphs:
        return f"{GRAPH}{name}"
    known = (MERGED, *(graph.removeprefix(GRAPH) for graph in dataset.manifest.graphs))
    near = get_close_matches(name, known, n=5, cutoff=0.4) or known[:5]
    raise UnknownGraph(
        f"this dataset has no graph {name!r}; of the {len(known):,} that it has the nearest are: {', '.join(near)}"
    )


def _quads(dataset: Dataset, wanted: Sequence[str]) -> Iterator[str]:
    if not wanted:
        return named_lines(dataset)
    named = (line for line in named_lines(dataset) if graph_of(line) in wanted)
    if MERGED not in wanted:
        return named
    return sorted_lines(line for lines in (named, merged_lines(dataset)) for line in lines)


def _triples(dataset: Dataset, wanted: Sequence[str]) -> Iterator[str]:
    yield from (triple_of(line) for line in named_lines(dataset) if graph_of(line) in wanted)
    if MERGED in wanted:
        yield from merged_lines(dataset)


def _write_lines(lines: Iterable[str], out: IO[bytes]) -> None:
    for line in lines:
        out.write(f"{line}\n".encode())


def _write_compact(lines: Iterable[str], out: IO[bytes]) -> None:
    with lzma.open(out, "wb", preset=_COMPACT) as packed:
        _write_lines(lines, cast("IO[bytes]", packed))


def _write_by_graph(notation: Notation, lines: Iterable[str], out: IO[bytes]) -> None:
    by_graph = sorted_lines(f"{graph_of(line)}{_BETWEEN}{line}" for line in lines)
    write_notation((line.partition(_BETWEEN)[2] for line in by_graph), out, notation, _PREFIXES)


def _write_turtle(lines: Iterable[str], out: IO[bytes]) -> None:
    write_notation(lines, out, "turtle", _PREFIXES)


FORMS: Final[Mapping[str, Callable[[Iterable[str], IO[bytes]], None]]] = {
    "nquads": _write_lines,
    "trig": partial(_write_by_graph, "trig"),
    "turtle": _write_turtle,
    "ntriples": _write_lines,
    "jsonld": partial(_write_by_graph, "jsonld"),
    "compact": _write_compact,
}
_OF_TRIPLES: Final = frozenset({"turtle", "ntriples"})
