"""The invented country at any scale."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.generated.papers import papers
from benchmarks.generated.places import NATION, place
from benchmarks.generated.reports import reports
from benchmarks.generated.tables import tables
from graph.building import Source


def sources(scale: float) -> Iterator[Source]:
    """The documents of `scale` times a nation, one after another. A council is the same at every scale.

    At 1 it is 153 councils over twelve years, about a million and a half quads. Raises `ValueError` below one council.
    """
    count = round(NATION * scale)
    if count < 1:
        raise ValueError(f"a scale of {scale} is less than one council; give at least {1 / NATION:.3f}")
    places = [place(number, count) for number in range(count)]
    yield from tables(places)
    for one in places:
        yield from reports(one)
        yield from papers(one)
