"""Where a paper lists, or tells in a sentence, what an inspection recommended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.layout.blocks import Block
from loaders.layout.sentences import sentences
from loaders.lexicon import load
from loaders.patterns import Pattern, Several, prepare
from loaders.rules.finding_sections import is_inspected
from loaders.rules.listings import Item, enumerated, is_advised, is_request, list_after, trimmed, words
from loaders.rules.names import body_name, full_name
from loaders.rules.paper import Paper, Sentence

_PARTS = 30
_SEVERAL = prepare(r"recommend|it was|\b(?:ask|urge|require|want)(?:s|ed)? that")
_QUOTED = prepare(r'(?:the |its |both )?[^"]{3,50}\s"(?P<words>[^"]{15,}?)"\.?')
_HEAD_WORDS = 9
_AND_THAT = prepare(r"(?:[,;]\sand|[,;]|\sand)\s(?=that\s)|(?:;\sand|;|,\sand)\s(?=to\s)")


@dataclass(frozen=True, slots=True)
class Listing:
    """Recommendations under one lead-in in block `index`; `lead` is its words.

    `made_by` is who made them, where that is no inspectorate; `addressee` whom the lead-in names, where that is
    neither the authority nor its safeguarding board.
    """

    index: int
    lead: str
    authority: str
    to_board: bool
    items: tuple[Item, ...]
    method: str
    confidence: float
    made_by: str | None = None
    addressee: str | None = None


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
        maker = None
        for sentence in paper.sentences_of(index):
            for told in _told(paper, block, sentence, maker):
                maker = told
                yield told


def _listing(paper: Paper, index: int, lead: str, items: tuple[Item, ...]) -> Listing:
    return Listing(
        index=index,
        lead=f"{paper.places[index].heading} . {lead}",
        authority=paper.places[index].authority,
        to_board=_is_to_board(paper, index, lead),
        items=items,
        method="recommendation-list",
        confidence=0.95 if words("given").search(lead) else 0.8,
        made_by=_maker(lead),
        addressee=_asked(paper, lead),
    )


def _asked(paper: Paper, lead: str) -> str | None:
    """The body that `lead` asks, by the fullest name that the paper gives it; None for the council and its board."""
    match = words("asked_in").search(lead)
    if match is None or is_board_named(paper, match["who"]):
        return None
    who = re.split(r",|\sand\s", match["who"])[0]
    return full_name(paper, who)


def _maker(lead: str) -> str | None:
    """Who made the recommendations, where `lead` names somebody other than an inspectorate."""
    match = words("makers").search(lead)
    return (match["by"] or match["of"]) if match else None


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
            return told if _can_lead(told) else ""
    return ""


def _can_lead(text: str) -> bool:
    if not text or words("not_given").search(text):
        return False
    return bool(words("given").search(text) or words("areas").search(text))


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
    inspected = words("inspectors").search(around) or is_board_named(paper, context)
    ofsteds = words("to_improve").search(lead)
    if words("areas").search(lead) and not ofsteds:
        named_only = not any(words("telling").match(item.norm) for item in items)
        return commands * 2 > len(items) or bool(named_only and words("inspected_areas").search(context))
    named = all(words("numbered").match(item.plain.norm) for item in items)
    if named or (ofsteds and not asked):
        return True
    if not inspected:
        return commands * 2 > len(items) and asked < commands
    return commands > 0 or not asked


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


@cache
def _board_words() -> Pattern:
    return prepare(load("bodies")["lscb_words"])


def is_board_named(paper: Paper, text: str) -> bool:
    """True where `text` names the local safeguarding children board by acronym or in words."""
    return bool(_board_words().search(text) or re.search(r"\bsafeguarding children(?:'?s'?)? board\b", text, re.I))


def _lead_and_items(paper: Paper, index: int, block: Block) -> tuple[str, tuple[Item, ...]]:
    """The lead-in in `block` and the list below it, or the (i), (ii), (iii) that follow it in the same paragraph."""
    within = enumerated(index, block.plain, 0)
    if within:
        lead = block.plain.norm[: within[0].at]
        if _can_lead(lead[-400:]):
            return lead[-400:], within
    lead = _lead(paper, index, block)
    return (lead, list_after(paper, index)) if lead else ("", ())


def _told(paper: Paper, block: Block, sentence: Sentence, before: Listing | None) -> Iterator[Listing]:
    """One recommendation told in one sentence, where the paragraph speaks of an inspection or names who made it.

    `before` is the one told last in the same paragraph, to which "she also recommended" goes back.
    """
    before_it = block.plain.norm[: sentence.at]
    for form in _told_forms().likely(sentence.text):
        match = form.search(sentence.text)
        if not match:
            continue
        said = match.groupdict()
        by = said.get("by")
        if by and words("pronoun").match(by):
            by = before.made_by if before else None
        inspected = _is_of_inspectors(block.plain.norm)
        of_others = "it was" in match[0] and _is_of_inspectors(_above(paper, sentence.index))
        to = said.get("to") or ""
        should = to and said["text"].startswith(to)
        wanted = should and words("recommended_before").search(before_it) and is_inspected(paper, sentence.index)
        if not (by or ((inspected or of_others or wanted) and not said.get("by"))):
            continue
        quoted = _QUOTED.fullmatch(match["text"])
        low, high = (sentence.at + place for place in match.span("text"))
        if quoted:
            low, high = low + quoted.start("words"), low + quoted.end("words")
        if should and not words("recommended_before").search(before_it):
            continue
        named = bool(by) and to
        yield Listing(
            index=sentence.index,
            lead=block.plain.norm,
            authority=_told_there(paper, sentence, match) or paper.places[sentence.index].authority,
            to_board=is_board_named(paper, to),
            items=_each_told(sentence, low, high, several=bool(_SEVERAL.search(match[0]))),
            method="recommendation-sentence",
            confidence=0.8,
            made_by=_bare(by) if by else None,
            addressee=_told_to(paper, by, _bare(to) if named else before.addressee if by and before else None),
        )
        return


def _told_there(paper: Paper, sentence: Sentence, match: re.Match[str]) -> str | None:
    """The other authority that the paragraph has told of last, where what was found "there" led to the words."""
    if not re.search(r"\bthere\b", sentence.text[: match.start()]):
        return None
    named = paper.gazetteer.find(sentence.plain.norm[: sentence.at + match.start()])
    return named[-1].name if named else None


def _above(paper: Paper, index: int) -> str:
    """The words of the two paragraphs before block `index`."""
    before = paper.blocks[max(index - 6, 0) : index]
    told = [block.plain.norm for block in before if isinstance(block, Block) and block.kind == "paragraph"]
    return " ".join(told[-2:])


def _told_to(paper: Paper, by: str | None, to: str | None) -> str | None:
    """Whom a recommendation is for: what scrutiny recommends, where nobody is named, is for the meeting."""
    scrutiny = by and re.search(r"\b(?:Scrutiny|Select|Policy Development)\b", by)
    return body_name(paper, paper.head.meeting_of) if scrutiny and not to and paper.head.meeting_of else to


@lru_cache(maxsize=4)
def _is_of_inspectors(paragraph: str) -> bool:
    """Remembered, since it is asked for every sentence of the paragraph."""
    return bool(words("inspectors").search(paragraph) or words("report_made").search(paragraph))


def _bare(who: str) -> str:
    return re.sub(r"^the\s", "", who.strip(), flags=re.I)


def _each_told(sentence: Sentence, low: int, high: int, *, several: bool) -> tuple[Item, ...]:
    """The words from `low` to `high` as one item, or parted at "and that" where they are of `several`."""
    gaps = list(_AND_THAT.finditer(sentence.plain.norm, low, high)) if several else []
    starts = [low, *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), high]
    return tuple(trimmed(Item(sentence.index, sentence.plain, at, stop)) for at, stop in zip(starts, ends, strict=True))


@cache
def _told_forms() -> Several[Pattern]:
    forms = [prepare(form, re.I if form.startswith("\\b") else 0) for form in load("recommendations")["told"]]
    return Several((form, (form,)) for form in forms)
