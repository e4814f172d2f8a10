"""Counts that do not add up: parts of a whole, as one document gives them, that come to more than the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from graph.identifiers import local_id
from graph.identity.told import Sources
from graph.resolution.conflicts import Found
from graph.statements import Statements
from ontology.terms import GT

KIND: Final = "arithmetic"
_TYPE: Final = RDF.type
# Counts are of one whole where all of these agree.
_OF: Final = (GT.countBasis, GT.countedUnder, GT.observedOf, GT.unit, GT.asOf, GT.observedDuring)
_READ: Final = (*_OF, GT.countsGrade, GT.lowerBound, GT.upperBound, GT.supportedBy)
_Parts = Mapping[Node, Sequence[Node]]


def wrong_sums(sources: Sources) -> list[Found]:
    """Wholes that are smaller than what is counted within them, by document. Cost: one pass over the counts."""
    return [found for source in sorted(sources) for found in _of_source(source, sources[source])]


def _of_source(source: URIRef, statements: Statements) -> Iterator[Found]:
    groups: dict[tuple[tuple[str, ...], ...], list[_Parts]] = defaultdict(list)
    for parts in _observations(statements).values():
        if GT.countBasis in parts:
            groups[tuple(tuple(sorted(map(str, parts.get(one, ())))) for one in _OF)].append(parts)
    for key in sorted(groups):
        wholes = [parts for parts in groups[key] if GT.countsGrade not in parts]
        grades = [parts for parts in groups[key] if GT.countsGrade in parts]
        least = _least(grades)
        for whole in wholes:
            most = _number(whole, GT.upperBound)
            if most is not None and least > most and len(grades) > 1:
                yield _found(source, key, whole, grades, f"the parts come to {least}, the whole to {most}")
        if "percent" in key[_OF.index(GT.unit)] and least > 100:
            yield _found(source, key, grades[0], grades, f"the shares come to {least} per cent")


def _observations(statements: Statements) -> Mapping[Node, dict[Node, list[Node]]]:
    counted = {subject for subject, _, value in statements.of(_TYPE) if value in _COUNTS}
    found: dict[Node, dict[Node, list[Node]]] = defaultdict(dict)
    for subject, predicate, value in chain.from_iterable(map(statements.of, _READ)) if counted else ():
        if subject in counted:
            found[subject].setdefault(predicate, []).append(value)
    return found


_COUNTS: Final = frozenset({GT.Observation, GT.GradeCountObservation})


def _least(grades: Sequence[_Parts]) -> Decimal:
    """What the parts come to at the least; of several counts of one grade the smallest."""
    by_grade: dict[Node, Decimal] = {}
    for parts in grades:
        number = _number(parts, GT.lowerBound)
        grade = parts[GT.countsGrade][0]
        if number is not None:
            by_grade[grade] = min(number, by_grade.get(grade, number))
    return sum(by_grade.values(), Decimal(0))


def _number(parts: _Parts, predicate: URIRef) -> Decimal | None:
    value = next(iter(parts.get(predicate, ())), None)
    return Decimal(str(value)) if isinstance(value, Literal) else None


def _found(
    source: URIRef, key: tuple[tuple[str, ...], ...], whole: _Parts, grades: Sequence[_Parts], why: str
) -> Found:
    passages = {passage for parts in (whole, *grades) for passage in parts.get(GT.supportedBy, ())}
    what = " ".join(local_id(value).rpartition("/")[2] for values in key for value in values)
    name = str(source).rpartition("/")[2]
    return Found(KIND, (name, what or "counts"), f"{name}, {what}: {why}", tuple(sorted(passages, key=str)))
