"""Whom recommendations are for: what their own words say, or the title of their table."""

from __future__ import annotations

import re

from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table
from loaders.naming.kinds import kind_of
from loaders.rules.paper.advice import is_board_named
from loaders.rules.paper.listings import words
from loaders.rules.paper.names import board_name, body_name
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.plans import band_lines

_PARTNERS = ("nhs", "police", "probation", "childrens-trust", "voluntary-sector", "court")


def table_addressee(paper: Paper, index: int, text: str, start: int) -> str:
    """Whom a recommendation at `start` of the table in block `index` is for.

    Its own words say so, else the row of one cell above it, else the title of the table; else it is the authority.
    """
    authority, table = paper.places[index].authority, paper.blocks[index]
    told = told_addressee(paper, authority, text)
    if told:
        return told
    bracketed = in_brackets(paper, authority, text)
    if bracketed:
        return bracketed
    bands = [said for line, said in band_lines(paper, table) if line[0][0] < start] if isinstance(table, Table) else []
    to_board = is_board_named(paper, bands[-1]) if bands else is_for_board(paper, index)
    if to_board:
        return board_name(paper, authority)
    title = bands[-1] if bands else words_above(paper, index).rpartition(" . ")[2]
    partnership = _only_partnership(paper, authority) if words("for_partnership").search(title) else None
    return partnership or authority


def in_brackets(paper: Paper, authority: str, text: str) -> str | None:
    """Whom `text` names in brackets at either end: "(LSCB)", "(for the Council)"."""
    match = words("addressed_in_brackets").search(text)
    if match is None:
        return None
    return board_name(paper, authority) if re.search(r"SCB$|board$", match["who"], re.I) else authority


def column_addressee(paper: Paper, authority: str, said: str) -> str | None:
    """Whom a cell of a column of addressees names: the council, its board, or another body that is named first."""
    if named := in_brackets(paper, authority, f"({said})"):
        return named
    first = re.split(
        r"\s(?:and|with|&)\s(?=[A-Z][\w'-]*\s(?:[A-Z]\w+\s){0,3}(?:Council|Borough|City|Partnership|Trust|Police)\b)|[,;/]",
        said,
    )[0]
    who = re.sub(r"^the\s", "", first.strip(), flags=re.I)
    if not who[:1].isupper() or kind_of(who) not in _PARTNERS:
        return None
    named = body_name(paper, who)
    return named if who.startswith(authority) else named.removeprefix(f"{authority} ")


def told_addressee(paper: Paper, authority: str, text: str) -> str | None:
    """ "The LSCB should ...": who should."""
    match = words("who_should").match(text)
    if match is None:
        return None
    if is_board_named(paper, match["who"]):
        return board_name(paper, authority)
    if words("council_named").match(match["who"]):
        return authority
    if words("partnership_meant").match(match["who"]) and (partnership := _only_partnership(paper, authority)):
        return partnership
    who = re.sub(r"^the\s", "", match["who"], flags=re.I)
    named = who[:1].isupper() and len(who.split()) > 1 and kind_of(who) in _PARTNERS
    return who if named else None


def _only_partnership(paper: Paper, authority: str) -> str | None:
    """The safeguarding partnership of `authority`, where the paper names one of full name and no other."""
    named = {match["name"] for match in words("partnership_in_full").finditer(paper.document.text)}
    own = {" ".join(name.split()) for name in named if name.startswith(authority)}
    return own.pop() if authority and len(own) == 1 else None


def is_for_board(paper: Paper, index: int) -> bool:
    """True where a title, or a sentence just above about what is asked or to be done, names the safeguarding board."""
    said = words_above(paper, index)
    return any(
        is_board_named(paper, sentence)
        and not words("to_both").search(sentence)
        and (not sentence.endswith(".") or words("advising").search(sentence))
        for sentence in (said[at:stop].strip(" .") + "." * said[at:stop].endswith(".") for at, stop in sentences(said))
    )


def words_above(paper: Paper, index: int) -> str:
    """The words just above a table: its title, and the line that says what it is."""
    found = [
        b.plain.norm
        for b in paper.blocks[max(index - 3, 0) : index]
        if isinstance(b, Block) and len(b.plain.text) < 300
    ]
    return " . ".join(found)
