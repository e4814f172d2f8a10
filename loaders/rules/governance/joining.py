"""A statement made whole from what stands around it: the list that it opens, the words that open it, its row."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.grammar.typed import renumbered, typed
from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import PARTS, Party, Told

_LONGEST_LIST = 20
# "A, B and C report to it", "A chairs it", where nobody else is named before.
_OBJECT = prepare(
    r"[^⟪]*⟪[bpal]\d+⟫(?:(?:, | and |, and )⟪[bpal]\d+⟫)*[^⟪]*?"
    r"\b(?:to|into|by|(?:sits?|sat|serves?|served|represented) on|(?:co-)?chair(?:s|ed)?|leads?|led|heads|headed"
    r"|attends?|attended|joins?|joined|advises?|oversees?|supports|monitors?|scrutinises?|manages) (?P<it>it)\b"
)
# "The following serve on it: A, B and C".
_FOR_LIST = prepare(r"[^⟪:]*\b(?:on|to|of|into|by) (?P<it>it)(?:: | by )⟪")
_OF_PLAN = prepare(
    r"\b(?:for|on|of|over) (?P<its>its) (?P<what>delivery|implementation|progress|execution|completion)\b"
)
# "The Board answers to A, and B receives its minutes": the Board's.
_PAPERS_OF = prepare(
    r"⟪b(?P<first>\d+)⟫[^⟪;]*[^;]*⟪[bpa]\d+⟫ (?:(?:will|would|also|then|in turn|to) )*"
    r"(?:receives?|received|considers?|sees?|notes?|takes?|gets?|be sent|is sent|given) "
    r"(?P<its>its) (?:minutes|action log|notes|decisions)\b"
)
_PART_OF = prepare(r"⟪b(?P<part>\d+)⟫(?P<whole> of ⟪b\d+⟫)")
# "The Adviser appointed by the Department and a head chosen by the Forum sit on it": who named them is no member.
_NAMED_BY = prepare(
    r"(?<=[a-z⟫]) (?:nominated|appointed|chosen|elected|selected|seconded|put forward|funded|co-opted)"
    r" by (?:the )?⟪[bpa]\d+⟫(?= (?:(?:all|both|each|also|will|would|should|is to|are to) )*"
    r"(?:sits?|sat|serves?|served|attends?|attended|are|is|were|was|be|become|chairs?|belongs?|has|have|makes? up)\b)"
)
# "Within the Council, the Lead Member updates Cabinet": where it is done.
_WHERE = prepare(r"^(?:Within|In|At|Across|Inside|For) ⟪[ab]\d+⟫(?: itself)?, (?=⟪)")
_LED = prepare(
    r"\b(?:led|chaired|headed|run|owned|sponsored|managed|convened) by (?:the |our |its )?$"
    r"|\b(?:[Ll]ead|[Ss]ponsor)(?::| -) ?$"
)
_OURS = prepare(r"[^.;:⟪]{0,60}\b[Ww]e\b")
_ASKED = prepare(r"^(?:That |to |[Aa]grees? (?:to|that) )+(?:it |they )?")


def whole_statements(paper: Paper, cast: Cast, place: int, printed: Told) -> Iterator[tuple[Told, str]]:
    """The statement at `place` of `cast`, typed: as it stands, and behind the words that open its list or its row."""
    told, text = _with_list(cast, place, printed)
    opened = _stem(paper, cast, place, printed)
    yield (dataclasses.replace(told, topic=None) if opened else told), text
    for stem in (opened, _row(printed)):
        if stem:
            opening, parties = stem
            rest = renumbered(typed(printed.sentence.text, printed.parties), len(parties))
            joined = f"{opening} {rest[:1].lower()}{rest[1:]}"
            yield dataclasses.replace(printed, parties=(*parties, *printed.parties)), joined


def _with_list(cast: Cast, place: int, told: Told) -> tuple[Told, str]:
    """The statement with the list that a colon opens, and with the meeting in front of what it is asked to do."""
    text = typed(told.sentence.text, told.parties)
    parties = list(told.parties)
    before = cast.told[place - 1] if place else None
    if before and before.sentence.index == told.sentence.index and _said("these_are").match(text):
        opening = typed(before.sentence.text, before.parties).rstrip(". ")
        text = f"{opening}: {renumbered(_said('these_are').sub('', text), len(before.parties))}"
        parties = [*before.parties, *parties]
    heads = bool(_said("list_heading").fullmatch(told.sentence.text.strip(" *")))
    if told.sentence.text.endswith(":") or heads:
        listed = cast.told[place + 1 : place + 1 + _LONGEST_LIST]
        near = not heads or (listed and listed[0].sentence.index <= told.sentence.index + 1)
        for below in listed if near else ():
            if below.sentence.index == told.sentence.index or not (below.item or below.cell):
                break
            if below.item and below.parties and _opens_item(below):
                chair = " (Chair)" if _said("chair_behind").match(below.sentence.text, below.parties[0].stop) else ""
                text += f" ⟪{_letter(below.parties[0])}{len(parties)}⟫{chair},"
                parties.append(below.parties[0])
    text = _WHERE.sub("", _NAMED_BY.sub("", _without_wholes(text, parties)))
    meant = _OBJECT.match(text) or _FOR_LIST.match(text)
    if meant and told.topic and told.topic.name not in [party.name for party in parties]:
        text = f"{text[: meant.start('it')]}⟪b{len(parties)}⟫{text[meant.end('it') :]}"
        parties.append(Party(0, 0, "body", told.topic.name, told.topic))
    papers = _PAPERS_OF.match(text)
    if papers:
        text = f"{text[: papers.start('its')]}⟪b{papers['first']}⟫'s{text[papers.end('its') :]}"
    delivered = _OF_PLAN.search(text)
    plan = _plan_before(before, told) if delivered else None
    if delivered and plan:
        text = f"{text[: delivered.start('its')]}the {delivered['what']} of ⟪l{len(parties)}⟫{text[delivered.end() :]}"
        parties.append(plan)
    if told.asked and cast.meeting:
        request = _ASKED.sub("", text)
        text = f"⟪b{len(parties)}⟫ {request[:1].lower()}{request[1:]}"
        parties.append(Party(0, 0, "body", cast.meeting.name, cast.meeting))
    return (dataclasses.replace(told, parties=tuple(parties)) if len(parties) > len(told.parties) else told), text


def _opens_item(told: Told) -> bool:
    """False where whom an item names first leads what it tells of: "Practice, led by the Head"."""
    text = told.sentence.text[: told.parties[0].at]
    return not _LED.search(text)


def _plan_before(before: Told | None, told: Told) -> Party | None:
    """The plan that "its delivery" goes back to: the last that the statement before in the block names."""
    near = before is not None and before.sentence.index == told.sentence.index
    plans = [party for party in before.parties if party.sort == "plan"] if before and near else []
    return dataclasses.replace(plans[-1], at=0, stop=0) if plans else None


def _letter(party: Party) -> str:
    return "p" if party.sort == "post" else "a" if party.sort == "authority" else "b"


def _without_wholes(text: str, parties: Sequence[Party]) -> str:
    """ "⟪b0⟫ of ⟪b1⟫" is b0, where that is by its kind a part of another."""
    for match in reversed(list(_PART_OF.finditer(text))):
        party = parties[int(match["part"])]
        if party.body and party.body.kind in PARTS:
            text = f"{text[: match.start('whole')]}{text[match.end('whole') :]}"
    return text


def _stem(paper: Paper, cast: Cast, place: int, told: Told) -> tuple[str, tuple[Party, ...]] | None:
    """The words in front of a list of which the statement is an item: "The Board will:"."""
    block = paper.blocks[told.sentence.index]
    if told.asked or not isinstance(block, Block) or not told.item or told.sentence.at:
        return None
    for above in reversed(cast.told[max(place - _LONGEST_LIST, 0) : place]):
        if board := _of_terms(told, above):
            return "⟪b0⟫", (board,)
        if above.sentence.text.endswith(":"):
            text = typed(above.sentence.text, above.parties).rstrip(": ")
            who = above.parties or _OURS.match(text)
            return (text, above.parties) if who and _said("stem").search(text) else None
        if not above.item or not isinstance(paper.blocks[above.sentence.index], Block):
            return None
    return None


def _of_terms(told: Told, above: Told) -> Party | None:
    """The board of which terms of reference tell: "The Board:", "The Board's functions are:", "Role of the Board"."""
    boards = [p for p in above.parties if p.sort == "body"]
    opens = _said("terms").fullmatch(typed(above.sentence.text, above.parties).strip(" *#:"))
    one = boards[0] if len(boards) == len(above.parties) == 1 else None
    return one if one and opens and _said("row_cell").match(told.sentence.text) else None


def _row(told: Told) -> tuple[str, tuple[Party, ...]] | None:
    """The body of a row, where the cell says what it does: "Oversees the plan; reports to Cabinet"."""
    if told.row is None or not _said("row_cell").match(told.sentence.text):
        return None
    return "⟪b0⟫", (told.row,)


@cache
def _said(key: str) -> Pattern:
    return prepare(load("joining")[key])
