"""What must be handed in by a day, told of the thing: "the plan has to be with Ofsted by ..."."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.claims import ActionClaim
from loaders.layout.block import Block
from loaders.patterns import Several
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.deadlines import deadline_behind, words


@cache
def _forms() -> Several[str]:
    """The keys of the forms of which a paragraph has to hold one."""
    return Several((key, (words(key),)) for key in ("obliged", "handed_in_time"))


def obliged_actions(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a sentence that obliges somebody to hand in a plan or the like, by a day or within so many days."""
    for index, block in enumerate(paper.blocks):
        likely = _forms().likely(block.plain.norm) if isinstance(block, Block) and block.kind != "heading" else ()
        for sentence in paper.sentences_of(index) if likely else ():
            match = words("obliged").search(sentence.text) if "obliged" in likely else None
            due = deadline_behind(paper, sentence.text, match.end()) if match else None
            timed = "handed_in_time" in likely and not match and words("handed_in_time").search(sentence.text)
            if not due and not timed:
                continue
            low = sentence.at
            where = (
                paper.passages(sentence.plain, low + due.at, low + due.stop, index=index, field="deadline")
                if due
                else ()
            )
            yield ActionClaim(
                document=paper.document.slug,
                evidence=(*paper.passages(sentence.plain, low, sentence.stop, index=index), *where),
                confidence=0.7,
                method="action-obliged",
                authority=paper.places[index].authority,
                text=sentence.plain.text[low : sentence.stop],
                deadline=(due.last or due.first) if due else None,
                status="planned",
            )
