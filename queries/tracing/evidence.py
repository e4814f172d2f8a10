"""Where each link is stated: document, place, words where they are at hand, and how surely it was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.identifiers import listed
from graph.names import Selecting
from graph.passages import Place
from ontology.terms import SCHEME
from queries.tracing.links import Link

_CLAIMS: Final = """
SELECT DISTINCT ?about ?property ?value ?document ?title ?paragraph ?page ?start ?end ?quote ?confidence ?method WHERE {
  VALUES ?about { THINGS }
  ?claim gt:claimAbout ?about ; gt:claimPassage ?passage .
  OPTIONAL { ?claim gt:claimedProperty ?told }
  OPTIONAL { ?claim gt:statesAbsenceOf ?empty }
  BIND(COALESCE(?told, ?empty) AS ?property)
  OPTIONAL { ?claim gt:claimedObject ?value }
  OPTIONAL { ?claim gt:confidence ?confidence }
  OPTIONAL { ?claim gt:extractionMethod ?method }
  ?passage gt:inDocument ?document ; gt:startOffset ?start ; gt:endOffset ?end .
  OPTIONAL { ?document rdfs:label ?title }
  OPTIONAL { ?passage gt:paragraphLabel ?paragraph }
  OPTIONAL { ?passage gt:pageNumber ?page }
  OPTIONAL { ?passage gt:quotation ?quote }
}
"""
_SUPPORT: Final = """
SELECT DISTINCT ?about ?document ?title ?paragraph ?page ?start ?end ?quote WHERE {
  VALUES ?about { THINGS }
  ?about gt:supportedBy ?passage .
  ?passage gt:inDocument ?document ; gt:startOffset ?start ; gt:endOffset ?end .
  OPTIONAL { ?document rdfs:label ?title }
  OPTIONAL { ?passage gt:paragraphLabel ?paragraph }
  OPTIONAL { ?passage gt:pageNumber ?page }
  OPTIONAL { ?passage gt:quotation ?quote }
}
"""
_FEW: Final = 3  # passages of a source that are shown where no claim states the link by itself


@dataclass(frozen=True, slots=True)
class Basis:
    """What a step rests on: the passages in order, and of the surest reading its confidence and method.

    Both are None where no claim states the step by itself.
    """

    places: tuple[Place, ...] = ()
    confidence: float | None = None
    method: str | None = None


class Grounds:
    """The bases of links and of absences, read together. Read-only once made."""

    def __init__(self, dataset: Selecting, links: Iterable[Link], absences: Iterable[tuple[str, str]] = ()) -> None:
        links, absences = tuple(links), tuple(absences)
        self._claims = _claims(dataset, {link.source for link in links} | {thing for thing, _ in absences})
        bare = {link.source for link in links if not self._stated(link)}
        self._supports = supported(dataset, bare)

    def of(self, link: Link) -> Basis:
        """What the link rests on; where no claim states it, the first passages that support its source."""
        if found := self._stated(link):
            return found
        return Basis(self._supports.get(link.source, ())[:_FEW], None, link.kind.unclaimed)

    def of_absence(self, thing: str, slot: str) -> Basis | None:
        """The passage in which a source leaves the slot of the thing empty; None where none does."""
        return self._claims.get((thing, f"{SCHEME}slot/{slot}", None))

    def _stated(self, link: Link) -> Basis | None:
        return self._claims.get((link.source, link.told_by, link.value))


def supported(dataset: Selecting, things: set[str]) -> dict[str, tuple[Place, ...]]:
    """The passages that support each thing, in order."""
    told: dict[str, set[Place]] = defaultdict(set)
    for about, *place in _rows(dataset, _SUPPORT, things):
        told[about or ""].add(_place(place))
    return {about: _ordered(places) for about, places in told.items()}


def _claims(dataset: Selecting, things: set[str]) -> dict[tuple[str, str, str | None], Basis]:
    told: dict[tuple[str, str, str | None], list[tuple[float, str, Place]]] = defaultdict(list)
    for about, prop, value, *place, confidence, method in _rows(dataset, _CLAIMS, things):
        told[(about or "", prop or "", value)].append((float(confidence or 0), method or "", _place(place)))
    return {key: _basis(found) for key, found in told.items()}


def _rows(dataset: Selecting, query: str, things: set[str]) -> Iterable[list[str | None]]:
    if things:
        for row in dataset.select(query.replace("THINGS", listed(things))).rows:
            yield [None if term is None else str(term) for term in row]


def _place(told: list[str | None]) -> Place:
    document, title, paragraph, page, start, end, quote = told
    return Place(
        document=document or "",
        start=int(start or 0),
        end=int(end or 0),
        title=title or document or "",
        paragraph=paragraph or "",
        page=int(page) if page else None,
        quote=quote,
    )


def _basis(found: list[tuple[float, str, Place]]) -> Basis:
    confidence, method = max((one, how) for one, how, _ in found)
    return Basis(_ordered({place for _, _, place in found}), confidence, method or None)


def _ordered(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (place.document, place.start, place.end, place.paragraph)))
