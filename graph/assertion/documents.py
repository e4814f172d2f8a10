"""Documents as nodes."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS, XSD

from graph.assertion.parties import named, party
from graph.assertion.writer import Writer
from graph.identifiers import mint
from loaders.claims import Claim, DocumentClaim
from ontology.terms import GT


def assert_document(writer: Writer, claim: DocumentClaim, claims: Iterable[Claim]) -> None:
    """A document: the one that the file is, or one that it holds or cites. `claims` are all of the file."""
    iri = document_iri(writer.document, claim)
    writer.node(iri, GT.SourceDocument, label=claim.title or claim.file)
    writer.support(iri, claim.evidence)
    writer.concept(iri, GT.documentKind, "document-kind", claim.kind)
    writer.text(iri, GT.fileName, claim.file)
    writer.text(iri, GT.contentHash, claim.sha256)
    writer.text(iri, GT.licence, claim.licence)
    if claim.characters is not None:
        writer.add(iri, GT.characters, Literal(claim.characters))
    if claim.url:
        writer.add(iri, GT.documentUrl, Literal(claim.url, datatype=XSD.anyURI))
    if claim.title:
        writer.claim(iri, RDFS.label, Literal(claim.title, lang="en"), claim, field="title")
    if claim.publisher:
        publisher = named(writer, writer.naming.organisation(claim.publisher))
        writer.state(iri, GT.publishedBy, publisher, claim, field="publisher")
    if claim.meeting_of:
        writer.state(iri, GT.presentedTo, party(writer, claim.meeting_of, is_body=True), claim, field="meeting_of")
    if claim.author_role:
        writer.state(iri, GT.authoredBy, party(writer, claim.author_role), claim, field="author_role")
    if claim.date:
        writer.state(iri, GT.dated, writer.time(claim.date), claim, field="date")
    if claim.part_of:
        whole = _titled(writer, claim.part_of, claim, claims)
        writer.state(iri, GT.partOfDocument, whole, claim, field="part_of")
    if claim.sha256 is None:
        writer.add(iri, GT.isMentionedIn, mint("document", writer.document))


def document_iri(document: str, claim: DocumentClaim) -> URIRef:
    """The IRI of the file's document, or of another that it holds or cites."""
    if claim.sha256 is not None:
        return mint("document", document)
    return mint("document", document, claim.title or str(claim.evidence[0].start))


def _titled(writer: Writer, title: str, claim: DocumentClaim, claims: Iterable[Claim]) -> URIRef:
    """The document of this title: the first that the claims describe, else one that is known by its title alone."""
    for other in claims:
        if isinstance(other, DocumentClaim) and other.title == title and other is not claim:
            return document_iri(writer.document, other)
    iri = writer.node(mint("document", writer.document, title), GT.SourceDocument, label=title)
    writer.support(iri, claim.evidence)
    writer.add(iri, GT.isMentionedIn, mint("document", writer.document))
    return iri
