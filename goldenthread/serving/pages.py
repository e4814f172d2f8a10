"""Pages to read: they work without JavaScript, and every value in them is escaped."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from goldenthread.serving.calling import Called
from goldenthread.serving.jobs import Job, QueryJob, QuestionJob
from goldenthread.serving.pool import Answer
from goldenthread.serving.protocol import read_request
from goldenthread.serving.refusals import Refusal
from goldenthread.serving.responding import VERSION, answered
from goldenthread.serving.site import Site
from graph.answer_writer import Asked
from ontology.terms import BASE
from queries.question import Question
from queries.shown import NOTHING_FOUND

_SHOWN: Final = 200
_PAGE: Final = 100
_READABLE: Final = 4 * 1024 * 1024  # bytes of an answer that is drawn on a page
_EXAMPLE: Final = """SELECT ?authority ?name
WHERE { ?authority a gt:Authority ; rdfs:label ?name }
ORDER BY ?name
LIMIT 20"""
_STATED: Final = """SELECT ?towards ?property ?value ?name WHERE {
  { <%s> ?property ?value BIND(true AS ?towards) } UNION { ?value ?property <%s> BIND(false AS ?towards) }
  OPTIONAL { ?value rdfs:label ?name }
} ORDER BY DESC(?towards) ?property ?name ?value"""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell of a table; `address` is where it leads, on this endpoint only."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table to read: `rows` of all that there are, `of` how many there are."""

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    of: int


async def start(request: Request) -> Response:
    """Where people come in."""
    site: Site = request.app.state.site
    return _page("start.html", site, query=_EXAMPLE, questions=len(site.catalogue))


async def query(request: Request) -> Response:
    """A form for a query, with its answer."""
    site: Site = request.app.state.site
    wanted = await read_request(request, most=site.settings.query)
    if wanted is None:
        return _page("query.html", site, query=_EXAMPLE)
    base = f"{site.address(request)}/sparql"
    asked = Asked(sparql=wanted.sparql, rows="json", triples="turtle", graphs=wanted.graphs, base=base)
    try:
        answer = await answered(site.pool, QueryJob(asked), request)
        table, text = await _drawn(answer)
    except Refusal as refusal:
        return _page("query.html", site, refusal, query=wanted.sparql)
    return _page("query.html", site, query=wanted.sparql, done=True, table=table, text=text, version=answer)


def questions_page(request: Request, site: Site) -> Response:
    """The saved questions by topic."""
    return _page("questions.html", site, groups=site.catalogue.by_topic())


async def question_page(request: Request, site: Site, call: Called) -> Response:
    """A form for the values of a question, with its answer where it was asked for."""
    question = call.question
    if "answer" not in request.query_params and not call.values:
        return _page("question.html", site, question=question, values=call.values)
    part = replace(call, limit=call.limit or _PAGE)
    job: Job = QuestionJob(question=question, values=call.values, format="json", offset=part.offset, limit=part.limit)
    try:
        answer = await answered(site.pool, job, request)
        table, _ = await _drawn(answer)
    except Refusal as refusal:
        return _page("question.html", site, refusal, question=question, values=call.values)
    labels = [column.label for column in question.columns]
    total = answer.given.rows or 0
    after = part.offset + (part.limit or _PAGE)
    return _page(
        "question.html",
        site,
        question=question,
        values=call.values,
        table=replace(table, headings=labels, rows=_told(question, table), of=total) if table else None,
        first=part.offset + 1,
        following=part.address("", answer.given.version, offset=after) if after < total else None,
        asked=urlencode([(name, value) for name, several in call.values.items() for value in several]),
        version=answer,
    )


def _told(question: Question, table: Drawn) -> Sequence[Sequence[Cell]]:
    """The rows, with words in the blanks that mean something."""
    gap = [column.gap for column in question.columns]
    return [
        [Cell(NOTHING_FOUND) if telling and not cell.text else cell for telling, cell in zip(gap, row, strict=True)]
        for row in table.rows
    ]


async def entity_page(request: Request, site: Site, iri: str) -> Response:
    """What is stated of a thing, and what refers to it."""
    asked = Asked(sparql=_STATED.replace("%s", iri), rows="json", triples=None)
    answer = await answered(site.pool, QueryJob(asked), request)
    record = await _record(answer)
    if record is None:
        raise Refusal(503, "too much is said of this to draw it on a page; ask for text/turtle")
    lines = record["results"]["bindings"]
    parts = {towards: [line for line in lines if line["towards"]["value"] == towards] for towards in ("true", "false")}
    names = [line["value"]["value"] for line in parts["true"] if line["property"]["value"].endswith("#label")]
    return _page(
        "entity.html",
        site,
        iri=iri,
        name=names[0] if names else iri.removeprefix(BASE),
        stated=_statements(parts["true"]),
        referring=_statements(parts["false"]),
        version=answer,
    )


async def style(request: Request) -> Response:
    """The one style sheet."""
    return Response(_style(), headers={"Cache-Control": "max-age=3600"}, media_type="text/css")


def _statements(lines: Sequence[Mapping[str, Mapping[str, str]]]) -> Drawn:
    rows = [
        (_cell(line["property"]), _cell(line["value"], line.get("name", {}).get("value"))) for line in lines[:_SHOWN]
    ]
    return Drawn(("Property", "Value"), rows, len(lines))


async def _drawn(answer: Answer) -> tuple[Drawn | None, str | None]:
    """A table, or the text of what is no table; neither where the answer is too long for a page."""
    if answer.given.form == "triples":
        body = _bytes(answer)
        return None, None if body is None else body.decode()
    record = await _record(answer)
    if record is None:
        return None, None
    if "boolean" in record:
        return None, "yes" if record["boolean"] else "no"
    names, lines = record["head"]["vars"], record["results"]["bindings"]
    rows = [[_cell(line[name]) if name in line else Cell("") for name in names] for line in lines[:_SHOWN]]
    return Drawn(names, rows, len(lines)), None


async def _record(answer: Answer) -> Any:
    body = _bytes(answer)
    return None if body is None else await asyncio.to_thread(json.loads, body)


def _bytes(answer: Answer) -> bytes | None:
    if answer.file is None:
        return answer.given.body
    with answer.file:
        return answer.file.read() if answer.given.size <= _READABLE else None


def _cell(term: Mapping[str, str], name: str | None = None) -> Cell:
    value = term["value"]
    if term["type"] != "uri" or not value.startswith(BASE):
        return Cell(name or value)
    local = value.removeprefix(BASE)
    if not local.startswith(("id/", "scheme/")):
        return Cell(name or local.replace("ont#", "gt:"))
    return Cell(name or local.removeprefix("id/"), "/" + quote(local, safe="/~:@!$&'()*+,;=-._"))


def _page(template: str, site: Site, refusal: Refusal | None = None, **shown: Any) -> Response:
    version = shown.pop("version", None)
    current = version.given.version if isinstance(version, Answer) else site.version()
    text = _environment().get_template(template).render(refusal=refusal, current=current, **shown)
    headers = {"Vary": "Accept", "Cache-Control": "no-cache", **(refusal.headers if refusal else {})}
    if current:
        headers[VERSION] = current
    return HTMLResponse(text, refusal.status if refusal else 200, headers)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("goldenthread.serving"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return (files("goldenthread.serving") / "templates" / "style.css").read_text(encoding="utf-8")
