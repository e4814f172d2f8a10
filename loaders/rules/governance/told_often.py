"""How often a relation is told to be kept up, and whether one of its ends is told of as a body of before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.grammar.modality import frequency_of
from loaders.patterns import prepare
from loaders.rules.paper.parties import Party, Told

_OPENING = prepare(
    r"(?:Each|Every|Once|Twice|Three times|Four times|Quarterly|Monthly|Weekly|Annually)"
    r"\b[a-z -]{0,24},?\s(?=⟪|an?\s|the\s)"
)
_OFTEN = r"(?P<often>(?:week|fortnight|month|quarter|term|annual|six-month)ly)"
_BESIDE = (
    prepare(rf"⟪[bpa](?P<number>\d+)⟫ {_OFTEN}\b"),
    prepare(rf"\b{_OFTEN} (?:by|to|at|in|with) ⟪[bpa](?P<number>\d+)⟫"),
)


def told_often(text: str, found: re.Match[str], parties: Sequence[Party], ends: Sequence[str | None]) -> str | None:
    """How often, by the words that match, those behind them, or those that open: "Each quarter the Board".

    Where each of a list has its own, by the word beside one of the `ends`: "to Cabinet monthly and the Board weekly".
    """
    for form in _BESIDE:
        own = list(form.finditer(text))
        if len(own) > 1:
            named = (one for one in own if parties[int(one["number"])].name in ends)
            return next((frequency_of(one["often"]) for one in named), None)
    opening = _OPENING.match(text)
    behind = frequency_of(found[0]) or frequency_of(text[found.start() :])
    return behind or (frequency_of(opening[0]) if opening else None)


def is_former(told: Told, ends: Sequence[str | None]) -> bool:
    """True where one of the ends is told of as a body of before: "the former Board"."""
    text = told.sentence.text
    named = (p for p in told.parties if p.sort == "body" and p.at and p.name in ends)
    return any(text[: p.at].endswith((" former ", " previous ")) for p in named)
