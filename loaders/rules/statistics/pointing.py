"""Numbers whose measure stands in the sentence before, or in who looked: "In 2018 the figure was 71%", "it was 38%"."""

from __future__ import annotations

import re

from loaders.rules.statistics.clauses import fold
from loaders.rules.statistics.quantities import pattern
from loaders.rules.statistics.settings import Measure, Setting


def pointed(setting: Setting) -> Measure | None:
    """What "the figure", "it" or the second of two dated numbers goes back to; None where a number names its own."""
    last = setting.last
    if not setting.before and last and last.unit != setting.one.unit and _says_figure(setting):
        last = setting.of_unit.get(setting.one.unit, last)
    if setting.one.unit not in ("count", "percent"):
        return None
    named = setting.place == 0 or setting.place - 1 in setting.before
    if last and named and last.unit == setting.one.unit and (_is_figure(setting) or _is_of_another_year(setting)):
        among = pattern("among").search(setting.lead)
        return Measure(f"{last.words}, {among['among']}", last.head) if among else last
    if last and setting.one.unit == "percent" and (them := pattern("of_them").match(setting.behind)):
        done = pattern("with_them").search(setting.lead)
        rest = them["rest"] or (done["what"] if done else "")
        return Measure(fold(f"{last.head} {rest}"), last.head)
    return _looked_at(setting) if last is None else None


def _says_figure(setting: Setting) -> bool:
    """True for "the figure was", which goes back further than to the last number; "it" does not."""
    before = pattern("the_figure").search(setting.lead)
    return bool(before) and not re.search(r"\bit\s\S+\s", before[0] if before else "", re.I)


def _is_figure(setting: Setting) -> bool:
    """True for "the true figure was 71%" and "a year before it was 38", with no noun of its own behind."""
    before = pattern("the_figure").search(setting.lead)
    return bool(before) and bool(pattern("figure_ends").match(setting.behind))


def _is_of_another_year(setting: Setting) -> bool:
    """True for 29 in "was 38 in 2018 and 29 in 2017": each of two numbers of one unit stands before its own day."""
    if setting.place - 1 not in setting.before:
        return False
    other = setting.quantities[setting.place - 1]
    between = setting.text[other.stop : setting.one.from_]
    same = other.unit == setting.one.unit and pattern("dated_and").match(between)
    return bool(same) and bool(pattern("its_year").match(setting.behind))


def _looked_at(setting: Setting) -> Measure | None:
    """The cases that somebody looked at, a share of which was so: "reviewed plans and found that 83% were"."""
    looked = list(pattern("looked_at").finditer(setting.lead)) if setting.one.unit == "percent" else []
    if not looked or not re.match(r"\s(?:were|are|was|had|have|met|showed|contained)\s", setting.behind):
        return None
    what = looked[-1]["what"]
    rest = re.sub(r"^(?:were|are|was)\s", "", setting.said(setting.one.stop))
    return Measure(fold(f"{what} {rest}"), what)
