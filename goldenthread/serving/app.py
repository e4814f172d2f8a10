"""The endpoint as an ASGI application: its routes, what goes with every response, and how it starts and ends."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from goldenthread.serving import asking, describing, entities, pages, sparql
from goldenthread.serving.openapi import openapi
from goldenthread.serving.refusals import Refusal
from goldenthread.serving.responding import VERSION, ClientGone, gone, refuse
from goldenthread.serving.settings import Settings
from goldenthread.serving.site import Site
from queries.catalogue import load_catalogue

_SAFE: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
}
_EXPOSED: Final = f"{VERSION}, Goldenthread-Question, Goldenthread-Rows, Link, Retry-After, Content-Length"
_READING: Final = ["GET"]


def application(settings: Settings) -> Endpoint:
    """The endpoint over one dataset. Its workers start and end with it."""
    site = Site(settings, load_catalogue(settings.questions))

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        await site.pool.start()
        try:
            yield
        finally:
            await site.pool.close()

    asked = [Route(path, sparql.sparql, methods=["GET", "POST"]) for path in ("/sparql", "/sparql/")]
    app = Starlette(
        routes=[
            *asked,
            Route("/", pages.start, methods=_READING),
            Route("/query", pages.query, methods=_READING),
            Route("/style.css", pages.style, methods=_READING),
            Route("/questions", asking.questions, methods=_READING),
            Route("/questions/{name}", asking.question, methods=_READING),
            Route("/openapi.json", openapi, methods=_READING),
            Route("/.well-known/void", describing.describe_dataset, methods=_READING),
            Route("/id/{path:path}", entities.entity, methods=_READING),
            Route("/scheme/{path:path}", entities.entity, methods=_READING),
        ],
        exception_handlers={Refusal: _refused, HTTPException: _no_such, ClientGone: _left, Exception: _broke},
        lifespan=running,
    )
    app.state.site = site
    return Endpoint(app, site)


class Endpoint:
    """The application itself: puts on every response what keeps browsers safe and lets web pages read it.

    It answers OPTIONS, and writes the log, which has no query and no value in it: they may be confidential.
    """

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self.site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.monotonic()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_SAFE)
                headers.update(self._sharing())
                _log(scope, message["status"], time.monotonic() - began)
            await send(message)

        if self.site.settings.origin is None and not _of_this_machine(scope):
            await _misdirected()(scope, receive, sending)
        elif scope["method"] == "OPTIONS":
            await _allowed(scope)(scope, receive, sending)
        else:
            await self._app(scope, receive, sending)

    def _sharing(self) -> dict[str, str]:
        origin = self.site.settings.origin
        if origin is None:
            return {}
        return {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": _EXPOSED}


def _of_this_machine(scope: Scope) -> bool:
    """Whether the Host is localhost or an address in digits: no website's name can have been made to lead here."""
    host = dict(scope["headers"]).get(b"host", b"localhost").decode("latin-1")
    name = host.rpartition("]")[0].removeprefix("[") if host.startswith("[") else host.partition(":")[0]
    try:
        return name.lower() == "localhost" or bool(ip_address(name))
    except ValueError:
        return False


def _misdirected() -> Response:
    return refuse(Refusal(421, "no other website may read here (--origin none): call this machine localhost"), None)


def _allowed(scope: Scope) -> Response:
    """What may be done here, for OPTIONS and for browsers that ask before they send."""
    methods = _methods(scope["path"])
    headers = {
        "Allow": methods,
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": "Accept, Content-Type",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=headers)


def _methods(path: str) -> str:
    return "GET, HEAD, OPTIONS, POST" if path.rstrip("/") == "/sparql" else "GET, HEAD, OPTIONS"


def _log(scope: Scope, status: int, seconds: float) -> None:
    path = scope["path"] if scope["path"].isascii() and scope["path"].isprintable() else "(not printable)"
    print(f"{scope['method']} {path} {status} {seconds * 1000:.0f} ms", file=sys.stderr, flush=True)


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, Refusal):
        raise error
    return refuse(error, request.headers.get("accept"))


async def _no_such(request: Request, error: Exception) -> Response:
    """What is not there, and methods that do not fit."""
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers or {})
    message = error.detail
    if error.status_code == 404:
        message = "there is nothing here; what there is stands at /"
    elif error.status_code == 405:
        headers["Allow"] = _methods(request.url.path)
        message = f"{request.method} is not possible here; possible are: {headers['Allow']}"
    return refuse(Refusal(error.status_code, message, headers=headers), request.headers.get("accept"))


async def _left(request: Request, error: Exception) -> Response:
    return gone()


async def _broke(request: Request, error: Exception) -> Response:
    """A fault of the endpoint: its traceback goes to the log, not to the client."""
    return refuse(Refusal(500, "a fault of the endpoint; its log says more"), request.headers.get("accept"))
