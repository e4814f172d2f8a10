"""Who leads: the names in one cell, split where several share an action."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain

from loaders.lexicon import load
from loaders.patterns import Pattern, prepare

_FIRM = prepare(r"\s*(?:;|\n|\s\+\s|\s\|\s|\s/\s)\s*")
_SLASH = prepare(r"\s*/\s*")
_SOFT = prepare(r",\s+|\s+(?:and|&)\s+")
_ACRONYM = prepare(r"[A-Z][A-Z&]{1,6}s?")


@lru_cache(maxsize=1024)
def split_leads(cell: str) -> tuple[str, ...]:
    """The names in `cell` as printed.

    A slash parts two names unless a bare acronym stands before it and more than an acronym behind
    ("SSCB/SSAB Training Sub Committee" is one). A comma or "and" parts them only where both sides are offices.

    >>> split_leads("Board Manager/Board Chair")
    ('Board Manager', 'Board Chair')
    >>> split_leads("Head of Safeguarding, Children's Services")
    ("Head of Safeguarding, Children's Services",)
    """
    found: list[str] = []
    cell = _pattern("behalf").sub("", cell)
    for part in chain.from_iterable(map(_pattern("together").split, _FIRM.split(cell.strip(" .,;/•")))):
        for piece in _slashed(part):
            found.extend(_softly(piece))
    return tuple(name.strip(" .,;-•") for name in found if name.strip(" .,;-•"))


@cache
def _pattern(key: str) -> Pattern:
    return prepare(load("plans")[key])


def _slashed(part: str) -> list[str]:
    pieces = [piece for piece in _SLASH.split(part) if piece.strip()]
    if all(_ACRONYM.fullmatch(piece) for piece in pieces):
        return pieces
    joined: list[str] = []
    for piece in pieces:
        if joined and (_ACRONYM.fullmatch(joined[-1].rsplit("/", 1)[-1]) or _is_pair(joined[-1], piece)):
            joined[-1] = f"{joined[-1]}/{piece}"
        else:
            joined.append(piece)
    return joined


def _is_pair(before: str, piece: str) -> bool:
    """True for "Head of Service CIN/CP": two acronyms of services, the second no office of its own."""
    last = before.split()[-1:]
    both = bool(last and _ACRONYM.fullmatch(last[0]) and _ACRONYM.fullmatch(piece))
    return both and len(before.split()) > 1 and not {last[0].lower(), piece.lower()} & _offices()


def _softly(piece: str) -> list[str]:
    """`piece` parted at commas and "and" where an office stands whole on both sides."""
    parts: list[str] = []
    start = 0
    for gap in _SOFT.finditer(piece):
        left, right = piece[start : gap.start()], piece[gap.end() :]
        if is_office(left) and _opens_office(right) and not _names_employer(left, gap[0], right):
            parts.append(left)
            start = gap.end()
    return [*parts, piece[start:]]


def _names_employer(left: str, gap: str, right: str) -> bool:
    """True for "Quality Manager, NBC": an office in words, and behind a comma an acronym that is of no office."""
    last = right.strip()
    spelt = not _ACRONYM.fullmatch(left.strip())
    return spelt and gap.strip() == "," and bool(_ACRONYM.fullmatch(last)) and last.lower() not in _offices()


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z'-]+", text)


def is_office(text: str) -> bool:
    """True where a word of `text` is of offices, or all are acronyms."""
    words = _words(text)
    return bool(words) and (
        any(word.lower() in _offices() for word in words) or all(_ACRONYM.fullmatch(w) for w in words)
    )


def _opens_office(text: str) -> bool:
    """True where `text` begins an office: "Head of ...", "Early Help Manager", "DCS"."""
    parts = re.split(r",\s+|\s+(?:and|&)\s+|\s+(?:of|for)\s+", text, maxsplit=1)
    first = parts[0]
    words = _words(first)
    if _ACRONYM.fullmatch(first.strip()) and first.lower() not in _offices() and parts[1:] and not is_office(parts[1]):
        return False  # "Head of Service, MASH and Assessment"
    if not words or len(words) > 6:
        return False
    if words[0].lower() in load("plans")["modifiers"] and not any(word.lower() in _nouns() for word in words[1:]):
        return False  # "Assistant Director, Corporate Parenting"
    return words[0].lower() in _offices() or words[-1].lower() in _offices() or bool(_ACRONYM.fullmatch(first.strip()))


@cache
def _offices() -> frozenset[str]:
    return frozenset(load("plans")["offices"])


@cache
def _nouns() -> frozenset[str]:
    """The words that are offices by themselves."""
    return _offices() - frozenset(load("plans")["modifiers"])
