"""Steps in lists whose items each have a verb of their own: "We: have opened ...; will train ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from loaders.claims import ActionClaim
from loaders.layout.block import Block
from loaders.patterns import Several
from loaders.rules.actions.open_leads import lead_words
from loaders.rules.actions.told_leads import told_leads
from loaders.rules.paper.listings import list_after
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import deadline_behind, words

Status = Literal["planned", "under-way", "done"]
_FEWEST_WORDS = 4
_FEWEST_BESIDE = 2
_DULL = ("intro", "others_do", "not_action", "others_step", "found_so", "measured")


@cache
def _leads() -> Several[tuple[str, str]]:
    """The words that lead in such lists, each with the form that an item must have."""
    pairs = (("subject_lead", "verb_first"), ("steps_lead", "step_told"))
    return Several(((lead, form), (words(lead),)) for lead, form in pairs)


def told_steps(paper: Paper) -> Iterator[ActionClaim]:
    """One claim an item of such lists that tells a step of the paper's own."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block):
            continue
        above = lead_words(paper, index)
        for lead, form in _leads().likely(above):
            if words(lead).search(above) and _is_straight_above(paper, index):
                for item in list_after(paper, index):
                    yield from _first(paper, item.index, form)
                break


def steps_beside(paper: Paper, told: Sequence[ActionClaim]) -> Iterator[ActionClaim]:
    """The other steps of a list of which other rules have taken half its items, and two at least, as actions."""
    starts = sorted(claim.evidence[0].start for claim in told)
    run: list[int] = []
    for index, block in enumerate((*paper.blocks, None)):
        if isinstance(block, Block) and block.kind == "item":
            run.append(index)
            continue
        taken = [place for place in run if _holds(paper, place, starts)]
        if len(taken) >= _FEWEST_BESIDE and 2 * len(taken) >= len(run):
            for place in run:
                if place not in taken:
                    yield from _first(paper, place, "step_told")
        run = []


def _holds(paper: Paper, place: int, starts: Sequence[int]) -> bool:
    block = paper.blocks[place]
    return any(block.start <= start < block.end for start in starts)


def _is_straight_above(paper: Paper, index: int) -> bool:
    below = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    return isinstance(below, Block) and below.kind == "item"


def _first(paper: Paper, index: int, form: str) -> Iterator[ActionClaim]:
    """The first sentence of an item, where it has the `form` of a step and is nobody else's doing."""
    for sentence in list(paper.sentences_of(index))[:1]:
        text = sentence.text
        told = words(form).search(text)
        dull = any(words(key).search(text) for key in _DULL)
        if told and not dull and len(text.split()) >= _FEWEST_WORDS and _is_own(paper, sentence):
            yield step(paper, sentence, method="action-told-in-list")


def _is_own(paper: Paper, sentence: Sentence) -> bool:
    """False where another authority's name opens the sentence: what it does is its own."""
    own = paper.places[sentence.index].authority
    return not any(one.at < len("The ") + 1 and one.name != own for one in paper.gazetteer.find(sentence.text))


def is_told_step(text: str) -> bool:
    """True for a step that was taken; of those that are counted out, "Secondly, ...", one that holds now too."""
    front = words("counted_out").match(text)
    keys = ("step_told", "did_actively", "now_so", "done_to") if front else ("step_told",)
    told = any(words(key).search(text[front.end() if front else 0 :]) for key in keys)
    return told and not any(words(key).search(text) for key in ("intro", "others_do", "not_action"))


def step(paper: Paper, sentence: Sentence, *, method: str, status: Status | None = None) -> ActionClaim:
    """The claim of a whole sentence that tells a step: done, in hand or to come, by its words or as `status` says."""
    status = status or _status(sentence.text)
    due = deadline_behind(paper, sentence.text, 0) if status != "done" else None
    told = sentence.text[: due.at] if due else ""
    if due and (words("recurring_from").search(told) or words("began_on").search(told)):
        due = None
    low = sentence.at
    where = (
        paper.passages(sentence.plain, low + due.at, low + due.stop, index=sentence.index, field="deadline")
        if due
        else ()
    )
    return ActionClaim(
        document=paper.document.slug,
        evidence=(*paper.passages(sentence.plain, low, sentence.stop, index=sentence.index), *where),
        confidence=0.7,
        method=method,
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[low : sentence.stop],
        lead=told_leads(sentence.text, sentence.text),
        deadline=(due.last or due.first) if due else None,
        status=status,
    )


def _status(text: str) -> Status:
    if words("ahead").search(f"{text} ") or words("scheduled").match(text) or words("verb_ahead").match(text):
        return "planned"
    return "under-way" if words("under_way_verb").search(text) else "done"
