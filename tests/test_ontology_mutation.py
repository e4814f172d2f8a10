"""Each axiom is needed: without it some case is no longer caught, or something no longer follows.

The tracer draws the conclusions, since hundreds of runs of HermiT would take minutes; that the two agree is tested
beside. What an axiom has to show for itself stands in the cases of `tests/provocations.py`, in the small world of the
fixtures, and in what one membership or one link says of things of which nothing else is known (a golden file).
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, reduce
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, Literal, URIRef
from rdflib.namespace import XSD

from ontology.modules import ontology_graph
from ontology.reasoning import is_consistent, reasoner_view
from ontology.reasoning.axioms import Axioms, Named, read_axioms
from ontology.reasoning.proofs import Trace
from ontology.reasoning.tracing import trace
from ontology.reasoning.unique_names import Differences, differences
from ontology.reasoning.wording import Words, plain_name
from ontology.terms import GT, GTID, GTSCHEME
from tests.apart import apart
from tests.provocations import ALLOWED, IMPOSSIBLE, WORDS, case
from tests.test_ontology_provocations import caught_in

pytestmark = pytest.mark.reasoner

WORLD = Path(__file__).parent / "ontology_fixtures" / "world.ttl"
# Axioms that follow from others and stand for the reader, each with what they follow from.
IMPLIED = Path(__file__).parent / "ontology_fixtures" / "implied-axioms.csv"
_NO_SUCH_VALUE = Literal("P1D", datatype=XSD.duration)  # the ontology has no property of durations

Told = frozenset[tuple[str, str, str]]


@cache
def axioms() -> Axioms:
    return read_axioms(ontology_graph())


@cache
def individuals() -> Graph:
    """The things of the ontology without their words."""
    graph = Graph()
    for triple in ontology_graph():
        if str(triple[0]).startswith((str(GTID), str(GTSCHEME))) and triple[1] not in WORDS:
            graph.add(triple)
    return graph


def ours(kind: URIRef) -> list[str]:
    found = (str(term) for term in ontology_graph().subjects(RDF.type, kind))
    return sorted(term.removeprefix(str(GT)) for term in found if term.startswith(str(GT)))


def cases() -> Graph:
    every = IMPOSSIBLE | ALLOWED
    return reduce(Graph.__add__, (case(name, body) for name, body in every.items()), Graph())


def members() -> Graph:
    """One thing of each class."""
    graph = Graph()
    for name in ours(OWL.Class):
        graph.add((GTID[f"member/{name}"], RDF.type, GT[name]))
    return graph


def links() -> Graph:
    """Each property between two things of which nothing else is known; a value that no property can have."""
    graph = Graph()
    for name in ours(OWL.ObjectProperty):
        graph.add((GTID[f"link/{name}"], GT[name], GTID[f"link/{name}/far"]))
    for name in ours(OWL.DatatypeProperty):
        graph.add((GTID[f"link/{name}"], GT[name], _NO_SUCH_VALUE))
    return graph


STAGES: dict[str, Callable[[], Graph]] = {
    "links": links,  # what shows most of the axioms first
    "cases": cases,
    "world": lambda: Graph().parse(WORLD),
    "members": members,
}


@cache
def stage(name: str) -> tuple[Graph, Differences]:
    """What is reasoned over; with the links to passages too, which the reasoner's view leaves out."""
    graph = STAGES[name]()
    view = reasoner_view(graph)
    return view + graph + individuals(), differences(view)


def told(trace_: Trace) -> Told:
    return frozenset((str(s), str(p), str(o)) for s, p, o in trace_.steps)


def outcome(of: Axioms) -> Iterator[frozenset[object]]:
    """All that the cases and the small world show, and what memberships and links say by themselves, one by one."""
    for name in STAGES:
        found = trace(*(stage(name)[0], of, stage(name)[1]))
        if name == "cases":
            yield frozenset(caught_in(found))
        else:
            yield told(found)
        if name == "links":
            yield wrong_values(found)


def wrong_values(found: Trace) -> frozenset[str]:
    """The properties of data whose value cannot be the one that no property has."""
    wrong = (fact for clash in found.clashes for fact in clash.premises if fact[2] == _NO_SUCH_VALUE)
    return frozenset(str(fact[1]).removeprefix(str(GT)) for fact in wrong)


def mutants(of: Axioms) -> Iterator[tuple[str, Axioms]]:
    """The axioms with one left out, each with a name that tells which."""
    for cls in sorted({inclusion.of for inclusion in of.inclusions if inclusion.exact}):
        kept = tuple(one for one in of.inclusions if not (one.exact and one.of == cls))
        yield f"{short(cls)} is defined", replace(of, inclusions=kept)
    for inclusion in of.inclusions:
        if not inclusion.exact:
            what = short(inclusion.sup.iri) if isinstance(inclusion.sup, Named) else words().verb(inclusion.sup)
            yield f"{short(inclusion.of)} is {what}", replace(of, inclusions=_without(of.inclusions, inclusion))
    for chain in of.chains:
        yield f"chain to {short(chain.property_)}", replace(of, chains=_without(of.chains, chain))
    for field in ("sub_properties", "inverses", "domains", "ranges", "keys"):
        for one, other in getattr(of, field):
            left = {field: _without(getattr(of, field), (one, other))}
            yield f"{field} {short(one)} {short(other)}", replace(of, **left)
    for group in of.disjoint:
        names = " ".join(sorted(map(short, group)))
        yield f"disjoint {names}", replace(of, disjoint=_without(of.disjoint, group))
    for kind, properties in of.having.items():
        for property_ in sorted(properties):
            yield f"{short(kind)} {short(property_)}", replace(of, having={**of.having, kind: properties - {property_}})


def short(iri: URIRef) -> str:
    return iri.rpartition("#")[2]


def words() -> Words:
    return Words(ontology_graph(), lambda node: plain_name(ontology_graph(), node))


def _without(listed: tuple[object, ...], one: object) -> tuple[object, ...]:
    return tuple(other for other in listed if other != one)


def shows_the_same(of: Axioms, whole: list[frozenset[object]]) -> bool:
    """Whether nothing of it is lost; what comes after a loss is not looked at."""
    return all(one == before for one, before in zip(outcome(of), whole, strict=True))


def of_stage(name: str) -> Trace:
    return trace(*(stage(name)[0], axioms(), stage(name)[1]))


def test_what_memberships_and_links_say(golden: Callable[[str, str], None]) -> None:
    """Read the difference before you keep it: a line is what one fact says of things of which nothing else is known."""
    lines = []
    for subject, property_, value in sorted(told(of_stage("members")) | told(of_stage("links"))):
        if subject.startswith((f"{GTID}member/", f"{GTID}link/")):
            said = "is" if property_ == str(RDF.type) else short(URIRef(property_))
            lines.append(f"{subject.removeprefix(str(GTID))} {said} {value.rpartition('#')[2].removeprefix(str(GTID))}")
    lines += [f"link/{name} has values of a kind" for name in sorted(wrong_values(of_stage("links")))]
    golden("ontology/what-facts-say.txt", "\n".join(lines) + "\n")


def test_each_class_can_have_a_member_beside_all_the_others() -> None:
    assert is_consistent(reasoner_view(members()))


def test_every_datatype_property_has_a_kind_of_value() -> None:
    assert wrong_values(of_stage("links")) == set(ours(OWL.DatatypeProperty)) - {"claimedValue"}


def needless() -> set[str]:
    """The axioms of which nothing that is shown would go if they went."""
    whole = list(outcome(axioms()))
    return {name for name, mutant in mutants(axioms()) if shows_the_same(mutant, whole)}


def test_every_axiom_is_needed() -> None:
    with IMPLIED.open(encoding="utf-8", newline="") as file:
        implied = {row["axiom"]: row["because"] for row in csv.DictReader(file)}
    assert apart(needless) == implied.keys()
    assert all(implied.values())


def test_dropping_an_axiom_is_noticed() -> None:
    """The check itself can fail: an axiom that says nothing new is found needless."""
    whole = list(outcome(axioms()))
    twice = replace(axioms(), chains=(*axioms().chains, axioms().chains[0]))
    assert shows_the_same(twice, whole)
