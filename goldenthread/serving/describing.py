"""What the endpoint says of itself: SPARQL 1.1 Service Description, and VoID.

https://www.w3.org/TR/sparql11-service-description/, https://www.w3.org/TR/void/
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, VOID, XSD
from starlette.requests import Request
from starlette.responses import Response

from goldenthread import __version__
from goldenthread.serving.jobs import Described
from goldenthread.serving.negotiation import TRIPLE_TYPES, content_type, preferred
from goldenthread.serving.refusals import Refusal
from goldenthread.serving.responding import VERSION
from ontology.terms import GT, ID, ONT

SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
_WRITTEN: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
_IN_RDFLIB: Final[Mapping[str, str]] = {
    "turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml",
}  # fmt: skip


async def describe_service(request: Request) -> Response:
    """The Service Description, which is what /sparql answers to a request without a query."""
    site = request.app.state.site
    described = await site.described(request)
    return _respond(request, service(site.address(request), described), described)


async def describe_dataset(request: Request) -> Response:
    """The VoID description, at /.well-known/void."""
    site = request.app.state.site
    described = await site.described(request)
    return _respond(request, dataset(site.address(request), described), described)


def service(address: str, described: Described) -> Graph:
    """What the service can do, and which graphs it asks."""
    graph = _graph()
    endpoint, void = f"{address}/sparql", URIRef(f"{address}/.well-known/void#dataset")
    itself = URIRef(endpoint)
    whole, merged = URIRef(f"{endpoint}#dataset"), URIRef(f"{endpoint}#merged")
    graph.add((itself, RDF.type, SD.Service))
    graph.add((itself, SD.endpoint, itself))
    graph.add((itself, SD.supportedLanguage, SD.SPARQL11Query))
    graph.add((itself, SD.defaultEntailmentRegime, URIRef("http://www.w3.org/ns/entailment/Simple")))
    for written in _WRITTEN:
        graph.add((itself, SD.resultFormat, _FORMATS[written]))
    graph.add((itself, SD.defaultDataset, whole))
    graph.add((whole, RDF.type, SD.Dataset))
    graph.add((whole, DCTERMS.isVersionOf, void))
    graph.add((whole, SD.defaultGraph, merged))
    graph.add((merged, RDF.type, SD.Graph))
    for name, triples in described.graphs.items():
        named, inside = URIRef(f"{endpoint}#named/{name}"), URIRef(f"{endpoint}#graph/{name}")
        graph.add((whole, SD.namedGraph, named))
        graph.add((named, RDF.type, SD.NamedGraph))
        graph.add((named, SD.name, URIRef(name)))
        graph.add((named, SD.graph, inside))
        graph.add((inside, RDF.type, SD.Graph))
        graph.add((inside, VOID.triples, Literal(triples, datatype=XSD.integer)))
    return graph


def dataset(address: str, described: Described) -> Graph:
    """What the dataset holds, with how many things of each class and uses of each property."""
    graph = _graph()
    base = f"{address}/.well-known/void"
    itself = URIRef(f"{base}#dataset")
    graph.add((itself, RDF.type, VOID.Dataset))
    graph.add((itself, DCTERMS.title, Literal("Golden Thread: who answers for what in public services", lang="en")))
    graph.add((itself, DCTERMS.hasVersion, Literal(described.version)))
    graph.add((itself, DCTERMS.creator, Literal(f"goldenthread {__version__}")))
    graph.add((itself, DCTERMS.conformsTo, URIRef(ONT.removesuffix("#"))))
    graph.add((itself, VOID.sparqlEndpoint, URIRef(f"{address}/sparql")))
    graph.add((itself, VOID.uriSpace, Literal(ID)))
    graph.add((itself, VOID.vocabulary, URIRef(ONT)))
    graph.add((itself, VOID.triples, Literal(described.triples, datatype=XSD.integer)))
    for kind, counts, part, of, many in (
        ("class", described.classes, VOID.classPartition, VOID["class"], VOID.entities),
        ("property", described.properties, VOID.propertyPartition, VOID.property, VOID.triples),
    ):
        for iri, count in counts.items():
            one = URIRef(f"{base}#{kind}/{iri}")
            graph.add((itself, part, one))
            graph.add((one, of, URIRef(iri)))
            graph.add((one, many, Literal(count, datatype=XSD.integer)))
    return graph


def _graph() -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (("sd", SD), ("void", VOID), ("dct", DCTERMS), ("gt", GT), ("formats", _FORMATS)):
        graph.bind(prefix, namespace)
    return graph


def _respond(request: Request, graph: Graph, described: Described) -> Response:
    media_type = preferred(request.headers.get("accept"), tuple(TRIPLE_TYPES))
    if media_type is None:
        raise Refusal(406, f"this is there as {', '.join(TRIPLE_TYPES)}: name one of them in Accept")
    text = graph.serialize(format=_IN_RDFLIB[TRIPLE_TYPES[media_type]])
    headers = {VERSION: described.version, "Vary": "Accept", "Content-Type": content_type(media_type)}
    return Response(text, headers=headers)
