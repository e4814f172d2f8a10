"""The pages written by hand: each example is what its fixture says, each query parses, each relation has its row."""

import re
from pathlib import Path

import pytest
from rdflib import OWL, Graph
from rdflib.plugins.sparql import prepareQuery

from ontology.modules import ontology_graph
from ontology.terms import GT, ONT
from ontology.validation import validate
from tools.ontology_docs.making import written_pages

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"Example, from `([^`]+)`:\n\n```turtle\n(.+?)```", re.DOTALL)
FENCE = re.compile(r"^```turtle\n", re.MULTILINE)
QUERY = re.compile(r"^```sparql\n(.+?)```", re.DOTALL | re.MULTILINE)
PAGES = written_pages(ROOT)
PATTERNS = sorted(path for path in PAGES if "/patterns/" in path)


def fixture(path: str) -> tuple[str, Graph]:
    """The prefixes of a fixture, and its graph."""
    content = (ROOT / path).read_text(encoding="utf-8")
    prefixes = "\n".join(line for line in content.splitlines() if line.startswith(("@prefix", "@base")))
    return prefixes, Graph().parse(data=content, format="turtle")


def unlike_their_fixture(page: str) -> list[str]:
    """Statements of a page's examples that their fixture does not have."""
    wrong = []
    for path, example in EXAMPLE.findall(page):
        prefixes, graph = fixture(path)
        stated = Graph().parse(data=prefixes + "\n" + example, format="turtle")
        assert len(stated)
        wrong += [" ".join(term.n3() for term in triple) for triple in stated if triple not in graph]
    return wrong


@pytest.mark.parametrize("path", PATTERNS)
def test_examples_are_what_their_fixtures_say(path: str) -> None:
    page = PAGES[path]
    assert unlike_their_fixture(page) == []
    assert len(EXAMPLE.findall(page)) == len(FENCE.findall(page)) >= 1


def test_an_example_that_drifts_is_seen() -> None:
    page = PAGES["docs/ontology/patterns/standing.md"].replace("scheme/actuality/proposed", "scheme/actuality/in-force")
    assert len(unlike_their_fixture(page)) == 2


@pytest.mark.parametrize("path", sorted(PAGES))
def test_queries_parse_and_use_known_terms(path: str) -> None:
    graph = ontology_graph()
    for query in QUERY.findall(PAGES[path]):
        prepareQuery(query)
        for name in re.findall(r"\bgt:(\w+)", query):
            assert (GT[name], None, None) in graph, name


def test_the_invented_succession_is_well_formed() -> None:
    _, graph = fixture("tests/ontology_fixtures/succession.ttl")
    assert not validate(graph).has_violation


def test_every_relation_has_its_row() -> None:
    page = PAGES["docs/ontology/which-relation.md"]
    graph = ontology_graph()
    relations = {str(node).removeprefix(ONT) for node in graph.subjects(GT.shortcutProperty)} | {"Intervention"}
    assert len(relations) > 10
    assert [name for name in sorted(relations) if f"#{name})" not in page and f"`gt:{name}`" not in page] == []
    assert (GT.Intervention, None, OWL.Class) in graph
