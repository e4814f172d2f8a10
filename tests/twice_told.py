"""Recommendations that two nodes tell of: same review, recipient and place in the list, and no decision left open."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from graph.dataset import Dataset
from graph.identifiers import local_id
from graph.identity.showing import decided
from graph.names import Names

# A board's review counts as the inspection that it accompanies: the recipient tells the two apart.
LISTED = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?inspection ?recipient ?place ?recommendation WHERE {
  ?recommendation gt:arisesFrom/gt:accompanies? ?inspection ; gt:madeTo ?recipient ; gt:ordinal ?place .
  FILTER(CONTAINS(STR(?inspection), "/id/inspection/"))
}
"""
Place = tuple[str, str, int]


def by_place(dataset: Dataset) -> dict[Place, set[str]]:
    """The recommendations at each place of what a review asked of somebody."""
    found: dict[Place, set[str]] = defaultdict(set)
    for review, recipient, place, recommendation in dataset.select(LISTED).rows:
        found[local_id(str(review)), local_id(str(recipient)), int(str(place))].add(local_id(str(recommendation)))
    return found


def recommendations_to(dataset: Dataset, recipient: str, inspection: str) -> int:
    """How many nodes there are of what an inspection asked of somebody."""
    found = by_place(dataset).items()
    return len({one for (review, to, _), listed in found for one in listed if (review, to) == (inspection, recipient)})


def told_twice(dataset: Dataset) -> list[tuple[str, str]]:
    """The pairs at one place that `identity --open` does not list."""
    names = Names(dataset)
    left = {
        frozenset(local_id(names.resolve(address)) for address in (pair.one, pair.other))
        for pair in decided(dataset, verdict="undecided")
        if pair.one.startswith("recommendation/")
    }
    pairs = (pair for listed in by_place(dataset).values() for pair in combinations(sorted(listed), 2))
    return sorted({pair for pair in pairs if frozenset(pair) not in left})
