"""Mappings: every shipped one is sound, and one that contradicts itself is refused."""

import dataclasses

import pytest

from loaders.claim_types import CLAIM_TYPES
from loaders.errors import BadTable
from loaders.tables.heads import folded
from loaders.tables.mapping import TableMapping
from loaders.tables.mapping_files import parse_mapping, shipped_mappings
from loaders.tables.parsers import PARSERS

CLUBS = """
id: clubs
title: Clubs of Northshire
publisher: Northshire
licence: OGL
recognised_by: [club]
read:
  name: {column: club, parser: text, required: true}
ignored: {remarks: for readers}
claims: [{claim: body, fields: [name]}]
"""


@pytest.mark.parametrize("mapping", shipped_mappings(), ids=lambda mapping: mapping.id)
def test_a_shipped_mapping_fills_fields_that_its_claims_have(mapping: TableMapping) -> None:
    for pattern in mapping.patterns:
        fields = {field.name for field in dataclasses.fields(CLAIM_TYPES[pattern.claim])}
        own = {pattern.each.field, pattern.each.constant} if pattern.each else set()
        assert {*pattern.fields, *pattern.constants, *own} <= fields
    assert all(reason for reason in mapping.ignored.values())
    assert set(mapping.recognised_by) <= {name for names in mapping.spellings.values() for name in names}


def test_no_column_recognises_two_tables() -> None:
    columns = [folded(column) for mapping in shipped_mappings() for column in mapping.recognised_by]
    assert len(columns) == len(set(columns))
    for mapping in shipped_mappings():
        spelled = {folded(name) for names in mapping.spellings.values() for name in names}
        others = [other for other in shipped_mappings() if other is not mapping]
        assert not any(spelled.intersection(map(folded, other.recognised_by)) for other in others)


def test_words_that_a_mapping_knows_are_words_of_its_parser() -> None:
    """A value that no parser reads would refuse the cell that the mapping was made for."""
    for mapping in shipped_mappings():
        for reading in mapping.readings.values():
            meant = {word for word in reading.values.values() if word is not None}
            assert all(PARSERS[reading.parser](word) for word in meant), (mapping.id, reading.column)


@pytest.mark.parametrize(
    ("changed", "into", "message"),
    [
        ("licence:", "license:", "clubs.yml: no key license"),
        ("parser: text", "parser: txt", "clubs.yml: name needs a parser, one of text"),
        ("required: true", "needed: true", "clubs.yml: name: no key needed"),
        ("{remarks:", "{club:", "column club is both read and ignored"),
        ("fields: [name]", "fields: [name, kind]", "kind is used and nothing reads it"),
        ("claim: body", "claim: boddy", "a claim needs its type"),
        ("ignored:", "scope: [{column: club, reason: some}]\nignored:", "a scope needs column, reason"),
    ],
)
def test_a_mapping_that_contradicts_itself_is_refused(changed: str, into: str, message: str) -> None:
    assert parse_mapping(CLUBS, name="clubs.yml").id == "clubs"
    with pytest.raises(BadTable, match=message):
        parse_mapping(CLUBS.replace(changed, into), name="clubs.yml")
