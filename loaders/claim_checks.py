"""What a claim read from a file must keep, beyond the types of its fields: nothing in it may surprise the graph."""

from __future__ import annotations

import dataclasses
import math
import re
from datetime import date
from typing import Final

from loaders.claims import Claim, Evidence, Period, RelationClaim
from loaders.errors import BadClaims
from loaders.own_claims import ConflictClaim, Elsewhere

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOTATION: Final = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_DATES: Final = frozenset(
    {"start", "end", "published", "date", "deadline", "as_of", "valid_from", "valid_to", "replaced_on"}
)
_NAMES: Final = frozenset(
    {"authority", "name", "addressee", "publisher", "meeting_of", "author_role", "made_by", "issued_by",
     "inspectorate", "title", "organisation", "holder", "subject", "object", "about", "plan", "row", "lead",
     "replaced_by", "provider", "of", "by", "cited_as", "act", "commissioned_by"}
)  # fmt: skip
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def check(built: object, *, where: str) -> None:
    """Raises `BadClaims` at the first thing amiss."""
    match built:
        case Evidence(start=start, end=end, quote=quote):
            if not 0 <= start <= end or (quote is not None and len(quote) != end - start):
                raise BadClaims(f"{where}: span {start}-{end} does not fit its quote")
            if any(map(_SURROGATE.search, (quote or "", built.paragraph or ""))):
                raise BadClaims(f"{where}: half a character stands in the words; save the claims as UTF-8 text")
        case Elsewhere(document=document, start=start, end=end):
            _check_slug(document, where=where)
            if not 0 <= start <= end:
                raise BadClaims(f"{where}: span {start}-{end} of {document} is no span")
        case Claim():
            _check_claim(built, where=where)
    if isinstance(built, Claim | Period):
        for field in dataclasses.fields(built):
            _check_field(field.name, getattr(built, field.name), where=where)


def _check_claim(claim: Claim, *, where: str) -> None:
    if not 0 <= claim.confidence <= 1:
        raise BadClaims(f"{where}: confidence {claim.confidence} is not between 0 and 1")
    if not claim.evidence:
        raise BadClaims(f"{where}: a claim needs at least one passage as evidence")
    _check_slug(claim.document, where=where)
    if isinstance(claim, ConflictClaim):
        _check_verdict(claim, where=where)
    codes = (*getattr(claim, "themes", ()), *getattr(claim, "modes", ()))
    frequency = claim.frequency if isinstance(claim, RelationClaim) else None
    for code in (*codes, *filter(None, [frequency])):
        if not _NOTATION.fullmatch(code):
            raise BadClaims(f"{where}: {code!r} is not a notation; write it in letters, digits and hyphens")


def _check_slug(document: str, *, where: str) -> None:
    if not _SLUG.fullmatch(document):
        raise BadClaims(f'{where}: "document" is {document!r}; write it in a-z, 0-9 and single hyphens')


def _check_verdict(claim: ConflictClaim, *, where: str) -> None:
    decided = claim.rule is not None and claim.preferred is not None
    if decided != (claim.verdict == "resolved") or not (claim.rule is None or 1 <= claim.rule <= 6):
        raise BadClaims(f"{where}: a resolved conflict names its rule, 1 to 6, and what is preferred; no other does")


def _check_field(name: str, value: object, *, where: str) -> None:
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, float) and not math.isfinite(one):
            raise BadClaims(f'{where}: "{name}" is {one}, which is no number')
        if not isinstance(one, str):
            continue
        if _UNPRINTABLE.search(one):
            raise BadClaims(f'{where}: "{name}" holds a control character; take it out')
        if name in _DATES and not is_date(one):
            raise BadClaims(f'{where}: "{name}" is {one!r}; write 2015-09-18, 2015-09, 2015 or 2013-W47')
        if name in _NAMES and not re.search(r"[a-z0-9]", one, re.IGNORECASE):
            raise BadClaims(f'{where}: "{name}" is {one!r}; a name has a letter or a digit')


def is_date(text: str) -> bool:
    """Whether `text` is a day, month, year or ISO week that the calendar has."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-W[0-9]{2})?", text):
        return False
    try:
        if "W" in text:
            date.fromisocalendar(int(text[:4]), int(text[6:]), 7)
        else:
            date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True
