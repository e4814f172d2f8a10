"""Answers and refusals as HTTP responses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import IO, Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from goldenthread.serving.jobs import Described, Job
from goldenthread.serving.negotiation import PROBLEM, content_type, preferred
from goldenthread.serving.pool import Answer, Pool
from goldenthread.serving.refusals import Refusal

VERSION: Final = "Goldenthread-Version"
_CHUNK: Final = 64 * 1024
_GONE: Final = 499  # nobody is there to read it; for the log alone


class ClientGone(Exception):
    """Who asked has hung up."""


async def run(pool: Pool, job: Job, request: Request) -> Answer | Described:
    """The answer to a job. A query whose client hangs up is stopped. Raises `ClientGone` then, and `Refusal`."""
    work = asyncio.ensure_future(pool.run(job))
    gone = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
        if not work.done():
            work.cancel()
    if work.cancelled() or not work.done():
        raise ClientGone
    return work.result()


async def answered(pool: Pool, job: Job, request: Request) -> Answer:
    """The answer to a query or a question. Raises as `run` does."""
    answer = await run(pool, job, request)
    if not isinstance(answer, Answer):
        raise TypeError(f"{type(job).__name__} is answered by an answer")
    return answer


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def respond(answer: Answer, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """The whole answer, with its length."""
    given = answer.given
    sent = {
        **(headers or {}),
        VERSION: given.version,
        "Content-Type": content_type(media_type),
        "Content-Length": str(given.size),
        "Vary": "Accept",
        "Cache-Control": "no-cache",
    }
    if answer.file is None:
        return Response(given.body, headers=sent)
    return StreamingResponse(_chunks(answer.file), headers=sent)


def refuse(refusal: Refusal, accept: str | None) -> Response:
    """A refusal as text, or as a problem of RFC 9457 where that is asked for by name."""
    headers = {**refusal.headers, "Vary": "Accept", "Cache-Control": "no-store"}
    if PROBLEM in (accept or "") and preferred(accept, ("text/plain", PROBLEM)) == PROBLEM:
        problem = {
            "title": HTTPStatus(refusal.status).phrase,
            "status": refusal.status,
            "detail": refusal.message,
            **({"line": refusal.line, "column": refusal.column} if refusal.line else {}),
        }
        return Response(json.dumps(problem, ensure_ascii=False) + "\n", refusal.status, headers, PROBLEM)
    return Response(f"{refusal.message}\n", refusal.status, headers, "text/plain; charset=utf-8")


def gone() -> Response:
    """What is put where an answer would go, of a client that has hung up."""
    return Response(status_code=_GONE)


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
