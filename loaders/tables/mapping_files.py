"""Reads the declared mappings. A mapping that contradicts itself is refused before any table is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from loaders.claim_types import CLAIM_TYPES
from loaders.errors import BadTable
from loaders.tables.mapping import Each, Lookup, Pattern, Reading, Scope, TableMapping
from loaders.tables.parsers import PARSERS

_KEYS = {
    "id", "title", "publisher", "licence", "url", "confidence", "recognised_by", "read", "values", "ignored",
    "scope", "unique", "in_order", "claims", "varies", "least",
}  # fmt: skip
_READING_KEYS = {"column", "parser", "values", "separator", "since", "lookup", "required", "otherwise"}


@cache
def shipped_mappings() -> tuple[TableMapping, ...]:
    """The mappings in `loaders/mappings`, by file name."""
    folder = files("loaders").joinpath("mappings")
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".yml")), key=lambda p: p.name)
    return tuple(parse_mapping(path.read_text(encoding="utf-8"), name=path.name) for path in paths)


def parse_mapping(text: str, *, name: str) -> TableMapping:
    """A mapping from YAML. Raises `BadTable` naming the mapping where it contradicts itself."""
    declared = yaml.safe_load(text)
    _refuse_unknown(declared, _KEYS, where=name)
    words: Mapping[str, Mapping[str, str | None]] = declared.get("values", {})
    mapping = TableMapping(
        id=declared["id"],
        title=declared["title"],
        publisher=declared["publisher"],
        licence=declared["licence"],
        url=declared.get("url"),
        confidence=declared.get("confidence", 0.95),
        recognised_by=tuple(declared["recognised_by"]),
        readings={key: _reading(key, spec, words, where=name) for key, spec in declared.get("read", {}).items()},
        ignored=declared.get("ignored", {}),
        scope=tuple(_scope(spec) for spec in declared.get("scope", ())),
        unique=tuple(declared.get("unique", ())),
        in_order=tuple(declared.get("in_order", ())),
        patterns=tuple(_pattern(spec) for spec in declared.get("claims", ())),
        varies=declared.get("varies", False),
        least=declared.get("least", 1),
    )
    _check(mapping, where=name)
    return mapping


def _reading(
    key: str,
    spec: Mapping[str, object],
    words: Mapping[str, Mapping[str, str | None]],
    *,
    where: str,
) -> Reading:
    _refuse_unknown(spec, _READING_KEYS, where=f"{where}: {key}")
    match spec:
        case {"parser": str(parser)} if parser in PARSERS:
            pass
        case _:
            raise BadTable(f"{where}: {key} needs a parser, one of {', '.join(PARSERS)}")
    since, lookup, separator = spec.get("since", {}), spec.get("lookup"), spec.get("separator")
    column, otherwise = spec.get("column", key), spec.get("otherwise")
    names = tuple(map(str, column)) if isinstance(column, list) else (str(column),)
    known = words[str(spec["values"])] if "values" in spec else {}
    return Reading(
        column=names[0],
        others=names[1:],
        otherwise=None if otherwise is None else str(otherwise),
        parser=parser,
        values={str(printed).casefold(): meant for printed, meant in known.items()},
        separator=None if separator is None else str(separator),
        since=tuple((str(day), word) for day, word in since.items()) if isinstance(since, dict) else (),
        lookup=Lookup(**lookup) if isinstance(lookup, dict) else None,
        required=bool(spec.get("required", False)),
    )


def _scope(spec: Mapping[str, object]) -> Scope:
    match spec:
        case {"column": str(column), "reason": str(reason), "only": list(only)}:
            return Scope(column=column, reason=reason, only=frozenset(only))
        case {"column": str(column), "reason": str(reason), "never": list(never)}:
            return Scope(column=column, reason=reason, never=frozenset(never))
    raise BadTable(f"a scope needs column, reason and either only or never, this has {', '.join(spec)}")


def _pattern(spec: Mapping[str, object]) -> Pattern:
    match spec:
        case {"claim": str(claim), "fields": list(fields)} if claim in CLAIM_TYPES:
            each = spec.get("each")
            constants = spec.get("constants", {})
            assert isinstance(constants, dict)
            return Pattern(
                claim=claim,
                fields=tuple(fields),
                constants=constants,
                each=Each(**each) if isinstance(each, dict) else None,
                needs=tuple(map(str, needs)) if isinstance(needs := spec.get("needs", ()), list) else (),
            )
    raise BadTable(f"a claim needs its type and a list of fields, this has {', '.join(spec)}")


def _refuse_unknown(spec: Mapping[str, object], known: set[str], *, where: str) -> None:
    if unknown := sorted(set(spec) - known):
        raise BadTable(f"{where}: no key {unknown[0]}; use {', '.join(sorted(known))}")


def _check(mapping: TableMapping, *, where: str) -> None:
    named: list[str] = [*mapping.unique, *mapping.in_order]
    named += [one.otherwise for one in mapping.readings.values() if one.otherwise]
    for pattern in mapping.patterns:
        named += [*pattern.fields, *pattern.needs, *(pattern.each.of if pattern.each else ())]
    if absent := [name for name in named if name not in mapping.readings]:
        raise BadTable(f"{where}: {absent[0]} is used and nothing reads it; add it to read")
    read = {reading.column for reading in mapping.readings.values()}
    if both := sorted(read & set(mapping.ignored)):
        raise BadTable(f"{where}: column {both[0]} is both read and ignored; remove one")
