"""What a trace shows of the things that it links: a name that says which one is meant, and a line of detail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.identifiers import listed, local_id
from graph.names import Selecting
from ontology.terms import ONT

_PLANNED: Final = ("plan/", "remit/")
# What is looked for, and of which things, by the beginnings of their ids. These stand in each branch, so that none is
# worked out for the whole dataset.
_BRANCHES: Final = (
    (
        ("",),
        """?thing ?p ?value . FILTER(?p IN (rdf:type, rdfs:label, gt:paragraphNumber, gt:inferredNumber, gt:listMarker,
                                        gt:ordinal, gt:rowLabel, gt:summary, gt:statementText))
       BIND(REPLACE(STR(?p), "^.*[#/]", "") AS ?property)""",
    ),
    (("recommendation/",), """?thing gt:madeTo/rdfs:label ?value . BIND("madeTo" AS ?property)"""),
    (
        ("post/",),
        """?thing gt:isPostIn ?value . OPTIONAL { ?value rdfs:label ?within } BIND("isPostIn" AS ?property)""",
    ),
    (("action/",), """?thing gt:inPlan/rdfs:label ?value . BIND("inPlan" AS ?property)"""),
    (
        _PLANNED,
        """?thing gt:concernsParty ?whose . ?whose a gt:Authority ; rdfs:label ?value .
       BIND("whose" AS ?property)""",
    ),
    (
        _PLANNED,
        """?relation gt:concernsMatter ?thing ; gt:overseenParty ?whose . ?whose a gt:Authority ;
       rdfs:label ?value . BIND("whose" AS ?property)""",
    ),
)
_NUMBERS: Final = ("paragraphNumber", "inferredNumber", "listMarker", "ordinal")
_PARTIES: Final = frozenset({"authority", "board", "body", "collective", "person", "post", "unit"})
_MATTERS: Final = frozenset({"ImprovementPlan", "Remit"})
_SAID: Final = ("summary", "statementText")
_RECORDS: Final = frozenset({"Recommendation", "ReviewRecommendation", "PriorityAction", "DecisionRequest"})


@dataclass(frozen=True, slots=True)
class Thing:
    """One end of a link. `classes` are local names; `within` is the IRI of the body that a post is in."""

    iri: str
    label: str
    classes: tuple[str, ...] = ()
    detail: str | None = None
    within: str | None = None

    @property
    def id(self) -> str:
        """The part of its IRI that people type."""
        return local_id(self.iri)

    def is_a(self, *names: str) -> bool:
        """Whether it is of one of these classes."""
        return not set(names).isdisjoint(self.classes)

    @property
    def is_party(self) -> bool:
        """Whether it can answer for something: a body, post, person or group, not a plan, action or remit."""
        return self.id.partition("/")[0] in _PARTIES

    @property
    def is_recommendation(self) -> bool:
        """Whether it is a recommendation of any kind."""
        return self.is_a(*_RECORDS)


def read_things(dataset: Selecting, iris: Iterable[str]) -> dict[str, Thing]:
    """What to show of each thing, also of one of which the dataset says nothing."""
    wanted = sorted(set(iris))
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    if wanted:
        for thing, prop, value, within in dataset.select(_query(wanted)).rows:
            told[str(thing)][str(prop)].add(str(value))
            if within is not None:
                told[str(thing)]["within"].add(str(within))
    return {iri: _thing(iri, told.get(iri, {})) for iri in wanted}


def _query(wanted: list[str]) -> str:
    parts = [([iri for iri in wanted if local_id(iri).startswith(begun)], branch) for begun, branch in _BRANCHES]
    branches = " UNION ".join(f"{{ VALUES ?thing {{ {listed(these)} }} {branch} }}" for these, branch in parts if these)
    return f"SELECT DISTINCT ?thing ?property ?value ?within WHERE {{ {branches} }}"


def _thing(iri: str, told: Mapping[str, set[str]]) -> Thing:
    classes = tuple(sorted(cls.removeprefix(ONT) for cls in told.get("type", ()) if cls.startswith(ONT)))
    said = next((min(told[name]) for name in _SAID if told.get(name)), None)
    return Thing(iri, _label(iri, told, classes), classes, said, min(told.get("isPostIn", ()), default=None))


def _label(iri: str, told: Mapping[str, set[str]], classes: Iterable[str]) -> str:
    if not _RECORDS.isdisjoint(classes):
        number = next((min(told[name]) for name in _NUMBERS if told.get(name)), "without a number")
        to = f" to {min(told['madeTo'])}" if told.get("madeTo") else ""
        what = "Request" if "DecisionRequest" in classes else "Recommendation"
        return f"{what} {number}{to}"
    if "Action" in classes:
        row = min(told.get("rowLabel", ()), default=None)
        plan = min(told.get("inPlan", ()), default=None)
        return f"Action {row or 'told in prose'}" + (f", {plan}" if plan else "")
    label = max(told.get("label", ()), key=len, default=local_id(iri))
    within = min(told.get("within", ()), default="")
    if not _MATTERS.isdisjoint(classes) and len(told.get("whose", ())) == 1:
        within = min(told["whose"])
    return label if not within or _names(label, within) else f"{label}, {within}"


def _names(label: str, body: str) -> bool:
    """Whether the label of a post names its body: by two of its words in a row, by all of it, or by initials."""
    words = body.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    pairs = [" ".join(pair) for pair in pairwise(words)] or [body]
    return any(pair.casefold() in label.casefold() for pair in pairs) or (
        len(initials) > 2 and initials in label.split()
    )
