"""Answers in Python and notebooks, over the dataset of an invented paper: every value worked out by hand."""

import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from goldenthread import Graph
from goldenthread.answer_html import answer_html
from goldenthread.answered import Answered
from goldenthread.failures import Missing
from ontology.terms import ID
from queries.about import About
from queries.errors import BindingError, NotUnderstood, QueryRefused, UnknownFormat
from queries.python_terms import PythonValue, python_value
from queries.question import Column
from queries.results import Result
from tests.composed import SLUG, TEXT
from tests.serving import build

DOCUMENT = f"{ID}document/{SLUG}"
REPORTING = "SELECT ?from ?to WHERE { ?from gt:reportsTo ?to } ORDER BY ?from ?to"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return Graph.open(build(tmp_path_factory.mktemp("answered")))


@pytest.fixture(scope="module")
def lacking(graph: Graph) -> Answered:
    return graph.ask("actions-lacking")


def test_rows_are_mappings_with_values_of_python(lacking: Answered) -> None:
    assert len(lacking) == 2
    assert lacking.columns[:4] == ("authority", "plan", "row", "lacks")
    assert lacking.labels["empty"] == "Empty places"
    assert [(row["row"], row["lacks"], row["empty"]) for row in lacking] == [
        ("31-1", "progress", 1),
        ("32-1", "deadline", 1),
    ]
    assert lacking[0]["authority"] == "Kelderdale"
    assert lacking[0]["document"] == DOCUMENT
    assert lacking.rows[1] == list(lacking)[1]


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (Literal("12", datatype=XSD.integer), 12),
        (Literal("1.50", datatype=XSD.decimal), Decimal("1.50")),
        (Literal("1.5e2", datatype=XSD.double), 150.0),
        (Literal("2015-09-18", datatype=XSD.date), date(2015, 9, 18)),
        (Literal("2015", datatype=XSD.gYear), "2015"),
        (Literal("1", datatype=XSD.boolean), True),
        (Literal("perhaps", datatype=XSD.boolean), "perhaps"),
        (Literal("many", datatype=XSD.integer), "many"),
        (Literal("12"), "12"),
        (Literal("two", lang="en"), "two"),
        (URIRef("http://e/x"), "http://e/x"),
        (BNode("b"), "_:b"),
    ],
)
def test_terms_as_values(term: Any, value: PythonValue) -> None:
    assert python_value(term) == value
    assert type(python_value(term)) is type(value)


def test_several_values_and_wrong_ones(graph: Graph) -> None:
    assert len(graph.ask("actions-lacking", slot=["lead", "deadline"])) == 1
    assert graph.ask("actions-lacking", slot="lead").rows == ()
    with pytest.raises(BindingError, match="did you mean 'slot'"):
        graph.ask("actions-lacking", slots="lead")


def test_the_passage_behind_a_row(lacking: Answered) -> None:
    (passage,) = lacking.evidence(1)
    assert (passage.document, passage.title) == (DOCUMENT, lacking[1]["title"])
    assert passage.start == passage.end == lacking[1]["start"]
    assert TEXT[: passage.start].endswith("Survey drafted\t")
    assert lacking.evidence(lacking[1]) == lacking.evidence(1)


def test_the_passages_of_what_a_row_names(graph: Graph) -> None:
    boards = graph.query("SELECT ?board WHERE { ?board gt:reportsTo ?other }")
    found = boards.evidence(0)
    assert found == tuple(sorted(found, key=lambda one: one.start))
    assert {one.document for one in found} == {DOCUMENT}
    assert all(0 <= one.start < one.end <= len(TEXT) for one in found)
    assert graph.query("SELECT (1 AS ?n) WHERE {}").evidence(0) == ()


def test_pandas(lacking: Answered) -> None:
    frame = lacking.to_pandas()
    assert list(frame.columns) == list(lacking.columns)
    assert frame["empty"].sum() == 2
    assert list(frame["row"]) == ["31-1", "32-1"]


def test_without_pandas_it_says_what_to_install(lacking: Answered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(Missing, match=r"pip install 'goldenthread\[pandas\]'"):
        lacking.to_pandas()


def test_a_network_of_two_columns(graph: Graph, lacking: Answered) -> None:
    made = lacking.to_networkx(source="plan", target="action")
    ((plan, action, facts), _) = made.edges(data=True)
    assert plan == "Kelderdale Safeguarding Plan"
    assert action.startswith("action/kelderdale/")
    assert (facts["lacks"], facts["empty"]) == ("progress", 1)
    reporting = graph.query(REPORTING)
    assert len(reporting.to_networkx("from", "to").edges) == len(reporting)


def test_a_network_wants_columns_that_there_are(lacking: Answered) -> None:
    with pytest.raises(
        ValueError, match="there is no column 'nothing'; give source= and target=, each one of: authority"
    ):
        lacking.to_networkx("plan", "nothing")


def test_triples(graph: Graph, tmp_path: Path) -> None:
    found = graph.query(
        "CONSTRUCT { ?a gt:reportsTo ?b . ?a rdfs:label ?l } WHERE { ?a gt:reportsTo ?b ; rdfs:label ?l }"
    )
    assert found.columns == ("subject", "predicate", "object")
    made = found.to_networkx()
    ((near, far, facts),) = made.edges(data=True)
    assert (near, facts) == ("board/kelderdale/safeguarding-children-board", {"property": "reportsTo"})
    assert far.startswith("board/kelderdale/")
    assert "Safeguarding" in made.nodes[near]["label"]
    for name in ("a.ttl", "a.nt", "a.jsonld"):
        found.save(tmp_path / name)
        assert "safeguarding-children-board" in (tmp_path / name).read_text(encoding="utf-8")
    with pytest.raises(UnknownFormat, match="write it as turtle"):
        found.save(tmp_path / "a.csv")


def test_yes_or_no(graph: Graph) -> None:
    assert graph.query("ASK { ?a a gt:Authority }").rows == ({"answer": True},)


def test_updates_are_refused(graph: Graph) -> None:
    with pytest.raises(QueryRefused):
        graph.query("CLEAR ALL")


def test_files_by_the_endings_of_their_names(lacking: Answered, tmp_path: Path) -> None:
    lacking.save(tmp_path / "a.xlsx")
    lacking.save(str(tmp_path / "b.xlsx"))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["Answer"]["C2"].value == "31-1"
    lacking.save(tmp_path / "a.csv", format="csv-excel")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfAuthority,Plan,")
    with pytest.raises(UnknownFormat, match=r"a\.docx: no format of answers ends so"):
        lacking.save(tmp_path / "a.docx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.xlsx", "b.xlsx"]


def test_a_citation_names_question_dataset_program_and_sources(graph: Graph, lacking: Answered) -> None:
    said = lacking.cite()
    for part in ("actions-lacking@", graph.dataset.manifest.version, graph.dataset.manifest.sha256, "Golden Thread "):
        assert part in said
    assert str(lacking[0]["title"]) in said
    assert [one["id"] for one in json.loads(lacking.cite("csl"))][1] == f"document/{SLUG}"
    assert said == graph.ask("actions-lacking").cite()


def drawn(answer: Answered) -> Any:
    return html.fromstring(answer._repr_html_())


def test_in_a_notebook_it_is_a_table_with_caption_and_scope(lacking: Answered) -> None:
    page = drawn(lacking)
    assert page.findtext(".//caption").endswith("(2 rows)")
    heads = page.findall(".//thead//th")
    assert {one.get("scope") for one in heads} == {"col"}
    assert "Evidence" in [one.text for one in heads]
    assert "Start" not in [one.text for one in heads]
    assert len(page.findall(".//tbody/tr")) == 2
    assert lacking.cite() in page.text_content()


def test_in_a_notebook_values_are_escaped_and_long_answers_say_so(graph: Graph) -> None:
    rows = tuple((Literal(f"<script>{number}</script>"),) for number in range(1200))
    result = Result((Column("a", "<b>A</b>"),), rows)
    text = answer_html(result, About(tool="t"))
    page = html.fromstring(text)
    assert "<script" not in text
    assert page.findtext(".//th") == "<b>A</b>"
    assert len(page.findall(".//tbody/tr")) == 50
    assert "1,200 rows, the first 50 shown" in page.findtext(".//caption")
    empty = Answered(Result(result.columns, ()), About(tool="t"), graph.dataset)
    assert "no rows" in drawn(empty).findtext(".//caption")
    assert "(no rows)" in str(empty)


def test_a_network_of_the_question_s_own_view(graph: Graph) -> None:
    made = graph.ask("reporting-lines").to_networkx()
    ((near, far),) = set(made.edges())
    assert (near, far) == ("Kelderdale Safeguarding Children Board", "Kelderdale Health and Wellbeing Board")
    linked = graph.ask("links-upward", thing="Kelderdale Safeguarding Children Board", mode="reporting").to_networkx()
    assert linked.nodes["board/kelderdale/safeguarding-children-board"]["label"] == near


def test_a_sentence_asks_the_question_that_it_means(graph: Graph, lacking: Answered) -> None:
    meant = graph.ask_in_words("which actions have no stated lead")
    assert meant.about.question is not None
    assert [row["lacks"] for row in meant] == ["lead" for _ in meant]
    assert [row["row"] for row in meant] == [row["row"] for row in lacking if row["lacks"] == "lead"]


def test_a_sentence_that_means_none_asks_nothing(graph: Graph) -> None:
    with pytest.raises(NotUnderstood):
        graph.ask_in_words("what is the weather in Kelderdale")
