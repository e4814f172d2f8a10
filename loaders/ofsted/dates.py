"""When a report says its inspectors were on site, on its cover and in its running footer, and when it came out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.claims import Evidence, Period
from loaders.layout.plain import Plain, plain_text
from loaders.ofsted.front_page import Front, Line, labelled, words
from loaders.ofsted.periods import day_of, periods_of
from loaders.patterns import prepare
from loaders.refusals import Refused

_GOES_ON = prepare(r"(?:\bto|\band|\bfrom|\bbetween|[-─,;&])\s*$|:\s*$", re.I)
_OPENS_DATE = prepare(
    r"(?:\d{1,2}\b|20\d\d\b|to\b|and\b|[-─]|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)", re.I
)
_PAGE_NUMBER = prepare(r"(?<=20\d\d)\W+\d{1,3}$")
_IN_FOOTER = prepare(r"(?:\(|(?<![\w/]))(?P<dates>\d{1,2}\b[^()]*?\b20\d\d)\b")
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class OnSite:
    """Periods on site with the passages that state them."""

    periods: tuple[Period, ...]
    passages: tuple[Evidence, ...]

    @property
    def start(self) -> str:
        return min(period.start for period in self.periods)

    @property
    def end(self) -> str:
        return max(period.end or period.start for period in self.periods)


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication with the passages that state it."""

    day: str
    passages: tuple[Evidence, ...]


def cover_dates(front: Front) -> OnSite | Refused | None:
    """The periods that the cover states; refused where its line of dates is not understood, None where it has none."""
    found = _rest(front, "dates")
    if found is None:
        return None
    passages = front.passages(found)
    periods = periods_of(found.norm)
    if periods:
        return OnSite(periods, passages)
    return Refused(reason="dates-unclear", value=found.text, method="ofsted-cover", evidence=passages, of="dates")


def footer_dates(front: Front) -> tuple[OnSite, ...]:
    """Each different statement of periods in the running headers and footers, at its first place."""
    found: dict[tuple[Period, ...], OnSite] = {}
    for plain in running(front):
        match = _IN_FOOTER.search(_PAGE_NUMBER.sub("", plain.norm))
        periods = periods_of(match["dates"]) if match else ()
        if match and periods and any(period.end != period.start for period in periods):
            passages = front.passages(plain, *match.span("dates"))
            found.setdefault(periods, OnSite(periods, passages))
    return tuple(found.values())


def agree(cover: OnSite, footer: OnSite) -> bool:
    """True where the footer tells the whole stretch of the cover, or one or more of its periods."""
    whole = (cover.start, cover.end) == (footer.start, footer.end)
    return whole or set(footer.periods) <= set(cover.periods)


def published(front: Front) -> Published | Refused | None:
    """The day that the cover prints as that of publication, as `cover_dates`."""
    found = _rest(front, "published")
    if found is None:
        return None
    passages = front.passages(found, field="published")
    day = day_of(found.norm)
    if day:
        return Published(day, passages)
    return Refused(reason="dates-unclear", value=found.text, method="ofsted-cover", evidence=passages, of="published")


def _rest(front: Front, key: str) -> Plain | None:
    """What stands behind the label `key`, with the lines that it goes on in, up to the next label."""
    place = labelled(front.lines, key)
    if place is None:
        return None
    index, at = place
    spans = list(front.lines[index].whole.spans(at))
    for line in front.lines[index + 1 : index + _MOST_LINES]:
        if not _continues(plain_text(front.document.text, spans).norm, line):
            break
        spans.extend(line.whole.spans())
    rest = plain_text(front.document.text, spans)
    cut = words("next_label").search(rest.norm)
    stop = cut.start() if cut else len(rest.norm)
    return plain_text(front.document.text, rest.spans(0, stop)) if stop and rest.norm[:stop].strip() else None


def _continues(held: str, line: Line) -> bool:
    if not held.strip():
        return bool(_OPENS_DATE.match(line.text))
    if words("next_label").search(held):
        return False
    return bool(_GOES_ON.search(held)) or (not periods_of(held) and bool(_OPENS_DATE.match(line.text)))


def running(front: Front) -> Iterator[Plain]:
    """The running headers and footers behind the first page."""
    document = front.document
    for part in document.parts or ():
        if part.kind in ("header", "footer") and part.start >= front.end:
            yield plain_text(document.text, [(part.start, part.end)])
