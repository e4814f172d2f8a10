"""Sentences that give a grade: "X was judged to be good", "requires improvement", "an overall judgement of good"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.claims import Area, Evidence, Grade
from loaders.gazetteer import NameSpan
from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.rules.grades.grades import GradeSpan, areas_in, find_grades, is_no_judgement
from loaders.rules.inspections.mention import listed_names, place_of
from loaders.rules.judgements.given_grades import also_areas, given_areas
from loaders.rules.judgements.graded_forms import pattern, predicated_areas
from loaders.rules.judgements.narrowed_grades import narrowed
from loaders.rules.paper.paper import Paper, Sentence


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade given to an area. `index` and `at` are where; the higher `rank`, the surer the form of words.

    `looked_back`: the sentence measures from it ("three years after they were judged inadequate").
    """

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
    looked_back: bool = False


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


_NEAR, _AROUND = 60, 900
_SENTENCE = _Form(2, "judgement-sentence")
_INCLUDED = _Form(1, "expanded-from-collective-statement")
_EXPANDED = _Form(0, "expanded-from-collective-statement")


def graded_sentences(paper: Paper) -> Iterator[Graded]:
    """Every grade that a sentence of `paper` gives to an area."""
    for sentence in paper.sentences():
        spans = [span for span in find_grades(sentence.text) if not is_no_judgement(_part(sentence.text, span))]
        if not spans:
            continue
        told = is_told(paper, sentence)
        found: list[_Found] = []
        for span in spans:
            one = _found(paper, sentence, span, told=told) or _once_more(sentence, span, found)
            if one:
                found.append(one)
        for one in found:
            for area in one.areas:
                made = _graded(paper, sentence, one, area, _SENTENCE)
                yield from (replace(made, authority=name) for name in _sharing(paper, sentence, one))
        explicit = {area for one in found for area in one.areas}
        for one in found:
            yield from _collective(paper, sentence, one, explicit)
        if not found:
            yield from _counted(paper, sentence, spans[0])


def _part(text: str, span: GradeSpan) -> str:
    """The stretch between semicolons that holds the grade, without what only follows from it: ", placing us among"."""
    quoted = pattern("quotation").search(text, 0, span.at)
    aside = pattern("aside").search(text, 0, span.at) or quoted
    if aside:  # with whom or what the thing judged has to do is not judged
        return text[: aside.start()] + text[aside.end() :]
    begin = text.rfind("; ", 0, span.at) + 1
    stop = text.find("; ", span.stop) if "; " in text[span.stop :] else len(text)
    follows = pattern("follows").search(text, span.stop, stop)
    return text[begin : follows.start() if follows else stop]


def is_told(paper: Paper, sentence: Sentence) -> bool:
    """True where the words around speak of an inspection: nearby in the block, or at the end of the one before."""
    around = sentence.plain.norm[max(sentence.at - _AROUND, 0) : sentence.stop + 200]
    before = paper.blocks[sentence.index - 1] if sentence.index else None
    if isinstance(before, Block):
        around = f"{before.plain.norm[-400:]} {around}"
    above = f"{paper.places[sentence.index].heading} {paper.head.title or ''}"
    if pattern("inspected").search(around) or pattern("inspected").search(above):
        return True
    return bool(pattern("name_judged").search(sentence.text)) and bool(paper.gazetteer.find(sentence.text))


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
        looked_back=bool(pattern("looked_back").search(sentence.text[: one.span.at])),
    )


def _found(paper: Paper, sentence: Sentence, span: GradeSpan, *, told: bool) -> _Found | None:
    """What the grade at `span` is given to; None where the words do not give it to anything judged."""
    before = sentence.text[: span.at].rstrip("\"'*")
    after = sentence.text[span.stop :]
    first_to_be = pattern("first_to_be").search(before)
    clause = pattern("afresh").split(before[-60:])[-1]
    if pattern("negated").search(clause) or (pattern("modal").search(before[-60:]) and not first_to_be):
        return None
    areas = given_areas(before, after)
    if not areas and pattern("counted_subject").search(before):
        return None
    if not areas and pattern("after").match(after):
        areas = predicated_areas(paper, before, after, span.grade, told=told)
    if not areas and told and pattern("both_opening").match(before):
        named = [area for area in areas_in(_sentence_before(sentence)) if area != "overall"]
        areas = tuple(named) if len(named) == 2 else ()
    if not areas and pattern("it_opening").match(before) and pattern("after").match(after):
        said = _sentence_before(sentence)
        whole = paper.gazetteer.find(said) or (told and pattern("served").search(said))
        areas = ("overall",) if whole and not [area for area in areas_in(said) if area != "overall"] else ()
    if areas == ("overall",) or (told and not areas):
        areas = narrowed(paper, before, after if areas else "") or areas
    areas = tuple(dict.fromkeys((*areas, *also_areas(after)))) if areas else ()
    if pattern("whole_of_part").search(before) and len(areas) > 1:
        areas = tuple(area for area in areas if area != "overall")
    return _Found(span, areas, authority_of(paper, sentence, span)) if areas else None


def _sentence_before(sentence: Sentence) -> str:
    before = sentences(sentence.plain.norm[: sentence.at])
    return sentence.plain.norm[slice(*before[-1])] if before else ""


def _once_more(sentence: Sentence, span: GradeSpan, found: list[_Found]) -> _Found | None:
    """ "judged inadequate in 2018 and, under the old framework, good in 2014": the second grade of the same thing."""
    if not found:
        return None
    between, after = sentence.text[found[-1].span.stop : span.at], sentence.text[span.stop :]
    if pattern("once_more").search(between) and pattern("dated").match(after):
        return _Found(span, found[-1].areas, found[-1].authority)
    return None


def authority_of(paper: Paper, sentence: Sentence, span: GradeSpan) -> str:
    """The authority in the same sentence that stands nearest before the grade, else the section's."""
    section = paper.places[sentence.index].authority
    given = pattern("given_by").match(sentence.text[span.stop :])
    if given and (behind := paper.gazetteer.find(sentence.text[span.stop + given.end() :][:_NEAR])):
        return behind[0].name
    named = [n for n in paper.gazetteer.find(sentence.text) if n.stop <= span.at]
    relative = pattern("relative_named").search(sentence.text[: span.at])
    if named and relative and relative.start() <= named[-1].at:
        return named[-1].name
    if not named:
        return place_of(paper, sentence)
    if section in {n.name for n in named} and not _has_clause(sentence.text, named[-1]):
        return section
    return named[-1].name


def _has_clause(text: str, name: NameSpan) -> bool:
    """True for "..., while Lanmere's received": the authority opens a clause of its own."""
    return bool(pattern("own_clause").search(text[: name.at]) and pattern("own_verb").match(text, name.stop))


def _sharing(paper: Paper, sentence: Sentence, one: _Found) -> list[str]:
    """The authority of the grade, and those that stand with it in "X and Y were both judged ..."."""
    before = sentence.text[: one.span.at]
    if one.authority == paper.places[sentence.index].authority or not pattern("of_both").search(before):
        return [one.authority]
    named = listed_names(before, paper.gazetteer.find(before))
    return named if one.authority in named else [one.authority]


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
    beside = _areas_behind(paper, sentence)
    for area in beside:
        if area not in explicit and area != "overall":
            yield _graded(paper, sentence, one, area, _EXPANDED)
    for index, area in [] if beside else _listed_areas(paper, sentence.index):
        block = paper.blocks[index]
        if area not in explicit and area != "overall" and isinstance(block, Block):
            made = _graded(paper, sentence, one, area, _EXPANDED)
            yield replace(made, evidence=made.evidence + paper.passages(block.plain, index=index, field="area"))


def _counted(paper: Paper, sentence: Sentence, span: GradeSpan) -> Iterator[Graded]:
    """ "Three areas required improvement. They were:", with the list that follows."""
    if pattern("counted_subject").search(sentence.text[: span.at]):
        one = _Found(span, (), authority_of(paper, sentence, span))
        yield from (_graded(paper, sentence, one, area, _EXPANDED) for area in _areas_behind(paper, sentence))


def _areas_behind(paper: Paper, sentence: Sentence) -> list[Area]:
    """The areas that the next sentence lists, "The areas are: ...", or the items behind a colon."""
    if sentence.text.rstrip().endswith((":", ":-")):
        return list(dict.fromkeys(area for _, area in _items_behind(paper, sentence.index)))
    behind = [one for one in paper.sentences_of(sentence.index) if one.at >= sentence.stop][:1]
    if behind and pattern("areas_named").match(behind[0].text) and behind[0].text.endswith((":", ":-")):
        return list(dict.fromkeys(area for _, area in _items_behind(paper, sentence.index)))
    return [area for one in behind if pattern("areas_named").match(one.text) for area in areas_in(one.text)]


def _items_behind(paper: Paper, index: int) -> Iterator[tuple[int, Area]]:
    for place in range(index + 1, len(paper.blocks)):
        block = paper.blocks[place]
        if not isinstance(block, Block) or block.kind != "item":
            return
        yield from ((place, area) for area in _areas_of_item(paper, place))


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
    """The areas that an item names; of one that goes on to grade something itself, those before its dash."""
    block = paper.blocks[place]
    text = block.plain.norm if isinstance(block, Block) else ""
    return areas_in(text.partition(" - ")[0] if next(find_grades(text), None) else text)
