"""How a rule looks about: the moves from what it makes something of to all the facts that it reads for it.

A rule's patterns hang together. From the subject of what it makes, each pattern is met from one of its ends: its
property is then followed forward, from subject to object, or backward. Every fact that a conclusion rests on is reached
from the conclusion's subject by such moves, and whatever reaches a changed fact by them may have to be concluded anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final

from rdflib import URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node

from graph.errors import BadRule

_JOINED: Final = frozenset({"Join", "LeftJoin", "Minus"})
_ONE_OR_MORE: Final = "+"
_Pattern = tuple[Node, Node | Path, Node]


@dataclass(frozen=True, slots=True)
class Move:
    """From a place in the rule to another along a property, from its subject to its object or backward.

    One without a property is along any that is a role; one with `only` ends at that term.
    """

    start: str
    property: URIRef | None
    is_forward: bool
    end: str
    only: Node | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """The moves of a rule from each place where the subject of what it makes stands; `makes` has the properties of its
    triples, none where they hang on the facts.
    """

    begins: frozenset[str]
    moves: tuple[Move, ...]
    makes: frozenset[URIRef]


@cache
def walk_of(rule: str) -> Walk:
    """The walk of a CONSTRUCT. Raises `BadRule` where it makes triples of several subjects, or has a pattern that does
    not hang together with the rest.
    """
    algebra = prepareQuery(rule).algebra
    subjects = {triple[0] for triple in algebra.template}
    if len(subjects) != 1 or not isinstance(key := subjects.pop(), Variable):
        raise BadRule(f"a rule makes triples of one thing, and this one of several: {rule}")
    ways = [(_Way(f"{number}:", rule), one) for number, one in enumerate(_patterns(algebra.p, _Names()))]
    properties = {triple[1] for triple in algebra.template}
    known = all(isinstance(one, URIRef) for one in properties)
    return Walk(
        begins=frozenset(way.place(key) for way, _ in ways),
        moves=tuple(chain.from_iterable(way.moves(key, patterns) for way, patterns in ways)),
        makes=frozenset(map(URIRef, properties)) if known else frozenset(),
    )


class _Names:
    """Makes the variables of a SELECT within another its own, but for those that it hands on."""

    def __init__(self) -> None:
        self._many = 0

    def within(self, node: CompValue, handed: Collection[Variable]) -> dict[Variable, Variable]:
        self._many += 1
        inside = {one for pattern in _all(node) for one in pattern if isinstance(one, Variable)}
        return {one: Variable(f"{one}__{self._many}") for one in inside if one not in handed}


def _patterns(node: CompValue, names: _Names) -> list[list[_Pattern]]:
    """The patterns of a part of a query: a list for each way through its UNIONs."""
    if node.name == "BGP":
        return [list(node.triples)]
    if node.name == "Union":
        return _patterns(node.p1, names) + _patterns(node.p2, names)
    if node.name in _JOINED:
        others = _patterns(node.p2, names)
        return [one + other for one in _patterns(node.p1, names) for other in others]
    if node.name == "Project":
        own = names.within(node.p, node.PV)
        return [[_renamed(pattern, own) for pattern in one] for one in _patterns(node.p, names)]
    if isinstance(node.get("p"), CompValue):
        return _patterns(node.p, names)
    return [[]]


def _all(node: CompValue) -> Iterator[_Pattern]:
    if node.name == "BGP":
        yield from node.triples
    for part in (node.get("p"), node.get("p1"), node.get("p2")):
        if isinstance(part, CompValue):
            yield from _all(part)


def _renamed(pattern: _Pattern, own: Mapping[Any, Variable]) -> _Pattern:
    subject, predicate, value = pattern
    return own.get(subject, subject), own.get(predicate, predicate), own.get(value, value)


class _Way:
    """One way through a rule's UNIONs, whose places are named apart from those of the others."""

    def __init__(self, name: str, rule: str) -> None:
        self._name = name
        self._rule = rule
        self._between = 0

    def place(self, variable: Variable) -> str:
        """Where a variable stands."""
        return f"{self._name}{variable}"

    def moves(self, key: Variable, patterns: Sequence[_Pattern]) -> Iterator[Move]:
        """The moves along the patterns, each met from the end that is first reached from the key."""
        reached, left = {key}, list(patterns)
        while left:
            met = next((one for one in left if one[0] in reached or one[2] in reached), None)
            if met is None:
                raise BadRule(f"some patterns of this rule do not hang together with what it makes: {self._rule}")
            left.remove(met)
            is_forward = met[0] in reached
            near, far = (met[0], met[2]) if is_forward else (met[2], met[0])
            end, only = (self.place(far), None) if isinstance(far, Variable) else (self._fresh(), far)
            yield from self._along(met[1], self.place(Variable(str(near))), end, only, is_forward=is_forward)
            reached |= {one for one in met if isinstance(one, Variable)}

    def _along(self, path: Node | Path, start: str, end: str, only: Node | None, *, is_forward: bool) -> Iterable[Move]:
        match path:
            case URIRef():
                return (Move(start, path, is_forward, end, only),)
            case Variable():
                return (Move(start, None, is_forward, end, only),)
            case InvPath():
                return self._along(path.arg, start, end, only, is_forward=not is_forward)
            case AlternativePath():
                ways = (self._along(one, start, end, only, is_forward=is_forward) for one in path.args)
                return chain.from_iterable(ways)
            case SequencePath():
                return self._in_turn(path, start, end, only, is_forward=is_forward)
            case MulPath() if path.mod == _ONE_OR_MORE and only is None:
                first = self._along(path.path, start, end, None, is_forward=is_forward)
                return chain(first, self._along(path.path, end, end, None, is_forward=is_forward))
        raise BadRule(f"a rule has the path {path}, and only of + is it known what it rests on: {self._rule}")

    def _in_turn(
        self, path: SequencePath, start: str, end: str, only: Node | None, *, is_forward: bool
    ) -> Iterator[Move]:
        parts = path.args if is_forward else path.args[::-1]
        places = [start, *(self._fresh() for _ in parts[1:]), end]
        for number, part in enumerate(parts):
            last = only if number == len(parts) - 1 else None
            yield from self._along(part, places[number], places[number + 1], last, is_forward=is_forward)

    def _fresh(self) -> str:
        self._between += 1
        return f"{self._name}{self._between}"
