"""Whether a server reads SPARQL as the standard has it, found out by the standard's own examples."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any, Final

import yaml

from graph.answers import Table
from graph.errors import BadQuery
from queries.errors import EndpointError

_FAULT: Final = 500  # a server that stumbles over a query


def fault_of(rows: Callable[[str], Table]) -> str | None:
    """What a server first gets wrong, in words; None where it gets every example right.

    Raises `EndpointError` where it cannot be reached.
    """
    listed: Any = yaml.safe_load(files("queries").joinpath("probes.yml").read_text(encoding="utf-8"))
    return next((str(one["of"]) for one in listed if not _is_right(rows, one)), None)


def _is_right(rows: Callable[[str], Table], probe: Any) -> bool:
    try:
        found = rows(probe["query"]).rows
    except BadQuery:
        return False
    except EndpointError as error:
        if error.status != _FAULT:
            raise
        return False
    right: object = probe["rows"]
    return [[None if term is None else str(term) for term in row] for row in found] == right
