"""Where a paper lists, or tells in a sentence, what an inspection recommended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.rules.findings.finding_sections import is_inspected
from loaders.rules.paper.advice import Listing, is_board_meant, is_board_named, maker_in
from loaders.rules.paper.listings import Item, enumerated, is_advised, is_request, list_after, words
from loaders.rules.paper.names import full_name
from loaders.rules.paper.paper import Paper
from loaders.rules.recommendations.advice_sentences import advice_in_sentences
from loaders.rules.recommendations.advice_shapes import ought_in_sentences, shaped_lists
from loaders.rules.recommendations.asked_advice import told_above
from loaders.rules.recommendations.bracketed_advice import bracketed_advice

_PARTS = 30
_HEAD_WORDS = 9


def inspection_lists(paper: Paper, taken: set[int]) -> Iterator[Listing]:
    """Every list of an inspection's recommendations whose items are not `taken` by a request to the meeting."""
    used = set(taken)
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or index in used:
            continue
        lead, items = _lead_and_items(paper, index, block)
        items = tuple(item for item in items if item.index not in used or item.index == index)
        if lead and items and _are_advice(paper, index, lead, items):
            yield _listing(paper, index, lead, items)
            used.update(item.index for item in items)
            continue
        told = tuple(advice_in_sentences(paper, index, block)) or tuple(ought_in_sentences(paper, index, block))
        used.update(one.index for one in told)
        yield from told
    yield from shaped_lists(paper, used)
    yield from bracketed_advice(paper, used)


def _listing(paper: Paper, index: int, lead: str, items: tuple[Item, ...]) -> Listing:
    return Listing(
        index=index,
        lead=f"{paper.places[index].heading} . {lead}",
        authority=paper.places[index].authority,
        to_board=_is_to_board(paper, index, lead),
        items=items,
        method="recommendation-list",
        confidence=0.95 if words("given").search(lead) else 0.8,
        made_by=maker_in(lead) or _case_review(paper, index, lead),
        addressee=_asked(paper, lead),
    )


def _case_review(paper: Paper, index: int, lead: str) -> str | None:
    """The review of a case to which "The review makes five recommendations" goes back, if one was told of above."""
    if not words("the_review").search(lead) or is_board_named(paper, lead):
        return None
    block = paper.blocks[index]
    said = block.plain.norm if isinstance(block, Block) else ""
    named = list(words("case_review").finditer(f"{told_above(paper, index)} {said}"))
    return named[-1]["who"] if named else None


def _asked(paper: Paper, lead: str) -> str | None:
    """The body that `lead` asks, by the fullest name that the paper gives it; None for the council and its board."""
    match = words("asked_in").search(lead)
    if match is None or is_board_named(paper, match["who"]):
        return None
    who = re.split(r",|\sand\s", match["who"])[0]
    return full_name(paper, who)


def _lead(paper: Paper, index: int, block: Block) -> str:
    """The words of `block` that can introduce recommendations; empty where they cannot."""
    text = block.plain.norm
    if words("time_lead").match(text) and (introduced := _introduced(paper, index)):
        return f"{introduced} . {text}"
    above = paper.places[index].headings[-2:]
    if words("addressed").match(text) and any(_can_lead(heading) for heading in above if heading != text):
        return f"{above[0]} . {text}"
    if block.kind == "heading" or _heads_list(paper, index, block):
        return text if _can_lead(text) else ""
    last = sentences(text)[-1:]
    if not last or block.kind == "item":
        return ""
    words_of_last = text[slice(*last[0])]
    if not words("introduces").search(words_of_last) or words("not_given").search(words_of_last):
        return ""
    if _can_lead(words_of_last):
        return words_of_last
    whole = text if len(text) < 600 else ""
    if _can_lead(whole) and not words("areas").search(words_of_last):
        return whole
    heading = paper.places[index].heading
    return f"{heading} . {words_of_last}" if words("given").search(heading) and _can_lead(heading) else ""


def _heads_list(paper: Paper, index: int, block: Block) -> bool:
    """True for a numbered line of a few words straight above bullets: "3.4 What needs to improve"."""
    below = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    short = bool(block.label) and len(block.plain.text.split()) <= _HEAD_WORDS and block.plain.text[-1:].isalpha()
    return short and isinstance(below, Block) and below.kind == "item"


def _introduced(paper: Paper, index: int) -> str:
    """The words that introduce the recommendations of which a part, by when they are due, begins at block `index`."""
    for place in range(index - 1, max(index - _PARTS, -1), -1):
        block = paper.blocks[place]
        if isinstance(block, Block) and block.kind != "item" and not words("time_lead").match(block.plain.norm):
            last = sentences(block.plain.norm)[-1:]
            told = block.plain.norm[slice(*last[0])] if last else ""
            told = block.plain.norm if words("time_lead").match(told) else told
            return told if _can_lead(told) else ""
    return ""


def _can_lead(text: str) -> bool:
    if not text or words("not_given").search(text):
        return False
    if words("given").search(text) or words("areas").search(text):
        return True
    return bool(words("wanted").search(text) and not words("wishers").search(text))


def _are_advice(paper: Paper, index: int, lead: str, items: tuple[Item, ...]) -> bool:
    """True where the list is of what an inspection wants done: not findings, and not requests to the meeting."""
    if 2 * sum(bool(words("graded").search(item.norm) or words("will_do").match(item.norm)) for item in items) > len(
        items
    ):
        return False
    commands = sum(is_advised(item.norm) for item in items)
    asked = sum(is_request(item.norm) for item in items)
    context = f"{' '.join(paper.places[index].headings)} {lead}"
    block = paper.blocks[index]
    around = f"{context} {block.plain.norm if isinstance(block, Block) else ''}"
    inspected = (
        words("inspectors").search(around) or is_board_named(paper, context) or _is_of_report(paper, index, lead)
    )
    ofsteds = words("to_improve").search(lead) or _is_wish(paper, index, lead)
    if words("areas").search(lead) and not ofsteds:
        named_only = not any(words("telling").match(item.norm) for item in items)
        return commands * 2 > len(items) or bool(named_only and words("inspected_areas").search(context))
    named = all(words("numbered").match(item.plain.norm) for item in items)
    if named or (ofsteds and not asked):
        return True
    if words("wanted").search(lead) and not words("given").search(lead):
        return False
    if not inspected:
        return commands * 2 > len(items) and asked < commands
    return commands > 0 or not asked


def _is_wish(paper: Paper, index: int, lead: str) -> bool:
    """True where `lead` tells what those who inspected wish for; "they" must go back to them."""
    last = lead[slice(*sentences(lead)[-1])] if lead else ""
    last = last if words("wanted").search(last) else lead
    if not words("wanted").search(last) or words("wishers").search(last) or not is_inspected(paper, index):
        return False
    if not words("wish_of_pronoun").match(last):
        return True
    block = paper.blocks[index]
    before = block.plain.norm.removesuffix(last) if isinstance(block, Block) else ""
    before = before or told_above(paper, index)
    return bool(words("inspectors").search(before)) and not words("wishers").search(before)


def _is_of_report(paper: Paper, index: int, lead: str) -> bool:
    """True for "The report contains three recommendations:" in a paper, or a part of one, that is of an inspection."""
    own = words("of_a_report").search(lead) and not words("of_others").search(lead)
    return bool(own) and is_inspected(paper, index)


def _is_to_board(paper: Paper, index: int, lead: str) -> bool:
    """True where the lead-in or its heading speaks of the safeguarding board, or "the review" just told is of it."""
    heading = paper.places[index].heading
    if re.search(r"\b(?:for|to) (?:the )?(?:local authority|council)\b", lead, re.I):
        return False
    if is_board_named(paper, lead) or is_board_named(paper, heading):
        return True
    whose = f"{paper.head.meeting_of or ''} . {paper.head.publisher or ''}"
    if re.search(r"\b(?:for|to) the board\b", lead, re.I) and is_board_named(paper, whose):
        return True
    block = paper.blocks[index]
    said = block.plain.norm if isinstance(block, Block) else ""
    if words("board_should").search(lead):
        return is_board_named(paper, whose) or is_board_meant(paper, index, lead, said.removesuffix(lead))
    if not re.search(r"\b(?:the|this) review\b", lead, re.I):
        return False
    for place in range(index - 1, max(index - 16, -1), -1):
        block = paper.blocks[place]
        if isinstance(block, Block) and block.kind != "item" and len(block.plain.text) > 20:
            if is_board_named(paper, block.plain.norm):
                return True
            if block.label:
                return False
    return False


def _lead_and_items(paper: Paper, index: int, block: Block) -> tuple[str, tuple[Item, ...]]:
    """The lead-in in `block` and the list below it, or the (i), (ii), (iii) that follow it in the same paragraph."""
    within = enumerated(index, block.plain, 0)
    if within:
        lead = block.plain.norm[: within[0].at]
        if _can_lead(lead[-400:]):
            return lead[-400:], within
    lead = _lead(paper, index, block)
    return (lead, list_after(paper, index)) if lead else ("", ())
