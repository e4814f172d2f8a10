"""Saved questions as an API: every format, values of every kind, pages, and what is wrong with a request."""

import csv
import io
import json
import re
from collections.abc import Iterator

import openpyxl
import pytest

from goldenthread.serving.asking import SUFFIXES
from goldenthread.serving.calling import RESERVED
from graph.dataset import open_dataset
from graph.names import Names
from queries.catalogue import load_catalogue, load_question
from queries.results import serialise
from queries.runner import ask
from tests.serving import Endpoint, build, serving

BOARD = "https://w3id.org/goldenthread/id/board/kelderdale/safeguarding-children-board"


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    with serving(build(tmp_path_factory.mktemp("questions"))) as running:
        yield running


def test_the_list_of_questions(endpoint: Endpoint) -> None:
    listed = endpoint.send("/questions", headers={"Accept": "application/json"}).json["questions"]
    assert [one["id"] for one in listed] == [one.id for one in load_catalogue()]
    lacking = next(one for one in listed if one["id"] == "actions-lacking")
    assert lacking["answers"]["csv"] == f"{endpoint.address}/questions/actions-lacking.csv"
    slot = lacking["parameters"][0]
    assert (slot["name"], slot["many"], slot["allowed"]) == ("slot", True, ["lead", "progress", "deadline"])
    assert endpoint.send("/questions/actions-lacking").json == lacking


def test_an_answer_is_the_one_that_ask_gives(endpoint: Endpoint) -> None:
    dataset = open_dataset(endpoint.pool._settings.data)
    question = load_question("actions-lacking")
    result = ask(dataset, question, {"slot": ("lead", "deadline")}, Names(dataset).resolve)
    for suffix in ("csv", "tsv", "json", "jsonl", "xml", "md"):
        reply = endpoint.send(f"/questions/actions-lacking.{suffix}", slot=["lead", "deadline"])
        assert reply.status == 200
        assert reply.kind == SUFFIXES[suffix][1]
        assert reply.text == serialise(result, suffix)
        assert reply.headers["goldenthread-question"] == question.citation
        assert reply.headers["goldenthread-version"] == dataset.manifest.version
        assert reply.headers["goldenthread-rows"] == str(len(result.rows))


def test_json_lines_are_objects_with_every_column(endpoint: Endpoint) -> None:
    lines = [json.loads(line) for line in endpoint.send("/questions/actions-lacking.jsonl").text.splitlines()]
    assert {tuple(line) for line in lines} == {tuple(one.name for one in load_question("actions-lacking").columns)}
    assert [(line["row"], line["lacks"]) for line in lines] == [("31-1", "progress"), ("32-1", "deadline")]
    assert all(isinstance(line["start"], int) and line["authority"] == "Kelderdale" for line in lines)


def test_a_thing_by_name_by_id_and_by_iri(endpoint: Endpoint) -> None:
    by_name, by_id, by_iri = (
        endpoint.send("/questions/passages-of-a-thing.csv", thing=value)
        for value in ("Kelderdale Safeguarding Children Board", BOARD.partition("/id/")[2], BOARD)
    )
    assert by_name.status == 200, by_name.text
    assert "Safeguarding Children Board" in by_name.text
    assert by_name.body == by_id.body == by_iri.body


def test_the_sparql_with_the_values_in_it(endpoint: Endpoint) -> None:
    written = endpoint.send("/questions/actions-lacking.rq", slot="lead")
    assert written.kind == "application/sparql-query"
    assert "?__slot" not in written.text
    by_hand = endpoint.query(written.text, "text/csv").text
    by_question = endpoint.send("/questions/actions-lacking.csv", slot="lead").text
    assert list(csv.reader(io.StringIO(by_hand))) == list(csv.reader(io.StringIO(by_question)))


def test_a_field_left_empty_is_not_given(endpoint: Endpoint) -> None:
    assert (
        endpoint.send("/questions/actions-lacking.csv", slot="", authority="").body
        == endpoint.send("/questions/actions-lacking.csv").body
    )


@pytest.mark.parametrize(
    ("path", "fields", "status", "message"),
    [
        ("actions-lackin.csv", {}, 404, "nearest: actions-lacking"),
        ("actions-lacking.pdf", {}, 404, "a question is answered as csv"),
        ("actions-lacking.", {}, 404, "a question is answered as csv"),
        ("../../etc/passwd", {}, 404, "there is nothing here"),
        ("%2e%2e%2fpasswd.csv", {}, 404, ""),
        ("actions-lacking.csv", {"slot": "leed"}, 400, "did you mean 'lead'"),
        ("actions-lacking.csv", {"slto": "lead"}, 400, "did you mean 'slot'"),
        ("actions-lacking.csv", {"atLeast": "three"}, 400, "is not a whole number"),
        ("actions-lacking.csv", {"authority": "Nowhere"}, 400, "no entity of class Authority"),
        ("actions-lacking.csv", {"authority": ["Kelderdale", "Kelderdale"]}, 400, "takes one value"),
        ("thread-of-a-recommendation.csv", {}, 400, "is missing"),
        ("actions-lacking.csv", {"limit": "0"}, 400, "limit must be a whole number above 0"),
        ("actions-lacking.csv", {"limit": "-1"}, 400, "limit must be"),
        ("actions-lacking.csv", {"limit": ["2", "3"]}, 400, "limit is given 2 times; give it once"),
        ("actions-lacking.csv", {"offset": "x"}, 400, "offset must be"),
        ("actions-lacking.csv", {"offset": "٣"}, 400, "offset must be"),
        ("actions-lacking.csv", {"v": "another"}, 410, "the data have changed"),
    ],
)
def test_what_is_wrong_is_told(
    endpoint: Endpoint, path: str, fields: dict[str, str | list[str]], status: int, message: str
) -> None:
    reply = endpoint.send(f"/questions/{path}", **fields)
    assert (reply.status, message in reply.text, reply.kind) == (status, True, "text/plain")


@pytest.mark.parametrize(
    "value",
    [
        'lead") } CLEAR ALL #',
        'lead" ; SERVICE <http://127.0.0.1:1/> {',
        "<script>alert(1)</script>",
        "\\u0022)}",
        "a\nb",
        "?x",
        "\u2028x",
    ],
)
def test_no_value_is_read_as_sparql_or_as_html(endpoint: Endpoint, value: str) -> None:
    refused = endpoint.send("/questions/actions-lacking.csv", slot=value)
    assert (refused.status, "is not one of the values" in refused.text) == (400, True)
    named = endpoint.send("/questions/passages-of-a-thing.csv", thing=value)
    assert (named.status, "no entity" in named.text) == (400, True)
    page = endpoint.send("/questions/passages-of-a-thing", thing=value, headers={"Accept": "text/html"})
    assert page.status == 400
    assert "<script>" not in page.text


def test_pages_follow_each_other(endpoint: Endpoint) -> None:
    whole = endpoint.send("/questions/actions-lacking.csv").text.splitlines()
    gathered: list[str] = []
    path, fields = "/questions/actions-lacking.csv", {"authority": "Kelderdale", "limit": "1"}
    reply = endpoint.send(path, **fields)
    while True:
        assert reply.headers["goldenthread-rows"] == str(len(whole) - 1)
        gathered += reply.text.splitlines()[1:]
        following = re.fullmatch(r'<(.+)>; rel="next"', reply.headers.get("link", ""))
        if not following:
            break
        reply = endpoint.send(following[1])
    assert gathered == whole[1:]
    assert len(gathered) == 2
    assert endpoint.send(path, offset="100").text.splitlines() == whole[:1]


def test_openapi_describes_every_question(endpoint: Endpoint) -> None:
    described = endpoint.send("/openapi.json").json
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": endpoint.address}]
    assert list(described["paths"]) == [f"/questions/{one.id}.{{format}}" for one in load_catalogue()]
    parameters = described["paths"]["/questions/actions-lacking.{format}"]["get"]["parameters"]
    by_name = {one["name"]: one for one in parameters}
    assert len(by_name) == len(parameters)
    assert by_name["slot"]["schema"] == {
        "type": "array",
        "items": {"type": "string", "enum": ["lead", "progress", "deadline"]},
    }
    assert by_name["atLeast"]["schema"] == {"type": "integer"}
    assert by_name["format"]["schema"]["enum"] == list(SUFFIXES)
    thread = described["paths"]["/questions/thread-of-a-recommendation.{format}"]["get"]["parameters"]
    assert {one["name"]: one["required"] for one in thread if one["name"] in ("recommendation", "mode")} == {
        "recommendation": True,
        "mode": False,
    }


def test_no_parameter_has_a_name_that_the_api_takes_for_itself() -> None:
    taken = {*RESERVED, "format"}
    assert not [one.id for one in load_catalogue() for parameter in one.parameters if parameter.name in taken]


def test_a_workbook_and_csv_for_excel_are_files_to_save(endpoint: Endpoint) -> None:
    reply = endpoint.send("/questions/actions-lacking.xlsx", limit="1", offset="1")
    assert reply.status == 200, reply.text
    assert reply.kind == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert reply.headers["content-disposition"] == 'attachment; filename="actions-lacking.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(reply.body))
    assert [cell.value for cell in book["Answer"]["C"]] == ["Row", "32-1"]
    assert dict(book["About"].iter_rows(values_only=True))["Rows"] == "rows 2 to 2 of 2"
    text = endpoint.send("/questions/actions-lacking.excel.csv")
    assert text.kind == "text/csv"
    assert text.headers["content-disposition"].endswith('"actions-lacking.excel.csv"')
    assert text.body.startswith(b"\xef\xbb\xbfAuthority,Plan,")
