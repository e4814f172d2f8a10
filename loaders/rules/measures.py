"""What a number in a sentence measures, in the document's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.dates import DateSpan
from loaders.lexicon import load
from loaders.rules.quantities import Quantity, pattern

_WORD = re.compile(r"\s?([A-Za-z][\w'/&-]*)")
_LONGEST = 16
_FEW = 12
_BARE = 2
_SUBJECT = re.compile(
    r"(?:^|[,;:.]\s|\b(?:that|and|but|which|where|who)\s)(?P<subject>(?:[\w'&-]+\s){1,6}?)"
    r"(?:(?:has|have|had|also|then)\s){0,2}(?P<verb>looked after|cared for|\w+ed|made|held|found|saw|seen|took|undertook|gave|set|sent)"
    r"\s(?:(?:an?|the|its|a further|an additional|in depth|a total of|some)\s){0,2}$",
    re.I,
)
_INFINITIVE = re.compile(r"\bto (?P<verb>[a-z]+)\s(?:(?:an?|the|all|another|a further|an additional)\s)?$")
_PRONOUN = re.compile(r"^(?:it|they|we|he|she|you|i|there|who|which|this|that|these)$", re.I)
_PARTICIPLE = {"undertook": "undertaken", "took": "taken", "saw": "seen", "gave": "given"}
_DATE_LEAD = re.compile(
    r"\s?[(,]?\s?(?:(?:as )?(?:in|on|at|by|during|since|between|from|of|for|until|to|as of|up to|dated)\s)?"
    r"(?:the\s)?(?:(?:end|start|beginning|month|week|year|quarter) (?:of|ending|to|commencing)\s)?$",
    re.I,
)
_AGAIN = re.compile(
    r"^(?:\s?\([^()]{2,40}\))?(?:[^.;,()]{0,40}?\sto\s|[^.;()]{0,50}?[,(]?\s(?:down|up|compared (?:to|with)|rising|an increase|a (?:fall|rise|reduction))"
    r"(?:\s(?:from|to|on))?\s|[^.;()]{0,40}?,?\s(?:against|from|compared (?:to|with))\s)$",
    re.I,
)
_PREPOSITION = re.compile(r"^\s(?:of|in|on|at|for|from|to|with|by|into|per|a|an|each|is|are|was|were|has|have|had|and|or|as|,)\b")
_NUMBER_END = re.compile(r"\(\s?(?:n\s?=\s?)?$")


@dataclass(frozen=True, slots=True)
class Measure:
    """`words` say what is measured; `head` is the noun phrase that a later number in the block may go back to."""

    words: str
    head: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence with its numbers and dates, and what was measured before in it and in its block."""

    text: str
    quantities: tuple[Quantity, ...]
    dates: tuple[DateSpan, ...]
    before: dict[int, Measure]
    held: Measure | None

    def last(self, place: int) -> Measure | None:
        """The measure of the nearest number before the one at `place`."""
        earlier = [i for i in self.before if i < place]
        return self.before[max(earlier)] if earlier else self.held


def measure_of(setting: Setting, place: int) -> Measure | None:
    """What the number at `place` measures; None where it measures nothing."""
    one = setting.quantities[place]
    if one.unit in ("hours", "days", "weeks", "months", "years"):
        return _time(setting.text, one)
    if one.value == 0 and one.is_word:
        return _nobody(setting, place)
    for find in (_again, _bracketed, _elliptic, _money, _share, _counted, _led_in):
        found = find(setting, place)
        if found:
            return found if len(found.words) > 2 else None
    return None


def _again(setting: Setting, place: int) -> Measure | None:
    """The second of two: "from 169 to 193", "28%, down from 41%", "12 (60%)"."""
    if place == 0 or place - 1 not in setting.before:
        return None
    one, other = setting.quantities[place], setting.quantities[place - 1]
    between = setting.text[other.stop : one.from_]
    if one.unit == "percent" and other.unit == "count" and between == " (":
        return setting.before[place - 1]
    if one.unit == other.unit and _AGAIN.match(between):
        return setting.before[place - 1]
    return None


def _bracketed(setting: Setting, place: int) -> Measure | None:
    """ "open cases (1100)": what stands before the bracket, and what goes on behind it."""
    one, text = setting.quantities[place], setting.text
    opened = _NUMBER_END.search(text[: one.from_])
    closed = re.match(r"\s?(?:cases|children)?\)", text[one.stop :])
    if not opened or not closed:
        return None
    lead = re.split(r"\s(?:and|or|but|to|by|than|include|includes|including|with|were|was|are|is|has|have)\s|[,;:.]\s", text[: opened.start()].strip())[-1]
    lead = re.sub(r"^.*\b(?:high|low|large|small|total)?\s?numbers? of\s", "", lead)
    lead = re.sub(r"^(?:[\w-]+\s)?(?:all|the|an?|our|its|their|those|these)\s(?:the\s)?", "", lead)
    if not lead or len(lead.split()) > _LONGEST or not re.search(r"[a-z]s?$", lead):
        return None
    rest = _rest(setting, one.stop + closed.end()) if re.match(r"\s(?:that|who|which)\b", text[one.stop + closed.end() :]) else ""
    return Measure(_fold(f"{lead} {rest}"), lead)


def _elliptic(setting: Setting, place: int) -> Measure | None:
    """A number that goes back to what was counted before: "ten have been judged good and seven inadequate"."""
    one, text = setting.quantities[place], setting.text
    behind, last = text[one.stop :], setting.last(place)
    if one.unit not in ("count", "percent"):
        return None
    of_them = re.match(r"\sof\s(?:which|whom|them|these|those)\b(?: inspected)?", behind, re.I)
    shared = re.match(r"\sfor\s(?:the|our|its)\s", behind) and any(i < place for i in setting.before)
    if not (pattern("elliptic").match(behind) or shared or of_them):
        return None
    if re.match(r"\sothers?\s", behind):
        return Measure(_fold(f"others {_rest(setting, one.stop + 7)}"), last.head if last else "others")
    if last is None:
        return None
    start = one.stop + (of_them.end() if of_them else 0)
    inspected = " inspected" if of_them and of_them[0].endswith("inspected") and "inspected" not in last.head else ""
    rest = re.sub(r"^(?:were|was|are|is)\s", "", _rest(setting, start))
    return Measure(_fold(f"{last.head}{inspected} {rest}"), last.head) if rest else None


def _nobody(setting: Setting, place: int) -> Measure | None:
    """ "none have been judged outstanding", "no authority has achieved ...": only of grades."""
    one, text = setting.quantities[place], setting.text
    clause = text[one.stop : _end(text, one.stop)]
    if not re.search(r"\b(?:outstanding|good|inadequate|requir\w+ improvement)\b", clause, re.I):
        return None
    if text[one.at : one.stop].lower() == "none":
        last = setting.last(place)
        rest = _rest(setting, one.stop + len((re.match(r"\sof (?:them|these|those|which|whom)", clause) or [""])[0]))
        return Measure(_fold(f"{last.head} {rest}"), last.head) if last else None
    noun = re.match(r"\s(?:other |single )?(?P<np>(?:local )?(?:authorit(?:y|ies)|councils?|LA'?s?|boards?|LSCBs?))\b", clause, re.I)
    return Measure(_fold(f"{noun['np']} {_rest(setting, one.stop + noun.end())}"), noun["np"]) if noun else None


def _money(setting: Setting, place: int) -> Measure | None:
    one, text = setting.quantities[place], setting.text
    if one.unit != "gbp":
        return None
    before, last = text[: one.from_], setting.last(place)
    rest = _rest(setting, one.stop, dates=True)
    if re.search(r"\bof which\s$|,\s(?:with\s)?$|\band\s$", before) and last and place - 1 in setting.before:
        return Measure(_fold(f"{last.head} {rest}"), last.head) if rest else None
    if not _PREPOSITION.match(text[one.stop :]) and re.match(r"\s[a-z]", text[one.stop :]):
        return Measure(rest, rest) if rest else None
    led = _led_in(setting, place)
    if led:
        return Measure(_fold(f"{led.words} {rest}"), led.words)
    verb = re.search(r"\b(?P<verb>\w+(?:ed|ing|vest|end|pent|ent))\s(?:(?:an?|the) (?:additional|further|extra)\s)?$", before)
    words = _fold(f"{verb['verb'] if verb else ''} {rest}")
    return Measure(words, words) if rest else None


def _share(setting: Setting, place: int) -> Measure | None:
    """ "84% of posts are filled": the whole clause behind; "62% compliance"."""
    one, text = setting.quantities[place], setting.text
    if one.unit == "count" or one.unit == "gbp":
        return None
    behind = text[one.stop :]
    of = re.match(r"\s(?:of\s)?(?:the\s|all\s|our\s|its\s|their\s|those\s|these\s)?(?=[A-Za-z])", behind)
    if not of or (not re.match(r"\sof\b", behind) and _PREPOSITION.match(behind)):
        return None
    stop = _end(text, one.stop + of.end())
    words = _cut_date(setting, one.stop + of.end(), stop)
    first = re.search(pattern("auxiliary").pattern.lstrip("^"), words, re.I)
    head = words[: first.start()] if first else words
    return Measure(_fold(_without_auxiliary(words)), _fold(head)) if head.strip() else None


def _counted(setting: Setting, place: int) -> Measure | None:
    one, text = setting.quantities[place], setting.text
    stop = _noun_phrase(text, one)
    if stop is None or one.unit != "count":
        return None
    head = re.sub(r"^\s(?:of (?:the |our |its |their |her )?)?(?:the\s)?", "", text[one.stop : stop])
    rest = _rest(setting, stop)
    if not rest and len(head.split()) <= _BARE:
        rest = _done(text[: one.from_])
    return Measure(_fold(f"{head} {rest}"), _fold(head))


def _noun_phrase(text: str, one: Quantity) -> int | None:
    """Where the noun phrase that `one` counts ends; None where it counts none."""
    small = set(load("statistics")["function_words"])
    at, found, plural = one.stop, None, None
    of = re.match(r"\sof\s(?:the\s|our\s|its\s|their\s|her\s)?(?=[A-Z\w])", text[at:])
    at += of.end() - 1 if of else 0
    for _ in range(6):
        match = _WORD.match(text, at)
        if not match or match[1].lower() in small or not text[at : at + 1].isspace():
            break
        word, at = match[1], match.end()
        if pattern("not_counted").match(word) and found is None:
            return None
        if _heads().fullmatch(word):
            found = at
        elif plural is None and re.search(r"(?<![s'])s$", word) and len(word) > 3:
            plural = at
    if found is None and (one.value > _FEW or not one.value.is_integer()) and not one.is_word:
        found = plural
    if found is None or (one.value == 1 and not _is_single(text, one, found)):
        return None
    if re.search(r"\bareas?$", text[:found]) and not re.match(r"\s(?:of|for|to|where|that|which|identified|requiring|inspected|judged|have|has)\b", text[found:]):
        return None
    return found


def _is_single(text: str, one: Quantity, stop: int) -> bool:
    """True for "only one visit", "one breakdown in 2014": not for "one area that" or "one young person put it"."""
    if re.search(r"\b(?:only|just)\s$", text[: one.from_], re.I):
        return True
    return bool(re.match(r"\s(?:in|during|since)\s(?:\w+\s)?(?:19|20)\d\d", text[stop:]))


@cache
def _heads() -> re.Pattern[str]:
    words = load("statistics")["counted"].replace(" |", "|")
    return re.compile(rf"(?:{words})", re.I)


def _led_in(setting: Setting, place: int) -> Measure | None:
    """ "The vacancy rate stood at 28%", "a budget reduction of 9%", "Children in care: 412"."""
    one, text = setting.quantities[place], setting.text
    before = text[: one.from_].rstrip()
    lead = pattern("lead_in").search(before)
    if not lead or lead.start() < 3:
        return None
    subject = _clause_before(before[: lead.start()])
    changed = re.search(rf"(?P<verb>{pattern('rising').pattern})(?P<object>\s[\w' -]{{3,60}})?$", subject, re.I)
    verb = ""
    if changed:
        verb = re.sub(r"^(?:has|have|had|is|are|was|were)\s", "", changed["verb"]) if lead[0].split()[-1] == "by" else ""
        subject = changed["object"] or subject[: changed.start()]
    subject = _subject(subject)
    if not subject or len(subject.split()) > _LONGEST or (one.unit == "count" and not _is_noun(subject, one)):
        return None
    if pattern("generic").match(subject):
        last = setting.before.get(place - 1)
        if not last:
            return None
        subject = f"{subject} of {last.words}"
    return Measure(_fold(f"{subject} {verb}"), subject)


def _is_noun(subject: str, one: Quantity) -> bool:
    """True where a plain number may stand for `subject`: it counts, or is an average."""
    return bool(
        any(_heads().fullmatch(word) for word in re.findall(r"[\w']+", subject))
        or re.search(r"\b(?:average|caseloads?|number|total|figure|rate|vacanc\w+|turnover)\b", subject, re.I)
    ) and not re.search(r"\b(?:report|item|appendix|section|page|paragraph|version|agenda|ref)\b", subject, re.I)


def _clause_before(before: str) -> str:
    ends = [m.end() for m in re.finditer(r"[.;:()]\s|,\s|\s(?:but|while|whilst|although|and|which|where|against|with|that)\s", before)]
    found = before[ends[-1] :] if ends else before
    return found if len(found.split()) > 1 or not ends else before[ends[-2] if len(ends) > 1 else 0 :]


def _subject(words: str) -> str:
    words = pattern("openers").sub("", words.strip())
    words = pattern("number_of").sub("", words)
    return pattern("determiners").sub("", words).strip(" -,:")


def _done(before: str) -> str:
    """What is done to the things counted: "Inspectors scrutinised [200 cases]" -> "scrutinised by Inspectors"."""
    match = _SUBJECT.search(before)
    if match:
        verb = _PARTICIPLE.get(match["verb"].lower(), match["verb"])
        subject = pattern("determiners").sub("", match["subject"].strip())
        return verb if _PRONOUN.match(subject.split()[-1]) else f"{verb} by {subject}"
    infinitive = _INFINITIVE.search(before)
    return f"to {infinitive['verb']}" if infinitive else ""


def _time(text: str, one: Quantity) -> Measure | None:
    """Time that something takes or lies ahead; no other stretch of time is measured."""
    before, rest = text[: one.from_], text[one.stop : _end(text, one.stop)]
    if pattern("taken").search(before) and re.match(r"\sto\s", rest):
        words = _fold(f"time{rest}")
        return Measure(words, words)
    ahead = re.search(r"(?P<what>[^.;:()]{5,120}?)\s(?:is|are|will)\s(?:likely |expected |due |anticipated )?(?:to )?(?:be|take place|happen|follow)\s(?:with)?in\s$", before)
    if ahead and one.value_to:
        words = _fold(f"time to {_subject(_clause_before(ahead['what']))}")
        return Measure(words, words)
    within = re.search(r"(?P<what>[^.;:()]{5,120}?)\swithin\s$", before)
    if within and one.value_to:
        words = _fold(f"time in which {re.sub(r'^.* that (?=most|all|many)', '', within['what'])}")
        return Measure(words, words)
    averaged = re.search(r"\b(?P<what>average [^.;:()]{3,80}?)\s(?:is|was|of|at|to|from|stood at|has (?:fallen|risen) to)\s$", before, re.I)
    if averaged:
        return Measure(_fold(averaged["what"]), _fold(averaged["what"]))
    return None


def _rest(setting: Setting, at: int, *, dates: bool = False) -> str:
    """What is said of the things counted up to the end of the clause, without its auxiliaries and dates."""
    stop = _end(setting.text, at)
    words = setting.text[at:stop] if dates else _cut_date(setting, at, stop)
    return _fold(_without_auxiliary(words))


def _without_auxiliary(words: str) -> str:
    words = pattern("future").sub(" to be ", words, count=1)
    if pattern("auxiliary").match(words):
        return pattern("auxiliary").sub(" ", words, count=1)
    inner = re.search(pattern("auxiliary").pattern.lstrip("^"), words, re.I)
    return f"{words[: inner.start()]} {words[inner.end() :]}" if inner else words


def _end(text: str, at: int) -> int:
    match = pattern("measure_end").search(text, at)
    return match.start() if match else len(text)


def _cut_date(setting: Setting, at: int, stop: int) -> str:
    for day in setting.dates:
        if at <= day.at < stop:
            lead = _DATE_LEAD.search(setting.text, at, day.at)
            return setting.text[at : lead.start() if lead else day.at]
    return setting.text[at:stop]


def _fold(words: str) -> str:
    """`words` as a measure: at most sixteen, none of grammar at the end."""
    parts = words.split()[:_LONGEST]
    small = set(load("statistics")["function_words"]) - {"out", "after", "under"}
    while parts and parts[-1].lower().strip(",") in small:
        parts.pop()
    return " ".join(parts).strip(" ,;:-")
