"""Where a thread stops, and why: what is not stated, and what is there instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from graph.identifiers import listed
from graph.names import Selecting
from queries.tracing.links import Links
from queries.tracing.phrases import phrases
from queries.tracing.things import Thing
from queries.tracing.walk import Taken, Walked, Way

Code = Literal[
    "no-action-stated", "no-plan-loaded", "no-lead-stated", "no-lead-loaded", "nothing-beneath", "none", "proposed",
    "ended", "not-yet", "unknown", "nobody", "oversight", "intervention", "reporting", "advice",
]  # fmt: skip
_SIBLINGS: Final = """
SELECT DISTINCT ?item WHERE {
  VALUES ?item { THINGS }
  ?item gt:arisesFrom ?review ; gt:madeTo ?to .
  ?other gt:arisesFrom ?review ; gt:madeTo ?to .
  ?action gt:addresses ?other
}
"""
# The same of all recommendations, for whoever would have to name thousands.
_ALL_SIBLINGS: Final = """
SELECT DISTINCT ?item WHERE {
  { SELECT DISTINCT ?review ?to WHERE { ?action gt:addresses ?other . ?other gt:arisesFrom ?review ; gt:madeTo ?to } }
  ?item gt:arisesFrom ?review ; gt:madeTo ?to .
}
"""
_FEW: Final = 200
_BLANK: Final = """
SELECT DISTINCT ?item WHERE {
  VALUES ?item { THINGS }
  ?claim gt:absenceClaimAbout ?item ; gt:statesAbsenceOf <https://w3id.org/goldenthread/scheme/slot/lead>
}
"""


@dataclass(frozen=True, slots=True)
class Break:
    """A thing at which a thread stops. `instead` are the links that are there and do not carry it on."""

    at: str
    code: Code
    reason: str
    instead: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """What tells one kind of silence from another: recommendations whose siblings a plan answers, leads left blank."""

    answered_siblings: frozenset[str]
    blank_leads: frozenset[str]


def published(code: str) -> str:
    """The code as programs read it: "only-reporting", or "no-answerability" where there is nothing else."""
    return "no-answerability" if code == "none" else f"only-{code}" if code in phrases().only else code


def read_gaps(dataset: Selecting, things: Iterable[Thing]) -> Gaps:
    """The gaps of the recommendations and actions among these."""
    things = tuple(things)
    asked = [one.iri for one in things if one.is_recommendation]
    actions = [one.iri for one in things if one.is_a("Action")]
    return Gaps(
        _items(dataset, _SIBLINGS if len(asked) <= _FEW else _ALL_SIBLINGS, asked), _items(dataset, _BLANK, actions)
    )


def breaks(walked: Walked, things: Mapping[str, Thing], links: Links, way: Way, gaps: Gaps) -> tuple[Break, ...]:
    """Every thing at which the walk stops without having arrived, nearest first."""
    found = []
    for at in walked.reached():
        taken = walked.taken.get(at, [])
        if any(one.followed or one.loop for one in taken) or way.arrived(at):
            continue
        thing = things[at]
        if way.direction == "down":
            if not thing.is_recommendation:
                found.append(_said(at, "nothing-beneath", tuple(taken)))
        else:
            found.append(_upward(thing, walked, links, way, gaps))
    return tuple(found)


def _upward(thing: Thing, walked: Walked, links: Links, way: Way, gaps: Gaps) -> Break:
    if thing.is_recommendation:
        return _said(thing.iri, "no-action-stated" if thing.iri in gaps.answered_siblings else "no-plan-loaded")
    if thing.is_a("Action"):
        return _said(thing.iri, "no-lead-stated" if thing.iri in gaps.blank_leads else "no-lead-loaded")
    inside = [one for one in walked.taken.get(thing.iri, ()) if one.link.kind.follow]
    beyond = [one for one in walked.beyond.get(thing.iri, ()) if one.link.kind.follow]
    advice = _advice(thing, links, way)
    instead = (*inside, *beyond, *advice)
    code = _code(inside, beyond, advice)
    words = phrases()
    reason = words.stated[way.mode] + (f", {words.only[code]}" if code != "none" else "")
    return Break(thing.iri, code, reason, instead)


def _code(inside: Iterable[Taken], beyond: Iterable[Taken], advice: Iterable[Taken]) -> Code:
    """The nearest thing to a link that there is: one of the mode that does not hold, then one of a wider mode."""
    found: set[Code] = set()
    for one in inside:
        found.add("nobody" if one.hold == "holds" else _unheld(one))
    for one in beyond:
        found.add(_wider(one) if one.hold == "holds" else "none")
    if any(one.hold == "holds" for one in advice):
        found.add("advice")
    order: tuple[Code, ...] = (
        "proposed", "nobody", "ended", "not-yet", "unknown", "oversight", "intervention", "reporting", "advice",
    )  # fmt: skip
    return next((code for code in order if code in found), "none")


def _unheld(one: Taken) -> Code:
    codes: dict[str, Code] = {"proposed": "proposed", "ended": "ended", "not yet": "not-yet"}
    return codes.get(one.hold, "unknown")


def _wider(one: Taken) -> Code:
    if one.link.kind.key == "intervened-in-by":
        return "intervention"
    return "oversight" if one.link.kind.mode == "oversight" else "reporting"


def _advice(thing: Thing, links: Links, way: Way) -> tuple[Taken, ...]:
    """Advice that the thing, or a post in it, gives: the nearest to a line upward that some boards have."""
    posts = [link.lower for link in links.below(thing.iri) if link.kind.key == "post-in" and link.lower]
    links.need(posts, "lower")
    given = [link for who in (thing.iri, *posts) for link in links.above(who) if link.kind.key == "advises"]
    return tuple(Taken(link, way.holds(link), followed=False) for link in given)


def _said(at: str, code: Code, instead: tuple[Taken, ...] = ()) -> Break:
    return Break(at, code, phrases().reasons[code], instead)


def _items(dataset: Selecting, query: str, things: list[str]) -> frozenset[str]:
    if not things:
        return frozenset()
    found = dataset.select(query.replace("THINGS", listed(things)))
    return frozenset(str(row[0]) for row in found.rows).intersection(things)
