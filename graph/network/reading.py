"""Every party and every tie of a dataset, read through its public face. Passages are fetched apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from graph.answers import Row
from graph.identifiers import slug
from graph.names import Selecting
from graph.network.forms import PREFIXES, Link, Plain, links, plain_ties
from graph.network.parties import COURSES, Party, Sort, Tie
from ontology.terms import GT, ONT

_CLASSES = """
SELECT ?party ?sort WHERE {
  VALUES ?sort { gt:Body gt:CollectiveParty gt:Post gt:Person }
  ?class rdfs:subClassOf* ?sort . ?party a ?class .
}"""
_LABELS = "SELECT ?party ?label WHERE { ?party rdfs:label ?label ; a/rdfs:subClassOf* gt:Party }"
_TYPES = (
    "SELECT ?party ?kind ?label WHERE { ?party gt:bodyType ?type . ?type skos:notation ?kind ; skos:prefLabel ?label }"
)
# Services of a class of their own, such as companies, are of that kind, whatever type of body the sources call them.
_SERVICES = """
SELECT ?party ?label WHERE {
  ?class rdfs:subClassOf gt:DeliveryAgency ; rdfs:label ?label . ?party a ?class . FILTER(?class != gt:DeliveryAgency)
}"""
_TIMES = """
SELECT ?party ?since ?until WHERE {
  ?party a/rdfs:subClassOf* gt:Party .
  OPTIONAL { ?party gt:existedFrom ?since } OPTIONAL { ?party gt:existedUntil ?until }
  FILTER(BOUND(?since) || BOUND(?until))
}"""
_PROPOSED = """
SELECT DISTINCT ?party WHERE {
  ?relation gt:establishedParty ?party ; gt:actuality/skos:notation ?standing .
  FILTER(?standing IN ("proposed", "expected", "planned"))
}"""
_ROLES = """
SELECT ?relation ?class ?role ?party WHERE {
  ?class rdfs:subClassOf+ gt:GovernanceRelation . ?relation a ?class ; ?role ?party .
  ?role rdfs:subPropertyOf gt:involvesParty .
}"""
_SAID = """
SELECT ?relation ?of ?value WHERE {
  VALUES (?of ?path) { %s }
  ?relation a/rdfs:subClassOf+ gt:GovernanceRelation ; ?of ?said .
  OPTIONAL { ?said ?path ?named }
  BIND(STR(COALESCE(?named, ?said)) AS ?value)
}"""
# What is said of a relation, and by which property of the value people read it.
_PROPERTIES = {
    "actuality": "skos:notation",
    "validDuring": "gt:edtf",
    "dated": "gt:edtf",
    "concernsMatter": "rdfs:label",
    "condition": "rdfs:label",
    "frequency": "skos:prefLabel",
    "oversightFunction": "skos:prefLabel",
    "capacity": "skos:prefLabel",
    "tenure": "skos:prefLabel",
    "deliveryBasis": "skos:prefLabel",
}
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


def read_everything(dataset: Selecting) -> Everything:
    """The parties and ties of a dataset, without their passages."""
    plain = tuple(_plain(dataset))
    parties = _parties(dataset, plain)
    ties = [*_relations(dataset), *(_tie(one) for one in plain)]
    known = (tie for tie in ties if all(end is None or end in parties for end in (tie.source, tie.target)))
    return Everything(parties, tuple(sorted(known, key=lambda tie: (tie.id, tie.source or "", tie.target or ""))))


def _rows(dataset: Selecting, sparql: str) -> Sequence[Row]:
    return dataset.select(PREFIXES + sparql).rows


def _parties(dataset: Selecting, plain: Iterable[tuple[Plain, str, str]]) -> dict[str, Party]:
    labels: dict[str, str] = {}
    for party, label in _rows(dataset, _LABELS):
        labels[str(party)] = max(labels.get(str(party), ""), str(label), key=lambda text: (len(text), text))
    made: dict[str, Party] = {}
    for party, sort in _rows(dataset, _CLASSES):
        iri, named = str(party), _SORTS[str(sort).removeprefix(ONT)]
        made[iri] = Party(iri, labels.get(iri, iri), named, named, named)
    for party, kind, label in _rows(dataset, _TYPES):
        if (iri := str(party)) in made:
            made[iri] = replace(made[iri], kind=str(kind), kind_label=str(label))
    for party, label in _rows(dataset, _SERVICES):
        if (iri := str(party)) in made:
            made[iri] = replace(made[iri], kind=slug(str(label)), kind_label=str(label))
    for party, since, until in _rows(dataset, _TIMES):
        if (iri := str(party)) in made:
            made[iri] = replace(made[iri], since=since and str(since), until=until and str(until))
    for (party,) in _rows(dataset, _PROPOSED):
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


def _plain(dataset: Selecting) -> Iterator[tuple[Plain, str, str]]:
    for form in plain_ties():
        query = f"SELECT DISTINCT ?near ?far WHERE {{ ?near <{form.property}> ?far }} ORDER BY ?near ?far"
        for near, far in _rows(dataset, query):
            yield form, str(near), str(far)


def _tie(one: tuple[Plain, str, str]) -> Tie:
    form, near, far = one
    return Tie(
        f"{near} {form.property} {far}", near, far, form.kind, (form.kind,), form.label, True, "in-force", "holds",
        ends=(near, far),
    )  # fmt: skip


def _relations(dataset: Selecting) -> Iterator[Tie]:
    forms = {link.cls: link for link in links()}
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    classes: dict[str, set[str]] = defaultdict(set)
    for relation, cls, role, party in _rows(dataset, _ROLES):
        classes[str(relation)].add(str(cls))
        roles[str(relation)][str(role)].add(str(party))
    said = _said(dataset)
    for iri in sorted(classes):
        for kind in sorted(classes[iri] & forms.keys()):
            yield from _ties_of(iri, forms[kind], roles[iri], said.get(iri, {}))


def _said(dataset: Selecting) -> _Said:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    values = " ".join(f"(gt:{of} {path})" for of, path in _PROPERTIES.items())
    for relation, of, value in sorted(_rows(dataset, _SAID % values), key=str):
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


def kinds_of(everything: Everything) -> tuple[str, ...]:
    """Every kind of tie that the dataset has, those above others too, sorted."""
    return tuple(sorted({kind for tie in everything.ties for kind in tie.kinds}))
