"""Every passage that states something about an entity."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef
from rdflib.term import Identifier

from graph.names import Selecting

# Three ways of being stated: a claim about the entity, a claim that gives it as a value, and plain support.
_EVIDENCE = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?states ?property ?value ?title ?document ?paragraph ?page ?start ?end ?quote ?confidence ?method WHERE {
  {
    ?claim gt:claimAbout <ENTITY> ; gt:claimPassage ?passage .
    BIND("about it" AS ?states)
    OPTIONAL { ?claim gt:claimedProperty ?property }
    OPTIONAL { ?claim gt:statesAbsenceOf ?absent }
    OPTIONAL { ?claim gt:claimedObject ?object . OPTIONAL { ?object rdfs:label ?name } }
    OPTIONAL { ?claim gt:claimedValue ?literal }
    BIND(COALESCE(?name, ?literal, ?object, ?absent) AS ?value)
    OPTIONAL { ?claim gt:confidence ?confidence }
    OPTIONAL { ?claim gt:extractionMethod ?method }
  } UNION {
    ?claim gt:claimedObject <ENTITY> ; gt:claimAbout ?about ; gt:claimedProperty ?property ; gt:claimPassage ?passage .
    BIND("it is the value" AS ?states)
    OPTIONAL { ?about rdfs:label ?aboutName }
    BIND(COALESCE(?aboutName, ?about) AS ?value)
    OPTIONAL { ?claim gt:confidence ?confidence }
    OPTIONAL { ?claim gt:extractionMethod ?method }
  } UNION {
    <ENTITY> gt:supportedBy ?passage .
    BIND("names it" AS ?states)
    FILTER NOT EXISTS {
      ?any gt:claimPassage ?passage . { ?any gt:claimAbout <ENTITY> } UNION { ?any gt:claimedObject <ENTITY> }
    }
  }
  ?passage gt:inDocument ?document ; gt:startOffset ?start ; gt:endOffset ?end .
  OPTIONAL { ?document rdfs:label ?title }
  OPTIONAL { ?passage gt:paragraphLabel ?paragraph }
  OPTIONAL { ?passage gt:pageNumber ?page }
  OPTIONAL { ?passage gt:quotation ?quote }
}
ORDER BY ?document ?start ?end ?states ?property ?value ?confidence
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage and what it states. `states` says how the entity stands in it; `property` is an IRI.

    `start` and `end` are code points of the document's text; `quote` is None where its words are not at hand.
    """

    states: str
    property: str | None
    value: str | None
    title: str
    document: str
    paragraph: str | None
    page: int | None
    start: int
    end: int
    quote: str | None
    confidence: str | None
    method: str | None


def evidence(dataset: Selecting, iri: str) -> tuple[Statement, ...]:
    """What the sources state about `iri`, by document and place."""
    rows = dataset.select(_EVIDENCE.replace("<ENTITY>", URIRef(iri).n3())).rows
    return tuple(_statement(row) for row in dict.fromkeys(rows))


def _statement(row: tuple[Identifier | None, ...]) -> Statement:
    states, prop, value, title, document, paragraph, page, start, end, quote, confidence, method = (
        None if term is None else str(term) for term in row
    )
    return Statement(
        states=states or "",
        property=prop,
        value=value,
        title=title or (document or ""),
        document=document or "",
        paragraph=paragraph,
        page=int(page) if page else None,
        start=int(start or 0),
        end=int(end or 0),
        quote=quote,
        confidence=confidence,
        method=method,
    )
