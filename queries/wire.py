"""Requests to a SPARQL server, through SPARQLWrapper, and what is told where one fails."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final, Literal
from urllib.error import HTTPError, URLError

from SPARQLWrapper import BASIC, DIGEST, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from graph.errors import BadQuery
from queries.errors import EndpointError

_SHOWN: Final = 300  # characters of a server's words; some give the whole query back
# Of these a server may think better: too many requests, a fault of its own, or of a server between.
_FAULT: Final = 500
_PASSING: Final = frozenset({408, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks, and how that is told the server."""

    user: str
    password: str
    way: Literal["basic", "digest"] = "basic"


def wrapper_of(address: str, *, seconds: int, credentials: Credentials | None = None) -> SPARQLWrapper:
    """A request to an address, to be filled. Raises `EndpointError` where it is none of HTTP."""
    if not address.startswith(("http://", "https://")):
        raise EndpointError(f"{address}: an endpoint's address starts with http:// or https://")
    wrapper = SPARQLWrapper(address)
    wrapper.setMethod(POST)
    wrapper.setTimeout(seconds)
    if credentials:
        wrapper.setHTTPAuth(DIGEST if credentials.way == "digest" else BASIC)
        wrapper.setCredentials(credentials.user, credentials.password)
    return wrapper


def fetched(wrapper: SPARQLWrapper, address: str, *, seconds: int) -> bytes:
    """The body of the answer. Raises `BadQuery` where the server says so, and `EndpointError`."""
    try:
        with wrapper.query().response as response:
            return bytes(response.read())
    except SPARQLWrapperException as error:
        raise _refused(address, error) from error
    except (OSError, HTTPException) as error:
        raise failure(address, error, seconds=seconds) from error


def failure(address: str, error: OSError | HTTPException, *, seconds: int) -> EndpointError:
    """What is told of a request that failed on its way."""
    if isinstance(error, HTTPError):
        return _answered(address, error)
    if isinstance(error, TimeoutError) or (isinstance(error, URLError) and isinstance(error.reason, TimeoutError)):
        unit = "second" if seconds == 1 else "seconds"
        return EndpointError(f"{address}: no answer within {seconds} {unit}; narrow the question", passing=True)
    return EndpointError(f"{address}: it cannot be reached ({error}); check the address and the network", passing=True)


def _refused(address: str, error: SPARQLWrapperException) -> EndpointError | BadQuery:
    """What SPARQLWrapper makes of a status; the status itself and the server's words are in its cause."""
    cause = error.__context__
    if not isinstance(cause, HTTPError):
        return EndpointError(f"{address}: {error}")
    if isinstance(error, QueryBadFormed):
        cause.close()
        return BadQuery(f"{address} says that the query is not valid SPARQL: {_words(error)}")
    return _answered(address, cause)


def _answered(address: str, error: HTTPError) -> EndpointError:
    said = _shortened(error.read(4 * _SHOWN)) if error.code == _FAULT else ""
    error.close()
    told = f"it answered HTTP {error.code} {error.reason}{f' ({said})' if said else ''}"
    return EndpointError(
        f"{address}: {told}; check the address and your access to it",
        passing=error.code in _PASSING,
        status=error.code,
    )


def _words(error: QueryBadFormed) -> str:
    """The server's own words, out of SPARQLWrapper's message, which shows them as Python bytes."""
    _, marked, shown = str(error).partition("Response:\n")
    try:
        said = ast.literal_eval(shown) if marked else b""
    except (SyntaxError, ValueError):
        said = b""
    return _shortened(bytes(said)) or "it does not say why"


def _shortened(said: bytes) -> str:
    words = " ".join(said.decode("utf-8", "replace").split())
    return f"{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}"
