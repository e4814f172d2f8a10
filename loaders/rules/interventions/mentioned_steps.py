"""The words that name a step of central government: a notice, a direction, a commissioner, an improvement board."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from loaders.lexicon import load
from loaders.patterns import Pattern, Several, prepare

Kind = Literal["improvement-notice", "direction", "commissioner", "improvement-board", "other"]
# held: it is said to be so; named: it is only spoken of; state: intervention of a kind that is not told
Stance = Literal["held", "expected", "ended", "named"]


@dataclass(frozen=True, slots=True)
class Known:
    """One kind of step of lexicon/interventions. `exact` finds words that mean it in its own paper only."""

    kind: Kind
    names: Pattern
    exact: Pattern | None
    loose: Pattern | None
    loose_needs: Pattern | None
    not_before: Pattern
    not_after: Pattern | None
    begun_before: Pattern
    begun_behind: Pattern


@dataclass(frozen=True, slots=True)
class Mention:
    known: Known
    at: int
    stop: int
    is_bare: bool


@cache
def words(key: str) -> Pattern:
    """The pattern `key` of lexicon/interventions; "@I" stands for whoever steps in."""
    held = load("interventions")
    issuer = str(held["issuer"])
    once = str(held[key]).replace("@I", issuer, 1)
    return prepare(once.replace("@I", issuer.replace("<who>", "<who2>")), re.I)


@cache
def known_steps() -> tuple[Known, ...]:
    """The kinds of step in the order of their file."""
    return tuple(_known(entry) for entry in load("interventions")["kinds"])


@cache
def _named() -> Several[Known]:
    """The same, to be asked for those that a text can name."""
    return Several((one, tuple(form for form in (one.names, one.loose, one.exact) if form)) for one in known_steps())


def _known(entry: dict[str, str]) -> Known:
    def pattern(key: str, flags: int = re.I) -> Pattern | None:
        return prepare(re.sub(r"\s+(?=\|\\b)", "", entry[key]), flags) if key in entry else None

    return Known(
        kind=cast(Kind, entry["kind"]),
        names=prepare(re.sub(r"\s+(?=\|\\b)", "", entry["names"]), re.I),  # a folded line of the file
        exact=pattern("exact", 0),
        loose=pattern("loose"),
        loose_needs=pattern("loose_needs"),
        not_before=prepare(entry["not_before"], re.I),
        not_after=pattern("not_after"),
        begun_before=prepare(entry["begun_before"], re.I),
        begun_behind=prepare(entry["begun_behind"], re.I),
    )


def mentions_in(text: str) -> list[Mention]:
    """The steps named in `text`; of overlapping words the first kind's."""
    found: list[Mention] = []
    for known in _named().likely(text):
        for match, is_exact in _matches(known, text):
            at, stop = match.start(), match.end()
            taken = any(m.at < stop and at < m.stop and m.known.kind == known.kind for m in found)
            if taken or known.not_before.search(text[max(at - 60, 0) : at]):
                continue
            if known.not_after and known.not_after.search(text[stop : stop + 60]):
                continue
            found.append(Mention(known, at, stop, is_exact))
    return sorted(found, key=lambda m: m.at)


def _matches(known: Known, text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Where `text` has words for the step, and whether they are its exact ones."""
    yield from ((match, False) for match in known.names.finditer(text))
    if known.loose and known.loose_needs and known.loose_needs.search(text):
        yield from ((match, False) for match in known.loose.finditer(text))
    if known.exact:
        yield from ((match, True) for match in known.exact.finditer(text))
