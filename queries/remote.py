"""The same questions, asked of any SPARQL endpoint over HTTP. It only ever reads."""

from __future__ import annotations

from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError

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
        except Exception as error:
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
            response = wrapper.query().response
            with response:
                return bytes(response.read())
        except QueryBadFormed as error:
            raise BadQuery(f"{self.endpoint} says that the query is not valid SPARQL: {error}") from error
        except TimeoutError as error:
            raise self._failed(f"no answer within {self._seconds} seconds; narrow the question") from error
        except HTTPError as error:
            error.close()
            raise self._failed(f"it answered HTTP {error.code} {error.reason}") from error
        except SPARQLWrapperException as error:
            raise self._failed(f"{error.msg}: {error}".split("\n")[0]) from error
        except (OSError, HTTPException) as error:
            raise self._failed(f"it cannot be reached ({error}); check the address and the network") from error

    def _failed(self, why: str) -> EndpointError:
        return EndpointError(f"{self.endpoint}: {why}")
