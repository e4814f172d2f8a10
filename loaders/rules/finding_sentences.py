"""Findings told in sentences: "Inspectors found that ...", and what is told after it in the same breath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.layout.blocks import Block
from loaders.rules.finding_lists import made
from loaders.rules.finding_sections import (
    AVOWED, Kind, Seen, is_grade_line, is_inspected, is_letter, kind_of, section_kind, teller, told_again,
)  # fmt: skip
from loaders.rules.listings import is_advised, is_imperative
from loaders.rules.paper import Paper, Sentence
from loaders.rules.polarity import Clause, Polarity, clauses, pattern, polarity_of

_WORDS = 3
_SUBJECT_WITHIN = 30
_SEMICOLON = re.compile(r";\s(?:and\s)?")
_PARTS = re.compile(r",\s(?:and\s)?(?![^()]*\))|\sand\s(?=(?:[^,;()]|\([^()]*\))*$)")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had)\b")
_VERBS = re.compile(r"\b(?:is|are|was|were|has|have|had|do|does|did|that|which|who)\b")


@dataclass(frozen=True, slots=True)
class _Telling:
    """What has been told up to a sentence: whether inspectors speak, and what the section is said to hold."""

    on: bool
    section: Kind | None
    headings: tuple[str, ...]
    usual: Polarity | None = None
    authority: str = ""


def told_findings(paper: Paper, taken: frozenset[int], leads: frozenset[int]) -> Iterator[Seen]:
    """The findings of every block that no list has `taken`; the last sentence of a block of `leads` introduces one."""
    telling = _Telling(False, None, ())
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or index in taken:
            continue
        if block.kind == "heading":
            telling = _Telling(False, None, ())
            continue
        headings = paper.places[index].headings
        goes_on = telling.on and headings == telling.headings and _names_inspection(headings)
        section = section_kind(headings) or ("findings" if is_letter(paper) else None)
        told = [s for s in paper.sentences_of(index)]
        telling = _Telling(goes_on, section if is_inspected(paper, index, block.plain.norm) else None, headings)
        if block.kind == "item":
            telling = _Telling(False, None, headings)
        told = [s for s in told if not _is_advice(s.text, block)]
        for sentence in told[:-1] if index in leads else told:
            telling = replace(telling, authority=_authority(paper, sentence, telling))
            seen, on = _of_sentence(paper, sentence, telling)
            yield from (replace(one, authority=telling.authority) for one in seen)
            telling = replace(telling, on=on, usual=_usual(sentence.text, telling, seen) if on else None)


def _authority(paper: Paper, sentence: Sentence, telling: _Telling) -> str:
    """Another authority than the section's, where the sentence, or one before it in its paragraph, is about it."""
    named = paper.gazetteer.find(sentence.text)
    section = paper.places[sentence.index].authority
    if not named:
        return telling.authority
    if section in {one.name for one in named}:
        return ""
    return named[0].name if named[0].at < _SUBJECT_WITHIN else telling.authority


def _is_advice(text: str, block: Block) -> bool:
    return is_advised(text) if block.kind == "item" else is_imperative(text) and not _FINITE.search(text)


def _usual(text: str, telling: _Telling, seen: list[Seen]) -> Polarity | None:
    """Which way sentences point whose own words settle nothing, behind "The letter acknowledged some positives."."""
    kind = kind_of(text) if not seen else None
    if kind in ("strength", "weakness"):
        return kind
    return telling.usual if not seen or {one.polarity for one in seen} == {telling.usual} else None


def _names_inspection(headings: tuple[str, ...]) -> bool:
    return bool(headings) and bool(pattern("inspected").search(headings[-1]))


def _of_sentence(paper: Paper, sentence: Sentence, telling: _Telling) -> tuple[list[Seen], bool]:
    """What `sentence` tells, and whether inspectors still speak behind it."""
    text = sentence.text
    quoted = pattern("quoted").match(text)
    if quoted and is_inspected(paper, sentence.index) and telling.section != "closed":
        return list(_pieces(paper, sentence, quoted.span("words"), None, 0.75)), telling.on
    told = _told(paper, sentence, telling)
    if pattern("avowed").search(text) and not told and not telling.on:
        seen = _pieces(paper, sentence, (0, len(text)), None, 0.65)
        return [replace(one, method=AVOWED) for one in seen], False
    listed = list(_inline(paper, sentence)) if told or telling.on or _is_of_inspection(sentence) else []
    if listed:
        return listed, True
    if _is_no_finding(text, told=told):
        return [], (told or telling.on) and not pattern("aside").search(text)
    spoken = telling.section in ("strength", "weakness", "findings")
    if not (told or telling.on or spoken):
        return [], False
    at = _behind_that(text) if told else 0
    wanted: Polarity | None = telling.section if not told and telling.section in ("strength", "weakness") else None
    seen = list(_pieces(paper, sentence, (at, len(text)), wanted, 0.75 if told else 0.65))
    if telling.usual and polarity_of(text) is None and len(text.split()) >= _WORDS:
        seen = [_made(paper, sentence, (sentence.at, sentence.stop), telling.usual, 0.6)]
    return seen, told or telling.on


def _is_no_finding(text: str, *, told: bool) -> bool:
    if text.endswith((":", ":-")) or pattern("never").search(text) or pattern("earlier").search(text) or is_grade_line(text):
        return True
    graded = pattern("graded").search(text, _behind_that(text))
    if graded:
        rest = text[_behind_that(text) : graded.start()] + text[graded.end() :]
        if not polarity_of(pattern("grades").sub("", rest)):
            return True
    return not told and bool(pattern("aside").search(text))


def _is_of_inspection(sentence: Sentence) -> bool:
    return bool(pattern("inspected").search(sentence.plain.norm))


def _told(paper: Paper, sentence: Sentence, telling: _Telling) -> bool:
    text = sentence.text
    block = paper.blocks[sentence.index]
    around = block.plain.norm if isinstance(block, Block) else text
    if telling.on and told_again().search(text):
        return True
    if is_letter(paper):
        spoken = telling.section == "findings" and not pattern("future").search(text)
        return spoken or bool(pattern("letter").search(text))
    if not is_inspected(paper, sentence.index, around):
        return False
    return bool(teller().search(text) or pattern("told").search(text))


def _behind_that(text: str) -> int:
    """Where the words begin that are told: behind the first "found that", or at 0."""
    tells = teller().search(text) or told_again().search(text) or pattern("letter").search(text)
    match = pattern("that_clause").match(text, tells.end()) if tells else None
    return match.end() if match and match.end() < len(text) - 12 else 0


def _pieces(
    paper: Paper, sentence: Sentence, span: tuple[int, int], wanted: Polarity | None, sure: float
) -> Iterator[Seen]:
    at, stop = span
    for number, clause in enumerate(_parted(sentence.text[at:stop])):
        words = sentence.text[at + clause.at : at + clause.stop]
        if not clause.polarity or (wanted and clause.polarity != wanted) or len(words.split()) < _WORDS:
            continue
        if number and pattern("aside").search(words) and not teller().search(words):
            continue
        place = sentence.at + at
        yield _made(paper, sentence, (place + clause.at, place + clause.stop), clause.polarity, sure)


def _parted(text: str) -> Iterator[Clause]:
    """The clauses of `text`, and their halves at a semicolon where each half points a way of its own."""
    for clause in clauses(text):
        at = clause.at
        once = text.count(";", clause.at, clause.stop) == 1
        for cut in _SEMICOLON.finditer(text, clause.at, clause.stop if once else clause.at):
            if polarity_of(text[at : cut.start()]) and polarity_of(text[cut.end() : clause.stop]):
                yield Clause(at, cut.start(), polarity_of(text[at : cut.start()]))
                at = cut.end()
        yield Clause(at, clause.stop, clause.polarity if at == clause.at else polarity_of(text[at : clause.stop]))


def _inline(paper: Paper, sentence: Sentence) -> Iterator[Seen]:
    """The parts of "areas for improvement include A, B and C"."""
    match = pattern("inline").search(sentence.text)
    rest = sentence.text[match.end() :] if match else ""
    if not match or _VERBS.search(rest) or "following" in match[0] + rest:
        return
    strong, weak = pattern("strength").search(match[0]), pattern("weakness").search(match[0])
    if bool(strong) == bool(weak):
        return
    at = sentence.at + match.end()
    parts = _SEMICOLON if ";" in rest else _PARTS
    places = [0, *(place for cut in parts.finditer(rest) for place in cut.span()), len(rest.rstrip(". "))]
    for low, high in zip(places[::2], places[1::2], strict=True):
        if high - low > 3:
            polarity: Polarity = "strength" if strong else "weakness"
            yield _made(paper, sentence, (at + low, at + high), polarity, 0.75)


def _made(paper: Paper, sentence: Sentence, span: tuple[int, int], polarity: Polarity, sure: float) -> Seen:
    lead = (sentence.text, sentence.plain.norm, *reversed(paper.places[sentence.index].headings))
    return made(
        paper, sentence.index, sentence.plain, span, polarity, lead=lead, method="finding-sentence", confidence=sure
    )
