"""A document's words, put back into claims that ship without them."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Sequence
from typing import Any, Final

from loaders.claims import Claim, Evidence
from loaders.errors import BadClaims

_WORDED: Final = ("text", "progress")
_MARKS: Final = re.compile(r"</?(?:sup|sub|b|i|em|strong)>|\\?\*+|[•●▪■◦]|(?m:^\s*[-–]\s+)", re.IGNORECASE)
_LABEL: Final = re.compile(r"(?:\([a-z]\)|[a-z]\)|\d{1,3}[.)])\s+")


def with_words(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The same claims with every quote, and with `text` and `progress` as the document words them.

    `text` must be that of the document from which the claims were made: whoever calls compares the hashes.
    A worded field is rebuilt from the passages marked with its name, in their order; a field without such
    passages, or with empty ones only, stays as it is. Raises `BadClaims` where a passage lies beyond the text.
    """
    return [_with_words(claim, text) for claim in claims]


def plain(words: str, *, number: str | None = None) -> str:
    """Words as one line: white space folded; bullets, emphasis, superscripts and a leading label removed.

    `number` is the label that is known to be printed in front, with or without a stop.
    """
    line = " ".join(html.unescape(_MARKS.sub("", words)).split())
    known = re.match(rf"\(?{re.escape(number)}[.)]?\s+", line) if number else None
    label = known or _LABEL.match(line)
    return line[label.end() :] if label else line


def _with_words(claim: Claim, text: str) -> Claim:
    evidence = tuple(_quoted(claim, one, text) for one in claim.evidence)
    changes: dict[str, Any] = {"evidence": evidence}
    for name in _WORDED:
        spans = [one.quote for one in evidence if one.field == name and one.quote]
        if spans and hasattr(claim, name):
            parts = (plain(span) for span in spans[1:])
            changes[name] = " ".join((plain(spans[0], number=getattr(claim, "number", None)), *parts))
    return dataclasses.replace(claim, **changes)


def _quoted(claim: Claim, one: Evidence, text: str) -> Evidence:
    if one.end > len(text):
        raise BadClaims(
            f"{claim.document}: passage {one.start}-{one.end} lies beyond its {len(text)} characters; "
            "give the document from which the claims were made"
        )
    return dataclasses.replace(one, quote=text[one.start : one.end])
