"""Answers as bytes: whole, in the form and format wanted, over the graphs named; and what is said of bad SPARQL."""

import time
from pathlib import Path

import pytest

from graph.answer_writer import AnswerWriter, Asked
from graph.dataset import open_dataset
from graph.errors import BadQuery, DatasetNotWhole, NotWritable
from graph.syntax import bad_query
from tests.composed import SLUG
from tests.serving import build

SOURCE = f"https://w3id.org/goldenthread/graph/source/{SLUG}"


class Bytes:
    """Something to write to."""

    def __init__(self) -> None:
        self.taken = b""

    def write(self, given: bytes, /) -> int:
        self.taken += given
        return len(given)

    def flush(self) -> None:
        pass


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> AnswerWriter:
    return AnswerWriter(open_dataset(build(tmp_path_factory.mktemp("writer"))).folder)


def written(writer: AnswerWriter, asked: Asked) -> tuple[str, str]:
    out = Bytes()
    form = writer.write(asked, out)
    return form, out.taken.decode()


def test_three_forms(writer: AnswerWriter) -> None:
    def asked(sparql: str) -> Asked:
        return Asked(sparql=sparql, rows="tsv", triples="ntriples", base="http://e/sparql")

    assert written(writer, asked("SELECT (1 AS ?n) (<x> AS ?iri) {}")) == ("rows", "?n\t?iri\n1\t<http://e/x>\n")
    assert written(writer, asked("ASK { ?s a gt:Authority }")) == ("truth", "true")
    assert written(writer, asked("CONSTRUCT { <s> <p> 'o' } {}")) == ("triples", '<http://e/s> <http://e/p> "o" .\n')


def test_the_graphs_named_and_no_others(writer: AnswerWriter) -> None:
    def count(graphs: tuple[tuple[str, ...], tuple[str, ...]] | None, pattern: str = "?s ?p ?o") -> int:
        asked = Asked(sparql=f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", rows="csv", triples=None, graphs=graphs)
        return int(written(writer, asked)[1].split()[1])

    assert count(((SOURCE,), ())) == count(None, f"GRAPH <{SOURCE}> {{ ?s ?p ?o }}") > 0
    assert count(((), (SOURCE,))) == 0
    assert count(((), (SOURCE,)), "GRAPH ?g { ?s ?p ?o }") == count(((SOURCE,), ()))
    assert count(None) > count(((SOURCE,), ()))


def test_a_form_that_is_not_wanted(writer: AnswerWriter) -> None:
    for sparql, rows, triples in (
        ("SELECT * {}", None, "turtle"),
        ("ASK {}", None, "turtle"),
        ("DESCRIBE <urn:x>", "csv", None),
    ):
        with pytest.raises(NotWritable, match="no format for"):
            written(writer, Asked(sparql=sparql, rows=rows, triples=triples))


def test_what_cannot_be_asked(writer: AnswerWriter, tmp_path: Path) -> None:
    with pytest.raises(BadQuery, match="line 1, column 7"):
        written(writer, Asked(sparql="SELECT", rows="csv", triples=None))
    with pytest.raises(BadQuery, match="cannot be one"):
        written(writer, Asked(sparql="ASK {}", rows="csv", triples=None, graphs=(("no iri",), ())))
    with pytest.raises(DatasetNotWhole, match="the store cannot be opened"):
        AnswerWriter(tmp_path)


@pytest.mark.parametrize(
    ("sparql", "said", "expected"),
    [
        (
            "ASK { ?s e:x ?o }",
            "error at 1:13: expected one of OPTIONAL, Prefix not found, ['%']",
            "the prefix e: has no PREFIX line",
        ),
        (
            "ASK { ?s :x ?o }",
            "error at 1:12: expected one of Prefix not found, ['%']",
            "the prefix : has no PREFIX line",
        ),
        (
            "PREFIX a: <http://a/> ASK { ?s a:x 'b:c' ; d:x ?o }",
            "error at 1:51: expected OPTIONAL",
            "the prefix d: has no PREFIX line",
        ),
        ('ASK { ?s ?p "e:x }', "error at 1:19: expected OPTIONAL", "expected OPTIONAL"),
        ("ASK { ?s _:b", "error at 1:13: expected OPTIONAL", "expected OPTIONAL"),
        (
            "ASK { ?s",
            "error at 1:9: expected one of \"$\", ['0'..='9' | '\u203f'..='\u2040'], [_]",
            'expected one of "$", a space\n',
        ),
        ("ASK {", 'error at 1:6: expected "}"', 'expected "}"\n'),
        ("ASK x", "error at 1:5: expected one of LATERAL, SERVICE, [_]", "something else is expected here\n"),
        ("ASK x", "error at 1:5: expected one of The thing is amiss, [_]", "column 5: the thing is amiss\n"),
        ("ASK {\n ?s\te:x ?o\n}", "error at 2:8: expected OPTIONAL", "the prefix e: has no PREFIX line"),
        ("ASK {\n ?s\n e:x ?o }", "error at 2:99: expected OPTIONAL", "expected OPTIONAL"),
        ("ASK { ?s e:x", "error at 1:99: expected Prefix not found", "the prefix e: has no PREFIX line"),
        ("ASK x", "no place at all", "not valid SPARQL: no place at all"),
    ],
)
def test_what_the_engine_says_is_put_plainly(sparql: str, said: str, expected: str) -> None:
    assert expected in str(bad_query(sparql, said))


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("ASK { " + "gt:a " * 200_000 + "!", "error at 1:1000007: expected OPTIONAL"),
        ("ASK { " + "x" * 1_000_000, "error at 1:1000007: expected Prefix not found"),
    ],
)
def test_what_is_wrong_with_a_long_query_is_told_at_once(sparql: str, said: str) -> None:
    began = time.process_time()
    assert "not valid SPARQL at line 1" in str(bad_query(sparql, said, {"gt"}))
    assert time.process_time() - began < 10
