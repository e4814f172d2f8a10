"""Triples by property: whoever looks for a few properties passes over no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rdflib.term import Node

from graph.quads import Triple, triple_text


class Statements:
    """Triples by property, in the order in which each was added, with the text of each.

    Iterating goes property by property. What is added twice is there twice.
    """

    __slots__ = ("_texts", "_triples")

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self._triples: dict[Node, list[Triple]] = defaultdict(list)
        self._texts: dict[Node, list[str]] = defaultdict(list)
        for triple in triples:
            self._triples[triple[1]].append(triple)

    @classmethod
    def with_texts(cls, pairs: Iterable[tuple[Triple, str]]) -> Statements:
        """Of triples whose `triple_text` is known."""
        made = cls()
        for triple, text in pairs:
            made._triples[triple[1]].append(triple)
            made._texts[triple[1]].append(text)
        return made

    def __iter__(self) -> Iterator[Triple]:
        return chain.from_iterable(self._triples.values())

    @property
    def properties(self) -> Sequence[Node]:
        """In the order in which each was first used."""
        return tuple(self._triples)

    def of(self, predicate: Node) -> Sequence[Triple]:
        """The triples of a property."""
        return self._triples.get(predicate, ())

    def texts(self, predicate: Node) -> Sequence[str]:
        """`triple_text` of each triple of a property, in the same order. Made at the first asking, and kept."""
        triples, texts = self.of(predicate), self._texts[predicate]
        if len(texts) < len(triples):
            texts.extend(map(triple_text, triples[len(texts) :]))
        return texts

    def all_texts(self) -> Iterator[str]:
        """The texts of all triples, property by property."""
        return chain.from_iterable(map(self.texts, self.properties))
