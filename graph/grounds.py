"""What states a fact of the merged graph: its claims, else the passages of the thing it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from graph.shortcuts import HELD, shortcut_forms
from ontology.terms import GT

Fact = tuple[Node, Node, Node]


class Grounds:
    """The claims of a merged graph, by what they state. Cost: one pass over its claims."""

    def __init__(self, facts: Graph, ontology: Graph) -> None:
        self._facts = facts
        self._ontology = ontology
        self._claims: dict[Fact, list[URIRef]] = defaultdict(list)
        kinds = (kind for kind in ontology.transitive_subjects(RDFS.subClassOf, GT.Party))
        self._parties = {party for kind in kinds for party in facts.subjects(RDF.type, kind)}
        properties = dict(facts.subject_objects(GT.claimedProperty))
        about = dict(facts.subject_objects(GT.claimAbout))
        for given in (GT.claimedObject, GT.claimedValue):
            for claim, value in facts.subject_objects(given):
                if claim in about and claim in properties:
                    self._claims[(about[claim], URIRef(str(properties[claim])), value)].append(URIRef(str(claim)))
        for fact, claims in list(self._of_shortcuts()):
            self._claims[fact].extend(claims)

    def of(self, fact: Fact) -> tuple[URIRef, ...]:
        """The claims that state a fact, sorted; of a record without one, the passages that it was read from.

        Empty where the ontology itself says so, where a fact only says of which kind a thing is, and where nothing but
        the name of a party is at hand: a passage that names a party does not state everything about it.
        """
        if fact in self._ontology or fact[1] == RDF.type:
            return ()
        claims = self._claims.get(fact)
        if claims:
            return tuple(sorted(set(claims)))
        return () if fact[0] in self._parties else tuple(sorted(self._passages(fact[0])))

    def dates(self, grounds: Iterable[URIRef]) -> set[Node]:
        """The dates of the documents in which claims or passages stand."""
        passages = {p for g in grounds for p in (set(self._facts.objects(g, GT.claimPassage)) or {g})}
        documents = {document for passage in passages for document in self._facts.objects(passage, GT.inDocument)}
        return {time for document in documents for time in self._facts.objects(document, GT.dated)}

    def _passages(self, subject: Node) -> set[URIRef]:
        read_from = (GT.supportedBy, GT.claimPassage)
        return {URIRef(str(one)) for property_ in read_from for one in self._facts.objects(subject, property_)}

    def _of_shortcuts(self) -> Iterator[tuple[Fact, list[URIRef]]]:
        """The plain links that are made of relations: what states the roles of the relation states the link."""
        for form in shortcut_forms(self._ontology):
            for relation, start in self._facts.subject_objects(form.start):
                if not HELD & set(self._facts.objects(relation, GT.actuality)):
                    continue  # what is only proposed states no link
                for end in self._facts.objects(relation, form.end):
                    roles = ((relation, form.start, start), (relation, form.end, end))
                    claims = [claim for role in roles for claim in self._claims.get(role, ())]
                    yield (start, form.link, end), claims
