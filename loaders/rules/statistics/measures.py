"""What a number in a sentence measures, in the document's own words."""

from __future__ import annotations

import re
from typing import Final

from loaders.patterns import prepare
from loaders.rules.statistics.clauses import (
    before_date,
    clause_before,
    done_to,
    end_of,
    fold,
    inner_auxiliary,
    subject_of,
    without_auxiliary,
)
from loaders.rules.statistics.compared import brought_to, more_than, moved, of_other_years, of_whole, with_what_leads
from loaders.rules.statistics.counted import FEW, noun_phrase
from loaders.rules.statistics.led_in import changed, led_in
from loaders.rules.statistics.parted import (
    about_which,
    aside,
    by_limit,
    by_payer,
    by_rating,
    goes_on,
    led_to,
    of_another_place,
)
from loaders.rules.statistics.pointing import pointed
from loaders.rules.statistics.quantities import NUMBER, pattern
from loaders.rules.statistics.references import again, bracketed, elliptic, is_dangling, nobody
from loaders.rules.statistics.settings import Measure, Setting

TIMES: Final = ("hours", "days", "weeks", "months", "years")
_BARE = 2
_SHORTEST = 3
_OF = prepare(r"\sof (?:the |our |its |all )?")
_WHOLE = prepare(rf"^\s(?:(?:out )?of (?:the |our |its |their |all |these |those )?)?(?:the\s)?(?:{NUMBER}\s)?", re.I)
_HAVING = prepare(r"\s(?:have|has|had)\s")
_OF_IT = prepare(r"\b[Oo]f (?:which|this|that|it),?\s$")
_SHARE_ASIDE = prepare(r"\s\(\d[\d.]*\s?(?:%|per cent)\)(?=\s[a-z])")
_ASIDE = prepare(r"(?:^|[.;:]\s)(?P<what>(?:[\w'-]+\s?){1,8}),\s$")


def measure_of(setting: Setting) -> Measure | None:
    """What the number measures; None where it measures nothing, or the sentence leaves open what."""
    if _is_none(setting):
        return None
    if setting.one.unit in TIMES:
        return again(setting) or _time(setting)
    if setting.one.value == 0 and setting.one.is_word:
        return nobody(setting)
    for find in (
        more_than,
        of_other_years,
        of_whole,
        brought_to,
        moved,
        by_rating,
        again,
        goes_on,
        of_another_place,
        pointed,
        by_limit,
        elliptic,
        bracketed,
        by_payer,
        aside,
        _sum,
        _share,
        _counted,
        led_to,
        led_in,
    ):
        found = find(setting)
        if found and not pattern("told_to").search(found.words):
            found = about_which(setting, found)
            bare = " " not in found.words and pattern("generic").match(found.words)
            return None if bare or len(found.words) < _SHORTEST else with_what_leads(setting, found)
    return None


def _is_none(setting: Setting) -> bool:
    """True for a number that is wished for, dangles, or only names, sets out or passes by what it counts."""
    wished = pattern("wished").search(re.split(r"; | and that ", setting.lead[-60:])[-1])
    again = setting.one.value == 1 and pattern("one_again").search(setting.lead) and _stands_alone(setting)
    return (
        bool(wished or again) or is_dangling(setting) or _is_place(setting) or _is_team(setting) or _is_passing(setting)
    )


def _stands_alone(setting: Setting) -> bool:
    """True for a "one" that goes back to a thing just named: "a laptop had one by June", "every one was green"."""
    return setting.one.is_word and bool(pattern("one_alone").match(setting.behind))


def _is_place(setting: Setting) -> bool:
    """True for the place where something is done, and for numbers that name others of a list: "(1 to 4)"."""
    return _is_where(setting) or any(
        one.start() < setting.one.stop <= one.end() for one in pattern("list_of_numbers").finditer(setting.text)
    )


def _is_team(setting: Setting) -> bool:
    """True for "a team of eight inspectors" and "were one of the groups": neither is a fact about the council."""
    one = setting.one
    if one.value == 1 and setting.behind.startswith((" of the ", " of our ", " of its ", " of those ")):
        return bool(pattern("one_of").search(setting.lead))
    return one.value <= FEW and one.unit == "count" and bool(pattern("group_of").search(setting.lead))


def _is_passing(setting: Setting) -> bool:
    """True for "two members asked", "received two reports", and for what is only looked for."""
    one = setting.one
    if pattern("looked_for").search(setting.lead):
        return True
    if one.unit != "count" or not 1 < one.value <= FEW:
        return False
    met = pattern("papers_met").search(setting.lead) and pattern("papers").match(setting.behind)
    sits = pattern("sitting").match(setting.behind) and pattern("sitters").search(setting.lead)
    told = ("passing", "told_visitors")
    return bool(met or sits or any(pattern(key).match(setting.behind) for key in told))


def _is_where(setting: Setting) -> bool:
    """True for "piloted in two teams": where something was done, of which nothing more is said."""
    one = setting.one
    if one.unit != "count" or not 1 < one.value <= FEW or not pattern("where_done").search(setting.lead):
        return False
    stop = noun_phrase(setting.text, one)
    return stop is not None and " " not in setting.text[one.stop : stop].strip() and not setting.said(stop)


def _sum(setting: Setting) -> Measure | None:
    """Money: what it is for, or what costs it."""
    one, lead, last = setting.one, setting.lead, setting.before.get(setting.place - 1)
    if one.unit != "gbp":
        return None
    stop = end_of(setting.text, one.stop)
    rest = (
        ""
        if re.match(r"\s(?:to|from|and)\s£", setting.behind)
        else fold(without_auxiliary(setting.text[one.stop : stop]))
    )
    if not last and _OF_IT.search(lead):
        last = setting.last
    if last and re.search(
        r"\b[Oo]f (?:which|this|that|it),?\s$|,\s(?:with\s)?$|\band\s(?:a further\s|another\s)?$", lead
    ):
        return Measure(fold(f"{last.head} {rest}"), last.head) if rest else None
    if apart := _set_apart(setting, rest):
        return apart
    if re.match(r"\s[a-z]", setting.behind) and not pattern("no_noun").match(setting.behind):
        return Measure(rest, rest) if rest else None
    kind = pattern("sums").search(lead)
    owner = pattern("owns").search(lead[: kind.start()]) if kind else None
    if kind and owner:
        whose = f"{kind['kind']} of {subject_of(clause_before(owner['who']))}"
        return Measure(fold(f"{whose} {rest}"), whose)
    if giver := pattern("giver").search(lead):
        of_it = setting.last and re.search(r"\b[Oo]f (?:which|this|that|it),? ", lead[: giver.start() + 1])
        if of_it and setting.last:
            return Measure(fold(f"contribution of {giver['who']} to {setting.last.head}"), "contribution")
        return Measure(fold(f"contribution of {giver['who']} {rest}"), "contribution")
    if by := pattern("put_by").search(lead):
        return Measure(f"money {by['verb']} {fold(rest)}".strip(), "money")
    if agreed := pattern("agreed").search(lead):
        return Measure(fold(f"additional funding {agreed['verb']} {rest}"), "additional funding")
    led = None if kind and pattern("given").search(lead[: kind.start()]) else led_in(setting)
    if led:
        return Measure(fold(f"{led.words} {rest}"), led.words)
    if kind:
        return Measure(fold(f"{kind['kind']} {rest}"), kind["kind"])
    verb = re.search(r"\b(?P<verb>\w+(?:ed|ing|vest|end|ent))\s(?:(?:an?|the) (?:additional|further|extra)\s)?$", lead)
    return Measure(fold(f"{verb['verb'] if verb else ''} {rest}"), rest) if rest else None


def _set_apart(setting: Setting, rest: str) -> Measure | None:
    """A partner's part of a sum, a sum behind what it pays for, what something costs for so long."""
    last = setting.before.get(setting.place - 1)
    share = pattern("sharing").search(setting.lead)
    if last and share and " contributed by " in last.words:
        return Measure(f"{last.head} contributed by {share['who']}", last.head)
    if last and share:
        return Measure(f"{share['who']} {_single(last.head)}", last.head)
    if stated := pattern("sum_stated").search(setting.lead):
        return Measure(fold(stated["what"]), fold(stated["what"]))
    if costed := pattern("costed").search(setting.lead):
        return Measure(fold(costed["what"]), fold(costed["what"]))
    if named := pattern("sum_behind").search(setting.lead):
        return Measure(fold(named["what"]), fold(named["what"]))
    if spent := pattern("spent_by").search(setting.lead):
        return Measure(f"forecast {spent['way']}spend" if spent["ahead"] else f"{spent['way']}spend", "overspend")
    if last and re.search(r"\bcosting\s$", setting.lead) and pattern("running").match(setting.behind):
        return Measure(fold(f"cost of {last.words.split(' costing')[0]} {rest}"), last.head)
    return None


def _single(head: str) -> str:
    """ "partners' contributions for 2019/20" of one of them: "contribution for 2019/20"."""
    return re.sub(r"^(\w+)s\b", r"\1", re.sub(r"^\w+(?:'s|s')\s", "", head))


def _share(setting: Setting) -> Measure | None:
    """ "84% of posts are filled": the whole clause behind; "62% compliance"."""
    one, behind = setting.one, setting.behind
    if one.unit != "percent":
        return None
    makes = pattern("makes_up").search(setting.lead)
    last = setting.last
    if last and (giver := pattern("giver").search(setting.lead)):
        return Measure(fold(f"{last.head} contributed by {giver['who']}"), last.head)
    if last and pattern("points_back").search(setting.lead) and re.match(r"\sof\b", behind):
        return Measure(fold(f"{last.head} as share {setting.said(one.stop)}"), last.head)
    if makes:
        return Measure(
            fold(f"{subject_of(makes['what'])} as share {setting.said(one.stop)}"), subject_of(makes["what"])
        )
    goes_on = re.match(r"(?!\sof\b)[^,.;()]{0,50},(?=\s)", behind)
    aside = _ASIDE.search(setting.lead) if goes_on else None  # the slower of the two
    if goes_on and aside:
        return Measure(fold(f"{subject_of(aside['what'])} {setting.said(one.stop + goes_on.end())}"), aside["what"])
    change = pattern("change_behind").match(behind)
    if change:
        return Measure(f"{change['way']} in {last.words}", change["way"]) if last else None
    aside_end = len(behind) - len(re.sub(r"^\s\([^()]{1,30}\)", "", behind))
    behind = behind[aside_end:]
    of = re.match(
        r"\s(?:of\s)?(?:the\s|all\s|our\s|its\s|their\s|those\s(?!who|with|that)|these\s)?(?=[A-Za-z\d])", behind
    )
    if not of or (not re.match(r"\sof\b", behind) and pattern("no_noun").match(behind)):
        return None
    start = one.stop + aside_end + of.end()
    end = end_of(setting.text, start)
    if answered := pattern("answered").match(setting.text, end):
        end = end_of(setting.text, answered.end())
    words = setting.text[start : before_date(setting.text, start, end, setting.dates)]
    verbs = [verb.start() for verb in (inner_auxiliary().search(words), _HAVING.search(words)) if verb]
    head = words[: min(verbs, default=len(words))]
    if pattern("nation").match(head.strip()):
        return None
    return Measure(fold(without_auxiliary(words)), fold(head)) if head.strip() else None


def _counted(setting: Setting) -> Measure | None:
    one, text = setting.one, setting.text
    stop = noun_phrase(text, one) if one.unit == "count" else None
    if stop is None:
        return None
    if compound := pattern("compound").match(text, stop):
        stop = compound.end()
    head = fold(_WHOLE.sub("", text[one.stop : stop]))
    seated = pattern("seated").search(setting.lead) and pattern("seats").match(head)
    if one.value <= FEW and (seated or pattern("group_of").search(setting.lead)):
        return None
    share = _SHARE_ASIDE.match(text, stop)
    stop = share.end() if share else stop
    earlier = setting.quantities[setting.place - 1].stop if setting.place - 1 in setting.before else 0
    if (earlier and _OF.fullmatch(text[earlier : one.from_])) or pattern("part_of_whole").search(setting.lead):
        return Measure(head, head)  # the whole of which the number before is a part
    rest = setting.said(stop)
    if change := pattern("changed_by").search(setting.lead):
        return Measure(fold(f"{change['way']} in {head} {rest}"), head)
    if len(head.split()) <= _BARE:
        part = pattern("part_of").search(setting.lead)
        came = pattern("attended_by").search(setting.lead)
        rest = rest or (f"who {came['verb']} {came['what']}" if came else done_to(setting.lead))
        rest = f"{rest}, {part['part']}" if part else rest
    return Measure(fold(f"{head} {rest}").replace(" ,", ","), head)


def _time(setting: Setting) -> Measure | None:
    """Time that something takes or lies ahead; no other stretch of time is measured."""
    one, before = setting.one, setting.lead
    rest = setting.behind[: end_of(setting.text, one.stop) - one.stop]
    if pattern("taken").search(before) and re.match(r"\sto\s", rest):
        return _timed(f"time{rest}")
    ahead = pattern("ahead").search(before)
    if ahead and one.value_to:
        return _timed(f"time to {subject_of(clause_before(ahead['what']))}")
    within = pattern("done_within").search(before)
    if within and one.value_to:
        return _timed(f"time in which {re.sub(r'^.* that (?=most|all|many)', '', within['what'])}")
    averaged = pattern("averaged").search(before)
    if averaged and re.search(r"\d", averaged["what"]):
        return None
    return _timed(changed(averaged["what"], by=False)[0]) if averaged else None


def _timed(words: str) -> Measure:
    return Measure(fold(words), fold(words))
