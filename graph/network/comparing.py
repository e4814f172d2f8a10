"""Two networks side by side: what appears and disappears between two times, and what two areas share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.network.measures import Measures, measure
from graph.network.network import Network
from graph.network.parties import Party, Tie


@dataclass(frozen=True, slots=True)
class Side:
    """What is in one network and not in the other."""

    parties: tuple[Party, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two networks: what only one has, what both have, and the measures of each.

    `kinds` are kinds of party and `tie_kinds` kinds of tie, with their numbers here and there. `turned` are ties of
    both that are shown otherwise in the second, as one that was proposed and then holds.
    """

    here: Network
    there: Network
    only_here: Side
    only_there: Side
    both: Side
    turned: tuple[tuple[Tie, Tie], ...]
    kinds: tuple[tuple[str, int, int], ...]
    tie_kinds: tuple[tuple[str, int, int], ...]
    measures: tuple[Measures, Measures]


def compare(here: Network, there: Network) -> Comparison:
    """What the two have in common and what not. Parties are one by IRI, ties by relation and ends."""
    near, far = {tie_key(tie): tie for tie in here.ties}, {tie_key(tie): tie for tie in there.ties}
    return Comparison(
        here=here,
        there=there,
        only_here=Side(_lacking(here, there), tuple(tie for key, tie in near.items() if key not in far)),
        only_there=Side(_lacking(there, here), tuple(tie for key, tie in far.items() if key not in near)),
        both=Side(
            tuple(party for party in here.parties if party.iri in there.by_iri),
            tuple(tie for key, tie in near.items() if key in far),
        ),
        turned=tuple((tie, far[key]) for key, tie in near.items() if key in far and far[key].course != tie.course),
        kinds=_counted((p.kind_label for p in here.parties), (p.kind_label for p in there.parties)),
        tie_kinds=_counted((t.kind for t in here.ties), (t.kind for t in there.ties)),
        measures=(measure(here), measure(there)),
    )


def tie_key(tie: Tie) -> tuple[str, str, str]:
    """By what a tie is the same in two networks."""
    return (tie.id, tie.source or "", tie.target or "")


def _lacking(one: Network, other: Network) -> tuple[Party, ...]:
    return tuple(party for party in one.parties if party.iri not in other.by_iri)


def _counted(here: Iterable[str], there: Iterable[str]) -> tuple[tuple[str, int, int], ...]:
    near, far = Counter(here), Counter(there)
    return tuple((kind, near[kind], far[kind]) for kind in sorted(near | far))
