"""/questions: each saved question as an API, in any format by its suffix, and as a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from goldenthread.serving.calling import Called, called
from goldenthread.serving.jobs import QuestionJob
from goldenthread.serving.negotiation import prefers_page
from goldenthread.serving.pages import question_page, questions_page
from goldenthread.serving.refusals import Refusal
from goldenthread.serving.responding import answered, respond
from goldenthread.serving.site import Site
from queries.errors import UnknownQuestion
from queries.question import Column, Parameter, Question
from queries.views import Views

SUFFIXES: Final[Mapping[str, tuple[str, str]]] = {
    "csv": ("csv", "text/csv"),
    "excel.csv": ("csv-excel", "text/csv"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "tsv": ("tsv", "text/tab-separated-values"),
    "json": ("json", "application/sparql-results+json"),
    "jsonl": ("jsonl", "application/jsonl"),
    "xml": ("xml", "application/sparql-results+xml"),
    "md": ("md", "text/markdown"),
    "txt": ("table", "text/plain"),
    "rq": ("rq", "application/sparql-query"),
}

_SAVED: Final = frozenset({"excel.csv", "xlsx"})  # files for another program, which a browser is to save


async def questions(request: Request) -> Response:
    """The list of saved questions: a page, or JSON."""
    site: Site = request.app.state.site
    if prefers_page(request.headers.get("accept"), ("application/json",)):
        return questions_page(request, site)
    listed = [_described(one, site.address(request)) for one in site.catalogue]
    return JSONResponse({"questions": listed}, headers={"Vary": "Accept"})


async def question(request: Request) -> Response:
    """One question: its answer in the format of the suffix; without one a page, or what it takes as JSON."""
    site: Site = request.app.state.site
    name, dot, suffix = request.path_params["name"].partition(".")
    try:
        found = site.catalogue.question(name)
    except UnknownQuestion as error:
        near = f"; nearest: {', '.join(error.near)}" if error.near else ""
        raise Refusal(404, f"no saved question has this name{near}; they are listed at /questions") from None
    if not dot and prefers_page(request.headers.get("accept"), ("application/json",)):
        return await question_page(request, site, called(request, site, found))
    if not dot:
        return JSONResponse(_described(found, site.address(request)), headers={"Vary": "Accept"})
    if suffix not in SUFFIXES:
        raise Refusal(404, f"a question is answered as {', '.join(SUFFIXES)}; write /questions/{found.id}.csv")
    return await _answered(request, site, called(request, site, found), suffix)


async def _answered(request: Request, site: Site, call: Called, suffix: str) -> Response:
    format, media_type = SUFFIXES[suffix]
    job = QuestionJob(question=call.question, values=call.values, format=format, offset=call.offset, limit=call.limit)
    answer = await answered(site.pool, job, request)
    headers = {"Goldenthread-Question": call.question.citation}
    if suffix in _SAVED:
        headers["Content-Disposition"] = f'attachment; filename="{call.question.id}.{suffix}"'
    rows = answer.given.rows
    if rows is not None:
        headers["Goldenthread-Rows"] = str(rows)
        if call.limit is not None and (after := call.offset + call.limit) < rows:
            there = call.address(f".{suffix}", answer.given.version, offset=after)
            headers["Link"] = f'<{there}>; rel="next"'
    return respond(answer, media_type, headers)


def _described(question: Question, address: str) -> dict[str, object]:
    return {
        "id": question.id,
        "version": question.version,
        "question": question.question,
        "topic": question.topic,
        "summary": question.summary,
        "description": question.description,
        "aliases": list(question.aliases),
        "tags": list(question.tags),
        "parameters": [_parameter(one) for one in question.parameters],
        "columns": [_column(one) for one in question.columns],
        "views": _views(question.views),
        "related": list(question.related),
        "examples": [{name: list(several) for name, several in one.values.items()} for one in question.examples],
        "answers": {suffix: f"{address}/questions/{question.id}.{suffix}" for suffix in SUFFIXES},
        "sparql": question.text,
    }


def _column(one: Column) -> dict[str, object]:
    said = {"link": one.link, "namedBy": one.named, "evidence": one.evidence or None, "gap": one.gap or None}
    return {"name": one.name, "label": one.label, **{key: value for key, value in said.items() if value}}


def _views(views: Views) -> dict[str, object]:
    return {key: value for key, value in asdict(views).items() if value}


def _parameter(one: Parameter) -> dict[str, object]:
    return {
        "name": one.name,
        "label": one.label,
        "hint": one.hint,
        "kind": one.kind,
        "required": one.required and not one.default,
        "many": one.many,
        "class": one.cls,
        "scheme": one.scheme,
        "allowed": list(one.allowed),
        "default": list(one.default),
    }
