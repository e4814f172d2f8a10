"""One network drawn: its nodes at their points, its lines, and apart those without any tie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goldenthread.lettering import width, wrap
from goldenthread.networks.layout import NAME_OFF, lay_out
from goldenthread.networks.lines import Bundle, bundles, draw_lines
from goldenthread.networks.placing import Room
from goldenthread.networks.rows import NOT_STATED, told
from goldenthread.networks.scene import Box, Line, Node, Text
from goldenthread.networks.spreading import shelve
from goldenthread.networks.styles import SOFT, party_style
from graph.network.comparing import tie_key
from graph.network.network import Network
from graph.network.parties import Party, Tie

LABEL: Final = 11.5
LABEL_LINE: Final = 13.5
_LABEL_ROOM: Final = 124.0
_RADIUS: Final = 14.0
_RADIUS_SMALL: Final = 6.0
_RADIUS_OPEN: Final = 8.0
_NAME_GAP: Final = 2.0
_MARGIN: Final = 6.0
_GAP: Final = 20.0
MOST_DRAWN: Final = 5000  # of more parties no picture is of use
_LABELLED: Final = 150  # of more parties only the busiest have their names in the picture
_ASIDE: Final = "Named by a source, with no tie shown here"


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawn network from 0, 0 on."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    texts: tuple[Text, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands, whether its name is above it, how far off, and whether it is among those without a tie."""

    x: float
    y: float
    name_above: bool = False
    name_off: float = 0.0
    alone: bool = False


Spots = Mapping[str, Spot]


def spots(network: Network, *, least: float = 0.0) -> Spots:
    """Where each party and each open end stands; parties without a tie in rows beneath the others."""
    rooms = _rooms(network)
    pairs = [(near, far) for near, far, _ in _ends(network)]
    tied = {end for pair in pairs for end in pair}
    joined = [name for name in rooms if name in tied]
    place = {name: number for number, name in enumerate(joined)}
    laid = lay_out([rooms[name] for name in joined], [(place[near], place[far]) for near, far in pairs])
    found = {
        name: Spot(
            x + _MARGIN, y + _MARGIN, place[name] in laid.turned, NAME_OFF if place[name] in laid.crossed else 0.0
        )
        for name, (x, y) in zip(joined, laid.points, strict=True)
    }
    bottom = max((found[name].y + _depth(found[name], rooms[name]) for name in joined), default=0.0)
    right = max((found[name].x + rooms[name].aside for name in joined), default=0.0)
    alone = [name for name in rooms if name not in tied]
    sizes = [(2 * rooms[name].aside, rooms[name].above + rooms[name].below) for name in alone]
    top = bottom + (3 * _GAP if joined else 2 * _GAP)
    for name, (left, upper) in zip(alone, shelve(sizes, _GAP, max(right, least, 640.0)), strict=True):
        found[name] = Spot(left + rooms[name].aside + _MARGIN, upper + rooms[name].above + top, alone=True)
    return found


def _depth(spot: Spot, room: Room) -> float:
    return room.above if spot.name_above else room.below + spot.name_off


def panel(network: Network, spots: Spots, numbers: Mapping[tuple[str, str, str], int], ringed: Iterable[str]) -> Panel:
    """The network at these spots; `ringed` parties have a second ring."""
    rings = set(ringed)
    nodes = {name: replace(node, ring=name in rings) for name, node in _nodes(network, spots).items()}
    names = {party.iri: party.label for party in network.parties}
    gathered: Sequence[Bundle] = bundles(
        (numbers[tie_key(tie)], near, far, tie, told(tie, names)) for near, far, tie in _ends(network)
    )
    lines = draw_lines(gathered, nodes, numbered=len(network.ties) <= 2 * _LABELLED)
    texts = _aside([node for name, node in nodes.items() if spots[name].alone], has_ties=bool(gathered))
    made = Panel(tuple(nodes.values()), lines, texts, 0.0, 0.0)
    left, top, _, _ = _reach(made)
    made = moved(made, max(0.0, -left), max(0.0, -top))
    _, _, right, bottom = _reach(made)
    return replace(made, width=right + _MARGIN, height=bottom + _MARGIN)


def _reach(one: Panel) -> Box:
    """Left, top, right and bottom of all that a panel has, and of 0, 0."""
    boxes = [*(node.box for node in one.nodes), *(line.badge for line in one.lines if line.badge)]
    boxes += [(text.x, text.y, text.x + width(text.text, text.size, bold=text.bold), text.y) for text in one.texts]
    lefts, tops, rights, bottoms = zip((0.0, 0.0, 0.0, 0.0), *boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def moved(one: Panel, right: float, down: float) -> Panel:
    """The panel at another place."""
    return replace(
        one,
        nodes=tuple(_moved_node(node, right, down) for node in one.nodes),
        lines=tuple(_moved_line(line, right, down) for line in one.lines),
        texts=tuple(replace(text, x=text.x + right, y=text.y + down) for text in one.texts),
    )


def _ends(network: Network) -> list[tuple[str, str, Tie]]:
    whole = [(tie.source or "", tie.target or "", tie) for tie in network.ties]
    half = [(tie.source or _open(tie), tie.target or _open(tie), tie) for tie in network.open_ties]
    return whole + half


def _open(tie: Tie) -> str:
    return f"not stated: {tie.id} {tie.source or tie.target}"


def _shown(network: Network) -> set[str]:
    """The parties whose names the picture has."""
    if len(network.parties) <= _LABELLED:
        return {party.iri for party in network.parties}
    count: dict[str, int] = {party.iri: 0 for party in network.parties}
    for tie in network.ties:
        count[tie.source or ""] += 1
        count[tie.target or ""] += 1
    return set(sorted(count, key=lambda iri: (-count[iri], iri))[:_LABELLED])


def _rooms(network: Network) -> dict[str, Room]:
    shown = _shown(network)
    rooms = {party.iri: _room(party, party.iri in shown) for party in network.parties}
    wide = width(NOT_STATED, LABEL - 1.5) / 2 + 4
    rooms |= {_open(tie): Room(wide, _RADIUS_OPEN + 3, _RADIUS_OPEN + 18) for tie in network.open_ties}
    return rooms


def _room(party: Party, shown: bool) -> Room:
    if not shown:
        return Room(_RADIUS_SMALL + 2, _RADIUS_SMALL + 2, _RADIUS_SMALL + 2)
    lines = wrap(party.label, LABEL, _LABEL_ROOM)
    half = max(max(width(line, LABEL) for line in lines) / 2, _RADIUS) + 4
    return Room(half, _RADIUS + 4, _RADIUS + _NAME_GAP + 3 + len(lines) * LABEL_LINE)


def _nodes(network: Network, spots: Spots) -> dict[str, Node]:
    shown = _shown(network)
    made = {party.iri: _node(party, spots[party.iri], party.iri in shown) for party in network.parties}
    for tie in network.open_ties:
        name = _open(tie)
        spot = spots[name]
        texts, box = _named(spot, (NOT_STATED,), LABEL - 1.5, _RADIUS_OPEN)
        texts = tuple(replace(text, colour=SOFT) for text in texts)
        made[name] = Node(name, spot.x, spot.y, _RADIUS_OPEN, None, texts, "No source states who", box)
    return made


def _node(party: Party, spot: Spot, shown: bool) -> Node:
    style = party_style(party)
    standing = ", only proposed" if party.is_proposed else ""
    stated = f"named in {party.named} passages" if party.named != 1 else "named in 1 passage"
    tells = f"{party.label}: {party.kind_label}{standing}; {stated}"
    if party.first:
        tells += f", first {party.first.place}"
    if not shown:
        small = _RADIUS_SMALL + 1
        box = (spot.x - small, spot.y - small, spot.x + small, spot.y + small)
        return Node(party.iri, spot.x, spot.y, _RADIUS_SMALL, style, (), tells, box)
    texts, box = _named(spot, wrap(party.label, LABEL, _LABEL_ROOM), LABEL, _RADIUS)
    return Node(party.iri, spot.x, spot.y, _RADIUS, style, texts, tells, box)


def _named(spot: Spot, lines: Sequence[str], size: float, radius: float) -> tuple[tuple[Text, ...], Box]:
    """The lines of a name beneath or above a shape, and the box about both."""
    gap = _NAME_GAP + spot.name_off
    half = max(max(width(line, size) for line in lines) / 2, radius + 1)
    high = len(lines) * LABEL_LINE
    top = spot.y - radius - gap - 2 - high if spot.name_above else spot.y + radius + gap
    texts = tuple(
        Text(spot.x, top + 11 + place * LABEL_LINE, line, size, centred=True, room=2 * half)
        for place, line in enumerate(lines)
    )
    if spot.name_above:
        return texts, (spot.x - half, top, spot.x + half, spot.y + radius + 1)
    return texts, (spot.x - half, spot.y - radius - 1, spot.x + half, top + high + 2)


def _aside(alone: Sequence[Node], *, has_ties: bool) -> tuple[Text, ...]:
    if not alone:
        return ()
    top = min(node.box[1] for node in alone) - (14.0 if has_ties else 10.0)
    return (Text(_MARGIN, top, f"{_ASIDE} ({len(alone)})", 12.5, bold=True, colour=SOFT),)


def _moved_node(node: Node, right: float, down: float) -> Node:
    left, top, far, bottom = node.box
    return replace(
        node,
        x=node.x + right,
        y=node.y + down,
        lines=tuple(replace(line, x=line.x + right, y=line.y + down) for line in node.lines),
        box=(left + right, top + down, far + right, bottom + down),
    )


def _moved_line(line: Line, right: float, down: float) -> Line:
    def shift(point: tuple[float, float]) -> tuple[float, float]:
        return (point[0] + right, point[1] + down)

    badge = line.badge and (*shift(line.badge[:2]), *shift(line.badge[2:]))
    thread = line.thread and (shift(line.thread[0]), shift(line.thread[1]))
    return replace(
        line, thread=thread, start=shift(line.start), bend=shift(line.bend), end=shift(line.end), badge=badge
    )
