"""Other people's vocabularies, as `make vocabularies` fetches them; skipped, by name, where it has not been run."""

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import OWL, RDF, XSD, Graph, Literal

FOLDER = Path(__file__).parents[1] / ".venv" / "vocabularies" / "node_modules" / "@vocabulary"
NAMES = ("oa", "org", "prov", "skos")
# The datatypes of OWL 2 that occur there; HermiT stops at any other, such as the xsd:date of ORG's notes on its issue.
READABLE = {None, XSD.anyURI, XSD.int, XSD.nonNegativeInteger, XSD.string}


@cache
def vocabulary(name: str) -> Graph:
    """One vocabulary whole, but for its header (which would fetch what it imports) and literals that HermiT cannot read."""
    path = FOLDER / name / f"{name}.nq"
    if not path.is_file():
        pytest.skip("the vocabularies of others are not at hand: run make vocabularies (it needs npm)")
    quads = parse(path.read_bytes(), RdfFormat.N_QUADS)
    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=triples, format="nt")
    for triple in [triple for triple in graph if isinstance(triple[2], Literal) and triple[2].datatype not in READABLE]:
        graph.remove(triple)
    for header in set(graph.subjects(RDF.type, OWL.Ontology)):
        graph.remove((header, None, None))
    return graph
