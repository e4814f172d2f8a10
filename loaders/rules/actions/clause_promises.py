"""Promises a clause at a time: "the Director will visit in May and the Chair would, she said, write by June"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.claims import ActionClaim
from loaders.dates import DateSpan
from loaders.layout.block import Block
from loaders.naming.kinds import kind_of
from loaders.naming.people import is_person
from loaders.rules.paper.leads import is_office, split_leads
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import deadline_behind, deadline_in_front, words

_MOST_WORDS = 16
_NEAR = 4
_NOT_OURS = frozenset({"inspectorate", "government-department", "court"})


def reported_promises(paper: Paper, sentence: Sentence) -> Iterator[ActionClaim]:
    """One claim a clause of `sentence` in which somebody, as a meeting was told, would do a thing by a day.

    Only minutes and paragraphs that tell who spoke report so; elsewhere "would" supposes.
    """
    if re.search(r"\b(?:would|was to|were to)\b", sentence.text) and _is_reported(paper, sentence):
        yield from _promises(paper, sentence, "would_do")


def office_promises(paper: Paper, sentence: Sentence) -> Iterator[ActionClaim]:
    """One claim a clause in which an office, a body of the area or "we" will do a thing by a day, or in
    the spring."""
    if "will" in sentence.text:
        yield from _promises(paper, sentence, "will_do")
    if "will" in sentence.text and " have " in sentence.text:
        yield from _promises(paper, sentence, "will_have_done")


def _promises(paper: Paper, sentence: Sentence, key: str) -> Iterator[ActionClaim]:
    text = sentence.text
    if words("supposes").search(text):
        return
    for verb in words(key).finditer(text):
        at = max((m.end() for m in words("clause_opens").finditer(text, 0, verb.end())), default=0)
        stop = next((m.start() for m in words("clause_ends").finditer(text, verb.end())), len(text))
        who = _subject(text[at : verb.start()])
        due = deadline_behind(paper, text[:stop], verb.end()) or deadline_in_front(paper, text[at:stop])
        if words("recurs").search(text[verb.end() : stop]) and verb["verb"] in ("report", "review", "provide"):
            continue
        if words("by_others").search(text, verb.end(), stop):
            continue
        vague = not due and key == "will_do" and words("vague_due").search(text, verb.end(), stop)
        if (
            (due or vague)
            and _can_promise(who, verb)
            and (key == "would_do" or _promiser(who))
            and is_ours(paper, sentence, who)
        ):
            if due and due.at < verb.end() - at:
                due = DateSpan(due.at + at, due.stop + at, due.first, due.last, year_stated=due.year_stated)
            yield _claim(paper, sentence, (at, stop), verb.start(), due)


def _subject(words_before: str) -> str:
    """Who, without the day or the turn of speech with which the sentence opens."""
    front = words("front_deadline").match(words_before) or words("aside").match(words_before)
    return words_before[front.end() if front else 0 :].strip(" ,")


def _is_reported(paper: Paper, sentence: Sentence) -> bool:
    """True in minutes, and where the paragraph or one beside it under the same heading tells who spoke."""
    if paper.head.genre == "minutes" or words("spoken").search(sentence.plain.norm):
        return True
    here = paper.places[sentence.index].headings
    near = range(max(sentence.index - _NEAR, 0), min(sentence.index + _NEAR, len(paper.blocks)))
    said = (paper.blocks[index] for index in near if paper.places[index].headings == here)
    return any(isinstance(block, Block) and words("spoken_that").search(block.plain.norm) for block in said)


def _can_promise(who: str, verb: re.Match[str]) -> bool:
    """True for somebody or something of the paper's own in front of `verb`; a body that only watches promises none."""
    if not who or len(who.split()) > _MOST_WORDS or words("no_promiser").search(who):
        return False
    return not (words("watcher").search(who) and words("watches").match(verb["verb"]))


def is_ours(paper: Paper, sentence: Sentence, who: str) -> bool:
    """False where another council promises, unless it is called a partner."""
    own = paper.places[sentence.index].authority
    others = {span.name for span in paper.gazetteer.find(who)} - {own}
    return not (others and re.search(r"\bcouncil\b", who, re.I)) or "partner" in who.lower()


def _promiser(who: str) -> re.Match[str] | None:
    """The name of who promises: an office, a body that is not the government's, or "we"."""
    named = words("named").fullmatch(who) or words("ourselves").fullmatch(who)
    if named is None or words("ourselves").fullmatch(who) or is_office(named["who"]):
        return named
    if words("office_too").search(named["who"]):
        return named
    kind = kind_of(named["who"])
    return named if kind and kind not in _NOT_OURS else None


def _claim(
    paper: Paper, sentence: Sentence, clause: tuple[int, int], verb_at: int, due: DateSpan | None
) -> ActionClaim:
    at, stop = (sentence.at + place for place in clause)
    lead = _lead(sentence, clause[0], verb_at) or _agent(sentence, *clause)
    index = sentence.index
    day = (sentence.at + due.at, sentence.at + due.stop) if due else None
    where = paper.passages(sentence.plain, *day, index=index, field="deadline") if day else ()
    who = paper.passages(sentence.plain, *lead, index=index, field="lead") if lead else ()
    return ActionClaim(
        document=paper.document.slug,
        evidence=(*paper.passages(sentence.plain, at, stop, index=index), *where, *who),
        confidence=0.75 if due else 0.65,
        method="promise-clause",
        authority=paper.places[index].authority,
        text=sentence.plain.text[at:stop].strip(" ,;"),
        lead=split_leads(sentence.plain.text[slice(*lead)]) if lead else (),
        deadline=(due.last or due.first) if due else None,
        status="planned",
    )


def _agent(sentence: Sentence, at: int, stop: int) -> tuple[int, int] | None:
    """Where in the block the office stands by which a thing will be done, or that is responsible for it."""
    for match in words("agent").finditer(sentence.text, at, stop):
        if is_office(match["who"]):
            low, high = match.span("who")
            return sentence.at + low, sentence.at + high
    return None


def _lead(sentence: Sentence, at: int, stop: int) -> tuple[int, int] | None:
    """Where in the block the promiser stands; for "she" the office that spoke last before; none for a thing."""
    who = _subject(sentence.text[at:stop])
    if words("pronoun").fullmatch(who):
        before = sentence.plain.norm[: sentence.at + at]
        spoke = [m for m in words("speaker").finditer(before) if is_office(m["who"])]
        return spoke[-1].span("who") if spoke else None
    named = _promiser(who) if not words("ourselves").fullmatch(who) else None
    if named is None:
        return None
    begins = sentence.at + sentence.text.index(who, at) + named.start("who")
    office, _, holder = named["who"].rpartition(", ")
    return begins, begins + len(office if office and is_person(holder) else named["who"])
