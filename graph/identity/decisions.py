"""Decisions about which things are one: by a rule of the build, or by a person in a table that every build replays."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from rdflib import URIRef

from graph.errors import BadDecisions
from graph.identifiers import is_iri, local_id
from ontology.terms import ID

Verdict = Literal["same", "not-same", "undecided"]
COLUMNS: Final = ("one", "other", "verdict", "by", "reason")
VERDICTS: Final[tuple[str, ...]] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Decision:
    """That two things are one, or are not, or that nobody knows; `by` a rule ("rule 4") or a person.

    `things` are two or more, sorted. `where` is the file and line of a person's decision, empty for a rule's.
    """

    things: tuple[URIRef, ...]
    verdict: Verdict
    by: str
    reason: str
    where: str = ""


def read_decisions(text: str, *, name: str) -> tuple[Decision, ...]:
    """The decisions in a CSV with columns one, other, verdict, by, reason. Lines of rules are left to the rules.

    Things are named by IRI or by the part of it after "/id/". Raises `BadDecisions` with file and line.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    header = tuple(cell.strip() for cell in next(rows, []))
    if header != COLUMNS:
        raise BadDecisions(f"{name} line 1: the columns are {', '.join(header)}; they must be {', '.join(COLUMNS)}")
    decisions: list[Decision] = []
    for row in rows:
        where = f"{name} line {rows.line_num}"
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) != len(COLUMNS):
            raise BadDecisions(f"{where}: {len(cells)} cells; give {', '.join(COLUMNS)}")
        if not cells[3].startswith("rule "):
            decisions.append(_decision(cells, where))
    return tuple(decisions)


def write_decisions(decisions: Iterable[Decision]) -> str:
    """The same table of decisions between two things each, sorted."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in sorted(decisions, key=lambda decision: decision.things):
        table.writerow((*map(local_id, one.things[:2]), one.verdict, one.by, one.reason))
    return out.getvalue()


def _decision(cells: list[str], where: str) -> Decision:
    one, other, verdict, by, reason = cells
    things = tuple(sorted({_iri(one, where), _iri(other, where)}))
    if len(things) != 2:
        raise BadDecisions(f"{where}: both things are {one!r}; name two")
    if verdict not in VERDICTS:
        raise BadDecisions(f"{where}: the verdict is {verdict!r}; it must be one of {', '.join(VERDICTS)}")
    if not by or not reason:
        raise BadDecisions(f"{where}: say who decided ({COLUMNS[3]}) and why ({COLUMNS[4]})")
    return Decision(things, _VERDICT[verdict], by, reason, where)


_VERDICT: Final[dict[str, Verdict]] = {"same": "same", "not-same": "not-same", "undecided": "undecided"}


def _iri(text: str, where: str) -> URIRef:
    iri = text if text.startswith(ID) else ID + text
    if not text or "/" not in iri.removeprefix(ID) or not is_iri(iri):
        raise BadDecisions(f"{where}: {text!r} is no id; write the part of the IRI after /id/, as board/kent/cabinet")
    return URIRef(iri)
