"""The ontology stays within OWL 2 DL, and each of its files reads alike by two parsers; every check is shown to fail."""

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse
from rdflib import OWL, RDF, Graph, URIRef

from ontology.modules import alignment_path, alignments_graph, module_paths, ontology_graph, shape_paths
from ontology.terms import ONT
from tests.owl_api import profile_violations

FILES = (*module_paths(), alignment_path(), *shape_paths())
HEAD = """
@prefix gt: <https://w3id.org/goldenthread/ont#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/o> a owl:Ontology .
gt:A a owl:Class . gt:p a owl:ObjectProperty . gt:d a owl:DatatypeProperty .
"""
OUTSIDE = {
    "a transitive property that is irreflexive": (
        "gt:p a owl:TransitiveProperty, owl:IrreflexiveProperty .",
        "use of non-simple property in irref",
    ),
    "a transitive property that is counted": (
        'gt:p a owl:TransitiveProperty . gt:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty gt:p ; owl:maxCardinality "1"^^xsd:nonNegativeInteger ] .',
        "non-simple property",
    ),
    "a property that leads to things and to values": ("gt:p a owl:DatatypeProperty .", "cannot pun between properties"),
    "a class that nothing declares": ("gt:A rdfs:subClassOf gt:B .", "undeclared class"),
    "a property that nothing declares": (
        "gt:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty gt:q ; owl:someValuesFrom gt:A ] .",
        "undeclared",
    ),
    "a value that its datatype does not allow": ('gt:A rdfs:comment "ten"^^xsd:integer .', "lexical"),
}


@pytest.mark.reasoner
def test_the_ontology_is_owl_2_dl() -> None:
    assert profile_violations(ontology_graph()) == []


@pytest.mark.reasoner
def test_the_ontology_with_its_alignments_is_owl_2_dl() -> None:
    assert profile_violations(ontology_graph() + alignments_graph()) == []


@pytest.mark.reasoner
@pytest.mark.parametrize("case", OUTSIDE)
def test_what_is_outside_is_named(case: str) -> None:
    wrong, told = OUTSIDE[case]
    found = profile_violations(Graph().parse(data=HEAD + wrong, format="turtle"))
    assert any(told in line.lower() for line in found), found


@pytest.mark.reasoner
def test_the_bare_head_of_those_cases_is_inside() -> None:
    assert profile_violations(Graph().parse(data=HEAD, format="turtle")) == []


def canonical(data: str, syntax: RdfFormat) -> set[str]:
    """The statements of a file with blank nodes named alike, whoever reads it."""
    dataset = Dataset(Quad(*quad.triple) for quad in parse(data.encode(), syntax))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_two_parsers_read_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    by_rdflib = Graph().parse(data=text, format="turtle").serialize(format="nt")
    assert canonical(by_rdflib, RdfFormat.N_TRIPLES) == canonical(text, RdfFormat.TURTLE)


def test_one_statement_more_is_a_difference() -> None:
    assert canonical(HEAD, RdfFormat.TURTLE) != canonical(HEAD + "gt:A rdfs:subClassOf [] .", RdfFormat.TURTLE)


@pytest.mark.reasoner
def test_a_third_tool_finds_as_many_terms(tmp_path: Path) -> None:
    """Owlready2 keeps what it loads in a world that lives as long as its process, so it has a process of its own."""
    ontology_graph().serialize(tmp_path / "merged.nt", format="nt", encoding="utf-8")
    count = """
import sys, owlready2
world = owlready2.World()
world.get_ontology("file://" + sys.argv[1]).load()
for kind in ("classes", "object_properties", "data_properties", "annotation_properties"):
    print(sum(term.iri.startswith(sys.argv[2]) for term in getattr(world, kind)()))
"""
    command = [sys.executable, "-c", count, str(tmp_path / "merged.nt"), ONT]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = [set(ontology_graph().subjects(RDF.type, kind)) for kind in kinds]
    ours = [sum(isinstance(term, URIRef) and term.startswith(ONT) for term in terms) for terms in declared]
    assert [int(line) for line in run.stdout.split()] == ours
