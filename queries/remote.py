"""The same questions, asked of any SPARQL endpoint over HTTP. It only ever reads."""

from __future__ import annotations

import ast
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError

from rdflib import Graph
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from graph.answers import Answer, Triples
from graph.errors import BadQuery
from queries.errors import EndpointError
from queries.exchange import parse_json
from queries.lint import check_free, form_of

_SECONDS: Final = 30


class RemoteDataset:
    """An endpoint, which answers as a local dataset does.

    Saved questions use no GRAPH: the endpoint's default graph must hold all facts.
    """

    def __init__(self, endpoint: str, *, seconds: int = _SECONDS) -> None:
        if not endpoint.startswith(("http://", "https://")):
            raise EndpointError(f"{endpoint}: an endpoint's address starts with http:// or https://")
        self.endpoint = endpoint
        self._seconds = seconds

    def query(self, sparql: str) -> Answer:
        """The endpoint's answer. Raises `QueryRefused`, `BadQuery` where the endpoint says so, `EndpointError`."""
        check_free(sparql)
        triples = form_of(sparql) in ("CONSTRUCT", "DESCRIBE")
        body = self._fetch(sparql, TURTLE if triples else JSON)
        try:
            if triples:
                return Triples(Graph().parse(data=body, format="turtle"))
            return parse_json(body.decode("utf-8"))
        except (ValueError, SyntaxError) as error:
            raise EndpointError(
                f"{self.endpoint}: the answer is no {'Turtle' if triples else 'SPARQL results JSON'} ({error}); "
                "check that this is the address of a SPARQL endpoint and not of a web page"
            ) from error

    def _fetch(self, sparql: str, format: str) -> bytes:
        wrapper = SPARQLWrapper(self.endpoint)
        wrapper.setQuery(sparql)
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(format)
        wrapper.setTimeout(self._seconds)
        try:
            with wrapper.query().response as response:
                return bytes(response.read())
        except SPARQLWrapperException as error:
            raise self._refused(error) from error
        except HTTPError as error:
            raise self._answered(error) from error
        except TimeoutError as error:
            raise self._late() from error
        except (OSError, HTTPException) as error:
            if isinstance(error, URLError) and isinstance(error.reason, TimeoutError):
                raise self._late() from error
            raise self._failed(f"it cannot be reached ({error}); check the address and the network") from error

    def _refused(self, error: SPARQLWrapperException) -> EndpointError | BadQuery:
        """What SPARQLWrapper makes of a status; the status itself and the server's words are in its cause."""
        cause = error.__context__
        if not isinstance(cause, HTTPError):
            return self._failed(str(error))
        if isinstance(error, QueryBadFormed):
            cause.close()
            return BadQuery(f"{self.endpoint} says that the query is not valid SPARQL: {_words(error)}")
        return self._answered(cause)

    def _answered(self, error: HTTPError) -> EndpointError:
        error.close()
        return self._failed(f"it answered HTTP {error.code} {error.reason}; check the address and your access to it")

    def _late(self) -> EndpointError:
        unit = "second" if self._seconds == 1 else "seconds"
        return self._failed(f"no answer within {self._seconds} {unit}; narrow the question")

    def _failed(self, why: str) -> EndpointError:
        return EndpointError(f"{self.endpoint}: {why}")


def _words(error: QueryBadFormed) -> str:
    """The server's own words, out of SPARQLWrapper's message, which shows them as Python bytes."""
    _, marked, shown = str(error).partition("Response:\n")
    try:
        said = ast.literal_eval(shown) if marked else b""
    except (SyntaxError, ValueError):
        said = b""
    return bytes(said).decode("utf-8", "replace").strip() or "it does not say why"
