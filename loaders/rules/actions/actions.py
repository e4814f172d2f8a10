"""Actions: the rows of action plans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from loaders.claims import ActionClaim, Evidence, Slot
from loaders.dates import DateSpan
from loaders.layout.block import Block
from loaders.layout.plain import Plain
from loaders.layout.tables import Row, Table
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.refusals import Refused
from loaders.rules.actions.answered_steps import answered_steps, progress_steps
from loaders.rules.actions.bracketed_actions import bracketed_actions
from loaders.rules.actions.dated_steps import dated_steps
from loaders.rules.actions.done_actions import done_actions
from loaders.rules.actions.fronted_actions import fronted_actions
from loaders.rules.actions.handed_in import plans_handed_in
from loaders.rules.actions.in_train import actions_in_train
from loaders.rules.actions.labelled_steps import labelled_steps
from loaders.rules.actions.led_actions import labelled_actions, led_actions
from loaders.rules.actions.led_sections import led_sections
from loaders.rules.actions.listed_steps import listed_steps
from loaders.rules.actions.made_things import made_things
from loaders.rules.actions.minute_actions import minute_actions
from loaders.rules.actions.obliged_actions import obliged_actions
from loaders.rules.actions.record_actions import record_actions
from loaders.rules.actions.responses import responses
from loaders.rules.actions.run_in_topics import with_topics
from loaders.rules.actions.timed_lists import timed_lists
from loaders.rules.actions.told_actions import told_actions
from loaders.rules.actions.told_steps import steps_beside, told_steps
from loaders.rules.inspections.inspections import Inspection
from loaders.rules.paper.leads import split_leads
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.sequence import missing_numbers
from loaders.rules.plans.deadlines import words
from loaders.rules.plans.plan_areas import area_advice, listed_numbers
from loaders.rules.plans.plan_bands import band_advice, band_of
from loaders.rules.plans.plan_cells import (
    Status,
    cell_of,
    deadline_within,
    deadlines_in,
    is_blank,
    is_colour,
    short_month,
    status_of,
    unrated,
)
from loaders.rules.plans.plan_refusals import refused_cells, refused_columns, refused_row
from loaders.rules.plans.plans import Advice, Plan, advice_of, opening_words, plan_name, read_plan

_SLOTS: tuple[Slot, ...] = ("lead", "progress", "deadline")


def action_claims(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[ActionClaim | Refused]:
    """One claim a row of every plan, in order, beside what is refused; then the actions told in sentences."""
    for index, block in enumerate(paper.blocks):
        plan = read_plan(paper, block) if isinstance(block, Table) else None
        if plan:
            yield from refused_columns(paper, plan)
            yield from _rows(paper, index, plan)
    rules = (
        record_actions, led_sections, responses, answered_steps, minute_actions, listed_steps, bracketed_actions,
        fronted_actions, labelled_actions, labelled_steps, told_actions, led_actions, done_actions, actions_in_train,
        obliged_actions, told_steps, progress_steps, dated_steps,
        plans_handed_in, made_things, timed_lists,
    )  # fmt: skip
    told = list(with_topics(paper, _once(chain.from_iterable(rule(paper) for rule in rules))))
    yield from sorted((*told, *steps_beside(paper, told)), key=lambda claim: claim.evidence[0].start)


def _once(told: Iterable[ActionClaim]) -> Iterator[ActionClaim]:
    """Each action of the prose, but none that stands in the words of one before: two rules may see the same."""
    spans: list[tuple[int, int]] = []
    for claim in (one for one in told if not words("never").search((one.text or "").replace("’", "'"))):
        start, end = claim.evidence[0].start, claim.evidence[0].end
        if not any(start < stop and at < end for at, stop in spans):
            spans.append((start, end))
            yield claim


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row stands: in which table, under which recommendation, and its label."""

    index: int
    title: str | None
    advice: Advice | None
    label: str


def _rows(paper: Paper, index: int, plan: Plan) -> Iterator[ActionClaim | Refused]:
    answers = _answers(plan) or _is_of_listed(paper, plan)
    areas = () if answers else area_advice(paper, plan)
    advice = areas or advice_of(paper, plan)
    inferred = missing_numbers([one.number for one in advice])
    of_row = {row: place for place, one in enumerate(advice) for row in one.rows}
    title = plan_title(paper, index)
    counts: Counter[str] = Counter()
    under: Advice | None = None
    for number, row in enumerate(plan.rows):
        if band := band_of(plan, row):
            under = band_advice(band)
            continue
        if re.fullmatch(r"[\d\s.,%]+", row.cells[plan.columns["text"]].norm):
            continue
        if not row.cells[plan.columns["text"]]:
            yield from refused_row(paper, plan, row)
            continue
        above = of_row.get(number)
        one = under or (advice[above] if above is not None and (areas or answers) else None)
        key = (one.number or inferred[above or 0] or f"r{(above or 0) + 1}") if one else ""
        counts[key] += 1
        label = f"{key}-{counts[key]}" if key else str(counts[key])
        yield _claim(paper, plan, row, _Place(index, title, one, label))
        yield from refused_cells(paper, plan, row)


def _answers(plan: Plan) -> bool:
    """True where the plan has a column of recommendations, or of their numbers."""
    if plan.holds_advice:
        return True
    column = plan.columns.get("reference")
    if column is None:
        return False
    return bool(re.search(r"\brec|para", plan.header[column], re.I)) or _repeats(plan, column)


def _is_of_listed(paper: Paper, plan: Plan) -> bool:
    """True where a column of numbers counts with gaps, and each is that of a recommendation that the paper lists."""
    column = plan.columns.get("reference")
    if column is None:
        return False
    found = [re.search(r"\d+", row.cells[column].norm) for row in plan.rows if row.cells[column]]
    numbers = [int(one[0]) for one in found if one]
    gaps = sorted(numbers) != list(range(1, len(numbers) + 1))
    return len(numbers) == len(found) > 1 and gaps and set(numbers) <= listed_numbers(paper)


def _repeats(plan: Plan, column: int) -> bool:
    """True where numbers in a column come more than once: they are of what the actions answer."""
    numbers = [row.cells[column].norm for row in plan.rows if row.cells[column]]
    return len(set(numbers)) < len(numbers) and all(len(number) <= 4 for number in numbers)


def _claim(paper: Paper, plan: Plan, row: Row, place: _Place) -> ActionClaim:
    text = row.cells[plan.columns["text"]]
    progress, status = _progress(plan, row)
    due = cell_of(plan, row, "deadline")
    date = _deadline(due) if due or status == "done" else deadline_within(text)
    return ActionClaim(
        document=paper.document.slug,
        evidence=tuple(_evidence(paper, plan, row, place.advice)),
        confidence=0.95,
        method="plan-row",
        authority=paper.places[place.index].authority,
        recommendation=_reference(place.advice),
        text=text.text,
        lead=_leads(cell_of(plan, row, "lead")),
        progress=progress,
        deadline=(date.last or date.first) if date else None,
        status=status or ("done" if due and status_of(due.norm) == "done" else None),
        plan=place.title,
        row=place.label,
        stated_empty=tuple(slot for slot in _SLOTS if _is_empty(plan, row, slot)),
    )


def _is_empty(plan: Plan, row: Row, slot: Slot) -> bool:
    cell = cell_of(plan, row, slot)
    return cell is not None and not cell.text


def _leads(cell: Plain | None) -> tuple[str, ...]:
    return split_leads(cell.text) if cell and not is_blank(cell.norm) else ()


def _progress(plan: Plan, row: Row) -> tuple[str | None, Status | None]:
    told, rated = cell_of(plan, row, "progress"), cell_of(plan, row, "status")
    status = status_of(rated.norm) if rated else None
    if told is None:
        worded = rated and not is_blank(rated.norm) and not is_colour(rated.norm)
        return (rated.text if rated and worded else None), status
    words = unrated(told) if told and not is_blank(told.norm) and not is_colour(told.norm) else None
    return words, status or (status_of(told.norm) if words else None)


def _deadline(cell: Plain | None) -> DateSpan | None:
    return next(iter(deadlines_in(cell)), None) or short_month(cell) if cell else None


def _reference(one: Advice | None) -> str | None:
    """The recommendation's number as printed, or its words: of a long one those with which it opens."""
    if one is None:
        return None
    return one.number or opening_words(one.text) or None


def _evidence(paper: Paper, plan: Plan, row: Row, one: Advice | None) -> Iterator[Evidence]:
    for role, column in sorted(plan.columns.items(), key=lambda item: (item[0] != "text", item[1])):
        cell = row.cells[column]
        if role in ("recommendation", "reference"):
            continue
        if cell:
            for start, end in cell.spans():
                yield paper.passage(start, end, field=role)
        elif role in _SLOTS:
            yield paper.passage(row.blanks[column], row.blanks[column], field=role)
    text = row.cells[plan.columns["text"]]
    if "deadline" not in plan.columns and (within := deadline_within(text)):
        for start, end in text.spans(within.at, within.stop):
            yield paper.passage(start, end, field="deadline")
    if one:
        for start, end in one.plain.spans():
            yield paper.passage(start, end, field="recommendation")


def plan_title(paper: Paper, index: int) -> str | None:
    """The heading just above the table that calls it a plan, without the day on which it was brought up to date."""
    named = prepare(load("header")["plan_title"], re.I)
    for place in range(index - 1, max(index - 5, -1), -1):
        block = paper.blocks[place]
        if isinstance(block, Block) and block.kind == "heading" and named.search(block.plain.norm):
            return plan_name(block.plain.text)
    if paper.head.title and named.search(paper.head.title):
        return plan_name(paper.head.title)
    return None
