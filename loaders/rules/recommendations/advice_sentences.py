"""What an inspection, a review or a committee recommended, told in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, Several, prepare
from loaders.rules.findings.finding_sections import is_inspected
from loaders.rules.paper.advice import Listing, is_board_meant, is_board_named
from loaders.rules.paper.listings import Item, trimmed, words
from loaders.rules.paper.names import body_name, full_name
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.recommendations.asked_advice import asked_of, is_of_above, is_of_council, reviewer_of, told_above

_SEVERAL = prepare(r"recommend|it was|\b(?:ask|urge|require|want)(?:s|ed)? that")
_QUOTED = prepare(r'(?:the |its |both )?[^"]{3,50}\s"(?P<words>[^"]{15,}?)"\.?')
_AND_THAT = prepare(r"(?:[,;]\sand|[,;]|\sand)\s(?=that\s)|(?:;\sand|;|,\sand)\s(?=to\s)|\sand\s(?=to\s[a-z]+\sthe\s)")


def advice_in_sentences(paper: Paper, index: int, block: Block) -> Iterator[Listing]:
    """What the sentences of block `index` tell of it, those that ask "the Council to ..." too."""
    maker, asked = None, False
    for sentence in paper.sentences_of(index):
        told = next(_told(paper, block, sentence, maker), None) or _asked_for(paper, sentence, before=asked)
        asked = told is not None
        if told:
            maker = told
            yield told


def _told(paper: Paper, block: Block, sentence: Sentence, before: Listing | None) -> Iterator[Listing]:
    """One recommendation told in one sentence, where the paragraph speaks of an inspection or names who made it.

    `before` is the one told last in the same paragraph, to which "she also recommended" goes back.
    """
    before_it = block.plain.norm[: sentence.at]
    for form in _told_forms().likely(sentence.text):
        if not (match := form.search(sentence.text)):
            continue
        said = match.groupdict()
        by = said.get("by")
        if by and words("pronoun").match(by):
            by = before.made_by if before else _office_before(by, before_it)
        if by and words("first_person").match(by):
            by = _speaker(paper, sentence.index)
        if (said.get("by") and not by) or (said.get("left") and not _are_told(before_it)):
            continue
        inspected = _is_of_inspectors(block.plain.norm)
        of_others = "it was" in match[0] and _is_of_inspectors(told_above(paper, sentence.index))
        to = said.get("to") or ""
        should = to and not by and said["text"].startswith(to)
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
            items=_each_told(sentence, low, high, several=bool(said.get("left") or _SEVERAL.search(match[0]))),
            method="recommendation-sentence",
            confidence=0.8,
            made_by=_bare(by) if by else None,
            addressee=_told_to(paper, by, _bare(to) if named else before.addressee if by and before else None),
        )
        return


def _are_told(before: str) -> bool:
    """True where the words `before` tell of recommendations, of nobody but an inspection, some of which may be left."""
    return bool(words("shape_made").search(before)) and not words("left_of_others").search(before)


def _office_before(pronoun: str, before: str) -> str | None:
    """The office named last in `before`, the words in front, that "she" or "he" goes back to; None where none is."""
    named = list(words("maker_before").finditer(before)) if pronoun.lower() in ("she", "he") else []
    return named[-1]["who"] if named else None


def _speaker(paper: Paper, index: int) -> str | None:
    """Who says "I" or "we" in block `index`: whose view its heading or the title gives; None where nobody is named."""
    for said in (*reversed(paper.places[index].headings), paper.head.title or "", paper.head.author or ""):
        match = words("speaker").search(said)
        if match:
            return match["who"] or match["by"]
    return None


def _asked_for(paper: Paper, sentence: Sentence, *, before: bool) -> Listing | None:
    """What a sentence says that inspectors asked somebody to do; `before` where the one before it says so too."""
    to, items = asked_of(paper, sentence, goes_on=before)
    if not items:
        return None
    above = told_above(paper, sentence.index)
    return Listing(
        index=sentence.index,
        lead=f"{above} . {sentence.text}" if is_of_above(sentence.text, above) else sentence.plain.norm,
        authority=paper.places[sentence.index].authority,
        to_board=is_board_meant(paper, sentence.index, to, sentence.plain.norm[: sentence.at]),
        items=items,
        method="recommendation-asked",
        confidence=0.75,
        made_by=reviewer_of(sentence),
        addressee=None if is_of_council(to) else full_name(paper, _bare(to)),
    )


def _told_there(paper: Paper, sentence: Sentence, match: re.Match[str]) -> str | None:
    """The other authority that the paragraph has told of last, where what was found "there" led to the words."""
    if not re.search(r"\bthere\b", sentence.text[: match.start()]):
        return None
    named = paper.gazetteer.find(sentence.plain.norm[: sentence.at + match.start()])
    return named[-1].name if named else None


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
