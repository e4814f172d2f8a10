"""What kind of paper a text is by its form, and whether it is one of this field at all."""

from __future__ import annotations

import re
from functools import cache

from loaders.claims import DocumentKind
from loaders.layout.block import Block
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.heads.minutes import is_report_for_decision
from loaders.rules.paper.own_pages import board_of_page, names_board
from loaders.rules.paper.paper import Paper, words_beside
from loaders.rules.plans.plans import is_plan
from loaders.rules.recommendations.requests import own_requests

_FEWEST = 5
_SHORT = 300  # words of a page that has room for few
_WORDS_EACH = 60
_HEAD = 10


@cache
def _words(key: str) -> Pattern:
    """The pattern `key` of lexicon/genres.yml; any of them where it holds several."""
    held = load("genres")[key]
    return prepare("|".join(held) if isinstance(held, list) else held, re.I | re.M)


def is_known(paper: Paper) -> bool:
    """True for a paper with the head of one, for a plan, and for whatever is of the field."""
    if _plans(paper) or _is_named(paper):
        return True
    if "Safeguarding" in (board_of_page(paper) or ""):
        return True
    head, beside = paper.head, words_beside(paper.document)
    if any(_words("foreign").match(line) for line in (head.title or "", *_first_lines(paper))):
        return False
    named = any(_words("field_named").search(line) for line in (head.title or "", beside, *_first_lines(paper)))
    if any(_words("chapter").match(line) for line in (head.title or "", *_first_lines(paper))):
        return is_of_field(paper.document.text, named=named)
    stated = sum(bool(v) for v in (head.title, head.date, head.meeting_of, head.author, head.publisher))
    if head.genre != "letter" and stated > 2 and (head.date or head.meeting_of or head.author):
        return True
    return is_of_field(paper.document.text, named=named) or bool(
        stated and any(request.items for request in own_requests(paper))
    )


def _is_named(paper: Paper) -> bool:
    """True where the title, or what runs above or below the pages, names a board of the field or such an inspection."""
    title = (paper.head.title or "").replace("’", "'")
    inspected = _words("named_inspection").search(title) and not _words("named_otherwise").search(title)
    named = inspected or names_board(paper)
    return bool(named) and bool(_words("institutions").search(paper.document.text.replace("’", "'")))


def is_of_field(text: str, *, named: bool = False) -> bool:
    """True where `text` speaks, often enough, both of services for children and of who looks into them.

    Of a council's page of one item, any short page, and one that is `named` for the field at its head, less is asked.
    """
    straight = text.replace("’", "'")
    services = [match[0].lower() for match in _words("services").finditer(straight)]
    oversight = [match[0].lower() for match in _words("oversight").finditer(straight)]
    page = bool(_words("item_page").search(straight))
    fewest = _FEWEST - 2 if page or len(text.split()) < _SHORT else _FEWEST
    fewest -= named
    if not (services or named) or not oversight or not _words("institutions").search(straight):
        return False
    if len(set(services) | set(oversight)) < fewest - 1:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    if 8 * sum(bool(_words("code").search(line)) for line in lines) > len(lines):
        return False
    told = len(services) + len(oversight)
    each = 2 * _WORDS_EACH if named else _WORDS_EACH
    return told >= fewest and (told > 8 * _FEWEST or told * each >= len(text.split()))


def kind_of(paper: Paper) -> DocumentKind:
    """What kind of document it is."""
    head, title = paper.head, paper.head.title or ""
    if head.genre == "letter":
        return "inspection-report" if _words("inspection_letter").search(title) else "other"
    if head.genre == "page":
        return "other"
    if any(_words("decision_page").match(line) for line in _first_lines(paper)) and not is_report_for_decision(
        paper.blocks
    ):
        return "other"
    if head.genre == "minutes" or any(
        re.match(load("header")["minutes"], line, re.I) for line in (title, *_first_lines(paper)[:1])
    ):
        return "minutes"
    bare = prepare(load("header")["bare_minutes"], re.I)
    if re.search(r"\bminutes$", title, re.I) or any(bare.match(line) for line in _first_lines(paper)):
        return "minutes"
    if any(bare.match(line) for line in _first_lines(paper, _HEAD)) and _names_who_attended(paper):
        return "minutes"
    if any(_words("meeting_opens").match(line) for line in _first_lines(paper)) and _names_who_attended(paper):
        return "minutes"
    if re.search(load("header")["plan_title"], title, re.I) and _is_mostly_plan(paper):
        return "action-plan"
    if re.search(load("header")["founding"], title, re.I) and not head.author:
        return "other"
    if not head.meeting_of and not head.author:
        return "committee-report" if any(request.items for request in own_requests(paper)) else "other"
    return "committee-report"


def _names_who_attended(paper: Paper) -> bool:
    attended = prepare(load("header")["attended"], re.I)
    return any(isinstance(block, Block) and attended.match(block.plain.norm) for block in paper.blocks)


def _is_mostly_plan(paper: Paper) -> bool:
    plans = _plans(paper)
    told = sum(len(b.plain.text) for b in paper.blocks if isinstance(b, Block))
    return sum(b.end - b.start for b in plans) > 2 * told or bool(plans and not paper.head.meeting_of)


def _first_lines(paper: Paper, most: int = 6) -> list[str]:
    return [block.plain.norm for block in paper.blocks[:most] if isinstance(block, Block)]


def _plans(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table) and is_plan(paper, block)]
