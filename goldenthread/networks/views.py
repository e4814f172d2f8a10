"""A network or a comparison as people get it: picture, text, graph and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.networks.drawing import Caption, can_be_drawn, draw, draw_both
from goldenthread.networks.gexf import gexf, graphml
from goldenthread.networks.png import png
from goldenthread.networks.records import as_json, comparison_csv, comparison_json, parties_csv, ties_csv
from goldenthread.networks.report import comparison_report, report
from goldenthread.networks.svg import svg
from goldenthread.output import give, give_bytes
from graph.network.comparing import Comparison
from graph.network.measures import Measures, measure
from graph.network.network import Network
from graph.network.seats import Seats
from queries.errors import UnknownFormat

if TYPE_CHECKING:
    import networkx as nx

_Forms = Mapping[str, Callable[[], str | bytes]]


@dataclass(frozen=True)
class NetworkView:
    """A network with its measures. In a notebook it shows its picture."""

    network: Network
    seats: Seats
    caption: Caption
    version: str

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The parties and ties in networkx, each edge with its evidence."""
        return self.network.graph

    @cached_property
    def measures(self) -> Measures:
        """What was measured, and how thin the evidence is."""
        return measure(self.network)

    def svg(self, *, table: bool = True) -> str:
        """The picture; `table` puts the same facts beneath it."""
        return svg(draw(self.network, self.caption, table=table))

    def written(self, form: str, *, table: bool = True) -> str | bytes:
        """As svg, png, graphml, gexf, json, csv (the ties) or txt. Raises `UnknownFormat`."""
        notes, made = self.caption.notes, self.network
        forms: _Forms = {
            "svg": lambda: self.svg(table=table),
            "png": lambda: png(self.svg(table=table)),
            "graphml": lambda: graphml(made),
            "gexf": lambda: gexf(made, self.version),
            "json": lambda: as_json(made, self.measures, self.seats, notes, self.version),
            "csv": lambda: ties_csv(made),
            "txt": lambda: report(made, self.measures, self.seats, notes, self.caption.title),
        }
        return _written(forms, form)

    def save(self, to: Path, *, table: bool = True) -> None:
        """Writes the file that the name's end asks for; beside a .csv of ties NAME-nodes.csv, of parties."""
        form = _form(to)
        _save(self.written(form, table=table), to)
        if form == "csv":
            _save(parties_csv(self.network, self.measures), to.with_name(f"{to.stem}-nodes{to.suffix}"))

    def _repr_svg_(self) -> str | None:
        return self.svg(table=False) if can_be_drawn(self.network) else None


@dataclass(frozen=True)
class ComparisonView:
    """Two networks beside each other. `together`: at the same spots, as before and after."""

    comparison: Comparison
    caption: Caption
    version: str
    together: bool

    @property
    def headings(self) -> tuple[str, str]:
        """What the two are called."""
        return (self.caption.headings[0], self.caption.headings[1])

    def svg(self, *, table: bool = True) -> str:
        """Both pictures side by side; `table` puts every tie beneath them, with where it is."""
        return svg(draw_both(self.comparison, self.caption, together=self.together, table=table))

    def written(self, form: str, *, table: bool = True) -> str | bytes:
        """As svg, png, json, csv or txt. Raises `UnknownFormat`."""
        notes, made = self.caption.notes, self.comparison
        forms: _Forms = {
            "svg": lambda: self.svg(table=table),
            "png": lambda: png(self.svg(table=table)),
            "json": lambda: comparison_json(made, self.headings, notes, self.version),
            "csv": lambda: comparison_csv(made, self.headings),
            "txt": lambda: comparison_report(made, self.headings, notes, self.caption.title),
        }
        return _written(forms, form)

    def save(self, to: Path, *, table: bool = True) -> None:
        """Writes the file that the name's end asks for."""
        _save(self.written(_form(to), table=table), to)

    def _repr_svg_(self) -> str | None:
        both = (self.comparison.here, self.comparison.there)
        return self.svg(table=False) if all(map(can_be_drawn, both)) else None


def _written(forms: _Forms, form: str) -> str | bytes:
    if form not in forms:
        known = ", ".join(f".{one}" for one in forms)
        raise UnknownFormat(f'this cannot be written as "{form}"; end the file\'s name in one of: {known}')
    return forms[form]()


def _form(to: Path) -> str:
    return to.suffix.lower().removeprefix(".")


def _save(content: str | bytes, to: Path) -> None:
    if isinstance(content, bytes):
        give_bytes(content, to=to)
    else:
        give(content, to=to)
