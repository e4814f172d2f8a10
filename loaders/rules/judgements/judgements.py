"""Judgements: each grade given to an area, under the inspection that gave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.claims import JudgementClaim
from loaders.dates import agrees, find_dates
from loaders.layout.block import Block
from loaders.refusals import Reason, Refused
from loaders.rules.grades.grades import can_give
from loaders.rules.inspections.frameworks import judges
from loaders.rules.inspections.inspections import Inspection, main_inspection
from loaders.rules.judgements.graded_clauses import graded_by_clauses
from loaders.rules.judgements.graded_forms import pattern
from loaders.rules.judgements.graded_lists import graded_lists, refused_cells
from loaders.rules.judgements.graded_sentences import Graded, graded_sentences
from loaders.rules.judgements.graded_stacks import graded_stacks
from loaders.rules.judgements.one_service import area_alone, is_alone, needs_own_inspection, serving
from loaders.rules.paper.paper import Paper

_Key = tuple[str, str | None, str | None, str]
_CONFIDENCE = {3: 0.95, 2: 0.9, 1: 0.8, 0: 0.75}


def judgement_claims(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[JudgementClaim | Refused]:
    """One claim an area of an inspection. Where forms of words disagree the surest is taken, then the first."""
    held: dict[_Key, list[Graded]] = {}
    found = [*graded_lists(paper), *graded_stacks(paper), *graded_by_clauses(paper, graded_sentences(paper))]
    given = sorted(found, key=lambda g: (-g.rank, bool(pattern("later").search(g.text)), g.index, g.at))
    linked: dict[_Key, Inspection | None] = {}
    for one in given:
        inspection = inspection_of(paper, inspections, one)
        if inspection and one.area == "overall" and (alone := area_alone(paper, inspection, one.text)):
            one = replace(one, area=alone)
        framework, start = (inspection.framework, inspection.start) if inspection else (None, None)
        key: _Key = (one.authority, framework, start, one.area)
        known = held.setdefault(key, [])
        reason = _against(one, inspection, known)
        if reason == "grade-of-other-area" and (own := _with_board(inspections, one)):
            key, inspection = (one.authority, own.framework, own.start, one.area), own
            known = held.setdefault(key, [])
            reason = _against(one, inspection, known)
        if inspection and reason == "grade-conflicting" and _is_of_second_service(one, inspection, known[0]):
            key = (*key[:3], f"{one.area} of the other service")
            known = held.setdefault(key, [])
            reason = _against(one, inspection, known)
        if inspection and _is_of_another(one, inspection, reason):
            key, inspection = (one.authority, None, None, one.area), None
            known = held.setdefault(key, [])
            reason = _against(one, inspection, known)
        if reason:
            yield _refused(one, reason)
        else:
            known.append(one)
            linked[key] = inspection
    told = sorted(
        ((key, told) for key, told in held.items() if told), key=lambda item: (item[1][0].index, item[1][0].at)
    )
    for key, ones in told:
        yield _claim(paper, key, ones, linked[key])
    yield from refused_cells(paper)


def _is_of_second_service(one: Graded, inspection: Inspection, known: Graded) -> bool:
    """True in a table of safeguarding and of looked-after children, of which each has a leadership of its own."""
    tabled = one.method == known.method == "judgement-table" and one.index == known.index
    return tabled and inspection.framework == "slac-2009" and one.area in ("leadership", "other")


def _with_board(inspections: Sequence[Inspection], one: Graded) -> Inspection | None:
    """The last inspection of the authority that could judge its safeguarding board, for the grade of that board."""
    own = [i for i in inspections if i.authority == one.authority and i.framework == "sif-2013" and not i.is_expected]
    return max(own, key=lambda i: i.start or "", default=None) if one.area == "lscb" else None


def _against(one: Graded, inspection: Inspection | None, known: Sequence[Graded]) -> Reason | None:
    """Why the grade is not taken; None where it is. `known` are the same area's grades that were taken before."""
    if inspection and not can_give(one.grade, inspection.start):
        return "grade-of-other-scale"
    if inspection is None and (one.rank < 2 or needs_own_inspection(one.text)):
        return "grade-of-no-inspection"
    if inspection and not judges(inspection.framework, one.area):
        return "grade-of-other-area"
    return "grade-conflicting" if known and known[0].grade != one.grade else None


def _is_of_another(one: Graded, inspection: Inspection, reason: Reason | None) -> bool:
    """True where `inspection`, told in another sentence, cannot have given the grade: it has its own, or another scale.

    What services "now" are is then the grade of an inspection that the paper does not tell of.
    """
    if any(mention.text == one.text for mention in inspection.mentions) or not pattern("later").search(one.text):
        return False
    return reason in ("grade-conflicting", "grade-of-other-scale")


def _refused(one: Graded, reason: Reason) -> Refused:
    value = f"{one.authority or 'an authority'}, {one.area}: {one.grade}"
    return Refused(reason=reason, value=value, of="grade", method=one.method, evidence=one.evidence)


def _claim(paper: Paper, key: _Key, told: list[Graded], inspection: Inspection | None) -> JudgementClaim:
    first = told[0]
    return JudgementClaim(
        document=paper.document.slug,
        evidence=tuple(dict.fromkeys(e for one in told for e in one.evidence)),
        confidence=_CONFIDENCE[first.rank],
        method=first.method,
        authority=key[0],
        framework=(inspection.framework or ("other" if is_alone(inspection) else None)) if inspection else None,
        start=key[2],
        area=first.area,
        grade=first.grade,
    )


def inspection_of(paper: Paper, inspections: Sequence[Inspection], one: Graded) -> Inspection | None:
    """The inspection that gave the grade: told in its sentence, dated there, before it in its block or section."""
    own = [i for i in inspections if i.authority == one.authority and not i.is_expected and i.is_graded]
    own = serving(paper, own, one)
    if not own:
        return None
    own_time = any(m.index == one.index and m.at == one.at for i in own for m in i.mentions)
    if one.looked_back and not own_time:
        return _earlier(own, one)
    behind = [m for i in own for m in i.mentions if m.looked_back and m.index == one.index and m.text == one.text]
    dates = [] if behind else [d.first for d in find_dates(_before_comparison(paper, one), year=paper.year)]
    if one.method != "judgement-table":
        same = [
            (m.at, i)
            for i in own
            for m in i.mentions
            if m.index == one.index and m.text == one.text and (not m.looked_back or m.at == one.at)
            if m.at <= one.at or not pattern("better_than").search(paper_words(paper, one.index), one.stop, m.at)
        ]
        if same:
            before = [pair for pair in same if pair[0] <= one.at]
            return (max(before, key=lambda p: p[0]) if before else min(same, key=lambda p: p[0]))[1]
    dated = [
        i for i in own for d in dates if (i.start and agrees(i.start, d)) or (i.published and agrees(i.published, d))
    ]
    if dated:
        return dated[0]
    if behind:
        return main_inspection(own, one.authority)
    if dates and one.method == "judgement-table":
        return None
    if pattern("earlier").search(_before_comparison(paper, one)):
        return _earlier(own, one)
    return _told_before(paper, own, one)


def _before_comparison(paper: Paper, one: Graded) -> str:
    """The words of the sentence up to "an improvement on", where that stands behind the grade."""
    begins = max(paper_words(paper, one.index).rfind(one.text, 0, one.at + len(one.text)), 0)
    better = pattern("better_than").search(one.text, max(one.stop - begins, 0))
    return one.text[: better.start()] if better else one.text


def paper_words(paper: Paper, index: int) -> str:
    """The words of block `index`; none of a table."""
    block = paper.blocks[index]
    return block.plain.norm if isinstance(block, Block) else ""


def _earlier(own: Sequence[Inspection], one: Graded) -> Inspection | None:
    main = max(own, key=lambda i: i.start or i.published or "")
    return max((i for i in own if i is not main), key=lambda i: i.start or "", default=None)


def _gone_back(paper: Paper, one: Graded, last: Inspection, main: Inspection) -> bool:
    """True where a sentence only went back to `last` ("had been judged"), and the section is about `main`."""
    if last is main or not (last.start or "") < (main.start or "") or pattern("had_been").search(one.text):
        return False
    told = [m for m in last.mentions if m.index == one.index and m.at <= one.at]
    heading = paper.places[one.index].headings
    about = [m for m in main.mentions if m.index <= one.index and paper.places[m.index].headings == heading]
    return bool(about) and all(m.text != one.text and pattern("had_been").search(m.text) for m in told)


def _is_told_later(main: Inspection, one: Graded) -> bool:
    """True where the paper goes back to `main` ("had been judged in 2015") only behind a grade of another."""
    behind = all((m.index, m.at) > (one.index, one.at) and pattern("had_been").search(m.text) for m in main.mentions)
    return behind and not pattern("had_been").search(one.text)


def _told_before(paper: Paper, own: Sequence[Inspection], one: Graded) -> Inspection | None:
    in_block = [
        (m.at, i)
        for i in own
        for m in i.mentions
        if m.index == one.index and m.at <= one.at and one.rank < 3 and not m.looked_back
    ]
    main = main_inspection(own, one.authority)
    if main and not in_block and _is_told_later(main, one):
        return None
    heading = paper.places[one.index].headings
    if in_block:
        last = max(in_block, key=lambda pair: pair[0])[1]
        return main if main and _gone_back(paper, one, last, main) else last
    section = [
        (m.index, m.at, i)
        for i in own
        for m in i.mentions
        if m.index < one.index and paper.places[m.index].headings == heading and not m.earlier
    ]
    if section and heading:
        return max(section, key=lambda triple: (triple[2].start or triple[2].published or "", *triple[:2]))[2]
    return main if main and not main.is_earlier else None
