"""What the engine says of a query that is not SPARQL, as people can use it: line, column, and what to look for."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise
from typing import Final

from graph.errors import BadQuery
from graph.tokens import meaningful

_POSITION: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CLASS: Final = re.compile(r"\['.*?'\]", re.DOTALL)  # a class of characters, which says little to a reader
_NO_PREFIX: Final = "Prefix not found"
_PREFIX: Final = re.compile(r"[\w.\-]*")
_LOCAL: Final = re.compile(r"\S*\s*")
_FUNCTION: Final = re.compile(r"custom function (<[^>]*>) is not supported")
_NEVER: Final = ("LATERAL", "SERVICE")
_USUAL: Final = "Look just before the mark: a missing full stop, bracket or PREFIX line is the usual cause."


def bad_query(sparql: str, message: str, usual: Container[str] = ()) -> BadQuery:
    """The error for what the engine said of `sparql`; `usual` prefixes need no line of their own."""
    found = _POSITION.search(message)
    if not found:
        return BadQuery(f"the query is not valid SPARQL: {message}")
    line, column = int(found[1]), int(found[2])
    lines = sparql.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    prefix = _prefix_at_end(shown[: column - 1]) if _NO_PREFIX in found[3] else None
    if prefix is None:
        begins = sum(len(one) + 1 for one in lines[: line - 1])
        prefix = _undeclared(sparql, begins + min(column - 1, len(shown)), usual)
    said = _expected(found[3]) if prefix is None else f"the prefix {prefix}: has no PREFIX line"
    advice = _USUAL if prefix is None else f"Add a line before SELECT: PREFIX {prefix}: <...>"
    return BadQuery(
        f"the query is not valid SPARQL at line {line}, column {column}: {said}\n"
        f"  {shown}\n  {' ' * (column - 1)}^\n"
        f"{advice}",
        line=line,
        column=column,
    )


def unknown_function(error: RuntimeError) -> BadQuery | None:
    """The error for a query that calls a function which the engine does not have; None where it says something else."""
    found = _FUNCTION.search(str(error))
    if found is None:
        return None
    return BadQuery(f"no function here is called {found[1]}; those of SPARQL 1.1 and the casts of XSD (xsd:date) are")


def _prefix_at_end(text: str) -> str | None:
    """The prefix of the name with which a text ends; None where it ends otherwise."""
    before, colon, after = text.rpartition(":")
    if not colon or not _LOCAL.fullmatch(after):
        return None
    backwards = _PREFIX.match(before[::-1])
    return backwards[0][::-1] if backwards else ""


def _undeclared(sparql: str, before: int, usual: Container[str]) -> str | None:
    """The first prefix without a line of its own that stands before the place at which the engine gave up.

    The engine tells of it only where nothing else could be meant. What comes after an open quotation mark is no name.
    """
    words = meaningful(sparql)
    declared = {after.text.rstrip(":") for word, after in pairwise(words) if word.text.upper() == "PREFIX"}
    for previous, word in pairwise(words):
        if word.text in ('"', "'") or word.start >= before:
            break
        prefix, colon, _ = word.text.partition(":")
        if word.kind == "name" and colon and previous.text != "_" and prefix not in declared and prefix not in usual:
            return prefix
    return None


def _expected(said: str) -> str:
    """What the engine would have taken, without classes of characters and without what is refused anyway."""
    listed = said.removeprefix("expected ").removeprefix("one of ")
    parts = [" ".join(part.split()) for part in re.split(r",\s+", _CLASS.sub("", listed))]
    words = ["a space" if part == "[_]" else part for part in parts if part.strip(" []|") and part not in _NEVER]
    if sentence := next((word for word in words if word.startswith("The ")), None):
        return sentence[0].lower() + sentence[1:]
    if words in ([], ["a space"]):
        return "something else is expected here"
    return f"expected {'one of ' if len(words) > 1 else ''}{', '.join(words)}"
