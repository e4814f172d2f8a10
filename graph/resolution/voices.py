"""Who speaks in a source: what kind of document it is, whose, and of what day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rdflib import URIRef
from rdflib.term import Node

from graph.identifiers import local_id
from graph.identity.told import Told, parts_of
from graph.moments import bounds
from ontology.terms import GT

_REPORT: Final = "inspection-report"
# From what was concluded, or asked, to whom it concerns.
_UPWARD: Final = (GT.isJudgementOf, GT.arisesFrom, GT.accompanies, GT.reviews)


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as the rules of preference hear it.

    `day` is the last that its document's date can mean; of an undated one the latest report that it tells of: it is
    no older. `own` is the review that an inspection report is the report of.
    """

    source: URIRef
    name: str
    publishers: frozenset[Node]
    day: date | None
    own: Node | None = None


def voices_of(told: Told, sources: Iterable[URIRef], redirects: Mapping[Node, Node]) -> Mapping[URIRef, Voice]:
    """Who speaks in each source."""
    latest: dict[URIRef, tuple[date, str]] = {}
    published: dict[URIRef, date] = {}
    for review in told.of_kind("inspection"):
        dates = [*told.texts(review, GT.firstDay), *map(edtf_of, told.all(review, GT.reportPublished))]
        days = [day for one in dates if (day := bounds(one).last)]
        for source in told.sources[review] if days else ():
            latest[source] = max((max(days), str(review)), latest.get(source, (date.min, "")))
        for day in (bounds(edtf_of(one)).last for one in told.all(review, GT.reportPublished)):
            for source in told.sources[review] if day else ():
                published[source] = max(day or date.min, published.get(source, date.min))
    return {
        source: _voice(
            told,
            source,
            published.get(source),
            URIRef(latest[source][1]) if source in latest and told.kind(source) == _REPORT else None,
            redirects,
        )
        for source in sources
    }


def _voice(
    told: Told, source: URIRef, published: date | None, own: URIRef | None, redirects: Mapping[Node, Node]
) -> Voice:
    document = told.documents.get(source)
    dates = [edtf_of(time) for time in told.all(document, GT.dated)] if document else []
    return Voice(
        source=source,
        name=str(source).rpartition("/")[2],
        publishers=frozenset(told.all(document, GT.publishedBy)) if document else frozenset(),
        day=max((day for one in dates if (day := bounds(one).last)), default=published),
        own=redirects.get(own, own) if own else None,
    )


def edtf_of(time: Node) -> str:
    """The date that a stretch of time has in its address."""
    return local_id(str(time)).removeprefix("time/").replace("_", "/")


def above(told: Told, things: Iterable[Node]) -> frozenset[Node]:
    """Things, the reviews that they came out of, and whom those reviewed."""
    here = found = frozenset(things)
    for _ in range(len(_UPWARD)):
        here = frozenset(one for thing in here for link in _UPWARD for one in told.all(thing, link))
        found |= here
    return found


def authorities(things: Iterable[Node]) -> frozenset[Node]:
    """The authorities among things."""
    return frozenset(one for one in things if parts_of(one)[:1] == ("authority",))
