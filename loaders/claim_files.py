"""Claims to JSON Lines and back: one object a line, keys in the order of the claim's fields."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from loaders.claim_checks import check
from loaders.claim_types import CLAIM_TYPES
from loaders.claims import Claim, Evidence, Period
from loaders.errors import BadClaims
from loaders.own_claims import Elsewhere

_PARTS = (Evidence, Period, Elsewhere)
_KEYS = {"valid_from": "from", "valid_to": "to", "field": "for"}
_FIELDS = {key: name for name, key in _KEYS.items()}
_HINTS: dict[type, dict[str, object]] = {cls: typing.get_type_hints(cls) for cls in (*CLAIM_TYPES.values(), *_PARTS)}
_TYPE_NAMES = {cls: name for name, cls in CLAIM_TYPES.items()}
Report = Callable[[str], None]
_LAST = ("evidence", "confidence", "method", "review", "document")


def type_name(claim: Claim) -> str:
    """What claim files call the type of `claim`."""
    return _TYPE_NAMES[type(claim)]


def write_claim(claim: Claim) -> str:
    """One line of JSON, without its line end. What the document does not say is left out."""
    names = [f.name for f in dataclasses.fields(claim) if f.name not in _LAST]
    out: dict[str, object] = {"claim": type_name(claim)}
    for name in (*names, *_LAST):
        value = _plain(getattr(claim, name))
        if value not in (None, []):
            out[_KEYS.get(name, name)] = value
    return json.dumps(out, ensure_ascii=False)


def write_claims(claims: Iterable[Claim]) -> str:
    """JSON Lines, each line ended."""
    return "".join(write_claim(claim) + "\n" for claim in claims)


def read_claims(path: Path, *, report: Report = lambda message: None) -> list[Claim]:
    """The claims of one file, in its order. Raises `BadClaims` with file and line at the first fault.

    A type or a field beyond the interface is allowed and not used; `report` hears of each kind once.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadClaims(f"{path.name}: byte {error.start} is not UTF-8; save the claims as UTF-8 text") from error
    return list(parse_claims(text, name=path.name, report=report))


def parse_claims(text: str, *, name: str, report: Report = lambda message: None) -> Iterator[Claim]:
    """The claims in `text`; `name` is what messages call it."""
    unknown: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        kind, record = _record(line, where=f"{name} line {number}")
        if kind not in CLAIM_TYPES:
            unknown.add(f"claims of type {kind!r}")
            continue
        known = _HINTS[CLAIM_TYPES[kind]]
        fields = {_FIELDS.get(key, key): value for key, value in record.items()}
        unknown.update(f'the field "{_KEYS.get(key, key)}" of {kind} claims' for key in fields.keys() - known.keys())
        used = {key: value for key, value in fields.items() if key in known}
        yield typing.cast(Claim, _build(CLAIM_TYPES[kind], used, where=f"{name} line {number} ({kind})"))
    for what in sorted(unknown):
        report(f"{name}: {what}: not known, not used")


def _record(line: str, *, where: str) -> tuple[str, dict[str, object]]:
    try:
        record = json.loads(line)
    except RecursionError as error:
        raise BadClaims(f"{where}: nested too deeply to be a claim; mend or remove it") from error
    except json.JSONDecodeError as error:
        raise BadClaims(f"{where}: not JSON at character {error.pos + 1} ({error.msg}); mend or remove it") from error
    except ValueError as error:
        raise BadClaims(f"{where}: a number has more digits than can be read; mend or remove it") from error
    if not isinstance(record, dict) or not isinstance(record.get("claim"), str):
        raise BadClaims(f'{where}: a claim is one JSON object whose "claim" names its type')
    return record.pop("claim"), record


def _build(cls: type, record: dict[str, object], *, where: str) -> object:
    hints = _HINTS[cls]
    values: dict[str, object] = {}
    for name, value in record.items():
        if name not in hints:
            raise BadClaims(f'{where}: no field "{name}"; it has {", ".join(_KEYS.get(n, n) for n in hints)}')
        values[name] = _coerce(value, hints[name], where=f'{where}: "{_KEYS.get(name, name)}"')
    missing = [f.name for f in dataclasses.fields(cls) if f.default is dataclasses.MISSING and f.name not in values]
    if missing:
        raise BadClaims(f'{where}: "{missing[0]}" is missing')
    built: object = cls(**values)
    check(built, where=where)
    return built


def _coerce(value: object, hint: object, *, where: str) -> object:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        if value is None:
            return None
        (hint,) = (a for a in arguments if a is not type(None))
        return _coerce(value, hint, where=where)
    if origin is tuple:
        if not isinstance(value, list):
            raise BadClaims(f"{where} must be a list")
        return tuple(_coerce(item, arguments[0], where=where) for item in value)
    if origin is typing.Literal:
        if value not in arguments:
            raise BadClaims(f"{where} is {value!r}; it must be one of {', '.join(map(str, arguments))}")
        return value
    if hint in _PARTS:
        if not isinstance(value, dict):
            raise BadClaims(f"{where} must hold objects")
        fields = {_FIELDS.get(str(key), str(key)): item for key, item in value.items()}
        return _build(typing.cast(type, hint), fields, where=where)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        try:
            return float(value)
        except OverflowError as error:
            raise BadClaims(f"{where} is too large a number") from error
    if not isinstance(value, typing.cast(type, hint)) or (hint is int and isinstance(value, bool)):
        raise BadClaims(f"{where} is {value!r}; it must be {getattr(hint, '__name__', hint)}")
    return value


def _plain(value: object) -> object:
    if isinstance(value, _PARTS):
        fields = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        ordered = sorted(fields, key=lambda item: item[0] != "quote")
        return {_KEYS.get(name, name): _plain(item) for name, item in ordered if item is not None}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
