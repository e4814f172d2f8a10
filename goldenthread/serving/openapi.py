"""The saved questions as an OpenAPI 3.1 description (https://spec.openapis.org/oas/v3.1.0)."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from goldenthread import __version__
from goldenthread.serving.asking import SUFFIXES
from queries.catalogue import Catalogue
from queries.question import Parameter, Question

_REFUSED: Final = {
    "400": "A value is missing, unknown, ambiguous or of another kind; the text says which and what to write.",
    "410": "The version named by v is no longer served.",
    "503": "Too many are asking, or the query was stopped; Retry-After says when to come again.",
    "504": "The question took longer than one may.",
}
_PAGING: Final = (
    ("limit", "The most rows to send; the header Link names the next page.", {"type": "integer", "minimum": 1}),
    ("offset", "How many rows to leave out.", {"type": "integer", "minimum": 0}),
    ("v", "The version of the dataset that must answer, so that pages fit.", {"type": "string"}),
)


async def openapi(request: Request) -> Response:
    """The description, for this endpoint as the client calls it."""
    site = request.app.state.site
    return JSONResponse(describe(site.catalogue, site.address(request)))


def describe(catalogue: Catalogue, address: str) -> dict[str, object]:
    """One path a question; its suffix is a parameter of the path."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Golden Thread",
            "summary": "Saved questions about who answers for what in public services",
            "version": __version__,
        },
        "servers": [{"url": address}],
        "paths": {f"/questions/{one.id}.{{format}}": {"get": _operation(one)} for one in catalogue},
    }


def _operation(question: Question) -> dict[str, object]:
    return {
        "operationId": question.id,
        "summary": question.summary,
        "description": question.description,
        "tags": list(question.tags),
        "parameters": [
            {
                "name": "format",
                "in": "path",
                "required": True,
                "description": "How the answer is written.",
                "schema": {"type": "string", "enum": list(SUFFIXES)},
            },
            *map(_parameter, question.parameters),
            *({"name": name, "in": "query", "description": said, "schema": schema} for name, said, schema in _PAGING),
        ],
        "responses": {
            "200": {
                "description": f"The answer; cite it as {question.citation} with the header Goldenthread-Version.",
                "content": {media_type: {} for _, media_type in SUFFIXES.values()},
            },
            **{status: {"description": said, "content": {"text/plain": {}}} for status, said in _REFUSED.items()},
        },
    }


def _parameter(one: Parameter) -> dict[str, object]:
    schema: dict[str, object] = {"type": "integer"} if one.kind == "integer" else {"type": "string"}
    if one.kind == "date":
        schema["format"] = "date"
    if one.allowed:
        schema["enum"] = list(one.allowed)
    if one.default and not one.many:
        schema["default"] = one.default[0]
    said = f"{one.label}. {one.hint}" if one.hint else one.label
    if one.kind == "iri":
        said += f". A name, an IRI or an id{f' of a {one.cls}' if one.cls else ''}"
    listed = {"schema": {"type": "array", "items": schema}, "style": "form", "explode": True}
    return {
        "name": one.name,
        "in": "query",
        "required": one.required and not one.default,
        "description": said,
        **(listed if one.many else {"schema": schema}),
    }
