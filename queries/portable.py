"""A query made plain for servers that read SPARQL loosely; its answer by the standard stays the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.engine import PREFIXES
from graph.tokens import meaningful

_FILTER: Final = re.compile(r"FILTER\s*\(\s*COALESCE\s*\(")
_TRUE: Final = re.compile(r",\s*true\s*\)\s*\)")
_PARAMETER: Final = re.compile(r"\?(__\w+)")
# What gives a value though a part of it is an error (SPARQL 1.1, section 17.2); what stands in COALESCE is looked at.
_FORGIVING: Final = re.compile(r"&&|\bBOUND\b|\bEXISTS\b|\bIF\b")
_INNER: Final = re.compile(r"COALESCE\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Filter:
    """FILTER(COALESCE(expression, true)) in a query."""

    start: int
    end: int
    expression: str


def portable(sparql: str) -> str:
    """The query without filters that are always true because their parameter has no value.

    A parameter without a value is a variable that nothing binds: comparing it is an error, and COALESCE then gives
    true. Virtuoso gives false.
    """
    found = list(_filters(sparql))
    elsewhere = set(_PARAMETER.findall(_without(sparql, found)))
    return _without(sparql, [one for one in found if _is_true(one.expression, elsewhere)])


def with_prefixes(sparql: str) -> str:
    """The query with a PREFIX for each of the usual prefixes that it uses and does not declare, on its first line."""
    words = meaningful(sparql)
    declared = {
        after.text for before, after in pairwise(words) if before.kind == "word" and before.text.upper() == "PREFIX"
    }
    used = {one.text.partition(":")[0] for one in words if one.kind == "name" and ":" in one.text}
    missing = sorted(name for name in used & PREFIXES.keys() if f"{name}:" not in declared)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in missing) + sparql


def _filters(sparql: str) -> Iterator[_Filter]:
    for begun in _FILTER.finditer(sparql):
        depth, place = 1, begun.end()
        while place < len(sparql) and not (depth == 1 and (ending := _TRUE.match(sparql, place))):
            depth += {"(": 1, ")": -1}.get(sparql[place], 0)
            if depth == 0:
                break
            place += 1
        else:
            if ending:
                yield _Filter(begun.start(), ending.end(), sparql[begun.end() : place])


def _is_true(expression: str, bound: set[str]) -> bool:
    """Whether every alternative is an error, for a parameter that occurs in no place where it could be bound."""
    if _FORGIVING.search(expression):
        return False
    strict = _INNER.sub('""', expression)
    if "COALESCE" in strict:
        return False
    return all(set(_PARAMETER.findall(part)) - bound for part in strict.split("||"))


def _without(sparql: str, filters: list[_Filter]) -> str:
    kept, place = [], 0
    for one in filters:
        kept.append(sparql[place : one.start])
        place = one.end
    return "".join((*kept, sparql[place:]))
