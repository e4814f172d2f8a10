"""Sentences of areas, grades and small words alone: each area has the grade of its clause, by their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.claims import Area
from loaders.dates import find_dates
from loaders.layout.tables import Table
from loaders.rules.grades.graded_tables import grade_cells
from loaders.rules.grades.graded_words import Word, is_pure, words, words_in
from loaders.rules.grades.grades import GradeSpan, areas_in, find_grades, is_no_judgement
from loaders.rules.inspections.mention import listed_names
from loaders.rules.judgements.graded_forms import pattern
from loaders.rules.judgements.graded_sentences import Graded, authority_of, is_told
from loaders.rules.paper.paper import Paper, Sentence

_LONGEST = 700
_METHOD = "judgement-clauses"


def graded_by_clauses(paper: Paper, told: Iterable[Graded]) -> Iterator[Graded]:
    """`told`, which forms of words give, and what clauses give: these where they disagree about a sentence."""
    found = list(_of_paper(paper))
    places = {(one.index, one.text, one.area): one.grade for one in found}
    held = {(one.index, one.text, one.area, one.grade) for one in found}
    spans = {(one.index, one.at) for one in found}
    for one in told:
        key = (one.index, one.text, one.area)
        if one.area == "overall" and (one.index, one.at) in spans and key not in places and _is_of_part(one):
            continue
        if places.get(key, one.grade) == one.grade:
            held.discard((*key, one.grade))
            yield one
    yield from (one for one in found if (one.index, one.text, one.area, one.grade) in held or one.at == one.stop)


def _is_of_part(one: Graded) -> bool:
    """True where the words of a grade do not name the whole: "Adoption was given the top grade of outstanding"."""
    return not pattern("whole_named").search(one.text)


def _of_paper(paper: Paper) -> Iterator[Graded]:
    for sentence in paper.sentences():
        spans = list(find_grades(sentence.text)) if len(sentence.text) < _LONGEST else []
        if not spans and (words("again").search(sentence.text) or words("same_before").match(sentence.text)):
            yield from _same_before(paper, sentence) or _again(paper, sentence, len(sentence.text))
        first = words("parting").search(sentence.text, 0, spans[0].at) if spans else None
        if first and words("again").search(sentence.text, 0, first.start()):
            yield from _again(paper, sentence, first.start())
        if not spans or is_no_judgement(sentence.text):
            continue
        if not words("verb").search(sentence.text) and not _is_bare_list(sentence.text):
            continue
        if pattern("own_view").search(sentence.text) or not is_told(paper, sentence):
            continue
        for span, area in _given(_without_dashes(_without_name(paper, sentence.text))):
            yield _graded(paper, sentence, span, area)
        yield from _echoed(paper, sentence, spans)
        yield from _of_others(paper, sentence, spans[0])


def _is_bare_list(text: str) -> bool:
    """True for "An inspection followed: leadership inadequate; adoption good": areas with their grades, and no verb."""
    found = words_in(text, text.find(":") + 1, len(text)) if ":" in text else []
    graded = [one for one, other in pairwise(found) if one.area and other.span and text[one.stop : other.at] == " "]
    return len(graded) > 1


def _without_name(paper: Paper, text: str) -> str:
    """`text` with "it" and blanks in place of the one authority that opens it: whose grades they are names no area."""
    named = paper.gazetteer.find(text)
    if len(named) != 1 or not words("opens_named").match(text, named[0].stop) or text[: named[0].at].strip():
        return text
    return f"{'it':<{named[0].stop}}{text[named[0].stop :]}"


def _without_dashes(text: str) -> str:
    """`text` with blanks for the dashes of "were: help and protection - good; leadership - inadequate"."""
    return words("dash").sub(lambda dash: " " * len(dash[0]), text)


def _given(text: str) -> Iterator[tuple[GradeSpan, Area]]:
    """Each grade in `text` with each area that it is given to by the order of words."""
    at = 0
    for stop in [*(match.start() for match in words("parting").finditer(text)), len(text)]:
        found = words_in(text, at, stop) if is_pure(text[at:stop]) else []
        if not _is_in_front(text, found):
            yield from _in_clause(text, found)
        at = stop


def _is_in_front(text: str, found: Sequence[Word]) -> bool:
    """True for "with good leadership, good services for care leavers": grades in front have forms of their own."""
    return any(
        one.span and other.area not in (None, "overall") and text[one.stop : other.at] == " "
        for one, other in pairwise(found)
    )


def _in_clause(text: str, found: list[Word]) -> Iterator[tuple[GradeSpan, Area]]:
    waiting: list[Area] = []
    grade: GradeSpan | None = None
    taken = False  # whether the areas of `grade` stood before it
    sharing = False  # whether the area before shares it
    last = 0
    for place, word in enumerate(found):
        between = text[last : word.at]
        last = word.stop
        if word.span and text[: word.at].rstrip("\"'").endswith(" from "):
            continue  # "upgraded from requires improvement to good"
        if word.span:
            if set(waiting) == {"overall"} and _goes_on(text, word, found[place + 1 :]):
                waiting = []
            grade, taken, sharing = word.span, bool(waiting), False
            yield from ((word.span, area) for area in dict.fromkeys(waiting))
            waiting = []
        elif grade and word.area and not waiting and _belongs(between, taken=taken):
            sharing = bool(words("shares").search(between))
            yield grade, word.area
        elif (
            grade
            and word.area
            and (
                (not taken and not waiting and _is_listed_on(text, found, place))
                or (sharing and words("shares_on").match(between) and _is_last(found[place:]))
            )
        ):
            yield grade, word.area
        elif grade and word.area == "overall" and not between.strip():
            yield grade, "overall"
        elif word.area:
            waiting.append(word.area)


def _is_listed_on(text: str, found: list[Word], place: int) -> bool:
    """True for the second area of "good for leaders, help and protection, and outstanding for care leavers"."""
    before, word = found[place - 1], found[place]
    grade = next((other for other in found[place:] if other.span), None)
    listed = before.area and text[before.stop : word.at].strip() == ","
    return bool(listed) and (grade is None or bool(words("for_area").match(text, grade.stop)))


def _is_last(found: list[Word]) -> bool:
    """True where no grade follows that could be of the areas in `found`."""
    return not any(word.span for word in found)


def _goes_on(text: str, grade: Word, behind: list[Word]) -> bool:
    """True for "the council was rated good for leadership": whose grade it is stands before, its area behind."""
    return bool(behind and behind[0].area and words("for_area").match(text, grade.stop))


def _belongs(between: str, *, taken: bool) -> bool:
    """True where an area behind a grade has that grade: it shares it, or the grade has had none before."""
    if words("shares").search(between):
        return True
    return not taken and bool(re.search(r"\w", between)) and not words("closes").search(between)


def _echoed(paper: Paper, sentence: Sentence, spans: Sequence[GradeSpan]) -> Iterator[Graded]:
    """ "Good, as it had been in 2014": the same grade of the whole at that other time."""
    for span in spans:
        echo = words("echo").match(sentence.text[span.stop :])
        areas = areas_in(sentence.text[: span.at]) if echo else []
        if echo and set(areas) <= {"overall"} and find_dates(echo["when"]):
            yield _then(paper, sentence, span, span.stop + echo.start("when"))


def _of_others(paper: Paper, sentence: Sentence, span: GradeSpan) -> Iterator[Graded]:
    """ "Both have been judged good": the grade of each authority that the sentence before lists."""
    these = pattern("of_others").search(sentence.text[: span.at])
    if not these:
        return
    said = [one.text for one in paper.sentences_of(sentence.index) if one.stop <= sentence.at][-1:]
    before = sentence.text[: these.start()] if these.start() else said[0] if said else ""
    names = listed_names(before, paper.gazetteer.find(before))
    for name in dict.fromkeys(names):
        yield replace(_graded(paper, sentence, span, "overall"), authority=name)


def _same_before(paper: Paper, sentence: Sentence) -> list[Graded]:
    """ "The same overall grade was given in 2019": that of the whole, which the sentences before it tell."""
    same = words("same_before").match(sentence.text) or words("same_behind").match(sentence.text)
    if not same or not find_dates(same["when"]) or set(areas_in(sentence.text)) - {"overall"}:
        return []
    for said in reversed([one for one in paper.sentences_of(sentence.index) if one.stop <= sentence.at]):
        spans = list(find_grades(said.text))
        alone = len(spans) == 1 and not set(areas_in(said.text)) - {"overall"}
        for span in spans:
            if alone or "overall" in [area for given, area in _given(said.text) if given == span]:
                return [_then(paper, sentence, span, same.start("when"))]
    return _same_as_table(paper, sentence, same)


def _same_as_table(paper: Paper, sentence: Sentence, same: re.Match[str]) -> list[Graded]:
    """The grade of the whole in the table that stands right above the first sentence of a block, at that other time."""
    above = paper.blocks[sentence.index - 1] if sentence.index and sentence.at == 0 else None
    cells = [*grade_cells(paper, sentence.index - 1, above)] if isinstance(above, Table) else []
    grades = {cell.grade for cell in cells if cell.area == "overall" and not find_dates(cell.when)}
    span = GradeSpan(*same.span("when"), grades.pop()) if len(grades) == 1 else None
    return [_then(paper, sentence, span, same.start("when"))] if span else []


def _then(paper: Paper, sentence: Sentence, span: GradeSpan, at: int) -> Graded:
    """The grade at `span`, given to the whole at the time that stands at `at` of the sentence."""
    return replace(_graded(paper, sentence, span, "overall"), at=sentence.at + at, stop=sentence.at + at)


def _again(paper: Paper, sentence: Sentence, stop: int) -> Iterator[Graded]:
    """The areas of a sentence, up to `stop`, that have the grade of the one before it in its block."""
    said = [one for one in paper.sentences_of(sentence.index) if one.stop <= sentence.at][-1:]
    spans = list(find_grades(said[0].text)) if said else []
    if not spans or not is_pure(sentence.text[:stop]) or not is_told(paper, sentence):
        return
    for word in words_in(sentence.text, 0, stop):
        if word.area:
            yield _graded(paper, sentence, replace(spans[-1], at=word.at, stop=word.stop), word.area)


def _graded(paper: Paper, sentence: Sentence, span: GradeSpan, area: Area) -> Graded:
    low, high = sentence.at + span.at, sentence.at + span.stop
    return Graded(
        authority=authority_of(paper, sentence, span),
        area=area,
        grade=span.grade,
        index=sentence.index,
        at=low,
        stop=high,
        rank=2,
        method=_METHOD,
        text=sentence.text,
        evidence=(
            *paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index),
            *paper.passages(sentence.plain, low, high, index=sentence.index, field="grade"),
        ),
        looked_back=bool(pattern("looked_back").search(sentence.text[: span.at])),
    )
