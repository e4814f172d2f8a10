"""What a number measures that is told by another, or by the words before it rather than those behind."""

from __future__ import annotations

import re
from typing import Final

from loaders.rules.statistics.clauses import fold
from loaders.rules.statistics.quantities import pattern
from loaders.rules.statistics.settings import Measure, Setting

_WAYS: Final = {"more": "increase", "higher": "increase", "up": "increase"}
_SHARES: Final = ("percent", "count")


def more_than(setting: Setting) -> Measure | None:
    """ "9,415 contacts, 11% more than the year before": the increase in contacts on the year before."""
    last = setting.before.get(setting.place - 1)
    match = pattern("more_than").match(setting.behind) if last and setting.one.unit in _SHARES else None
    if not match or not last:
        return None
    if setting.one.unit == "percent":
        rest = re.sub(r"^(?:than|from)", "on", match["rest"])
        return Measure(fold(f"{_WAYS.get(match['way'].lower(), 'decrease')} in {last.words} {rest}"), last.head)
    return Measure(fold(f"{match['way']} {last.words} {match['rest']}"), last.head)


def of_other_years(setting: Setting) -> Measure | None:
    """ "compared with 548 in 2018 and 519 in 2017", "(2018: 251)": the same as the number before."""
    last = setting.before.get(setting.place - 1)
    if not last or last.unit != setting.one.unit:
        return None
    behind = pattern("of_a_year").match(setting.behind) and pattern("goes_on_by_year").search(setting.lead)
    return Measure(last.words, last.head) if behind or pattern("year_first").search(setting.lead) else None


def of_whole(setting: Setting) -> Measure | None:
    """ "Of our children, 68% live with carers and 11% in homes": each part of the whole that is named once."""
    whole = pattern("of_whole").search(setting.text[: setting.one.from_]) if setting.one.unit in _SHARES else None
    part = pattern("whole_part").match(setting.behind) if whole else None
    if not whole or not part:
        return None
    head = whole["whole"] or (setting.last.head if setting.last else "")
    return Measure(fold(f"{head} {part['rest']}"), head) if head else None


def brought_to(setting: Setting) -> Measure | None:
    """ "has brought timely assessments up to 92%": timely assessments."""
    match = pattern("brought").search(setting.lead) if setting.one.unit == "percent" else None
    what = fold(match["what"]) if match else ""
    return Measure(what, what) if what and not re.match(r"\s(?:of|[a-z]+s\b)", setting.behind) else None


def moved(setting: Setting) -> Measure | None:
    """Where it moved from or to, behind its share or without its verb: "rose by 14%, from 3,106 to 3,541"."""
    if setting.one.unit not in _SHARES or re.match(r"\s(?!to\b|in\b|at\b|by\b|on\b|and\b)[a-z]", setting.behind):
        return None
    match = pattern("moved_from").search(setting.lead) or pattern("moved_too").search(setting.lead)
    what = fold(match["what"]) if match else ""
    return Measure(what, what) if what else None


def with_what_leads(setting: Setting, found: Measure) -> Measure:
    """`found` with the words before the number, where those behind it only name who or what is counted."""
    if setting.one.unit == "percent" and setting.last and pattern("answers").match(found.words):
        return Measure(fold(f"{setting.last.head} {found.words}"), setting.last.head)
    if " " in found.words or setting.one.unit not in _SHARES:
        return found
    key = "to_whom" if setting.one.unit == "count" else "in_which"
    if match := pattern(key).search(setting.lead):
        joined = f"{found.words} in which {match['what']}" if key == "in_which" else f"{found.words} {match['what']}"
        return Measure(fold(joined), found.head)
    held = pattern("held_by").search(setting.lead) if setting.one.unit == "percent" else None
    return Measure(fold(f"{found.words} that {held['what']}"), found.head) if held else found
