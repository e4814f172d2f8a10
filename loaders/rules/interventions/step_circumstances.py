"""Of a step of central government: towards which authority, by whom, from and until when."""

from __future__ import annotations

import re

from loaders.dates import DateSpan
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.inspections.days import told_days
from loaders.rules.inspections.mention import place_of
from loaders.rules.interventions.mentioned_steps import Kind, Mention, Stance, words
from loaders.rules.paper.paper import Paper, Sentence

_SELF = prepare(r"\b(?:(?:the|this|our) (?:\w+ )?(?:council|authority|county|city|borough)|we|our|us)\b", re.I)
_THERE = prepare(r"\b(?:there|its?|that (?:council|authority))\b")
_OPENER = prepare(r"^(?:(?:In|At|For|Elsewhere,? in)\s)?(?:the case of\s)?$")
# "Kelderdale, which was inspected in May, has been issued with ...".
_IS_SUBJECT = prepare(r"(?:,[^,;.]{3,80},)?\s(?:has|have|had|was|were|is)\b")
_RELATIVE = prepare(r"(?:\s(?:County|City|Council|Borough)){0,3},\s(?:which|who|where)\s")
_OPENS = prepare(r"^\W*(?:(?:In|On|Since|During|Early in|Late in)\s)?(?:early |late )?$", re.I)
_FOR = prepare(r"^\s(?:for|to|in|at)\s(?:the\s)?(?:children's services\s(?:in|at|for)\s)?$", re.I)
_LENDER = prepare(
    r"(?:'s)?\s(?:\w+\s){0,3}(?:was|were|has been|have been|had been)\s(?:\w+\s)?(?:appointed|asked|commissioned)"
)


def authority_of(paper: Paper, sentence: Sentence, mention: Mention, clause: tuple[int, int]) -> str:
    """Towards whom: the name behind "commissioner for", else the last before it in its clause, else the subject."""
    text, own = sentence.text, paper.places[sentence.index].authority
    named = [n for n in paper.gazetteer.find(text) if not _LENDER.match(text[n.stop : n.stop + 80])]
    for name in named:
        if name.at >= mention.stop and _FOR.match(text[mention.stop : name.at]):
            return name.name
    before = [n for n in named if n.stop <= clause[0]]
    if before and _RELATIVE.fullmatch(text[before[-1].stop : clause[0]]):
        return before[-1].name
    within = [
        n for n in named if n.at >= clause[0] and n.stop <= mention.stop + 1 and not words("lent").search(text[: n.at])
    ]
    if within and not _SELF.search(text[within[-1].stop : mention.at]):
        return within[-1].name
    if own in {n.name for n in named} or _SELF.search(text[clause[0] : clause[1]]):
        return own
    told = [n for n in named if n.stop <= clause[0]]
    if told and _THERE.search(text[clause[0] : clause[1]]):
        return told[-1].name
    subjects = [n for n in named if n.stop <= mention.at and _IS_SUBJECT.match(text, n.stop)]
    if subjects:
        return subjects[-1].name
    opener = [n for n in named if _OPENER.match(text[: n.at])]
    return opener[0].name if opener else own if named else place_of(paper, sentence)


def issuer_of(paper: Paper, clause: str, kind: Kind) -> str | None:
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
    return str(full)


def days_of(
    paper: Paper, text: str, mention: Mention, clause: tuple[int, int], stance: Stance
) -> tuple[str | None, str | None]:
    """The day on which it began, and that on which it ended."""
    began = ended = None
    if stance in ("expected", "named"):
        return None, None
    last = 0
    for day in told_days(text, paper.head.date):
        lead = text[last : day.at]
        last = day.stop
        if not _is_near(text, day, clause):
            continue
        if stance == "ended" and words("ended_on").search(lead):
            ended = ended or day.first
        elif not words("other_day").search(lead[-60:]) and _is_told(mention, text, day, lead):
            began = began or day.first
    return began, ended


def _is_near(text: str, day: DateSpan, clause: tuple[int, int]) -> bool:
    """True for a date of the clause, and for one that opens the sentence."""
    return clause[0] <= day.at < clause[1] or bool(_OPENS.match(text[: day.at]))


def _is_told(mention: Mention, text: str, day: DateSpan, lead: str) -> bool:
    """True where the words between `day` and the step, or before both, set it up on that day."""
    if re.search(r"\b(?:Act|Regulations|Order)\s$", lead):
        return False
    if day.stop <= mention.at:
        between = text[day.stop : mention.stop]
        if words("other_event").search(between) or words("dated_else").search(lead + between):
            return False
        if not _OPENS.match(text[: day.at]) and re.search(r"\sunder\b|\sand\s(?:an?|the)\s", between):
            return False  # the day of what is done under it, or of another subject
        return bool(words("dated_by").search(lead) or words("dated_by").search(text[day.stop : mention.stop + 60]))
    if words("dated_else").search(text[mention.stop : day.at]):
        return False
    return bool(words("dated_by").search(text[max(mention.at - 90, 0) : day.at]))
