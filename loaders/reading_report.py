"""What came of reading one document: what was taken, what was refused, and what was passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.claim_files import type_name
from loaders.claims import Claim, Evidence
from loaders.extraction import Reading
from loaders.layout.block import Block
from loaders.layout.outline import pages_without_words
from loaders.layout.tables import Table, line_texts
from loaders.lexicon import load
from loaders.refusals import Refused
from loaders.rules.paper.paper import Paper
from loaders.stretches import Stretches
from loaders.unread import Unread, unread_statements


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims of one type one rule made, and of these how many in each band of confidence, the surest first."""

    claim: str
    method: str
    number: int
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Claims whose confidence is `least` or more and below that of the band before."""

    least: float
    name: str
    meaning: str
    number: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as recognised: level as `loaders.layout.blocks` gives it."""

    level: int
    words: str
    place: Evidence


@dataclass(frozen=True, slots=True)
class Untaken:
    """A table that no claim was made of, with the words of its first line."""

    rows: int
    columns: int
    head: tuple[str, ...]
    place: Evidence


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """`authority` is whose paper it is; None where nothing says so, and then only the document's own claim is made.

    `pages` is None where the text prints no page breaks. A table that its mapping read has counts and refusals.
    """

    document: str
    authority: str | None
    pages: int | None
    counts: tuple[Count, ...]
    bands: tuple[Band, ...]
    unread: tuple[Unread, ...] = ()
    refused: tuple[Refused, ...] = ()
    tables: tuple[Untaken, ...] = ()
    wordless: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()

    @property
    def claims(self) -> int:
        return sum(count.number for count in self.counts)


def reading_report(reading: Reading) -> ReadingReport:
    """The report of one reading: everything in the order of the document, counts in the order of their names."""
    claims, paper = reading.claims, reading.paper
    slug = claims[0].document if claims else ""
    if paper is None:
        refused = tuple(sorted(reading.refusals, key=_order))
        return ReadingReport(slug, None, None, _counts(claims), _bands(claims), refused=refused)
    text = paper.document.text
    return ReadingReport(
        document=slug,
        authority=paper.authority or None,
        pages=paper.document.page_of(len(text)),
        counts=_counts(claims),
        bands=_bands(claims),
        unread=tuple(unread_statements(paper, claims)),
        refused=tuple(sorted(reading.refusals, key=_order)),
        tables=tuple(_untaken(paper, claims)),
        wordless=tuple(page for page, _ in pages_without_words(text)),
        headings=tuple(_headings(paper)),
    )


def band_of(confidence: float) -> int:
    """The place of the band that a claim of this confidence belongs to, the surest first."""
    return next(place for place, band in enumerate(load("confidence")) if confidence >= band["least"])


def _counts(claims: Sequence[Claim]) -> tuple[Count, ...]:
    bands: dict[tuple[str, str], Counter[int]] = {}
    for claim in claims:
        bands.setdefault((type_name(claim), claim.method), Counter())[band_of(claim.confidence)] += 1
    places = range(len(load("confidence")))
    return tuple(
        Count(*key, counted.total(), tuple(counted[place] for place in places))
        for key, counted in sorted(bands.items())
    )


def _bands(claims: Sequence[Claim]) -> tuple[Band, ...]:
    counted = Counter(band_of(claim.confidence) for claim in claims)
    return tuple(
        Band(band["least"], band["name"], band["meaning"], counted[place])
        for place, band in enumerate(load("confidence"))
    )


def _untaken(paper: Paper, claims: Sequence[Claim]) -> Iterator[Untaken]:
    taken = Stretches(one for claim in claims for one in claim.evidence)
    for block in paper.blocks:
        if isinstance(block, Table) and not taken.touch(block.start, block.end):
            head = line_texts(paper.document.text, Table(block.start, block.end, block.lines[:1]))[0]
            yield Untaken(len(block.lines), block.width, head, paper.passage(block.start, block.end))


def _headings(paper: Paper) -> Iterator[Heading]:
    for block in paper.blocks:
        if isinstance(block, Block) and block.kind == "heading":
            yield Heading(block.level, block.plain.text, paper.passage(block.start, block.end, paragraph=block.label))


def _order(refused: Refused) -> tuple[int, str, str]:
    return min((one.start for one in refused.evidence), default=0), refused.reason, refused.value
