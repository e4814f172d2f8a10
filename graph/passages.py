"""Where things stand: the passages that support each of many things, for whoever lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.identifiers import listed
from graph.names import Selecting

# What is said of a thing by its claims, what merely supports it, and passages, which stand where they are.
_PASSAGES: Final = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing ?document ?title ?paragraph ?page ?start ?end ?quote ?property WHERE {
  VALUES ?thing { THINGS }
  { ?claim gt:claimAbout ?thing ; gt:claimPassage ?passage ; gt:claimedProperty|gt:statesAbsenceOf ?property }
  UNION { ?thing gt:supportedBy ?passage }
  UNION { ?thing gt:claimPassage ?passage }
  UNION { ?thing gt:inDocument ?any . BIND(?thing AS ?passage) }
  ?passage gt:inDocument ?document ; gt:startOffset ?start ; gt:endOffset ?end .
  OPTIONAL { ?document rdfs:label ?title }
  OPTIONAL { ?passage gt:paragraphLabel ?paragraph }
  OPTIONAL { ?passage gt:pageNumber ?page }
  OPTIONAL { ?passage gt:quotation ?quote }
}
"""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a document, by IRI and title of the document and code points of its text.

    `paragraph` and `page` are as printed, empty and None where the document shows none; `quote` is None where no
    words are at hand.
    """

    document: str
    start: int
    end: int
    title: str
    paragraph: str
    page: int | None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """The places of one thing, and by the IRI of a property or of a blank slot those that state it; each sorted."""

    places: tuple[Place, ...] = ()
    by_property: tuple[tuple[str, tuple[Place, ...]], ...] = ()

    def of(self, property_: str | None) -> tuple[Place, ...]:
        """The places that state the property or slot, or where none does, all."""
        return dict(self.by_property).get(property_ or "", self.places)


def supports(dataset: Selecting, iris: Iterable[str]) -> dict[str, Support]:
    """The support of each thing that has any."""
    all_places: dict[str, set[Place]] = defaultdict(set)
    stating: dict[str, dict[str, set[Place]]] = defaultdict(lambda: defaultdict(set))
    for thing, document, title, paragraph, page, start, end, quote, property_ in dataset.select(
        _PASSAGES.replace("THINGS", listed(iris)), numbers=("page", "start", "end")
    ).rows:
        place = Place(
            document=str(document),
            start=int(str(start)),
            end=int(str(end)),
            title=str(title or document),
            paragraph=str(paragraph or ""),
            page=int(str(page)) if page is not None else None,
            quote=None if quote is None else str(quote),
        )
        all_places[str(thing)].add(place)
        if property_ is not None:
            stating[str(thing)][str(property_)].add(place)
    return {thing: _support(places, stating[thing]) for thing, places in all_places.items()}


def _support(places: Iterable[Place], stating: dict[str, set[Place]]) -> Support:
    by_property = tuple((property_, _sorted(found)) for property_, found in sorted(stating.items()))
    return Support(_sorted(places), by_property)


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(
        sorted(places, key=lambda place: (place.document, place.start, place.end, place.title, place.paragraph))
    )
