"""What the clients of the load test ask, in SPARQL 1.1 that both servers answer alike."""

from __future__ import annotations

from typing import Final

_PREFIXES: Final = """PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""

WELL_BEHAVED: Final = {
    "an authority by name": _PREFIXES
    + 'SELECT ?one WHERE { ?one a gt:Authority ; rdfs:label ?name FILTER(STR(?name) = "Sunderland") }',
    "all said of one thing": _PREFIXES
    + "SELECT ?p ?o WHERE { <https://w3id.org/goldenthread/id/authority/sunderland> ?p ?o }",
    "a chain upwards": _PREFIXES
    + "PREFIX board: <https://w3id.org/goldenthread/id/board/sunderland/>\n"
    + "SELECT ?to WHERE { board:safeguarding-children-board gt:reportsTo* ?to }",
    "counts by class": _PREFIXES
    + "SELECT ?authority (COUNT(?one) AS ?n) WHERE { ?one a gt:Inspection ; gt:inspectedAuthority ?authority } "
    "GROUP BY ?authority ORDER BY DESC(?n) LIMIT 20",
    "a thousand rows": _PREFIXES + "SELECT ?s ?name WHERE { ?s rdfs:label ?name } ORDER BY ?s LIMIT 1000",
}
HOSTILE: Final = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (COUNT(*) AS ?n) WHERE { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>|^!<urn:x>)* ?c }",
)
