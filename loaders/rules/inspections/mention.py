"""What one sentence says of one inspection, and what stands it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.claims import Evidence, Framework, Period
from loaders.dates import DateSpan, first_day
from loaders.gazetteer import NameSpan
from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.patterns import prepare
from loaders.rules.inspections.cues import Cue, words
from loaders.rules.paper.paper import Paper, Sentence

_DAY = len("2015-09-18")
_BESIDE = 110
_LIST_GAP = prepare(
    r"(?:\s(?:County|City|Borough|Metropolitan|District))*(?:\sCouncil)?\s*(?:,|and|&|,\s?and|;)\s*"
    r"(?:the\s(?:(?:London|Royal|Metropolitan)\s)?(?:City|County|Borough)(?:\sCouncil)?\sof\s)?"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """What one sentence says of one inspection. `at` is where in block `index` the words of it stand.

    `earlier`: the words set it before the inspection that the paper is about. `referring`: the words
    point back at an inspection that was told before, and begin none of their own. `looked_back`: the
    sentence only measures from it ("since the inspection of May 2012"). `graded`: the date is told of its grade.
    """

    authority: str
    index: int
    at: int
    evidence: tuple[Evidence, ...]
    framework: Framework | None = None
    start: str | None = None
    end: str | None = None
    published: str | None = None
    status: Literal["done", "expected"] = "done"
    periods: tuple[Period, ...] = ()
    earlier: bool = False
    referring: bool = False
    looked_back: bool = False
    graded: bool = False
    text: str = ""


def listed_names(text: str, named: Sequence[NameSpan]) -> list[str]:
    """The names that follow each other with nothing but commas and "and" between, where there are several."""
    groups: list[list[NameSpan]] = []
    for span in named:
        if groups and _LIST_GAP.fullmatch(text[groups[-1][-1].stop : span.at]):
            groups[-1].append(span)
        else:
            groups.append([span])
    return [span.name for group in groups if len(group) > 1 for span in group]


def nearest_name(named: Sequence[NameSpan], at: int, otherwise: str) -> str:
    names = {span.name for span in named}
    if not names or otherwise in names:
        return otherwise
    return min(named, key=lambda span: abs(span.at - at)).name


def is_reviewer(text: str, span: NameSpan) -> bool:
    """True for who looks into another: "asked Northshire Council to carry out", "peers from Northshire"."""
    behind = words("reviewer_behind").match(text, span.stop)
    return bool(behind or words("reviewer_before").search(text, max(span.at - 40, 0), span.at))


def is_beside(text: str, span: NameSpan) -> bool:
    """True for whom others are only beside: "of Northshire's neighbours, ...", "unlike Northshire, ..."."""
    if words("told_itself").match(text, span.stop):
        return False
    behind = words("only_beside_behind").match(text, span.stop)
    return bool(behind or words("only_beside_before").search(text, max(span.at - 40, 0), span.at))


def place_of(paper: Paper, sentence: Sentence) -> str:
    """The authority that the sentence speaks of without a name.

    "There" is the last named before it in its block, "it was itself judged" the one that opens the sentence before.
    """
    if words("it_judged").match(sentence.text):
        told = sentences(sentence.plain.norm[: sentence.at])
        named = paper.gazetteer.find(sentence.plain.norm[slice(*told[-1])]) if told else []
        if named and words("opens_with").fullmatch(sentence.plain.norm[told[-1][0] :][: named[0].at]):
            return named[0].name
        if len(told) > 1 and words("there").search(sentence.plain.norm[slice(*told[-1])]):
            before = paper.gazetteer.find(sentence.plain.norm[: told[-1][0]])
            return before[-1].name if before else paper.places[sentence.index].authority
    if words("there").search(sentence.text):
        before = paper.gazetteer.find(sentence.plain.norm[: sentence.at])
        if before:
            return before[-1].name
    return paper.places[sentence.index].authority


def is_of_department(paper: Paper, mention: Mention) -> bool:
    """True for a monitoring visit by which the department, not Ofsted, watches over progress."""
    block = paper.blocks[mention.index]
    if mention.framework != "monitoring-visit" or not isinstance(block, Block):
        return False
    told = block.plain.norm
    begin = max(told.rfind("; ", 0, mention.at), told.rfind(". ", 0, mention.at), 0)
    near = told[begin : mention.at + _BESIDE]
    return bool(words("of_department").search(near)) and not words("ofsted").search(near)


def is_expected(paper: Paper, text: str, cue: Cue, start: str) -> bool:
    """True where the words look ahead and the date does not lie behind the paper's own."""
    near = text[max(cue.at - 90, 0) : cue.stop + 90]
    today = paper.head.date
    if today and len(today) == _DAY and first_day(start) > today and paper.head.genre != "letter":
        return True
    if not words("expected").search(near):
        return False
    if today is None:
        return not words("is_over").search(text[max(cue.at - 40, 0) : cue.at])
    if first_day(start) > today:
        return True
    return "W" not in start and start >= today[: len(start)] and not words("happened").search(near)


def evidence_of(
    paper: Paper, sentence: Sentence, dates: tuple[DateSpan, ...], published: DateSpan | None
) -> tuple[Evidence, ...]:
    def at(span: DateSpan, field: str) -> tuple[Evidence, ...]:
        low, high = sentence.at + span.at, sentence.at + span.stop
        return paper.passages(sentence.plain, low, high, index=sentence.index, field=field)

    whole = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
    found = [*whole]
    for span in dates[:1]:
        found.extend(at(span, "start"))
    for span in dates[-1:]:
        found.extend(at(span, "end") if span.last else ())
    return (*found, *(at(published, "published") if published else ()))
