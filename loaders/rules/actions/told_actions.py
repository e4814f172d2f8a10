"""Actions told in sentences: in a section about actions, and promises with a day to keep them by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from loaders.claims import ActionClaim, Evidence
from loaders.dates import DateSpan
from loaders.layout.block import Block
from loaders.rules.actions.clause_promises import is_ours, office_promises, reported_promises
from loaders.rules.actions.told_leads import told_leads
from loaders.rules.actions.told_steps import is_told_step
from loaders.rules.paper.leads import split_leads
from loaders.rules.paper.listings import list_after
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import deadline_behind, deadline_in_front, due_at_end, last_date, words
from loaders.rules.recommendations.requests import own_requests

_MAX_WORDS = 90
_FEW_WORDS = 7


@dataclass(frozen=True, slots=True)
class _Told:
    """An action and, behind it, the sentences that go on about it; `who` leads it, where a label says so."""

    sentence: Sentence
    more: tuple[Sentence, ...] = ()
    who: str | None = None


def told_actions(paper: Paper) -> Iterator[ActionClaim]:
    """Actions in prose, in order."""
    used = {item.index for request in own_requests(paper) for item in request.items}
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or index in used:
            continue
        in_hand = bool(words("in_hand").search(block.plain.norm))
        counted = _counted_from(paper, index) if block.kind == "heading" and not in_hand else index
        if counted is None:
            continue
        if words("headings").match(paper.places[counted].heading):
            for told in _of_section(paper, index):
                yield _from_section(paper, told)
            used.add(index)
        elif (in_hand or words("lead").search(block.plain.norm)) and not words("not_lead").search(block.plain.norm):
            for item in list_after(paper, index):
                used.add(item.index)
                for told in list(_of_section(paper, item.index))[:1]:
                    yield _from_section(paper, told)
            for sentence in list(paper.sentences_of(index))[:-1]:
                yield from _promise(paper, sentence)
        else:
            yield from _of_paragraph(paper, index)


def _of_paragraph(paper: Paper, index: int) -> Iterator[ActionClaim]:
    """What the sentences of a paragraph promise, and the steps behind one that announces steps."""
    announced = False
    for sentence in paper.sentences_of(index):
        said = tuple(_promise(paper, sentence))
        if announced and not said and is_told_step(sentence.text):
            yield _from_section(paper, _Told(sentence))
        yield from said
        announced = announced or bool(words("steps_taken").match(sentence.text))


def _counted_from(paper: Paper, index: int) -> int | None:
    """Where the list begins that a short numbered line goes on with: 3 and 4 behind the paragraphs 1 and 2."""
    place = index
    while (
        place and (block := paper.blocks[place]) and isinstance(block, Block) and block.label and block.label.isdigit()
    ):
        before = paper.blocks[place - 1]
        if not isinstance(before, Block) or before.label != str(int(block.label) - 1):
            break
        place -= 1
    block = paper.blocks[place]
    return place if place < index and isinstance(block, Block) and block.kind != "heading" else None


def _of_section(paper: Paper, index: int) -> Iterator[_Told]:
    """The actions of one paragraph: its first sentence that is no introduction, and each that brings in new work."""
    held: _Told | None = None
    for sentence in paper.sentences_of(index):
        labelled = words("lead_line").match(sentence.text)
        if held and labelled:
            held = replace(held, who=labelled["who"])
            continue
        if any(words(key).search(sentence.text) for key in ("intro", "others_do", "not_action")) or _announces(
            sentence
        ):
            continue
        going_on = bool(words("goes_on").match(sentence.text))
        if held and going_on and not words("brings_in").search(sentence.text):
            held = replace(held, more=(*held.more, sentence))
            continue
        if going_on and not held:
            continue
        if held:
            yield held
        held = _Told(sentence)
    if held:
        yield held


def _announces(sentence: Sentence) -> bool:
    """True for a few words that announce steps and tell none: "Some work was done at once"."""
    return len(sentence.text.split()) <= _FEW_WORDS and bool(words("steps_taken").match(sentence.text))


def _from_section(paper: Paper, told: _Told) -> ActionClaim:
    about = " ".join([told.sentence.text, *(s.text for s in told.more)])
    scheduled = [s for s in (told.sentence, *told.more) if words("schedule").search(s.text)]
    deadline = next((d for s in scheduled for d in [last_date(paper, s)] if d), None)
    verb = words("promise").search(told.sentence.text)
    if deadline is None and verb:
        scheduled, deadline = [told.sentence], deadline_behind(paper, told.sentence.text, verb.end())
    for one in (told.sentence, *told.more):
        if deadline is None:
            scheduled, deadline = [one], due_at_end(paper, one)
    where = _field(paper, scheduled[0], deadline) if scheduled and deadline else ()
    lead = split_leads(told.who) if told.who else told_leads(told.sentence.text, about)
    more = tuple(e for s in told.more for e in _whole(paper, s, field="progress"))
    progress = " ".join(s.plain.text[s.at : s.stop] for s in told.more) or _state(told.sentence.text)
    return ActionClaim(
        document=paper.document.slug,
        evidence=(*_whole(paper, told.sentence), *more, *where),
        confidence=0.75,
        method="action-section",
        authority=paper.places[told.sentence.index].authority,
        text=told.sentence.plain.text[told.sentence.at : told.sentence.stop],
        lead=lead,
        progress=progress,
        deadline=(deadline.last or deadline.first) if deadline else None,
        status=_status(about),
    )


def _state(text: str) -> str | None:
    match = words("done").search(text) or words("under_way").search(text)
    return match[0] if match else None


def _status(text: str) -> Literal["planned", "under-way", "done"] | None:
    if words("under_way").search(text):
        return "under-way"
    if words("schedule").search(text):
        return "planned"
    if words("done").search(text):
        return "done"
    return "planned" if words("ahead").search(text) else None


def _promise(paper: Paper, sentence: Sentence) -> Iterator[ActionClaim]:
    text = sentence.text
    if len(text.split()) > _MAX_WORDS:
        return
    demand = words("demanded").search(text)
    if demand:
        yield from _demanded(paper, sentence, demand)
        return
    reported = tuple(reported_promises(paper, sentence))
    parts = tuple(office_promises(paper, sentence))
    several = parts if len(parts) > 1 else ()
    yield from reported or several or tuple(_plain_promise(paper, sentence)) or parts or _handed_out(paper, sentence)


def _handed_out(paper: Paper, sentence: Sentence) -> Iterator[ActionClaim]:
    """ "We have asked ... Council to carry out a review in May": what others will do since the council asked them."""
    asked = words("asked_to_do").match(sentence.text)
    deadline = deadline_behind(paper, sentence.text, asked.end()) if asked else None
    if asked and deadline:
        lead, where = _named(paper, sentence, asked)
        yield ActionClaim(
            document=paper.document.slug,
            evidence=(*_whole(paper, sentence), *_field(paper, sentence, deadline), *where),
            confidence=0.7,
            method="handed-out",
            authority=paper.places[sentence.index].authority,
            text=sentence.plain.text[sentence.at : sentence.stop],
            lead=lead,
            deadline=deadline.last or deadline.first,
            status="planned",
        )


def _plain_promise(paper: Paper, sentence: Sentence) -> Iterator[ActionClaim]:
    """What the first promise of a sentence says, the sentence taken whole."""
    text = sentence.text
    verb = words("promise").search(text)
    if not verb or words("not_promised").search(text[verb.start() : verb.end() + 40]):
        return
    if words("asked").search(text[: verb.start()]) or words("watched").search(text[: verb.end() + 20]):
        return
    front = None if words("recurs").search(text) else deadline_in_front(paper, text)
    deadline = deadline_behind(paper, text, verb.end()) or front
    if not deadline:
        yield from _in_time(paper, sentence, verb)
        return
    who = _promiser(text, verb)
    if who is None and not words("passive").search(text[: deadline.at]):
        return
    if not is_ours(paper, sentence, text[: verb.start()]) or words("by_others").search(text, verb.end()):
        return
    if words("of_what_goes_on").match(text[: verb.end()]):
        return  # "The team is writing a strategy, which will go to the board in May": work in train
    # A predicate far behind its subject stands alone: "X has led the work and will report by May".
    near = who is None or who.end("who") + 12 > verb.start()
    at = sentence.at + (0 if near else verb.start())
    said = _named(paper, sentence, who) if who else ((), ())
    yield ActionClaim(
        document=paper.document.slug,
        evidence=(*_whole(paper, sentence), *_field(paper, sentence, deadline), *said[1]),
        confidence=0.75 if deadline.year_stated else 0.7,
        method="promise",
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[at : sentence.stop].rstrip("."),
        lead=said[0],
        deadline=deadline.last or deadline.first,
        status="planned",
    )


def _in_time(paper: Paper, sentence: Sentence, verb: re.Match[str]) -> Iterator[ActionClaim]:
    """A duty to be done within so many days of something else: no deadline that a calendar knows."""
    who = _promiser(sentence.text, verb)
    if not (who and words("within").search(sentence.text, verb.end()) and re.match("is|are|must", verb["verb"])):
        return
    lead, where = _named(paper, sentence, who)
    yield ActionClaim(
        document=paper.document.slug,
        evidence=(*_whole(paper, sentence), *where),
        confidence=0.7,
        method="promise",
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[sentence.at : sentence.stop].rstrip("."),
        lead=lead,
        status="planned",
    )


def _demanded(paper: Paper, sentence: Sentence, demand: re.Match[str]) -> Iterator[ActionClaim]:
    """ "Ofsted has asked the council to send a plan by 10 October 2023"."""
    deadline = deadline_behind(paper, sentence.text, demand.end())
    if not deadline:
        return
    named = not words("us").match(demand["who"])
    lead, where = _named(paper, sentence, demand) if named else ((), ())
    yield ActionClaim(
        document=paper.document.slug,
        evidence=(*_whole(paper, sentence), *_field(paper, sentence, deadline), *where),
        confidence=0.75,
        method="demand",
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[sentence.at : sentence.stop],
        lead=lead,
        deadline=deadline.last or deadline.first,
        status="planned",
    )


def _promiser(text: str, verb: re.Match[str]) -> re.Match[str] | None:
    """Who promises: the body or office at the front of the sentence, before its verb."""
    aside = words("aside").match(text)
    who = words("promiser").match(text, aside.end() if aside else 0)
    if not who or words("not_promisers").match(who["who"]) or who.end("who") > verb.start() + 1:
        return None
    return who


def _named(paper: Paper, sentence: Sentence, who: re.Match[str]) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    at, stop = (sentence.at + place for place in who.span("who"))
    if words("pronoun").fullmatch(who["who"]):
        return (), ()
    return split_leads(re.sub(r" and (?:the|our) ", " and ", _bare(sentence.plain.text[at:stop]))), paper.passages(
        sentence.plain, at, stop, index=sentence.index, field="lead"
    )


def _bare(who: str) -> str:
    return who if len(who.split()) < 3 else re.sub(r"^(?:the|The)\s", "", who)


def _whole(paper: Paper, sentence: Sentence, field: str | None = None) -> tuple[Evidence, ...]:
    return paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index, field=field)


def _field(paper: Paper, sentence: Sentence, date: DateSpan | None) -> tuple[Evidence, ...]:
    if date is None:
        return ()
    low, high = sentence.at + date.at, sentence.at + date.stop
    return paper.passages(sentence.plain, low, high, index=sentence.index, field="deadline")
