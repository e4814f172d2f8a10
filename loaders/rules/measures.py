"""What a number in a sentence measures, in the document's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from loaders.dates import DateSpan
from loaders.lexicon import load
from loaders.rules.clauses import (
    before_date,
    clause_before,
    done_to,
    end_of,
    fold,
    inner_auxiliary,
    predicate,
    subject_of,
    without_auxiliary,
)
from loaders.rules.counted import heads, noun_phrase
from loaders.rules.quantities import Quantity, pattern

TIMES: Final = ("hours", "days", "weeks", "months", "years")
_LONGEST = 16
_BARE = 2
_TO = re.compile(r"(?:\s?\([^()]{2,40}\))?[^.;,()]{0,40}?\sto\s(?:an average of\s)?$", re.I)
_FROM = re.compile(r"\bfrom\s(?:an average of\s)?$", re.I)
_COMPARED = re.compile(
    r"[^.;]{0,110}?[,(]?\s(?:(?:down|up|rising|equal|equivalent)\s(?:from|to|on)|against|from|compared (?:to|with)|rather than)\s$",
    re.I,
)
_CHANGE = re.compile(
    r"[^.;()]{0,80},\s(?:a |an )?(?P<way>down|up|fall|rise|reduction|decrease|increase|drop)(?:\sof|\sby)?\s(?:some\s)?$",
    re.I,
)
_FALLS = ("down", "fall", "reduction", "decrease", "drop")
_OPENED = re.compile(r"\s\(\s?(?:n\s?=\s?|currently |now |a total of )?$", re.I)
_ASIDE = re.compile(r"(?:^|[.;:]\s)(?P<what>(?:[\w'-]+\s?){1,8}),\s$")
_WHOM = re.compile(r"(?P<what>[^.;:,()]{4,160}), of (?:whom|which) (?:there (?:are|were) )?$")
_PART_OF = re.compile(
    r"\b(?P<part>(?:(?:in|dip|case|file|depth|themed|thematic|sample|detailed|cases)\s){0,3}"
    r"(?:audits?|analysis|reviews?|samples?|sampling|surveys?|study))\sof\s(?:a further\s|an additional\s)?$",
    re.I,
)
_THERE = re.compile(r"\bthere (?:is|are|was|were|have been|had been)\s$", re.I)
_MORE = re.compile(r"(?:\b(?P<new>a further|another)|\b(?:and|with)|[,:])\s$")
_OF_THEM = re.compile(r"\b[Oo]f (?:which|whom|these|those|them),?\s$")
_BACK = re.compile(r"\sof\s(?:which|whom|them|these|those)\b(?: inspected)?", re.I)


@dataclass(frozen=True, slots=True)
class Measure:
    """`words` say what is measured; `head` is the noun phrase that a later number in the block may go back to."""

    words: str
    head: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A number in its sentence: all numbers and dates there, and what was measured before it.

    `before` leads from the place of each earlier number of the sentence to its measure; `held` is the last measure
    of the sentences before it in the block.
    """

    text: str
    quantities: tuple[Quantity, ...]
    dates: tuple[DateSpan, ...]
    before: Mapping[int, Measure]
    held: Measure | None
    place: int

    @property
    def one(self) -> Quantity:
        return self.quantities[self.place]

    @property
    def lead(self) -> str:
        """The words up to the number and to what qualifies it."""
        return self.text[: self.one.from_]

    @property
    def behind(self) -> str:
        return self.text[self.one.stop :]

    @property
    def last(self) -> Measure | None:
        """The measure of the nearest number before this one."""
        return self.before[max(self.before)] if self.before else self.held

    def said(self, at: int) -> str:
        return predicate(self.text, at, self.dates)


def measure_of(setting: Setting) -> Measure | None:
    """What the number measures; None where it measures nothing, or the sentence leaves open what."""
    if pattern("wished").search(setting.lead[-60:]):
        return None
    if setting.one.unit in TIMES:
        return _again(setting) or _time(setting)
    if setting.one.value == 0 and setting.one.is_word:
        return _nobody(setting)
    for find in (_again, _elliptic, _bracketed, _sum, _share, _counted, _led_in):
        found = find(setting)
        if found:
            return found if len(found.words) > 2 else None
    return None


def _again(setting: Setting) -> Measure | None:
    """The second of two: "from 169 to 193", "28%, down from 41%", "12 (60%)"."""
    one, before = setting.one, setting.before.get(setting.place - 1)
    if before is None:
        return None
    other = setting.quantities[setting.place - 1]
    between = setting.text[other.stop : one.from_]
    if one.unit == "percent" and other.unit == "count" and between.endswith(" (") and len(between) < 30:
        return before
    if one.unit == other.unit and _FROM.search(setting.text[: other.from_]) and _TO.match(between):
        return before
    alike = [i for i in setting.before if setting.quantities[i].unit == one.unit]
    if alike and _COMPARED.match(setting.text[setting.quantities[alike[-1]].stop : one.from_]):
        return setting.before[alike[-1]]
    change = _CHANGE.match(between) if one.unit == "percent" else None
    if change:
        return Measure(f"{'fall' if change['way'].lower() in _FALLS else 'rise'} in {before.words}", before.head)
    if one.unit.startswith("per ") and len(between) < 80 and other.unit == "count":
        return Measure(f"rate of {before.words}", before.head)
    return None


def _bracketed(setting: Setting) -> Measure | None:
    """ "open cases (1100)", "the children placed there, of whom there were 13"."""
    opened = _OPENED.search(setting.lead)
    closed = re.match(r"\s?(?P<inside>[^()]{0,200})\)", setting.behind) if opened else None
    if opened and closed and not re.match(r"of\b|%", closed["inside"]):
        what = _phrase_before(setting.lead[: opened.start()])
        rest = setting.said(setting.one.stop) if closed["inside"] else ""
        if not rest and re.match(r"\s(?:that|who|which)\b", setting.behind[closed.end() :]):
            rest = setting.said(setting.one.stop + closed.end())
        return Measure(fold(f"{what} {rest}"), what) if what else None
    whom = _WHOM.search(setting.lead)
    if not whom or pattern("elliptic").match(setting.behind):
        return None
    words = whom["what"].split()[-12:]
    first = next((i for i, word in enumerate(words) if heads().fullmatch(word)), None)
    return Measure(" ".join(words[first:]), words[first]) if first is not None else None


def _phrase_before(lead: str) -> str:
    """The noun phrase at the end of `lead`; empty where there is none."""
    parts = re.split(
        r"\s(?:and|or|but|to|by|than|include|includes|including|with|were|was|are|is|has|have)\s|[,;:.]\s", lead.strip()
    )
    words = re.sub(r"^.*\b(?:high|low|large|small|total)?\s?numbers? of\s", "", parts[-1])
    words = re.sub(r"^(?:[\w-]+\s)?(?:all|the|an?|our|its|their|those|these)\s(?:the\s)?", "", words)
    return words if re.search(r"[a-z]$", words) and len(words.split()) <= _LONGEST else ""


def _elliptic(setting: Setting) -> Measure | None:
    """A number that goes back to what was counted before: "ten have been judged good and seven inadequate"."""
    one, behind, last = setting.one, setting.behind, setting.last
    if one.unit not in ("count", "percent"):
        return None
    back = _BACK.match(behind)
    more = _MORE.search(setting.lead) if setting.before else None
    shared = more and re.match(r"\s(?:for|from|in|at|to|with|who|that)\s" if more["new"] else r"\sfor\s", behind)
    there = re.match(r"\s(?:in|at|for|from|on)\s", behind) and _THERE.search(setting.lead) and one.unit == "count"
    apart = _OF_THEM.search(setting.lead) and noun_phrase(setting.text, one) is None
    if not (pattern("elliptic").match(behind) or shared or back or there or apart):
        return None
    if re.match(r"\sothers?\s", behind):
        return Measure(fold(f"others {setting.said(one.stop + 7)}"), "others")
    if last is None:
        return None
    aside = re.match(r"(?:\s\([^()]{1,40}\))?", behind) or back
    inspected = " inspected" if back and back[0].endswith("inspected") and "inspected" not in last.head else ""
    rest = re.sub(r"^(?:were|was|are|is)\s", "", setting.said(one.stop + (back or aside).end()))
    return Measure(fold(f"{last.head}{inspected} {rest}"), last.head) if rest else None


def _nobody(setting: Setting) -> Measure | None:
    """ "none have been judged outstanding", "no authority has achieved ...": only of grades."""
    one, text = setting.one, setting.text
    clause = text[one.stop : end_of(text, one.stop)]
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


def _sum(setting: Setting) -> Measure | None:
    """Money: what it is for, or what costs it."""
    one, lead, last = setting.one, setting.lead, setting.before.get(setting.place - 1)
    if one.unit != "gbp":
        return None
    stop = end_of(setting.text, one.stop)
    rest = "" if re.match(r"\s(?:to|from|and)\s£", setting.behind) else fold(without_auxiliary(setting.text[one.stop : stop]))
    if last and re.search(r"\bof which\s$|,\s(?:with\s)?$|\band\s$", lead):
        return Measure(fold(f"{last.head} {rest}"), last.head) if rest else None
    share = re.search(r"(?:[:,]|\band)\s(?:the\s)?(?P<who>[A-Z][\w'&]*(?:\s[A-Z][\w'&]*){0,4})\s$", lead)
    if last and share:
        return Measure(f"{share['who']} {_single(last.head)}", last.head)
    if re.match(r"\s[a-z]", setting.behind) and not pattern("no_noun").match(setting.behind):
        return Measure(rest, rest) if rest else None
    kind = pattern("sums").search(lead)
    owner = pattern("owns").search(lead[: kind.start()]) if kind else None
    if kind and owner:
        whose = f"{kind['kind']} of {subject_of(clause_before(owner['who']))}"
        return Measure(fold(f"{whose} {rest}"), whose)
    led = None if kind and pattern("given").search(lead[: kind.start()]) else _led_in(setting)
    if led:
        return Measure(fold(f"{led.words} {rest}"), led.words)
    if kind:
        return Measure(fold(f"{kind['kind']} {rest}"), kind["kind"])
    verb = re.search(r"\b(?P<verb>\w+(?:ed|ing|vest|end|ent))\s(?:(?:an?|the) (?:additional|further|extra)\s)?$", lead)
    return Measure(fold(f"{verb['verb'] if verb else ''} {rest}"), rest) if rest else None


def _single(head: str) -> str:
    """ "partners' contributions for 2019/20" of one of them: "contribution for 2019/20"."""
    return re.sub(r"^(\w+)s\b", r"\1", re.sub(r"^\w+(?:'s|s')\s", "", head))


def _share(setting: Setting) -> Measure | None:
    """ "84% of posts are filled": the whole clause behind; "62% compliance"."""
    one, behind = setting.one, setting.behind
    if one.unit in ("count", "gbp"):
        return None
    makes = pattern("makes_up").search(setting.lead)
    if makes:
        return Measure(fold(f"{subject_of(makes['what'])} as share {setting.said(one.stop)}"), subject_of(makes["what"]))
    aside = _ASIDE.search(setting.lead)
    goes_on = re.match(r"[^,.;()]{0,50},(?=\s)", behind) if aside else None
    if aside and goes_on:
        return Measure(fold(f"{subject_of(aside['what'])} {setting.said(one.stop + goes_on.end())}"), aside["what"])
    change = pattern("change_behind").match(behind)
    if change and setting.place - 1 in setting.before:
        return Measure(f"{change['way']} in {setting.before[setting.place - 1].words}", change["way"])
    of = re.match(r"(?:\s\([^()]{1,30}\))?\s(?:of\s)?(?:the\s|all\s|our\s|its\s|their\s|those\s|these\s)?(?=[A-Za-z])", behind)
    if not of or (not re.match(r"(?:\s\([^()]{1,30}\))?\sof\b", behind) and pattern("no_noun").match(behind)):
        return None
    start = one.stop + of.end()
    words = setting.text[start : before_date(setting.text, start, end_of(setting.text, start), setting.dates)]
    first = inner_auxiliary().search(words)
    head = words[: first.start()] if first else words
    return Measure(fold(without_auxiliary(words)), fold(head)) if head.strip() else None


def _counted(setting: Setting) -> Measure | None:
    one, text = setting.one, setting.text
    stop = noun_phrase(text, one) if one.unit == "count" else None
    if stop is None:
        return None
    head = re.sub(r"^\s(?:of (?:the |our |its |their |her |all )?)?(?:the\s)?(?:(?:\d[\d,]*|[a-z-]*(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty))\s)?", "", text[one.stop : stop])
    rest = setting.said(stop)
    if setting.place - 1 in setting.before and re.match(r"\sof (?:the |our |its |all )?$", setting.text[setting.quantities[setting.place - 1].stop : one.from_]):
        return Measure(fold(head), fold(head))  # the whole of which the number before is a part
    if len(head.split()) <= _BARE and (part := _PART_OF.search(setting.lead)):
        return Measure(fold(f"{head} {rest}, {part['part']}"), fold(head))
    if not rest and len(head.split()) <= _BARE:
        rest = done_to(setting.lead)
    return Measure(fold(f"{head} {rest}"), fold(head))


def _led_in(setting: Setting) -> Measure | None:
    """ "The vacancy rate stood at 28%", "a budget reduction of 9%", "Children in care: 412"."""
    one = setting.one
    before = re.sub(r"\s(?:to )?an average of$", "", setting.lead.rstrip())
    average = "average " if len(before) < len(setting.lead.rstrip()) else ""
    lead = pattern("lead_in").search(before)
    if not lead or lead.start() < 3:
        return None
    by = bool(re.search(r"\bby\s?$", lead[0]))
    start = max((d.stop for d in setting.dates if d.stop <= lead.start() and re.match(r",?\s", before[d.stop :])), default=0)
    clause = clause_before(before[: lead.start()])
    clause = clause if len(clause) <= lead.start() - start else before[start : lead.start()]
    clause = pattern("steady").sub("", clause.rstrip())
    subject, change = (clause, "") if pattern("generic").match(clause.strip()) else _changed(clause, by=by)
    subject = subject_of(subject)
    if by and not change and not pattern("generic").match(subject):
        return None
    if not subject or len(subject.split()) > _LONGEST or (one.unit == "count" and not _is_noun(subject)):
        return None
    if pattern("generic").match(subject):
        last = setting.before.get(setting.place - 1) or (setting.held if "average" in subject else None)
        if not last:
            return None
        subject = f"{subject} of {last.words}"
    return Measure(fold(f"{average}{change} {subject}"), subject)


def _changed(clause: str, *, by: bool) -> tuple[str, str]:
    """The subject of a clause that ends in a verb of change, and that change as a noun where it is what is measured."""
    ahead = pattern("forecast").match(clause.strip())
    if ahead and by:
        return ahead["what"], f"{ahead['how']} {ahead['verb']} of"
    found = re.search(rf"(?P<verb>{pattern('rising').pattern})(?P<object>\s[\w' -]{{3,60}})?$", clause, re.I)
    if not found:
        return clause, ""
    changes: dict[str, str] = load("statistics")["changes"]
    noun = next((changes[w] for w in reversed(found["verb"].lower().split()) if w in changes), "change in")
    return found["object"] or clause[: found.start()], noun if by else ""


def _is_noun(subject: str) -> bool:
    """True where a plain number may stand for `subject`: it counts, or is an average."""
    named = re.search(r"\b(?:report|item|appendix|section|page|paragraph|version|agenda|ref)\b", subject, re.I)
    figure = re.search(r"\b(?:average|caseloads?|number|total|figure|rate|vacanc\w+|turnover|population)\b", subject, re.I)
    return not named and bool(figure or any(heads().fullmatch(word) for word in re.findall(r"[\w']+", subject)))


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
    return _timed(_changed(averaged["what"], by=False)[0]) if averaged else None


def _timed(words: str) -> Measure:
    return Measure(fold(words), fold(words))
