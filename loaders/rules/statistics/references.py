"""Numbers that go back to what was named before: the second of two, parts of a whole, numbers in brackets."""

from __future__ import annotations

import re

from loaders.patterns import prepare
from loaders.rules.paper.listings import is_imperative
from loaders.rules.statistics.clauses import end_of, fold, without_auxiliary
from loaders.rules.statistics.counted import heads, noun_phrase
from loaders.rules.statistics.quantities import Quantity, pattern
from loaders.rules.statistics.settings import Measure, Setting

_LONGEST = 16
_TO = prepare(r"(?:\s?\([^()]{2,40}\))?[^.;,()]{0,40}?\sto\s(?:an average of\s)?$", re.I)
_FROM = prepare(r"\bfrom\s(?:an average of\s)?$", re.I)
_THEN_IN = prepare(r"\s(?:in|at|last|the) [^();]{3,30}\)", re.I)
_BEGUN = prepare(r"(?:(?:\w+ed|held|made|seen)\s(?:within|in|by|on|at|to|for|as)|in|on|within|at)\s", re.I)
_IN_BRACKETS = prepare(r"^\s\([^()]{1,40}\)(?=\s\w)")
_OF_MANY = prepare(r"\bof (?:the |our |its )?\d")
_OPENED = prepare(r"\s\(\s?(?:n\s?=\s?|currently |now |a total of )?$", re.I)
_WHOM = prepare(r"(?P<what>[^.;:,()]{4,160}), of (?:whom|which) there (?:are|were) $")
_THERE = prepare(r"\bthere (?:is|are|was|were|have been|had been)\s$", re.I)
_MORE = prepare(r"(?:\b(?P<new>a further|another)|\b(?:and|with)|[,:])\s$")
_OF_THEM = prepare(r"\b[Oo]f (?:which|whom|these|those|them),?\s$")
_ONE_NOUN = prepare(r"one [a-z]+(?: [a-z]+)? in (?!every)", re.I)
_BACK = prepare(r"\sof\s(?:which|whom|them|these|those)\b(?: inspected)?", re.I)


def is_dangling(setting: Setting) -> bool:
    """True for a number of something that is only pointed at ("of whom 90%", "this is 20% of"), never named.

    So is a share that holds its own noun, "one post in nine", of which the words behind tell too little.
    """
    if setting.one.is_word and _ONE_NOUN.match(setting.text[setting.one.at : setting.one.stop]):
        return True
    of_it = pattern("points_back").search(setting.lead) and re.match(r"\sof\b", setting.behind)
    return setting.last is None and bool(of_it or _OF_THEM.search(setting.lead))


def again(setting: Setting) -> Measure | None:
    """The second of two: "from 169 to 193", "28%, down from 41%", "12 (60%)"."""
    return _as_before(setting) or _compared(setting)


def _as_before(setting: Setting) -> Measure | None:
    """A number that goes with the one right before it."""
    one, before = setting.one, setting.before.get(setting.place - 1)
    if before is None:
        return None
    other = setting.quantities[setting.place - 1]
    between = setting.text[other.stop : one.from_]
    if one.unit == "percent" and other.unit == "count" and between.endswith(" (") and len(between) < 30:
        return before
    if one.unit == other.unit == "percent" and between.endswith(" (") and _THEN_IN.match(setting.behind):
        return before
    if one.unit == other.unit and _FROM.search(setting.text[: other.from_]) and _TO.match(between):
        return before
    change = pattern("changed").match(between) if one.unit == "percent" else None
    if change:
        return Measure(f"{'fall' if change['fall'] else 'rise'} in {before.words}", before.head)
    if one.unit.startswith("per ") and len(between) < 80 and other.unit == "count":
        return Measure(f"rate of {before.words}", before.head)
    return None


def _compared(setting: Setting) -> Measure | None:
    """A number that one before it is compared with: "9%, compared with 12% in 2018 and 10% nationally"."""
    alike = [i for i in setting.before if _are_alike(setting.quantities[i], setting.one)]
    if not alike:
        return None
    between = setting.text[setting.quantities[alike[-1]].stop : setting.one.from_]
    with_nation = re.match(r"[^.;]{0,60}\sand\s$", between) and pattern("nation_behind").match(setting.behind)
    if with_nation or pattern("compared").match(between):
        return _of_others(setting, setting.before[alike[-1]])
    return None


def _are_alike(other: Quantity, one: Quantity) -> bool:
    """True where the one can be compared with the other: "86 per 10,000 compared to 64 nationally"."""
    return other.unit == one.unit or (other.unit.startswith("per ") and one.unit == "count")


def _of_others(setting: Setting, compared: Measure) -> Measure:
    """The measure that a number is compared by, with whose the number is where that is another's."""
    whose = pattern("nation_behind").match(setting.behind)
    return Measure(f"{compared.words},{whose[0]}", compared.head) if whose else compared


def elliptic(setting: Setting) -> Measure | None:
    """A number that goes back to what was counted before: "ten have been judged good and seven inadequate"."""
    one, last = setting.one, setting.last
    behind = _IN_BRACKETS.sub("", setting.behind)
    if one.unit not in ("count", "percent"):
        return None
    back = _BACK.match(behind)
    if back and noun_phrase(setting.text, one) is not None:
        return None
    more = _MORE.search(setting.lead) if setting.before else None
    shared = (
        more
        and one.value > 1
        and re.match(r"\s(?:for|from|in|at|to|with|who|that)\s" if more["new"] else r"\sfor\s", behind)
    )
    there = re.match(r"\s(?:in|at|for|from|on)\s", behind) and _THERE.search(setting.lead) and one.unit == "count"
    apart = _OF_THEM.search(setting.lead) and noun_phrase(setting.text, one) is None
    if not (pattern("elliptic").match(behind) or shared or back or there or apart):
        return None
    if re.match(r"\sothers?\s", behind):
        return Measure(fold(f"others {setting.said(one.stop + 7)}"), "others")
    if last is None:
        return None
    start = one.stop + len(setting.behind) - len(behind) + (back.end() if back else 0)
    inspected = " inspected" if back and back[0].endswith("inspected") and "inspected" not in last.head else ""
    rest = re.sub(r"^(?:were|was|are|is)\s", "", setting.said(start))
    return Measure(fold(f"{last.head}{inspected} {rest}"), last.head) if rest else None


def bracketed(setting: Setting) -> Measure | None:
    """ "open cases (1100)", "the children placed there, of whom there were 13"."""
    opened = _OPENED.search(setting.lead)
    closed = re.match(r"\s?(?P<inside>[^()]{0,200})\)", setting.behind) if opened else None
    named = opened and (pattern("numbered_body").search(setting.lead) or _is_number_of(setting))
    if opened and closed and pattern("nation").match(closed["inside"].strip()):
        own = setting.before.get(setting.place - 1)
        return _of_nation(own, closed["inside"].strip()) if own else None
    if opened and closed and not named and not re.match(r"(?:out )?of\b|%|in\s\d", closed["inside"]):
        what = _phrase_before(setting.lead[: opened.start()])
        if pattern("nation").match(what):
            return _of_nation(setting.last, what) if setting.last else None
        if _OF_MANY.search(what):
            return None
        after = setting.behind[closed.end() :]
        goes_on = setting.one.unit == "percent" or re.match(r"\s(?:that|who|which)\b", after)
        start = setting.one.stop if closed["inside"] else setting.one.stop + closed.end()
        rest = setting.said(start) if closed["inside"] or goes_on else ""
        words = fold(f"{what} {re.sub(r'^of (?:the )?', '', rest)}")
        return Measure(words, what or words) if what or (goes_on and rest) else None
    whom = _WHOM.search(setting.lead)
    if not whom or pattern("elliptic").match(setting.behind):
        return None
    parts = whom["what"].split()[-12:]
    first = next((i for i, word in enumerate(parts) if heads().fullmatch(word)), None)
    return Measure(" ".join(parts[first:]), parts[first]) if first is not None else None


def _is_number_of(setting: Setting) -> bool:
    """True for "Improve the timeliness of assessments (24)": the number of what a command says in a list."""
    one, behind = setting.one, setting.behind
    whole = one.unit == "count" and one.value.is_integer() and re.fullmatch(r"\)[.;]?\s*", behind)
    return bool(whole) and is_imperative(setting.text)


def _of_nation(compared: Measure, whose: str) -> Measure:
    """The measure of a number, given in brackets, of others than those before it."""
    own = re.split(r", (?:both )?(?=statistical neighbours|England|national)", compared.words)[0]
    return Measure(f"{own}, {re.sub(r'^both ', '', whose)}", compared.head)


def _phrase_before(lead: str) -> str:
    """The noun phrase at the end of `lead`; empty where there is none."""
    clause = str(re.split(r"[,;:.]\s", lead.strip())[-1])
    numbered = re.search(r"\bnumbers? of\s(?P<what>.+)$", clause)
    if numbered:
        return pattern("steady").sub("", numbered["what"])
    parts = re.split(
        r"\s(?:or|but|to|by|than|include|includes|including|with|were|was|are|is|has|have)\s"
        r"|(?<!children)\sand\s(?!young people\b)",
        clause,
    )
    words = re.sub(r"^.*\b(?:all|every|our|its|their|these|those)\s", "", str(parts[-1]))
    words = re.sub(r"^(?:[\w-]+\s)?(?:the|an?)\s(?:the\s)?", "", words)
    if _BEGUN.match(words):
        words = without_auxiliary(clause)
    words = pattern("quantified").sub("", words)
    return words if re.search(r"[a-z]$", words) and len(words.split()) <= _LONGEST else ""


def nobody(setting: Setting) -> Measure | None:
    """ "none have been judged outstanding", "no authority has achieved ...": only of grades."""
    one, text = setting.one, setting.text
    clause = text[one.stop : end_of(text, one.stop)]
    if _THERE.search(setting.lead) and (event := pattern("none_of").match(text, one.stop)):
        return Measure(fold(f"{event['what']} {setting.said(event.end())}"), event["what"])
    if not re.search(r"\b(?:outstanding|good|inadequate|requir\w+ improvement)\b", clause, re.I):
        return None
    if text[one.at : one.stop].lower() == "none":
        back = _BACK.match(clause)
        last = setting.last
        rest = setting.said(one.stop + (back.end() if back else 0))
        return Measure(fold(f"{last.head} {rest}"), last.head) if last else None
    noun = re.match(
        r"\s(?:other |single )?(?P<np>(?:local )?(?:authorit(?:y|ies)|councils?|LA'?s?|boards?|LSCBs?))\b", clause, re.I
    )
    return Measure(fold(f"{noun['np']} {setting.said(one.stop + noun.end())}"), noun["np"]) if noun else None
