"""Claims as JSON Lines: written and read again, and every way in which a file can be wrong."""

from dataclasses import fields

import pytest

from graph.moments import bounds
from loaders.claim_checks import is_date
from loaders.claim_files import parse_claims, write_claims
from loaders.claim_types import CLAIM_TYPES
from loaders.errors import BadClaims
from tests.composed import claims

COMMON = '"evidence": [{"quote": "text", "start": 0, "end": 4}], "confidence": 1, "method": "m", "document": "d"'

ELSEWHERE = COMMON.replace('"document": "d"', '"document": "../d> <x"')


def test_what_is_written_is_read_again() -> None:
    assert list(parse_claims(write_claims(claims()), name="f")) == claims()


def test_keys_that_are_words_of_python() -> None:
    line = f'{{"claim": "relation", "predicate": "oversees", "object": "B", "from": "2015", "to": "2016", {COMMON}}}'
    (claim,) = parse_claims(line, name="f")
    assert (getattr(claim, "valid_from", None), getattr(claim, "valid_to", None)) == ("2015", "2016")
    assert write_claims([claim]).strip() == line


def test_types_and_fields_beyond_the_interface_are_reported_and_not_used() -> None:
    heard: list[str] = []
    lines = (
        f'{{"claim": "weather", {COMMON}}}\n{{"claim": "body", "name": "B", "colour": "red", "note": "n", {COMMON}}}\n'
    )
    found = list(parse_claims(lines, name="f.jsonl", report=heard.append))
    assert len(found) == 1
    assert heard == [
        "f.jsonl: claims of type 'weather': not known, not used",
        'f.jsonl: the field "colour" of body claims: not known, not used',
        'f.jsonl: the field "note" of body claims: not known, not used',
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 1: not JSON at character 2"),
        ("[]", "a claim is one JSON object"),
        ('{"claim": 3}', "a claim is one JSON object"),
        (f'{{"claim": "body", {COMMON}}}', '"name" is missing'),
        (f'{{"claim": "body", "name": 3, {COMMON}}}', '"name" is 3; it must be str'),
        (f'{{"claim": "body", "name": "B", "kind": "club", {COMMON}}}', "must be one of local-authority"),
        (f'{{"claim": "body", "name": "B", "also_known_as": "C", {COMMON}}}', "must be a list"),
        (
            '{"claim": "body", "name": "B", "evidence": [], "confidence": 1, "method": "m", "document": "d"}',
            "at least one",
        ),
        (
            '{"claim": "body", "name": "B", "evidence": [3], "confidence": 1, "method": "m", "document": "d"}',
            "hold objects",
        ),
        (f'{{"claim": "body", "name": "B", {COMMON.replace("1,", "2,")}}}', "not between 0 and 1"),
        (f'{{"claim": "body", "name": "B", {COMMON.replace("4}", "3}")}}}', "does not fit its quote"),
        (f'{{"claim": "body", "name": "B", {COMMON.replace("0,", "9,")}}}', "does not fit"),
        (f'{{"claim": "body", "name": "--", {COMMON}}}', "a letter or a digit"),
        (f'{{"claim": "statistic", "measure": "m", "value": {"9" * 5000}, {COMMON}}}', "more digits"),
        (f'{{"claim": "statistic", "measure": "m", "value": {"9" * 400}, {COMMON}}}', "too large"),
        (f'{{"claim": "body", "name": "B\\ud800", {COMMON}}}', "control character"),
        (f'{{"claim": "body", "name": "B\\u001b[31m", {COMMON}}}', "control character"),
        (f'{{"claim": "body", "name": "B", {ELSEWHERE}}}', "single hyphens"),
        (
            f'{{"claim": "intervention", "authority": "A", "kind": "other", "date": "2015-02-30", {COMMON}}}',
            "write 2015-09-18",
        ),
        (
            f'{{"claim": "relation", "predicate": "oversees", "object": "B", "frequency": "P3M> <x", {COMMON}}}',
            "not a notation",
        ),
        (f'{{"claim": "statistic", "measure": "m", "value": Infinity, {COMMON}}}', "no number"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(line: str, says: str) -> None:
    with pytest.raises(BadClaims, match=r"f\.jsonl line 1") as caught:
        list(parse_claims(line, name="f.jsonl"))
    assert says in str(caught.value)


NO_DATES = [
    "banana",
    "2014-99-99",
    "2014-13",
    "2015-02-29",
    "2013-W53",
    "9999-W52",
    "２０１３-W０１",
    "2015-09-18/2015-09-20",
    "",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_no_calendar_has_is_one_clear_message(text: str) -> None:
    line = f'{{"claim": "inspection", "authority": "A", "framework": "sif-2013", "start": "{text}", {COMMON}}}'
    with pytest.raises(BadClaims) as caught:
        list(parse_claims(line, name="f.jsonl"))
    assert (
        str(caught.value)
        == f'f.jsonl line 1 (inspection): "start" is {text!r}; write 2015-09-18, 2015-09, 2015 or 2013-W47'
    )


@pytest.mark.parametrize("text", ["2015", "2015-09", "2016-02-29", "2015-W53", "9999-12-31"])
def test_what_passes_as_a_date_has_bounds(text: str) -> None:
    assert is_date(text)
    assert bounds(text).first is not None


@pytest.mark.parametrize("kind", CLAIM_TYPES)
def test_every_type_says_where_it_stands(kind: str) -> None:
    names = {field.name for field in fields(CLAIM_TYPES[kind])}
    assert {"document", "evidence", "confidence", "method"} <= names
