"""Sentences that tell of an inspection: of whom, under what, when, when its report came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from loaders.claims import Framework, Period
from loaders.dates import DateSpan
from loaders.gazetteer import NameSpan
from loaders.layout.block import Block
from loaders.rules.inspections.cues import (
    Cue,
    Dated,
    find_cues,
    inspected_on,
    is_counted,
    published_on,
    separate,
    words,
)
from loaders.rules.inspections.days import find_days
from loaders.rules.inspections.following import counted_visit, enumerated, first_since, followers
from loaders.rules.inspections.frameworks import framework_of
from loaders.rules.inspections.history import entries
from loaders.rules.inspections.mention import (
    Mention,
    evidence_of,
    is_beside,
    is_expected,
    is_of_department,
    is_reviewer,
    listed_names,
    nearest_name,
    place_of,
)
from loaders.rules.inspections.undated import undated
from loaders.rules.paper.paper import Paper, Sentence

_BESIDE = 60
_BEHIND = 90
_AROUND = 150
_DAY = len("2015-09-18")
_VISIT = 7  # days that no visit lasts
_PAPERS = 8


def mentions(paper: Paper) -> Iterator[Mention]:
    """Every mention in `paper`, in its order."""
    held: Mention | None = None
    for sentence in paper.sentences():
        found = list(enumerated(paper, sentence)) or list(_in_sentence(paper, sentence))
        found = found or list(first_since(paper, sentence))
        if all(one.referring for one in found):
            published = found[0].published if found else None
            found = [replace(one, published=published) for one in counted_visit(paper, sentence)] or found
        if not found and held and held.index == sentence.index:
            found = list(followers(paper, sentence, held))
        if held and words("same_framework").search(sentence.text):
            found = [replace(one, framework=one.framework or held.framework) for one in found]
        yield from (one for one in found if not is_of_department(paper, one))
        held = found[-1] if found else held if held and held.index == sentence.index else None


def listed(paper: Paper) -> Iterator[Mention]:
    """The inspections of lists and tables."""
    for entry in entries(paper):
        day = entry.date
        yield Mention(
            authority=entry.authority,
            index=entry.index,
            at=day.at,
            evidence=entry.evidence,
            framework=framework_of(entry.named or entry.text, day.first, visit=entry.named or entry.text),
            status="expected" if entry.expected else "done",
            start=None if entry.published else day.first,
            end=None if entry.published else day.last,
            published=day.first if entry.published else entry.released,
            referring=entry.published,
            text=entry.text,
        )


def _in_sentence(paper: Paper, sentence: Sentence) -> Iterator[Mention]:
    text = sentence.text
    cues = find_cues(text)
    if not any(cue.kind in ("inspect", "publish") for cue in cues):
        return
    yield from _today(paper, sentence)
    named = paper.gazetteer.find(text)
    if words("general").search(text) and not named:
        return
    if words("unlike").search(text) and not words("like").search(text):
        return
    dates = find_days(text, paper.head.date)
    if dates and (_is_bibliography(paper, sentence.index) or words("bibliography").match(text)):
        authority = nearest_name(named, 0, paper.places[sentence.index].authority)
        yield replace(_report(paper, sentence, authority, dates[-1]), looked_back=True)
        return
    inspected = list(inspected_on(text, cues, dates))
    published = published_on(text, cues, dates)
    inspected, announced = _announced(inspected)
    published = published or announced
    if not inspected and published and words("reports").search(text) and not is_counted(text):
        yield _report(
            paper, sentence, nearest_name(named, published.at, paper.places[sentence.index].authority), published
        )
        return
    yield from _undated(paper, sentence, named, [one.cue for one in inspected])
    if published and words("reports").search(text) and all(one.cue.graded for one in inspected):
        authority = nearest_name(named, published.at, paper.places[sentence.index].authority)
        yield _report(paper, sentence, authority, published)
        published = None
    earlier = False
    for number, one in enumerate(inspected):
        earlier = earlier or _is_earlier(text, one)
        made = _told(paper, sentence, one, published if number == len(inspected) - 1 else None)
        for authority in _authorities(paper, sentence, named, one):
            yield from (replace(mention, authority=authority, earlier=earlier) for mention in made)


def _announced(inspected: list[Dated]) -> tuple[list[Dated], DateSpan | None]:
    """Without the day on which a grade was given, behind an inspection in the same sentence: that of its report."""
    begun = [date.first for one in inspected if not one.cue.graded for date in one.dates if len(date.first) > 4]
    for one in inspected:
        day = one.dates[0]
        alone = one.cue.graded and len(one.dates) == 1 and len(day.first) == 10 and not day.last
        if alone and any(start < day.first and day.first[:4] <= str(int(start[:4]) + 1) for start in begun):
            return [other for other in inspected if other is not one], day
    return inspected, None


def _today(paper: Paper, sentence: Sentence) -> Iterator[Mention]:
    """A report "published today": on the day of the page."""
    match, today = words("today").search(sentence.text), paper.head.date
    if match and today and len(today) == 10 and words("reports").search(sentence.text):
        yield _report(
            paper,
            sentence,
            paper.places[sentence.index].authority,
            DateSpan(match.start(), match.end(), today, year_stated=False),
        )


def _is_earlier(text: str, one: Dated) -> bool:
    """True behind "previous"; of a grade, where that stands before its date: "the last was in 2018, when ... good"."""
    at = min(one.cue.at, *(date.at for date in one.dates)) if one.cue.graded else one.cue.at
    return bool(words("earlier").search(text[max(at - 40, 0) : at]))


def _undated(paper: Paper, sentence: Sentence, named: Sequence[NameSpan], taken: Sequence[Cue]) -> Iterator[Mention]:
    named = [span for span in named if not is_reviewer(sentence.text, span)]
    for cue, key, to_come in undated(paper, sentence, taken):
        yield Mention(
            authority=nearest_name(named, cue.at, paper.places[sentence.index].authority),
            index=sentence.index,
            at=sentence.at + cue.at,
            evidence=evidence_of(paper, sentence, (), None),
            framework=key,
            status="expected" if to_come else "done",
            text=sentence.text,
        )


def _is_bibliography(paper: Paper, index: int) -> bool:
    """True in a list of papers, whose short lines may each look like a heading."""
    for place in range(index, max(index - _PAPERS, -1), -1):
        if any(words("bibliography").match(heading) for heading in paper.places[place].headings[-2:]):
            return True
        block = paper.blocks[place]
        if not (isinstance(block, Block) and block.kind == "heading"):
            return False
    return False


def _authorities(paper: Paper, sentence: Sentence, named: Sequence[NameSpan], one: Dated) -> list[str]:
    """Whom the inspection is of: a list of authorities in the sentence, else the nearest named, else the section's."""
    named = [span for span in named if not is_reviewer(sentence.text, span)]
    named = [span for span in named if not is_beside(sentence.text, span)] or named
    listed = listed_names(sentence.text, named)
    if listed and words("listed").search(sentence.text):
        return listed
    if one.cue.graded:
        named = [span for span in named if span.stop <= one.cue.at][-1:] or named
    return [nearest_name(named, one.cue.at, place_of(paper, sentence))]


def _report(paper: Paper, sentence: Sentence, authority: str, published: DateSpan) -> Mention:
    """A mention of nothing but the day on which a report came out."""
    return Mention(
        authority=authority,
        index=sentence.index,
        at=sentence.at + published.at,
        evidence=evidence_of(paper, sentence, (), published),
        published=published.first,
        referring=True,
        text=sentence.text,
    )


def _told(paper: Paper, sentence: Sentence, one: Dated, published: DateSpan | None) -> list[Mention]:
    """What the sentence says of the inspection at `one`, one mention a visit where its dates are of several."""
    text, cue = sentence.text, one.cue
    made = []
    for dates in separate(text, one):
        start = dates[0].first
        key = (
            _bracketed(text, dates)
            or framework_of(_window(text, cue, dates), start, visit=text[max(cue.at - 45, 0) : cue.stop + 12])
            or _of_special_needs(text, cue, start)
            or _headed(paper, sentence, text[cue.at : cue.stop], dates)
        )
        if key is None and words("only_named").fullmatch(text[cue.at : cue.stop]):
            continue
        expected = is_expected(paper, text, cue, start)
        made.append(
            Mention(
                authority="",
                index=sentence.index,
                at=sentence.at + cue.at,
                evidence=evidence_of(paper, sentence, dates, published),
                framework=key,
                start=start,
                end=dates[-1].last or (dates[-1].first if len(dates) > 1 else None),
                published=published.first if published else None,
                status="expected" if expected else "done",
                looked_back=_looks_back(text, cue, dates),
                periods=tuple(Period(start=d.first, end=d.last) for d in dates) if len(dates) > 1 else (),
                graded=cue.graded,
                text=text,
            )
        )
    return made


def _bracketed(text: str, dates: tuple[DateSpan, ...]) -> Framework | None:
    """The framework in brackets behind the date: "in May 2015 (SIF)"."""
    match = words("in_brackets").match(text, dates[-1].stop)
    return framework_of(match["what"], dates[0].first, visit=match["what"], described=False) if match else None


def _of_special_needs(text: str, cue: Cue, start: str) -> Framework | None:
    """ "Services for children with special educational needs were inspected": no other framework is meant."""
    key = framework_of("", start, visit=text[max(cue.at - _AROUND, 0) : cue.stop + _AROUND])
    return key if key == "other" else None


def _headed(paper: Paper, sentence: Sentence, cue: str, dates: tuple[DateSpan, ...]) -> Framework | None:
    """The kind of visit that the heading, the sentences before or the title name, where `cue` says only "visited"."""
    if not words("unnamed_visit").search(cue) or _is_graded_anew(sentence, cue):
        return None
    told = sentence.plain.norm[: sentence.at][-200:]
    before = [b.plain.norm for b in paper.blocks[max(sentence.index - 2, 0) : sentence.index] if isinstance(b, Block)]
    start, end = dates[0].first, dates[-1].last
    above = [*reversed(paper.places[sentence.index].headings), paper.head.title or ""]
    if end and len(start) == len(end) == _DAY and (date.fromisoformat(end) - date.fromisoformat(start)).days > _VISIT:
        return _named_above(above, start)
    at = sentence.text.find(cue)
    own, behind = sentence.text[:at], sentence.text[at : at + _BEHIND]
    was = words("this_was").match(sentence.plain.norm[sentence.stop :][:_AROUND])
    for told_so in (own, behind, was[0] if was else "", told, *above, *reversed(before)):
        key = framework_of("", start, visit=told_so.replace("’", "'"))
        if key:
            return key
    return _named_above(above, start)


def _is_graded_anew(sentence: Sentence, cue: str) -> bool:
    """True for "Ofsted came back in October 2022 and judged services to require improvement": no mere visit."""
    behind = sentence.text[sentence.text.find(cue) + len(cue) :]
    judged = words("judged").search(behind) or words("rated_overall").search(behind)
    return bool(judged) and not words("visit_again").search(cue)


def _named_above(above: Sequence[str], start: str) -> Framework | None:
    """The framework that the nearest of the headings and title `above` names."""
    named = (framework_of(one.replace("’", "'"), start, described=False) for one in above)
    return next((key for key in named if key), None)


def _looks_back(text: str, cue: Cue, dates: tuple[DateSpan, ...]) -> bool:
    """True for "since the inspection of May 2012", but not where "when ..." goes on to tell of that inspection."""
    since = words("since").search(text, max(cue.at - 90, 0), cue.at)
    return bool(since) and not words("relative").match(text, max(cue.stop, dates[-1].stop))


def _window(text: str, cue: Cue, dates: tuple[DateSpan, ...]) -> str:
    """The words around `cue` up to the next thing inspected."""
    if cue.graded:
        before = [c.stop for c in find_cues(text[: cue.at]) if c.graded]
        return text[before[-1] if before else 0 : max(cue.stop, *(d.stop for d in dates)) + _BESIDE]
    others = [m.start() for m in words("inspect").finditer(text)]
    low = max((m.end() for m in words("inspect").finditer(text) if m.end() <= cue.at), default=0)
    openings = [m.start() for m in words("next_phrase").finditer(text, low, cue.at)] if low else []
    low = openings[-1] if openings else low
    later = [at for at in others if at > max([cue.at, *(d.at for d in dates)])]
    high = min(later) if later and len(others) > 1 else len(text)
    last = max([cue.stop, *(d.stop for d in dates)])
    parts = [m.start() for m in words("next_phrase").finditer(text, last, high)] if high < len(text) else []
    high = parts[-1] if parts else high
    return text[low if low and low > cue.at - 200 and dates and dates[0].at > cue.at else 0 : high]
