"""Sentences that tell of central government stepping in: what, towards whom, by whom, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from loaders.claims import Evidence
from loaders.dates import DateSpan, find_dates
from loaders.lexicon import load
from loaders.rules.paper import Paper, Sentence
from loaders.rules.statements import statements

Kind = Literal["improvement-notice", "direction", "commissioner", "improvement-board", "other"]
# held: it is said to be so; named: it is only spoken of; state: intervention of a kind that is not told
Stance = Literal["held", "expected", "ended", "named"]
_CLAUSE = re.compile(
    r"[;:]\s|,\s(?:and|but|which|while|whilst|although|where|so|who)\s|\s(?:but|while|whilst|although)\s"
)
_DEFINITE = re.compile(r"\b(?:the|this|its|our|their|that|his|her|existing|current|\w+'s)\s(?:[\w'-]+\s){0,2}$", re.I)
_INDEFINITE = re.compile(r"\b(?:an?|any|some|another|further|new)\s(?:[\w'-]+\s){0,2}$", re.I)
_SELF = re.compile(r"\b(?:(?:the|this|our) (?:\w+ )?(?:council|authority|county|city|borough)|we|our|us)\b", re.I)
_OPENER = re.compile(r"^(?:(?:In|At|For|Elsewhere,? in)\s)?(?:the case of\s)?$")
_FOR = re.compile(r"^\s(?:for|to|in|at)\s(?:the\s)?(?:children's services\s(?:in|at|for)\s)?$")
_LENDER = re.compile(
    r"(?:'s)?\s(?:\w+\s){0,3}(?:was|were|has been|have been|had been)\s(?:\w+\s)?(?:appointed|asked|commissioned)"
)
_LENT = re.compile(
    r"\b(?:appointed|asked|commissioned|from|with|alongside|like|unlike|visited|of the|neighbour\w*)\s$", re.I
)


@dataclass(frozen=True, slots=True)
class Known:
    """One kind of step of lexicon/interventions.yml. `exact` finds words that mean it in its own paper only."""

    kind: Kind
    names: re.Pattern[str]
    exact: re.Pattern[str] | None
    loose: re.Pattern[str] | None
    loose_needs: re.Pattern[str] | None
    not_before: re.Pattern[str]
    not_after: re.Pattern[str] | None
    begun_before: re.Pattern[str]
    begun_behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence says of one step. `is_bare`: its words mean one only where another tells of it.

    `date` is the day on which it began and `end` the first on which it no longer held, where told.
    """

    kind: Kind
    authority: str
    stance: Stance
    is_bare: bool
    is_definite: bool
    is_renewed: bool
    evidence: tuple[Evidence, ...]
    text: str
    date: str | None = None
    end: str | None = None
    issued_by: str | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    known: Known
    at: int
    stop: int
    is_bare: bool


@cache
def words(key: str) -> re.Pattern[str]:
    """The pattern `key` of lexicon/interventions.yml; "@I" stands for whoever steps in."""
    held = load("interventions")
    issuer = str(held["issuer"])
    once = str(held[key]).replace("@I", issuer, 1)
    return re.compile(once.replace("@I", issuer.replace("<who>", "<who2>")), re.I)


@cache
def known_steps() -> tuple[Known, ...]:
    """The kinds of step in the order of their file."""
    return tuple(_known(entry) for entry in load("interventions")["kinds"])


def _known(entry: dict[str, str]) -> Known:
    def pattern(key: str, flags: int = re.I) -> re.Pattern[str] | None:
        return re.compile(re.sub(r"\s+(?=\|\\b)", "", entry[key]), flags) if key in entry else None

    return Known(
        kind=cast(Kind, entry["kind"]),
        names=re.compile(re.sub(r"\s+(?=\|\\b)", "", entry["names"]), re.I),  # a folded line of the file
        exact=pattern("exact", 0),
        loose=pattern("loose"),
        loose_needs=pattern("loose_needs"),
        not_before=re.compile(entry["not_before"], re.I),
        not_after=pattern("not_after"),
        begun_before=re.compile(entry["begun_before"], re.I),
        begun_behind=re.compile(entry["begun_behind"], re.I),
    )


def tellings(paper: Paper) -> Iterator[Telling]:
    """Every telling in `paper`, in its order."""
    for sentence in statements(paper):
        for mention in _mentions(sentence.text):
            told = _told(paper, sentence, mention)
            if told:
                yield told


def _mentions(text: str) -> list[_Mention]:
    """The steps named in `text`; of overlapping words the first kind's."""
    found: list[_Mention] = []
    for known in known_steps():
        for match in _matches(known, text):
            at, stop = match.start(), match.end()
            taken = any(m.at < stop and at < m.stop and m.known.kind == known.kind for m in found)
            if taken or known.not_before.search(text[max(at - 60, 0) : at]):
                continue
            if known.not_after and known.not_after.search(text[stop : stop + 60]):
                continue
            found.append(_Mention(known, at, stop, match.re is known.exact))
    return sorted(found, key=lambda m: m.at)


def _matches(known: Known, text: str) -> Iterator[re.Match[str]]:
    yield from known.names.finditer(text)
    if known.loose and known.loose_needs and known.loose_needs.search(text):
        yield from known.loose.finditer(text)
    if known.exact:
        yield from known.exact.finditer(text)


def _told(paper: Paper, sentence: Sentence, mention: _Mention) -> Telling | None:
    text = sentence.text
    low, high = _clause(text, mention)
    before = text[low : mention.at]
    definite = _is_definite(text, mention)
    stance = _stance(paper, text, mention, (low, high), definite=definite)
    if stance is None:
        return None
    began, ended = _days(paper, text, mention, (low, high), stance)
    asserted = stance != "named"
    return Telling(
        kind=mention.known.kind,
        authority=_authority(paper, sentence, mention, (low, high)),
        stance=stance,
        is_bare=mention.is_bare,
        is_definite=definite,
        is_renewed=bool(words("renewed").search(f"{before}{text[mention.at : mention.stop].rsplit(' ', 1)[0]} ")),
        evidence=paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index),
        text=text,
        date=began,
        end=ended,
        issued_by=_issuer(paper, text[low:high], mention.known.kind) if asserted else None,
    )


def _clause(text: str, mention: _Mention) -> tuple[int, int]:
    """Where the clause around `mention` begins and ends."""
    low = max((m.end() for m in _CLAUSE.finditer(text, 0, mention.at)), default=0)
    behind = _CLAUSE.search(text, mention.stop)
    return low, behind.start() if behind else len(text)


def _is_definite(text: str, mention: _Mention) -> bool:
    before = text[max(mention.at - 40, 0) : mention.at]
    named = text[mention.at : mention.stop]
    if _INDEFINITE.search(before) or re.search(r"^(?:new|second|further|another)\s|\ban?\s", named, re.I):
        return False
    return bool(_DEFINITE.search(before) or named[:1].isupper() or named.lower().startswith("the "))


def _stance(paper: Paper, text: str, mention: _Mention, clause: tuple[int, int], *, definite: bool) -> Stance | None:
    """How the step stands by the words of its clause; None where they tell of none of one authority's own."""
    before, after = text[clause[0] : mention.at], text[mention.stop : clause[1]]
    if _is_general(paper, text):
        return None
    if _is_ended(text, mention):
        return "ended"
    if words("negated").search(before[-60:]):
        return None
    if words("will_be").search(before[-70:]) or words("will_be").search(after[:50]):
        return "expected"
    begun = _is_begun(mention, text, clause)
    if words("proposed").search(before) or words("supposed").search(before):
        return "named" if definite else None
    if not definite and words("expected").search(before[-120:] + after[:60]):
        return "expected"
    if begun:
        return "held"
    return "named"


def _is_begun(mention: _Mention, text: str, clause: tuple[int, int]) -> bool:
    """True where a word before or behind, not looking ahead, tells of its beginning or of its work."""
    low = max(clause[0], mention.at - 90)
    found = [
        *mention.known.begun_before.finditer(text, low, mention.stop),
        *mention.known.begun_behind.finditer(text, mention.stop, min(clause[1], mention.stop + 80)),
    ]
    return any(not words("not_begun").search(text[max(match.start() - 40, 0) : match.start()]) for match in found)


def _is_general(paper: Paper, text: str) -> bool:
    """True for a sentence about authorities at large, or about how the system works."""
    if not words("general").search(text):
        return False
    return not paper.gazetteer.find(text) and not re.search(r"\b(?:we|our|us)\b", text, re.I)


def _is_ended(text: str, mention: _Mention) -> bool:
    before = text[max(mention.at - 120, 0) : mention.at]
    after = words("aside").sub("", text[mention.stop : mention.stop + 240])[:160]
    left = words("ended_before").search(before)
    if left and not words("not_ended").search(before[max(left.start() - 70, 0) : left.start()]):
        return True
    right = words("ended_behind").search(after)
    if not right:
        return False
    lead = re.search(r"\b(?:when|until|once|before|after|whether|if)\s(?:[\w']+\s){0,5}$", before, re.I)
    return not (lead or words("not_ended").search(right[0]))


def _authority(paper: Paper, sentence: Sentence, mention: _Mention, clause: tuple[int, int]) -> str:
    """Towards whom: the name behind "commissioner for", else the nearest before it in its clause, else the section's."""
    text, own = sentence.text, paper.places[sentence.index].authority
    named = [n for n in paper.gazetteer.find(text) if not _LENDER.match(text[n.stop : n.stop + 80])]
    for name in named:
        if name.at >= mention.stop and _FOR.match(text[mention.stop : name.at]):
            return name.name
    within = [n for n in named if n.at >= clause[0] and n.stop <= mention.stop + 1 and not _LENT.search(text[: n.at])]
    if within and not _SELF.search(text[within[-1].stop : mention.at]):
        return within[-1].name
    if own in {n.name for n in named} or _SELF.search(text[clause[0] : clause[1]]):
        return own
    opener = [n for n in named if _OPENER.match(text[: n.at])]
    return opener[0].name if opener else own


def _issuer(paper: Paper, clause: str, kind: Kind) -> str | None:
    match = words("issuer_behind").search(clause) or words("issuer_before").search(clause)
    if not match:
        return None
    who = next(v for v in (match.group("who"), match.groupdict().get("who2")) if v)
    if kind != "improvement-board" and re.search(r"\b(?:Director|Chief)\b", who):
        return None
    who = re.sub(r"^the\s", "", who, flags=re.I)
    full = load("interventions")["issuer_names"].get(who, who)
    longer = re.search(rf"\b{re.escape(full)} for [A-Z][\w']+(?:(?:,| and|, and)? [A-Z]\w+)*", paper.document.text)
    if longer and full in ("Secretary of State", "Minister"):
        return re.sub(r"\s+", " ", longer[0])
    return full


def _days(
    paper: Paper, text: str, mention: _Mention, clause: tuple[int, int], stance: Stance
) -> tuple[str | None, str | None]:
    """The day on which it began, and that on which it ended."""
    began = ended = None
    if stance in ("expected", "named"):
        return None, None
    last = 0
    for day in find_dates(text, year=paper.year):
        lead = text[last : day.at]
        last = day.stop
        if not _is_near(text, day, clause):
            continue
        if stance == "ended" and words("ended_on").search(lead):
            ended = ended or day.first
        elif not words("other_day").search(lead[-60:]) and _is_told(mention, text, day, stance):
            began = began or day.first
    return began, ended


def _is_near(text: str, day: DateSpan, clause: tuple[int, int]) -> bool:
    """True for a date of the clause, and for one that opens the sentence."""
    opens = re.match(r"^\W*(?:(?:In|On|Since|During|Early in|Late in)\s)?(?:early |late )?$", text[: day.at], re.I)
    return clause[0] <= day.at < clause[1] or bool(opens)


def _is_told(mention: _Mention, text: str, day: DateSpan, stance: Stance) -> bool:
    if day.stop <= mention.at and words("other_event").search(text[day.stop : mention.at]):
        return False
    if stance == "held":
        return True
    lead = text[max(day.at - 40, 0) : day.at]
    begun = mention.known.begun_before.search(lead) or mention.known.begun_behind.search(lead)
    return bool(begun or re.search(r"\b(?:since|dated|from)\s$", lead))
