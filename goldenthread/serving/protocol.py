"""Reading a request of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/, section 2.1)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from goldenthread.serving.refusals import Refusal

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_GRAPHS: Final = ("default-graph-uri", "named-graph-uri")
_UPDATES: Final = ("update", "using-graph-uri", "using-named-graph-uri")
_FIELDS: Final = 1000
_FRAME: Final = 4096  # bytes of a form beside its query
_THROWN_AWAY: Final = 32 * 1024 * 1024
_PATIENCE: Final = 30  # seconds in which a body must come
_READS_ONLY: Final = "this endpoint only reads: send a query (SELECT, ASK, CONSTRUCT or DESCRIBE), not an update"
# Clients that encode the separator too send two parameters as one value; no graph here is called so.
_RUN_TOGETHER: Final = re.compile(r"&(default|named)-graph-uri=")

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The query, and the graphs that it is to be asked of; None where the request names none."""

    sparql: str
    graphs: tuple[tuple[str, ...], tuple[str, ...]] | None


async def read_request(request: Request, *, most: int) -> Wanted | None:
    """What a request asks; None for a GET that asks nothing. Raises `Refusal`."""
    fields = fields_of(request.url.query)
    direct = None
    if request.method == "POST":
        kind = _kind(request)
        body = await _body(request, most)
        if kind == DIRECT:
            direct = body
        else:
            fields = [*fields, *fields_of(body)]
    if any(name in _UPDATES for name, _ in fields):
        raise Refusal(403, _READS_ONLY)
    queries = [value for name, value in fields if name == "query"]
    if direct is not None:
        queries.append(direct)
    if not queries and request.method != "POST" and not any(name in _GRAPHS for name, _ in fields):
        return None
    if len(queries) != 1:
        raise Refusal(400, f"the request has {len(queries) or 'no'} query; give exactly one, as the parameter query")
    if len(queries[0].encode()) > most:
        raise Refusal(413, _too_long(most))
    return Wanted(queries[0], _graphs(fields))


def fields_of(text: str) -> list[tuple[str, str]]:
    """The parameters of a form or of an address, in order. Raises `Refusal`."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise Refusal(400, "the parameters are not UTF-8; encode them as UTF-8 before percent-encoding them") from None
    except ValueError:
        raise Refusal(400, f"the request has more than {_FIELDS:,} parameters") from None


def _kind(request: Request) -> str:
    """The media type of the body, if it is one of those that can be read."""
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise Refusal(
            415, f"the body is encoded as {coding}; send it as it is", headers={"Accept-Encoding": "identity"}
        )
    kind, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    if kind == UPDATE:
        raise Refusal(403, _READS_ONLY)
    if kind not in (FORM, DIRECT):
        said = f"is {kind}" if kind else "is not given"
        raise Refusal(415, f"the media type of the body {said}; send {DIRECT}, or {FORM} with the parameter query")
    charset = next((one.partition("=")[2].strip('"') for one in parameters if one.startswith("charset=")), "utf-8")
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Refusal(415, f"the body is in {charset}; send it in UTF-8")
    return kind


async def _body(request: Request, most: int) -> str:
    """The body as text. A form may be three times as long as the query in it, for its percent signs.

    A longer one is read on for a while and thrown away, so that the client hears why it is refused.
    """
    read, size = bytearray(), 0
    try:
        async with asyncio.timeout(_PATIENCE):
            async for chunk in request.stream():
                size += len(chunk)
                if size <= 3 * most + _FRAME:
                    read += chunk
                elif size > _THROWN_AWAY:
                    break
    except ClientDisconnect:
        raise Refusal(400, "the request broke off") from None
    except TimeoutError:
        message = f"the body did not come within {_PATIENCE} seconds"
        raise Refusal(408, message, headers={"Connection": "close"}) from None
    if size != len(read):
        raise Refusal(413, _too_long(most), headers={"Connection": "close"})
    try:
        return read.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"the body is not UTF-8 (byte {error.start}); send it in UTF-8") from None


def _graphs(fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    found: dict[str, list[str]] = {name: [] for name in _GRAPHS}
    for name, value in fields:
        if name in found:
            first, *others = _RUN_TOGETHER.split(value)
            found[name].append(first)
            for kind, other in zip(others[::2], others[1::2], strict=True):
                found[f"{kind}-graph-uri"].append(other)
    default, named = (tuple(found[name]) for name in _GRAPHS)
    return (default, named) if default or named else None


def _too_long(most: int) -> str:
    return f"the query is longer than {most:,} bytes; shorten it, or ask in parts"
