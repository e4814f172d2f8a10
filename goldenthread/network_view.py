"""Networks in one call, for notebooks and the command line: the graph, its measures, its picture and its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from goldenthread.networks.captions import (
    comparison_notes,
    network_notes,
    place_of,
    succession_notes,
    time_of,
    window_of,
)  # fmt: skip
from goldenthread.networks.drawing import Caption
from goldenthread.networks.views import ComparisonView, NetworkView
from graph.names import Names, Selecting
from graph.network.choosing import Choice, Level
from graph.network.comparing import compare
from graph.network.forms import known_kinds
from graph.network.network import network as read_network
from graph.network.network import without
from graph.network.reading import read_everything
from graph.network.seats import seats
from queries.errors import BindingError


class Versioned(Selecting, Protocol):
    """A dataset that says which it is."""

    @property
    def manifest(self) -> Any:
        """What the dataset holds; its `version` is cited."""
        ...


@dataclass(frozen=True)
class Asked:
    """What to show: names or IRIs of authorities, kinds of tie, one date or two ends of a time, and the level.

    Dates are as precise as they are: 2015-09-18, 2015-09 or 2015.
    """

    authorities: Sequence[str] = ()
    kinds: Sequence[str] = ()
    as_at: str | None = None
    since: str | None = None
    until: str | None = None
    level: Level = "bodies"


def network(dataset: Versioned, asked: Asked | None = None, *, names: Names | None = None) -> NetworkView:
    """The network that is asked for, by default of all areas at any time.

    `names`, where they are at hand, spare reading them again. Raises `UnknownName`, `AmbiguousName`, and
    `BindingError` for a kind of tie or a date that there is not.
    """
    choice = _choice(names or Names(dataset), asked or Asked())
    everything = read_everything(dataset, choice.authorities)
    made = read_network(dataset, choice, everything)
    version = dataset.manifest.version
    caption = Caption(f"Who is tied to whom: {place_of(choice, everything.parties)}", network_notes(made, version))
    return NetworkView(made, seats(dataset, everything, made), caption, version)


def compare_areas(
    dataset: Versioned, here: str, there: str, asked: Asked | None = None, *, names: Names | None = None
) -> ComparisonView:
    """Two areas beside each other: what they share, and what only one has. Raises `BindingError` for one twice."""
    names = names or Names(dataset)
    pair = [_choice(names, replace(asked or Asked(), authorities=(one,))) for one in (here, there)]
    if pair[0] == pair[1]:
        raise BindingError(f'"{here}" and "{there}" are one and the same; give two areas to compare')
    return _pair(dataset, (pair[0], pair[1]), together=False)


def compare_times(
    dataset: Versioned, before: str, after: str, asked: Asked | None = None, *, names: Names | None = None
) -> ComparisonView:
    """One choice at two dates: what is there before, and what after. Raises `BindingError` for another order."""
    names = names or Names(dataset)
    pair = [_choice(names, replace(asked or Asked(), as_at=date)) for date in (before, after)]
    first, then = (choice.window for choice in pair)
    if first and then and first.last >= then.first:
        raise BindingError(f"{before} is not before {after}; give the earlier date first, and no date within the other")
    return _pair(dataset, (pair[0], pair[1]), together=True)


def suppose_without(
    dataset: Versioned, party: str, asked: Asked | None = None, *, names: Names | None = None
) -> ComparisonView:
    """What holds now, beside what would hold if a party were gone and all that is proposed were done."""
    names = names or Names(dataset)
    choice, gone = _choice(names, asked or Asked()), names.resolve(party, cls="Party")
    everything = read_everything(dataset, choice.authorities)
    now = read_network(dataset, choice, everything)
    made = compare(now, without(now, gone))
    label, place = names.entity(gone).label, place_of(choice, everything.parties)
    headings = ("as stated", f"if {label} were gone")
    notes = comparison_notes(made, headings, dataset.manifest.version)
    warning = "The second is a supposition: every proposal is shown as done, whatever it depends on; all else stays."
    caption = Caption(f"{place}: as stated, and if {label} were gone", (warning, *notes), headings)
    return ComparisonView(made, caption, dataset.manifest.version, together=True)


def _pair(dataset: Versioned, choices: tuple[Choice, Choice], *, together: bool) -> ComparisonView:
    areas = tuple(dict.fromkeys((*choices[0].authorities, *choices[1].authorities)))
    everything = read_everything(dataset, areas)
    here, there = (read_network(dataset, choice, everything) for choice in choices)
    made = compare(here, there)
    places = [place_of(choice, everything.parties) for choice in choices]
    times = [time_of(choice) for choice in choices]
    headings = (times[0], times[1]) if together else (places[0], places[1])
    title = f"{places[0]}: {times[0]} and {times[1]}" if together else f"{places[0]} beside {places[1]}"
    notes = comparison_notes(made, headings, dataset.manifest.version)
    if together:
        notes = (*notes, *succession_notes(made, everything))
    return ComparisonView(made, Caption(title, notes, headings), dataset.manifest.version, together=together)


def _choice(names: Names, asked: Asked) -> Choice:
    for kind in asked.kinds:
        if kind not in known_kinds():
            raise BindingError(f'no tie is of kind "{kind}"; the kinds: {", ".join(known_kinds())}')
    authorities = tuple(dict.fromkeys(names.resolve(one, cls="Authority") for one in asked.authorities))
    return Choice(authorities, tuple(asked.kinds), window_of(asked.as_at, asked.since, asked.until), asked.level)
