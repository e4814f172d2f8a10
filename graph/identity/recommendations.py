"""Which recommendations of several documents are one: by number, by place in the list and words; never of one list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import networkx as nx
from rdflib import URIRef

from graph.identity.asked import Asked, List, Telling, contradict, nearly_alike
from graph.identity.decisions import Decision, Verdict
from graph.identity.joining import Groups
from graph.identity.rules import by_rule, rules

Pair = tuple[URIRef, URIRef]


def decide_recommendations(asked: Iterable[Asked], groups: Groups) -> Iterator[Decision]:
    """Joins in `groups` what is one, and tells each decision; review by review, and one recipient at a time.

    Cost: that of the recommendations, times the square of the addresses under which one of them is told.
    """
    lists: dict[List, list[Asked]] = defaultdict(list)
    for one in asked:
        for each in one.lists:
            lists[each].append(one)
    for each in sorted(lists):
        yield from _Lists(lists[each], groups).decide()


class _Lists:
    """What all documents say that one review asked of one recipient: a list in each document."""

    def __init__(self, asked: Sequence[Asked], groups: Groups) -> None:
        self._asked = {one.iri: one for one in asked}
        self._groups = groups
        self._open: dict[Pair, int] = {}
        self._lengths = Counter(source for one in asked for source in one.tellings)

    def decide(self) -> Iterator[Decision]:
        yield from self._settle(dict.fromkeys(self._pairs(lambda one: one.printed | one.inferred), 20))
        by_place = {pair: self._by_place(*pair) for pair in self._pairs(lambda one: one.places)}
        for pair, (verdict, number) in by_place.items():
            if verdict == "not-same":
                self._groups.keep_apart(*pair)
                yield _decision(pair, verdict, number)
        yield from self._settle({pair: number for pair, (verdict, number) in by_place.items() if verdict == "same"})
        self._open |= {pair: number for pair, (verdict, number) in by_place.items() if verdict == "undecided"}
        yield from self._left_open({**dict.fromkeys(self._same_words(), 27), **self._open})

    def _pairs(self, keys: Callable[[Telling], Iterable[str]]) -> list[Pair]:
        """The pairs under a key in common that are not one yet, in order.

        Two are none that one document lists as asked by one review.
        """
        having: dict[str, dict[URIRef, set[URIRef]]] = defaultdict(lambda: defaultdict(set))
        for one in self._asked.values():
            for source, telling in one.tellings.items():
                for key in keys(telling):
                    having[key][one.iri].add(source)
        pairs = {
            (a, b)
            for found in having.values()
            for a, b in combinations(sorted(found), 2)
            if len(found[a] | found[b]) > 1 or self._asked[a].reviews != self._asked[b].reviews
            if self._groups.of(a) != self._groups.of(b)
        }
        return sorted(pairs)

    def _by_place(self, one: URIRef, other: URIRef) -> tuple[Verdict, int]:
        """What the same place in two documents' lists makes of two, and the rule by which."""
        a, b = self._asked[one], self._asked[other]
        if a.tellings.keys() & b.tellings.keys():
            return "undecided", 26
        if contradict(a.printed, b.printed):
            return "not-same", 25
        if contradict(a.numbers, b.numbers):
            return "undecided", 24
        met = [
            (source, here, another, there)
            for source, here in a.tellings.items()
            for another, there in b.tellings.items()
            if here.places & there.places
        ]
        worded = [(here.words, there.words) for _, here, _, there in met if here.words and there.words]
        if worded:
            return ("same", 22) if any(nearly_alike(*both) for both in worded) else ("undecided", 24)
        as_long = any(self._lengths[source] == self._lengths[another] for source, _, another, _ in met)
        return ("same", 21) if as_long else ("undecided", 23)

    def _settle(self, pairs: Mapping[Pair, int]) -> Iterator[Decision]:
        """Joins all that fit each other, whatever the order; where two of them cannot be one, all are left open."""
        fitting: nx.Graph[URIRef] = nx.Graph(sorted(pairs))
        whole = {
            iri: together
            for found in nx.connected_components(fitting)
            for together in [self._can_be_one(found)]
            for iri in found
        }
        for (one, other), number in sorted(pairs.items()):
            if whole[one]:
                self._groups.join(one, other)
                yield _decision((one, other), "same", number)
            else:
                self._open[one, other] = 26

    def _can_be_one(self, found: Iterable[URIRef]) -> bool:
        """Whether no document lists two of them, no printed numbers differ, and no decision keeps two apart."""
        groups = sorted({self._groups.of(iri) for iri in found}, key=min)
        sources = [{source for iri in group for source in self._sources(iri)} for group in groups]
        printed = [{number for iri in group for number in self._printed(iri)} for group in groups]
        return not any(
            sources[a] & sources[b]
            or contradict(printed[a], printed[b])
            or self._groups.barrier(min(groups[a]), min(groups[b]))
            for a, b in combinations(range(len(groups)), 2)
        )

    def _sources(self, iri: URIRef) -> Iterable[URIRef]:
        return self._asked[iri].tellings if iri in self._asked else ()

    def _printed(self, iri: URIRef) -> Iterable[str]:
        return self._asked[iri].printed if iri in self._asked else ()

    def _same_words(self) -> list[Pair]:
        """Pairs of the same words, of which one stands at another place, and that no document tells apart."""
        return [pair for pair in self._pairs(lambda one: one.words) if self._can_be_one(pair)]

    def _left_open(self, pairs: Mapping[Pair, int]) -> Iterator[Decision]:
        """Each two groups once, by their first pair."""
        told: set[frozenset[frozenset[URIRef]]] = set()
        for pair, number in sorted(pairs.items()):
            both = frozenset(self._groups.of(iri) for iri in pair)
            if len(both) > 1 and both not in told and not self._groups.barrier(*pair):
                told.add(both)
                yield _decision(pair, "undecided", number)


def _decision(pair: Pair, verdict: Verdict, number: int) -> Decision:
    return Decision(tuple(sorted(pair)), verdict, by_rule(number), rules().rules[number])
