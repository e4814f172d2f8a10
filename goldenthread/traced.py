"""A trace as Python and notebooks have it: rows, a picture, a graph of networkx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goldenthread.drawing.chain_svg import can_be_drawn, chain_svg
from goldenthread.drawing.mermaid import mermaid
from queries.shown import short
from queries.tracing.rows import rows_of, status_of
from queries.tracing.steps import Step
from queries.tracing.telling import json_text, markdown, tree
from queries.tracing.trace import Trace

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Traced:
    """A trace and its forms. Shown in a notebook it is a picture, printed it is a tree."""

    trace: Trace

    @property
    def sentence(self) -> str:
        """How whole the thread is, and its weakest link."""
        return self.trace.weighed.sentence

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, breaks among them."""
        return self.trace.steps

    @property
    def breaks(self) -> tuple[Step, ...]:
        """Where the thread stops, each with its reason."""
        return self.trace.breaks

    @property
    def rows(self) -> list[dict[str, str]]:
        """The steps as `--format csv` has them, ids instead of IRIs."""
        result = rows_of(self.trace)
        names = [column.name for column in result.columns]
        return [dict(zip(names, map(short, row), strict=True)) for row in result.rows]

    def svg(self) -> str:
        """The picture, as `--format svg` writes it. Raises `BindingError` where it has too many steps to be drawn."""
        return chain_svg(self.trace)

    def mermaid(self) -> str:
        """The flowchart, as `--format mermaid` writes it."""
        return mermaid(self.trace)

    def json(self) -> str:
        """The whole, as `--format json` writes it."""
        return json_text(self.trace)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The links that a source states, by ids. A thing at which the thread stops has `stops`, the reason.

        Edges have kind, link, status, hold, matter, period, confidence and evidence: document, start and end of each
        passage. A link that names nobody is left out.
        """
        import networkx as nx

        made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for step in self.trace.steps:
            for thing in filter(None, (step.start, step.to)):
                made.add_node(thing.id, label=thing.label, classes=list(thing.classes))
            if step.reason is not None:
                made.nodes[step.start.id]["stops"] = step.reason
            elif step.to is not None:
                made.add_edge(step.start.id, step.to.id, **_facts(step))
        return made

    def _repr_svg_(self) -> str | None:
        return self.svg() if can_be_drawn(self.trace) else None

    def _repr_markdown_(self) -> str:
        return markdown(self.trace)

    def __str__(self) -> str:
        return tree(self.trace)


def _facts(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "link": step.link,
        "status": status_of(step),
        "hold": step.hold,
        "matter": step.matter,
        "period": step.period,
        "confidence": step.basis.confidence,
        "evidence": [(place.document, place.start, place.end) for place in step.basis.places],
    }
