"""What the pages are made from, read once from the Turtle. Terms are named by their IRIs; every tuple is sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

TermKind = Literal["class", "object property", "data property", "annotation property"]
KINDS: tuple[TermKind, ...] = ("class", "object property", "data property", "annotation property")
Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """The plain link of a relation class: from one role to another, told by a property."""

    start: str
    end: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class or property. `domains` and `ranges` name classes only, unions taken apart; empty where any will do.

    `turned` says that it is declared as another property the other way round.
    """

    iri: str
    name: str
    kind: TermKind
    module: str
    label: str
    definition: str
    examples: tuple[str, ...]
    notes: tuple[str, ...]
    also: tuple[str, ...]
    parents: tuple[str, ...]
    children: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    inverses: tuple[str, ...]
    turned: bool
    disjoint: tuple[str, ...]
    traits: tuple[str, ...]
    defined: bool
    shortcut: Shortcut | None
    deprecated: bool
    replaced_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A value of a closed list. `rank` and `band` only of grades, `kinds` only of typed concepts such as areas."""

    iri: str
    notation: str
    label: str
    definition: str
    notes: tuple[str, ...]
    also: tuple[str, ...]
    broader: str | None
    rank: int | None
    band: str | None
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A closed list with its values: by rank from the best where they have ranks, else in the order of notations."""

    iri: str
    notation: str
    module: str
    label: str
    definition: str
    notes: tuple[str, ...]
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A review framework. `since` and `until` are EDTF texts; `until` is the first day on which it was no more."""

    iri: str
    notation: str
    module: str
    label: str
    definition: str
    notes: tuple[str, ...]
    also: tuple[str, ...]
    since: str | None
    until: str | None
    scales: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A shape that has a message. `path` is in words; `terms` are all terms that it looks at."""

    iri: str
    name: str
    severity: Severity
    message: str
    targets: tuple[str, ...]
    path: str | None
    terms: tuple[str, ...]
    scheme: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question and the terms that its text names. `path` is from the project's root."""

    name: str
    path: str
    summary: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """A part that the header lists."""

    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the ontology says of itself."""

    iri: str
    version: str
    title: str
    description: str
    comment: str
    creator: str
    license: str
    prefix: str
    namespace: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """All of it. `statements`, `starts` and `ends` are Markdown by IRI; `axioms`, by module and heading."""

    header: Header
    modules: tuple[Module, ...]
    terms: tuple[Term, ...]
    foreign: tuple[Term, ...]
    schemes: tuple[Scheme, ...]
    frameworks: tuple[Framework, ...]
    checks: tuple[Check, ...]
    questions: tuple[Question, ...]
    prefixes: tuple[tuple[str, str], ...]
    statements: Mapping[str, tuple[str, ...]]
    starts: Mapping[str, str]
    ends: Mapping[str, str]
    axioms: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]

    def term(self, iri: str) -> Term | None:
        """The term of ours with this IRI, if any."""
        return next((term for term in self.terms if term.iri == iri), None)

    def terms_of(self, module: str, kind: TermKind | None = None) -> tuple[Term, ...]:
        """The terms whose home is the module, by label."""
        return tuple(term for term in self.terms if term.module == module and kind in (None, term.kind))
