"""The plain links keep their word: derived, never asserted, each with its relation and passage, none from a proposal."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef

from graph.building import Origin, build_dataset
from graph.dataset import open_dataset
from graph.identifiers import concept
from graph.shortcuts import SHORTCUTS, shortcut_forms, shortcuts
from graph.statements import Statements
from ontology.modules import ontology_graph
from ontology.reasoning import conclude, reasoner_view
from ontology.terms import GT, GTID
from tests.composed import source

WORLD = Path(__file__).parent / "ontology_fixtures" / "world.ttl"
FORMS = shortcut_forms(ontology_graph())
LINKS = {form.link for form in FORMS}


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """The lines of a dataset built from the composed paper, each with its graph."""
    data = tmp_path_factory.mktemp("shortcuts")
    build_dataset([source()], data, Origin("test", "test"))
    lines = open_dataset(data).quads_path().read_text(encoding="utf-8").splitlines()
    return [(line, line[line.rindex("<") + 1 : -3]) for line in lines]


@pytest.fixture(scope="module")
def stated(quads: list[tuple[str, str]]) -> Graph:
    """All that sources state."""
    lines = (line.rpartition(" <")[0] + " ." for line, graph in quads if "/graph/source/" in graph)
    return Graph().parse(data="\n".join(lines), format="nt")


def links_of(quads: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    named = {str(link) for link in LINKS}
    for line, graph in quads:
        property_ = re.match(r"\S+ <([^>]+)> <", line)
        if property_ and property_[1] in named:
            yield line, graph


def test_a_link_stands_in_the_derived_graph_only(quads: list[tuple[str, str]]) -> None:
    found = list(links_of(quads))
    assert found
    assert {graph for _, graph in found} == {str(SHORTCUTS)}


def test_made_anew_they_are_the_same(quads: list[tuple[str, str]], stated: Graph) -> None:
    anew = {" ".join(term.n3() for term in triple) for triple in shortcuts(Statements(stated), ontology_graph())}
    assert anew == {line.rpartition(" <")[0] for line, _ in links_of(quads)}


def test_each_has_a_relation_that_holds_and_a_passage(stated: Graph) -> None:
    held = {concept("actuality", one) for one in ("in-force", "occurred", "ended")}
    for start, link, end in shortcuts(Statements(stated), ontology_graph()):
        (form,) = [form for form in FORMS if form.link == link]
        behind = set(stated.subjects(form.start, start)) & set(stated.subjects(form.end, end))
        assert any(held & set(stated.objects(one, GT.actuality)) for one in behind)
        assert all(set(stated.objects(one, GT.supportedBy)) for one in behind)


@pytest.mark.parametrize("standing", ["proposed", "expected", "planned", "not-occurred", "unknown"])
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.link.rpartition("#")[2])
def test_what_does_not_hold_gives_none(form: object, standing: str) -> None:
    one, other = GTID["board/kelderdale/a"], GTID["board/kelderdale/b"]
    relation = GTID["relation/x"]

    def told(as_: str) -> list[object]:
        triples = [
            (relation, RDF.type, form.cls),
            (relation, form.start, one),
            (relation, form.end, other),
            (relation, GT.actuality, concept("actuality", as_)),
        ]
        return list(shortcuts(Statements(triples), ontology_graph()))

    assert told(standing) == []
    assert told("in-force")


@pytest.mark.reasoner
def test_hermit_finds_the_links_that_the_generator_makes() -> None:
    """The chain from giver to receiver, drawn by HermiT, is the link of accountability and what follows from it."""
    world = Graph().parse(WORLD)
    view = reasoner_view(world)
    asserted = set(view.subject_objects(GT.isAccountableTo))
    made = {(s, o) for s, link, o in shortcuts(Statements(world), ontology_graph()) if link == GT.isAccountableTo}
    relations = {(s, o) for r in view.subjects(RDF.type, GT.AccountabilityRelation) for s in view.objects(r, GT.accountGiver) for o in view.objects(r, GT.accountReceiver)}  # fmt: skip
    assert made == relations
    assert not made & asserted
    for start, end in made:
        probe = f"""
        @prefix gt: <https://w3id.org/goldenthread/ont#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        <urn:probe> owl:equivalentClass [ a owl:Restriction ; owl:onProperty gt:answersTo ; owl:hasValue <{end}> ] .
        """
        found = conclude(view + Graph().parse(data=probe, format="turtle"))
        assert (str(start), "urn:probe") in found.types


def test_forms_are_those_of_the_relation_classes() -> None:
    assert len(FORMS) == len(LINKS) == 13
    assert all(isinstance(form.cls, URIRef) for form in FORMS)
