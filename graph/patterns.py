"""The group graph patterns of a query as a tree of elements, each with the text that it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from graph.tokens import Token, tokens

Kind = Literal["triples", "optional", "graph", "filter", "bind", "values", "select", "groups", "other"]

_STARTS: Final = frozenset({"OPTIONAL", "FILTER", "BIND", "VALUES", "GRAPH", "MINUS"})
_HOLDING: Final[Mapping[str, Kind]] = {"OPTIONAL": "optional", "GRAPH": "graph"}
_PAIRS: Final = {"(": ")", "{": "}", "[": "]"}


class Unreadable(Exception):
    """The query is beyond what is read here."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a group: its tokens, and the groups in it in their order.

    `head` is what stands before the first group: OPTIONAL, GRAPH and its name, or the clause of a SELECT.
    """

    kind: Kind
    tokens: tuple[Token, ...]
    groups: tuple[Group, ...] = ()
    head: tuple[Token, ...] = ()
    tail: tuple[Token, ...] = ()

    @property
    def variables(self) -> frozenset[str]:
        """Every variable that it names, in whatever depth."""
        return frozenset(token.text[1:] for token in self.tokens if token.kind == "variable")

    @property
    def shared(self) -> frozenset[str]:
        """The variables that it hands on: of a nested SELECT those that it selects."""
        if self.kind == "select":
            return frozenset(token.text[1:] for token in self.head if token.kind == "variable")
        if self.kind == "groups":
            return frozenset().union(*(one.shared for group in self.groups for one in group.elements))
        return self.variables


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between two braces."""

    elements: tuple[Element, ...]


def outer_group(sparql: str) -> tuple[str, Group, str]:
    """The text before a SELECT's pattern, the pattern, and the text after it. Raises `Unreadable`."""
    read = [token for token in tokens(sparql) if token.kind not in ("comment", "space")]
    words = [
        token.text.upper() for token in read if token.kind == "word" and token.text.upper() not in ("BASE", "PREFIX")
    ]
    if not words or words[0] != "SELECT" or {"SERVICE", "LATERAL"} & set(words):
        raise Unreadable
    start = _next_brace(read, 0)
    end = _closing(read, start)
    return sparql[: read[start].start], _group(read[start + 1 : end]), sparql[read[end].start + 1 :]


def written(listed: Sequence[Token]) -> str:
    """Tokens as text again: a space wherever there was something between two of them."""
    text, end = "", None
    for token in listed:
        text += token.text if end in (None, token.start) else f" {token.text}"
        end = token.start + len(token.text)
    return text


def _next_brace(listed: Sequence[Token], at: int) -> int:
    for place in range(at, len(listed)):
        if listed[place].text == "{":
            return place
    raise Unreadable


def _closing(listed: Sequence[Token], start: int) -> int:
    """The place of the bracket that closes the one at `start`."""
    waiting: list[str] = []
    for place in range(start, len(listed)):
        token = listed[place]
        if token.kind != "other":
            continue
        if token.text in _PAIRS:
            waiting.append(_PAIRS[token.text])
        elif waiting and token.text == waiting[-1]:
            waiting.pop()
            if not waiting:
                return place
    raise Unreadable


def _group(listed: Sequence[Token]) -> Group:
    if listed and _word(listed[0]) == "SELECT":
        return Group((_select(listed),))
    elements: list[Element] = []
    at = 0
    while at < len(listed):
        if listed[at].text == ".":  # after what is no triple a full stop says nothing
            at += 1
            continue
        at, element = _element(listed, at)
        elements.append(element)
    return Group(tuple(elements))


def _element(listed: Sequence[Token], at: int) -> tuple[int, Element]:
    """The element that begins here, and the place after it."""
    word = _word(listed[at])
    if listed[at].text == "{":
        return _groups(listed, at)
    if word == "FILTER":
        end = _after_constraint(listed, at + 1)
        return end, Element("filter", tuple(listed[at:end]))
    if word == "BIND":
        end = _closing(listed, at + 1) + 1
        return end, Element("bind", tuple(listed[at:end]))
    if word == "VALUES":
        end = _closing(listed, _next_brace(listed, at)) + 1
        return end, Element("values", tuple(listed[at:end]))
    if word in _STARTS:
        start = _next_brace(listed, at)
        end = _closing(listed, start) + 1
        inner = _group(listed[start + 1 : end - 1])
        return end, Element(_HOLDING.get(word, "other"), tuple(listed[at:end]), (inner,), tuple(listed[at:start]))
    return _triples(listed, at)


def _select(listed: Sequence[Token]) -> Element:
    start = _next_brace(listed, 0)
    end = _closing(listed, start)
    inner = _group(listed[start + 1 : end])
    return Element("select", tuple(listed), (inner,), tuple(listed[:start]), tuple(listed[end + 1 :]))


def _groups(listed: Sequence[Token], at: int) -> tuple[int, Element]:
    """A group, or several with UNION between."""
    groups, start = [], at
    while True:
        end = _closing(listed, at)
        groups.append(_group(listed[at + 1 : end]))
        if end + 2 < len(listed) and _word(listed[end + 1]) == "UNION" and listed[end + 2].text == "{":
            at = end + 2
            continue
        return end + 1, Element("groups", tuple(listed[start : end + 1]), tuple(groups))


def _triples(listed: Sequence[Token], at: int) -> tuple[int, Element]:
    end = at
    while end < len(listed) and listed[end].text not in ("{", "}") and _word(listed[end]) not in _STARTS:
        end += 1
    if end == at:
        raise Unreadable
    return end, Element("triples", tuple(listed[at:end]))


def _after_constraint(listed: Sequence[Token], at: int) -> int:
    """The place after what a FILTER tests: brackets, a call, or [NOT] EXISTS and its group."""
    while at < len(listed) and listed[at].text not in ("(", "{"):
        at += 1
    if at >= len(listed):
        raise Unreadable
    return _closing(listed, at) + 1


def _word(token: Token) -> str:
    return token.text.upper() if token.kind == "word" else ""
