"""Every party and every tie of a dataset, read through its public face. Passages are fetched apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from graph.identifiers import slug
from graph.names import Selecting
from graph.network import asking
from graph.network.asking import Scope, scope
from graph.network.forms import Link, Plain, links, plain_ties
from graph.network.parties import COURSES, Party, Sort, Tie
from ontology.terms import GT, ONT

_DETAILS = ("oversightFunction", "frequency", "capacity", "tenure", "deliveryBasis")
_SORTS: Mapping[str, Sort] = {
    "Body": "body", "CollectiveParty": "collective", "Post": "post", "Person": "person",
}  # fmt: skip

_Said = Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Everything:
    """All parties by IRI, and all ties, of kinds shown or not, sorted."""

    parties: Mapping[str, Party]
    ties: tuple[Tie, ...]


def read_everything(dataset: Selecting, areas: tuple[str, ...] = ()) -> Everything:
    """The parties and ties of a dataset, without their passages; of areas, what touches these alone."""
    within = scope(dataset, areas)
    plain = tuple(_plain(dataset, within))
    parties = _parties(dataset, within, plain)
    ties = [*_relations(dataset, within), *(_tie(one) for one in plain)]
    known = (tie for tie in ties if all(end is None or end in parties for end in (tie.source, tie.target)))
    return Everything(parties, tuple(sorted(known, key=lambda tie: (tie.id, tie.source or "", tie.target or ""))))


def _parties(dataset: Selecting, within: Scope, plain: Iterable[tuple[Plain, str, str]]) -> dict[str, Party]:
    labels: dict[str, str] = {}
    for party, label in within.ask(dataset, asking.LABELS):
        labels[str(party)] = max(labels.get(str(party), ""), str(label), key=lambda text: (len(text), text))
    made: dict[str, Party] = {}
    for party, sort in within.ask(dataset, asking.CLASSES):
        iri, named = str(party), _SORTS[str(sort).removeprefix(ONT)]
        made[iri] = Party(iri, labels.get(iri, iri), named, named, named)
    for party, kind, label in within.ask(dataset, asking.TYPES):
        if (iri := str(party)) in made:
            made[iri] = replace(made[iri], kind=str(kind), kind_label=str(label))
    for party, label in within.ask(dataset, asking.SERVICES):
        if (iri := str(party)) in made:
            made[iri] = replace(made[iri], kind=slug(str(label)), kind_label=str(label))
    for party, since, until in within.ask(dataset, asking.TIMES):
        if (iri := str(party)) in made:
            made[iri] = replace(made[iri], since=since and str(since), until=until and str(until))
    for (party,) in within.ask(dataset, asking.PROPOSED):
        if (iri := str(party)) in made:
            made[iri] = replace(made[iri], is_proposed=True)
    return _placed(made, plain)


def _placed(made: dict[str, Party], plain: Iterable[tuple[Plain, str, str]]) -> dict[str, Party]:
    within: dict[str, set[str]] = defaultdict(set)
    areas: dict[str, set[str]] = defaultdict(set)
    for form, part, whole in plain:
        if form.within:
            within[part].add(whole)
        elif form.property == str(GT.servesAuthority):
            areas[part].add(whole)
    return {
        iri: replace(party, within=tuple(sorted(within[iri])), areas=tuple(sorted(areas[iri])))
        for iri, party in sorted(made.items())
    }


def _plain(dataset: Selecting, within: Scope) -> Iterator[tuple[Plain, str, str]]:
    for form in plain_ties():
        query = (
            f"SELECT DISTINCT ?party ?far WHERE {{ {{PARTIES}} ?party <{form.property}> ?far }} ORDER BY ?party ?far"
        )
        for near, far in within.ask(dataset, query):
            yield form, str(near), str(far)


def _tie(one: tuple[Plain, str, str]) -> Tie:
    form, near, far = one
    return Tie(
        f"{near} {form.property} {far}", near, far, form.kind, (form.kind,), form.label, True, "in-force", "holds",
        ends=(near, far),
    )  # fmt: skip


def _relations(dataset: Selecting, within: Scope) -> Iterator[Tie]:
    forms = {link.cls: link for link in links()}
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    classes: dict[str, set[str]] = defaultdict(set)
    for relation, cls, role, party in within.ask(dataset, asking.ROLES):
        classes[str(relation)].add(str(cls))
        roles[str(relation)][str(role)].add(str(party))
    said = _said(dataset, within)
    for iri in sorted(classes):
        for kind in sorted(classes[iri] & forms.keys()):
            yield from _ties_of(iri, forms[kind], roles[iri], said.get(iri, {}))


def _said(dataset: Selecting, within: Scope) -> _Said:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for relation, of, value in sorted(within.ask(dataset, within.said()), key=str):
        said[str(relation)][str(of).removeprefix(ONT)].append(str(value))
    return said


def _ties_of(relation: str, link: Link, roles: Mapping[str, set[str]], said: Mapping[str, list[str]]) -> Iterator[Tie]:
    """A tie for each pair of ends; where an end is not stated, one with that end open."""
    starts, ends = sorted(roles.get(link.start, ())), sorted(roles.get(link.end, ()))
    pairs: Iterable[tuple[str | None, str | None]]
    if link.start == link.end:
        pairs = combinations(starts, 2) if len(starts) > 1 else ((one, None) for one in starts)
    else:
        pairs = product(starts or (None,), ends or (None,))
    standing = next(iter(said.get("actuality", ())), None)
    period = next(iter(said.get("validDuring", ())), None)
    if period is None and (dated := said.get("dated")):
        period = f"{dated[0]}/.."
    details = [text for name in _DETAILS for text in sorted(set(said.get(name, ())))]
    for near, far in pairs:
        yield Tie(
            relation, near, far, link.kind, link.kinds, link.label, link.start != link.end, standing,
            COURSES.get(standing or "", "unknown"),
            matter="; ".join(sorted(set(said.get("concernsMatter", ())))) or None,
            period=period,
            detail=", ".join(details) or None,
            condition="; ".join(sorted(set(said.get("condition", ())))) or None,
            ends=(near, far),
        )  # fmt: skip
