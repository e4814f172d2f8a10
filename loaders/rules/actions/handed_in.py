"""Plans that have to be with those who asked for them by a day: an action in whatever sentence tells it."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.claims import ActionClaim
from loaders.dates import DateSpan, find_dates, first_day
from loaders.layout.block import Block
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import words

_DAY = len("2016-01-01")
_FRONTS = ("handed_in_by", "to_hand_in_by", "handed_in_on")


def plans_handed_in(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a sentence that says by which day a plan or statement goes to an inspectorate or to government."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading" or not words("handed_in").search(block.plain.norm):
            continue
        for sentence in paper.sentences_of(index):
            due = _due(paper, sentence) if words("handed_in").search(sentence.text) else None
            if due and not words("not_handed_in").search(sentence.text) and _is_ours(paper, sentence):
                yield _claim(paper, sentence, due)


def _due(paper: Paper, sentence: Sentence) -> DateSpan | None:
    """The day in the sentence in front of which the words of such a duty stand."""
    for date in find_dates(sentence.text, year=paper.year):
        front = sentence.text[: date.at]
        told = next((key for key in _FRONTS if words(key).search(front)), None) if len(date.first) == _DAY else None
        if told and (told != "to_hand_in_by" or _is_answer(paper, front, date)):
            return date
    return None


def _is_answer(paper: Paper, front: str, due: DateSpan) -> bool:
    """True where the plan is told to answer something, or its day is still to come."""
    ahead = not paper.head.date or first_day(due.first) >= paper.head.date
    return ahead or bool(words("handed_in_answer").search(front))


def _is_ours(paper: Paper, sentence: Sentence) -> bool:
    own = paper.places[sentence.index].authority
    return all(one.name == own for one in paper.gazetteer.find(sentence.text))


def _claim(paper: Paper, sentence: Sentence, due: DateSpan) -> ActionClaim:
    low = sentence.at
    today = paper.head.date
    ahead = not today or first_day(due.first) >= today
    where = paper.passages(sentence.plain, low + due.at, low + due.stop, index=sentence.index, field="deadline")
    return ActionClaim(
        document=paper.document.slug,
        evidence=(*paper.passages(sentence.plain, low, sentence.stop, index=sentence.index), *where),
        confidence=0.75,
        method="action-handed-in",
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[low : sentence.stop],
        deadline=due.last or due.first,
        status="planned" if ahead else None,
    )
