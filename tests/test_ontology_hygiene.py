"""Every term of the ontology is declared, named, defined and at home; each check is shown to fail on a bad fixture."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import permutations

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, SH
from rdflib.term import Node

from ontology.modules import module_paths, ontology_graph, shape_paths, shapes_graph
from ontology.terms import GT, GTSCHEME, ONT, ONTOLOGY_IRI, SCHEME

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
ONTOLOGY = URIRef(ONTOLOGY_IRI)
FRAME = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2002/07/owl#",
)


def terms(graph: Graph) -> list[URIRef]:
    declared = {node for kind in KINDS for node in graph.subjects(RDF.type, kind)}
    return sorted(node for node in declared if isinstance(node, URIRef) and node.startswith(ONT))


def concepts(graph: Graph) -> list[Node]:
    kinds = set(ontology_graph().transitive_subjects(RDFS.subClassOf, SKOS.Concept))
    return sorted({node for kind in kinds for node in graph.subjects(RDF.type, kind)})


def one_english(graph: Graph, node: Node, property_: URIRef) -> bool:
    values = list(graph.objects(node, property_))
    return len(values) == 1 and isinstance(values[0], Literal) and values[0].language == "en"


def without_label(graph: Graph) -> Iterator[Node]:
    return (term for term in terms(graph) if not one_english(graph, term, RDFS.label))


def without_definition(graph: Graph) -> Iterator[Node]:
    return (term for term in terms(graph) if not one_english(graph, term, SKOS.definition))


def without_module(graph: Graph) -> Iterator[Node]:
    modules = set(ontology_graph().objects(ONTOLOGY, DCTERMS.hasPart))
    for term in terms(graph):
        homes = set(graph.objects(term, RDFS.isDefinedBy))
        if len(homes) != 1 or not homes <= modules:
            yield term


def sharing_a_label(graph: Graph) -> Iterator[Node]:
    labels = Counter(str(graph.value(term, RDFS.label)).casefold() for term in terms(graph))
    return (term for term in terms(graph) if labels[str(graph.value(term, RDFS.label)).casefold()] > 1)


def defined_in_a_circle(graph: Graph) -> Iterator[Node]:
    for term in terms(graph):
        label, definition = graph.value(term, RDFS.label), graph.value(term, SKOS.definition)
        if label and definition and re.search(rf"\b{re.escape(label)}\b", str(definition)):
            yield term


def not_a_phrase(graph: Graph) -> Iterator[Node]:
    for term in terms(graph):
        definition = str(graph.value(term, SKOS.definition) or "")
        if definition[:1].isupper() or definition.endswith(".") or definition != " ".join(definition.split()):
            yield term


def classes_without_example(graph: Graph) -> Iterator[Node]:
    classes = (term for term in terms(graph) if (term, RDF.type, OWL.Class) in graph)
    return (term for term in classes if not one_english(graph, term, SKOS.example))


def undeclared(graph: Graph) -> Iterator[Node]:
    known = set(terms(ontology_graph())) | set(terms(graph))
    used = {node for triple in graph for node in triple if isinstance(node, URIRef) and node.startswith(ONT)}
    return iter(sorted(used - known))


def foreign_undeclared(graph: Graph) -> Iterator[Node]:
    known = {node for node in ontology_graph().subjects(RDFS.isDefinedBy) if isinstance(node, URIRef)}
    used = set(graph.predicates()) | set(graph.objects(None, RDF.type))
    for node in sorted(node for node in used if isinstance(node, URIRef)):
        if not str(node).startswith((ONT, *FRAME)) and node not in known:
            yield node


def concepts_out_of_place(graph: Graph) -> Iterator[Node]:
    """A concept's IRI is its scheme's and its notation, and the scheme exists."""
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme)) | set(graph.subjects(RDF.type, GT.GradeScale))
    for concept in concepts(graph):
        schemes_of = set(graph.objects(concept, SKOS.inScheme))
        right = {
            f"{scheme}/{name}" for scheme in schemes_of & schemes for name in graph.objects(concept, SKOS.notation)
        }
        if len(schemes_of) != 1 or right != {str(concept)} or not str(concept).startswith(SCHEME):
            yield concept


def concepts_unnamed(graph: Graph) -> Iterator[Node]:
    for concept in concepts(graph):
        if not (one_english(graph, concept, SKOS.prefLabel) and one_english(graph, concept, SKOS.definition)):
            yield concept


def half_shortcuts(graph: Graph) -> Iterator[Node]:
    """A relation class has both roles and the link, or none; the roles are roles of that class."""
    parts = (GT.shortcutFrom, GT.shortcutTo, GT.shortcutProperty)
    for class_ in {node for part in parts for node in graph.subjects(part)}:
        found = [graph.value(class_, part) for part in parts]
        if None in found or any(graph.value(role, RDFS.domain) != class_ for role in found[:2]):
            yield class_


# What is easily taken for one another, by group: each of a group tells itself apart from each of the others.
CONFUSABLE = """
    Recommendation Action PriorityAction AreaForImprovement
    ReviewRecommendation DecisionRequest
    Finding Judgement SummaryOutcome
    Strength Commendation
    PartnerAgency Partnership PlanParticipation
    SafeguardingPartnership Partnership
    ImprovementBoard intervention-kind/improvement-board
    ImprovementNotice StatutoryDirection CommissionerAppointment
    Intervention InterventionState
    ServiceUnit GovernanceBody SubordinateBody
    DeliveryAgency PartnerAgency ChildrensServicesCompany
    CollectiveParty Body
    Person Post PostHolding
    ReviewFramework FrameworkVersion
    hasArea callsFor
    asOf dated validDuring tookPlaceDuring
    firstDay tookPlaceDuring
    actuality progressStatus
    isSubBodyOf isWithinBody isUnitOf
    answersTo isAccountableTo threadsTo
    reportsTo oversees isAccountableTo
    AuthorityUnderIntervention AuthorityJudgedInadequate
    SourceDocument ProgressUpdate
    Claim Inference
    signsOff oversight-function/signs-off
    BodyMembership isSubBodyOf
    hasLead leads
"""


def not_told_apart(graph: Graph) -> Iterator[Node]:
    """The terms without a scope note that names, by `gt:` or scheme, another of their group."""
    for group in CONFUSABLE.strip().splitlines():
        for one, other in permutations(group.split(), 2):
            node = GTSCHEME[one] if "/" in one else GT[one]
            name = re.compile(rf"(?<![\w/]){re.escape(other if '/' in other else f'gt:{other}')}\b(?!-)")
            if not any(name.search(str(note)) for note in graph.objects(node, SKOS.scopeNote)):
                yield node


def headers_incomplete(graph: Graph) -> Iterator[Node]:
    needed = (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator, OWL.versionIRI, OWL.versionInfo)
    for header in graph.subjects(RDF.type, OWL.Ontology):
        version = f"{header}/{graph.value(header, OWL.versionInfo)}"
        complete = all(graph.value(header, property_) is not None for property_ in needed)
        if not complete or graph.value(header, OWL.versionIRI) != URIRef(version):
            yield header


GOOD = """
gt:Thing a owl:Class ; rdfs:label "thing"@en ; skos:definition "what is there"@en ; skos:example "a chair (Northshire)"@en ;
  rdfs:isDefinedBy <https://w3id.org/goldenthread/ont/core> .
"""
CHECKS: dict[Callable[[Graph], Iterator[Node]], str] = {
    without_label: GOOD.replace('rdfs:label "thing"@en', 'rdfs:label "thing"@en, "item"@en'),
    without_definition: GOOD.replace('"what is there"@en', '"what is there"'),
    without_module: GOOD.replace("ont/core", "ont/cellar"),
    sharing_a_label: GOOD + GOOD.replace("gt:Thing", "gt:Other").replace('"thing"', '"Thing"'),
    defined_in_a_circle: GOOD.replace("what is there", "some thing that is there"),
    not_a_phrase: GOOD.replace("what is there", "What is there."),
    classes_without_example: GOOD.replace("skos:example", "skos:scopeNote"),
    undeclared: GOOD + "gt:Thing rdfs:subClassOf gt:Neverland .",
    foreign_undeclared: GOOD + "gt:Thing <http://purl.org/dc/terms/subject> gt:Thing .",
    concepts_out_of_place: '<s/colour> a skos:ConceptScheme . <s/colour/red> a skos:Concept ; skos:inScheme <s/colour> ; skos:notation "blue" .',
    concepts_unnamed: '<s/colour/red> a skos:Concept ; skos:prefLabel "red"@en .',
    half_shortcuts: "gt:Thing gt:shortcutFrom gt:accountGiver ; gt:shortcutTo gt:accountReceiver ; gt:shortcutProperty gt:oversees .",
    not_told_apart: 'gt:hasLead skos:scopeNote "Not gt:leadsElsewhere."@en . gt:leads skos:scopeNote "Not gt:hasLead."@en .',
    headers_incomplete: '<https://w3id.org/goldenthread/ont/x> a owl:Ontology ; owl:versionInfo "2" ; owl:versionIRI <https://w3id.org/goldenthread/ont/x/1> .',
}  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_amiss(check: Callable[[Graph], Iterator[Node]]) -> None:
    assert list(check(ontology_graph())) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_each_check_can_fail(check: Callable[[Graph], Iterator[Node]]) -> None:
    prefixes = (("gt", GT), ("owl", OWL), ("rdfs", RDFS), ("skos", SKOS))
    head = "\n".join(f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in prefixes)
    graph = Graph().parse(data=f"{head}\n@base <{SCHEME}> .\n{CHECKS[check]}", format="turtle")
    assert list(check(graph))


def test_a_pair_is_told_apart_from_both_sides_by_the_whole_name() -> None:
    graph = Graph()
    for note in ("Not gt:leadsElsewhere.", "Not leads."):
        graph.add((GT.hasLead, SKOS.scopeNote, Literal(note, lang="en")))
    graph.add((GT.leads, SKOS.scopeNote, Literal("Who carries forward one action is gt:hasLead.", lang="en")))
    assert GT.hasLead in set(not_told_apart(graph))
    assert GT.leads not in set(not_told_apart(graph))
    graph.add((GT.hasLead, SKOS.scopeNote, Literal("Not gt:leads.", lang="en")))
    assert GT.hasLead not in set(not_told_apart(graph))


def test_shapes_use_declared_terms_only() -> None:
    assert list(undeclared(shapes_graph())) == []
    mentioned = {
        GT[name] for query in shapes_graph().objects(None, SH.select) for name in re.findall(r"\bgt:(\w+)", str(query))
    }
    assert mentioned <= set(terms(ontology_graph()))


def test_every_file_says_what_it_holds() -> None:
    for path in (*module_paths(), *shape_paths()):
        assert path.read_text(encoding="utf-8").startswith("# "), path


def test_there_is_one_header() -> None:
    assert list(ontology_graph().subjects(RDF.type, OWL.Ontology)) == [ONTOLOGY]


def test_graphs_are_read_once() -> None:
    assert ontology_graph() is ontology_graph()
    assert shapes_graph() is shapes_graph()
