"""A time by which a request and its answer are over, however the server draws them out.

urllib's own limit is of each step: a server that sends a byte now and then would never reach it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Lock, Timer
from urllib.request import BaseHandler, HTTPHandler, HTTPSHandler, Request

from queries.errors import EndpointError
from queries.heads import Answer


class Deadline:
    """The connections of a request, which all end when its time is over."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: list[socket] = []
        self.is_over = False

    def handlers(self) -> tuple[BaseHandler, ...]:
        """What makes urllib's connections those that end."""
        plain, secure = _Http(), _Https()
        plain.deadline = secure.deadline = self
        return plain, secure

    def hold(self, connected: socket) -> None:
        """Takes a connection in."""
        with self._lock:
            self._open.append(connected)
        if self.is_over:
            self.end()

    def end(self) -> None:
        """Ends them all: whoever reads from one finds its end."""
        with self._lock:
            self.is_over = True
            for one in self._open:
                with suppress(OSError):  # it has ended already
                    one.shutdown(SHUT_RDWR)


@contextmanager
def within(seconds: float, address: str) -> Iterator[Deadline]:
    """Raises `EndpointError` where what is done within takes longer."""
    deadline = Deadline()
    timer = Timer(seconds, deadline.end)
    timer.daemon = True
    timer.start()
    told = EndpointError(f"{address}: no whole answer within {seconds:,} seconds; narrow the question", passing=True)
    try:
        yield deadline
    except (OSError, HTTPException) as error:
        raise (told if deadline.is_over else error) from error
    finally:
        timer.cancel()
    if deadline.is_over:
        raise told


class _Held(HTTPConnection):
    """A connection that tells when it is there."""

    response_class = Answer

    def __init__(self, deadline: Deadline, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self._deadline = deadline

    def connect(self) -> None:
        super().connect()
        self._deadline.hold(self.sock)


class _HeldSecure(_Held, HTTPSConnection):
    """The same through TLS."""


class _Http(HTTPHandler):
    deadline: Deadline

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_Held, self.deadline), req)


class _Https(HTTPSHandler):
    deadline: Deadline

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_HeldSecure, self.deadline), req)
