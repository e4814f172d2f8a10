"""Requests to a SPARQL server, made by SPARQLWrapper, and what is told where one or its answer is faulty."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError

from SPARQLWrapper import POST, SPARQLWrapper

from graph.errors import BadQuery
from queries.errors import EndpointError
from queries.sending import Credentials, limits_of, sent

_SHOWN: Final = 300  # characters of a server's words; some give the whole query back
_BAD: Final = 400
_FAULT: Final = 500
# Of these a server may think better: too many requests, a fault of its own, or of a server between.
_PASSING: Final = frozenset({408, 429, 500, 502, 503, 504})


def wrapper_of(address: str) -> SPARQLWrapper:
    """A request to an address, to be filled. Raises `EndpointError` where it is none of HTTP."""
    if not address.startswith(("http://", "https://")):
        raise EndpointError(f"{address}: an endpoint's address starts with http:// or https://")
    wrapper = SPARQLWrapper(address)
    wrapper.setMethod(POST)
    return wrapper


def fetched(wrapper: SPARQLWrapper, address: str, *, seconds: int, credentials: Credentials | None = None) -> bytes:
    """The body of the answer. Raises `BadQuery` where the server says so, and `EndpointError`.

    SPARQLWrapper only makes the request: sent by itself, credentials would go wherever a redirect leads.
    """
    try:
        return sent(wrapper._createRequest(), limits_of(seconds), credentials)
    except HTTPError as error:
        if error.code != _BAD:
            raise _answered(address, error) from error
        said = _shortened(error.read()) or "it does not say why"
        raise BadQuery(f"{address} says that the query is not valid SPARQL: {said}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise failure(address, error, seconds=seconds) from error


@contextmanager
def reading(address: str, what: str) -> Iterator[None]:
    """Where a server's answer is read: `EndpointError` for whatever it holds that is not `what` it should be."""
    try:
        yield
    except (ValueError, LookupError, TypeError, SyntaxError, RecursionError) as error:
        raise EndpointError(
            f"{address}: the answer is no {what} ({error}); "
            "check that this is the address of a SPARQL endpoint and not of a web page"
        ) from error


def failure(address: str, error: OSError | HTTPException | ValueError, *, seconds: int) -> EndpointError:
    """What is told of a request that failed on its way."""
    if isinstance(error, HTTPError):
        return _answered(address, error)
    if isinstance(error, TimeoutError) or (isinstance(error, URLError) and isinstance(error.reason, TimeoutError)):
        unit = "second" if seconds == 1 else "seconds"
        return EndpointError(f"{address}: no answer within {seconds} {unit}; narrow the question", passing=True)
    if isinstance(error, ValueError):  # an address that is none, or a way of telling who asks that urllib lacks
        return EndpointError(f"{address}: it cannot be asked ({error}); check the address and your credentials")
    return EndpointError(f"{address}: it cannot be reached ({error}); check the address and the network", passing=True)


def _answered(address: str, error: HTTPError) -> EndpointError:
    said = _shortened(error.read()) if error.code == _FAULT else ""
    told = f"it answered HTTP {error.code} {error.reason}{f' ({said})' if said else ''}"
    return EndpointError(
        f"{address}: {told}; check the address and your access to it",
        passing=error.code in _PASSING,
        status=error.code,
    )


def _shortened(said: bytes) -> str:
    words = " ".join(said.decode("utf-8", "replace").split())
    return f"{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}"
