"""Answers written as bytes, in the formats of the W3C, straight from the store: no term is made on the way.

Beside `graph.engine`, this module names the RDF engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal, Protocol, cast

import pyoxigraph as ox

from graph.engine import PREFIXES
from graph.errors import BadQuery, DatasetNotWhole, NotWritable
from graph.lateral import row_by_row
from graph.syntax import bad_query, unknown_function

Form = Literal["rows", "truth", "triples"]

_ROWS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_TRIPLES: Final[Mapping[str, ox.RdfFormat]] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
ROW_FORMATS: Final = tuple(_ROWS)
TRIPLE_FORMATS: Final = tuple(_TRIPLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query, and how its answer is wanted: `rows` for a table or a truth value, `triples` for triples.

    None is a form that the caller cannot take. `graphs` are the default and the named graphs to ask, which
    stand in for the query's own; None is the whole dataset. Relative IRIs are taken as relative to `base`.
    """

    sparql: str
    rows: str | None
    triples: str | None
    graphs: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    base: str | None = None


class Writing(Protocol):
    """Whatever bytes can be written to."""

    def write(self, given: bytes, /) -> int:
        """Takes all of it."""
        ...

    def flush(self) -> None:
        """All that was taken is where it belongs."""
        ...


class AnswerWriter:
    """The store of one version, read only."""

    def __init__(self, folder: Path) -> None:
        try:
            self._store = ox.Store.read_only(str(folder / "store"))
        except (OSError, RuntimeError) as error:
            raise DatasetNotWhole(f"{folder}: the store cannot be opened ({error})") from error

    def write(self, asked: Asked, out: Writing) -> Form:
        """The answer, written to `out`; what `out` raises comes through.

        Raises `BadQuery`, and `NotWritable` where the caller cannot take the form that the answer has.
        """
        results = self._results(asked)
        file = cast(IO[bytes], out)  # the engine calls nothing else of it
        if isinstance(results, ox.QueryTriples):
            ox.serialize(results, file, _TRIPLES[_wanted(asked.triples, "triples")], prefixes=PREFIXES)
            return "triples"
        form: Form = "truth" if isinstance(results, ox.QueryBoolean) else "rows"
        results.serialize(file, _ROWS[_wanted(asked.rows, form)])
        return form

    def _results(self, asked: Asked) -> _Results:
        """What the engine finds, asked row by row where that is the same and faster, as `Engine.query` does."""
        rewritten = row_by_row(asked.sparql)
        if rewritten != asked.sparql:
            with suppress(SyntaxError):  # what is wrong with the query itself is said of its own text
                return self._query(rewritten, asked)
        try:
            return self._query(asked.sparql, asked)
        except SyntaxError as error:
            raise bad_query(asked.sparql, str(error), PREFIXES) from error

    def _query(self, sparql: str, asked: Asked) -> _Results:
        default, named = asked.graphs if asked.graphs is not None else (None, None)
        try:
            return self._store.query(
                sparql,
                base_iri=asked.base,
                prefixes=PREFIXES,
                default_graph=None if default is None else [ox.NamedNode(iri) for iri in default],
                named_graphs=None if named is None else [ox.NamedNode(iri) for iri in named],
            )
        except ValueError as error:
            raise BadQuery(f"an IRI of the request cannot be one: {error}") from error
        except RuntimeError as error:
            raise unknown_function(error) or error from None


def _wanted(format: str | None, form: Form) -> str:
    if format is None:
        raise NotWritable(form)
    return format
