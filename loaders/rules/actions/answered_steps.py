"""Steps told under "Recommendation 3 - supervision", which they answer, or in a section on what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.claims import ActionClaim
from loaders.layout.block import Block
from loaders.rules.actions.told_leads import told_leads
from loaders.rules.actions.told_steps import Status, step
from loaders.rules.paper.listings import list_after
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import last_date, words
from loaders.rules.plans.plan_cells import status_of
from loaders.rules.plans.tasks import is_task

_FEWEST_ANSWERED = 2
_FEWEST_WORDS = 4
_DULL = ("intro", "others_do", "not_action", "others_step", "found_so", "measured", "summed", "in_post")


def answered_steps(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a step that is told under the number of a recommendation, with that number."""
    numbers = _numbers(paper)
    for index, block in enumerate(paper.blocks) if numbers else ():
        if isinstance(block, Block) and block.kind != "heading":
            above = paper.places[index].headings
            number = next((numbers[one] for one in reversed(above) if one in numbers), None)
            if number:
                yield from _of_block(paper, index, number)
    for index, number in _run_in_numbers(paper).items():
        yield from _of_block(paper, index, number, behind_first=True)


def _run_in_numbers(paper: Paper) -> dict[int, str]:
    """The numbers of recommendations that paragraphs open with, where several do and words above speak of answers.

    The sentence with the number says what was recommended; those behind it tell what was done.
    """
    found: dict[int, str] = {}
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading":
            continue
        match = words("answered_run_in").match(block.plain.norm)
        around = (*paper.places[index].headings, paper.head.title or "")
        if match and any(words("answering").search(one) for one in around):
            found[index] = match["number"]
    return found if len(found) >= _FEWEST_ANSWERED else {}


def progress_steps(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a step of a section on what was done, on next steps where begun, or on what a year will bring."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or not (above := paper.places[index].headings):
            continue
        if block.kind == "heading" and words("ahead_section").match(block.plain.norm):
            yield from _ahead(paper, index)
        elif words("next_list").match(block.plain.norm):
            yield from _next(paper, index)
        elif block.kind == "paragraph" and words("progress_section").match(above[-1]):
            yield from _of_block(paper, index, None)
        elif block.kind == "paragraph" and words("next_section").match(above[-1]):
            yield from (claim for claim in _of_block(paper, index, None) if claim.status != "planned")


def _ahead(paper: Paper, index: int) -> Iterator[ActionClaim]:
    """The items straight below the heading, where most of them say what to do."""
    places = [item.index for item in list_after(paper, index)]
    firsts = [(next(iter(paper.sentences_of(place)), None), place) for place in places]
    told = [
        (one, place) for one, place in firsts if one and is_task(one.text) and len(one.text.split()) >= _FEWEST_WORDS
    ]
    if 2 * len(told) <= len(places):
        return
    for one, place in told:
        if words("ambition").match(one.text):
            continue
        block = paper.blocks[place]
        about = block.plain.norm if isinstance(block, Block) else one.text
        claim = step(paper, one, method="action-ahead", status="planned")
        yield replace(claim, lead=claim.lead or told_leads(one.text, about))


def _next(paper: Paper, index: int) -> Iterator[ActionClaim]:
    """The items below that say who is to do what, or what to do by a day."""
    for item in list_after(paper, index):
        for one in list(paper.sentences_of(item.index))[:1]:
            dull = any(words(key).search(one.text) for key in ("others_do", "others_step", "not_action", "ambition"))
            who = words("who_is_to").match(one.text)
            dated = is_task(one.text) and words("dated_item").search(one.text)
            if (
                not dull
                and len(one.text.split()) >= _FEWEST_WORDS
                and (who or dated or any(words(key).search(one.text) for key in ("dated_tail", "task_in_item")))
            ):
                yield step(paper, one, method="action-next", status=_so_far(item.norm, one.text))


def _so_far(item: str, told: str) -> Status:
    """How far a word behind the task says that it is: "... to confirm the dates. Complete."."""
    behind = item.partition(told.rstrip(". "))[2].strip(" .")
    status = status_of(behind) if behind else None
    return status if status in ("done", "under-way") else "planned"


def _numbers(paper: Paper) -> dict[str, str]:
    """The numbers of the recommendations that headings answer, where several do and one above speaks of answers."""
    found: dict[str, str] = {}
    over = ""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind != "heading":
            continue
        match = words("answered").match(block.plain.norm)
        around = (*paper.places[index].headings[:-1], over, paper.head.title or "")
        over = over if match else block.plain.norm
        if match and any(words("answering").search(one) for one in around):
            found[paper.places[index].heading] = match["number"] or match["letter"]
    return found if len(found) >= _FEWEST_ANSWERED else {}


def _of_block(paper: Paper, index: int, number: str | None, *, behind_first: bool = False) -> Iterator[ActionClaim]:
    held: ActionClaim | None = None
    for sentence in list(paper.sentences_of(index))[int(behind_first) :]:
        going_on = words("goes_on").match(sentence.text)
        if held and going_on and words("slipped").search(sentence.text):
            held = _slipped(paper, held, sentence)
            continue
        steps = [part for part in parts_of(sentence) if not going_on and is_step(part, answered=bool(number))]
        for part in steps:
            if held:
                yield held
            held = replace(step(paper, part, method="action-answering"), recommendation=number)
    if held:
        yield held


def _slipped(paper: Paper, held: ActionClaim, sentence: Sentence) -> ActionClaim:
    """`held` with what the sentence behind it says of its day: "It was due in July but has slipped to October 2024"."""
    due = last_date(paper, sentence)
    told = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index, field="progress")
    return replace(
        held,
        evidence=(*held.evidence, *told),
        progress=sentence.plain.text[sentence.at : sentence.stop],
        deadline=(due.last or due.first) if due else held.deadline,
        status="under-way",
    )


def parts_of(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence, or its clauses where each of two tells of a step with a subject of its own."""
    for joint in words("further_step").finditer(sentence.text):
        if words("step_told").search(sentence.text[: joint.start()]):
            first = sentence.text[: joint.start()]
            rest = sentence.text[joint.end() :]
            at = sentence.at + joint.end()
            return (
                replace(sentence, stop=sentence.at + joint.start(), text=first),
                replace(sentence, at=at, text=rest),
            )
    return (sentence,)


def is_step(part: Sentence, *, answered: bool) -> bool:
    """True where `part` tells a step; where it is `answered` for a recommendation what is so now is one too."""
    text = part.text
    if len(text.split()) < _FEWEST_WORDS or any(words(key).search(text) for key in _DULL):
        return False
    if not answered and (words("told_besides").search(text) or words("going_on").search(text)):
        return False
    began = words("began").match(text) or words("did_actively").match(text)
    now = answered and (words("now_so").search(text) or words("done_to").search(text))
    return bool(words("step_told").search(text) or began or now) and not re.match(r"\d", text)
