"""Shapes say what to do, may be checked file by file, and their results make a report as SHACL defines it."""

from pathlib import Path

import pytest
from pyshacl import validate as shacl
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, RDFS, SH

from ontology import validation
from ontology.modules import TARGETS, shape_files, shapes_graph, shapes_in
from ontology.shacl_report import report_graph, report_turtle
from ontology.terms import GT, GTSH
from ontology.validation import Report, validate, with_own_targets

FIXTURES = Path(__file__).parent / "ontology_fixtures"
# W3C SHACL, section 3.6: what each report and each result has.
OF_REPORTS = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:of-reports:> .
:report a sh:NodeShape ; sh:targetClass sh:ValidationReport ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path sh:conforms ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:boolean ] ,
    [ sh:path sh:result ; sh:class sh:ValidationResult ] .
:result a sh:NodeShape ; sh:targetClass sh:ValidationResult ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( sh:Violation sh:Warning sh:Info ) ] ,
    [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path sh:sourceShape ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path sh:resultMessage ; sh:minCount 1 ] ,
    [ sh:path sh:value ; sh:maxCount 1 ] ,
    [ sh:path sh:resultPath ; sh:maxCount 1 ; sh:nodeKind sh:BlankNodeOrIRI ] ,
    [ sh:path [ sh:inversePath sh:result ] ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


def council() -> Graph:
    graph = Graph()
    for name in ("good", "bad"):
        graph.parse(FIXTURES / f"{name}.ttl")
    return graph


@pytest.fixture(scope="module")
def bad() -> Report:
    return validate(council())


def well_formed(turtle: str) -> bool:
    conforms, _, _ = shacl(Graph().parse(data=turtle), shacl_graph=Graph().parse(data=OF_REPORTS), inference="none")
    return bool(conforms)


def test_whatever_has_a_message_says_in_one_sentence_or_more_what_to_do() -> None:
    shapes = shapes_graph()
    for rule in set(shapes.subjects(SH.message)):
        assert isinstance(rule, URIRef), "what has a message has a name"
        (help_,) = shapes.objects(rule, RDFS.comment)
        assert isinstance(help_, Literal)
        assert (help_.language, str(help_)[-1], str(help_)[0].isupper()) == ("en", ".", True), rule
        assert str(help_) not in map(str, shapes.objects(rule, SH.message)), rule


def test_each_finding_carries_message_and_help(bad: Report) -> None:
    assert all(finding.message and finding.help for finding in bad.results)
    off_scale = {f.rule for f in bad.results if f.shape == str(GTSH.FrameworkShape)}
    assert off_scale == {str(GTSH.gradeOnScale), str(GTSH.areaOfFramework)}


def test_each_target_belongs_to_one_file_of_shapes_and_everything_else_to_all() -> None:
    assert shape_files() == ("evidence", "findings", "structure")
    targets = [t for file in shape_files() for t in shapes_in(file) if t[1] in TARGETS]
    assert sorted(targets) == sorted(t for t in shapes_graph() if t[1] in TARGETS)
    for file in shape_files():
        assert {t for t in shapes_graph() if t[1] not in TARGETS} <= set(shapes_in(file))
    assert (GTSH.LeadStated, SH.targetSubjectsOf, GT.rowLabel) in shapes_in("findings")


def test_shapes_with_targets_of_their_own_find_the_same(bad: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "with_own_targets", lambda shapes: shapes)
    assert validate(council()).results == bad.results


def test_a_shape_that_hangs_on_two_is_aimed_at_the_targets_of_both_and_one_without_targets_is_left() -> None:
    shapes = Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <urn:s:> .
        :a sh:targetClass :A ; sh:property :p . :b sh:targetSubjectsOf :q ; sh:property :p . :c sh:property :p ."""
    )
    aimed = Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <urn:s:> .
        :a sh:targetClass :A . :b sh:targetSubjectsOf :q . :c sh:property :p .
        :p sh:targetClass :A ; sh:targetSubjectsOf :q ."""
    )
    assert isomorphic(with_own_targets(shapes), aimed)


def test_files_and_severities_narrow_the_report(bad: Report) -> None:
    heard: list[str] = []
    findings = validate(council(), files=("findings",), progress=heard.append)
    assert heard == ["findings"]
    assert set(findings.results) == {f for f in bad.results if f.severity != "Violation"}
    assert bad.at_least("Info") == bad
    assert {f.severity for f in bad.at_least("Warning").results} == {"Violation", "Warning"}
    assert bad.at_least("Violation").counts()["Violation"] == bad.counts()["Violation"]


def test_what_is_about_a_blank_cell_names_the_slot(bad: Report) -> None:
    about = {f.rule.removeprefix(GTSH): f.about for f in bad.results}
    assert str(about["LeadStated"]).endswith("/scheme/slot/lead")
    assert about["hasName"] == str(RDFS.label)
    assert about["LeadCellShape"] is None


def test_the_report_is_well_formed_and_the_same_each_time(bad: Report) -> None:
    turtle = report_turtle(bad, of="0000")
    assert turtle == report_turtle(validate(council()), of="0000")
    assert well_formed(turtle)
    assert isomorphic(Graph().parse(data=turtle), report_graph(bad, of="0000"))
    assert turtle.count("a sh:ValidationResult") == len(bad.results)
    assert "_:" not in turtle.replace('"', "")


def test_a_report_without_severity_or_message_is_not_well_formed(bad: Report) -> None:
    graph = report_graph(bad, of="0000")
    for property_ in (SH.resultSeverity, SH.resultMessage, SH.sourceShape, SH.focusNode):
        lacking = Graph() + graph
        lacking.remove((next(lacking.subjects(RDF.type, SH.ValidationResult)), property_, None))
        assert not well_formed(lacking.serialize(format="turtle")), property_


def test_paths_of_several_steps_are_those_of_the_shapes(bad: Report) -> None:
    graph = report_graph(bad, of="0000")
    (result,) = graph.subjects(SH.sourceShape, GTSH.parentInFramework)
    first, second = Collection(graph, graph.value(result, SH.resultPath))
    assert first == GT.isSubAreaOf
    assert graph.value(second, SH.inversePath) == GT.hasArea


def test_a_report_conforms_only_where_nothing_at_all_is_found(bad: Report) -> None:
    mere_warnings = Report(tuple(f for f in bad.results if f.severity == "Warning"))
    assert "sh:conforms false" in report_turtle(mere_warnings, of="0000")
    assert "sh:conforms true" in report_turtle(Report(()), of="0000")
