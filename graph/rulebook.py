"""The rules by which facts follow that no source states: SPARQL CONSTRUCTs, in `graph/rules/KIND/NAME.rq`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from rdflib import URIRef

from graph.tokens import meaningful
from ontology.terms import ONT

# closures: over any number of steps. properties: what takes many lines to ask, in one. reference: of authorities.
# as-of: on a day.
Kind = Literal["closures", "properties", "reference", "as-of"]
KINDS: Final[tuple[Kind, ...]] = ("closures", "properties", "reference", "as-of")
_SUFFIX: Final = ".rq"
_OURS: Final = "gt:"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name as `gt:derivedBy` gives it, its text, and the properties and classes of ours that it names."""

    name: str
    text: str
    named: frozenset[URIRef]


@cache
def rules(kind: Kind) -> tuple[Rule, ...]:
    """The rules of a kind, by name."""
    found = sorted(files("graph").joinpath("rules", kind).iterdir(), key=lambda entry: entry.name)
    return tuple(
        _rule(f"{kind}/{entry.name.removesuffix(_SUFFIX)}", entry.read_text(encoding="utf-8"))
        for entry in found
        if entry.name.endswith(_SUFFIX)
    )


@cache
def rules_digest() -> str:
    """What all rules are, in 16 hexadecimal digits."""
    told = "\0".join(part for kind in KINDS for rule in rules(kind) for part in (rule.name, rule.text))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _rule(name: str, text: str) -> Rule:
    named = (token.text for token in meaningful(text) if token.text.startswith(_OURS) and token.text != _OURS)
    return Rule(name, text, frozenset(URIRef(f"{ONT}{one.removeprefix(_OURS)}") for one in named))
