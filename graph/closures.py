"""What follows over any number of steps, by the CONSTRUCTs of graph/rules: never asserted, always made anew.

In a named graph of its own, outside the default graph: a question names it to jump where a property path would walk.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from rdflib import URIRef

from graph.loading import constructed
from graph.quads import Triple, term_text
from graph.tokens import meaningful
from ontology.terms import GRAPH, ONT

CLOSURES: Final = URIRef(f"{GRAPH}derived/closures")


def closures(triples: Iterable[Triple]) -> list[Triple]:
    """What the rules make of these triples, sorted; nothing of proposed links, which have no plain triple.

    Only the triples whose properties the rules name are looked at, so the cost grows with links and not with claims.
    """
    wanted = _properties()
    lines = (
        f"{term_text(subject)} <{predicate}> {term_text(value)} ."
        for subject, predicate, value in triples
        if predicate in wanted
    )
    return constructed(rules(), "\n".join(lines).encode())


@cache
def rules() -> tuple[str, ...]:
    """The rules, in the order of their files."""
    found = sorted(files("graph").joinpath("rules").iterdir(), key=lambda entry: entry.name)
    return tuple(entry.read_text(encoding="utf-8") for entry in found if entry.name.endswith(".rq"))


@cache
def _properties() -> frozenset[URIRef]:
    """The IRIs of the properties that the rules name."""
    names = (token.text for rule in rules() for token in meaningful(rule) if token.kind == "name")
    return frozenset(URIRef(f"{ONT}{name.removeprefix('gt:')}") for name in names if name != "gt:")
