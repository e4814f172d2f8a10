"""The links of a dataset, read once or as far as a trace needs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypedDict

from graph.identifiers import listed
from graph.names import Selecting
from ontology.terms import ONT, SCHEME
from queries.tracing.kinds import MATTER, Kind, load_kinds
from queries.tracing.standing import strongest

End = Literal["lower", "upper"]
_STANDING: Final = f"{SCHEME}actuality/"
# What is looked for stands in each branch of a union, so that no branch is worked out for the whole dataset.
_RELATIONS: Final = "SELECT DISTINCT ?relation WHERE { NODES VALUES ?role { ROLES } ?relation ?role ?node }"
_FACTS: Final = """
SELECT DISTINCT ?relation ?property ?value WHERE {
  { VALUES ?relation { THESE } ?relation ?property ?value . FILTER(?property IN (WANTED)) }
  UNION { VALUES ?relation { THESE } ?relation gt:validDuring/gt:edtf ?value . BIND(gt:validDuring AS ?property) }
  UNION { VALUES ?relation { THESE } ?relation gt:dated/gt:edtf ?value . BIND(gt:dated AS ?property) }
  UNION { VALUES ?relation { THESE } ?relation gt:hasState ?state . ?state gt:actuality ?then ; gt:asOf/gt:edtf ?day .
          BIND(CONCAT(?day, " ", REPLACE(STR(?then), "^.*/", "")) AS ?value) BIND(gt:hasState AS ?property) }
}
"""
# The same of everything. To name every relation would cost more than to leave out the rows that are none of theirs.
_ALL_FACTS: Final = _FACTS.replace(
    "VALUES ?relation { THESE } ?relation ?property ?value . FILTER(?property IN (WANTED))",
    "VALUES ?property { WANTED } ?relation ?property ?value",
).replace("VALUES ?relation { THESE } ", "")
_PLAIN: Final = """
SELECT DISTINCT ?subject ?property ?value WHERE {
  NODES
  VALUES ?property { PROPERTIES }
  ?subject ?property ?value .
  CLAIMED
}
"""
_CLAIMED: Final = """
  ?claim gt:claimAbout ?subject ; gt:claimedObject ?value ; gt:claimedProperty ?stated .
  FILTER(STR(?stated) = STR(?property))
"""
_CLASSES: Final = "SELECT ?thing ?class WHERE { NODES ?thing a ?class . FILTER(?class IN (CLASSES)) }"
_ALL_CLASSES: Final = "SELECT ?thing ?class WHERE { VALUES ?class { CLASSES } ?thing a ?class }"
_WANTED: Final = ("actuality", "frequency", "condition", "oversightFunction", "capacity", "concernsMatter", "tenure")


@dataclass(frozen=True, slots=True)
class Link:
    """One link as sources state it. `source` is the node of a relation, or the subject of a plain fact.

    An end is None where the source names nobody. `standing` is None of a plain fact. `told_by` is the property of the
    claims that state it, and `value` their value. `states` are pairs of a date and where an intervention then stood.
    """

    kind: Kind
    lower: str | None
    upper: str | None
    source: str
    told_by: str
    value: str | None
    standing: str | None = None
    matters: tuple[str, ...] = ()
    period: str | None = None
    frequency: str | None = None
    condition: str | None = None
    ways: tuple[str, ...] = ()
    tenure: str | None = None
    states: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it one link, and the order in which links are listed."""
        return (self.kind.key, self.upper or "", self.lower or "", self.source)


class Links:
    """The links of a dataset by their ends. Read when asked for, or all at once by `read_all`."""

    def __init__(self, dataset: Selecting) -> None:
        self._dataset = dataset
        self._kinds = load_kinds()
        self._by: dict[End, dict[str, tuple[Link, ...]]] = {"lower": {}, "upper": {}}
        self._all = False

    def above(self, thing: str) -> tuple[Link, ...]:
        """The links whose lower end this is."""
        return self._of(thing, "lower")

    def below(self, thing: str) -> tuple[Link, ...]:
        """The links whose upper end this is."""
        return self._of(thing, "upper")

    def need(self, things: Iterable[str], end: End) -> None:
        """Reads the links of these things, all together, so that asking for each costs nothing."""
        missing = [] if self._all else sorted({thing for thing in things if thing not in self._by[end]})
        if missing:
            found = self._sorted(self._found(missing, end), end)
            self._by[end].update({thing: found.get(thing, ()) for thing in missing})

    def read_all(self) -> None:
        """Reads every link of the dataset. Cost: near linear in the number of links."""
        links = self._found(None, "lower")
        self._by = {"lower": self._sorted(links, "lower"), "upper": self._sorted(links, "upper")}
        self._all = True

    def lower_ends(self) -> tuple[str, ...]:
        """Everything that has a link upward, as far as links were read."""
        return tuple(sorted(thing for thing, links in self._by["lower"].items() if links))

    def about(self, matter: str) -> tuple[Link, ...]:
        """The successions of a matter: who handed it on to whom, in no order."""
        kinds = [kind for kind in self._kinds if kind.succession]
        return tuple(sorted(self._relations([matter], "lower", kinds, matter=True), key=lambda one: one.key))

    def _of(self, thing: str, end: End) -> tuple[Link, ...]:
        self.need((thing,), end)
        return self._by[end].get(thing, ())

    def _found(self, things: list[str] | None, end: End) -> list[Link]:
        kinds = [kind for kind in self._kinds if not kind.succession]
        return [*self._relations(things, end, kinds), *self._plain(things, end, kinds)]

    def _sorted(self, links: Iterable[Link], end: End) -> dict[str, tuple[Link, ...]]:
        by_end: dict[str, set[Link]] = defaultdict(set)
        for link in links:
            at = link.lower if end == "lower" else link.upper
            if at is not None:
                by_end[at].add(link)
        places = {kind.key: place for place, kind in enumerate(self._kinds)}
        return {
            at: tuple(sorted(found, key=lambda one: (places[one.kind.key], one.key))) for at, found in by_end.items()
        }

    def _relations(
        self, things: list[str] | None, end: End, kinds: list[Kind], *, matter: bool = False
    ) -> Iterable[Link]:
        related = [kind for kind in kinds if kind.prop is None]
        ends = {role for kind in related for role in (kind.lower, kind.upper)}
        near = {getattr(kind, end) for kind in related}
        roles = {MATTER} if matter else ends if things is None else near
        wanted = {*ends, *(ONT + name for name in _WANTED)}
        found = _RELATIONS.replace("NODES", _nodes("node", things)).replace("ROLES", listed(roles))
        these = {str(row[0]) for row in self._dataset.select(found).rows}
        if not these:
            return
        told: dict[str, dict[str, list[str]]] = {node: defaultdict(list) for node in these}
        query = (
            _ALL_FACTS.replace("WANTED", listed(wanted))
            if things is None
            else _FACTS.replace("THESE", listed(these)).replace("WANTED", listed(wanted).replace(" ", ", "))
        )
        for node, prop, value in self._dataset.select(query).rows:
            if (facts := told.get(str(node))) is not None:
                facts[str(prop)].append(str(value))
        for relation, facts in told.items():
            for kind in related:
                if _fits(kind, facts):
                    yield from _links(relation, kind, facts)

    def _plain(self, things: list[str] | None, end: End, kinds: list[Kind]) -> Iterable[Link]:
        for turned in (False, True):
            for claimed in (False, True):
                by_property = {
                    kind.prop: kind for kind in kinds if kind.prop and (kind.turned, kind.claimed) == (turned, claimed)
                }
                if not by_property:
                    continue
                at = "subject" if (end == "lower") != turned else "value"
                query = (
                    _PLAIN.replace("NODES", _nodes(at, things))
                    .replace("PROPERTIES", listed(by_property))
                    .replace("CLAIMED", _CLAIMED if claimed else "")
                )
                rows = [(str(row[0]), str(row[1]), str(row[2])) for row in self._dataset.select(query).rows]
                asked = {row[0] for row in rows if by_property[row[1]].of}
                classes = self._classes(asked, by_property.values(), everywhere=things is None)
                for subject, prop, value in rows:
                    kind = by_property[prop]
                    if not kind.of or kind.of & classes.get(subject, frozenset()):
                        lower, upper = (value, subject) if turned else (subject, value)
                        yield Link(kind, lower, upper, subject, prop, value)

    def _classes(self, things: set[str], kinds: Iterable[Kind], *, everywhere: bool) -> dict[str, frozenset[str]]:
        """Of each thing those classes of which some kind of link wants one."""
        found: dict[str, set[str]] = defaultdict(set)
        wanted = listed(cls for kind in kinds for cls in kind.of)
        if things and wanted:
            query = (
                _ALL_CLASSES.replace("CLASSES", wanted)
                if everywhere
                else _CLASSES.replace("NODES", _nodes("thing", sorted(things))).replace(
                    "CLASSES", wanted.replace(" ", ", ")
                )
            )
            for thing, cls in self._dataset.select(query).rows:
                found[str(thing)].add(str(cls))
        return {thing: frozenset(classes) for thing, classes in found.items()}


def _fits(kind: Kind, facts: Mapping[str, list[str]]) -> bool:
    """A relation has an end of the kind, and the value that it needs and not the one that it must lack."""
    if not (facts.get(kind.lower) or facts.get(kind.upper)):
        return False
    if kind.lacks and kind.lacks[1] in facts.get(kind.lacks[0], ()):
        return False
    return kind.needs is None or kind.needs[1] in facts.get(kind.needs[0], ())


def _links(relation: str, kind: Kind, facts: Mapping[str, list[str]]) -> Iterable[Link]:
    """Every pair of a lower and an upper end; one of nobody where the source names no end, but for matters."""
    nobody: list[str | None] = [None]
    lowers: list[str | None] = [*sorted(facts.get(kind.lower, ()))]
    uppers: list[str | None] = [*sorted(facts.get(kind.upper, ()))]
    if kind.lower == MATTER and not (lowers and uppers):
        return
    states = tuple(sorted((pair[0], pair[1]) for one in facts.get(f"{ONT}hasState", ()) for pair in [one.split(" ")]))
    for lower in lowers or nobody:
        for upper in uppers or nobody:
            stated_by = kind.upper if upper else kind.lower
            told: _Circumstances = {} if kind.bare else _circumstances(facts)
            yield Link(
                kind=kind,
                lower=lower,
                upper=upper,
                source=relation,
                told_by=stated_by,
                value=upper or lower,
                standing=strongest(one.removeprefix(_STANDING) for one in facts.get(f"{ONT}actuality", ())),
                matters=tuple(sorted(facts.get(MATTER, ()))),
                states=states,
                **told,
            )


class _Circumstances(TypedDict, total=False):
    period: str | None
    frequency: str | None
    condition: str | None
    ways: tuple[str, ...]
    tenure: str | None


def _circumstances(facts: Mapping[str, list[str]]) -> _Circumstances:
    return _Circumstances(
        period=_first(facts, "validDuring") or _since(facts),
        frequency=_last_part(_first(facts, "frequency")),
        condition="; ".join(sorted(facts.get(f"{ONT}condition", ()))) or None,
        ways=tuple(sorted(filter(None, map(_last_part, facts.get(f"{ONT}oversightFunction", ()))))),
        tenure=_last_part(_first(facts, "tenure")),
    )


def _since(facts: Mapping[str, list[str]]) -> str | None:
    dated = _first(facts, "dated")
    return f"{dated}/.." if dated and "/" not in dated else dated


def _first(facts: Mapping[str, list[str]], name: str) -> str | None:
    return min(facts.get(ONT + name, ()), default=None)


def _last_part(iri: str | None) -> str | None:
    return iri.rpartition("/")[2] if iri else None


def _nodes(variable: str, things: list[str] | None) -> str:
    return "" if things is None else f"VALUES ?{variable} {{ {listed(things)} }}"
