"""Heads of answers, however long: Virtuoso gives every graph of a question back in a header of its answer.

http.client reads a hundred headers and takes more for a fault.
"""

from __future__ import annotations

from http.client import HTTPException, HTTPResponse
from socket import socket
from typing import IO, Any, Final

MOST: Final = 100_000  # headers that are passed over
_GIVEN_BACK: Final = b"x-sparql-"


class Answer(HTTPResponse):
    """An answer without the headers that only give the question's graphs back."""

    def __init__(self, sock: socket, *arguments: Any, **named: Any) -> None:
        super().__init__(sock, *arguments, **named)
        self.fp: Any = _Head(self.fp)


class _Head:
    """A stream of an answer; of its head some lines are never seen."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._in_head = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def readline(self, most: int = -1, /) -> bytes:
        """The next line. Raises `HTTPException` where a head has no end."""
        line = self._stream.readline(most)
        if not self._in_head:
            return line
        passed = 0
        while line.lower().startswith(_GIVEN_BACK) and line.endswith(b"\n"):
            passed += 1
            if passed > MOST:
                raise HTTPException(f"got more than {MOST:,} headers")
            line = self._stream.readline(most)
        self._in_head = line.strip() != b""
        return line
