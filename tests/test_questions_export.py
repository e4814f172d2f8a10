"""Questions in the forms of other tools, found by these tools' own means."""

import re
from pathlib import Path

import pytest
import yaml
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.plugins.sparql import prepareQuery
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, MISUSE
from graph.dataset import Dataset, open_dataset
from graph.names import Names
from queries.binding import bind
from queries.catalogue import load_catalogue, load_question
from queries.header import read_question
from tests.test_questions_own import BOARDS

CATALOGUE = load_catalogue()
ENDPOINT = "https://example.org/sparql"
BASE = "https://w3id.org/goldenthread/question/"
SCHEMA = "https://schema.org/"
# By which SIB's editor and chat find the examples of an endpoint (sib-swiss/sparql-guidelines, README).
DISCOVERY = """PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX spex: <https://purl.expasy.org/sparql-examples/ontology#>
SELECT DISTINCT ?sq ?comment ?query
WHERE {
    ?sq a sh:SPARQLExecutable ;
        rdfs:comment ?comment ;
        sh:select|sh:ask|sh:construct|spex:describe ?query .
} ORDER BY ?sq"""


@pytest.fixture(scope="module")
def data(shipped_data: Path) -> Path:
    return shipped_data


@pytest.fixture(scope="module")
def dataset(data: Path) -> Dataset:
    return open_dataset(data)


def export(data: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["questions", "export", "--data", str(data), *map(str, arguments)])


@pytest.fixture(scope="module")
def examples(data: Path) -> Graph:
    exported = export(data, "--format", "sparql-examples", "--endpoint", ENDPOINT)
    assert exported.exit_code == DONE, exported.output
    return Graph().parse(data=exported.stdout, format="turtle")


def test_every_question_is_found_as_an_example(examples: Graph, dataset: Dataset) -> None:
    resolve = Names(dataset).resolve
    found = {str(name): (comment, str(query)) for name, comment, query in examples.query(DISCOVERY)}  # type: ignore[misc]
    assert set(found) == {f"{BASE}{question.id}" for question in CATALOGUE}
    for question in CATALOGUE:
        comment, query = found[f"{BASE}{question.id}"]
        assert query == bind(question, question.examples[0].values, resolve)
        assert comment.language == "en"
        assert "{" not in comment
    assert str(found[f"{BASE}actions-lacking"][0]) == "Which actions have no stated lead?"


def test_an_example_says_where_it_is_for_and_what_it_is_about(examples: Graph) -> None:
    lacking = URIRef(f"{BASE}actions-lacking")
    assert {str(one) for one in examples.objects(lacking, URIRef(f"{SCHEMA}target"))} == {ENDPOINT}
    assert {str(one) for one in examples.objects(lacking, URIRef(f"{SCHEMA}keywords"))} == {"gaps", "actions"}
    assert examples.value(lacking, RDFS.label).language == "en"  # type: ignore[union-attr]


def test_each_example_has_what_sib_demands_of_one(examples: Graph) -> None:
    """One query, a comment with its language, a server; and prefixes that its editor finds without knowing ours."""
    for node in examples.subjects(RDF.type, SH.SPARQLExecutable):
        queries = [one for kind in (SH.select, SH.ask, SH.construct) for one in examples.objects(node, kind)]
        comments = list(examples.objects(node, RDFS.comment))
        assert (len(queries), len(comments)) == (1, 1)
        assert isinstance(comments[0], Literal)
        assert comments[0].language == "en"
        assert list(examples.objects(node, URIRef(f"{SCHEMA}target")))
        (declaring,) = examples.objects(node, SH.prefixes)
        assert (declaring, SH.declare, None) in examples


def test_the_parameters_describe_the_template(examples: Graph) -> None:
    for question in CATALOGUE:
        node = URIRef(f"{BASE}{question.id}")
        text = str(examples.value(node, URIRef(f"{SCHEMA}text")))
        paths = {str(examples.value(one, SH.path)).partition("#")[2] for one in examples.objects(node, SH.parameter)}
        assert paths == {parameter.variable for parameter in question.parameters}
        assert all(f"?{path}" in text for path in paths)
    parameters = {
        str(examples.value(one, SH.path)).partition("#")[2]: one
        for one in examples.objects(URIRef(f"{BASE}overdue-actions"), SH.parameter)
    }
    day, area = parameters["_asAt_xsd_date"], parameters["__authority_iri"]
    assert (examples.value(day, SH.datatype), examples.value(day, SH.optional)) == (XSD.date, None)
    assert str(examples.value(area, SH["class"])) == "https://w3id.org/goldenthread/ont#Authority"
    assert bool(examples.value(area, SH.optional))


def test_each_prefix_is_declared_once(examples: Graph) -> None:
    declared = [str(examples.value(one, SH.prefix)) for one in examples.objects(URIRef(f"{BASE}prefixes"), SH.declare)]
    assert sorted(set(declared)) == sorted(declared)
    assert {"gt", "rdfs", "skos", "xsd"} <= set(declared)


def test_a_folder_holds_the_same_a_file_a_question(data: Path, examples: Graph, tmp_path: Path) -> None:
    export(data, "--format", "sparql-examples", "--endpoint", ENDPOINT, "-o", tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {"prefixes", *(question.id for question in CATALOGUE)}
    whole = Graph()
    for path in tmp_path.iterdir():
        whole.parse(path)
    assert len(whole) == len(examples)


def test_without_an_endpoint_none_is_named(data: Path) -> None:
    assert "schema:target" not in export(data, "--format", "sparql-examples").stdout


def test_grlc_reads_each_file_as_it_is(data: Path, dataset: Dataset, tmp_path: Path) -> None:
    """grlc takes the lines that begin with #+ for YAML, and puts texts where variables stand, by their name."""
    export(data, "--format", "grlc", "--endpoint", ENDPOINT, "-o", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{question.id}.rq" for question in CATALOGUE}
    for question in CATALOGUE:
        lines = (tmp_path / f"{question.id}.rq").read_text(encoding="utf-8").split("\n")
        told = yaml.safe_load("\n".join(line.lstrip("#+") for line in lines if line.startswith("#+")))
        sparql = "\n".join(line for line in lines if not line.startswith("#+"))
        prepareQuery(sparql)
        assert (told["summary"], told["endpoint"], told["method"]) == (question.summary, ENDPOINT, "GET")
        assert told["tags"] == [question.topic]
        for parameter in question.parameters:
            if parameter.kind in ("date", "integer"):
                assert "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>" in sparql
            others = set(re.findall(r"\?(\w+)", sparql)) - {parameter.variable}
            assert not [one for one in others if one.startswith(parameter.variable)]
            given = [entry[parameter.name] for entry in told.get("defaults", []) if parameter.name in entry]
            assert (len(given) == 1) == bool(parameter.default)
            if parameter.kind == "iri":
                assert all(value.startswith("https://") for value in given)


def test_plain_queries_answer_as_the_examples_do(data: Path, dataset: Dataset, tmp_path: Path) -> None:
    export(data, "--format", "rq", "-o", tmp_path)
    assert len(list(tmp_path.rglob("*.rq"))) == len(CATALOGUE)
    text = (tmp_path / "gaps" / "actions-lacking.rq").read_text(encoding="utf-8")
    assert text.startswith("# Actions whose source leaves lead, progress or deadline empty\n# actions-lacking@")
    question = load_question("actions-lacking")
    asked = bind(question, question.examples[0].values, Names(dataset).resolve)
    assert dataset.query(text) == dataset.query(asked)


def test_the_same_bytes_each_time(data: Path, tmp_path: Path) -> None:
    for format in ("sparql-examples", "grlc", "rq"):
        for name in ("one", "two"):
            export(data, "--format", format, "-o", tmp_path / format / name)
        one, two = (
            {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
            for folder in (tmp_path / format / "one", tmp_path / format / "two")
        )
        assert one == two != {}


def test_what_an_export_refuses(data: Path, tmp_path: Path) -> None:
    assert export(data, "--format", "grlc").exit_code == MISUSE
    assert export(data, "--format", "yasgui", "-o", tmp_path).exit_code == MISUSE
    bad = export(data, "--format", "sparql-examples", "--endpoint", "not an address")
    assert bad.exit_code == MISUSE
    assert "cannot stand in an IRI" in bad.output


def test_a_grlc_file_is_no_question_of_ours(data: Path, tmp_path: Path) -> None:
    """It has lost what only we read; `export` is one way."""
    export(data, "--format", "grlc", "-o", tmp_path)
    with pytest.raises(Exception, match="lacks 'goldenthread'"):
        read_question("x", (tmp_path / "money.rq").read_text(encoding="utf-8"))


def own_folder(beside: Path) -> Path:
    """A folder with a question of one's own."""
    folder = beside / "mine"
    folder.mkdir()
    (folder / "boards-by-name.rq").write_text(BOARDS, encoding="utf-8")
    return folder


def test_a_summary_of_two_lines_stays_a_comment(data: Path, tmp_path: Path) -> None:
    mine = own_folder(tmp_path)
    two = '#+ summary: "Boards\\nby name } DROP ALL\\rand\\u2028more"'
    (mine / "boards-by-name.rq").write_text(BOARDS.replace("#+ summary: Boards by name", two), encoding="utf-8")
    for format in ("rq", "grlc", "sparql-examples"):
        done = export(data, "--format", format, "-o", tmp_path / format, "--questions", mine)
        assert done.exit_code == DONE, done.output
    plain = (tmp_path / "rq" / "own" / "boards-by-name.rq").read_text(encoding="utf-8")
    assert plain.startswith("# Boards\n# by name } DROP ALL\n# and\n# more\n# boards-by-name@1.0.0\n")
    prepareQuery(plain)
    prepareQuery((tmp_path / "grlc" / "boards-by-name.rq").read_text(encoding="utf-8"))
    Graph().parse(tmp_path / "sparql-examples" / "boards-by-name.ttl")


def test_an_export_leaves_each_file_whole(data: Path, tmp_path: Path) -> None:
    """A file is put in the place of another only when it is whole: a link to elsewhere is not written through."""
    elsewhere, to = tmp_path / "elsewhere.txt", tmp_path / "to" / "own"
    elsewhere.write_text("kept", encoding="utf-8")
    to.mkdir(parents=True)
    (to / "boards-by-name.rq").symlink_to(elsewhere)
    done = export(data, "--format", "rq", "-o", to.parent, "--questions", own_folder(tmp_path))
    assert done.exit_code == DONE, done.output
    assert elsewhere.read_text(encoding="utf-8") == "kept"
    assert [path.name for path in to.iterdir()] == ["boards-by-name.rq"]
    assert "SELECT ?board" in (to / "boards-by-name.rq").read_text(encoding="utf-8")
