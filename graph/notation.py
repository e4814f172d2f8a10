"""Canonical N-Quads in other notations, written as a stream by the engine's own serialisers; with `engine.py` the only
module that names the RDF engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Final, Literal

import pyoxigraph as ox

Notation = Literal["turtle", "trig", "jsonld"]
_FORMATS: Final[Mapping[Notation, ox.RdfFormat]] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_AT_ONCE: Final = 10_000
_BLANK: Final = re.compile(r"^_:| _:\S+(?: <[^>]*>)? \.$")


def write_notation(lines: Iterable[str], out: IO[bytes], notation: Notation, prefixes: Mapping[str, str]) -> None:
    """Writes N-Quads lines in their order: things that follow one another are grouped, so sorted lines read best."""
    format, quads = _FORMATS[notation], _parsed(lines)
    if notation == "turtle":
        ox.serialize((quad.triple for quad in quads), out, format, prefixes=dict(prefixes))
    else:
        ox.serialize(quads, out, format, prefixes=dict(prefixes))


def has_blank_node(line: str) -> bool:
    """Whether subject or object of an N-Quads line is a blank node."""
    return _BLANK.search(line) is not None


def named_blank_nodes(lines: Iterable[str]) -> Iterator[str]:
    """Lines that have blank nodes, these named by RDFC-1.0, in no order. Cost grows with the symmetry among them."""
    known = ox.Dataset(_parsed(lines))
    known.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    for quad in known:
        yield f"{quad} ." if quad.graph_name != ox.DefaultGraph() else f"{quad.triple} ."


def _parsed(lines: Iterable[str]) -> Iterator[ox.Quad]:
    waiting = iter(lines)
    while chunk := "\n".join(islice(waiting, _AT_ONCE)):
        yield from ox.parse(chunk.encode(), format=ox.RdfFormat.N_QUADS)
