"""Accounts of recommendations: what each source tells of the numbers, the place and the words at one address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rdflib import URIRef
from rdflib.term import Node

from graph.identity.rules import rules
from graph.identity.told import Told, parts_of
from ontology.terms import GT

# The review that recommendations came out of, and those to whom they are made.
List = tuple[str, tuple[str, ...]]
_WORDS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Telling:
    """A recommendation as one source tells it: its numbers, its places in lists, and its words, folded."""

    printed: frozenset[str]
    inferred: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation as the sources tell it under one address.

    `lists` are those it can stand in, of reviews as they are resolved: what a board's review asks of somebody counts as
    asked by the inspection that it accompanies. `reviews` are those that the sources tell; `moved` is whether one of
    them gave way to another account.
    """

    iri: URIRef
    lists: tuple[List, ...]
    tellings: Mapping[URIRef, Telling]
    reviews: frozenset[str]
    moved: bool

    @property
    def printed(self) -> frozenset[str]:
        """All numbers printed beside it."""
        return frozenset(number for one in self.tellings.values() for number in one.printed)

    @property
    def numbers(self) -> frozenset[str]:
        """All its numbers, printed or demanded by the sequence."""
        return self.printed | {number for one in self.tellings.values() for number in one.inferred}


def asked_of(told: Told, redirects: Mapping[URIRef, URIRef]) -> list[Asked]:
    """Every recommendation of a review to somebody, in order of address. `redirects` are of reviews and parties."""
    found = (_read(told, iri, redirects) for iri in told.of_kind("recommendation"))
    return [one for one in found if one.lists]


def _read(told: Told, iri: URIRef, redirects: Mapping[URIRef, URIRef]) -> Asked:
    to = tuple(sorted({_stands(one, redirects) for one in told.all(iri, GT.madeTo)}))
    reviews = told.all(iri, GT.arisesFrom)
    wholes = {_stands(whole, redirects) for review in reviews for whole in told.all(review, GT.accompanies) or [review]}
    own = told.lists.get(iri, {})
    return Asked(
        iri=iri,
        lists=tuple((review, to) for review in sorted(wholes)) if to else (),
        tellings={source: _telling(own.get(source, {})) for source in sorted(told.sources[iri])},
        reviews=frozenset(map(str, reviews)),
        moved=any(review in redirects for review in reviews),
    )


def _telling(said: Mapping[Node, Iterable[str]]) -> Telling:
    words = (" ".join(_WORDS.findall(text.casefold())) for text in said.get(GT.statementText, ()))
    return Telling(
        printed=frozenset(said.get(GT.paragraphNumber, ())),
        inferred=frozenset(said.get(GT.inferredNumber, ())),
        places=frozenset(said.get(GT.ordinal, ())),
        words=frozenset(text for text in words if text),
    )


def _stands(one: Node, redirects: Mapping[URIRef, URIRef]) -> str:
    return str(redirects.get(URIRef(str(one)), one))


def contradict(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether both have numbers, and none in common."""
    here, there = set(one), set(other)
    return bool(here and there and not here & there)


def nearly_alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether some words of the one are nearly those of the other."""
    least = rules().nearly_alike
    return any(fuzz.ratio(a, b, score_cutoff=least) >= least for a in one for b in other)


def preference(asked: Asked) -> tuple[bool, bool, str]:
    """In which order an address stands for its group: its own review stands, it ends with a printed number, by name."""
    return (asked.moved, parts_of(asked.iri)[-1] not in asked.printed, str(asked.iri))
