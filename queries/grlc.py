"""Questions as grlc (https://github.com/CLARIAH/grlc) reads them: a flat folder of queries with its own keys.

grlc puts texts in the place of variables. So a default is an IRI in full, every prefix of a type is declared, and
no variable may begin with the name of another that is a parameter.
"""

from __future__ import annotations

from typing import Final

import yaml
from rdflib.namespace import XSD

from queries.binding import bind
from queries.question import Parameter, Question
from queries.resolving import Resolve
from queries.values import term_of


class _Lines(yaml.SafeDumper):
    """YAML in which a text of several lines stands as such lines."""


_Lines.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)
_TYPED: Final = ("integer", "date")
_XSD: Final = f"PREFIX xsd: <{XSD}>"


def grlc_text(question: Question, resolve: Resolve, *, endpoint: str | None) -> str:
    """The file of a question. Raises what resolving a default raises."""
    told: dict[str, object] = {
        "summary": question.summary,
        "description": f"{question.description}\n\nThings are given by their IRI in full. {question.citation}",
        "tags": [question.topic],
        "method": "GET",
    }
    if endpoint:
        told["endpoint"] = endpoint
    defaults = [{one.name: _default(one, resolve)} for one in question.parameters if one.default]
    if defaults:
        told["defaults"] = defaults
    allowed = [{one.name: list(one.allowed)} for one in question.parameters if one.allowed]
    if allowed:
        told["enumerate"] = allowed
    written = yaml.dump(told, Dumper=_Lines, sort_keys=False, allow_unicode=True, width=110)
    return "".join(f"#+ {line}".rstrip() + "\n" for line in written.splitlines()) + _sparql(question)


def plain_text(question: Question, resolve: Resolve) -> str:
    """The query with the values of its first example, under what it is, for any SPARQL tool."""
    about = (*question.summary.splitlines(), question.citation, *question.description.splitlines())
    comment = "".join(f"# {line}".rstrip() + "\n" for line in about)
    return comment + bind(question, question.examples[0].values, resolve)


def _default(parameter: Parameter, resolve: Resolve) -> str:
    return str(term_of(parameter, parameter.default[0], resolve))


def _sparql(question: Question) -> str:
    typed = any(one.kind in _TYPED for one in question.parameters)
    declared = f"{_XSD}\n" if typed and _XSD not in question.text else ""
    return declared + question.text
