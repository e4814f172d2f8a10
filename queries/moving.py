"""The updates by which a version takes the place of another, in one request, or in several.

By name: one MOVE a graph. It takes as many statements as there are graphs, and some servers stumble over a thousand
(Virtuoso: "SQ156 Query too large"). By list: what goes where is written beside the graphs that wait, and the update
speaks of the list, so that it is as long for a country as for one paper. By parts of that list, where a server takes
only so many triples at once (Virtuoso: "SR325 log after image"): then the record says meanwhile that graphs change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from queries.published import DIGEST, RECORD, SWITCHING, Published
from queries.server import Server
from queries.staging import Plan

AT_ONCE: Final = 200  # graphs that one request names
TOGETHER: Final = 50_000  # triples that one request moves
_FROM: Final = "http://purl.org/dc/terms/source"
_PART: Final = "http://purl.org/dc/terms/isPartOf"


@dataclass(frozen=True, slots=True)
class Move:
    """What changes places: the graphs that are no more, those that changed, and the record that says so."""

    planned: Plan
    gone: tuple[str, ...]
    record: Published

    def by_name(self) -> str:
        """One update that names every graph. Nothing waits any longer when it is done."""
        staging = self.planned.staging
        steps = [f"DROP SILENT GRAPH <{graph}>" for graph in (*self.gone, staging.progress, RECORD)]
        steps += [f"MOVE <{staging.of(graph)}> TO <{graph}>" for graph in self.planned.changed]
        return _joined([*steps, *self._default("MOVE"), f"INSERT DATA {{ {self.record.block()} }}"])

    def put_list(self, server: Server) -> int:
        """Puts a list of what goes where beside what waits, and the record too. Into how many parts it falls."""
        staging = self.planned.staging
        server.update(_joined(f"DROP SILENT GRAPH <{graph}>" for graph in (staging.moves, staging.record)))
        parts = self._parts()
        goes = [
            f"<{graph}> <{_FROM}> <{staging.of(graph)}> ; <{_PART}> {number} ."
            for number, graphs in enumerate(parts)
            for graph in graphs
        ]
        for graph, lines in ((staging.moves, goes), (staging.record, self.record.lines())):
            for some in batches(lines):
                server.update(f"INSERT DATA {{ GRAPH <{graph}> {{ {' '.join(some)} }} }}")
        return len(parts)

    def begin(self) -> str:
        """An update by which the record says that its named graphs are changing, and which."""
        listed, digest = self._listed(), f"GRAPH <{RECORD}> {{ ?to <{DIGEST}>"
        now = self.planned.staging.version
        return _joined(
            [
                f"DELETE {{ {digest} ?was }} }} WHERE {{ {listed} {digest} ?was }} }}",
                f'INSERT {{ {digest} "" }} }} WHERE {{ {listed} }}',
                f'INSERT DATA {{ GRAPH <{RECORD}> {{ <{RECORD}> <{SWITCHING}> "{now}" }} }}',
            ]
        )

    def part(self, number: int | None = None) -> str:
        """An update that changes the graphs of a part of the list, or of all of it."""
        listed, there = self._listed(number), "GRAPH ?to { ?s ?p ?o }"
        return _joined(
            [
                f"DELETE {{ {there} }} WHERE {{ {listed} {there} }}",
                f"INSERT {{ {there} }} WHERE {{ {listed} GRAPH ?from {{ ?s ?p ?o }} }}",
            ]
        )

    def end(self) -> str:
        """An update by which the record is that of the new version. What waited waits still: all may be done again."""
        return _joined([*self._default("COPY"), f"COPY <{self.planned.staging.record}> TO <{RECORD}>"])

    def by_list(self) -> str:
        """All of the list in one update, which is of one length however many graphs there are."""
        return _joined([self.part(), self.end()])

    def _listed(self, number: int | None = None) -> str:
        of_part = "" if number is None else f" ; <{_PART}> {number}"
        return f"GRAPH <{self.planned.staging.moves}> {{ ?to <{_FROM}> ?from{of_part} }}"

    def _parts(self) -> list[list[str]]:
        parts: list[list[str]] = []
        held = 0
        for graph in (*self.gone, *self.planned.changed):
            size = self.planned.counts.get(self.planned.staging.of(graph), 0)
            if not parts or held + size > TOGETHER or len(parts[-1]) == AT_ONCE:
                parts.append([])
                held = 0
            parts[-1].append(graph)
            held += size
        return parts

    def _default(self, how: str) -> list[str]:
        return [] if self.record.default_graph else [f"{how} <{self.planned.staging.merged}> TO DEFAULT"]


def batches(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """Items by as many as one request may name."""
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def _joined(steps: Iterable[str]) -> str:
    return " ;\n".join(steps)
