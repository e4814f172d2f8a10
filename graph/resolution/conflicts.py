"""Contradictions as triples: what is set against what, in which passages, and what was made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from graph.identifiers import concept, local_id, mint
from graph.identity.told import Sources
from graph.quads import Triple
from graph.resolution.options import Contested, Option, shown
from graph.resolution.preference import by_date, telling_most
from ontology.terms import GRAPH, GT, ONT

_KIND, _PASSAGE = GT.conflictKind, GT.involvesPassage
CONFLICTS: Final = URIRef(f"{GRAPH}conflicts")


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction that a rule found: kind, what it is about, why, the passages; open unless a rule decides."""

    kind: str
    about: tuple[str, ...]
    why: str
    passages: tuple[Node, ...]
    claims: tuple[URIRef, ...] = ()
    rule: int | None = None
    preferred: str | None = None
    prefers: tuple[URIRef, ...] = ()


def clash(contested: Contested, option: Option | None, rule: int, names: Mapping[Node, str]) -> Found | None:
    """The contradiction in contested values; None where they fit together, or one changed into the other."""
    rivals = telling_most(contested.options)
    if len(rivals) < 2 or (contested.of.changes and by_date(rivals, latest=True)[0]):
        return None
    thing = local_id(str(contested.thing))
    said = "; ".join(f"{shown(one, names)} ({', '.join(voice.name for voice in one.voices)})" for one in rivals)
    given = [one for rival in rivals for one in rival.given]
    return Found(
        kind=contested.of.kind,
        about=(thing, contested.of.iri.removeprefix(ONT)),
        why=f"{thing}, {contested.of.label}: {said}",
        passages=tuple(sorted({passage for one in given for passage in one.passages}, key=str)),
        claims=tuple(sorted({one.claim for one in given})),
        rule=rule if option else None,
        preferred=shown(option, names) if option else None,
        prefers=tuple(one.claim for one in option.given) if option else (),
    )


def conflict_triples(found: Iterable[Found], recorded: Sequence[tuple[str, frozenset[Node]]]) -> Iterator[Triple]:
    """The records of contradictions, without those that a reader has recorded of the same passages already."""
    for one in found:
        known = any(kind == one.kind and passages & set(one.passages) for kind, passages in recorded)
        if one.passages and not known:
            yield from _conflict(one)


def _conflict(one: Found) -> Iterator[Triple]:
    iri = mint("conflict", "found", one.kind, *one.about)
    yield iri, RDF.type, GT.ClaimConflict
    for passage in one.passages:
        yield iri, GT.involvesPassage, passage
        yield iri, GT.supportedBy, passage
    for claim in one.claims:
        yield iri, GT.involvesClaim, claim
    for claim in one.prefers:
        yield iri, GT.prefersClaim, claim
    yield iri, GT.conflictKind, concept("conflict-kind", one.kind)
    yield iri, GT.verdict, concept("conflict-verdict", "resolved" if one.rule else "open")
    yield iri, GT.rationale, Literal(one.why)
    if one.rule and one.preferred:
        yield iri, GT.resolutionRule, Literal(one.rule)
        yield iri, GT.preferredReading, Literal(one.preferred)


def recorded_conflicts(sources: Sources) -> list[tuple[str, frozenset[Node]]]:
    """The kind and the passages of each conflict that a reader recorded."""
    kinds: dict[Node, str] = {}
    passages: dict[Node, set[Node]] = {}
    for statements in sources.values():
        kinds |= {conflict: str(kind).rpartition("/")[2] for conflict, _, kind in statements.of(_KIND)}
        for conflict, _, passage in statements.of(_PASSAGE):
            passages.setdefault(conflict, set()).add(passage)
    return [(kind, frozenset(passages.get(one, ()))) for one, kind in kinds.items()]
