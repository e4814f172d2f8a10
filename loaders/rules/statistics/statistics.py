"""Numbers that sentences state: what they measure, of whom, when, and what a count of inspections counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from loaders.claims import CountBasis, Evidence, Framework, Grade, StatisticClaim
from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.grades.grades import find_grades
from loaders.rules.inspections.days import told_days
from loaders.rules.inspections.frameworks import framework_of
from loaders.rules.inspections.inspections import Inspection
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.plans import read_plan
from loaders.rules.recommendations.requests import own_requests
from loaders.rules.statistics.measures import measure_of
from loaders.rules.statistics.quantities import Quantity, find_quantities, pattern
from loaders.rules.statistics.settings import Measure, Setting
from loaders.rules.statistics.statistic_circumstances import measure_in_full, when, whose
from loaders.rules.statistics.statistic_tables import tabled

_FEW = 12
_MANY = 40
_CONFIDENCE = {"count": 0.8, "percent": 0.8, "gbp": 0.8}


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a count of authorities or inspections counts; the counts that part it by grade count the same."""

    basis: CountBasis | None = None
    framework: Framework | None = None


@dataclass(slots=True)
class _Memory:
    """What the sentences of one text have measured and counted so far."""

    held: Measure | None = None
    of_unit: dict[str, Measure] = field(default_factory=dict)
    counted: _Counted = _Counted()


def statistic_claims(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[StatisticClaim]:
    """The numbers of `paper` in its order; one told twice in the same words is one, with both passages.

    None of references, dates, ages, deadlines and targets of a plan; none whose measure the sentence leaves open.
    """
    found: dict[tuple[object, ...], StatisticClaim] = {}
    for claim in (*_in_text(paper), *tabled(paper)):
        key = (claim.measure.lower(), claim.value, claim.value_to, claim.unit, claim.authority, claim.as_of)
        held = found.get(key)
        found[key] = replace(held, evidence=tuple(dict.fromkeys(held.evidence + claim.evidence))) if held else claim
    yield from found.values()


def _in_text(paper: Paper) -> Iterator[StatisticClaim]:
    asked = {item.index for request in own_requests(paper) for item in request.items}
    memory = _Memory()
    for index, block in enumerate(paper.blocks):
        for text in _texts(paper, index, block):
            memory = memory if _goes_on(paper, index) else _Memory()
            for sentence in text:
                found = _in_sentence(paper, sentence, memory)
                if index not in asked:
                    yield from found
                elif pattern("sanctioned").search(sentence.text):
                    yield from (claim for claim in found if claim.unit == "gbp")


def _goes_on(paper: Paper, index: int) -> bool:
    """True for an item behind another of its list, which may go back to what that one counted."""
    pair = paper.blocks[max(index - 1, 0) : index + 1]
    return len(pair) > 1 and all(isinstance(block, Block) and block.kind == "item" for block in pair)


def _texts(paper: Paper, index: int, block: Block | Table) -> Iterator[Iterator[Sentence]]:
    """The texts of `block` that state what is so: itself where it is no heading, or how far a plan's actions are."""
    if isinstance(block, Block):
        if block.kind != "heading":
            yield paper.sentences_of(index)
        return
    plan = read_plan(paper, block)
    column = plan.columns.get("progress") if plan else None
    if plan and column is not None:
        for row in plan.rows:
            plain = row.cells[column]
            yield (Sentence(index, plain, at, stop, plain.norm[at:stop]) for at, stop in sentences(plain.norm))


def _in_sentence(paper: Paper, sentence: Sentence, memory: _Memory) -> Iterator[StatisticClaim]:
    text = sentence.text
    if not pattern("screen").search(text):
        asked = pattern("number_asked").search(text)
        memory.held = Measure(asked["what"], asked["what"], "count") if asked else memory.held
        return
    if pattern("never").search(text):
        return
    dates = tuple(told_days(text, paper.head.date))
    quantities = tuple(find_quantities(text, list(dates)))
    if len(quantities) > _MANY:
        return  # a table whose cells have run together
    before: dict[int, Measure] = {}
    for place, one in enumerate(quantities):
        setting = Setting(text, quantities, dates, dict(before), memory.held, place, dict(memory.of_unit))
        measure = measure_of(setting)
        if measure is None:
            continue
        before[place] = memory.held = memory.of_unit[one.unit] = replace(measure, unit=one.unit)
        claim = replace(_claim(paper, sentence, setting, measure), **when(paper, setting))  # type: ignore[arg-type]
        if not claim.measure:
            continue
        if not _is_national(one, measure, text):
            yield claim
            continue
        afresh = text[one.at : one.stop].lower() == "no"
        memory.counted = _counted(paper, sentence, measure, _Counted() if afresh else memory.counted)
        basis, framework = memory.counted.basis, memory.counted.framework
        if basis or one.value > _FEW or re.search(r"\b(?:inspections|reports)\b", measure.head):
            yield replace(claim, authority=None, grade=_grade(measure), basis=basis, framework=framework)


def _claim(paper: Paper, sentence: Sentence, setting: Setting, measure: Measure) -> StatisticClaim:
    one = setting.one
    rate = re.search(r"\bper (1|10|100),?000\b", measure.words)
    return StatisticClaim(
        document=paper.document.slug,
        evidence=_evidence(paper, sentence, one),
        confidence=_CONFIDENCE.get(one.unit, 0.7),
        method="statistic-sentence",
        measure=measure_in_full(paper, sentence, one, measure),
        value=one.value,
        value_to=one.value_to,
        qualifier=one.qualifier,
        unit=f"per {rate[1]}000" if rate and one.unit == "count" else one.unit,
        authority=whose(paper, sentence, setting, measure),
    )


def _evidence(paper: Paper, sentence: Sentence, one: Quantity) -> tuple[Evidence, ...]:
    whole = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
    value = paper.passages(
        sentence.plain, sentence.at + one.from_, sentence.at + one.stop, index=sentence.index, field="value"
    )
    return (*whole, *value)


def _is_national(one: Quantity, measure: Measure, text: str) -> bool:
    """True for a count of authorities, boards, inspections or their reports across the country."""
    single = one.value <= 1 and one.unit == "count" and pattern("national_single").search(measure.head)
    if one.unit not in ("count", "percent") or not (single or pattern("national_head").search(measure.head)):
        return False
    plural = re.search(r"\b(?:inspections|reports|others|boards)\b", measure.head, re.I)
    return not plural or bool(
        re.search(r"\b(?:LSCBs|authorit|council|published|nation|framework|judgement of)", text, re.I)
    )


def _counted(paper: Paper, sentence: Sentence, measure: Measure, before: _Counted) -> _Counted:
    """What the count counts: as the count before it, where it parts that by grade; else by its own words."""
    graded = any(find_grades(measure.words))
    if before.basis and graded:
        return before
    basis = _basis(measure.words) or _basis(f"{measure.words} {sentence.text}")
    if basis is None or (basis == "authorities-graded" and not graded):
        return _Counted()
    blocks = paper.blocks[max(sentence.index - 2, 0) : sentence.index + 1]
    around = " ".join(block.plain.norm for block in blocks if isinstance(block, Block))
    ways = ((sentence.text, paper.head.date), (sentence.text, None), (around, paper.head.date), (around, None))
    named = (framework_of(words, day, described=False) for words, day in ways)
    framework = next((key for key in named if key), None)
    return _Counted(basis, framework)


def _basis(words: str) -> CountBasis | None:
    return next((basis for basis, found in _bases() if found.search(words)), None)


@cache
def _bases() -> tuple[tuple[CountBasis, Pattern], ...]:
    return tuple((entry["basis"], prepare(entry["words"], re.I)) for entry in load("statistics")["bases"])


def _grade(measure: Measure) -> Grade | None:
    """The one grade that the authorities hold; None where they hold one of several ("good or better")."""
    spans = list(find_grades(measure.words))
    several = len(spans) > 1 or re.search(r"\bor (?:better|above|higher|worse|below)\b", measure.words, re.I)
    return spans[0].grade if spans and not several else None
