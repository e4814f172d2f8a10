"""Dates that cannot be: told as past and after the document, an end before its start, a review of what was no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from rdflib import URIRef
from rdflib.term import Node

from graph.identifiers import concept, local_id
from graph.identity.deciding import Identity
from graph.identity.told import Sources, parts_of
from graph.moments import Bounds, bounds
from graph.resolution.conflicts import Found
from graph.resolution.gathering import Values
from graph.resolution.voices import voices_of
from ontology.terms import GT

KIND: Final = "temporal-impossibility"
_SUPPORT: Final = GT.supportedBy
_STANDING: Final = GT.actuality
_OCCURRED: Final = concept("actuality", "occurred")
_TIMES: Final = (GT.tookPlaceDuring, GT.reportPublished, GT.firstDay, GT.lastDay, GT.existedFrom, GT.existedUntil)
# By source, thing and property: the days that each can mean.
_Days = Mapping[tuple[URIRef, Node], Mapping[Node, tuple[Bounds, str]]]


def impossible(values: Values, sources: Sources, identity: Identity) -> list[Found]:
    """Each impossibility with the passages that tell of the thing in that source. Cost: one look at each date."""
    told = {(source, thing): (node, why) for source, thing, node, why in _impossible(values, sources, identity)}
    passages = _passages(sources, {(source, node) for (source, _), (node, _) in told.items()})
    return [
        Found(KIND, (local_id(str(thing)), str(source).rpartition("/")[2]), why, passages[source, node])
        for (source, thing), (node, why) in sorted(told.items())
    ]


def _impossible(values: Values, sources: Sources, identity: Identity) -> Iterator[tuple[URIRef, Node, Node, str]]:
    occurred: set[tuple[URIRef, Node]] = set()
    days: dict[tuple[URIRef, Node], dict[Node, tuple[Bounds, str]]] = defaultdict(dict)
    nodes: dict[tuple[URIRef, Node], Node] = {}
    for (thing, predicate), found in values.items():
        for value, places in found.items():
            for source, own in places:
                nodes.setdefault((source, thing), own)
                if predicate == _STANDING and value == _OCCURRED:
                    occurred.add((source, thing))
                elif predicate in _TIMES and (span := _bounds(value)):
                    days[source, thing][predicate] = span
    voices = voices_of(identity.told, sources, dict(identity.redirects.items()))
    for (source, thing), dates in days.items():
        latest = None if voices[source].own is not None else voices[source].day
        why = next(_reasons(thing, dates, latest, happened=(source, thing) in occurred), None) or _after_its_end(
            thing, dates, values, identity
        )
        if why:
            yield source, thing, nodes[source, thing], why


def _reasons(
    thing: Node, dates: Mapping[Node, tuple[Bounds, str]], latest: date | None, *, happened: bool
) -> Iterator[str]:
    name = local_id(str(thing))
    past = [GT.tookPlaceDuring, GT.firstDay] if happened else []
    for predicate in (*past, GT.reportPublished):
        if predicate in dates and latest and (first := dates[predicate][0].first) and first > latest:
            yield f"{name} is told as past, with a date of {dates[predicate][1]}, by a document of {latest}"
    for earlier, later, what in (
        (GT.firstDay, GT.lastDay, "ends before it begins"),
        (GT.lastDay, GT.reportPublished, "is reported on before it ends"),
        (GT.existedFrom, GT.existedUntil, "ends before it begins"),
    ):
        if earlier in dates and later in dates:
            begin, end = dates[earlier][0].first, dates[later][0].last
            if begin and end and end < begin:
                yield f"{name} {what}: {dates[earlier][1]}, then {dates[later][1]}"


def _after_its_end(
    thing: Node, dates: Mapping[Node, tuple[Bounds, str]], values: Values, identity: Identity
) -> str | None:
    """A review that begins when the authority reviewed was no more, or ends before there was one."""
    if GT.firstDay not in dates or parts_of(thing)[:1] != ("inspection",):
        return None
    begin, words = dates[GT.firstDay]
    for authority in identity.told.all(thing, GT.reviews):
        for predicate, what in ((GT.existedUntil, "was no more"), (GT.existedFrom, "was not yet")):
            for value in values.get((authority, predicate), {}):
                span = _bounds(value)
                if span is None or not begin.first or not begin.last or not span[0].first or not span[0].last:
                    continue
                over = begin.first >= span[0].last if predicate == GT.existedUntil else begin.last < span[0].first
                if over:
                    return (
                        f"{local_id(str(thing))} begins on {words}, when {local_id(str(authority))} {what} ({span[1]})"
                    )
    return None


def _bounds(value: Node) -> tuple[Bounds, str] | None:
    edtf = local_id(str(value)).removeprefix("time/").replace("_", "/")
    try:
        return bounds(edtf), edtf
    except ValueError:
        return None


def _passages(
    sources: Sources, wanted: Iterable[tuple[URIRef, Node]]
) -> Mapping[tuple[URIRef, Node], tuple[Node, ...]]:
    things: dict[URIRef, set[Node]] = defaultdict(set)
    for source, node in wanted:
        things[source].add(node)
    found: dict[tuple[URIRef, Node], set[Node]] = defaultdict(set)
    for source, nodes in things.items():
        for subject, _, value in sources[source].of(_SUPPORT):
            if subject in nodes:
                found[source, subject].add(value)
    return defaultdict(tuple, {key: tuple(sorted(passages, key=str)) for key, passages in found.items()})
