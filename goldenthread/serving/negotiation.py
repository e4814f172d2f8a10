"""Which of the formats that there are a client would rather have (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

HTML: Final = "text/html"
PROBLEM: Final = "application/problem+json"

ROW_TYPES: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
TRIPLE_TYPES: Final[Mapping[str, str]] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "application/x-turtle": "turtle",
}
_WITH_CHARSET: Final = ("text/", "application/n-triples")


@dataclass(frozen=True, slots=True)
class _Range:
    """One entry of an Accept header: `*/*`, `text/*` or `text/csv`, and how much it is wanted."""

    kind: str
    quality: float

    def fits(self, media_type: str) -> int:
        """How closely: 3 exactly, 2 its kind, 1 anything, 0 not."""
        if self.kind == media_type:
            return 3
        if self.kind == media_type.partition("/")[0] + "/*":
            return 2
        return 1 if self.kind == "*/*" else 0


def preferred(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that is wanted most, the first of equals; None where none is acceptable."""
    ranges = _ranges(accept or "*/*")
    best, found = 0.0, None
    for offer in offers:
        closest = max(ranges, key=lambda one: (one.fits(offer), one.quality), default=None)
        if closest is not None and closest.fits(offer) and closest.quality > best:
            best, found = closest.quality, offer
    return found


def prefers_page(accept: str | None, offers: Sequence[str]) -> bool:
    """Whether a page is wanted more than any of the other offers, as browsers do."""
    return preferred(accept, (*offers, HTML)) == HTML


def content_type(media_type: str) -> str:
    """The media type as it is sent, with the charset where one belongs."""
    return f"{media_type}; charset=utf-8" if media_type.startswith(_WITH_CHARSET) else media_type


def _ranges(accept: str) -> list[_Range]:
    found = []
    for entry in accept.lower().split(","):
        kind, *parameters = (part.strip() for part in entry.split(";"))
        if "/" in kind:
            quality = next((one[2:] for one in parameters if one.startswith("q=")), "1")
            found.append(_Range(kind, _number(quality)))
    return found or [_Range("*/*", 1.0)]


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
