"""What a dataset says of identity: what was joined, kept apart or left open, by whom, why and on what evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.identifiers import listed, local_id
from graph.names import Selecting

_DECISIONS: Final = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?decision ?verdict ?by ?why ?thing ?now WHERE {
  ?decision a gt:IdentityDecision ; gt:identityVerdict ?verdict ; gt:decidedBy ?by ; gt:rationale ?why ;
            gt:decidesOn ?thing .
  OPTIONAL { ?now gt:redirectedFrom ?thing }
  RESTRICTION
}
"""
# Where each source tells of a thing under its own address, and how it calls it.
_TOLD: Final = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?thing ?label ?document ?start ?end WHERE {
  VALUES ?thing { THINGS }
  GRAPH ?source {
    ?thing gt:supportedBy ?passage . ?passage gt:inDocument ?document ; gt:startOffset ?start ; gt:endOffset ?end .
    OPTIONAL { ?thing rdfs:label ?label }
  }
  FILTER(STRSTARTS(STR(?source), "https://w3id.org/goldenthread/graph/source/"))
}
"""
VERDICTS: Final = {"merged": "same", "apart": "not-same", "open": "undecided"}


@dataclass(frozen=True, slots=True, order=True)
class Decided:
    """What was decided of two addresses. `stands` is the address that stands for both, where they are one.

    `names` are how sources call the two; each of `evidence` is a document with code points, one a document and address.
    """

    one: str
    other: str
    verdict: str
    by: str
    reason: str
    stands: str | None
    names: tuple[str, ...]
    evidence: tuple[str, ...]


def decided(dataset: Selecting, *, about: str | None = None, verdict: str | None = None) -> tuple[Decided, ...]:
    """Every decision, or those about one thing or with one verdict; in order of the addresses.

    A decision on more than two addresses is told as pairs with the first. Cost: one look at each address named.
    """
    restriction = f"?decision gt:concernsThing <{about}>" if about else ""
    rows = dataset.select(_DECISIONS.replace("RESTRICTION", restriction)).rows
    things: dict[str, dict[str, str | None]] = defaultdict(dict)
    said: dict[str, tuple[str, str, str]] = {}
    for decision, settled, by, why, thing, now in rows:
        things[str(decision)][str(thing)] = str(now) if now else None
        said[str(decision)] = (str(settled).rpartition("/")[2], str(by), str(why))
    names, places = _told(dataset, (thing for found in things.values() for thing in found))
    made = (
        pair
        for decision, found in things.items()
        if verdict in (None, said[decision][0])
        for pair in _pairs(said[decision], found, names, places)
    )
    return tuple(sorted(made))


def _pairs(
    said: tuple[str, str, str],
    found: Mapping[str, str | None],
    names: Mapping[str, Sequence[str]],
    places: Mapping[str, Sequence[str]],
) -> Iterable[Decided]:
    first, *others = sorted(found)
    verdict, by, reason = said
    for other in others:
        both = (first, other)
        stands = (found[first] or first) if verdict == "same" else None
        yield Decided(
            one=local_id(first),
            other=local_id(other),
            verdict=verdict,
            by=by,
            reason=reason,
            stands=local_id(stands) if stands else None,
            names=tuple(dict.fromkeys(name for one in both for name in names.get(one, ()))),
            evidence=tuple(place for one in both for place in places.get(one, ())),
        )


def _told(dataset: Selecting, things: Iterable[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Names and places of each address: of several places in one document the first."""
    names: dict[str, set[str]] = defaultdict(set)
    first: dict[tuple[str, str], tuple[int, int]] = {}
    for thing, label, document, start, end in dataset.select(_TOLD.replace("THINGS", listed(things))).rows:
        if label is not None:
            names[str(thing)].add(str(label))
        key, place = (str(thing), local_id(str(document))), (int(str(start)), int(str(end)))
        first[key] = min(place, first.get(key, place))
    places: dict[str, list[str]] = defaultdict(list)
    for (address, where), (begin, until) in sorted(first.items()):
        places[address].append(f"{where} {begin}-{until}")
    return {thing: sorted(found) for thing, found in names.items()}, places
