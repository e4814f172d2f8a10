"""Findings whose own words weigh nothing, or stand in quotation marks without anybody who says them."""

from __future__ import annotations

from loaders.patterns import prepare
from loaders.rules.finding_sections import behind_that, is_grade_line, is_inspected, is_only_graded, pattern, says
from loaders.rules.paper import Paper, Sentence
from loaders.rules.polarity import clauses

_FEWEST_WORDS = 5
_QUOTED = prepare(r'(?<=[\w,] )"(?P<words>[a-z][^"]{8,})"')


def is_no_finding(text: str, *, told: bool) -> bool:
    """True for a sentence that leads in a list, gives a grade, or tells what no inspector found."""
    if text.endswith((":", ":-")) or is_grade_line(text):
        return True
    if any(says(key, text) for key in ("never", "beside", "spoken_here", "earlier", "each_below")):
        return True
    if any(is_only_graded(text[at:]) for at in {0, behind_that(text)}):
        return True
    return not told and says("aside", text)


def told_unweighed(text: str) -> int:
    """Where that begins which inspectors "noted that" there was, and in which no word weighs; 0 where none is told.

    What is worth noting so is good: "Inspectors noted that teams now sit together". What is to come, figures and
    what somebody has to do are none.
    """
    at = behind_that(text)
    told = text[at:]
    if not at or len(told.split()) < _FEWEST_WORDS or any(one.polarity for one in clauses(told)):
        return 0
    return 0 if says("unweighed_not", told.partition(", which ")[0]) or says("how_only", text[:at]) else at


def is_quoted(paper: Paper, sentence: Sentence) -> bool:
    """True where a sentence of a paragraph about an inspection quotes some words, and nobody else says them."""
    quoted = _QUOTED.search(sentence.text)
    if not quoted or not is_inspected(paper, sentence.index, sentence.plain.norm):
        return False
    return not (says("quoted_not", sentence.text) or pattern("grades").search(quoted["words"]))
