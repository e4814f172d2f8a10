"""What the reasoner is shown of a graph: facts that are or were so, and which names are different things.

Left out: relations and events that are only proposed, planned, expected or of unknown standing (OWL cannot
read a standing, so a proposed answerability would leak into the closure); passages, and claims except those
that state an emptiness. Of what changes with time the latest state stays (`ontology.reasoning.latest`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from ontology.modules import ontology_graph
from ontology.reasoning.latest import AWAITED, latest_standings, no_longer_awaited
from ontology.terms import GT, GTSCHEME

NOT_FACT = frozenset(
    GTSCHEME[f"actuality/{notation}"] for notation in ("proposed", "expected", "planned", "not-occurred", "unknown")
)
EVIDENCE_LINKS = frozenset(
    {
        GT.supportedBy,
        GT.claimPassage,
        GT.inDocument,
        GT.isStatedIn,
        GT.hasCitedPassage,
        GT.citationOrder,
        GT.documentCount,
    }
)
# People are not among these: two spellings may be one person.
UNIQUE_NAMES = ("Body", "Post", "ExternalReview", "ReviewFramework", "FrameworkVersion", "SourceDocument")
# Whatever stands in a list is another thing than all else in lists.
LISTED = (SKOS.Concept, SKOS.ConceptScheme)


def reasoner_view(graph: Graph) -> Graph:
    """The part of `graph` to reason over, with an owl:AllDifferent for each class whose names are unique."""
    left_out = _left_out(graph)
    view = Graph()
    for triple in graph.triples((None, None, None)):
        subject, property_, value = triple
        if property_ not in EVIDENCE_LINKS and subject not in left_out and value not in left_out:
            view.add(triple)
    for node in set(view.subjects(GT.hasState)):
        for standing in set(view.objects(node, GT.actuality)) - latest_standings(graph, node):
            view.remove((node, GT.actuality, standing))
    for review in set(no_longer_awaited(graph)):
        view.remove((review, GT.reportStatus, AWAITED))
    vague = set(_vaguely_dated(view))
    for kind in (*(GT[name] for name in UNIQUE_NAMES), *LISTED):
        _tell_apart(view, (set(_members(view, kind)) | set(_members(ontology_graph(), kind))) - vague)
    return view


def _vaguely_dated(graph: Graph) -> Iterator[Node]:
    """Reviews of which no source tells the very day: each may be one that another source dates better."""
    for review, day in graph.subject_objects(GT.firstDay):
        if len(str(day)) < len("2015-05-11"):
            yield review


def _left_out(graph: Graph) -> set[Node]:
    out: set[Node] = set(_members(graph, GT.Passage))
    out |= set(_members(graph, GT.Claim)) - set(_members(graph, GT.AbsenceClaim))
    happens = set(_members(graph, GT.GovernanceRelation)) | set(_members(graph, GT.Event))
    return out | {node for node in happens if not _is_fact(graph, node)}


def _is_fact(graph: Graph, node: Node) -> bool:
    """Nodes without a standing count as facts; of several standings one that is a fact is enough."""
    standings = latest_standings(graph, node)
    return not standings or bool(standings - NOT_FACT)


def _members(graph: Graph, class_: URIRef) -> Iterator[Node]:
    for kind in ontology_graph().transitive_subjects(RDFS.subClassOf, class_):
        yield from graph.subjects(RDF.type, kind)


def _tell_apart(view: Graph, members: Iterable[Node]) -> None:
    names = sorted(str(member) for member in members)
    if len(names) < 2:
        return
    node = BNode()
    view.add((node, RDF.type, OWL.AllDifferent))
    view.add((node, OWL.distinctMembers, Collection(view, BNode(), [URIRef(name) for name in names]).uri))
