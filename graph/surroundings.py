"""What hangs on changed facts, looked up in the store of the version before: what may have to be concluded anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.term import Node

from graph.loading import Premises
from graph.quads import term_text
from graph.rulebook import Rule
from graph.walks import Move, walk_of

_MERGED: Final = ox.DefaultGraph()
_Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Reading:
    """The properties of which rules read facts; `roles`, those that they mean where they name none; and `forms`, those
    of the ontology that say which properties are roles.
    """

    properties: frozenset[URIRef]
    roles: frozenset[URIRef]
    forms: frozenset[URIRef]


class Surroundings:
    """The merged facts of a version, and what of them `gone` and `come` take and add: N-Triples lines.

    `roles` are the properties that a rule means by a property that it does not name.
    """

    def __init__(self, store: ox.Store, gone: Iterable[str], come: Iterable[str], roles: Collection[URIRef]) -> None:
        self._store = store
        self._roles = sorted(roles)
        self._gone = frozenset(_parsed(gone))
        self._changed: dict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
        self._come_of: dict[tuple[ox.NamedNode, _Node | None], list[ox.Triple]] = defaultdict(list)
        for one in self._gone:
            self._changed[one.predicate].append(one)
        for one in _parsed(come):
            self._changed[one.predicate].append(one)
            self._come_of[(one.predicate, one.subject)].append(one)
            self._come_of[(one.predicate, one.object)].append(one)

    def told(self, graph: URIRef) -> list[str]:
        """The `triple_text` of each triple of a named graph of the version, in no order."""
        text = self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(str(graph))) or b""
        return [line.removesuffix(" .") for line in text.decode().split("\n") if line]

    def concluded(self, rule: Rule) -> tuple[frozenset[str], list[str]]:
        """What a rule makes of things that the changes touch: those things, as N-Triples writes them, and its triples'
        `triple_text`, in order. Of all other things the rule makes what it made before.
        """
        walk = walk_of(rule.text)
        moves = self._expanded(walk.moves)
        touched = self._touched(walk.begins, moves)
        made = Premises.of(self._premises(walk.begins, moves, touched)).constructed([rule.text])
        things = frozenset(map(str, touched))
        return things, [text for text in made if text.split(" ", 1)[0] in things]

    def _expanded(self, moves: Iterable[Move]) -> Sequence[_Move]:
        return [
            _Move(one.start, ox.NamedNode(str(along)), one.is_forward, one.end, _engine_term(one.only))
            for one in moves
            for along in ([one.property] if one.property else self._roles)
        ]

    def _touched(self, begins: Collection[str], moves: Sequence[_Move]) -> set[_Node]:
        """The nodes from which the walk comes to a changed fact, along facts of either version."""
        to: dict[str, list[_Move]] = defaultdict(list)
        for move in moves:
            to[move.end].append(move)
        met = {
            (move.start, move.near(one))
            for move in moves
            for one in self._changed[move.along]
            if move.only is None or move.far(one) == move.only
        }
        left = list(met)
        while left:
            place, node = left.pop()
            for move in to[place]:
                for one in self._facts(move, far=node):
                    if (new := (move.start, move.near(one))) not in met:
                        met.add(new)
                        left.append(new)
        return {node for place, node in met if place in begins}

    def _premises(
        self, begins: Collection[str], moves: Sequence[_Move], things: Iterable[_Node]
    ) -> Iterator[ox.Triple]:
        """The facts of the new version that the walk meets from these things on, some more than once."""
        onward: dict[str, list[_Move]] = defaultdict(list)
        for move in moves:
            onward[move.start].append(move)
        met = {(place, node) for place in begins for node in things}
        left = list(met)
        while left:
            place, node = left.pop()
            for move in onward[place]:
                for one in self._facts(move, near=node):
                    if one in self._gone:
                        continue
                    yield one
                    if (new := (move.end, move.far(one))) not in met:
                        met.add(new)
                        left.append(new)

    def _facts(self, move: _Move, *, near: _Node | None = None, far: _Node | None = None) -> Iterator[ox.Triple]:
        """The facts of both versions that a move goes along, from a node or to one."""
        subject, value = (near, far or move.only) if move.is_forward else (far or move.only, near)
        if isinstance(subject, ox.Literal):
            return
        for quad in self._store.quads_for_pattern(subject, move.along, value, _MERGED):
            yield quad.triple
        for one in self._come_of[(move.along, subject or value)]:
            if subject in (None, one.subject) and value in (None, one.object):
                yield one


@dataclass(frozen=True, slots=True)
class _Move:
    """A move of the rule along a property that it names."""

    start: str
    along: ox.NamedNode
    is_forward: bool
    end: str
    only: _Node | None

    def near(self, one: ox.Triple) -> _Node:
        return one.subject if self.is_forward else one.object

    def far(self, one: ox.Triple) -> _Node:
        return one.object if self.is_forward else one.subject


def _engine_term(term: Node | None) -> _Node | None:
    return None if term is None else next(iter(_parsed([f"<urn:a> <urn:a> {term_text(term)} ."]))).object


def _parsed(lines: Iterable[str]) -> list[ox.Triple]:
    text = "\n".join(lines).encode()
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]
