"""The W3C's tests of SPARQL 1.1 and 1.0 queries: what `Engine` answers (row by row where that means the same), and
what the engine answers to the query as it is written, beside what the W3C expects.

`w3c_differences.yml` names each test that comes out otherwise, and why; one that no longer does fails.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from graph.answers import Answer, Table
from graph.engine import Engine
from graph.errors import BadQuery
from queries.errors import QueryRefused
from queries.lint import check_free
from queries.question import Column
from queries.results import Result, serialise
from tests.w3c import ABSENT, ACCEPTED, EVALUATED, MF, Listed, filled, listed_tests
from tests.w3c_answers import expected, from_csv, same

TESTS = listed_tests()
CALLING = [one for one in TESTS if "SERVICE" in one.text]
HERE = [one for one in TESTS if one not in CALLING and not one.entails]
DIFFERENCES: Mapping[str, str] = {
    name: reason
    for reason, names in yaml.safe_load(Path(__file__).with_name("w3c_differences.yml").read_text()).items()
    for name in names
}
pytestmark = pytest.mark.skipif(not TESTS, reason=ABSENT)


def parameters(tests: list[Listed]) -> list[object]:
    return [
        pytest.param(
            one,
            id=one.name,
            marks=[pytest.mark.xfail(reason=DIFFERENCES[one.name], strict=True)] if one.name in DIFFERENCES else [],
        )
        for one in tests
    ]


def written(test: Listed, answer: Answer) -> Answer:
    """The answer, for a test of CSV as CSV has it."""
    if test.kind != MF.CSVResultFormatTest or not isinstance(answer, Table):
        return answer
    return from_csv(serialise(Result(tuple(Column(name, name) for name in answer.columns), answer.rows), "csv"))


@pytest.mark.parametrize("test", parameters([one for one in HERE if one.kind in EVALUATED]))
def test_the_answer_is_the_expected_one(test: Listed) -> None:
    engine, wanted = Engine(filled(test)), expected(test.result or test.query)
    for answer in (engine.query(test.sparql), engine.as_written(test.sparql)):
        assert same(written(test, answer), wanted, is_lax=test.is_lax), f"{answer}\nexpected:\n{wanted}"


@pytest.mark.parametrize("test", parameters([one for one in HERE if one.kind not in EVALUATED]))
def test_what_is_sparql_is_taken_and_what_is_not_is_refused(test: Listed) -> None:
    if test.kind in ACCEPTED:
        Engine().query(test.sparql)
    else:
        with pytest.raises(BadQuery):
            Engine().query(test.sparql)


@pytest.mark.parametrize("test", parameters(CALLING))
def test_a_query_that_would_call_others_is_refused(test: Listed) -> None:
    with pytest.raises(QueryRefused, match="SERVICE"):
        check_free(test.text)


def test_every_difference_is_of_a_test_that_is_run() -> None:
    assert DIFFERENCES.keys() <= {one.name for one in HERE}
