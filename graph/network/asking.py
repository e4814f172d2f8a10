"""What is asked of a dataset for a network: queries over everything, or over what touches some areas alone.

In a query {PARTIES} and {RELATIONS} stand for the lists of those that are read; over everything for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers import Row
from graph.identifiers import listed
from graph.names import Selecting
from graph.network.forms import PREFIXES, plain_ties
from ontology.terms import GT

CLASSES = """
SELECT ?party ?sort WHERE { {PARTIES}
  VALUES ?sort { gt:Body gt:CollectiveParty gt:Post gt:Person }
  ?class rdfs:subClassOf* ?sort . ?party a ?class .
}"""
LABELS = "SELECT ?party ?label WHERE { {PARTIES} ?party rdfs:label ?label ; a/rdfs:subClassOf* gt:Party }"
TYPES = (
    "SELECT ?party ?kind ?label WHERE { {PARTIES} "
    "?party gt:bodyType ?type . ?type skos:notation ?kind ; skos:prefLabel ?label }"
)
# Services of a class of their own, such as companies, are of that kind, whatever type of body the sources call them.
SERVICES = """
SELECT ?party ?label WHERE { {PARTIES}
  ?class rdfs:subClassOf gt:DeliveryAgency ; rdfs:label ?label . ?party a ?class . FILTER(?class != gt:DeliveryAgency)
}"""
TIMES = """
SELECT ?party ?since ?until WHERE { {PARTIES}
  ?party a/rdfs:subClassOf* gt:Party .
  OPTIONAL { ?party gt:existedFrom ?since } OPTIONAL { ?party gt:existedUntil ?until }
  FILTER(BOUND(?since) || BOUND(?until))
}"""
PROPOSED = """
SELECT DISTINCT ?party WHERE { {PARTIES}
  ?relation gt:establishedParty ?party ; gt:actuality/skos:notation ?standing .
  FILTER(?standing IN ("proposed", "expected", "planned"))
}"""
ROLES = """
SELECT ?relation ?class ?role ?party WHERE { {RELATIONS}
  ?class rdfs:subClassOf+ gt:GovernanceRelation . ?relation a ?class ; ?role ?party .
  ?role rdfs:subPropertyOf gt:involvesParty .
}"""
SAID = """
SELECT ?relation ?of ?value WHERE { {RELATIONS}
  VALUES (?of ?path) { {PROPERTIES} }
  ?relation a/rdfs:subClassOf+ gt:GovernanceRelation ; ?of ?said .
  OPTIONAL { ?said ?path ?named }
  BIND(STR(COALESCE(?named, ?said)) AS ?value)
}"""
# What is said of a relation, and by which property of the value people read it.
PROPERTIES = {
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
# An area: the authorities, what serves them, and the parts of these.
_CORE = """
SELECT DISTINCT ?party WHERE {
  VALUES ?authority { %s } ?party (PARTS)* ?body . ?body gt:servesAuthority? ?authority
}"""
_TOUCHING = """
SELECT DISTINCT ?relation ?party WHERE {
  VALUES ?core { %s }
  ?relation ?at ?core ; ?role ?party .
  ?at rdfs:subPropertyOf gt:involvesParty . ?role rdfs:subPropertyOf gt:involvesParty .
}"""
_BESIDE = """
SELECT DISTINCT ?party WHERE {
  VALUES ?near { %s } { ?near ?of ?party } UNION { ?party ?of ?near } VALUES ?of { %s }
}"""


@dataclass(frozen=True, slots=True)
class Scope:
    """The parties and relations that are read; None: all."""

    parties: frozenset[str] | None = None
    relations: frozenset[str] | None = None

    def ask(self, dataset: Selecting, query: str) -> tuple[Row, ...]:
        """The rows of a query, over these alone."""
        parties = "" if self.parties is None else f"VALUES ?party {{ {listed(self.parties)} }}"
        relations = "" if self.relations is None else f"VALUES ?relation {{ {listed(self.relations)} }}"
        return dataset.select(PREFIXES + query.replace("{PARTIES}", parties).replace("{RELATIONS}", relations)).rows

    def said(self) -> str:
        """The query for what is said of relations: of a list property by property, or the engine looks at all."""
        if self.relations is None:
            return SAID.replace("{PROPERTIES}", " ".join(f"(gt:{of} {path})" for of, path in PROPERTIES.items()))
        branches = (
            f"{{ {{RELATIONS}} ?relation gt:{of} ?said . OPTIONAL {{ ?said {path} ?named }} BIND(gt:{of} AS ?of) }}"
            for of, path in PROPERTIES.items()
        )
        return f"SELECT ?relation ?of (STR(COALESCE(?named, ?said)) AS ?value) WHERE {{ {' UNION '.join(branches)} }}"


def scope(dataset: Selecting, areas: tuple[str, ...]) -> Scope:
    """What touches the areas: their parties, whoever these are tied to, and what those are parts of. None: all."""
    if not areas:
        return Scope()
    parts = "|".join(f"<{plain.property}>" for plain in plain_ties() if plain.within)
    everywhere = Scope()
    core = {str(row[0]) for row in everywhere.ask(dataset, _CORE.replace("PARTS", parts) % listed(areas))} | set(areas)
    touching = everywhere.ask(dataset, _TOUCHING % listed(core))
    near = core | {str(row[1]) for row in touching}
    properties = [plain.property for plain in plain_ties() if plain.property != str(GT.servesAuthority)]
    beside = everywhere.ask(dataset, _BESIDE % (listed(near), listed(properties)))
    return Scope(frozenset(near | {str(row[0]) for row in beside}), frozenset(str(row[0]) for row in touching))
