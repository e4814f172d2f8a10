"""What is known of the documents that an answer cites: title, date, publisher, licence, address, digest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.identifiers import listed
from graph.names import Selecting

_KNOWN: Final = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?document (MIN(?label) AS ?title) (MIN(?day) AS ?date) (MIN(?name) AS ?publisher) (MIN(?terms) AS ?licence)
       (MIN(?url) AS ?address) (MIN(?hash) AS ?digest)
WHERE {
  VALUES ?document { DOCUMENTS }
  OPTIONAL { ?document rdfs:label ?label }
  OPTIONAL { ?document gt:dated ?time . ?time gt:edtf ?day }
  OPTIONAL { ?document gt:publishedBy ?who . ?who rdfs:label ?name }
  OPTIONAL { ?document gt:licence ?terms }
  OPTIONAL { ?document gt:documentUrl ?url }
  OPTIONAL { ?document gt:contentHash ?hash }
}
GROUP BY ?document
"""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document by IRI, as far as the dataset knows it; `date` is of any precision, `digest` SHA-256 of its bytes."""

    iri: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    licence: str | None = None
    address: str | None = None
    digest: str | None = None


def source_documents(dataset: Selecting, iris: Iterable[str]) -> tuple[SourceDocument, ...]:
    """Each of these documents once, by IRI in order; of one that the dataset does not know, its IRI alone."""
    wanted = sorted(set(iris))
    if not wanted:
        return ()
    rows = dataset.select(_KNOWN.replace("DOCUMENTS", listed(wanted))).rows
    known = {str(row[0]): [None if term is None else str(term) for term in row[1:]] for row in rows}
    return tuple(SourceDocument(iri, *known.get(iri, ())) for iri in wanted)
