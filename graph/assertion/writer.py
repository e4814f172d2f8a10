"""Where the triples of one document gather: nodes, their passages, and the claims that state them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from graph.claim_keys import place_key
from graph.errors import ClashingFacts
from graph.identifiers import concept, local_id, mint, passage_iri, time_iri
from graph.moments import ends
from graph.naming import Naming
from graph.quads import Triple
from graph.statements import Statements
from loaders.claims import Claim, Evidence
from ontology.terms import GT, ID, ONT

_KEPT: Final = 50_000  # literals
_TYPE: Final = RDF.type
# Whatever a claim names as its value is named by the claim's passages too.
_PARTIES: Final = tuple(f"{ID}{kind}/" for kind in ("authority", "board", "body", "unit", "collective", "post"))


class Writer:
    """Triples of one document, in the order in which its claims were told. Write-only until `statements`.

    `date` is that of the document, None where it tells none.
    """

    def __init__(self, document: str, naming: Naming, date: str | None) -> None:
        self.document = document
        self.naming = naming
        self.date = date
        self._triples: dict[Triple, None] = {}
        self._only: dict[tuple[URIRef, URIRef], tuple[Node, Claim]] = {}
        self._claims: Counter[str] = Counter()
        self._passages: dict[Evidence, URIRef] = {}
        self._times: dict[str, URIRef] = {}

    @property
    def statements(self) -> Statements:
        """The triples, each once, in the order of first telling."""
        return Statements(self._triples)

    def add(self, subject: Node, predicate: URIRef, value: Node) -> None:
        """One triple."""
        self._triples[(subject, predicate, value)] = None

    def text(self, subject: Node, predicate: URIRef, value: str | None) -> None:
        """A plain string, where there is one."""
        if value:
            self.add(subject, predicate, _plain(value))

    def own(self, kind: str, claim: Claim) -> URIRef:
        """The IRI of what this claim alone tells: one for one claim, another for another."""
        return mint(kind, self.document, place_key(claim))

    def only(self, subject: URIRef, predicate: URIRef, value: Node, claim: Claim) -> None:
        """Hold claims to one value: two say that two things were taken for one. Raises `ClashingFacts`."""
        other, earlier = self._only.setdefault((subject, predicate), (value, claim))
        if other != value:
            places = " and ".join(f"{one.evidence[0].start}-{one.evidence[0].end}" for one in (earlier, claim))
            raise ClashingFacts(
                f"{self.document} passages {places}: two different things would both be {local_id(subject)}, with "
                f"{predicate.removeprefix(ONT)} {str(other)!r} and {str(value)!r}; name them apart in the claims"
            )

    def node(self, iri: URIRef, cls: URIRef, *, label: str | None = None) -> URIRef:
        """A node of a class; its label is English."""
        self.add(iri, _TYPE, cls)
        if label:
            self.add(iri, RDFS.label, Literal(label, lang="en"))
        return iri

    def time(self, edtf: str) -> URIRef:
        """A shared stretch of time with the bounds that it implies."""
        if edtf in self._times:
            return self._times[edtf]
        iri = self._times[edtf] = self.node(time_iri(edtf), GT.TemporalExtent)
        self.text(iri, GT.edtf, edtf)
        start, end = ends(edtf)
        for predicate, day, clock in (
            (GT.startsNotBefore, start.first, "00:00:00"),
            (GT.startsNotAfter, start.last, "23:59:59"),
            (GT.endsNotBefore, end.first, "00:00:00"),
            (GT.endsNotAfter, end.last, "23:59:59"),
        ):
            if day:
                self.add(iri, predicate, _instant(f"{day}T{clock}Z"))
        return iri

    def concept(self, subject: Node, predicate: URIRef, scheme: str, notation: str | None) -> None:
        """A value from a scheme, where there is one."""
        if notation:
            self.add(subject, predicate, concept(scheme, notation))

    def matter(self, about: str, evidence: Iterable[Evidence], *, authority: str | None) -> URIRef:
        """The plan or remit that something is about, stated by these passages. A strategy is a remit."""
        kind, cls = ("plan", GT.ImprovementPlan) if self.naming.is_plan(about) else ("remit", GT.Remit)
        iri = self.node(mint(kind, authority or "national", about), cls, label=about)
        self.support(iri, evidence)
        return iri

    def passage(self, evidence: Evidence) -> URIRef:
        """The node of a passage."""
        if evidence in self._passages:
            return self._passages[evidence]
        iri = self._passages[evidence] = passage_iri(self.document, evidence.start, evidence.end)
        self.node(iri, GT.Passage)
        self.add(iri, GT.inDocument, mint("document", self.document))
        self.add(iri, GT.startOffset, _number(evidence.start))
        self.add(iri, GT.endOffset, _number(evidence.end))
        if evidence.quote is not None:
            self.add(iri, GT.quotation, Literal(evidence.quote))
        self.text(iri, GT.paragraphLabel, evidence.paragraph)
        if evidence.page is not None:
            self.add(iri, GT.pageNumber, _number(evidence.page))
        return iri

    def support(self, subject: URIRef, evidence: Iterable[Evidence]) -> None:
        """The passages that state a node."""
        for one in evidence:
            self.add(subject, GT.supportedBy, self.passage(one))

    def state(self, subject: URIRef, predicate: URIRef, value: Node, claim: Claim, *, field: str | None = None) -> None:
        """A fact with the claim that states it: the triple itself, and who says so, where and how surely."""
        self.add(subject, predicate, value)
        self.claim(subject, predicate, value, claim, field=field)

    def claim(self, subject: URIRef, predicate: URIRef, value: Node, claim: Claim, *, field: str | None = None) -> None:
        """The record that passages of this document state a value of a property."""
        iri = self._claim_node(subject, predicate, claim, field)
        if isinstance(value, URIRef) and str(value).startswith(_PARTIES):
            self.support(value, passages_for(claim.evidence, field))
        self.add(iri, _TYPE, GT.Claim)
        self.add(iri, GT.claimedProperty, _address(str(predicate)))
        self.add(iri, GT.claimedObject if isinstance(value, URIRef) else GT.claimedValue, value)

    def absence(self, subject: URIRef, slot: str, claim: Claim) -> None:
        """The record that the document, at its date, has a place for a value and leaves it empty."""
        iri = self._claim_node(subject, URIRef(f"{ONT}absenceOf-{slot}"), claim, slot)
        self.add(iri, _TYPE, GT.AbsenceClaim)
        self.add(iri, GT.absenceClaimAbout, subject)
        self.add(iri, GT.statesAbsenceOf, concept("slot", slot))
        self.at_its_date(iri)

    def at_its_date(self, subject: URIRef) -> None:
        """As of the document's date, where it has one."""
        if self.date:
            self.add(subject, GT.asOf, self.time(self.date))

    def standing(self, subject: URIRef, status: str | None, claim: Claim) -> None:
        """Where a thing stands; "unknown" where the claim does not say, and then no claim states it."""
        value = concept("actuality", status or "unknown")
        self.add(subject, GT.actuality, value)
        if status:
            self.claim(subject, GT.actuality, value, claim, field="status")

    def alias(self, subject: URIRef, name: str | None) -> None:
        """Another name."""
        if name:
            self.add(subject, SKOS.altLabel, Literal(name, lang="en"))

    def _claim_node(self, subject: URIRef, predicate: URIRef, claim: Claim, field: str | None) -> URIRef:
        path = f"{self.document}/{local_id(subject).replace('/', '.')}/{predicate.removeprefix(ONT)}"
        self._claims[path] += 1
        count = self._claims[path]
        iri = URIRef(f"{mint('claim')}/{path}" + (f"~{count}" if count > 1 else ""))
        self.add(iri, GT.claimAbout, subject)
        for one in passages_for(claim.evidence, field):
            self.add(iri, GT.claimPassage, self.passage(one))
        self.add(iri, GT.confidence, _share(claim.confidence))
        self.text(iri, GT.extractionMethod, claim.method)
        # Read by hand is not read by a second reader.
        self.add(iri, GT.reviewStatus, concept("review-status", claim.review or "unreviewed"))
        return iri


def passages_for(evidence: Sequence[Evidence], field: str | None) -> list[Evidence]:
    """The passages that state a field: those marked with it, else those of the whole claim, else all."""
    return (
        [one for one in evidence if field and one.field == field]
        or [one for one in evidence if one.field is None]
        or list(evidence)
    )


# Literals that come again and again are made once.
@lru_cache(_KEPT)
def _plain(words: str) -> Literal:
    return Literal(words)


@lru_cache(_KEPT)
def _number(value: int) -> Literal:
    return Literal(value)


@cache
def _share(confidence: float) -> Literal:
    return Literal(f"{confidence:g}", datatype=XSD.decimal)


@cache
def _address(iri: str) -> Literal:
    return Literal(iri, datatype=XSD.anyURI)


@lru_cache(_KEPT)
def _instant(text: str) -> Literal:
    return Literal(text, datatype=XSD.dateTime, normalize=False)  # "Z", as the engine writes it, and not "+00:00"
