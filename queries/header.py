"""The header of a question's file: `#+` lines that form one YAML mapping, read strictly.

The keys of grlc (summary, description, tags, defaults, enumerate, method, pagination, ...) keep grlc's
meaning; ours stand under the one key `goldenthread`, and there an unknown key is an error.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

import yaml

from queries.columns import read_columns
from queries.errors import QuestionError
from queries.examples import read_examples
from queries.parameters import read_parameters
from queries.question import OWN, Question
from queries.records import Record
from queries.views import read_views
from queries.wording import PLACE

_MARK: Final = "#+"
_OURS: Final = frozenset(
    {
        "question",
        "aliases",
        "version",
        "competency",
        "parameters",
        "columns",
        "views",
        "gaps",
        "related",
        "seconds",
        "denies",
    }
) | {"examples"}
_VERSION: Final = re.compile(r"\d+\.\d+\.\d+")


def read_question(identifier: str, text: str, *, topic: str = OWN, file: str | None = None) -> Question:
    """The question in the text of `identifier`.rq. Raises `QuestionError` naming file and fault."""
    marked, sparql = _parts(text)
    place = file or f"{identifier}.rq"
    grlc = Record(place, _yaml(place, marked))
    if "goldenthread" not in grlc:
        raise grlc.fault("lacks 'goldenthread', the mapping with what is ours")
    ours = grlc.record("goldenthread", known=_OURS)
    parameters = read_parameters(sparql, grlc, ours)
    columns = read_columns(ours)
    _check_places(ours, {one.name for one in parameters})
    return Question(
        id=identifier,
        topic=topic,
        file=place,
        summary=grlc.text("summary"),
        description=grlc.text("description"),
        question=ours.text("question"),
        aliases=ours.texts("aliases"),
        version=_version(ours),
        tags=grlc.texts("tags"),
        competency=ours.texts("competency"),
        parameters=parameters,
        columns=columns,
        views=read_views(ours, [column.name for column in columns]),
        related=ours.texts("related"),
        denies=ours.flag("denies"),
        seconds=ours.number("seconds") or 1.0,
        examples=read_examples(ours, frozenset(one.name for one in parameters)),
        text=sparql,
    )


def _check_places(ours: Record, parameters: Set[str]) -> None:
    """Raises `QuestionError` where the words of the question have a place for what is no parameter."""
    for words in (ours.text("question"), *ours.texts("aliases")):
        for name in PLACE.findall(words):
            if name not in parameters:
                raise ours.fault(f"{words!r} has a place for {name!r}, which is no parameter")


def _parts(text: str) -> tuple[str, str]:
    """The YAML of the marked lines, and the SPARQL that is left."""
    lines = text.split("\n")
    marked = "\n".join(line.removeprefix(_MARK) for line in lines if line.startswith(_MARK))
    return marked, "\n".join(line for line in lines if not line.startswith(_MARK)).strip() + "\n"


def _yaml(place: str, marked: str) -> object:
    try:
        return yaml.safe_load(marked)
    except yaml.YAMLError as error:
        raise QuestionError(f"{place}: the header is not YAML: {error}") from error


def _version(ours: Record) -> str:
    version = ours.text("version")
    if not _VERSION.fullmatch(version):
        raise ours.fault(f"version {version!r} is not of the form 1.0.0")
    return version
