"""The document itself, and a plan bound into it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.claims import DocumentClaim, DocumentKind
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.heads.genres import kind_of
from loaders.rules.paper.meetings import is_of_board, is_published_by_board, meeting_in_text
from loaders.rules.paper.names import body_name, own_case
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.plans import is_plan, plan_name

_PERSON = prepare(r"(?P<who>[A-Z][\w'-]+(?:\s[A-Z][\w'-]*\.?){1,3})\s*(?:,|-|\(|:)\s*(?P<office>.+?)\)?$")


def document_claims(paper: Paper) -> Iterator[DocumentClaim]:
    """First the paper, then each plan that it holds as an appendix under a title of its own."""
    head, document = paper.head, paper.document
    start = next(iter(paper.blocks)).start
    stated = {passage.field for passage in head.passages}
    kind = kind_of(paper)
    if kind == "committee-report" and is_of_board(paper.head):
        kind = "other"
    passages = head.passages or (paper.passage(start, min(start + 1, len(document.text))),)
    yield DocumentClaim(
        document=document.slug,
        evidence=passages,
        confidence=0.95 if {"title", "date"} <= stated else 0.8,
        method="paper-head",
        title=head.title,
        kind=kind,
        publisher=publisher_of(paper),
        meeting_of=_meeting(paper, kind),
        date=head.date,
        author_role=_office(head.author),
        file=document.file,
        sha256=document.sha256,
        characters=len(document.text),
    )
    yield from _bound_plans(paper)


def _meeting(paper: Paper, kind: DocumentKind) -> str | None:
    if is_published_by_board(paper.head):
        return None
    if paper.head.meeting_of:
        return body_name(paper, re.sub(r"(?<=\w)\s+meeting$", "", paper.head.meeting_of, flags=re.I))
    return meeting_in_text(paper) if kind in ("committee-report", "minutes") else None


def publisher_of(paper: Paper) -> str | None:
    """Who publishes: the body whose letter it is, else the authority."""
    named = paper.head.publisher or ""
    if re.search(load("header")["site_of_board"], named):
        return own_case(named)
    if named and not paper.gazetteer.find(named) and not re.search(r"\bcouncil\b", named, re.I):
        return own_case(named)
    if is_published_by_board(paper.head) and paper.head.meeting_of:
        return body_name(paper, paper.head.meeting_of)
    return paper.authority or None


def _office(author: str | None) -> str | None:
    """The office without its holder's name: "Ann Example, Director of Children's Services" -> the second half."""
    if not author:
        return None
    offices = set(load("header")["offices"])
    match = _PERSON.match(author)
    if match and not offices & set(re.findall(r"[a-z]+", match["who"].lower())):
        author = match["office"] + (")" if match["office"].count("(") > match["office"].count(")") else "")
    words = set(re.findall(r"[a-z]+", author.lower()))
    return own_case(author.strip()) if offices & words else None


def _bound_plans(paper: Paper) -> Iterator[DocumentClaim]:
    for index, block in enumerate(paper.blocks):
        if not (isinstance(block, Table) and is_plan(paper, block)):
            continue
        place = next((i for i in range(index - 1, max(index - 4, -1), -1) if _is_title(paper, i)), None)
        if place is None or not any(re.match(r"app|annex", h, re.I) for h in _near(paper, place)):
            continue
        title = paper.blocks[place]
        if not isinstance(title, Block):
            continue
        dates = find_dates(title.plain.norm)
        name = plan_name(title.plain.text)
        if name.lower() == (paper.head.title or "").lower():
            continue
        yield DocumentClaim(
            document=paper.document.slug,
            evidence=paper.passages(title.plain, index=place),
            confidence=0.8,
            method="bound-plan",
            title=name,
            kind="action-plan",
            publisher=publisher_of(paper),
            date=dates[0].first if dates else None,
            part_of=paper.head.title,
        )


def _is_title(paper: Paper, index: int) -> bool:
    block = paper.blocks[index]
    return (
        isinstance(block, Block)
        and block.kind == "heading"
        and bool(re.search(load("header")["plan_title"], block.plain.norm, re.I))
    )


def _near(paper: Paper, index: int) -> tuple[str, ...]:
    before = [b.plain.norm for b in paper.blocks[max(index - 2, 0) : index + 1] if isinstance(b, Block)]
    return (*paper.places[index].headings, *before)
