"""A network as GEXF 1.2, with times, colours and places, as Gephi and networkx read it; and as GraphML.

Every edge carries its evidence. All edges are directed, since Gephi reads mixed ones badly: `directed` says which are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import networkx as nx
from lxml import etree

from goldenthread.networks.panels import MOST_DRAWN, Spots, spots
from goldenthread.networks.styles import party_style, tie_style
from graph.identifiers import local_id
from graph.moments import ends
from graph.network.network import Network

_GEXF: Final = "http://www.gexf.net/1.2draft"
_VIZ: Final = f"{_GEXF}/viz"
_SHAPES: Final = {"square": "square", "triangle": "triangle", "diamond": "diamond"}
_DASHES: Final = {"holds": "solid", "proposed": "dashed", "ended": "solid", "unknown": "dotted"}
_TYPES: Final = {bool: "boolean", int: "integer", float: "double", str: "string"}
_OF_ELEMENTS: Final = ("label", "weight")  # what GEXF has a place of its own for


def gexf(network: Network, version: str) -> str:
    """The network as GEXF. Times are days: the first and the last that a source leaves possible."""
    root = etree.Element("gexf", {"version": "1.2"}, nsmap={None: _GEXF, "viz": _VIZ})  # type: ignore[dict-item]
    meta = etree.SubElement(root, "meta")
    etree.SubElement(meta, "creator").text = "Golden Thread"
    etree.SubElement(meta, "description").text = f"Network of dataset {version}"
    periods = any(tie.period for tie in network.ties)
    held = {"mode": "dynamic", "timeformat": "date"} if periods else {"mode": "static"}
    graph = etree.SubElement(root, "graph", {"defaultedgetype": "directed", **held})
    drawn = network.graph
    node_keys = _declared(graph, "node", (values for _, values in drawn.nodes(data=True)))
    edge_keys = _declared(graph, "edge", (values for _, _, values in drawn.edges(data=True)))
    where = spots(network) if len(network.parties) <= MOST_DRAWN else {}
    nodes = etree.SubElement(graph, "nodes")
    for party in network.parties:
        name = local_id(party.iri)
        node = etree.SubElement(nodes, "node", {"id": name, "label": party.label})
        _values(node, drawn.nodes[name], node_keys)
        style = party_style(party)
        _viz(node, style.colour, where, party.iri, _SHAPES.get(style.shape, "disc"))
    edges = etree.SubElement(graph, "edges")
    for place, tie in enumerate(network.ties, start=1):
        near, far = local_id(tie.source or ""), local_id(tie.target or "")
        values = drawn.edges[near, far, place]
        looks = {"id": str(place), "source": near, "target": far, "label": tie.label, "weight": str(values["weight"])}
        edge = etree.SubElement(edges, "edge", looks | _days(tie.period))
        _values(edge, values, edge_keys)
        _colour(edge, tie_style(tie).colour)
        etree.SubElement(edge, f"{{{_VIZ}}}shape", {"value": _DASHES[tie.course]})
    etree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


def graphml(network: Network) -> str:
    """The network as GraphML, by networkx."""
    return "\n".join(nx.generate_graphml(network.graph)) + "\n"


def _declared(graph: Any, of: str, rows: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Declares the attributes that any row has; their ids by name."""
    types: dict[str, str] = {}
    for values in rows:
        types.update((name, _TYPES[type(value)]) for name, value in values.items() if name not in _OF_ELEMENTS)
    declared = etree.SubElement(graph, "attributes", {"class": of, "mode": "static"})
    for name in sorted(types):
        etree.SubElement(declared, "attribute", {"id": f"{of}-{name}", "title": name, "type": types[name]})
    return {name: f"{of}-{name}" for name in types}


def _values(element: Any, values: Mapping[str, object], keys: Mapping[str, str]) -> None:
    held = etree.SubElement(element, "attvalues")
    for name in sorted(keys):
        if name in values:
            value = values[name]
            shown = str(value).lower() if isinstance(value, bool) else str(value)
            etree.SubElement(held, "attvalue", {"for": keys[name], "value": shown})


def _viz(node: Any, colour: str, where: Spots, iri: str, shape: str) -> None:
    _colour(node, colour)
    if spot := where.get(iri):  # Gephi's y runs up, a picture's down.
        place = {"x": f"{spot.x:.1f}", "y": f"{-spot.y:.1f}", "z": "0.0"}
        etree.SubElement(node, f"{{{_VIZ}}}position", place)
    etree.SubElement(node, f"{{{_VIZ}}}size", {"value": "14.0"})
    etree.SubElement(node, f"{{{_VIZ}}}shape", {"value": shape})


def _colour(element: Any, colour: str) -> None:
    red, green, blue = (str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    etree.SubElement(element, f"{{{_VIZ}}}color", {"r": red, "g": green, "b": blue})


def _days(period: str | None) -> dict[str, str]:
    if not period:
        return {}
    began, ended = ends(period)
    days = {"start": began.first, "end": ended.last}
    return {name: day.isoformat() for name, day in days.items() if day}
