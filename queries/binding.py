"""Values into a question: typed terms in the place of its parameters, token by token.

Only whole variable tokens are replaced, each by complete terms; no value is ever read as SPARQL.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import process

from graph.errors import AmbiguousName, UnknownName
from graph.tokens import Token, tokens
from queries.errors import BindingError
from queries.lint import LONGEST
from queries.question import Parameter, Question
from queries.resolving import Resolve
from queries.terms import term_text
from queries.values import term_of

Values = Mapping[str, str | Sequence[str]]


def bind(question: Question, values: Values, resolve: Resolve) -> str:
    """The question's SPARQL with these values. An optional parameter without a value stays a variable, which
    restricts nothing. Raises `BindingError`, and whatever `resolve` raises.
    """
    given = _given(question, values)
    bound = {
        parameter.variable: _terms(question, parameter, given[parameter.name], resolve)
        for parameter in question.parameters
        if parameter.name in given
    }
    sparql = "".join(
        bound.get(token.text[1:], token.text) if token.kind == "variable" else token.text
        for token in _tokens(question.text)
    )
    if len(sparql) > LONGEST:
        raise BindingError(
            f"{question.id}: with these values the query is {len(sparql):,} characters long and {LONGEST:,} is the "
            "most; give shorter values, or fewer at a time"
        )
    return sparql


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a question's text, cut once however often it is asked."""
    return tuple(tokens(text))


def _given(question: Question, values: Values) -> dict[str, tuple[str, ...]]:
    """The values by parameter, defaults included; every required parameter has one."""
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            raise BindingError(_unknown(question, name))
    given = {name: _listed(value) for name, value in values.items()}
    for parameter in question.parameters:
        if not given.get(parameter.name):
            given.pop(parameter.name, None)
            if parameter.default:
                given[parameter.name] = parameter.default
            elif parameter.required:
                raise BindingError(_missing(question, parameter))
    return given


def _listed(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _terms(question: Question, parameter: Parameter, texts: tuple[str, ...], resolve: Resolve) -> str:
    where = f"{question.id}, parameter {parameter.name}"
    if len(texts) > 1 and not parameter.many:
        raise BindingError(f"{where}: it takes one value and {len(texts)} were given; ask once for each")
    written = []
    for text in texts:
        try:
            written.append(term_text(term_of(parameter, text, resolve)))
        except ValueError as error:
            raise BindingError(f"{where}: {error}") from error
        except UnknownName as error:
            raise UnknownName(f"{where}: {error}", near=error.near) from error
        except AmbiguousName as error:
            raise AmbiguousName(f"{where}: {error}", candidates=error.candidates) from error
    return ", ".join(written)


def _missing(question: Question, parameter: Parameter) -> str:
    example = next((e.values[parameter.name] for e in question.examples if parameter.name in e.values), None)
    shown = example[0] if example else "VALUE"
    return (
        f"{question.id}: the parameter {parameter.name} ({parameter.label}) is missing; "
        f'give it a value, for example {parameter.name}="{shown}"'
    )


def _unknown(question: Question, name: str) -> str:
    names = [parameter.name for parameter in question.parameters]
    if not names:
        return f"{question.id}: there is no parameter {name!r}: this question takes none"
    near = process.extractOne(name, names, score_cutoff=60)
    meant = f"did you mean {near[0]!r}? " if near else ""
    return f"{question.id}: there is no parameter {name!r}; {meant}it takes: {', '.join(names)}"
