"""/id/... and /scheme/...: what the graph says of one thing, as a page or as triples."""

from __future__ import annotations

import json
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from goldenthread.serving.jobs import QueryJob
from goldenthread.serving.negotiation import TRIPLE_TYPES, preferred, prefers_page
from goldenthread.serving.pages import entity_page
from goldenthread.serving.pool import Answer
from goldenthread.serving.refusals import Refusal
from goldenthread.serving.responding import answered, respond
from goldenthread.serving.site import Site
from graph.answer_writer import Asked
from graph.identifiers import is_iri
from ontology.terms import BASE

_KNOWN: Final = "ASK { { <%s> ?p ?o } UNION { ?s ?q <%s> } }"
_TRIPLES: Final = "CONSTRUCT { <%s> ?p ?o . ?s ?q <%s> } WHERE { { <%s> ?p ?o } UNION { ?s ?q <%s> } }"


async def entity(request: Request) -> Response:
    """What is said of the thing whose IRI ends as the path does. Raises `Refusal` where nothing is."""
    site: Site = request.app.state.site
    iri = await _known(request, site)
    accept = request.headers.get("accept")
    if prefers_page(accept, tuple(TRIPLE_TYPES)):
        return await entity_page(request, site, iri)
    media_type = preferred(accept, tuple(TRIPLE_TYPES))
    if media_type is None:
        raise Refusal(406, f"this is there as text/html, {', '.join(TRIPLE_TYPES)}: name one of them in Accept")
    answer = await _asked(request, site, _TRIPLES.replace("%s", iri), rows=None, triples=TRIPLE_TYPES[media_type])
    return respond(answer, media_type, {"Link": f'<{iri}>; rel="about"'})


async def _known(request: Request, site: Site) -> str:
    """The IRI that is meant: with its percent signs decoded, or as they stand. Raises `Refusal` where there is none."""
    raw = request.scope.get("raw_path", b"").decode("ascii", "replace")
    for path in dict.fromkeys((request.scope["path"], raw)):
        iri = f"{BASE}{path.removeprefix('/')}"
        if is_iri(iri):
            known = await _asked(request, site, _KNOWN.replace("%s", iri), rows="json", triples=None)
            if json.loads(known.given.body or b"{}").get("boolean"):
                return iri
    raise Refusal(404, "nothing in the dataset has this IRI; look for it by name with a question, at /questions")


async def _asked(request: Request, site: Site, sparql: str, *, rows: str | None, triples: str | None) -> Answer:
    return await answered(site.pool, QueryJob(Asked(sparql=sparql, rows=rows, triples=triples)), request)
