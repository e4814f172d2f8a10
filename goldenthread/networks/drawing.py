"""Pictures of networks: one, or two side by side, with title, legend and the same facts as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from goldenthread.lettering import width, wrap
from goldenthread.networks.legend import draw_legend
from goldenthread.networks.panels import MOST_DRAWN, Panel, Spots, moved, panel, spots
from goldenthread.networks.rows import COLUMNS, Row, numbers, rows_of, rows_of_both
from goldenthread.networks.scene import Box, Scene, Text
from goldenthread.networks.styles import SOFT
from goldenthread.networks.tabular import Drawn, draw_table
from graph.network.comparing import Comparison, tie_key
from graph.network.network import Network
from queries.errors import BindingError

_EDGE: Final = 24.0
_HEADING: Final = 14.0
_BETWEEN: Final = 40.0
_LEAST: Final = 1040.0
_SHARES: Final = (0.5, 2.2, 1.5, 2.2, 1.0, 2.6, 1.3, 3.4)
_WHERE_SHARE: Final = 1.1
_TABLED: Final = 400  # more ties are not listed under a picture


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a picture: a title, lines beneath it, and a heading for each network where there are two."""

    title: str
    notes: tuple[str, ...]
    headings: tuple[str, ...] = ()


def draw(network: Network, caption: Caption, *, table: bool = True) -> Scene:
    """One network. Raises `BindingError` where it has too many parties to be drawn."""
    _refuse_too_many(network)
    rows = rows_of(network)
    made = panel(network, spots(network, least=_LEAST), numbers(rows), ())
    return _scene([network], [made], caption, rows if table else (), ringed=False)


def draw_both(comparison: Comparison, caption: Caption, *, together: bool, table: bool = True) -> Scene:
    """Two networks side by side; `together` puts the parties of both at the same spots, as before and after."""
    here, there = comparison.here, comparison.there
    _refuse_too_many(here)
    _refuse_too_many(there)
    rows = rows_of_both(comparison, (caption.headings[0], caption.headings[1]))
    keyed = numbers(rows)
    both = spots(_united(here, there)) if together else None
    where: list[Spots] = [both or spots(here), both or spots(there)]
    shared = () if together else tuple(party.iri for party in comparison.both.parties)
    drawn = [panel(one, at, keyed, shared) for one, at in zip((here, there), where, strict=True)]
    if together:
        broad = max(one.width for one in drawn)
        drawn = [replace(one, width=broad) for one in drawn]
    return _scene([here, there], drawn, caption, rows if table else (), ringed=bool(shared))


def can_be_drawn(network: Network) -> bool:
    """Whether a picture of the network shows something."""
    return len(network.parties) <= MOST_DRAWN


def _refuse_too_many(network: Network) -> None:
    if not can_be_drawn(network):
        raise BindingError(
            f"a picture of {len(network.parties):,} parties shows nothing: choose areas (--authority) or kinds of tie "
            "(--kind), or write .gexf, .json or .csv"
        )


def _united(here: Network, there: Network) -> Network:
    """All parties and ties of both, for a layout in which both have their place."""
    parties = {**there.by_iri, **here.by_iri}
    ties = {tie_key(tie): tie for tie in (*there.ties, *here.ties)}
    half = {tie_key(tie): tie for tie in (*there.open_ties, *here.open_ties)}
    return replace(
        here,
        parties=tuple(parties[iri] for iri in sorted(parties)),
        ties=tuple(ties[key] for key in sorted(ties)),
        open_ties=tuple(half[key] for key in sorted(half)),
    )


def _scene(
    networks: Sequence[Network], panels: Sequence[Panel], caption: Caption, rows: Sequence[Row], *, ringed: bool
) -> Scene:
    if caption.headings:
        panels = [_framed(one, heading) for one, heading in zip(panels, caption.headings, strict=True)]
    inner = max(_LEAST, _total([one.width for one in panels]) + _BETWEEN * (len(panels) - 1))
    wide = inner + 2 * _EDGE
    texts, y = _heading(caption, inner)
    frames: list[Box] = []
    placed: list[Panel] = []
    x, high = _EDGE, max(one.height for one in panels)
    for place, one in enumerate(panels):
        down = y
        if caption.headings:
            texts.append(Text(x + 8, y + 20, caption.headings[place], _HEADING, bold=True))
            down += 30
            frames.append((x - 6, y - 2, x + one.width + 6, down + high + 6))
        placed.append(moved(one, x, down))
        x += one.width + _BETWEEN
    y += high + (30 if caption.headings else 0) + 26
    samples, words, y = draw_legend(networks, left=_EDGE, top=y, wide=inner, ringed=ringed)
    texts.extend(words)
    table = _table(rows, y, inner, both=bool(caption.headings))
    return Scene(
        width=wide,
        height=table.bottom + _EDGE,
        title=caption.title,
        description=_described(networks, caption),
        nodes=tuple(node for one in placed for node in one.nodes),
        lines=tuple(line for one in placed for line in one.lines),
        texts=(*texts, *table.texts, *(text for one in placed for text in one.texts)),
        rules=table.rules,
        samples=samples,
        frames=tuple(frames),
    )


def _table(rows: Sequence[Row], top: float, wide: float, *, both: bool) -> Drawn:
    """The ties beneath a picture, with a column for where they are if it shows two networks."""
    if not rows:
        return Drawn((), (), top)
    if len(rows) > _TABLED:
        told = f"{len(rows):,} ties are not listed here: as text, JSON or CSV they are."
        return Drawn((Text(_EDGE, top + 22, told, 12),), (), top + 22)
    titles: tuple[str, ...] = COLUMNS
    shares: tuple[float, ...] = _SHARES
    if both:
        titles, shares = (titles[0], "in", *titles[1:]), (shares[0], _WHERE_SHARE, *shares[1:])
    return draw_table(titles, shares, [row.cells for row in rows], place=(_EDGE, top + 20, wide))


def _framed(one: Panel, heading: str) -> Panel:
    return replace(one, width=max(one.width, width(heading, _HEADING, bold=True) + 24))


def _heading(caption: Caption, room: float) -> tuple[list[Text], float]:
    texts: list[Text] = []
    y = _EDGE
    for line in wrap(caption.title, 20, room, bold=True):
        y += 24
        texts.append(Text(_EDGE, y - 4, line, 20, bold=True, room=room))
    for note in caption.notes:
        for line in wrap(note, 12, room):
            y += 17
            texts.append(Text(_EDGE, y, line, 12, colour=SOFT, room=room))
    return texts, y + 20


def _described(networks: Sequence[Network], caption: Caption) -> str:
    """The picture in words, for those who do not see it."""
    parts = [*caption.notes]
    for place, one in enumerate(networks):
        head = f"{caption.headings[place]}: " if caption.headings else ""
        busiest = _busiest(one)
        parts.append(f"{head}{len(one.parties)} parties and {len(one.ties)} ties. {busiest}".strip())
    return " ".join(parts)


def _busiest(network: Network) -> str:
    count: dict[str, int] = {}
    for tie in network.ties:
        for end in {tie.source or "", tie.target or ""}:
            count[end] = count.get(end, 0) + 1
    named = sorted(count, key=lambda iri: (-count[iri], network.by_iri[iri].label))[:3]
    if not named:
        return "No two of them are tied."
    return "Most ties: " + ", ".join(f"{network.by_iri[iri].label} ({count[iri]})" for iri in named) + "."


def _total(values: Sequence[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total
