"""Who leads an authority's services, and since when: the posts that a report names under "Local leadership"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.claims import RoleClaim
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.sentences import sentences
from loaders.lexicon import load
from loaders.ofsted.recommendations import board_named, passages
from loaders.ofsted.sections import Report, Section, beneath
from loaders.patterns import Pattern, prepare

_SURE = 0.9


@dataclass(frozen=True, slots=True)
class _Told:
    title: str
    to_board: bool
    acting: bool
    since: str | None


def role_claims(report: Report, found: Sequence[Section]) -> Iterator[RoleClaim]:
    """The posts that the report names with their dates; nobody's name is printed there.

    Posts of other bodies than the council and its safeguarding board are left out.
    """
    document = report.document
    board = board_named(document.text, report.authority)
    told: dict[_Told, Plain] = {}
    for plain, paragraph in _sentences(report, found):
        one = _told(plain.norm, paragraph)
        if one and one not in told:
            told[one] = plain
    for one, plain in told.items():
        yield RoleClaim(
            document=document.slug,
            evidence=passages(document, plain),
            confidence=_SURE,
            method="local-leadership",
            title=one.title,
            organisation=board if one.to_board else report.authority,
            acting=True if one.acting else None,
            valid_from=one.since,
        )


def _sentences(report: Report, found: Sequence[Section]) -> Iterator[tuple[Plain, str]]:
    """The first sentence of each paragraph under the headings of local leadership, what follows telling of others;
    and all of its words.
    """
    for root, section in enumerate(found):
        if section.name != "local-leadership":
            continue
        for index in beneath(found, root):
            for block in found[index].blocks:
                if isinstance(block, Block) and (places := sentences(block.plain.norm)):
                    yield plain_text(report.document.text, block.plain.spans(*places[0])), block.plain.norm


def _told(sentence: str, paragraph: str) -> _Told | None:
    """The post that `sentence` tells of. Who was interim and has been made permanent is not said to be interim."""
    words: dict[str, Any] = load("ofsted-history")["posts"]
    for pattern in _patterns():
        match = pattern.match(sentence)
        if match is None or re.search(words["gone"], match["title"], re.I):
            continue
        since = _since(match)
        if since is None and "length" not in match.groupdict():
            continue
        acting = bool(re.search(words["interim"], f"{match['title']} {match['terms'] or ''}", re.I))
        acting = acting and not re.search(words["permanent"], paragraph[match.end("title") :], re.I)
        title, to_board = _post(re.sub(words["dropped"], "", match["title"], flags=re.I))
        return _Told(title, to_board, acting, since) if title else None
    return None


def _since(match: re.Match[str]) -> str | None:
    """The date, where it stands right behind the words that lead to it."""
    spans = find_dates(match["date"]) if "date" in match.groupdict() else []
    return spans[0].first if spans and spans[0].at == 0 and spans[0].last is None else None


def _post(words: str) -> tuple[str, bool]:
    """The title of a post, and whether it is one of the board; no title where it is of another body, or no post."""
    lexicon = load("ofsted-history")["posts"]
    words = re.sub(r"\s\([^()]*\)", "", words).strip(" ,")
    if not re.search(lexicon["heads"], words, re.I):
        return "", False
    of_board = re.match(lexicon["board"], words, re.I)
    if of_board:
        return _cased(of_board["post"] or of_board["post2"]), True
    words = re.sub(lexicon["council"], "", words, flags=re.I)
    for short, full in lexicon["short"].items():
        words = re.sub(rf"\b{short}\b", full, words)
    return ("", False) if re.search(lexicon["elsewhere"], words) else (_cased(words), False)


def _cased(words: str) -> str:
    return words[:1].upper() + words[1:]


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(prepare(one, re.I) for one in load("ofsted-history")["posts"]["told"])
