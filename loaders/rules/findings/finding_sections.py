"""Which way a lead-in, a heading or a whole section says that what stands below it points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.lexicon import joined, load
from loaders.patterns import Pattern, prepare
from loaders.rules.findings.polarity import polarity_of
from loaders.rules.grades.grades import area_of, find_grades, subject_area
from loaders.rules.paper.paper import Paper

Kind = Literal["strength", "weakness", "findings", "closed"]
_CAPITALS = prepare(r"(?<![\\?])[A-Z]+")
_TEAM = prepare(r"\b(?:the|this|its|their)\s(?:[\w'-]+\s){0,3}$", re.I)
_FOLLOWING = prepare(r"\b(?:the )?following\s(?=\w)", re.I)
_GRADED_LINE = 20
_LABEL_WORDS = 4
_QUOTES = str.maketrans("’‘", "''")
_SHORTEST_CLAUSE = 12
_MOST_WORDS = 24
_OPENING = 40
_HEAD = 12
_SHORT_LINE = 160
_LEDE = 300
_FEEDBACK = prepare(r"^[^.]{0,60}\bfeedback report$", re.I)


@cache
def pattern(key: str) -> Pattern:
    """The pattern `key` of lexicon/findings, in which @V stands for the verbs of telling, @G for a grade."""
    known = load("findings")
    return prepare(joined(known[key]).replace("@V", joined(known["tells"])).replace("@G", known["grade_word"]), re.I)


@cache
def _in_small_letters(key: str) -> Pattern:
    return prepare(_CAPITALS.sub(lambda match: match[0].lower(), pattern(key).pattern))


@lru_cache(maxsize=4096)
def says(key: str, text: str) -> bool:
    """True where the pattern `key` is found in `text`: small letters against small letters take half the time."""
    return bool(_in_small_letters(key).search(_small(text)))


@lru_cache(maxsize=256)
def _small(text: str) -> str:
    return text.lower()


def kind_of(words: str) -> Kind | None:
    """What `words` of a lead-in or heading say of what follows; None where they say nothing of it.

    >>> kind_of("Ofsted made 8 recommendations and identified the following areas for development:")
    'weakness'
    """
    following = list(_FOLLOWING.finditer(words))
    if following:
        told = _kind(words[following[-1].end() :])
        if told:
            return told
    return _kind(words)


def _kind(words: str) -> Kind | None:
    if says("closed", words):
        return "closed"
    strong, weak = says("strength", words), says("weakness", words)
    if strong or weak:
        return "findings" if strong and weak else "strength" if strong else "weakness"
    general = says("general", words) and says("inspected", words)
    return "findings" if general or says("findings", words) else None


def _is_title(heading: str, title: str) -> bool:
    """True where `heading` is the title, or the title without the name of the site."""
    return heading == title or (title.startswith(heading) and len(heading.split()) > _LABEL_WORDS)


@cache
def heading_kind(heading: str) -> Kind | None:
    """As `kind_of`, of a heading: one that gives an area its grade holds findings, a general part of a paper none."""
    if area_of(heading) not in (None, "overall") and next(find_grades(heading), None):
        return "findings"
    return kind_of(heading) or ("closed" if says("quiet", heading) and not area_of(heading) else None)


def section_kind(paper: Paper, index: int) -> Kind | None:
    """What the nearest heading above block `index` that says anything says; the paper's title says nothing."""
    title = paper.head.title or ""
    for heading in reversed(paper.places[index].headings):
        if _is_title(heading.translate(_QUOTES), title.translate(_QUOTES)):
            return None
        if len(heading.split()) > _MOST_WORDS:
            continue  # a news page's opening sentence, in bold
        if heading.endswith(":") and len(heading.split()) > _LABEL_WORDS:
            continue
        kind = heading_kind(heading)
        if kind == "closed" and is_letter(paper) and says("letter_parts", heading):
            return kind_of(heading)
        if kind or says("inspected", heading):
            return kind
    return None


def is_inspected(paper: Paper, index: int, words: str = "") -> bool:
    """True where `words`, the headings above block `index` or the paper's title speak of an inspection or review."""
    above = paper.places[index].headings
    return any(map(_names_inspection, (words, *above))) or _opens_on_inspection(paper)


def is_joint(paper: Paper, index: int) -> bool:
    """True where the headings above block `index` or the paper's title speak of a joint inspection without grades."""
    return any(pattern("joint").search(text) for text in (*paper.places[index].headings, *_opening(paper)))


@lru_cache(maxsize=4096)
def _names_inspection(text: str) -> bool:
    return says("inspected", text)


@lru_cache(maxsize=2)
def _opens_on_inspection(paper: Paper) -> bool:
    """Remembered, since it is asked for every sentence."""
    return any(map(_names_inspection, _opening(paper))) or is_letter(paper)


def _opening(paper: Paper) -> Iterator[str]:
    """The title, the short lines that a paper opens with, and the first words of a page that opens without a title."""
    yield paper.head.title or ""
    for place, block in enumerate(paper.blocks[:_HEAD]):
        if isinstance(block, Block) and (len(block.plain.text) < _SHORT_LINE or (place == 0 and not paper.head.title)):
            yield block.plain.norm[:_LEDE]


@lru_cache(maxsize=2)
def is_letter(paper: Paper) -> bool:
    """True for a letter or feedback report in which those who inspected or reviewed tell what they found."""
    opening = [block.plain.norm for block in paper.blocks[:_OPENING] if isinstance(block, Block)]
    addressed = any(text.startswith("Dear ") or _FEEDBACK.search(text) for text in opening)
    return addressed and any(map(pattern("letterhead").search, opening))


@cache
def teller() -> Pattern:
    """Somebody who inspects, and a verb of telling behind."""
    known = load("findings")
    return prepare(
        rf"\b(?:{joined(known['tellers'])})(?:{joined(known['where'])}){known['adverbs']}(?:{joined(known['tells'])})\b",
        re.I,
    )


@cache
def told_again() -> Pattern:
    """A pronoun for those who inspect, and a verb of telling behind."""
    known = load("findings")
    return prepare(rf"\b(?:they|it|he|she)\s{known['adverbs']}(?:{joined(known['tells'])})\b", re.I)


def behind_that(text: str) -> int:
    """Where the words begin that are told: behind the first "found that", or at 0.

    Words that begin with a pronoun say too little alone: they begin with who tells them.
    """
    tells = next(filter(None, (form.search(text) for form in _forms())), None)
    match = pattern("that_clause").match(text, tells.end()) if tells else None
    if tells is None or match is None or match.end() >= len(text) - _SHORTEST_CLAUSE:
        forms = ("preface", "before_that", "before_colon", "before_quote")
        preface = next(filter(None, (pattern(form).match(text) for form in forms)), None)
        if preface:
            return preface.end()
        nested = tells is not None and pattern("said_that").search(text, 0, tells.start())
        return nested.end() if nested else 0
    if not pattern("pronoun").match(text, match.end()):
        return match.end()
    team = _TEAM.search(text, 0, tells.start())
    return team.start() if team else tells.start()


def _forms() -> tuple[Pattern, ...]:
    return teller(), told_again(), pattern("letter"), pattern("heard"), pattern("members_heard")


def is_grade_line(text: str) -> bool:
    """True for a line that gives an area its grade and says no more.

    >>> is_grade_line("Care leavers - Good"), is_grade_line("The quality of assessments is good.")
    (True, False)
    """
    grades = list(find_grades(text))
    if not grades or len(text.split()) > _GRADED_LINE or re.search(r"[A-Za-z]", text[grades[-1].stop :]):
        return False
    before = text[: grades[-1].at].rstrip(" '\"(")
    if re.search(r"[-:=.]$", before) and area_of(before):
        return True
    subject = re.sub(r"\s(?:is|are|was|were)(?: also| (?:judged|graded|rated)(?: to be| as)?)?$", "", before)
    return subject_area(subject) is not None or not subject


def is_only_graded(text: str) -> bool:
    """True where `text` gives a grade, and nothing else in it praises or finds fault."""
    graded = pattern("graded").search(text)
    rest = text[: graded.start()] + text[graded.end() :] if graded else ""
    return bool(graded) and not polarity_of(pattern("grades").sub("", rest))


def last_sentence(block: Block) -> str:
    """The words at the end of `block` that can introduce what follows: "These are:" with what it goes back to."""
    found = sentences(block.plain.norm)
    back = len(found) > 1 and pattern("going_back").match(block.plain.norm[slice(*found[-1])])
    return block.plain.norm[found[-2][0] if back else found[-1][0] : found[-1][1]] if found else ""


def leads_on(block: Block) -> Kind | None:
    """What the paragraphs behind `block` hold, where it ends by saying so: "The main messages are as follows."."""
    words = last_sentence(block)
    if not says("leads_on", words) or says("of_others", words) or says("earlier", words):
        return None
    kind = kind_of(words) or "findings"
    return None if kind == "closed" else kind
