"""Networks as JSON and CSV: parties and ties as records, with measures and what they mean."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from goldenthread.networks.rows import rows_of_both
from graph.identifiers import local_id
from graph.network.comparing import Comparison, tie_key
from graph.network.measures import Measures, meanings
from graph.network.network import Network, party_values, tie_values
from graph.network.parties import Passage, Tie
from graph.network.seats import Seats, across

_PARTY_COLUMNS = (
    "id", "label", "sort", "kind", "kind_label", "areas", "in_area", "since", "until", "proposed", "partners",
    "outward", "inward", "between", "cluster", "is_articulation", "passages", "evidence", "iri",
)  # fmt: skip
_TIE_COLUMNS = (
    "number", "source", "source_label", "target", "target_label", "kind", "label", "directed", "standing", "course",
    "matter", "detail", "condition", "period", "since", "until", "through", "weight", "documents", "stated_on",
    "relation", "evidence", "passages",
)  # fmt: skip

Record = Mapping[str, object]


def party_records(network: Network, measures: Measures) -> list[Record]:
    """A record a party, with its measures."""
    made: list[Record] = []
    for party, measured in zip(network.parties, measures.parties, strict=True):
        values = party_values(party, party.iri in network.core)
        own = {name: getattr(measured, name) for name in _PARTY_COLUMNS if hasattr(measured, name) and name != "iri"}
        made.append({"id": local_id(party.iri), **values, **own})
    return made


def tie_records(network: Network) -> list[Record]:
    """A record a tie, numbered as in the picture; those with an open end last, that end being None."""
    ties = (*network.ties, *network.open_ties)
    return [_tie_record(number, tie, network) for number, tie in enumerate(ties, start=1)]


def as_json(network: Network, measures: Measures, seats: Seats, notes: Sequence[str], version: str) -> str:
    """All that is known of a network; evidence by passage, each once."""
    found = {party.first.iri: party.first for party in network.parties if party.first}
    found |= {passage.iri: passage for passage in network.passages}
    whole = {
        "dataset": version,
        "choice": _choice(network),
        "notes": list(notes),
        "left_out": dict(network.left_out),
        "nodes": party_records(network, measures),
        "edges": tie_records(network),
        "measures": measure_record(measures),
        "seats": [_seat_record(seats, place) for place in range(len(seats.seats))],
        "shared": [{"member": local_id(who), "bodies": [local_id(body) for body in on]} for who, on in seats.shared()],
        "across": [
            {"party": local_id(who), "areas": [local_id(area) for area in into]} for who, into in across(network)
        ],
        "passages": {iri: _passage_record(found[iri]) for iri in sorted(found)},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def comparison_json(comparison: Comparison, headings: tuple[str, str], notes: Sequence[str], version: str) -> str:
    """Two networks: what only one has, what both have, and what turned."""
    here, there = comparison.here, comparison.there
    near, far = comparison.measures
    sides = {
        "only in the first": comparison.only_here,
        "only in the second": comparison.only_there,
        "in both": comparison.both,
    }
    whole = {
        "dataset": version,
        "first": {"heading": headings[0], "choice": _choice(here), "measures": measure_record(near)},
        "second": {"heading": headings[1], "choice": _choice(there), "measures": measure_record(far)},
        "notes": list(notes),
        "parties": {name: [local_id(party.iri) for party in side.parties] for name, side in sides.items()},
        "ties": {name: [_tie_record(None, tie, here, there) for tie in side.ties] for name, side in sides.items()},
        "turned": [{"relation": one.id, "first": one.course, "second": two.course} for one, two in comparison.turned],
        "kinds": [{"kind": kind, "first": one, "second": two} for kind, one, two in comparison.kinds],
        "tie_kinds": [{"kind": kind, "first": one, "second": two} for kind, one, two in comparison.tie_kinds],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def measure_record(measures: Measures) -> Record:
    """The measures of a whole network, each with what it means, and how thin the evidence is."""
    groups = {
        "articulation": [local_id(one.iri) for one in measures.parties if one.is_articulation],
        "bridges": [[local_id(end) for end in pair] for pair in measures.bridges],
        "communities": [[local_id(iri) for iri in group] for group in measures.communities],
        "reciprocity": {"value": measures.reciprocity, "both_ways": measures.both_ways, "pairs": measures.pairs},
        "density": {"value": measures.density, "tied": measures.tied, "possible": measures.possible},
        "joined": [len(group) for group in measures.joined],
    }
    return {
        **groups,
        "betweenness_estimated_from": measures.starts,
        "meanings": {name: one.meaning for name, one in meanings().items()},
        "thinness": measures.thinness.sentence,
    }


def parties_csv(network: Network, measures: Measures) -> str:
    """The parties, as Gephi and spreadsheets take them."""
    return _csv(_PARTY_COLUMNS, party_records(network, measures))


def ties_csv(network: Network) -> str:
    """The ties, with their evidence."""
    return _csv(_TIE_COLUMNS, tie_records(network))


def comparison_csv(comparison: Comparison, headings: tuple[str, str]) -> str:
    """The ties of two networks, numbered as in the picture, with where each is."""
    later = {tie_key(tie): tie.course for tie in comparison.there.ties}
    records = [
        {"in": row.where, **_tie_record(row.number, row.tie, comparison.here, comparison.there),
         "course_then": later.get(tie_key(row.tie))}
        for row in rows_of_both(comparison, headings)
    ]  # fmt: skip
    return _csv(("number", "in", *_TIE_COLUMNS[1:10], "course_then", *_TIE_COLUMNS[10:]), records)


def _tie_record(number: int | None, tie: Tie, *networks: Network) -> Record:
    names = {iri: party for network in reversed(networks) for iri, party in network.by_iri.items()}

    def end(iri: str | None) -> tuple[str | None, str | None]:
        return (local_id(iri), names[iri].label) if iri else (None, None)

    (near, near_label), (far, far_label) = end(tie.source), end(tie.target)
    ends = {"source": near, "source_label": near_label, "target": far, "target_label": far_label}
    numbered = {"number": number} if number else {}
    return {**numbered, **ends, **tie_values(tie, names)}


def _seat_record(seats: Seats, place: int) -> Record:
    seat = seats.seats[place]
    return {
        "sitter": seats.labels[seat.sitter],
        "place": seats.labels[seat.place],
        "kind": seat.kind,
        "detail": seat.detail,
        "course": seat.course,
        "holder": seats.labels[seat.holder] if seat.holder else None,
        "evidence": " | ".join(passage.place for passage in seat.passages),
    }


def _passage_record(passage: Passage) -> Record:
    return {
        "document": local_id(passage.document), "title": passage.title, "date": passage.date,
        "paragraph": passage.paragraph, "page": passage.page, "start": passage.start, "end": passage.end,
        "quote": passage.quote,
    }  # fmt: skip


def _choice(network: Network) -> Record:
    window = network.choice.window
    return {
        "authorities": [local_id(iri) for iri in network.choice.authorities],
        "kinds": list(network.choice.kinds),
        "from": window.first.isoformat() if window else None,
        "to": window.last.isoformat() if window else None,
        "level": network.choice.level,
    }


def _csv(columns: Sequence[str], records: Iterable[Record]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for record in records:
        writer.writerow({name: _cell(record.get(name)) for name in columns})
    return out.getvalue()


def _cell(value: object) -> object:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value
