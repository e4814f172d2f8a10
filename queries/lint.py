"""What a query may not do: change data, call another server; and, where it is saved, be loosely written.

Works on tokens, so that no word inside a string, an IRI or a comment counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, cast

from graph.errors import BadQuery
from graph.tokens import Token, meaningful, position, tokens
from queries.errors import QueryRefused, QuestionError
from queries.question import Question

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

LONGEST: Final = 1024 * 1024  # characters of a query
DEEPEST: Final = 200  # brackets in brackets; engines run out of stack at some thousands, and fall over
_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES: Final = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_PATH: Final = frozenset("^|/!*+?()")
_OPENING: Final = frozenset("({[")
_CLOSING: Final = frozenset(")}]")
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def form_of(sparql: str) -> Form | None:
    """The form of the query; None where its first keyword is none of the four."""
    keyword = next((token for token in _keywords(meaningful(sparql)) if token not in ("BASE", "PREFIX")), "")
    return cast(Form, keyword) if keyword in _FORMS else None


def check_free(sparql: str) -> None:
    """Refuses updates, SERVICE and what is far too long in a query that somebody typed. Raises `QueryRefused`.

    Raises `BadQuery` for what is nested too deep. Engines differ in when they decode \\u escapes, so both readings of
    the text are checked.
    """
    if len(sparql) > LONGEST:
        raise QueryRefused(
            f"the query is {len(sparql):,} characters long and {LONGEST:,} is the most; ask in parts, or load what it "
            "lists as data and join it"
        )
    for reading in dict.fromkeys((sparql, _decoded(sparql))):
        _check_reads_only(reading)
        _check_depth(reading)


def _check_depth(sparql: str) -> None:
    depth = 0
    for token in tokens(sparql):
        if token.kind == "other":
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth > DEEPEST:
            line, column = position(sparql, token.start)
            message = (
                f"line {line}, column {column}: brackets stand more than {DEEPEST} deep in each other; ask in parts"
            )
            raise BadQuery(message, line=line, column=column)


def check_saved(question: Question) -> None:
    """Holds a saved question to the rules of the catalogue. Raises `QuestionError` naming the file."""
    try:
        _check_reads_only(question.text)
        _check_saved(question)
    except QueryRefused as error:
        raise QuestionError(f"{question.file}: {error}") from error


def _check_reads_only(sparql: str) -> None:
    words = meaningful(sparql)
    first = next((word for word in _keywords(words) if word not in ("BASE", "PREFIX")), "")
    if first in _UPDATES:
        raise QueryRefused(
            f"{first} would change the data; questions only read: start with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    _refuse(sparql, words, "SERVICE", "calls another server; ask that server itself and join the answers")


def _check_saved(question: Question) -> None:
    sparql, words = question.text, meaningful(question.text)
    if form_of(sparql) != "SELECT":
        raise QueryRefused("a saved question is a SELECT")
    _refuse(sparql, words, "FROM", "ties the question to some graphs; leave the choice to the dataset")
    projected = projection(sparql)
    described = tuple(column.name for column in question.columns)
    if projected != described:
        raise QueryRefused(f"columns describes {list(described)} and the query gives {list(projected)}")
    if not _ordered(words):
        raise QueryRefused("there is no ORDER BY, so two runs may differ in the order of rows")
    _check_paths(sparql)


def projection(sparql: str) -> tuple[str, ...]:
    """The columns of the outermost SELECT, in order. Raises `QueryRefused` for `SELECT *` and for parameters."""
    depth = 0
    names: list[str] = []
    inside = False
    words = meaningful(sparql)
    for place, token in enumerate(words):
        if token.kind == "word" and token.text.upper() == "SELECT" and not inside:
            inside = True
        elif inside and token.text == "*" and depth == 0:
            raise QueryRefused("SELECT * hides what the answer holds; list the columns")
        elif inside and (token.text == "{" or (token.kind == "word" and token.text.upper() == "WHERE")):
            break
        elif inside and token.text in ("(", ")"):
            depth += 1 if token.text == "(" else -1
        elif inside and token.kind == "variable" and (depth == 0 or words[place - 1].text.upper() == "AS"):
            names.append(token.text[1:])
    if parameters := [name for name in names if name.startswith("_")]:
        raise QueryRefused(f"?{parameters[0]} is a parameter and cannot be a column")
    return tuple(names)


def _ordered(words: Sequence[Token]) -> bool:
    """Whether an ORDER BY follows the last closing brace, so that it orders the whole answer."""
    end = max((place for place, token in enumerate(words) if token.text == "}"), default=0)
    return "ORDER" in _keywords(words[end:])


def _check_paths(sparql: str) -> None:
    """No blank between a path group and its modifier: some engines refuse `(a|b) *`."""
    listed = [token for token in tokens(sparql) if token.kind != "comment"]
    for before, space, after in zip(listed, listed[1:], listed[2:], strict=False):
        modified = before.text == ")" and space.kind == "space" and after.text in ("*", "+", "?")
        if modified and _is_path(listed, listed.index(before)):
            line, column = position(sparql, space.start)
            raise QueryRefused(f"line {line}, column {column}: take out the blank between ) and {after.text}")


def _is_path(listed: Sequence[Token], end: int) -> bool:
    """Whether the group that closes at `end` holds nothing but properties and path operators."""
    depth = 0
    for token in reversed(listed[: end + 1]):
        depth += {")": 1, "(": -1}.get(token.text, 0)
        if depth == 0:
            return True
        of_path = token.kind in ("iri", "name", "space") or token.text in _PATH or token.text == "a"
        if not of_path:
            return False
    return False


def _refuse(sparql: str, words: Sequence[Token], keyword: str, why: str) -> None:
    for token in words:
        if token.kind == "word" and token.text.upper() == keyword:
            line, column = position(sparql, token.start)
            raise QueryRefused(f"line {line}, column {column}: {keyword} {why}")


def _keywords(words: Sequence[Token]) -> list[str]:
    return [token.text.upper() for token in words if token.kind == "word"]


def _decoded(sparql: str) -> str:
    return _ESCAPE.sub(lambda found: _character(int(found[1] or found[2], 16), found[0]), sparql)


def _character(code: int, written: str) -> str:
    return chr(code) if code <= 0x10FFFF else written
