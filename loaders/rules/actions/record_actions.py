"""Actions told a field at a time, in lines of their own or one behind another: "Milestone: ...", "Owner: ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.claims import ActionClaim
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.plain import Plain
from loaders.layout.tables import Table, line_cells
from loaders.patterns import prepare
from loaders.rules.actions.responses import answered_above
from loaders.rules.paper.leads import split_leads
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.plan_cells import is_blank, is_colour, status_of
from loaders.rules.plans.plan_heads import role_of
from loaders.rules.plans.plans import read_plan
from loaders.rules.plans.tasks import is_task

_SLOTS = ("lead", "deadline", "progress", "status")
_LABEL = prepare(
    r"(?:^|(?<=[.;,|)(?!])\s|\s[-|]\s)\W{0,3}"
    r"(?P<label>[A-Z][A-Za-z/&'?]*(?: [A-Za-z/&'?]+){0,4}(?: [0-9A-Z][\w.]{0,5})?)\s?(?::-?|\s-)\s"
)
_COUNTED = prepare(r"\s\d[\d.]{0,5}[a-z]?$")
_FEWEST_WORDS, _FEWEST_FIELDS, _PAIR = 4, 3, 2


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a record: its role, and its words from `at` to `stop` of block `index`."""

    role: str
    index: int
    plain: Plain
    at: int
    stop: int
    counted: bool = False

    @property
    def text(self) -> str:
        return self.plain.text[self.at : self.stop].strip(" .;,|")


def record_actions(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a record: the words of the action, and before or behind them who, when or how far."""
    record: list[_Field] = []
    above: Block | None = None  # without a field of its own
    for index, block in enumerate(paper.blocks):
        fields = _fields(index, block) if isinstance(block, Block) else []
        if not fields:
            yield from _action(paper, record)
            record, above = [], block if isinstance(block, Block) else None
        elif not record and above:
            record = _opening(index - 1, above)
        if isinstance(block, Table):
            yield from _of_table(paper, index, block)
        for field in fields:
            if _begins(record, field):
                yield from _action(paper, record)
                record = []
            record.append(field)
    yield from _action(paper, record)


def _begins(record: list[_Field], field: _Field) -> bool:
    """True where `field` is the first of another record: one of its role has been told, or all that follows a task."""
    told = {one.role for one in record}
    return field.role in told or (field.role == "text" and bool(told - {"lead"}))


def _of_table(paper: Paper, index: int, table: Table) -> Iterator[ActionClaim]:
    """The records of a table of two columns with a label and its words in each row."""
    lines = line_cells(paper.document.text, table)
    if any(len(line) != _PAIR for line in lines) or read_plan(paper, table):
        return
    record: list[_Field] = []
    for label, told in lines:
        role = _role(label.norm.strip(" :*"))
        if role not in ("text", *_SLOTS) or not told:
            continue
        field = _Field(role, index, told, 0, len(told.text), bool(_COUNTED.search(label.norm.strip(" :*"))))
        if _begins(record, field):
            yield from _action(paper, record)
            record = []
        record.append(field)
    yield from _action(paper, record)


def _opening(index: int, block: Block) -> list[_Field]:
    """A line that tells what to do without a label, below which the fields may stand."""
    told = is_task(block.plain.norm) and len(block.plain.norm.split()) >= _FEWEST_WORDS
    return [_Field("text", index, block.plain, 0, len(block.plain.text))] if told else []


def _fields(index: int, block: Block) -> list[_Field]:
    """The fields of a block: each label of a role with the words up to the next; words in front tell the action."""
    text = block.plain.norm
    marks = [(mark, role) for mark in _LABEL.finditer(text) if (role := _role(mark["label"])) in ("text", *_SLOTS)]
    ends = [mark.start() for mark, _ in marks[1:]] + [len(text)] * bool(marks)
    found = [
        _Field(role or "", index, block.plain, mark.end(), end, bool(_COUNTED.search(mark["label"])))
        for (mark, role), end in zip(marks, ends, strict=True)
        if text[mark.end() : end].strip()
    ]
    if found and marks[0][0].start() > 0:
        slots = {one.role for one in found}
        if "text" in slots:
            return found if found[0].role == "text" else []
        inside = len(slots & set(_SLOTS)) > 1 and "text" not in slots
        return [_Field("text", index, block.plain, 0, marks[0][0].start()), *found] if inside else []
    return found


def _role(label: str) -> str | None:
    return role_of(_COUNTED.sub("", label).strip(" ?"))


def _action(paper: Paper, record: list[_Field]) -> Iterator[ActionClaim]:
    held = {field.role: field for field in reversed(record)}
    if "text" not in held or not {"lead", "deadline"} & set(held):
        return
    text = held["text"]
    if len(held) < _FEWEST_FIELDS and not (text.counted and len(text.text.split()) >= _FEWEST_WORDS):
        return
    due = find_dates(held["deadline"].text, year=paper.year) if "deadline" in held else []
    told = held.get("progress") or held.get("status")
    worded = told and not is_blank(told.text) and not is_colour(told.text)
    rated = held.get("status") or told
    yield ActionClaim(
        document=paper.document.slug,
        evidence=tuple(
            passage
            for one in sorted(held.values(), key=lambda field: (field.role != "text", field.index, field.at))
            for passage in paper.passages(one.plain, one.at, one.at + len(one.text), index=one.index, field=one.role)
        ),
        confidence=0.9,
        method="plan-record",
        authority=paper.places[text.index].authority,
        recommendation=answered_above(paper, text.index),
        text=text.text,
        lead=split_leads(held["lead"].text) if "lead" in held else (),
        progress=told.text if told and worded else None,
        deadline=(due[0].last or due[0].first) if due else None,
        status=status_of(rated.text) if rated else None,
    )
