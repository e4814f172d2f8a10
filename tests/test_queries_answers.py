"""Every example of every question on the facts that ship: whole answers, worked out by hand, and their evidence."""

import csv
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.answers import Triples
from graph.dataset import Dataset
from graph.errors import BadQuery
from graph.names import Names
from ontology.terms import ID, SCHEME
from queries.catalogue import load_catalogue
from queries.published import open_endpoint
from queries.question import Example, Question
from queries.results import Result, serialise
from queries.runner import ask
from queries.shown import short
from tests.servers import free_port, wait_for

ANSWERS = Path(__file__).parent / "answers"
EXAMPLES = [(question, example) for question in load_catalogue() for example in question.examples]
QUESTIONS = tuple(load_catalogue())
UNRESTRICTED = tuple(q for q in QUESTIONS if not any(parameter.required for parameter in q.parameters))
FREE = (
    "ASK { ?b a <https://w3id.org/goldenthread/ont#ImprovementBoard> }",
    "ASK { ?b a <https://w3id.org/goldenthread/ont#Nothing> }",
    "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
)
TRIPLES = (
    """CONSTRUCT { ?board a ?type } WHERE { ?board a ?type ; a <https://w3id.org/goldenthread/ont#ImprovementBoard> }"""
)
IDENTIFYING = {
    "inspection", "judgement", "review", "action", "item", "request", "body", "relation", "intervention", "holding",
    "person", "conflict", "mapping", "observation", "provision", "itemId", "bodyId",
}  # fmt: skip
# Facts of these are the vocabulary's own; a passage is shown where a document bears one out.
OF_THE_VOCABULARY = {"frameworks-and-grades"}
COMPETENCY = {example.competency: (question, example) for question, example in EXAMPLES if example.competency}


def named(pair: object) -> str:
    if isinstance(pair, Question):
        return pair.id
    if isinstance(pair, Example):
        return pair.competency or ",".join(f"{k}={'+'.join(v)}" for k, v in pair.values.items()) or "none"
    return str(pair)


@pytest.fixture(scope="module")
def dataset(shipped: Dataset) -> Dataset:
    return shipped


@pytest.fixture(scope="module")
def names(dataset: Dataset) -> Names:
    return Names(dataset)


@pytest.fixture(scope="module")
def answers(dataset: Dataset, names: Names) -> Mapping[tuple[str, int], Result]:
    """The answer to each example, by question and place of the example."""
    return {
        (question.id, question.examples.index(example)): ask(dataset, question, example.values, names.resolve)
        for question, example in EXAMPLES
    }


def rows_of(result: Result, columns: list[str]) -> list[tuple[str, ...]]:
    """The rows as people see them, these columns only."""
    at = {column.name: place for place, column in enumerate(result.columns)}
    return [tuple(short(row[at[name]]) for name in columns) for row in result.rows]


@pytest.mark.parametrize("competency", sorted(COMPETENCY))
def test_the_whole_answer_is_the_one_worked_out_by_hand(
    competency: str, answers: Mapping[tuple[str, int], Result]
) -> None:
    question, example = COMPETENCY[competency]
    with (ANSWERS / f"{competency}.csv").open(encoding="utf-8", newline="") as file:
        header, *expected = csv.reader(file)
    found = rows_of(answers[question.id, question.examples.index(example)], header)
    assert sorted(found) == sorted(map(tuple, expected))


def test_every_worked_answer_is_asked_for() -> None:
    assert {path.stem for path in ANSWERS.glob("*.csv")} == set(COMPETENCY)
    for question in load_catalogue():
        assert set(question.competency) == {e.competency for e in question.examples if e.competency}


@pytest.mark.parametrize(("question", "example"), EXAMPLES, ids=named)
def test_every_example_gives_what_it_expects(
    question: Question, example: Example, answers: Mapping[tuple[str, int], Result]
) -> None:
    result = answers[question.id, question.examples.index(example)]
    expect = example.expect
    assert len(result.rows) >= expect.min_rows
    assert expect.rows in (None, len(result.rows))
    for row in expect.contains:
        assert tuple(row.values()) in rows_of(result, list(row))
    for values in rows_of(result, list(expect.never_null)):
        assert all(values)


@pytest.mark.parametrize(("question", "example"), EXAMPLES, ids=named)
def test_every_passage_that_a_row_cites_is_one(
    question: Question, example: Example, answers: Mapping[tuple[str, int], Result], dataset: Dataset
) -> None:
    lengths = {
        str(document): int(str(count))
        for document, count in dataset.select(
            "SELECT ?d ?n WHERE { ?d <https://w3id.org/goldenthread/ont#characters> ?n } ORDER BY ?d"
        ).rows
    }
    result = answers[question.id, question.examples.index(example)]
    at = {column.name: place for place, column in enumerate(result.columns)}
    for row in result.rows:
        document, start, end = (row[at[name]] for name in ("document", "start", "end"))
        told = question.id != "thread-of-a-recommendation" or short(row[at["link"]]) != "stops"
        told = told and question.id not in OF_THE_VOCABULARY
        assert (document is not None) == (start is not None) == (end is not None)
        assert document is not None or not told
        if document is not None:
            assert 0 <= int(str(start)) <= int(str(end)) <= lengths[str(document)]


@pytest.mark.corpus
def test_the_passages_of_the_papers_hold_words(answers: Mapping[tuple[str, int], Result], corpus_dir: Path) -> None:
    """A passage is not cut within a word, and is empty only where something is said to be absent."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (corpus_dir / "council-reports").glob("*.txt")}
    for (question, _), result in answers.items():
        at = {column.name: place for place, column in enumerate(result.columns)}
        for row in result.rows:
            text = texts.get(short(row[at["document"]]).removeprefix("document/"))
            if text is None:
                continue
            start, end = int(str(row[at["start"]])), int(str(row[at["end"]]))
            absent = question == "actions-lacking" or (question.startswith("thread") and start == end)
            assert absent == (start == end)
            if start < end:
                assert not text[start:end][0].isspace()
                assert not text[start:end][-1].isspace()
                assert not (text[start - 1 : start].isalnum() and text[start].isalnum())
                assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum())


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_the_order_of_rows_leaves_nothing_open(question: Question, answers: Mapping[tuple[str, int], Result]) -> None:
    """No two rows agree in all the columns that the question orders by."""
    columns = {column.name for column in question.columns}
    ordered = [name for name in re.findall(r"\?(\w+)", question.text.rpartition("ORDER BY")[2]) if name in columns]
    for place in range(len(question.examples)):
        found = rows_of(answers[question.id, place], ordered)
        assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        (question, parameter.name)
        for question in load_catalogue()
        for parameter in question.parameters
        if parameter.kind == "iri"
    ],
    ids=named,
)
def test_a_thing_of_which_nothing_is_told_gives_no_rows(
    question: Question, parameter: str, dataset: Dataset, names: Names
) -> None:
    """Rows that have no value where the restriction looks must not slip through it."""
    nothing = {p.name: f"{SCHEME}{p.scheme}/nothing" if p.scheme else f"{ID}nothing" for p in question.parameters}

    def resolve(text: str, *, cls: str | None = None) -> str:
        return text if text.startswith("https://") else names.resolve(text, cls=cls)

    for example in question.examples:
        result = ask(dataset, question, {**example.values, parameter: nothing[parameter]}, resolve)
        if question.id == "thread-of-a-recommendation":
            assert [short(row[6]) for row in result.rows] == ["no action is stated"]
        else:
            assert result.rows == ()


@pytest.mark.parametrize("question", UNRESTRICTED, ids=named)
def test_without_values_nothing_is_left_out(
    question: Question, dataset: Dataset, names: Names, answers: Mapping[tuple[str, int], Result]
) -> None:
    whole = set(ask(dataset, question, {}, names.resolve).rows)
    keys = [place for place, column in enumerate(question.columns) if column.name in IDENTIFYING]
    seen = {tuple(row[place] for place in keys) for row in whole}
    for place in range(len(question.examples)):
        for row in answers[question.id, place].rows:
            assert tuple(row[at] for at in keys) in seen


@pytest.mark.server
def test_a_real_server_gives_the_same_answers(
    dataset: Dataset, names: Names, answers: Mapping[tuple[str, int], Result], tmp_path: Path
) -> None:
    with served(dataset, tmp_path) as endpoint:
        remote = open_endpoint(endpoint)
        for question, example in EXAMPLES:
            here = answers[question.id, question.examples.index(example)]
            there = ask(remote, question, example.values, names.resolve)
            assert serialise(there, "csv") == serialise(here, "csv"), question.id
        for sparql in FREE:
            assert remote.query(sparql) == dataset.query(sparql)
        here, there = dataset.query(TRIPLES), remote.query(TRIPLES)
        assert isinstance(here, Triples)
        assert isinstance(there, Triples)
        assert set(here.graph) == set(there.graph) != set()
        with pytest.raises(BadQuery, match=r"not valid SPARQL: error at 1:\d+"):
            remote.query("SELECT ?s WHERE { ?s ?p }")


@contextmanager
def served(dataset: Dataset, folder: Path) -> Iterator[str]:
    """The address of an Oxigraph server with the dataset's named graphs, and its merged graph as default graph."""
    program = Path(sys.executable).with_name("oxigraph")
    merged = folder / "merged.nt"
    dataset.facts().serialize(merged, format="nt", encoding="utf-8")
    load = [program, "load", "--location", folder / "store", "--file", dataset.quads_path(), merged]
    subprocess.run(load, check=True, capture_output=True)
    address = f"127.0.0.1:{free_port()}"
    command = [program, "serve-read-only", "--location", folder / "store", "--bind", address]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://{address}/")
        yield f"http://{address}/query"
    finally:
        server.terminate()
        server.wait(timeout=10)
