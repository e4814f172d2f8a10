"""Whether words that name an authority speak of the paper's own, or of one that helps, is near, or is compared."""

from __future__ import annotations

from functools import cache

from loaders.gazetteer import Gazetteer, NameSpan
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare

_BEHIND, _BEFORE = 200, 60
_SERVED = 3
_IN_PLACE = prepare(r"\W*(?:In|At|Over in|Across) (?=[A-Z])")


def names_partner(title: str, span: NameSpan) -> bool:
    """True for "Agreement with Thornley Council" in a heading or a title: what it heads is about the paper's own."""
    before = title[max(span.at - _BEFORE, 0) : span.at]
    return bool(any_of("partner_before").search(before) or any_of("titled_partner_before").search(before))


def weight(text: str, span: NameSpan) -> int:
    """How much a name in `text` speaks for its being the paper's own: less than nothing for who helps or is compared.

    3 where its council, services or boards are spoken of, 1 for its name alone.
    """
    behind, before = text[span.stop : span.stop + _BEHIND], text[max(span.at - _BEFORE, 0) : span.at]
    if (
        any_of("helps_behind").match(behind)
        or any_of("partner_before").search(before)
        or any_of("near_before").search(before)
    ):
        return -_SERVED
    return _SERVED if any_of("served_behind").match(behind) or any_of("served_before").search(before) else 1


def is_of_other(gazetteer: Gazetteer, text: str, authority: str) -> bool:
    """True for "In Otherborough, the board reports to the trust": told of another, whose bodies have no name here."""
    place = _IN_PLACE.match(text)
    named = gazetteer.find(text) if place else []
    other = bool(named and place and named[0].at == place.end() and named[0].name != authority)
    return other and all(one.name == named[0].name for one in named)


@cache
def any_of(key: str) -> Pattern:
    """Any of the forms `key` of lexicon/owners.yml."""
    held = load("owners")[key]
    return prepare("|".join(f"(?:{form})" for form in held) if isinstance(held, list) else held)
