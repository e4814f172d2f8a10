"""What states a fact of the merged graph: its claims, else the passages of the thing it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rdflib import Graph, URIRef
from rdflib.term import Node

from graph.shortcuts import shortcut_forms
from ontology.terms import GT

Fact = tuple[Node, Node, Node]


class Grounds:
    """The claims of a merged graph, by what they state. Cost: one pass over its claims."""

    def __init__(self, facts: Graph, ontology: Graph) -> None:
        self._facts = facts
        self._ontology = ontology
        self._claims: dict[Fact, list[URIRef]] = defaultdict(list)
        properties = dict(facts.subject_objects(GT.claimedProperty))
        about = dict(facts.subject_objects(GT.claimAbout))
        for given in (GT.claimedObject, GT.claimedValue):
            for claim, value in facts.subject_objects(given):
                fact: Fact = (about[claim], URIRef(str(properties[claim])), value)
                self._claims[fact].append(URIRef(str(claim)))
        for fact, claims in list(self._of_shortcuts()):
            self._claims[fact].extend(claims)

    def of(self, fact: Fact) -> tuple[URIRef, ...]:
        """The claims that state a fact, sorted; where it has none, the first passage of each document on its subject.

        Empty where the ontology itself says so.
        """
        if fact in self._ontology:
            return ()
        claims = self._claims.get(fact)
        return tuple(sorted(claims)) if claims else self._first_passages(fact[0])

    def _first_passages(self, subject: Node) -> tuple[URIRef, ...]:
        first: dict[str, tuple[int, URIRef]] = {}
        for passage in self._facts.objects(subject, GT.supportedBy):
            document = self._text(passage, GT.inDocument) or ""
            place = (int(self._text(passage, GT.startOffset) or 0), URIRef(str(passage)))
            first[document] = min(place, first.get(document, place))
        return tuple(passage for _, (_, passage) in sorted(first.items()))

    def _of_shortcuts(self) -> Iterator[tuple[Fact, list[URIRef]]]:
        """The plain links that are made of relations: what states the roles of the relation states the link."""
        for form in shortcut_forms(self._ontology):
            for relation, start in self._facts.subject_objects(form.start):
                for end in self._facts.objects(relation, form.end):
                    roles = ((relation, form.start, start), (relation, form.end, end))
                    claims = [claim for role in roles for claim in self._claims.get(role, ())]
                    yield (start, form.link, end), claims

    def _text(self, node: Node, property_: URIRef) -> str | None:
        value = self._facts.value(node, property_, any=True)
        return None if value is None else str(value)
