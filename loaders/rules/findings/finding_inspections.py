"""Which inspection saw what a paper tells."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.dates import agrees, find_dates
from loaders.rules.findings.finding_sections import behind_that, teller
from loaders.rules.findings.seen import AVOWED, Seen
from loaders.rules.inspections.frameworks import framework
from loaders.rules.inspections.inspections import Inspection
from loaders.rules.inspections.linking import inspection_near
from loaders.rules.paper.paper import Paper

_BEFORE_ALL = -1


def inspection_of(paper: Paper, inspections: Sequence[Inspection], one: Seen) -> Inspection | None:
    """The inspection named where the finding is introduced or in its block, else that of its section or the paper.

    An earlier inspection that the paper only goes back to is none of them, and neither is one that began before
    that which the paper is about, unless the introduction, the block or a heading names it.
    """
    authority = one.authority or paper.places[one.index].authority
    own = [i for i in inspections if i.authority == authority and not i.is_expected]
    if not own or one.source.method == AVOWED:
        return None
    introduction = _introduction(one)
    days = tuple(span.first for span in find_dates(introduction, year=paper.year))
    named = [i for i in own if _is_named(i, introduction, days)]
    if named:
        return named[0] if len(named) == 1 else None
    here = [(m.at, i) for i in own for m in i.mentions if m.index == one.source.index and not m.earlier]
    told = [pair for pair in here if not _is_in_what_is_told(paper, one.source.index, pair[0])]
    if told:
        return max(told, key=lambda pair: pair[0])[1]
    later = [i for i in own if not i.is_earlier] or own
    near = inspection_near(paper, later, authority, one.source.index, "")
    settled = inspection_near(paper, later, authority, _BEFORE_ALL, "")
    if near is None or settled is None or near is settled or not _is_told_before(settled, one.source.index):
        return near
    headings = " . ".join(paper.places[one.source.index].headings)
    if (near.start or "") < (settled.start or ""):
        days = tuple(span.first for span in find_dates(headings, year=paper.year))
        return near if _is_named(near, headings, days) else settled
    return near


def _introduction(one: Seen) -> str:
    """The words of the lead-in; of a sentence only those up to the verb of telling, since the rest is what is told."""
    words = one.source.lead[0] if one.source.lead else ""
    if not one.source.in_sentence:
        return words
    tells = teller().search(words)
    return words[: tells.end()] if tells else ""


def _is_named(inspection: Inspection, words: str, days: Sequence[str]) -> bool:
    """True where `words` name the day of `inspection` or, naming no day, the kind of visit that it is."""
    known = framework(inspection.framework) if inspection.framework else None
    if not days:
        return bool(known and known.is_visit and known.is_named(words))
    stated = [day for day in (inspection.start, inspection.published) if day]
    return any(agrees(day, one) for day in stated for one in days)


def _is_in_what_is_told(paper: Paper, index: int, at: int) -> bool:
    """True where character `at` of block `index` stands behind "found that" in its sentence."""
    for sentence in paper.sentences_of(index):
        if sentence.at <= at < sentence.stop:
            begins = behind_that(sentence.text)
            return 0 < begins <= at - sentence.at
    return False


def _is_told_before(inspection: Inspection, index: int) -> bool:
    return any(mention.index <= index for mention in inspection.mentions)
