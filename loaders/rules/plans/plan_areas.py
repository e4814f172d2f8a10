"""What the rows of a plan answer where no column is headed by recommendations: its numbered or well-known areas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.paper.listings import list_after
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.plans import Advice, Plan, advice_in

_SHORT = 3
_ENDING = prepare(r"(?<=\w{4})(?:ments?|ings?|ed|ies|y|es|s|e)$")


def area_advice(paper: Paper, plan: Plan) -> tuple[Advice, ...]:
    """The areas that the rows answer, in order.

    Of a column headed "Area", "Priority", "Workstream" or the like, where every area has a number of its own, or
    stands in the words of a list in the paper: of what inspectors said must improve. One headed "Area" or "Issue"
    needs neither where its cells are no places.
    """
    headed = prepare(load("plans")["areas"], re.I)
    for column, heading in enumerate(plan.header):
        if not headed.match(heading.strip()) or column in plan.columns.values():
            continue
        advice = advice_in(paper, plan, column)
        worded = [one for one in advice if one.text]
        if not worded and _are_numbered(advice):
            return advice
        elsewhere = any(prepare(load("plans")["elsewhere"], re.I).search(one.text) for one in worded)
        wanting = prepare(load("plans")["found_wanting"], re.I).match(heading.strip()) and not elsewhere
        if worded and len(worded) == len(advice) and (wanting or _are_numbered(advice) or _are_listed(paper, advice)):
            return advice
    return ()


def _are_numbered(advice: Sequence[Advice]) -> bool:
    numbers = [one.number for one in advice]
    return all(numbers) and len(set(numbers)) == len(numbers) > 1


def _are_listed(paper: Paper, advice: Sequence[Advice]) -> bool:
    items = listed_words(paper)
    return all(any(_told(one) <= item for item in items) for one in advice if _told(one))


@lru_cache(maxsize=2)
def listed_words(paper: Paper) -> tuple[frozenset[str], ...]:
    """The words that carry meaning in each item of the paper's lists."""
    return tuple(
        frozenset(telling_words(b.plain.norm)) for b in paper.blocks if isinstance(b, Block) and b.kind == "item"
    )


def _told(one: Advice) -> frozenset[str]:
    return frozenset(telling_words(one.text))


def telling_words(text: str) -> Iterator[str]:
    """The words that carry meaning, without their endings."""
    for word in re.findall(r"[a-z]+", text.lower()):
        if len(word) > _SHORT and word not in ("from", "with", "that", "this", "their", "into"):
            yield _ENDING.sub("", word.removesuffix("ness"))


@lru_cache(maxsize=2)
def listed_numbers(paper: Paper) -> frozenset[int]:
    """The numbers of the recommendations that the paper lists below words that say so, or that say so themselves."""
    said = prepare(load("plans")["lists_advice"], re.I)
    led = (index for index, b in enumerate(paper.blocks) if isinstance(b, Block) and said.search(b.plain.norm))
    printed = (re.search(r"\d+", item.number or "") for index in led for item in list_after(paper, index))
    named = prepare(load("plans")["names_its_number"], re.I)
    themselves = (named.match(b.plain.norm) for b in paper.blocks if isinstance(b, Block) and b.kind != "heading")
    return frozenset((*(int(one[0]) for one in printed if one), *(int(one["number"]) for one in themselves if one)))
