"""Chains as tables: a row for each place where one breaks, or the counts of each group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from rdflib import Literal as Text
from rdflib import URIRef
from rdflib.term import Identifier

from queries.question import Column
from queries.results import Result
from queries.tracing.breaks import published
from queries.tracing.chains import Chain, Stop

Facet = Literal["authority", "theme", "framework", "year"]
_NOT_STATED: Final = "not stated"
_COLUMNS: Final = tuple(
    Column(name, label)
    for name, label in (
        ("authority", "Authority"), ("framework", "Framework"), ("year", "Year"), ("themes", "Themes"),
        ("of", "Of"), ("links", "Links that hold"), ("step", "Breaks at step"), ("at", "Breaks at"),
        ("reason", "Reason"), ("code", "Code"), ("ofId", "Of (id)"), ("atId", "Breaks at (id)"),
        ("document", "Document"), ("start", "Start"), ("end", "End"),
    )
)  # fmt: skip


def rows_of_breaks(chains: Iterable[Chain]) -> Result:
    """A row for each place at which a chain breaks, by authority, year and id."""
    ordered = sorted(chains, key=lambda chain: (chain.facets.authority, chain.facets.year, _by_number(chain)))
    return Result(_COLUMNS, tuple(_row(chain, stop) for chain in ordered for stop in chain.stops))


def counts(chains: Iterable[Chain], by: Facet) -> Result:
    """For each group: chains, those that break, those that come to national government, and breaks by reason.

    A chain of several groups is counted in each.
    """
    groups: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        for value in getattr(chain.facets, by) or (_NOT_STATED,):
            groups[value].append(chain)
    reasons = sorted({stop.reason for members in groups.values() for chain in members for stop in chain.stops})
    heads = ((by, by.capitalize()), ("chains", "Chains"), ("broken", "Break"), ("arrived", "Reach government"))
    columns = tuple(Column(name, label) for name, label in (*heads, *((one, one.capitalize()) for one in reasons)))
    return Result(columns, tuple(_counted(group, groups[group], reasons) for group in sorted(groups)))


def _counted(group: str, members: Sequence[Chain], reasons: Sequence[str]) -> tuple[Identifier, ...]:
    found = Counter(reason for chain in members for reason in {stop.reason for stop in chain.stops})
    numbers = (
        len(members),
        sum(bool(chain.stops) for chain in members),
        sum(chain.arrived for chain in members),
        *(found[reason] for reason in reasons),
    )
    return (Text(group), *map(Text, numbers))


def _row(chain: Chain, stop: Stop) -> tuple[Identifier | None, ...]:
    facets = chain.facets
    return (
        _text(facets.authority),
        _text(facets.framework),
        _text(facets.year),
        _text(facets.theme),
        Text(chain.start.label),
        Text(chain.links),
        Text(stop.step),
        Text(stop.at.label),
        Text(stop.reason),
        Text(published(stop.code)),
        URIRef(chain.start.iri),
        URIRef(stop.at.iri),
        URIRef(facets.document) if facets.document else None,
        Text(facets.start) if facets.start is not None else None,
        Text(facets.end) if facets.end is not None else None,
    )


def _text(values: Sequence[str]) -> Identifier | None:
    return Text("; ".join(values)) if values else None


def _by_number(chain: Chain) -> tuple[str, int, str]:
    """In the order of their numbers: the last part of an id may be one."""
    first, _, last = chain.start.iri.rpartition("/")
    return first, int(last) if last.isdigit() else 0, last
