"""Acronyms of bodies: which letters abbreviate which name, and those that stand beside the noun of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.naming.kinds import kind_of
from loaders.patterns import prepare

_NOUN_BEHIND = prepare(
    r"\b(?!(?:The|A|Our|This) )(?P<words>(?:[A-Z][\w'-]+,? (?:(?:and|&|of|from|for) )?){2,7})"
    r"\((?P<acronym>[A-Z]{3,7})\) "
    r"(?P<noun>(?:strategic |operational |sub-?)?(?:panel|group|board|forum|hub|team|meeting)\b)"
)
_NOUN_BEFORE = prepare(
    r"\b(?!(?:The|A|Our|This) )(?P<words>(?:[A-Z][\w'-]+,? (?:(?:and|&|of|from|for) )?){2,7})"
    r"(?P<noun>(?:panel|group|board|forum|hub|team|meeting)) \((?P<acronym>[A-Z]{3,7})\)"
)


def abbreviates(acronym: str, name: str) -> bool:
    """True where the letters of `acronym` open words of `name` in their order."""
    initials = [w[0].lower() for part in name.split() for w in re.split(r"[-/]", part) if w]
    letters = [c.lower() for c in acronym if c.isalpha() and c.isupper()]
    place = 0
    hits = 0
    for letter in letters:
        if letter in initials[place:]:
            place = initials.index(letter, place) + 1
            hits += 1
    return len(letters) > 1 and hits >= len(letters) - 1


def before_noun(text: str) -> Iterator[tuple[str, str]]:
    """(acronym, name) where the acronym stands in front of the noun: "Multi-Agency Child Exploitation (MACE) panel"."""
    for found in (*_NOUN_BEHIND.finditer(text), *_NOUN_BEFORE.finditer(text)):
        name = f"{found['words']}{found['noun']}"
        if abbreviates(found["acronym"], found["words"]) and kind_of(name):
            yield found["acronym"], name
