"""What chains are grouped by: whose they are, under which framework, of which year, about which themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.names import Selecting

_OF_REVIEWS: Final = """
SELECT DISTINCT ?thing ?facet ?value WHERE {
  { ?thing gt:arisesFrom/gt:accompanies?/gt:reviews ?place . ?place a gt:Authority ; rdfs:label ?value .
    BIND("authority" AS ?facet) }
  UNION { ?thing gt:arisesFrom/gt:reviews/gt:servesAuthority/rdfs:label ?value . BIND("authority" AS ?facet) }
  UNION { ?thing gt:arisesFrom/gt:underFramework/skos:notation ?value . BIND("framework" AS ?facet) }
  UNION { ?thing gt:arisesFrom/gt:accompanies?/gt:firstDay ?day . BIND(SUBSTR(STR(?day), 1, 4) AS ?value)
          BIND("year" AS ?facet) }
  UNION { ?thing gt:madeTo/gt:servesAuthority? ?to . ?to a gt:Authority ; rdfs:label ?value .
          BIND("authority" AS ?facet) }
}
"""
_OF_THINGS: Final = """
SELECT DISTINCT ?thing ?facet ?value WHERE {
  { ?thing gt:servesAuthority/rdfs:label ?value . BIND("authority" AS ?facet) }
  UNION { ?thing gt:concernsParty ?place . ?place a gt:Authority ; rdfs:label ?value . BIND("authority" AS ?facet) }
  UNION { ?thing a gt:Authority ; rdfs:label ?value . BIND("authority" AS ?facet) }
}
"""
_THEMES: Final = "SELECT ?thing ?theme WHERE { VALUES ?class { CLASSES } ?thing a ?class ; gt:hasTheme ?theme }"
# The widest theme above each, which is how themes are told apart here.
_WIDEST: Final = """
SELECT DISTINCT ?theme ?label WHERE {
  ?widest skos:inScheme <https://w3id.org/goldenthread/scheme/theme> ; skos:prefLabel ?label .
  FILTER NOT EXISTS { ?widest skos:broader ?wider }
  ?theme skos:broader* ?widest
}
"""
_PLACES: Final = """
SELECT ?thing (MIN(CONCAT(STR(?source), " ", STR(1000000000 + ?start), " ", STR(1000000000 + ?end))) AS ?first) WHERE {
  VALUES ?class { CLASSES }
  ?thing a ?class ; gt:supportedBy ?passage .
  ?passage gt:inDocument ?source ; gt:startOffset ?start ; gt:endOffset ?end .
} GROUP BY ?thing
"""

_PADDING: Final = 1000000000  # numbers of one length sort as texts


@dataclass(frozen=True, slots=True)
class Facets:
    """Labels of authorities and themes, notations of frameworks, and years; and where the thing is first stated."""

    authority: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    framework: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    document: str | None = None
    start: int | None = None
    end: int | None = None


def read_facets(dataset: Selecting, things: Iterable[str], classes: str) -> Mapping[str, Facets]:
    """The facets of each thing; `classes` are those of the things, as SPARQL lists them."""
    wanted = set(things)
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for query in (_OF_REVIEWS, _OF_THINGS):
        for thing, facet, value in dataset.select(query).rows:
            if (iri := str(thing)) in wanted:
                told[iri][str(facet)].add(str(value))
    widest: dict[str, set[str]] = defaultdict(set)
    for theme, label in dataset.select(_WIDEST).rows:
        widest[str(theme)].add(str(label))
    for thing, theme in dataset.select(_THEMES.replace("CLASSES", classes)).rows:
        told[str(thing)]["theme"] |= widest[str(theme)]
    places = {
        str(thing): str(first) for thing, first in dataset.select(_PLACES.replace("CLASSES", classes)).rows if first
    }
    return {iri: _facets(told.get(iri, {}), places.get(iri)) for iri in wanted}


def _facets(told: Mapping[str, set[str]], place: str | None) -> Facets:
    document, start, end = place.split(" ") if place else (None, None, None)
    return Facets(
        authority=tuple(sorted(told.get("authority", ()))),
        theme=tuple(sorted(told.get("theme", ()))),
        framework=tuple(sorted(told.get("framework", ()))),
        year=tuple(sorted(told.get("year", ()))),
        document=document,
        start=int(start) - _PADDING if start else None,
        end=int(end) - _PADDING if end else None,
    )
