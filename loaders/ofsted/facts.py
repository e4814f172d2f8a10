"""What the front of an inspection report says, for the rules that read the rest of it."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.claims import Evidence, Framework, Period
from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.tables import Table
from loaders.ofsted.family import FamilyKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """A report as its front tells it. `blocks` are those of the whole document, in its order.

    `start` is the first day of the first of `periods`, `end` the last day of the last. `framework` is None where
    the page does not settle it. `passages` are where: title and dates, and marked with their field the authority, the
    day of publication and the lead inspectors.
    """

    document: Document
    blocks: tuple[Block | Table, ...]
    family: FamilyKey
    framework: Framework | None
    authority: str
    title: str
    start: str | None = None
    end: str | None = None
    periods: tuple[Period, ...] = ()
    published: str | None = None
    lead_inspectors: tuple[str, ...] = ()
    passages: tuple[Evidence, ...] = ()
