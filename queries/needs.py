"""Which facts a query can look at: the properties of its triple patterns, told before it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from pyparsing import ParseException
from rdflib import URIRef
from rdflib.paths import NegatedPath, Path
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from graph.engine import PREFIXES

_NOT_ASKED: Final = "template"  # what CONSTRUCT makes is not what it looks at
_GRAPHS: Final = ("Graph", "GraphGraphPattern")  # the second as EXISTS within an expression has it

Properties = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Needs:
    """Properties by IRI, of the default graph and of named graphs; None is any property."""

    default: Properties
    named: Properties


@lru_cache(maxsize=256)
def needs_of(sparql: str) -> Needs:
    """What a query needs; everything where that cannot be told."""
    try:
        algebra = prepareQuery(sparql, initNs=PREFIXES).algebra
    except (ParseException, ValueError, TypeError, KeyError, RecursionError):
        return Needs(None, None)
    except Exception as error:  # rdflib raises a bare Exception for what it refuses, such as an unknown prefix
        if type(error) is not Exception:
            raise
        return Needs(None, None)
    default: set[str | None] = {None} if algebra.name == "DescribeQuery" else set()
    named: set[str | None] = set()
    for property_, is_named in _patterns(algebra, False):
        (named if is_named else default).update(_mentioned(property_))
    return Needs(_settled(default), _settled(named))


def _patterns(part: Any, is_named: bool) -> Iterator[tuple[Any, bool]]:
    """The property of each triple pattern, and whether it is asked of named graphs."""
    if isinstance(part, CompValue):
        inside = is_named or part.name in _GRAPHS
        for name, value in part.items():
            if name == "triples":
                yield from ((property_, inside) for flat in value for property_ in flat[1::3])
            elif name != _NOT_ASKED:
                yield from _patterns(value, inside)
    elif isinstance(part, list | tuple | set):
        for one in part:
            yield from _patterns(one, is_named)


def _mentioned(property_: Any) -> set[str | None]:
    """The IRIs of a property or path; None among them where it may be any."""
    if isinstance(property_, URIRef):
        return {str(property_)}
    if isinstance(property_, NegatedPath) or not isinstance(property_, Path):
        return {None}
    parts = getattr(property_, "args", None) or [getattr(property_, "path", None) or getattr(property_, "arg", None)]
    return set().union(*map(_mentioned, parts))


def _settled(found: set[str | None]) -> Properties:
    return None if None in found else frozenset(one for one in found if one is not None)
