"""The whole reference from the project's Turtle and saved questions."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, VANN

from ontology.modules import PACKAGE, module_paths, ontology_graph, shapes_graph
from ontology.terms import GT, GTID, GTSCHEME, GTSH, ONTOLOGY_IRI
from tools.ontology_docs.axioms import Axioms
from tools.ontology_docs.checks import read_checks, read_questions
from tools.ontology_docs.lists import read_frameworks, read_schemes
from tools.ontology_docs.model import Header, Module, Reference, Term
from tools.ontology_docs.places import Places, find_places
from tools.ontology_docs.terms import read_terms
from tools.ontology_docs.values import iris, text


def read_reference(root: Path) -> tuple[Reference, Places]:
    """Everything that the pages say, and where. `root` is the project's folder, for the saved questions."""
    graph, parts = ontology_graph(), _graphs_by_module()
    homes = {str(node): name for name, part in parts.items() for node in part.subjects(RDF.type)}
    ours, foreign = read_terms(graph, homes)
    schemes, frameworks = read_schemes(graph, homes), read_frameworks(graph, homes)
    checks = read_checks(shapes_graph())
    places = find_places((*ours, *foreign), schemes, frameworks, checks)
    axioms = Axioms(graph, places)
    reference = Reference(
        header=_header(graph),
        modules=_modules(graph),
        terms=ours,
        foreign=foreign,
        schemes=schemes,
        frameworks=frameworks,
        checks=checks,
        questions=read_questions(root),
        prefixes=_prefixes(graph, foreign),
        statements={term.iri: axioms.about(URIRef(term.iri)) for term in ours},
        starts={term.iri: axioms.ends(URIRef(term.iri), RDFS.domain) for term in ours},
        ends={term.iri: axioms.ends(URIRef(term.iri), RDFS.range) for term in ours},
        axioms={name: Axioms(part, places).sections() for name, part in parts.items()},
    )
    return reference, places


def _graphs_by_module() -> dict[str, Graph]:
    """A module is a file in the folder of the ontology, or a folder in it with all its files."""
    parts: dict[str, Graph] = {}
    for path in module_paths():
        name = Path(str(path)).relative_to(str(files(PACKAGE))).parts[0].removesuffix(".ttl")
        parts.setdefault(name, Graph()).parse(data=path.read_text(encoding="utf-8"), format="turtle")
    return parts


def _header(graph: Graph) -> Header:
    node = URIRef(ONTOLOGY_IRI)
    return Header(
        iri=ONTOLOGY_IRI,
        version=text(graph, node, OWL.versionInfo),
        title=text(graph, node, DCTERMS.title),
        description=text(graph, node, DCTERMS.description),
        comment=text(graph, node, RDFS.comment),
        creator=text(graph, node, DCTERMS.creator),
        license=text(graph, node, DCTERMS.license),
        prefix=text(graph, node, VANN.preferredNamespacePrefix),
        namespace=text(graph, node, VANN.preferredNamespaceUri),
    )


def _modules(graph: Graph) -> tuple[Module, ...]:
    listed = iris(graph.objects(URIRef(ONTOLOGY_IRI), DCTERMS.hasPart))
    return tuple(Module(iri.rpartition("/")[2], text(graph, URIRef(iri), DCTERMS.title)) for iri in listed)


def _prefixes(graph: Graph, foreign: Iterable[Term]) -> tuple[tuple[str, str], ...]:
    """Ours, and those bound in the Turtle from which some foreign term is used; by prefix."""
    ours = {"gt": str(GT), "gtid": str(GTID), "gtscheme": str(GTSCHEME), "gtsh": str(GTSH)}
    used = {term.iri for term in foreign}
    bound = {
        prefix: str(namespace)
        for prefix, namespace in graph.namespaces()
        if any(iri.startswith(namespace) and "#" not in iri.removeprefix(namespace) for iri in used)
    }
    return tuple(sorted((bound | ours).items()))
