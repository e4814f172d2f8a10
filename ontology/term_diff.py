"""What changed between two versions of the ontology, and how far the version number must move for it.

The rules are those of docs/ontology/versioning.md. Where a change cannot be judged by its form, the graver is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from ontology.numbering import GRAVITY, Bump, least_version
from ontology.signature import Signature, Term

Kind = Literal[
    "removed",
    "axiom added",
    "axiom removed",
    "added",
    "deprecated",
    "restored",
    "axiom added that speaks of a new term",
    "definition changed",
    "label changed",
    "notes changed",
]
BUMPS: Final[dict[Kind, Bump]] = {
    "removed": "major",
    "axiom added": "major",
    "axiom removed": "minor",
    "added": "minor",
    "deprecated": "minor",
    "restored": "minor",
    "axiom added that speaks of a new term": "minor",
    "definition changed": "minor",
    "label changed": "patch",
    "notes changed": "patch",
}
_NAME = re.compile(r"gt:\w+|<[^>]*>")
_ALL_DISJOINT = re.compile(r"\[ a owl:AllDisjointClasses ; owl:members \( (.*) \) \]")
_DISJOINT = "owl:disjointWith "
_HIERARCHIES = ("rdfs:subClassOf", "rdfs:subPropertyOf")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one term; `term` is empty for an axiom that belongs to none, `detail` where the kind says all."""

    kind: Kind
    term: str
    detail: str = ""

    @property
    def bump(self) -> Bump:
        """What this change alone demands of a version from 1.0.0 on."""
        return BUMPS[self.kind]


def changes(old: Signature, new: Signature) -> tuple[Change, ...]:
    """Every change, gravest kind first, then by term."""
    fresh = new.terms.keys() - old.terms.keys()
    found = {Change("removed", name, old.terms[name].label) for name in old.terms.keys() - new.terms.keys()}
    found |= {Change("added", name, new.terms[name].label) for name in fresh}
    for name in old.terms.keys() & new.terms.keys():
        found.update(_of_term(name, old.terms[name], new.terms[name], fresh))
    found.update(_of_general(old, new, fresh))
    found.update(_through_new_terms(old, new))
    order = list(BUMPS)
    return tuple(sorted(found, key=lambda change: (order.index(change.kind), change.term, change.detail)))


def demanded(found: Iterable[Change]) -> Bump | None:
    """The gravest demand; None where nothing changed."""
    return max((change.bump for change in found), key=GRAVITY.index, default=None)


def markdown(old: Signature, new: Signature) -> str:
    """The changes as a page, one heading a kind."""
    found = changes(old, new)
    least = least_version(old.version, demanded(found))
    lines = [f"# Terms of {new.version} against {old.version}", ""]
    lines.append(f"Made by `make terms`. These changes demand at least {least}.")
    for kind in BUMPS:
        these = [change for change in found if change.kind == kind]
        if these:
            lines += ["", f"## {kind[0].upper()}{kind[1:]} ({len(these)})", ""]
            lines += [f"- {_line(change)}" for change in these]
    return "\n".join(lines) + "\n"


def _line(change: Change) -> str:
    name = f"`{change.term}`" if change.term else "(no one term)"
    if not change.detail:
        return name
    is_axiom = change.kind.startswith("axiom")
    return f"{name}: `{change.detail}`" if is_axiom else f"{name}: {change.detail}"


def _of_term(name: str, old: Term, new: Term, fresh: set[str]) -> Iterator[Change]:
    if new.deprecated != old.deprecated:
        yield Change("deprecated" if new.deprecated else "restored", name)
    if new.label != old.label:
        yield Change("label changed", name, f"{old.label} → {new.label}")
    if new.definition != old.definition:
        yield Change("definition changed", name)
    if new.notes != old.notes:
        yield Change("notes changed", name)
    yield from _of_axioms(name, old.axioms, new.axioms, fresh)


def _of_axioms(name: str, old: Iterable[str], new: Iterable[str], fresh: set[str]) -> Iterator[Change]:
    for axiom in set(old) - set(new):
        if not axiom.startswith(_DISJOINT):
            yield Change("axiom removed", name, axiom)
    for axiom in set(new) - set(old):
        speaks = fresh & set(_NAME.findall(axiom))
        if not axiom.startswith(_DISJOINT):
            yield Change("axiom added that speaks of a new term" if speaks else "axiom added", name, axiom)


def _of_general(old: Signature, new: Signature, fresh: set[str]) -> Iterator[Change]:
    """Axioms of no one term, and disjointness, pair by pair: it can be said in a list or of one term.

    What a new term is disjoint with belongs to its addition, what a removed one was, to its removal.
    """
    yield from _of_axioms("", _not_disjoint(old), _not_disjoint(new), fresh)
    before, after = _disjoint(old), _disjoint(new)
    gone = old.terms.keys() - new.terms.keys()
    for pair in before - after:
        if not pair & gone:
            yield Change("axiom removed", min(pair), f"{_DISJOINT}{max(pair)}")
    for pair in after - before:
        if not pair & fresh:
            yield Change("axiom added", min(pair), f"{_DISJOINT}{max(pair)}")


def _not_disjoint(found: Signature) -> set[str]:
    return {axiom for axiom in found.general if not _ALL_DISJOINT.fullmatch(axiom)}


def _disjoint(found: Signature) -> set[frozenset[str]]:
    matches = filter(None, map(_ALL_DISJOINT.fullmatch, found.general))
    listed = {frozenset(pair) for match in matches for pair in combinations(match[1].split(), 2)}
    return listed | {
        frozenset((name, axiom.removeprefix(_DISJOINT)))
        for name, term in found.terms.items()
        for axiom in term.axioms
        if axiom.startswith(_DISJOINT)
    }


def _through_new_terms(old: Signature, new: Signature) -> Iterator[Change]:
    """A new term between two old ones can put one under the other, though no axiom names both."""
    for property_ in _HIERARCHIES:
        before, after = _above(old, property_), _above(new, property_)
        # What axioms between old terms bring about is told where those axioms are.
        stated = {name: before[name] | (after.get(name, set()) & old.terms.keys()) for name in old.terms}
        for name in old.terms.keys() & new.terms.keys():
            beyond = (_closure(after, name) & old.terms.keys()) - _closure(stated, name)
            for above in sorted(beyond):
                yield Change("axiom added", name, f"{property_} {above}")


def _above(found: Signature, property_: str) -> dict[str, set[str]]:
    """The names that stand directly above each term."""
    start = f"{property_} "
    return {
        name: {axiom.removeprefix(start) for axiom in term.axioms if axiom.startswith(start)}
        for name, term in found.terms.items()
    }


def _closure(above: dict[str, set[str]], name: str) -> set[str]:
    """All names above one."""
    seen: set[str] = set()
    open_ = list(above.get(name, ()))
    while open_:
        one = open_.pop()
        if one not in seen:
            seen.add(one)
            open_.extend(above.get(one, ()))
    return seen
