"""Requests to one server: credentials go to it alone, and its answer has a limit of size and of time."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from http.client import HTTPMessage, HTTPResponse, IncompleteRead
from io import BytesIO
from typing import IO, Final, Literal
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    Request,
    build_opener,
)

from queries.deadline import within
from queries.errors import EndpointError

MOST: Final = 2 << 30  # bytes of an answer
WHOLE: Final = 3_600  # seconds that a request and its answer may take together
_CHUNK: Final = 1 << 20
_WORDS: Final = 1_200  # bytes of what is said with a refusal
_PORTS: Final = {"http": 80, "https": 443}
_SEE_OTHER: Final = 303  # what was sent is done, and its answer stands elsewhere


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks, and how that is told the server."""

    user: str
    password: str
    way: Literal["basic", "digest"] = "basic"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds in which nothing comes, seconds that all of it may take, and bytes that an answer may have."""

    seconds: int
    whole: float
    most: int = MOST


def limits_of(seconds: int) -> Limits:
    """The usual limits where a server may take so many seconds to say something."""
    return Limits(seconds, max(WHOLE, seconds))


def sent(request: Request, limits: Limits, credentials: Credentials | None = None) -> bytes:
    """The body of the answer. Raises `EndpointError` for a redirect to another server and for what is too much.

    Raises also what urllib does: `OSError`, `HTTPException`, `ValueError`. An `HTTPError` holds the first of the words
    that came with it.
    """
    address = request.full_url
    with within(limits.whole, address) as deadline:
        handlers: list[BaseHandler] = [_OneOrigin(address, credentials), *deadline.handlers()]
        if credentials and credentials.way == "digest":
            known = HTTPPasswordMgrWithDefaultRealm()
            known.add_password(None, "{}://{}/".format(*urlsplit(address)[:2]), credentials.user, credentials.password)
            handlers.append(_Digest(known))
        _authorise(request, credentials)
        try:
            with build_opener(*handlers).open(request, timeout=limits.seconds) as response:
                return _body(response, address, limits.most)
        except HTTPError as error:
            said = error.read(_WORDS)
            error.close()
            raise HTTPError(error.url, error.code, error.reason, error.headers, BytesIO(said)) from error


def origin_of(address: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port. Raises `ValueError` for a port that is none."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


def _authorise(request: Request, credentials: Credentials | None) -> None:
    if credentials and credentials.way == "basic":
        told = b64encode(f"{credentials.user}:{credentials.password}".encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {told}")


def _body(response: HTTPResponse, address: str, most: int) -> bytes:
    """The whole body. Raises `EndpointError` where it is too large, and `IncompleteRead` where it breaks off."""
    body = bytearray()
    while chunk := response.read(_CHUNK):
        body += chunk
        if len(body) > most:
            raise EndpointError(f"{address}: the answer has more than {most:,} bytes; narrow the question")
    if response.length:
        raise IncompleteRead(b"", response.length)
    return bytes(body)


class _Digest(HTTPDigestAuthHandler):
    """Tells who asks when the server wants to know, once: urllib's own leaves the answer that asked it unclosed."""

    def http_error_401(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> HTTPResponse | None:
        if req.has_header(self.auth_header):
            return None  # it was told, and refuses
        fp.close()
        return super().http_error_401(req, fp, code, msg, headers)


class _OneOrigin(HTTPRedirectHandler):
    """Follows a redirect that stays with the server, with all that was sent, and no other."""

    def __init__(self, address: str, credentials: Credentials | None) -> None:
        self._address = address
        self._credentials = credentials

    def redirect_request(  # noqa: PLR0913  (urllib's own)
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        fp.close()  # what a redirect says beside is not read
        if not _is_same_origin(newurl, self._address):
            to = urlsplit(newurl)._replace(query="", fragment="").geturl()
            raise EndpointError(
                f"{self._address}: it sends requests on to another server, {to}, and what is meant for one goes to no "
                "other; if that is the server you mean, give its address"
            )
        kept = {} if code == _SEE_OTHER else {"data": req.data, "method": req.get_method()}
        there = Request(newurl, headers=_headers(req, code), **kept)  # type: ignore[arg-type]
        _authorise(there, self._credentials)
        return there


def _is_same_origin(one: str, other: str) -> bool:
    try:
        return origin_of(one) == origin_of(other)
    except ValueError:
        return False


def _headers(request: Request, code: int) -> dict[str, str]:
    of_content = ("content-length", "content-type") if code == _SEE_OTHER else ("content-length",)
    return {name: value for name, value in request.headers.items() if name.lower() not in of_content}
