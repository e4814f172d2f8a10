"""Answers as graphs of networkx: rows as links between two of their columns, triples as links between things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import Literal
from rdflib.namespace import RDFS, SKOS

from graph.answers import Row, Triples
from queries.python_terms import PythonValue, python_value
from queries.question import Question
from queries.results import Result
from queries.shown import short

if TYPE_CHECKING:
    import networkx as nx

_LABELS: Final = (RDFS.label, SKOS.prefLabel)


def network_of_rows(
    result: Result, question: Question | None, source: str | None, target: str | None
) -> nx.MultiDiGraph[str]:
    """One link a row, with the other columns' values; a row in which either end is empty is left out.

    Raises `ValueError` where no columns are given and the question names none, or there is no such column.
    """
    import networkx as nx

    ends = _ends(result, question, source, target)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in result.rows:
        near, far = (row[place] for place in ends)
        if near is None or far is None:
            continue
        others = {
            column.name: value
            for place, (column, term) in enumerate(zip(result.columns, row, strict=True))
            if place not in ends and (value := python_value(term)) is not None
        }
        for end, place in ((near, ends[0]), (far, ends[1])):
            made.add_node(short(end), **_label(result, row, place))
        made.add_edge(
            short(near), short(far), **{f"{name}_" if name == "key" else name: v for name, v in others.items()}
        )
    return made


def network_of_triples(triples: Triples) -> nx.MultiDiGraph[str]:
    """A link for each triple between two things, `property` its predicate; labels and other literals are the node's."""
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, property_, value in triples.rows():
        name = short(property_).removeprefix("ont#")
        if not isinstance(value, Literal):
            made.add_edge(short(subject), short(value), property=name)
            continue
        made.add_node(short(subject))
        known = made.nodes[short(subject)]
        known.setdefault("label" if property_ in _LABELS else name, python_value(value))
    return made


def _label(result: Result, row: Row, place: int) -> dict[str, PythonValue]:
    """What the row calls the thing in a column, where another column names it."""
    named = result.columns[place].named
    at = next((where for where, column in enumerate(result.columns) if column.name == named), None)
    return {} if at is None or row[at] is None else {"label": python_value(row[at])}


def _ends(result: Result, question: Question | None, source: str | None, target: str | None) -> tuple[int, int]:
    view = question.views.network if question else None
    at = {column.name: place for place, column in enumerate(result.columns)}
    near, far = source or (view and view.source), target or (view and view.target)
    if not near or not far or near not in at or far not in at:
        asked = f"there is no column {near if near not in at else far!r}" if near and far else "the question names none"
        raise ValueError(
            f"a network needs two columns, and {asked}; give source= and target=, each one of: {', '.join(at)}"
        )
    return at[near], at[far]
