"""Who holds a post, where the name stands apart: above it, in the cell before, "the Director is", "appointed as"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from loaders.layout.block import Block
from loaders.layout.tables import Table, line_cells, place_of
from loaders.lexicon import load
from loaders.naming.people import in_name_case, is_person
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told

_REACH = 170


def with_holder(paper: Paper, told: Told, party: Party) -> Party:
    """`party`, a post, with whoever its paper names as its holder beside it."""
    if party.holder:
        return party
    name = _line_above(paper, told, party) or _cell_before(paper, told, party) or _in_words(told, party)
    return replace(party, holder=in_name_case(name)) if name else party


def _line_above(paper: Paper, told: Told, party: Party) -> str | None:
    """The name on the line above a post that stands alone: the block of a contact or a signature."""
    sentence = told.sentence
    if sentence.index == 0 or party.at > 0 or party.stop < len(sentence.text) - 1:
        return None
    above = paper.blocks[sentence.index - 1]
    return _named(_form("alone"), above.plain.norm.strip()) if isinstance(above, Block) else None


def _cell_before(paper: Paper, told: Told, party: Party) -> str | None:
    """The name in the cell before, where the column of names is headed so: "Member | Representing"."""
    sentence, block = told.sentence, paper.blocks[told.sentence.index]
    start = sentence.plain.start
    if party.at or start is None or not isinstance(block, Table) or sentence.at:
        return None
    line, column = place_of(block, start) or (0, 0)
    if not line or not column:
        return None
    cells = line_cells(paper.document.text, block)
    headed = _form("names_column").search(cells[0][column - 1].text)
    return _named(_form("alone"), cells[line][column - 1].text.strip(" *")) if headed else None


def _in_words(told: Told, party: Party) -> str | None:
    """The name in the same words: "The Director is Ann Example", "Ann Example was appointed as Director"."""
    text = told.sentence.plain.norm
    at, stop = told.sentence.at + party.at, told.sentence.at + party.stop
    before = text[max(at - _REACH, 0) : at]
    if name := _named(_form("is_held_by"), text[stop : stop + _REACH], whole=False):
        return name
    if at < _REACH and (name := _named(_form("alone"), before.strip(" *"))):
        return name
    if _form("appointing").search(before):
        return _named(_form("appointed_as"), before, whole=False)
    return None


def _named(form: Pattern, text: str, *, whole: bool = True) -> str | None:
    match = form.fullmatch(text) if whole else form.search(text)
    return match["name"] if match and is_person(match["name"]) else None


@cache
def _form(key: str) -> Pattern:
    return prepare(load("holders")[key].replace("<person>", load("posts")["person"]))
