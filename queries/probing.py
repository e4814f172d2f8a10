"""Whether a server reads SPARQL as the standard has it, found out by the standard's own examples."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any, Final

import yaml

from graph.answers import Table
from graph.errors import BadQuery
from queries.errors import EndpointError
from queries.ways import Way

# SEP-0006 of the SPARQL 1.2 community group: Oxigraph and Jena have it.
_LATERAL: Final = {"query": "SELECT ?b WHERE { VALUES ?a { 1 } LATERAL { BIND(?a AS ?b) } }", "rows": [["1"]]}
_FAULT: Final = 500  # a server that stumbles over a query


def fault_of(rows: Callable[[str], Table]) -> str | None:
    """What a server first gets wrong, in words; None where it gets every example right.

    Raises `EndpointError` where it cannot be reached.
    """
    listed: Any = yaml.safe_load(files("queries").joinpath("probes.yml").read_text(encoding="utf-8"))
    return next((str(one["of"]) for one in listed if not _is_right(rows, one)), None)


def way_of(rows: Callable[[str], Table]) -> Way:
    """How to ask a server: for facts only where it is loose, row by row where it knows LATERAL, else as written."""
    if fault_of(rows) is not None:
        return "facts only"
    return "row by row" if _is_right(rows, _LATERAL) else "as written"


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
