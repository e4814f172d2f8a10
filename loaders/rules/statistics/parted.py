"""Numbers whose measure is told apart from them: parts of a plan by rating, sums by who pays, what a verb leads to."""

from __future__ import annotations

import re
from typing import Final

from loaders.rules.statistics.clauses import fold, subject_of
from loaders.rules.statistics.quantities import pattern
from loaders.rules.statistics.settings import Measure, Setting

_SHARES: Final = ("percent", "count")


def by_rating(setting: Setting) -> Measure | None:
    """ "Of the 34 actions, 9 are blue and 2 red", "12 complete, 20 on track": the actions of a rating each."""
    last = setting.last
    rating = pattern("rated_as").match(setting.behind) if setting.one.unit == "count" and last else None
    if not rating or not last or not pattern("rated_things").search(last.head):
        return None
    colour = pattern("colours").fullmatch(rating["rating"])
    return Measure(fold(f"{last.head} {'rated ' if colour else ''}{rating['rating']}"), last.head)


def by_limit(setting: Setting) -> Measure | None:
    """ "two were to be acted upon immediately, six within three months": the same, by another time."""
    last = setting.before.get(max(setting.before)) if setting.before else None
    limit = pattern("time_limit").match(setting.behind) if setting.one.unit == "count" and last else None
    stem = pattern("limited").match(last.words) if limit and last else None
    if not stem or not limit or not last or not re.search(r"(?:,|\band)\s$", setting.lead):
        return None
    return Measure(fold(f"{stem['stem']} {limit['limit']}"), last.head)


def by_payer(setting: Setting) -> Measure | None:
    """ "contributed £312,000: £165,000 from the County Council": the contribution of the County Council."""
    payer = pattern("paid_by").match(setting.behind) if setting.one.unit == "gbp" and setting.before else None
    first = setting.before[min(setting.before)] if payer else None
    if not payer or not first or not pattern("shared_sums").search(first.words):
        return None
    years = re.search(r"\s(?:in|for)\s20\d\d(?:\s?[/-]\s?\d\d)?$", first.words)
    return Measure(fold(f"contribution of {payer['who']} {years[0] if years else ''}"), "contribution")


def goes_on(setting: Setting) -> Measure | None:
    """ "had been 32% in October and now stood at 19%": the same as the number before."""
    last = setting.before.get(setting.place - 1)
    alike = last and last.unit == setting.one.unit and setting.one.unit in _SHARES
    return last if alike and pattern("and_now").search(setting.lead) and _ends(setting) else None


def led_to(setting: Setting) -> Measure | None:
    """ "Caseloads had reduced to an average of 18", "from 58% in 2012 to 87%": what moved to the number."""
    if setting.one.unit not in _SHARES or not _ends(setting):
        return None
    if stated := pattern("stated_on").search(setting.lead):
        what = (
            stated["what"]
            if stated["of"] in ("number", "percentage", "proportion")
            else f"{stated['of']} of {stated['what']}"
        )
        return Measure(fold(what), fold(stated["what"]))
    if moved := pattern("moved_to").search(setting.lead):
        what = subject_of(moved["what"])
        return Measure(fold(f"{'average ' if moved['average'] else ''}{what}"), what) if what else None
    return None


def aside(setting: Setting) -> Measure | None:
    """ "The cost of the additional team, £410,000 in the current year, is met by": the cost of the team."""
    told = pattern("sum_aside").search(setting.lead) if setting.one.unit == "gbp" else None
    return Measure(fold(told["what"]), fold(told["what"])) if told else None


def of_another_place(setting: Setting) -> Measure | None:
    """ "54% were issued in time (London: 63%)": the same, of the place in the bracket."""
    last = setting.before[max(setting.before)] if setting.before else None
    place = pattern("place_bracket").search(setting.lead) if last and last.unit == setting.one.unit else None
    return Measure(f"{last.words}, {place['place']}", last.head) if place and last else None


def about_which(setting: Setting, found: Measure) -> Measure:
    """ "reports had been published on 47 authorities", "staff holding 35 cases": a bare noun with what leads to it."""
    if setting.one.unit != "count" or " " in found.words:
        return found
    if done := pattern("done_about").search(setting.lead):
        return Measure(fold(f"{found.words} {done['how']} which {done['what']}"), found.head)
    holder = pattern("holding").search(setting.lead)
    return Measure(fold(f"{found.words} held by {holder['who']}"), found.head) if holder else found


def _ends(setting: Setting) -> bool:
    """True where nothing that is counted stands behind the number."""
    return bool(pattern("number_ends").match(setting.behind))
