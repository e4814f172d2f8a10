"""The ties of one network or of two as rows of a table, numbered as in the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.networks.styles import course_label
from graph.identifiers import local_id
from graph.network.comparing import Comparison, tie_key
from graph.network.network import Network, through
from graph.network.parties import Party, Tie

COLUMNS = ("no.", "from", "tie", "to", "standing", "about", "time", "evidence")
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Row:
    """A tie with its number. `where` says in which of two networks it is; empty for one network."""

    number: int
    tie: Tie
    where: str
    cells: tuple[str, ...]


def rows_of(network: Network) -> tuple[Row, ...]:
    """The ties of a network, those with an open end last."""
    names = _labels(network.parties)
    ties = (*network.ties, *network.open_ties)
    return tuple(Row(n, tie, "", (str(n), *_cells(tie, names, tie.course))) for n, tie in enumerate(ties, start=1))


def rows_of_both(comparison: Comparison, headings: tuple[str, str]) -> tuple[Row, ...]:
    """The ties of two networks, each once, with where it is; what turned shows both standings."""
    here, there = comparison.here, comparison.there
    names = {**_labels(here.parties), **_labels(there.parties)}
    far = {tie_key(tie): tie for tie in (*there.ties, *there.open_ties)}
    near = {tie_key(tie): tie for tie in (*here.ties, *here.open_ties)}
    keyed = {**far, **near}
    ordered = sorted(keyed, key=lambda key: _order(keyed[key], names))
    made = []
    for number, key in enumerate(ordered, start=1):
        one, other = near.get(key), far.get(key)
        tie = one or other
        assert tie is not None
        where = "both" if one and other else headings[0] if one else headings[1]
        turned = f"{one.course}, then {other.course}" if one and other and one.course != other.course else tie.course
        made.append(Row(number, tie, where, (str(number), where, *_cells(tie, names, turned))))
    return tuple(made)


def numbers(rows: Sequence[Row]) -> Mapping[tuple[str, str, str], int]:
    """The number of each tie, by what a tie is the same by."""
    return {tie_key(row.tie): row.number for row in rows}


def told(tie: Tie, names: Mapping[str, str]) -> str:
    """A tie in one sentence, with where it is stated."""
    near, far = names.get(tie.source or "", NOT_STATED), names.get(tie.target or "", NOT_STATED)
    text = f"{near} {tie.label} {far} ({course_label(tie.course)})"
    about = _about(tie)
    return f"{text}: {about}. {_evidence(tie)}" if about else f"{text}. {_evidence(tie)}"


def _labels(parties: Sequence[Party]) -> dict[str, str]:
    return {party.iri: party.label for party in parties}


def _order(tie: Tie, names: Mapping[str, str]) -> tuple[str, ...]:
    whole = "0" if tie.source and tie.target else "1"
    return (
        whole, names.get(tie.source or "", ""), names.get(tie.target or "", ""), tie.kind, tie.period or "",
        tie.matter or "", tie.id, tie.source or "", tie.target or "",
    )  # fmt: skip


def _cells(tie: Tie, names: Mapping[str, str], standing: str) -> tuple[str, ...]:
    return (
        names.get(tie.source or "", NOT_STATED),
        tie.label,
        names.get(tie.target or "", NOT_STATED),
        standing if standing != "unknown" else NOT_STATED,
        _about(tie),
        tie.period.replace("/", " to ").replace("..", "?") if tie.period else NOT_STATED,
        _evidence(tie),
    )


def _about(tie: Tie) -> str:
    parts = [part for part in (tie.matter, tie.detail, tie.condition and f"if: {tie.condition}") if part]
    posts = ", ".join(local_id(post).rpartition("/")[2].replace("-", " ") for post in through(tie))
    return "; ".join([*parts, *([f"by the post {posts}"] if posts else [])])


def _evidence(tie: Tie) -> str:
    if not tie.passages:
        return "no passage"
    more = len(tie.passages) - 1
    return tie.passages[0].place + (f", and {more} more" if more else "")
