"""A statement in which whatever it names is replaced by a mark of its sort, so that forms of words can speak of sorts.

"The Board reports to the Council" becomes "⟪b0⟫ reports to ⟪a1⟫": b a body, p a post, a an authority, l a plan.
Articles and words such as "members of the" in front of a name go into the mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Protocol

from loaders.lexicon import load
from loaders.naming.named import Sort
from loaders.patterns import Pattern, prepare

_LETTERS: Final[dict[Sort, str]] = {"body": "b", "post": "p", "authority": "a", "plan": "l"}
_MARK = prepare(r"⟪[bpal](\d+)⟫")
_WHOSE = prepare(r"⟪[ab]\d+⟫(?:'s|') (?=⟪p\d+⟫)")  # "the Trust's Director" is the director
_BRACKETED = prepare(r"\s\((?:the\s)?['\"]?[A-Z][A-Za-z&]{1,9}['\"]?\)")


class Placed(Protocol):
    """Something named between two places of a text."""

    @property
    def at(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def sort(self) -> Sort: ...


def typed(text: str, parties: Sequence[Placed]) -> str:
    """`text` with a mark for each of `parties`, which come in order and do not overlap.

    Those of no width are named together with the one before them: "both".
    """
    parts: list[str] = []
    end = 0
    for number, one in enumerate(parties):
        before = text[end : one.at] if one.at >= end else ""
        parts.append(before[: len(before) - _width_before(before)] if one.stop > one.at else " and ")
        parts.append(f"⟪{_LETTERS[one.sort]}{number}⟫")
        opened = text.count("(", one.at, one.stop) > text.count(
            ")", one.at, one.stop
        )  # "Chief Executive (Ann Example)"
        stop = one.stop + 1 if opened and text.startswith(")", one.stop) else one.stop
        end = max(end, _past(text, stop))
    parts.append(text[end:])
    return _WHOSE.sub("", "".join(parts))


def marked(words: str) -> tuple[int, ...]:
    """The numbers of the parties whose marks stand in `words`, in order."""
    return tuple(int(number) for number in _MARK.findall(words))


def renumbered(words: str, more: int) -> str:
    """`words` with `more` added to the number of each mark.

    >>> renumbered("⟪b0⟫ reports to ⟪a1⟫", 2)
    '⟪b2⟫ reports to ⟪a3⟫'
    """
    return _MARK.sub(lambda mark: f"{mark[0][:2]}{int(mark[1]) + more}⟫", words)


def _width_before(before: str) -> int:
    match = _in_front().search(before)
    return len(match[0]) if match else 0


def _past(text: str, stop: int) -> int:
    acronym = _BRACKETED.match(text, stop)
    stop = acronym.end() if acronym else stop
    behind = _behind().match(text, stop)
    return behind.end() if behind else stop


@cache
def _in_front() -> Pattern:
    return prepare(load("relation-words")["in_front"])


@cache
def _behind() -> Pattern:
    return prepare(load("relation-words")["behind"])
