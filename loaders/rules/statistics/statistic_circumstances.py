"""Of a number in a sentence: what it measures in full, whose it is, and of when."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.dates import DateSpan
from loaders.layout.block import Block
from loaders.patterns import prepare
from loaders.rules.grades.grades import area_of
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.statistics.clauses import clause_before, end_of, subject_of
from loaders.rules.statistics.measures import TIMES
from loaders.rules.statistics.quantities import Quantity, pattern
from loaders.rules.statistics.settings import Measure, Setting

_YEARS = prepare(r"\b(20\d\d)\s?[/-]\s?(?:20)?(\d\d)\b(?![/-]\d)")
_YEARS_FIRST = prepare(r"\W*(?:In|During|For|Over)\s(?:the year )?(20\d\d)\s?[/-]\s?(?:20)?(\d\d)\b", re.I)
_NEAR = prepare(
    r"^\s?\(?,?\s?(?:as )?(?:in|at|on|by|during|for|as of|as at|to)?\s?(?:the\s)?(?:end of\s)?(?:the\s)?$", re.I
)
_AS_AT = prepare(r"^\s?\(?as\s(?:at|of|on)\s(?:the\s)?(?:end of\s)?$|^\s(?:at|on)\s(?:the\s)?(?:end of\s)?$", re.I)
_OPENS = prepare(r"^\W*(?:As\s)?(?:at|in|on|by|since|between|during|of|from|for|to)?\s?(?:the\s)?(?:end of\s)?$", re.I)
_LIST = 12


def measure_in_full(paper: Paper, sentence: Sentence, one: Quantity, measure: Measure) -> str:
    """The measure, with what its sentence leaves to those around it.

    An item that goes on from the line above its list has that line's subject in front; a happening that is
    left bare ("one breakdown") the area of its section. Empty where the subject cannot be found.
    """
    if pattern("prepositions").match(measure.words) and one.unit != "gbp":
        subject = _above_list(paper, sentence.index)
        return f"{subject} {measure.words}" if subject else ""
    compared = re.match(r"(?P<of>.{3,20} average of )(?P<what>.+)", measure.words)
    if compared and pattern("prepositions").match(compared["what"]):
        subject = _above_list(paper, sentence.index)
        return f"{compared['of']}{subject} {compared['what']}" if subject else ""
    area = area_of(paper.places[sentence.index].heading)
    if pattern("no_subject").match(pattern("noted_first").sub("", measure.words)):
        return ""
    measure = replace(measure, words=pattern("ends_open").sub("", pattern("noted_first").sub("", measure.words)))
    bare = one.value == 1 and " " not in measure.words and area and area not in ("overall", "other", "leadership")
    return f"{area} {measure.words}" if bare else measure.words


def _above_list(paper: Paper, index: int) -> str:
    """The subject of the line above the list in which block `index` stands; empty where there is none."""
    for block in reversed(paper.blocks[max(index - _LIST, 0) : index]):
        if isinstance(block, Block) and block.plain.norm.endswith(":"):
            return subject_of(clause_before(block.plain.norm[:-1]))
        if not isinstance(block, Block) or block.plain.norm.endswith("."):
            break
    return ""


def whose(paper: Paper, sentence: Sentence, setting: Setting, measure: Measure) -> str | None:
    """Whose number it is: the authority named last before it in its sentence, else the section's; None of a nation."""
    one, text = setting.one, setting.text
    start = max((q.stop for q in setting.quantities[: setting.place]), default=0)
    stop = min((end_of(text, one.stop), *(q.from_ for q in setting.quantities[setting.place + 1 :])))
    around = f"{text[start:stop]} {measure.words}"
    if pattern("national").search(around) or pattern("nation_first").match(text):
        return None
    own = paper.places[sentence.index].authority
    named = [n.name for n in paper.gazetteer.find(text) if n.stop <= one.at]
    return named[-1] if named and own not in named else own or None


def when(paper: Paper, setting: Setting) -> dict[str, str]:
    """The day, or the stretch of time, that the number is of."""
    one, text, place = setting.one, setting.text, setting.place
    following = next((q.at for q in setting.quantities[place + 1 :] if q.unit not in TIMES), len(text))
    end = min(following, end_of(text, one.stop))
    if pattern("more_than").match(setting.behind):
        return {}  # of the time of the number that it is compared with
    if year := pattern("year_first").search(text[: one.from_]):
        return _of_bracket(setting, year.start())
    listed = [d for d in setting.dates if one.stop <= d.at < following]
    if len(listed) > 1:
        return {}  # the number is of them together
    if listed and (_NEAR.match(text[one.stop : listed[0].at]) or _is_behind(text, one.stop, listed[0])):
        return _span(listed[0])
    if not place and pattern("stated_on").search(text[: one.from_]):
        return _span(next(day for day in reversed(setting.dates) if day.stop <= one.at))
    years = _YEARS.search(text, one.stop, end)
    if (
        years
        and not re.search(r"\b(?:on|than|with|from)\s$", text[: years.start()])
        and (int(years[1]) + 1) % 100 == int(years[2])
    ):
        return {"valid_from": f"{years[1]}-04", "valid_to": f"{int(years[1]) + 1}-03"}
    inside = [d for d in setting.dates if one.stop <= d.at < end]
    before = max((q.stop for q in setting.quantities[:place]), default=0)
    if place and not inside and pattern("compared").match(text[before : one.from_]):
        return {}  # of another time than the number that it is compared with
    years = _YEARS_FIRST.match(text)
    if years and not inside and (int(years[1]) + 1) % 100 == int(years[2]):
        return {"valid_from": f"{years[1]}-04", "valid_to": f"{int(years[1]) + 1}-03"}
    opening = [d for d in setting.dates if d.stop <= one.at and _OPENS.match(text[: d.at])]
    if not inside and opening and re.match(r"\W*(?:between|from)\s", text, re.I):
        last = next((d for d in setting.dates if opening[0].stop < d.at < opening[0].stop + 8), None)
        if last and not last.last:
            return {"valid_from": opening[0].first, "valid_to": last.first}
    for day in (*inside, *opening):
        since = re.search(r"\b(?:since|from)\s(?:the\s)?(?:(?:start|end|beginning) of\s)?$", text[: day.at], re.I)
        return {"valid_from": day.first} if since else _span(day)
    if pattern("to_date").search(text) and paper.head.date:
        return {"as_of": paper.head.date}
    return {}


def _is_behind(text: str, at: int, day: DateSpan) -> bool:
    """True for "as at 31 March 2020" where the measure from `at` on ends, and for "(31 March 2020)" behind it."""
    if _AS_AT.match(text[end_of(text, at) : day.at]):
        return True
    alone = text[at : day.at].endswith(" (") and text[day.stop :].startswith(")")
    return alone and not re.search(r"[.;:,()]", text[at : day.at - 1])


def _of_bracket(setting: Setting, at: int) -> dict[str, str]:
    """ "(2018: 251)", "(2017/18: 24%)": the day or year that stands in the bracket before the number."""
    years = _YEARS.search(setting.text, at, setting.one.from_)
    if years and (int(years[1]) + 1) % 100 == int(years[2]):
        return {"valid_from": f"{years[1]}-04", "valid_to": f"{int(years[1]) + 1}-03"}
    inside = [d for d in setting.dates if at <= d.at < setting.one.from_]
    return _span(inside[0]) if inside else {}


def _span(day: DateSpan) -> dict[str, str]:
    return {"valid_from": day.first, "valid_to": day.last} if day.last else {"as_of": day.first}
