"""Actions told a line a field: "Milestone: ...", "Owner: ...", "Date: ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.claims import ActionClaim
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.rules.head_fields import LABELLED
from loaders.rules.leads import split_leads
from loaders.rules.paper import Paper
from loaders.rules.plans import role_of

_SLOTS = ("lead", "deadline", "progress")


@dataclass(frozen=True, slots=True)
class _Line:
    """A field of a record: its role, and its words from `at` of block `index`."""

    role: str
    index: int
    block: Block
    at: int

    @property
    def text(self) -> str:
        return self.block.plain.text[self.at :].strip()


def record_actions(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a record: a line of the action, and beneath it at least one of who, when or how far."""
    record: list[_Line] = []
    for index, block in enumerate(paper.blocks):
        line = _line(index, block) if isinstance(block, Block) else None
        if line is None or line.role == "text":
            yield from _action(paper, record)
            record = []
        if line and (record or line.role == "text"):
            record.append(line)
    yield from _action(paper, record)


def _line(index: int, block: Block) -> _Line | None:
    match = LABELLED.match(block.plain.norm)
    role = role_of(match["label"]) if match and match["value"] else None
    if match is None or role not in ("text", *_SLOTS):
        return None
    return _Line(role, index, block, match.start("value"))


def _action(paper: Paper, record: list[_Line]) -> Iterator[ActionClaim]:
    held = {line.role: line for line in reversed(record)}
    if "text" not in held or len({"lead", "deadline"} & set(held)) < 1 or len(held) < 3:
        return
    due = find_dates(held["deadline"].block.plain.norm, year=paper.year) if "deadline" in held else []
    yield ActionClaim(
        document=paper.document.slug,
        evidence=tuple(
            passage
            for line in record
            for passage in paper.passages(line.block.plain, line.at, index=line.index, field=line.role)
        ),
        confidence=0.9,
        method="plan-record",
        authority=paper.places[held["text"].index].authority,
        text=held["text"].text,
        lead=split_leads(held["lead"].text) if "lead" in held else (),
        progress=held["progress"].text if "progress" in held else None,
        deadline=(due[0].last or due[0].first) if due else None,
        status=None,
    )
