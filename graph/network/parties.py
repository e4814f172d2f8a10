"""What a network is made of: parties, the ties between them, and the passages that state each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Sort = Literal["body", "collective", "post", "person"]
Course = Literal["holds", "proposed", "ended", "unknown"]

# How a network shows each notation of the scheme of actuality; none at all is unknown.
COURSES: Final[dict[str, Course]] = {
    "in-force": "holds",
    "occurred": "holds",
    "proposed": "proposed",
    "expected": "proposed",
    "planned": "proposed",
    "ended": "ended",
    "not-occurred": "ended",
}


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Where a document states something: code points `start` to `end`. `date` is EDTF, None where it has none."""

    document: str
    start: int
    end: int
    iri: str
    title: str
    date: str | None
    paragraph: str | None
    page: int | None
    quote: str | None

    @property
    def place(self) -> str:
        """Document and place in it, as people cite them."""
        dated = self.title if not self.date else f"{self.title} ({self.date})"
        parts = [dated]
        if self.paragraph:
            parts.append(f"paragraph {self.paragraph}")
        if self.page:
            parts.append(f"page {self.page}")
        parts.append(f"code points {self.start}-{self.end}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Party:
    """A body, a group named only by kind, a post or a person.

    `kind` is the notation of its type of body, or its sort; `areas` are the authorities that it serves; `within` what
    it is a unit, sub-body or post of. `since` and `until` are EDTF; `is_proposed` where it is only meant to be set up.
    `named` passages name it, `first` comes first by document and place.
    """

    iri: str
    label: str
    sort: Sort
    kind: str
    kind_label: str
    areas: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    is_proposed: bool = False
    named: int = 0
    first: Passage | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation, or one structural fact, from a party to another.

    `source` or `target` is None where no source states that end. `kind` is a short name ("reporting"), `kinds` it and
    those above it; `label` reads from source to target. `standing` is the notation of its actuality, `course` how it
    is shown; `period` EDTF. `ends` are the parties that the relation itself names, whatever the network shows.
    """

    id: str
    source: str | None
    target: str | None
    kind: str
    kinds: tuple[str, ...]
    label: str
    directed: bool
    standing: str | None
    course: Course
    matter: str | None = None
    period: str | None = None
    detail: str | None = None
    condition: str | None = None
    ends: tuple[str | None, str | None] = (None, None)
    passages: tuple[Passage, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that state it, sorted."""
        return tuple(sorted({passage.document for passage in self.passages}))
