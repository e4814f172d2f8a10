"""Sentences that give a grade: "X was judged to be good", "requires improvement", "an overall judgement of good"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from loaders.claims import Area, Evidence, Grade
from loaders.layout.blocks import Block
from loaders.lexicon import load
from loaders.rules.grades import GradeSpan, area_of, areas_in, find_grades, grade_words, is_no_judgement, subject_area
from loaders.rules.paper import Paper, Sentence

_CLAUSE = re.compile(
    r"[.;:]\s|,\s(?:and|but|while|whilst|although|with|which|however)\s|\s(?:but|while|whilst|although|however|when)\s"
    r"|\s(?:in|at|under|after|during) which\s|,?\swhere\s"
)
_ASIDE = re.compile(r", including [^,]{3,80},|\s\([^()]{1,60}\)")
_WHICH = re.compile(
    r"(?P<what>[^.;:]{3,90}?),? (?:which|and|that|whom) (?:they|ofsted|inspectors|it|the inspectors)\s$", re.I
)


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade given to an area. `index` and `at` are where; the higher `rank`, the surer the form of words."""

    authority: str
    area: Area
    grade: Grade
    index: int
    at: int
    stop: int
    rank: int
    method: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of words: how sure it is, and what the claims made of it are called."""

    rank: int
    method: str


@dataclass(frozen=True, slots=True)
class _Found:
    span: GradeSpan
    areas: tuple[Area, ...]
    authority: str


_SENTENCE = _Form(2, "judgement-sentence")
_INCLUDED = _Form(1, "expanded-from-collective-statement")
_EXPANDED = _Form(0, "expanded-from-collective-statement")


@cache
def pattern(key: str) -> re.Pattern[str]:
    """The pattern `key` of lexicon/judgements.yml."""
    return re.compile(load("judgements")[key].replace("@G", grade_words()), re.I)


def graded_sentences(paper: Paper) -> Iterator[Graded]:
    """Every grade that a sentence of `paper` gives to an area."""
    for sentence in paper.sentences():
        spans = list(find_grades(sentence.text))
        if not spans or is_no_judgement(sentence.text):
            continue
        told = _is_told(paper, sentence)
        found = [one for span in spans if (one := _found(paper, sentence, span, told=told))]
        for one in found:
            for area in one.areas:
                yield _graded(paper, sentence, one, area, _SENTENCE)
        explicit = {area for one in found for area in one.areas}
        for one in found:
            yield from _collective(paper, sentence, one, explicit)


def _is_told(paper: Paper, sentence: Sentence) -> bool:
    """True where the words around speak of an inspection: nearby in the block, or at the end of the one before."""
    around = sentence.plain.norm[max(sentence.at - 400, 0) : sentence.stop + 200]
    before = paper.blocks[sentence.index - 1] if sentence.index else None
    if isinstance(before, Block):
        around = f"{before.plain.norm[-400:]} {around}"
    return bool(pattern("inspected").search(around))


def _graded(paper: Paper, sentence: Sentence, one: _Found, area: Area, form: _Form) -> Graded:
    low, high = sentence.at + one.span.at, sentence.at + one.span.stop
    whole = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
    grade = paper.passages(sentence.plain, low, high, index=sentence.index, field="grade")
    return Graded(
        authority=one.authority,
        area=area,
        grade=one.span.grade,
        index=sentence.index,
        at=low,
        stop=high,
        rank=form.rank,
        method=form.method,
        text=sentence.text,
        evidence=(*whole, *grade),
    )


def _found(paper: Paper, sentence: Sentence, span: GradeSpan, *, told: bool) -> _Found | None:
    """What the grade at `span` is given to; None where the words do not give it to anything judged."""
    before = sentence.text[: span.at].rstrip("\"'*")
    after = sentence.text[span.stop :]
    if pattern("negated").search(before[-60:]) or pattern("modal").search(before[-60:]):
        return None
    areas = _given(before, after)
    if not areas and pattern("after").match(after):
        areas = _predicated(paper, before, span.grade, told=told)
    return _Found(span, areas, _authority(paper, sentence, span)) if areas else None


def _given(before: str, after: str) -> tuple[Area, ...]:
    """ "received a 'good' judgement for adoption", "overall effectiveness of good"."""
    if pattern("given").search(before):
        match = pattern("given_after").match(after)
        if match:
            return tuple(areas_in(match["what"] or "")) or ("overall",)
    counted = _counted(before, after)
    if counted:
        return counted
    if pattern("shared").search(before):
        match = pattern("shared_after").match(after)
        shared = tuple(areas_in(match["what"])) if match else ()
        if shared:
            whole = pattern("whole_named").search(match["what"]) if match else None
            return shared if whole else tuple(area for area in shared if area != "overall") or shared
    if not pattern("after").match(after):
        return ()
    match = pattern("noun").search(before + (" " if not before.endswith(" ") else ""))
    if match:
        areas = tuple(area for area in areas_in(match["what"]) if area != "overall")
        return areas[:1] or ("overall",)
    return ()


def _counted(before: str, after: str) -> tuple[Area, ...]:
    """ "Three were inadequate (leadership, adoption, care leavers)", "two - adoption and care leavers - were good"."""
    padded = before if before.endswith(" ") else before + " "
    match = pattern("between").search(padded) or pattern("areas_after").match(after)
    if match is None and pattern("counted").search(padded):
        match = pattern("counted_after").match(after)
    return tuple(area for area in areas_in(match["what"]) if area != "overall") if match else ()


def _predicated(paper: Paper, before: str, grade: Grade, *, told: bool) -> tuple[Area, ...]:
    """The subject of "is good", "was judged to be good", "requires improvement"; "judged X to be good"."""
    padded = before if before.endswith(" ") else before + " "
    improved = pattern("improved").search(padded)
    if improved:
        return _loose(paper, before[: improved.start()], told=told)
    judged = pattern("judged").search(padded)
    which = _WHICH.search(before[: judged.start()].rstrip() + " ") if judged else None
    if which:
        return tuple(filter(None, [area_of(which["what"][-60:])])) or _loose(paper, which["what"], told=told)
    about = None if judged else pattern("judged_that").search(padded) or pattern("rated").search(padded)
    if about:
        return _whole_or_loose(paper, about["what"], told=told)
    copula = judged or pattern("copula").search(padded)
    if not copula and (listed := _in_list(before)):
        return (listed,)
    if not copula and grade != "requires-improvement":
        return ()
    subject = before[: copula.start()] if copula else before
    strict = subject_area(subject.rstrip(" ,"))
    if strict:
        return (strict[0],)
    if not judged and (copula or not pattern("inspected").search(before)):
        return ()
    return _loose(paper, subject, told=told)


def _in_list(before: str) -> Area | None:
    """The area in "leadership was judged good; help and protection, inadequate": its verb is that of the list."""
    strict = subject_area(before.rstrip(" ,\"'"))
    if strict and strict[0] != "overall" and pattern("list_verb").search(before[: strict[1]]):
        return strict[0]
    return None


def _whole_or_loose(paper: Paper, what: str, *, told: bool) -> tuple[Area, ...]:
    strict = subject_area(what.strip())
    return (strict[0],) if strict else _loose(paper, what, told=told)


def _loose(paper: Paper, subject: str, *, told: bool) -> tuple[Area, ...]:
    """The areas of a subject that is explicitly judged: those it names, else the whole where it names the authority."""
    clause = _CLAUSE.split(_ASIDE.sub("", subject))[-1][-140:]
    if pattern("negated").search(clause):
        return ()
    named = paper.gazetteer.find(clause)
    if told and pattern("pronoun").match(clause):
        before = subject[: -len(clause)]
        served = pattern("served").search(before) or paper.gazetteer.find(before)
        return ("overall",) if served and pattern("inspected").search(before) and not areas_in(before[-60:]) else ()
    if told and (named or pattern("whole").search(clause[-60:])) and _is_whole(clause):
        return ("overall",)
    areas = areas_in(clause)
    return tuple(areas) if areas else ()


def _is_whole(clause: str) -> bool:
    """True where `clause` speaks of all services, or of arrangements of a kind that one inspection covers."""
    areas = [area for area in areas_in(clause) if area not in ("overall", "safeguarding")]
    return not areas or bool(re.search(r"\barrangements\b", clause, re.I))


def _authority(paper: Paper, sentence: Sentence, span: GradeSpan) -> str:
    """The authority in the same sentence that stands nearest before the grade, else the section's."""
    section = paper.places[sentence.index].authority
    named = [n for n in paper.gazetteer.find(sentence.text) if n.stop <= span.at]
    if not named or section in {n.name for n in named}:
        return section
    return named[-1].name


def _collective(paper: Paper, sentence: Sentence, one: _Found, explicit: set[Area]) -> Iterator[Graded]:
    """ "in the above areas", expanded by the list of areas that the paper has given before."""
    if "overall" not in one.areas:
        return
    including = pattern("including").search(sentence.text)
    if pattern("range").search(sentence.text) and including:
        for area in areas_in(including["what"]):
            yield _graded(paper, sentence, one, area, _INCLUDED)
    if not pattern("collective").search(sentence.text[one.span.stop :]):
        return
    for index, area in _listed_areas(paper, sentence.index):
        block = paper.blocks[index]
        if area not in explicit and area != "overall" and isinstance(block, Block):
            made = _graded(paper, sentence, one, area, _EXPANDED)
            yield replace(made, evidence=made.evidence + paper.passages(block.plain, index=index, field="area"))


def _listed_areas(paper: Paper, index: int) -> list[tuple[int, Area]]:
    """The areas of the nearest list before block `index` in which at least two items name one."""
    runs: list[list[int]] = []
    for place in range(max(index - 25, 0), index):
        block = paper.blocks[place]
        if isinstance(block, Block) and block.kind == "item":
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
    for run in reversed(runs):
        found = [(p, area) for p in run for area in _areas_of_item(paper, p)]
        if len({area for _, area in found}) > 1:
            return found
    return []


def _areas_of_item(paper: Paper, place: int) -> list[Area]:
    block = paper.blocks[place]
    return areas_in(block.plain.norm) if isinstance(block, Block) else []
