"""The ontology as other tools read it: whole in each form, the same bytes each time, and used by real documents."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, MISUSE, UNREADABLE
from ontology.context import NameTaken, context
from ontology.exchange import FORMS, UnknownForm, all_files, form
from ontology.inline import PREFIXES, SharedNode, inline
from ontology.modules import alignments_graph, ontology_graph, shapes_graph
from ontology.serialising import NoPrefix, ntriples, rdfxml, turtle
from ontology.terms import GT, ID, ONT, SCHEME
from tests.owl_api import violations_of_file

ROOT = Path(__file__).parents[1]
SYNTAX = {"turtle": "turtle", "rdfxml": "xml", "ntriples": "nt", "shapes": "turtle", "alignments": "turtle"}
RDFLIB_WARNS_ITSELF = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
WHOLE = {"shapes": shapes_graph, "alignments": alignments_graph}

# What a council might publish with the context, and what it means, worked out by hand.
PUBLISHED = """
{
  "@graph": [
    {
      "id": "gtid:authority/kelderdale", "type": "Authority", "label": "Kelderdale", "altLabel": ["The Dale"],
      "gssCode": ["E06000999"], "isSucceededBy": ["gtid:authority/greater-dale"]
    },
    {
      "id": "gtid:judgement/kelderdale/one", "type": ["Judgement", "OverallJudgement"],
      "hasGrade": "gtscheme:grade/sif-2013/good", "concernsParty": ["gtid:authority/kelderdale"],
      "hasTheme": ["gtscheme:theme/neglect", "gtscheme:theme/early-help"]
    },
    {
      "id": "gtid:passage/paper/3-9", "type": "Passage", "startOffset": 3, "endOffset": 9, "quotation": "Hello!",
      "pageNumber": [2]
    },
    { "id": "gtid:time/2015", "type": "TemporalExtent", "edtf": "2015", "startsNotBefore": "2015-01-01T00:00:00Z" },
    {
      "id": "gtid:claim/paper/one", "type": "Claim", "confidence": "0.9", "claimValue": "ignored: no such term",
      "claimedProperty": "https://w3id.org/goldenthread/ont#hasGrade", "claimedValue": ["good"]
    }
  ]
}
"""
MEANT = """
@base <https://w3id.org/goldenthread/id/> .
@prefix gt: <https://w3id.org/goldenthread/ont#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<authority/kelderdale> a gt:Authority ; rdfs:label "Kelderdale"@en ; skos:altLabel "The Dale"@en ; gt:gssCode "E06000999" ;
  gt:isSucceededBy <authority/greater-dale> .
<judgement/kelderdale/one> a gt:Judgement, gt:OverallJudgement ; gt:hasGrade <../scheme/grade/sif-2013/good> ;
  gt:concernsParty <authority/kelderdale> ; gt:hasTheme <../scheme/theme/neglect>, <../scheme/theme/early-help> .
<passage/paper/3-9> a gt:Passage ; gt:startOffset 3 ; gt:endOffset 9 ; gt:quotation "Hello!" ; gt:pageNumber 2 .
<time/2015> a gt:TemporalExtent ; gt:edtf "2015" ; gt:startsNotBefore "2015-01-01T00:00:00Z"^^xsd:dateTime .
<claim/paper/one> a gt:Claim ; gt:confidence 0.9 ; gt:claimedValue "good" ;
  gt:claimedProperty "https://w3id.org/goldenthread/ont#hasGrade"^^xsd:anyURI .
"""
AWKWARD = Graph().parse(
    data=r"""
    @prefix gt: <https://w3id.org/goldenthread/ont#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    gt:A rdfs:comment "a \"quote\", a \\ stroke, <tags> & é\nand \"\"\"three\"\"\""@en, "tab\there" ; gt:n 4, "x"^^gt:odd ;
      gt:list (), ( gt:B "text" ), ( [] ), ( gt:B [ gt:p [] , [] ] ) .
    <https://example.org/a%20b?c=d&e> a owl:Thing .
    [] a owl:Nothing ; gt:p gt:A .
    gt:p a owl:ObjectProperty . gt:q gt:n 1 . gt:dot gt:list ( [ gt:n 1 ] [ gt:n 1 ] ) .
    """,
    format="turtle",
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["export", "ontology", *map(str, arguments)])


@pytest.mark.parametrize("name", SYNTAX)
def test_each_form_is_the_whole_graph(name: str) -> None:
    whole = WHOLE.get(name, ontology_graph)()
    assert isomorphic(Graph().parse(data=form(name), format=SYNTAX[name]), whole)


@pytest.mark.parametrize(
    ("name", "syntax"), [("turtle", RdfFormat.TURTLE), ("rdfxml", RdfFormat.RDF_XML), ("ntriples", RdfFormat.N_TRIPLES)]
)
def test_a_second_parser_reads_it(name: str, syntax: RdfFormat) -> None:
    assert sum(1 for _ in parse(form(name).encode(), syntax)) == len(ontology_graph())


@pytest.mark.parametrize(("write", "syntax"), [(turtle, "turtle"), (ntriples, "nt"), (rdfxml, "xml")])
def test_awkward_graphs_survive(write: object, syntax: str) -> None:
    assert callable(write)
    assert isomorphic(Graph().parse(data=write(AWKWARD), format=syntax), AWKWARD)


def test_the_order_is_that_of_the_content() -> None:
    again = Graph()
    for triple in sorted(ontology_graph(), reverse=True):
        again.add(tuple(BNode(f"x{term}") if isinstance(term, BNode) else term for term in triple))  # type: ignore[arg-type]
    for write in (turtle, ntriples, rdfxml):
        assert write(again) == write(ontology_graph())


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "goldenthread", "export", "ontology", "-o", str(tmp_path / seed)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert first == second
    assert set(first) == set(all_files()) >= {file for file, _ in FORMS.values()}
    assert first["goldenthread.ttl"].decode() == form("turtle")


@pytest.mark.reasoner
def test_the_file_of_rdf_xml_is_owl_2_dl(tmp_path: Path) -> None:
    (tmp_path / "goldenthread.owl").write_text(form("rdfxml"), encoding="utf-8")
    assert violations_of_file(tmp_path / "goldenthread.owl") == []


def test_a_node_that_is_shared_or_goes_round_is_refused() -> None:
    shared, turn = BNode(), BNode()
    graph = Graph()
    graph.add((GT.A, RDFS.seeAlso, shared))
    graph.add((GT.B, RDFS.seeAlso, shared))
    with pytest.raises(SharedNode):
        turtle(graph)
    round_ = Graph()
    round_.add((turn, RDFS.seeAlso, turn))
    with pytest.raises(SharedNode):
        inline(round_, turn)


def test_a_property_without_a_prefix_is_named() -> None:
    graph = Graph()
    graph.add((GT.A, URIRef("https://example.org/p"), Literal("x")))
    with pytest.raises(NoPrefix, match=r"example\.org/p.*PREFIXES"):
        rdfxml(graph)
    assert "<https://example.org/p>" in turtle(graph)


@RDFLIB_WARNS_ITSELF
def test_a_document_with_the_context_means_what_it_says() -> None:
    document = json.dumps(json.loads(form("context")) | json.loads(PUBLISHED))
    meant = set(Graph().parse(data=MEANT, format="turtle"))
    assert set(Graph().parse(data=document, format="json-ld")) == meant
    by_another = serialize((quad.triple for quad in parse(document, RdfFormat.JSON_LD)), format=RdfFormat.N_TRIPLES)
    assert set(Graph().parse(data=by_another, format="nt")) == meant


@RDFLIB_WARNS_ITSELF
def test_what_is_written_with_the_context_reads_the_same() -> None:
    meant = Graph().parse(data=MEANT, format="turtle")
    written = meant.serialize(format="json-ld", context=json.loads(form("context"))["@context"], auto_compact=True)
    nodes = {node["id"].removeprefix(ID): node for node in json.loads(written)["@graph"]}
    assert nodes["authority/kelderdale"]["isSucceededBy"] == [f"{ID}authority/greater-dale"]
    assert nodes["judgement/kelderdale/one"]["hasGrade"] == f"{SCHEME}grade/sif-2013/good"
    assert set(Graph().parse(data=written, format="json-ld")) == set(meant)


def test_every_term_has_its_name_in_the_context() -> None:
    names = json.loads(form("context"))["@context"]
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for term in {node for kind in kinds for node in ontology_graph().subjects(RDF.type, kind)}:
        if isinstance(term, URIRef) and term.startswith(ONT):
            told = names[term[len(ONT) :]]
            assert (told if isinstance(told, str) else told["@id"]) == f"gt:{term[len(ONT) :]}"
    assert names["hasLead"] == {"@id": "gt:hasLead", "@type": "@id", "@container": "@set"}
    assert names["hasGrade"] == {"@id": "gt:hasGrade", "@type": "@id"}
    assert names["rank"] == {"@id": "gt:rank", "@type": "xsd:integer"}
    assert names["Body"] == "gt:Body"


def test_a_name_that_is_taken_goes_to_ours() -> None:
    ours, foreign, stray = GT.title, URIRef("http://purl.org/dc/terms/title"), URIRef("https://example.org/title")
    graph = Graph()
    for term in (ours, foreign):
        graph.add((term, RDFS.isDefinedBy, GT.x))
    names = json.loads(context(graph))["@context"]
    assert (names["title"]["@id"], names["dcterms:title"]) == ("gt:title", "dcterms:title")
    graph.add((stray, RDFS.isDefinedBy, GT.x))
    with pytest.raises(NameTaken, match=r"example\.org/title"):
        context(graph)


def test_prefixes_are_those_of_the_files() -> None:
    assert PREFIXES["gt"] == ONT
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_all_forms_into_a_folder(tmp_path: Path) -> None:
    written = run("-o", tmp_path / "new" / "folder")
    assert written.exit_code == DONE, written.output
    names = {path.name for path in (tmp_path / "new" / "folder").iterdir()}
    assert {"goldenthread.ttl", "goldenthread.owl", "goldenthread.nt", "context.jsonld", "shapes.ttl", "alignments.ttl", "vocabularies.sssom.tsv", "grades.sssom.tsv"} <= names  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_one_form_on_standard_output(name: str) -> None:
    printed = run("--format", name)
    assert (printed.exit_code, printed.stdout) == (DONE, form(name))


@pytest.mark.parametrize("arguments", [(), ("--format", "pdf"), ("--format", "turtle", "-o", "x")])
def test_misuse_says_what_is_wanted(arguments: tuple[str, ...]) -> None:
    refused = run(*arguments)
    assert refused.exit_code == MISUSE
    assert "--format" in refused.output or "turtle, rdfxml" in refused.output


@pytest.mark.parametrize("place", ["file", "file/folder"])
def test_a_file_in_the_way_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    refused = run("-o", tmp_path / place)
    assert refused.exit_code == UNREADABLE
    assert f"{tmp_path / place} is not a folder" in refused.output
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_an_unknown_form_lists_the_known() -> None:
    with pytest.raises(UnknownForm, match="turtle, rdfxml"):
        form("pdf")


def test_the_readme_tells_of_it() -> None:
    assert "goldenthread export ontology" in (ROOT / "README.md").read_text(encoding="utf-8")
