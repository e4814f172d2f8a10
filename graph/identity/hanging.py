"""What hangs on a review goes with it: its board's review, and its judgements by area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Final

from rdflib import URIRef

from graph.identity.told import Told
from ontology.terms import GT

# An edition judges care with care leavers together or apart; an account that does not know the edition says care.
_TOGETHER: Final = {"looked-after-and-care-leavers": "looked-after"}


def hanging(told: Told, redirects: Mapping[URIRef, URIRef]) -> dict[URIRef, URIRef]:
    """The redirects with those that follow: from what hangs on an account to its like on the one that stands for it.

    Of several the one whose own review stands for the group is kept, then the first by address.
    """
    whole = dict(redirects)
    whole |= _alike(told, told.of_kind("review"), GT.accompanies, lambda one: (), whole)
    whole |= _alike(told, told.of_kind("judgement"), GT.isJudgementOf, lambda one: _area(told, one), whole)
    return whole


def _alike(
    told: Told,
    things: Iterable[URIRef],
    link: URIRef,
    key: Callable[[URIRef], Hashable],
    whole: Mapping[URIRef, URIRef],
) -> dict[URIRef, URIRef]:
    alike: dict[Hashable, list[tuple[bool, URIRef]]] = defaultdict(list)
    for thing in things:
        for review in told.all(thing, link):
            own, told_key = URIRef(str(review)), key(thing)
            if told_key is not None and (own in whole or own in whole.values()):
                alike[whole.get(own, own), told_key].append((own in whole, thing))
    made: dict[URIRef, URIRef] = {}
    for found in alike.values():
        (_, first), *others = sorted(set(found))
        made |= {other: first for _, other in others if other != first}
    return made


def _area(told: Told, judgement: URIRef) -> Hashable:
    """The area of a judgement as any edition has it; None for one that only its passage tells."""
    words = sorted(area.rpartition("/")[2] for area in told.texts(judgement, GT.inArea))
    return None if not words or words[0] == "other" else _TOGETHER.get(words[0], words[0])
