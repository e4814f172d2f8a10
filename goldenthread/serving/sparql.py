"""/sparql: the SPARQL 1.1 Protocol for reading."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from goldenthread.serving.describing import describe_service
from goldenthread.serving.jobs import QueryJob
from goldenthread.serving.negotiation import ROW_TYPES, TRIPLE_TYPES, preferred, prefers_page
from goldenthread.serving.protocol import Wanted, fields_of, read_request
from goldenthread.serving.responding import answered, respond
from goldenthread.serving.site import Site
from graph.answer_writer import Asked


async def sparql(request: Request) -> Response:
    """A query answered; the service described where there is none; a page for browsers."""
    site: Site = request.app.state.site
    wanted = await read_request(request, most=site.settings.query)
    accept = request.headers.get("accept")
    if request.method == "GET" and prefers_page(accept, (*ROW_TYPES, *TRIPLE_TYPES)):
        return RedirectResponse(f"/query?{urlencode(fields_of(request.url.query))}" if wanted else "/query", 303)
    if wanted is None:
        return await describe_service(request)
    return await _answer(request, site, wanted)


async def _answer(request: Request, site: Site, wanted: Wanted) -> Response:
    accept = request.headers.get("accept")
    rows, triples = preferred(accept, tuple(ROW_TYPES)), preferred(accept, tuple(TRIPLE_TYPES))
    asked = Asked(
        sparql=wanted.sparql,
        rows=ROW_TYPES[rows] if rows else None,
        triples=TRIPLE_TYPES[triples] if triples else None,
        graphs=wanted.graphs,
        base=f"{site.address(request)}/sparql",
    )
    answer = await answered(site.pool, QueryJob(asked), request)
    return respond(answer, str(triples if answer.given.form == "triples" else rows))
