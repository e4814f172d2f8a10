"""The parameters of a question: the variables that its SPARQL names so, with what its header says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.tokens import meaningful
from queries.question import Parameter, ValueKind
from queries.records import Record

_VARIABLE: Final = re.compile(r"_(_?)([A-Za-z0-9]+)(?:_(iri|integer|xsd_date))?")
_KINDS: Final[dict[str | None, ValueKind]] = {
    "iri": "iri", "integer": "integer", "xsd_date": "date", None: "text",
}  # fmt: skip
_KNOWN: Final = frozenset({"label", "hint", "class", "scheme", "form", "many", "default"})


@dataclass(frozen=True, slots=True)
class _Used:
    """A parameter as the query writes it."""

    name: str
    variable: str
    kind: ValueKind
    required: bool


def read_parameters(sparql: str, grlc: Record, ours: Record) -> tuple[Parameter, ...]:
    """Every parameter that the query uses, in the order in which the header describes them.

    `defaults` and `enumerate` are grlc's; the rest is ours, with `default` for what only a name resolves to.
    Used and described must be the same set.
    """
    described = ours.record("parameters")
    used = _used(sparql, described)
    defaults, allowed = _by_name(grlc, "defaults"), _by_name(grlc, "enumerate")
    for place, names in (("parameters", described), ("defaults", defaults), ("enumerate", allowed)):
        if unused := sorted(set(names) - set(used)):
            raise ours.fault(f"{place} names {unused[0]!r}, which the query does not use")
    if missing := sorted(set(used) - set(described)):
        raise ours.fault(f"parameters does not describe {missing[0]!r}, which the query uses")
    return tuple(
        _parameter(
            used[name],
            described.record(name, known=_KNOWN),
            allowed=allowed.get(name, ()),
            default=defaults.get(name, ()),
        )
        for name in described
    )


def _used(sparql: str, described: Record) -> dict[str, _Used]:
    found: dict[str, _Used] = {}
    for token in meaningful(sparql):
        if token.kind != "variable" or not token.text[1:].startswith("_"):
            continue
        parts = _VARIABLE.fullmatch(token.text[1:])
        if not parts:
            raise described.fault(
                f"{token.text} is not a parameter's name: write ?_name or ?__name in letters and digits, "
                "followed by _iri, _integer, _xsd_date or nothing"
            )
        one = _Used(parts[2], token.text[1:], _KINDS[parts[3]], not parts[1])
        if found.setdefault(one.name, one) != one:
            raise described.fault(f"?{found[one.name].variable} and {token.text} are two forms of one parameter")
    return found


def _by_name(grlc: Record, key: str) -> dict[str, tuple[str, ...]]:
    """grlc's list of one-entry mappings, as one mapping from a parameter to its values."""
    return {name: entry.texts(name) for entry in grlc.records(key) for name in entry}


def _parameter(used: _Used, said: Record, *, allowed: tuple[str, ...], default: tuple[str, ...]) -> Parameter:
    if default and "default" in said:
        raise said.fault("default is given here and under defaults; give it once")
    form = said.optional("form")
    if form not in (None, "edtf"):
        raise said.fault(f"form {form!r} is not known; edtf is")
    return Parameter(
        name=used.name,
        variable=used.variable,
        kind=used.kind,
        required=used.required,
        label=said.text("label"),
        hint=said.optional("hint"),
        cls=said.optional("class"),
        scheme=said.optional("scheme"),
        form="edtf" if form else None,
        many=said.flag("many"),
        allowed=allowed,
        default=default or said.texts("default"),
    )
