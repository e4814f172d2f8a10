"""No value leaves its place: every kind of parameter of every saved question, with whatever is given.

Either the value is refused with a message, or the query is the same, token by token and as two parsers see it, as with a
harmless value, but for the terms that stand for the values. The resolver hands on any IRI: nothing is checked before.
"""

import logging
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from graph.errors import AmbiguousName, UnknownName
from graph.tokens import Token, meaningful
from ontology.terms import ID, SCHEME
from queries.binding import bind
from queries.catalogue import load_catalogue
from queries.errors import BindingError, QueryRefused
from queries.lint import LONGEST, check_free
from queries.question import Parameter, Question

# rdflib logs each IRI that it finds odd; half a surrogate pair in a log cannot be handed from one process to another.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)

QUESTIONS = tuple(load_catalogue())
PLACES = [(question, parameter) for question in QUESTIONS for parameter in question.parameters]
KINDS = {(one.kind, bool(one.allowed), one.many, one.required, one.scheme is not None, one.form) for _, one in PLACES}
PIECES = [
    '"', "'", '"""', "'''", "\\", "\\u0022", "\\U00000022", "\\u003E", "u0022", "}", "{", ")", "(", "]", "#", "#\n", "\n",
    "\r", "\t", "\x00", "\x0b", "\u2028", "\ufeff", "?_x", "$y", "?__slot", ". ?s ?p ?o .", ";", ",", "<", ">", "<<", "^^",
    "^^<http://www.w3.org/2001/XMLSchema#integer>", "@en", "@en--ltr", "%3E", "_:b", "a:b", "SERVICE <http://e/>",
    "UNION {", "} UNION {", "DROP ALL", "INSERT DATA {", "BIND(1 AS ?z)", "FILTER(false)", "LIMIT 0", "VALUES ?s { }", "||",
    "true", "1", "-1", "1e3", "0x1F", "１", "٣", "²", "2015-09-18", "2015-09", "../2015", "2015-02-30", "lead", "é", "e\u0301",
    "\U0001f600", "\ud800", " ", "http://e/", ID + "authority/sunderland", SCHEME + "theme/early-help",
]  # fmt: skip
MIXED = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
WILD = st.one_of(MIXED, st.text(max_size=20), MIXED.map(lambda tail: f"http://e/{tail}"), st.integers().map(str))


def resolve(text: str, *, cls: str | None = None) -> str:
    """Takes whatever has a colon for an IRI; a place in the scheme for a concept of it; the rest is unknown."""
    if ":" in text:
        return text
    if "/" in text:
        return SCHEME + text
    if text == "two":
        raise AmbiguousName("two things have this name", candidates=())
    raise UnknownName(f'no entity is called "{text}"')


def harmless(parameter: Parameter) -> str:
    """A value that the parameter takes."""
    if parameter.allowed:
        return parameter.allowed[0]
    if parameter.kind == "iri":
        return f"{SCHEME}{parameter.scheme}/x" if parameter.scheme else f"{ID}authority/x"
    return {"integer": "7", "date": "2015-09-18", "text": "2015-09" if parameter.form else "words"}[parameter.kind]


def filled(question: Question, chosen: Parameter | None, values: Sequence[str]) -> str:
    """The question with a harmless value everywhere, and these at one place."""
    given_ = {one.name: (harmless(one),) for one in question.parameters}
    if chosen:
        given_[chosen.name] = tuple(values)
    return bind(question, given_, resolve)


def shape(question: Question, sparql: str, chosen: Parameter, count: int) -> None:
    """Holds the bound query to the question's own tokens: only variables of parameters may have become terms."""
    tokens = iter(meaningful(sparql))
    variables = {f"?{one.variable}": one for one in question.parameters}
    for own in meaningful(question.text):
        parameter = variables.get(own.text) if own.kind == "variable" else None
        if parameter is None:
            assert next(tokens).text == own.text
            continue
        for at in range(count if parameter.name == chosen.name else 1):
            if at:
                assert next(tokens).text == ","
            term(parameter, tokens)
    assert next(tokens, None) is None


def term(parameter: Parameter, tokens: Any) -> Token:
    """The next term, which must be of the parameter's kind."""
    found: Token = next(tokens)
    assert found.kind == ("iri" if parameter.kind == "iri" else "string")
    if parameter.kind in ("integer", "date"):
        assert [next(tokens).text for _ in range(2)] == ["^", "^"]
        assert next(tokens).text == f"<http://www.w3.org/2001/XMLSchema#{parameter.kind}>"
    return found


def test_the_catalogue_has_every_kind_of_parameter() -> None:
    assert {kind for kind, *_ in KINDS} == {"iri", "integer", "date", "text"}
    assert {many for _, _, many, *_ in KINDS} == {required for *_, required, _, _ in KINDS} == {True, False}
    assert len(PLACES) > 150


def tried(question: Question, parameter: Parameter, values: Sequence[str]) -> tuple[str, str]:
    """The bound query, and the message of a refusal: one of the two is empty."""
    try:
        return filled(question, parameter, values), ""
    except (BindingError, UnknownName, AmbiguousName) as error:
        return "", str(error)


@settings(deadline=None, max_examples=1500, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.sampled_from(PLACES), values=st.lists(WILD, max_size=3))
def test_a_value_is_refused_or_is_one_term(place: tuple[Question, Parameter], values: list[str]) -> None:
    question, parameter = place
    sparql, refusal = tried(question, parameter, values)
    if refusal:
        assert refusal.startswith((f"{question.id}, parameter {parameter.name}: ", f"{question.id}: the parameter "))
        return
    if values:
        shape(question, sparql, parameter, len(values))
    ox.Store().query(sparql)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_parser_of_another_make_sees_the_same_query(question: Question) -> None:
    """Strings and IRIs with all that a text and an IRI may hold, at every place at once, parsed by rdflib."""
    nasty = '"\\u0022 } . ?s ?p ?o # \'\'\' """ \n\\'
    values = {one.name: (nasty if takes_text(one) else nasty_iri(one),) for one in question.parameters}
    hostile = parseQuery(bind(question, values, resolve))
    plain = parseQuery(filled(question, None, ()))
    assert blanked(hostile) == blanked(plain)


def takes_text(parameter: Parameter) -> bool:
    return parameter.kind == "text" and not parameter.allowed and not parameter.form


def nasty_iri(parameter: Parameter) -> str:
    return harmless(parameter) + ("'%3E)*;,.?_x#&=é" if parameter.kind == "iri" else "")


def blanked(tree: object) -> object:
    """A parse tree with every IRI and literal blanked: its structure alone."""
    if isinstance(tree, CompValue):
        name = tree.name
        return name if name == "literal" else (name, [(key, blanked(tree[key])) for key in sorted(tree)])
    if isinstance(tree, URIRef | Literal):
        return type(tree).__name__
    if isinstance(tree, str | int | float | bool) or tree is None:
        return tree
    return [blanked(one) for one in tree] if hasattr(tree, "__iter__") else str(tree)


@cache
def taking(kind: str) -> tuple[Question, Parameter]:
    return next((question, one) for question, one in PLACES if one.kind == kind and not one.scheme)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "１２"), ("integer", "1.0"), ("integer", "0x1F"), ("integer", "1e3"), ("integer", "²"),
        ("integer", "9" * 19), ("date", "２０１５-09-18"), ("date", "2015-02-30"), ("date", "2015-09-18T00:00:00"),
        ("date", "20150918"), ("iri", ":"), ("iri", "http://e/["), ("iri", "http://e/%"), ("iri", "http://e:x/"), ("iri", "two"), ("iri", "nobody"), ("iri", ""), ("iri", "\u200b"),
    ],
)  # fmt: skip
def test_what_looks_like_a_value_and_is_none(kind: str, value: str) -> None:
    question, parameter = taking(kind)
    with pytest.raises(
        (BindingError, UnknownName, AmbiguousName), match=f"{question.id}, parameter {parameter.name}: "
    ):
        filled(question, parameter, [value])


def test_a_query_of_ones_own_that_is_too_long_is_refused_at_once() -> None:
    with pytest.raises(QueryRefused, match="is the most; ask in parts"):
        check_free("SELECT ?s WHERE { ?s ?p ?o }" + " " * LONGEST)


def test_a_query_that_values_make_too_long_is_refused() -> None:
    question, parameter = next(place for place in PLACES if takes_text(place[1]))
    with pytest.raises(
        BindingError, match=f"characters long and {re.escape(f'{LONGEST:,}')} is the most; give shorter"
    ):
        filled(question, parameter, ["x" * LONGEST])
