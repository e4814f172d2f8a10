"""Where tables and inspection reports state different things: conflicts, always made anew, the report preferred.

All that is stated stays. Only what a thing can have one of, or one list of, is held against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from graph.identifiers import concept, local_id, mint
from graph.quads import Triple
from graph.statements import Stated, Statements, read_statements
from ontology.terms import GRAPH, GT, ONT

DISAGREEMENTS: Final = URIRef(f"{GRAPH}derived/disagreements")
# Of the rules of preference: the inspecting body's own report goes before an account of it.
_RULE: Final = 2
_TABLE: Final = "table"
_REPORT: Final = "inspection-report"
_KINDS: Final = {
    GT.hasGrade: "value",
    GT.firstDay: "date",
    GT.lastDay: "date",
    GT.reportPublished: "date",
    GT.leadInspectorName: "naming",
}
# The site may show a report some days after the day that the report prints; two inspections are months apart.
_NEAR: Final = 14
_Reviews = Mapping[tuple[Node, Node], Sequence[Stated]]


def disagreements(triples: Iterable[Triple], ontology: Graph) -> list[Triple]:
    """A conflict for each table, report and property that do not agree, in sorted order.

    One that says less than the other does not disagree. Reviews of one authority under one framework are one where
    they end on one day, or where their reports were published within a fortnight, though their first days differ.
    """
    told = read_statements(triples, (_TABLE, _REPORT), _KINDS)
    tables, reports = (_by_review(told.by_kind[kind]) for kind in (_TABLE, _REPORT))
    made = {
        triple
        for of_table, of_report in _pairs(tables, reports, told)
        for one in of_table
        for other in of_report
        if (one.of, one.area) == (other.of, other.area) and _differ(one, other)
        for triple in _conflict(one, other, ontology)
    }
    return sorted(made, key=lambda triple: tuple(map(str, triple)))


def _by_review(statements: Iterable[Stated]) -> _Reviews:
    """What each document states of each review."""
    found: dict[tuple[Node, Node], list[Stated]] = defaultdict(list)
    for one in statements:
        found[one.document, one.review].append(one)
    return found


def _pairs(
    tables: _Reviews, reports: _Reviews, told: Statements
) -> Iterator[tuple[Sequence[Stated], Sequence[Stated]]]:
    """Where a table names no framework, only a report that is the only one near is taken for the same."""
    same: dict[Node, list[Sequence[Stated]]] = defaultdict(list)
    of_authority: dict[Node, list[tuple[Node, Sequence[Stated]]]] = defaultdict(list)
    for (_, review), statements in reports.items():
        same[review].append(statements)
        if review in told.subjects:
            of_authority[told.subjects[review][0]].append((review, statements))
    for (_, review), statements in tables.items():
        yield from ((statements, others) for others in same.get(review, ()))
        if review not in told.subjects or review in same:
            continue
        authority, framework = told.subjects[review]
        near = [
            (told.subjects[other][1], others)
            for other, others in of_authority.get(authority, ())
            if _are_one(statements, others)
        ]
        if framework is not None or len(near) == 1:
            yield from ((statements, others) for under, others in near if framework in (None, under))


def _are_one(table: Iterable[Stated], report: Sequence[Stated]) -> bool:
    for one in table:
        for other in report:
            if one.of == other.of == GT.lastDay and one.values.keys() & other.values.keys():
                return True
            if one.of == other.of == GT.reportPublished and _days_apart(one, other) <= _NEAR:
                return True
    return False


def _days_apart(one: Stated, other: Stated) -> int:
    """The days between the nearest of two statements' days; very many where one of them tells none."""
    days = [[day for value in told.values if (day := _day(value))] for told in (one, other)]
    return min((abs((a - b).days) for a in days[0] for b in days[1]), default=10**6)


def _day(value: Node) -> date | None:
    words = str(value).rpartition("/")[2]
    try:
        return date.fromisoformat(words) if len(words) == len("2015-09-18") else None
    except ValueError:
        return None


def _differ(one: Stated, other: Stated) -> bool:
    return not (one.values.keys() <= other.values.keys() or other.values.keys() <= one.values.keys())


def _conflict(table: Stated, report: Stated, ontology: Graph) -> Iterator[Triple]:
    documents = (local_id(str(one.document)).partition("/")[2] for one in (table, report))
    thing = local_id(str(report.thing))
    iri = mint("conflict", "sources", thing, report.of.removeprefix(ONT), *documents)
    said, preferred = _words(table, ontology), _words(report, ontology)
    yield iri, RDF.type, GT.ClaimConflict
    for passage in table.passages | report.passages:
        yield iri, GT.involvesPassage, passage
        yield iri, GT.supportedBy, passage
    yield iri, GT.conflictKind, concept("conflict-kind", _KINDS[report.of])
    yield iri, GT.verdict, concept("conflict-verdict", "resolved")
    yield iri, GT.resolutionRule, Literal(_RULE)
    yield iri, GT.preferredReading, Literal(preferred)
    what = f"{thing}, {ontology.value(report.of, RDFS.label)}"
    yield iri, GT.rationale, Literal(f"{what}: the table says {said}, the inspectorate's own report {preferred}")


def _words(one: Stated, ontology: Graph) -> str:
    """The values in words, in their order."""
    return ", ".join(sorted(_shown(value, ontology) for value in one.values))


def _shown(value: Node, ontology: Graph) -> str:
    """A grade by its name, a stretch of time by its days, anything else as it stands."""
    if not isinstance(value, URIRef):
        return str(value)
    named = ontology.value(value, SKOS.prefLabel)
    return str(named) if named else local_id(str(value)).removeprefix("time/").replace("_", "/")
