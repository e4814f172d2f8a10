"""Which names are of one authority, board, body, post or person: candidates by index, never all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz
from rdflib import URIRef
from rdflib.namespace import RDFS, SKOS

from graph.body_forms import says_post
from graph.identifiers import slug
from graph.identity.decisions import Decision, Verdict
from graph.identity.joining import Groups
from graph.identity.names import acronyms_of, initials_fit, is_acronym, plain, words_of
from graph.identity.rules import by_rule, rules
from graph.identity.told import Told, parts_of
from ontology.terms import GT

KINDS: Final = ("authority", "board", "body", "unit", "post", "person")
_BODIES: Final = frozenset({"board", "body", "unit"})
_NOWHERE: Final = "national"
# A word of more names than this of one place tells little: pairs that share nothing else are not looked at.
_TOO_COMMON: Final = 12


@dataclass(frozen=True, slots=True)
class Party:
    """A party under one address: its kind and place as its address has them, and its names, folded and as told."""

    iri: URIRef
    kind: str
    scope: str | None
    names: tuple[str, ...]
    plain: frozenset[str]
    sorts: tuple[str, ...]
    sources: frozenset[URIRef]
    is_coded: bool

    @property
    def place(self) -> tuple[str, str | None]:
        """Where its names are looked for: bodies and posts by their place, the others by their kind."""
        return ("party" if self.kind in _BODIES or self.kind == "post" else self.kind, self.scope)


def parties_of(told: Told) -> list[Party]:
    """Every party of which the sources tell, in order of address."""
    places = {parts_of(iri)[-1] for iri in told.of_kind("authority")}
    return [_party(told, iri, places) for kind in KINDS for iri in told.of_kind(kind)]


def _party(told: Told, iri: URIRef, places: set[str]) -> Party:
    kind, *rest = parts_of(iri)
    scope = rest[0] if len(rest) > 1 and kind != "person" else None
    if kind == "body":
        scope = _place_in_front(rest[-1], places)
    scope = None if scope == _NOWHERE else scope
    names = tuple(dict.fromkeys([*told.texts(iri, RDFS.label), *told.texts(iri, SKOS.altLabel)]))
    if kind == "post" and slug(names[0]) != rest[-1]:  # a bare title: which body's, only the address tells
        names = (rest[-1].replace("-", " "),)
    sorts = tuple(sort.rpartition("/")[2] for sort in told.texts(iri, GT.bodyType))
    return Party(
        iri,
        kind,
        scope,
        names,
        frozenset(plain(n, scope) for n in names),
        sorts,
        told.sources[iri],
        bool(told.all(iri, GT.gssCode)),
    )


def _place_in_front(slug_of: str, places: set[str]) -> str | None:
    """The authority with whose name an address begins, the longest of several; None where there is none."""
    words = slug_of.split("-")
    fronts = ("-".join(words[:end]) for end in range(len(words) - 1, 0, -1))
    return next((front for front in fronts if front in places), None)


def decide_parties(told: Told, parties: Sequence[Party], groups: Groups) -> Iterator[Decision]:
    """Joins in `groups` what is one by its names, and tells each decision. Cost grows with the names."""
    yield from _succeeded(told, parties, groups)
    yield from _by_code(told, parties, groups)
    places: dict[tuple[str, str | None], list[Party]] = defaultdict(list)
    for party in parties:
        places[party.place].append(party)
    for place in sorted(places, key=lambda one: (one[0], one[1] or "")):
        yield from _Place(places[place], groups).decide()
    yield from _homonyms(parties)


class _Place:
    """The parties of one place, or all persons."""

    def __init__(self, parties: Sequence[Party], groups: Groups) -> None:
        self._parties = {party.iri: party for party in parties}
        self._groups = groups

    def decide(self) -> Iterator[Decision]:
        parties = list(self._parties.values())
        yield from self._settle(_pairs(parties, lambda one: one.plain), 11)
        yield from self._settle(self._by_acronym(parties), 12)
        yield from self._settle(_pairs(parties, lambda one: {words_of(name) for name in one.plain}), 13)
        yield from self._alike(parties)

    def _settle(self, pairs: Iterable[tuple[Party, Party]], number: int) -> Iterator[Decision]:
        """Joins each to the one that it fits; where one fits several of other groups, all are left open."""
        near: dict[URIRef, set[URIRef]] = defaultdict(set)
        listed = [(one, other) for one, other in pairs if _may_be_one(one, other)]
        for one, other in listed:
            near[one.iri].add(other.iri)
            near[other.iri].add(one.iri)
        for one, other in listed:
            if self._groups.of(one.iri) == self._groups.of(other.iri):
                continue
            fitting = [{self._groups.of(iri) for iri in near[party.iri]} for party in (one, other)]
            several = number != 11 and any(
                len(found - {self._groups.of(party.iri)}) > 1
                for found, party in zip(fitting, (one, other), strict=True)
            )
            if several:
                yield _decision((one, other), "undecided", number)
            elif self._groups.join(one.iri, other.iri):
                yield _decision((one, other), "same", number)

    def _by_acronym(self, parties: Sequence[Party]) -> Iterator[tuple[Party, Party]]:
        short: dict[str, list[Party]] = defaultdict(list)
        for party in parties:
            for name in party.names:
                bare = plain(name, party.scope)
                if is_acronym(name) or (is_acronym(name.split()[-1]) and " " not in bare):
                    short[bare].append(party)
        for party in parties:
            if party.kind == "person":
                continue
            made = {
                one
                for name in party.names
                if not is_acronym(name)
                for one in acronyms_of(name, party.scope, party.sorts)
            }
            for acronym in sorted(made & short.keys()):
                yield from ((party, other) for other in short[acronym] if other.iri != party.iri)

    def _alike(self, parties: Sequence[Party]) -> Iterator[Decision]:
        """Pairs that share a telling word and are nearly alike, and initials beside full names."""
        for one, other in _pairs(parties, _telling(parties)):
            if self._groups.of(one.iri) == self._groups.of(other.iri) or not _may_be_one(one, other):
                continue
            if one.kind == "person" and any(
                initials_fit(a, b) or initials_fit(b, a) for a in one.plain for b in other.plain
            ):
                yield _decision((one, other), "undecided", 18)
            elif (one.kind == other.kind or {one.kind, other.kind} <= _BODIES) and _likeness(
                one, other
            ) >= rules().nearly_alike:
                yield _decision((one, other), "undecided", 17)


def _telling(parties: Sequence[Party]) -> Callable[[Party], set[str]]:
    """The words of a party's names by which others are looked for: those that few names of the place have."""
    common = Counter(word for party in parties for word in {w for name in party.plain for w in words_of(name)})

    def words(party: Party) -> set[str]:
        own = {word for name in party.plain for word in words_of(name)}
        return {word for word in own if common[word] <= _TOO_COMMON}

    return words


def _likeness(one: Party, other: Party) -> float:
    return max(
        (fuzz.token_sort_ratio(" ".join(words_of(a)), " ".join(words_of(b))) for a in one.plain for b in other.plain),
        default=0.0,
    )


def _pairs(parties: Iterable[Party], keys: Callable[[Party], Iterable[Hashable]]) -> Iterator[tuple[Party, Party]]:
    """The pairs that have a key in common, each once, in order."""
    having: dict[Hashable, list[Party]] = defaultdict(list)
    for party in parties:
        for key in keys(party):
            if key:
                having[key].append(party)
    pairs = {(a.iri, b.iri): (a, b) for found in having.values() for a, b in combinations(found, 2)}
    yield from (pairs[key] for key in sorted(pairs))


def _may_be_one(one: Party, other: Party) -> bool:
    """Two names that one document tells are its two things; a post is a body only where it has no title's form."""
    if one.sources & other.sources:
        return False
    if one.kind == other.kind or {one.kind, other.kind} <= _BODIES:
        return True
    post = one if one.kind == "post" else other
    return "person" not in (one.kind, other.kind) and all(
        is_acronym(n.split()[-1]) and not says_post(n) for n in post.names
    )


def _succeeded(told: Told, parties: Iterable[Party], groups: Groups) -> Iterator[Decision]:
    for party in parties:
        for successor in told.all(party.iri, GT.isSucceededBy):
            groups.keep_apart(party.iri, URIRef(str(successor)))
            yield Decision(
                tuple(sorted((party.iri, URIRef(str(successor))))), "not-same", by_rule(16), rules().rules[16]
            )


def _by_code(told: Told, parties: Sequence[Party], groups: Groups) -> Iterator[Decision]:
    """Authorities of one code are one, those of two codes are not."""
    coded: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        for code in told.texts(party.iri, GT.gssCode):
            coded[code].append(party)
    listed = sorted({party.iri for found in coded.values() for party in found})
    codes = {iri: set(told.texts(iri, GT.gssCode)) for iri in listed}
    names: dict[str, list[URIRef]] = defaultdict(list)
    for party in parties:
        if party.iri in codes:
            for name in party.plain:
                names[name].append(party.iri)
    for named in names.values():
        for a, b in combinations(sorted(set(named)), 2):
            if not codes[a] & codes[b]:
                groups.keep_apart(a, b)
    for found in coded.values():
        for one, other in combinations(sorted(found, key=lambda p: p.iri), 2):
            if not one.sources & other.sources and groups.join(one.iri, other.iri):
                yield _decision((one, other), "same", 14)


def _homonyms(parties: Iterable[Party]) -> Iterator[Decision]:
    """Boards of one name in several places: other boards, told once a name."""
    named: dict[tuple[str, ...], dict[str, list[URIRef]]] = defaultdict(lambda: defaultdict(list))
    for party in parties:
        if party.kind == "board":
            for name in {words_of(name) for name in party.plain}:
                telling = tuple(word for word in name if word not in rules().family_words)
                named[telling][party.scope or _NOWHERE].append(party.iri)
    families = {
        frozenset(iri for found in places.values() for iri in found)
        for name, places in named.items()
        if len(places) > 1 and name
    }
    holding: dict[URIRef, list[frozenset[URIRef]]] = defaultdict(list)
    for family in families:
        for iri in family:
            holding[iri].append(family)
    for family in sorted(families, key=sorted):
        if not any(family < other for other in holding[min(family)]):
            yield Decision(tuple(sorted(family)), "not-same", by_rule(15), rules().rules[15])


def _decision(parties: Iterable[Party], verdict: Verdict, number: int) -> Decision:
    return Decision(tuple(sorted({party.iri for party in parties})), verdict, by_rule(number), rules().rules[number])
