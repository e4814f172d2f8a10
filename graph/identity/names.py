"""Names as they are compared: without titles, empty words and the place; their words, and their acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from graph.body_forms import key_of
from graph.identity.rules import rules

_ACRONYM: Final = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z&]{2,7}")
_LETTERS: Final = re.compile(r"[A-Za-z0-9]+")


def plain(name: str, scope: str | None) -> str:
    """A name folded, without the place in front and without titles of persons."""
    words = key_of(name).split()
    place = scope.split("-") if scope else ["national"]
    if words[: len(place)] == place and len(words) > len(place):
        words = words[len(place) :]
    while len(words) > 1 and words[0] in rules().titles:
        words = words[1:]
    return " ".join(words)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a folded name that tell it from others, in order of the alphabet, plurals as singulars."""
    told = (word for word in name.split() if word not in rules().empty_words)
    return tuple(sorted(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in told))


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym is."""
    return _ACRONYM.fullmatch(name.strip()) is not None


def acronyms_of(name: str, scope: str | None, kinds: Iterable[str]) -> frozenset[str]:
    """What a name can be shortened to, in lower case: its initials, with and without the place and empty words."""
    folded = name.replace("'s", "s").replace("’s", "s").replace("&", " and ")
    words = _LETTERS.findall(folded)
    place = len(scope.split("-")) if scope and key_of(name).startswith(scope.replace("-", " ")) else 0
    made = {alike.lower() for kind in kinds for alike in rules().acronyms.get(kind, ())}
    for some in (words, words[place:], *([*words[:1], *words[place:]],) * bool(place)):
        telling = [word for word in some if word.lower() not in rules().empty_words]
        for kept in (some, telling):
            if len(kept) > 1:
                made.add("".join(word[0] for word in kept).lower())
    return frozenset(made)


def initials_fit(initials: str, name: str) -> bool:
    """Whether initials, or a name with an initial in front, are those of a full name."""
    short, full = key_of(initials).split(), key_of(name).split()
    if len(short) == 1 and len(short[0]) == len(full):
        short = list(short[0])
    return (
        len(short) == len(full) > 1
        and any(len(word) == 1 for word in short)
        and all(
            word == other or (len(word) == 1 and other.startswith(word))
            for word, other in zip(short, full, strict=True)
        )
    )
