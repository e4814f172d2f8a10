"""What changed from one version to another, by one pass over two sorted files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from graph.lines import graph_of, lines_of
from graph.manifest import Manifest
from graph.snapshot import Snapshot
from ontology.terms import ID

Sign = Literal["-", "+"]
Fate = Literal["removed", "added", "changed"]
# Nodes that only say where a fact stands; the things that they speak of tell more.
_OF_EVIDENCE: Final = tuple(f"<{ID}{kind}/" for kind in ("claim", "passage", "time"))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts went and came."""

    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two versions: sources by name, facts by the IRI of their graph and of their subject.

    A fact is counted under its graph, and under its subject unless that is a claim, a passage or a time.
    """

    sources: Mapping[str, Fate]
    graphs: Mapping[str, Tally]
    things: Mapping[str, Tally]


def changes(before: Path, after: Path) -> Iterator[tuple[Sign, str]]:
    """The lines of two sorted files that are in one of them only, in order. Memory for two lines."""
    old, new = lines_of(before), lines_of(after)
    one, other = next(old, None), next(new, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(old, None), next(new, None)
        elif other is None or (one is not None and one < other):
            yield "-", one or ""
            one = next(old, None)
        else:
            yield "+", other
            other = next(new, None)


def patch(before: Snapshot, after: Snapshot) -> Iterator[str]:
    """The changes as lines: "- " or "+ " and an N-Quads line."""
    return (f"{sign} {line}" for sign, line in changes(_quads(before), _quads(after)))


def difference(before: Snapshot, after: Snapshot) -> Difference:
    """The changes counted. Memory grows with the number of things that changed."""
    graphs: dict[Sign, Counter[str]] = {"-": Counter(), "+": Counter()}
    things: dict[Sign, Counter[str]] = {"-": Counter(), "+": Counter()}
    for sign, line in changes(_quads(before), _quads(after)):
        graphs[sign][graph_of(line)] += 1
        if line.startswith("<") and not line.startswith(_OF_EVIDENCE):
            things[sign][line[1 : line.index(">")]] += 1
    return Difference(_sources(before.manifest, after.manifest), _tallied(graphs), _tallied(things))


def _quads(snapshot: Snapshot) -> Path:
    return snapshot.folder / "dataset.nq"


def _sources(before: Manifest, after: Manifest) -> dict[str, Fate]:
    fates: dict[str, Fate] = {}
    for name in sorted({*before.inputs, *after.inputs}):
        old, new = before.inputs.get(name), after.inputs.get(name)
        if old != new:
            fates[name] = "added" if old is None else "removed" if new is None else "changed"
    return fates


def _tallied(counted: Mapping[Sign, Counter[str]]) -> dict[str, Tally]:
    """By name, those with most changes first."""
    found = {name: Tally(counted["-"][name], counted["+"][name]) for name in {*counted["-"], *counted["+"]}}
    return dict(sorted(found.items(), key=lambda one: (-one[1].removed - one[1].added, one[0])))
