"""Which addresses are of one thing: decided by rule and by people, anew at every build, from what the sources tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from graph.errors import BadDecisions
from graph.identifiers import local_id
from graph.identity.accounts import Account, rank
from graph.identity.asked import Asked, asked_of, preference
from graph.identity.decisions import Decision
from graph.identity.hanging import hanging
from graph.identity.joining import Groups
from graph.identity.parties import Party, decide_parties, parties_of
from graph.identity.recommendations import decide_recommendations
from graph.identity.reviews import accounts_of, decide_reviews
from graph.identity.told import Sources, Told, read_told


@dataclass(frozen=True, slots=True)
class Identity:
    """From each address that gives way to the one that stands for it; every decision; people's that came to nothing."""

    redirects: Mapping[URIRef, URIRef]
    decisions: tuple[Decision, ...]
    unused: tuple[Decision, ...]
    told: Told


def identify(sources: Sources, decisions: Sequence[Decision] = ()) -> Identity:
    """What is one, in all sources; `decisions` of people go before every rule. The order of either is nothing.

    Raises `BadDecisions` where people's decisions contradict each other.
    """
    told = read_told(sources)
    known = [one for one in decisions if all(thing in told.sources for thing in one.things)]
    groups = Groups()
    _replay(known, groups)
    accounts, parties = accounts_of(told), parties_of(told)
    made = [*decide_parties(told, parties, groups), *decide_reviews(told, accounts, groups)]
    known_parties = {party.iri: party for party in parties}
    settled = hanging(told, groups.redirects(_standing(groups, accounts, known_parties, {})))
    asked = asked_of(told, settled)
    made += decide_recommendations(asked, groups)
    listed = {one.iri: one for one in asked}
    return Identity(
        redirects=hanging(told, groups.redirects(_standing(groups, accounts, known_parties, listed))),
        decisions=tuple(sorted({*known, *_still_so(made, groups)}, key=lambda one: (one.things, one.by, one.where))),
        unused=tuple(one for one in decisions if one not in known),
        told=told,
    )


def _replay(decisions: Iterable[Decision], groups: Groups) -> None:
    """People's decisions: what is not the same, or not known to be, is kept apart from every rule as well."""
    ordered = sorted(decisions, key=lambda one: (one.verdict == "same", one.things, one.where))
    apart = {one.things: one for one in ordered if one.verdict != "same"}
    for one in ordered:
        first, second = one.things
        if one.verdict != "same":
            groups.keep_apart(first, second)
        elif not groups.join(first, second):
            pair = groups.barrier(first, second) or (first, second)
            other = apart.get(tuple(sorted(pair)))
            raise BadDecisions(
                f"{one.where}: {local_id(first)} and {local_id(second)} cannot be the same, since with what else is "
                f"decided {' and '.join(map(local_id, pair))} would be one, and "
                f"{other.where if other else 'another line'} says that they are not; mend one of the lines"
            )


def _still_so(made: Iterable[Decision], groups: Groups) -> Iterable[Decision]:
    """The decisions without pairs left open that came together after all."""
    for one in made:
        if one.verdict != "undecided" or len({groups.of(thing) for thing in one.things}) > 1:
            yield one


def _standing(
    groups: Groups,
    accounts: Mapping[URIRef, Account],
    parties: Mapping[URIRef, Party],
    asked: Mapping[URIRef, Asked],
) -> dict[frozenset[URIRef], URIRef]:
    """For each group the address that stands for it: a review's is that of its best dates, a party's the best known."""
    return {group: _best(group, accounts, parties, asked) for group in groups.joined()}


def _best(
    group: frozenset[URIRef],
    accounts: Mapping[URIRef, Account],
    parties: Mapping[URIRef, Party],
    asked: Mapping[URIRef, Asked],
) -> URIRef:
    reviews = [accounts[one] for one in group if one in accounts]
    if reviews:
        return min(reviews, key=rank).iri
    listed = [asked[one] for one in group if one in asked]
    if listed:
        return min(listed, key=preference).iri
    known = [parties[one] for one in group if one in parties]
    order = ("authority", "board", "body", "unit", "person", "post")
    return (
        min(known, key=lambda one: (order.index(one.kind), not one.is_coded, -len(one.sources), one.iri)).iri
        if known
        else min(group)
    )
