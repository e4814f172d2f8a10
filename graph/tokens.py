"""SPARQL cut into tokens: enough to tell variables and keywords from strings, IRIs, names and comments.

The order of the alternatives matters: a variable inside a string, an IRI or a comment is none.
Grammar: SPARQL 1.1 Query Language, section 19.8; `word` is what its grammar writes as a keyword.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, cast

Kind = Literal["comment", "string", "iri", "variable", "name", "word", "space", "other"]

_LOCAL: Final = r"(?:[\w.\-:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*"
_TOKEN: Final = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
                |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^\x00-\x20<>"{{}}|^`\\]*>)
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W\d_][\w.\-]*)?:{_LOCAL}|@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text and where it begins."""

    kind: Kind
    text: str
    start: int


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of `sparql`, in order; joined they are the text again. An unclosed string comes in pieces."""
    for found in _TOKEN.finditer(sparql):
        yield Token(cast(Kind, found.lastgroup), found[0], found.start())


def meaningful(sparql: str) -> list[Token]:
    """The tokens that the grammar sees: without space and comments."""
    return [token for token in tokens(sparql) if token.kind not in ("space", "comment")]


def position(sparql: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    before = sparql[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
