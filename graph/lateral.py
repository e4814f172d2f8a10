"""A query written so that Oxigraph answers it row by row where it would otherwise scan and compare everything.

Oxigraph evaluates the right side of every OPTIONAL, and patterns after a BIND or a nested SELECT, on their own, over
the whole graph, and joins afterwards. Its LATERAL (SEP-0006 of the SPARQL 1.2 community group) hands each row on.
Only what means the same either way is rewritten; where that is not plain, the text stays as it is. Equivalences used:

- Join(A, triples) is A LATERAL { triples }, and so it is with triples of a named graph;
- LeftJoin(A, B) is A LATERAL { OPTIONAL { B } } where B is triples, tests and OPTIONALs of triples that share no
  variable with A beyond those of the triples that they hang on;
- Filter(f, LeftJoin(A, B)) is LeftJoin(Filter(f, A), B) where A binds all that f tests, or B tells none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final

from graph.patterns import Element, Group, Unreadable, outer_group, written
from graph.tokens import Token

_NO_STEP: Final = frozenset("*?")
_HANDED_ON: Final = "LATERAL { "
# After these the engine's planner no longer joins row by row by itself.
_SPLITTING: Final = frozenset({"bind", "select", "groups", "optional", "graph", "other"})
# What stands before these is one operand of theirs.
_CLOSING: Final = frozenset({"bind", "optional", "graph", "other"})


@lru_cache(maxsize=64)  # endpoints are asked the same again and again
def row_by_row(sparql: str) -> str:
    """The same question for Oxigraph; the text itself where nothing is to be gained or the form is not known."""
    try:
        before, group, after = outer_group(sparql)
        told = f"{before}{{ {_group(group)} }}{after}"
    except (Unreadable, RecursionError):  # nested deeper than this can follow
        return sparql
    return told if _HANDED_ON in told else sparql


def _group(group: Group, *, is_optional: bool = False) -> str:
    """`is_optional`: the group of an OPTIONAL, whose tests see the rows that it hangs on."""
    text = ""
    done: list[Element] = []
    for place, element in enumerate(group.elements):
        if element.kind == "filter" and _may_go_first(
            element, done, group.elements[place + 1 :], is_optional=is_optional
        ):
            text = f"{{ {text} {written(element.tokens)} }}"
        else:
            text = f"{text} {_element(element, done, group.elements[place + 1 :])}"
        done.append(element)
    return text


def _element(element: Element, done: Sequence[Element], later: Sequence[Element]) -> str:
    seen = _variables(done)
    match element.kind:
        case "triples" if _is_late(done) and _is_joined_well(done, element, later):
            return f"{_HANDED_ON}{written(element.tokens)} }}"
        case "optional" if done and element.variables & seen and _hangs_on_triples(element.groups[0], seen):
            return f"{_HANDED_ON}OPTIONAL {{ {_group(element.groups[0], is_optional=True)} }} }}"
        case "graph" if _is_late(done) and _is_of_triples(element) and _is_joined_well(done, element, later):
            return f"{_HANDED_ON}{written(element.tokens)} }}"
        case "optional" | "graph" | "other":
            inner = _group(element.groups[0], is_optional=element.kind == "optional")
            return f"{written(element.head)} {{ {inner} }}"
        case "select":
            return f"{written(element.head)} {{ {_group(element.groups[0])} }} {written(element.tail)}"
        case "groups":
            return " UNION ".join(f"{{ {_group(one)} }}" for one in element.groups)
        case _:
            return written(element.tokens)


def _is_joined_well(done: Sequence[Element], element: Element, later: Sequence[Element]) -> bool:
    """Whether the rows so far, the triples and all that the planner would join with them hang together in this order.

    Where they do not, the planner has a better order. What stands before a BIND or an OPTIONAL is joined already.
    A VALUES of one variable may wait for the triples that name it; of several it has more rows, and is better joined.
    """
    last = max((place for place, one in enumerate(done) if one.kind in _CLOSING), default=-1)
    known = _variables(done[: last + 1])
    waiting: frozenset[str] = frozenset()
    joined = takewhile(lambda one: one.kind not in _CLOSING, later)
    for one in [*done[last + 1 :], element, *joined]:
        if one.kind == "filter":
            continue
        if not known or one.shared & known:
            known |= one.shared
            waiting -= known
        elif one.kind == "values" and len(one.shared) == 1:
            waiting |= one.shared
        else:
            return False
    return not waiting and _may_be_handed_on(element)


def _is_of_triples(element: Element) -> bool:
    kinds = {one.kind for one in element.groups[0].elements}
    return kinds == {"triples"}


def _is_late(done: Sequence[Element]) -> bool:
    return any(element.kind in _SPLITTING for element in done)


def _hangs_on_triples(group: Group, outside: frozenset[str]) -> bool:
    """Whether it is triples, tests of what is in sight, and OPTIONALs that hang on the triples alone."""
    triples = [one for one in group.elements if one.kind == "triples"]
    if not triples or not all(map(_may_be_handed_on, triples)):
        return False
    told = _variables(triples)
    for one in group.elements:
        if one.kind == "optional":
            if one.variables & outside - told or not _hangs_on_triples(one.groups[0], outside | told):
                return False
        elif one.kind not in ("triples", "filter") or any(token.text == "{" for token in one.tokens):
            return False
    return True


def _may_go_first(test: Element, done: Sequence[Element], later: Sequence[Element], *, is_optional: bool) -> bool:
    """Whether the test gives the same on the rows so far as on those of the whole group."""
    following = next((one.kind for one in later if one.kind != "filter"), "triples")
    if not done or (following in ("triples", "values") and not _is_late(done)):
        return False
    looked_at = test.variables if is_optional else test.variables & _variables(later)
    return not looked_at - _certain(done)


def _certain(done: Sequence[Element]) -> frozenset[str]:
    """The variables that every row so far has a value of."""
    return _variables([one for one in done if one.kind == "triples"])


def _variables(elements: Sequence[Element]) -> frozenset[str]:
    return frozenset().union(*(one.variables for one in elements))


def _may_be_handed_on(triples: Element) -> bool:
    """Whether they match the same for a row as over the whole graph.

    A blank node is one for all triples of its group. A path of no step leads from anything to itself, over the graph
    only from what stands in it: it needs another triple that holds one of its ends there.
    """
    if any(token.text == "[" or token.text.startswith("_:") for token in triples.tokens):
        return False
    parts: list[list[Token]] = [[]]
    for token in triples.tokens:
        if token.text == ".":
            parts.append([])
        parts[-1].append(token)
    walked = [part for part in parts if any(token.text in _NO_STEP for token in part)]
    held = _named([token for part in parts if part not in walked for token in part])
    return all(_named(part) & held for part in walked)


def _named(listed: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.text for token in listed if token.kind == "variable")
