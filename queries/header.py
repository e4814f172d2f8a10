"""The header of a question's file: `#+` lines that form one YAML mapping, read strictly.

The keys of grlc (summary, description, tags, defaults, enumerate, method, pagination, ...) keep grlc's
meaning; ours stand under the one key `goldenthread`, and there an unknown key is an error.
"""

from __future__ import annotations

import re
from typing import Final

import yaml

from queries.errors import QuestionError
from queries.parameters import read_parameters
from queries.question import Column, Example, Expectation, Question
from queries.records import Record

_MARK: Final = "#+"
_OURS: Final = frozenset({"question", "aliases", "version", "competency", "parameters", "columns", "examples"})
_OF_COLUMN: Final = frozenset({"label"})
_OF_EXAMPLE: Final = frozenset({"values", "expect", "competency"})
_OF_EXPECTATION: Final = frozenset({"min_rows", "rows", "contains", "never_null"})
_VERSION: Final = re.compile(r"\d+\.\d+\.\d+")


def read_question(identifier: str, text: str) -> Question:
    """The question in the text of `identifier`.rq. Raises `QuestionError` naming file and fault."""
    marked, sparql = _parts(text)
    grlc = Record(f"{identifier}.rq", _yaml(identifier, marked))
    if "goldenthread" not in grlc:
        raise grlc.fault("lacks 'goldenthread', the mapping with what is ours")
    ours = grlc.record("goldenthread", known=_OURS)
    parameters = read_parameters(sparql, grlc, ours)
    return Question(
        id=identifier,
        summary=grlc.text("summary"),
        description=grlc.text("description"),
        question=ours.text("question"),
        version=_version(ours),
        tags=grlc.texts("tags"),
        competency=ours.texts("competency"),
        parameters=parameters,
        columns=_columns(ours),
        examples=_examples(ours, frozenset(one.name for one in parameters)),
        text=sparql,
        aliases=ours.texts("aliases"),
    )


def _parts(text: str) -> tuple[str, str]:
    """The YAML of the marked lines, and the SPARQL that is left."""
    lines = text.split("\n")
    marked = "\n".join(line.removeprefix(_MARK) for line in lines if line.startswith(_MARK))
    return marked, "\n".join(line for line in lines if not line.startswith(_MARK)).strip() + "\n"


def _yaml(identifier: str, marked: str) -> object:
    try:
        return yaml.safe_load(marked)
    except yaml.YAMLError as error:
        raise QuestionError(f"{identifier}.rq: the header is not YAML: {error}") from error


def _version(ours: Record) -> str:
    version = ours.text("version")
    if not _VERSION.fullmatch(version):
        raise ours.fault(f"version {version!r} is not of the form 1.0.0")
    return version


def _columns(ours: Record) -> tuple[Column, ...]:
    described = ours.record("columns")
    return tuple(Column(name, described.record(name, known=_OF_COLUMN).text("label")) for name in described)


def _examples(ours: Record, parameters: frozenset[str]) -> tuple[Example, ...]:
    examples = tuple(_example(one, parameters) for one in ours.records("examples", known=_OF_EXAMPLE))
    if not examples:
        raise ours.fault("examples lists none; every question has at least one")
    for one in examples:
        if one.competency and one.competency not in ours.texts("competency"):
            raise ours.fault(f"an example answers {one.competency}, which is not listed under competency")
    return examples


def _example(said: Record, parameters: frozenset[str]) -> Example:
    values = said.record("values", known=parameters)
    return Example(
        values={name: values.texts(name) for name in values},
        expect=_expectation(said.record("expect", known=_OF_EXPECTATION)),
        competency=said.optional("competency"),
    )


def _expectation(said: Record) -> Expectation:
    return Expectation(
        min_rows=said.count("min_rows") or 0,
        rows=said.count("rows"),
        contains=tuple({name: row.texts(name)[0] for name in row} for row in said.records("contains")),
        never_null=said.texts("never_null"),
    )
