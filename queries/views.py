"""How an answer is best looked at: as a table, and where its columns allow as a network, a chart or a timeline."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal, cast

from queries.records import Record

View = Literal["table", "network", "chart", "timeline"]
ChartKind = Literal["bar", "line"]

_VIEWS: Final = ("table", "network", "chart", "timeline")
_CHARTS: Final = ("bar", "line")
_COUNT: Final = re.compile(r"count\((\w+)\)")


@dataclass(frozen=True, slots=True)
class Network:
    """Each row a line from the thing in column `source` to the one in `target`."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Column `y` over column `x`; where `counts`, how many rows have a value of `y` for each `x`."""

    kind: ChartKind
    x: str
    y: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Each row at the date in column `start`, up to the one in `end`, under the words of `label`."""

    start: str
    end: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Views:
    """What an answer can be shown as; `default` comes first."""

    default: View
    network: Network | None = None
    chart: Chart | None = None
    timeline: Timeline | None = None


TABLE: Final = Views("table")


def read_views(ours: Record, columns: Collection[str]) -> Views:
    """The views of a header, over these columns. Raises `QuestionError` for a column or a view that is not there."""
    if "views" not in ours:
        return TABLE
    said = ours.record("views", known=frozenset({"default", *_VIEWS}) - {"table"})
    default = said.optional("default") or "table"
    if default not in _VIEWS or (default != "table" and default not in said):
        raise said.fault(f"default {default!r} is no view described here; table always is")
    return Views(
        cast(View, default),
        network=_network(said.record("network", known={"source", "target"}), columns) if "network" in said else None,
        chart=_chart(said.record("chart", known={"kind", "x", "y"}), columns) if "chart" in said else None,
        timeline=_timeline(said.record("timeline", known={"start", "end", "label"}), columns)
        if "timeline" in said
        else None,
    )


def _network(said: Record, columns: Collection[str]) -> Network:
    return Network(_column(said, "source", columns), _column(said, "target", columns))


def _chart(said: Record, columns: Collection[str]) -> Chart:
    kind = said.text("kind")
    if kind not in _CHARTS:
        raise said.fault(f"kind {kind!r} is not known; {', '.join(_CHARTS)} are")
    counted = _COUNT.fullmatch(said.text("y"))
    y = said.column(counted[1], columns) if counted else _column(said, "y", columns)
    return Chart(cast(ChartKind, kind), _column(said, "x", columns), y, bool(counted))


def _timeline(said: Record, columns: Collection[str]) -> Timeline:
    end = _column(said, "end", columns) if "end" in said else None
    return Timeline(_column(said, "start", columns), end, _column(said, "label", columns))


def _column(said: Record, key: str, columns: Collection[str]) -> str:
    return said.column(said.text(key), columns)
