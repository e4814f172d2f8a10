"""The board whose own page, or whose rules, a paper is: told by the page's title or by its first heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper

_LONGEST = 200


@lru_cache(maxsize=4)
def board_of_page(paper: Paper) -> str | None:
    """The words that name the board whose own page the paper is; None where it is nobody's, or a paper to a meeting."""
    head, lines = paper.head, tuple(_lines(paper))
    if head.genre == "page" and head.title:
        return head.title
    if head.genre != "paper" or head.author or any(_said("page_of_meeting").match(line) for line in lines):
        return None
    named = (
        *(_said("site_of_board").search(line) for line in lines[:1]),
        *(_said("made_up").match(line) for line in lines),
        *(_said("governance_of").match(line) for line in lines),
    )
    named = (*named, *(_said("report_of_parents").match(line) for line in lines[1:]))
    if not head.meeting_of:
        named = (*named, *(_said("report_of_board").match(line) for line in lines))
    if any(_said("only_rules").match(line) for line in lines[1:]):
        named = (*named, _said("site_of_rules").search(lines[0]))
    site = next((found["board"] for found in named if found), None)
    ruled = next((found for line in lines for found in [_said("rules_named").match(line)] if found), None)
    if ruled and not (head.meeting_of and head.date):
        board = str(ruled["board"] or ruled["board_behind"])
        return f"{site} {board}" if site and _said("only_a_kind").fullmatch(board) else board
    return site


def _lines(paper: Paper) -> Iterator[str]:
    """The title of the page, and its first heading."""
    first = paper.document.text.lstrip().partition("\n")[0].strip()
    yield first[:_LONGEST].replace("’", "'").replace("–", "-")
    yield from (block.plain.norm for block in paper.blocks[:1] if isinstance(block, Block))


def partnerships_in_short(texts: Iterable[str]) -> dict[str, str]:
    """Acronyms that a paper nowhere spells out, with the one safeguarding partnership whose initials they are."""
    names: dict[str, set[str]] = {}
    acronyms: set[str] = set()
    for text in texts:
        acronyms.update(match[0] for match in _said("partnership_in_short").finditer(text))
        if "Safeguarding" in text:
            for match in _said("partnership_named").finditer(text):
                for initials in _initials(match["name"]):
                    names.setdefault(initials, set()).add(match["name"])
    return {one: min(names[one]) for one in sorted(acronyms) if len(names.get(one, ())) == 1}


def _initials(name: str) -> set[str]:
    """The first letters of the words of a name, with and without "and".

    >>> sorted(_initials("Ashby and Wold Safeguarding Children Partnership"))
    ['AAWSCP', 'AWSCP']
    """
    words = re.split(r"[\s-]+", name)
    return {
        "".join(word[0].upper() for word in words if word != "&"),
        "".join(word[0] for word in words if word[0].isupper()),
    }


@cache
def _said(key: str) -> Pattern:
    return prepare(load("own-pages")[key])


def names_board(paper: Paper) -> bool:
    """True where the title, or what runs above or below the pages, names a safeguarding board: the paper is its own."""
    document = paper.document
    beside = [
        document.text[part.start : part.end] for part in document.parts or () if part.kind in ("header", "footer")
    ]
    lines = (paper.head.title or "", paper.head.publisher or "", *beside)
    return any(_named_board().search(line.replace("’", "'")) for line in lines)


@cache
def _named_board() -> Pattern:
    held = load("genres")["named_board"]
    return prepare("|".join(held) if isinstance(held, list) else held, re.I | re.M)
