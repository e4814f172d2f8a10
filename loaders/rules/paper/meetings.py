"""The body that a paper speaks to, where its head names none, and the board that speaks in it."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.paper.names import body_name
from loaders.rules.paper.paper import Head, Paper


def meeting_in_text(paper: Paper) -> str | None:
    """The body that the paper's purpose or recommendation addresses, where its head names none."""
    pattern = prepare(load("bodies")["addressed"])
    for sentence in paper.sentences():
        match = pattern.search(sentence.text)
        if match:
            return body_name(paper, match["body"])
    return None


def is_of_board(head: Head) -> bool:
    """True for what a board speaks in: what it publishes itself, and its terms of reference."""
    rules = (head.title or "").removeprefix(head.meeting_of or "")
    if head.meeting_of and not head.author and re.search(load("header")["rules_of_a_board"], rules, re.I):
        return True
    return is_published_by_board(head)


def is_published_by_board(head: Head) -> bool:
    """True for a board's annual report or plan, which goes to no meeting; its terms of reference are agreed at one."""
    meets = re.search(r"\bsafeguarding\b", head.meeting_of or "", re.I)
    told = not head.author and (not head.date or meets)
    return bool(told) and bool(re.search(load("header")["of_a_board"], head.title or "", re.I))


def with_site(head: Head, beside: str) -> Head:
    """`head` of what goes to no meeting and has no author, with the board that the edges of its pages name.

    A letter is of the national body that its paper names at the edge.
    """
    if head.genre == "letter":
        heads = (line for line in beside.splitlines() if re.match(load("genres")["national"], line, re.I))
        return replace(head, publisher=next(heads, head.publisher))
    if head.publisher or head.meeting_of or head.author or head.genre != "paper":
        return head
    named = re.search(load("header")["site_of_board"], beside, re.M)
    return replace(head, publisher=named["board"]) if named else head


def with_board(head: Head, beside: str) -> Head:
    """`head` of a board's own report with the board that its title, its first lines or the edges of its pages name.

    `beside` holds those lines. A paper with an author, or one that goes to a meeting, is no such report.
    """
    if head.meeting_of or head.author or not re.search(load("header")["of_a_board"], head.title or "", re.I):
        return head
    for form, words in (("board_beside", beside), ("board_in_title", head.title or "")):
        if named := re.search(load("header")[form], words, re.M):
            return replace(head, meeting_of=named["board"])
    return head
