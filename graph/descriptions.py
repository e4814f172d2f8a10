"""What to call a thing: its label, or a name made of its parts where the sources give it none.

A judgement, an action, a relation or a passage has no label of its own; what it is made of has.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from rdflib import Literal
from rdflib.namespace import XSD
from rdflib.term import Identifier

from graph.identifiers import listed
from graph.names import Selecting
from ontology.terms import BASE, ID, SCHEME

_LABELS: Final = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?label WHERE { VALUES ?thing { THINGS } ?thing rdfs:label|skos:prefLabel|gt:edtf ?label }
"""
# A relation reads as the ontology's link between its ends. Anything else is its class, then its parts by place;
# of several properties at one place the first in rank that it has is taken.
_PARTS: Final = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?thing ?place ?rank ?word ?part WHERE {
  VALUES ?thing { THINGS }
  {
    ?thing a ?class . ?class rdfs:label ?part .
    FILTER NOT EXISTS { ?thing a ?narrower . ?narrower rdfs:subClassOf+ ?class . FILTER(?narrower != ?class) }
    FILTER NOT EXISTS { ?class gt:shortcutFrom ?one ; gt:shortcutTo ?other . FILTER(?one != ?other) }
    BIND(0 AS ?place) BIND(0 AS ?rank) BIND("" AS ?word)
  } UNION {
    ?thing a ?class . ?class gt:shortcutFrom ?from ; gt:shortcutTo ?to ; gt:shortcutProperty/rdfs:label ?verb .
    FILTER(?from != ?to)
    OPTIONAL { ?thing ?from ?near }
    OPTIONAL { ?thing ?to ?far }
    OPTIONAL { ?thing gt:concernsMatter ?matter }
    VALUES (?place ?word) { (1 "") (2 " ") (3 " ") }
    BIND(0 AS ?rank)
    BIND(IF(?place = 1, COALESCE(?near, "(not stated)"),
         IF(?place = 2, ?verb, COALESCE(?far, ?matter, "(not stated)"))) AS ?part)
  } UNION {
    VALUES (?place ?rank ?word ?property) {
      (10 1 " " gt:rowLabel) (10 2 " " gt:paragraphNumber) (10 3 " " gt:inferredNumber) (10 4 " " gt:listMarker)
      (10 5 " " gt:ordinal) (10 6 " " gt:measure)
      (20 1 " on " gt:inArea) (20 2 " about " gt:claimAbout)
      (30 1 " of " gt:reviews) (30 2 " of " gt:inPlan) (30 3 " of " gt:observedOf) (30 4 " of " gt:participant)
      (30 5 " of " gt:inDocument) (30 6 " in " gt:intervenedIn) (30 7 " of " gt:signsOff)
      (40 1 " for " gt:madeTo) (40 2 " under " gt:underFramework)
      (50 1 " from " gt:arisesFrom) (50 2 " in " gt:isOutcomeOf) (50 3 " in " gt:isJudgementOf)
      (50 4 " beginning " gt:firstDay) (50 5 " published " gt:reportPublished)
      (60 1 " from " gt:startOffset) (70 1 " to " gt:endOffset)
      (80 1 ": " gt:hasGrade) (80 2 ": " gt:summary) (80 3 ": " gt:statementText) (80 4 ": " gt:claimedProperty)
      (80 5 ": no " gt:statesAbsenceOf) (80 6 ": " gt:rationale)
    }
    ?thing ?property ?part .
  } UNION {
    ?part gt:hasProgressUpdate|gt:hasState|gt:hasWorkstream|gt:hasOutcomeMeasure ?thing .
    BIND(30 AS ?place) BIND(0 AS ?rank) BIND(" of " AS ?word)
  }
}
"""
_DEPTH: Final = 3  # a claim about a judgement, in an inspection, of a body
_LONGEST: Final = 80  # characters of a text that is part of a name

_Parts = dict[int, tuple[int, str, set[str]]]  # by place: rank, word, and the parts of that rank


def describe(dataset: Selecting, iris: Iterable[str]) -> dict[str, str]:
    """A name for each IRI; the IRI itself, shortened where it is ours, of what the dataset does not know."""
    return _described(dataset, set(iris), _DEPTH)


def _described(dataset: Selecting, iris: set[str], depth: int) -> dict[str, str]:
    if not iris:
        return {}
    names = _labels(dataset, iris)
    parts = _parts(dataset, iris - names.keys()) if depth else {}
    within = {part for places in parts.values() for _, _, found in places.values() for part in found}
    known = _described(dataset, {part for part in within if part.startswith(BASE)}, depth - 1) if depth else {}
    made = {iri: _made(places, known) for iri, places in parts.items()}
    return {iri: names.get(iri) or made.get(iri) or _shortened(iri) for iri in iris}


def _labels(dataset: Selecting, iris: Iterable[str]) -> dict[str, str]:
    """The longest label of each, which is the clearest; of equal ones the first."""
    labels: dict[str, str] = {}
    for thing, label in sorted(dataset.select(_LABELS.replace("THINGS", listed(iris))).rows, key=str):
        labels[str(thing)] = max(labels.get(str(thing), ""), str(label), key=len)
    return labels


def _parts(dataset: Selecting, iris: Iterable[str]) -> dict[str, _Parts]:
    found: dict[str, _Parts] = defaultdict(dict)
    asked = _PARTS.replace("THINGS", listed(iris))
    for thing, place, rank, word, part in dataset.select(asked, numbers=("place", "rank")).rows:
        places, at, now = found[str(thing)], int(str(place)), int(str(rank))
        standing = places.get(at)
        if standing is None or now < standing[0]:
            places[at] = now, str(word), {_text(part)}
        elif now == standing[0]:
            standing[2].add(_text(part))
    return found


def _text(part: Identifier | None) -> str:
    """An IRI whole, also one that is written as a literal; of any other text as much as fits into a name."""
    text = str(part)
    if isinstance(part, Literal) and part.datatype != XSD.anyURI:
        return textwrap.shorten(text, _LONGEST, placeholder="…")
    return text


def _made(places: _Parts, known: Mapping[str, str]) -> str:
    return "".join(
        word + ", ".join(sorted(known.get(part, part) for part in parts))
        for _, (_, word, parts) in sorted(places.items())
    )


def _shortened(iri: str) -> str:
    return next((iri.removeprefix(base) for base in (ID, SCHEME, BASE) if iri.startswith(base)), iri)
