"""SPARQL cut into tokens: what is a variable and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.tokens import meaningful, position, tokens


def variables(sparql: str) -> list[str]:
    return [token.text for token in meaningful(sparql) if token.kind == "variable"]


@pytest.mark.parametrize(
    ("sparql", "found"),
    [
        ("SELECT ?a WHERE { ?a $b ?c_1 }", ["?a", "?a", "$b", "?c_1"]),
        ("# ?x\nASK { ?y ?p 'it''s ?z' }", ["?y", "?p"]),
        (r'ASK { ?s ?p "a \" ?x" }', ["?s", "?p"]),
        ('ASK { ?s ?p """ ?x " ?y "" ?z""" }', ["?s", "?p"]),
        ("ASK { ?s ?p ''' ?x ' ?y''' }", ["?s", "?p"]),
        ("ASK { <http://e/?x#?y> ?p ?o }", ["?p", "?o"]),
        ("ASK { ?a ?p ?b FILTER(?a < ?b && ?b > 3) }", ["?a", "?p", "?b", "?a", "?b", "?b"]),
        (r"ASK { e:a\?_x ?p e:b\'c . ?o ?q 'x' }", ["?p", "?o", "?q"]),
        ("ASK { ?s (e:p|^e:q)* ?o }", ["?s", "?o"]),
        ("ASK { ?s ?p 'chat'@en-GB ; ?q ?_area_iri }", ["?s", "?p", "?q", "?_area_iri"]),
    ],
)
def test_only_variables_are_variables(sparql: str, found: list[str]) -> None:
    assert variables(sparql) == found


def test_names_and_keywords_are_told_apart() -> None:
    words = [token.text for token in meaningful("PREFIX SERVICE: <http://e/> ASK { ?s SERVICE:a e:SERVICE }")]
    kinds = {token.text: token.kind for token in meaningful("ASK { ?s SERVICE:a e:SERVICE }")}
    assert words[1] == "SERVICE:"
    assert kinds["SERVICE:a"] == kinds["e:SERVICE"] == "name"
    assert kinds["ASK"] == "word"


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_tokens_joined_are_the_text(sparql: str) -> None:
    assert "".join(token.text for token in tokens(sparql)) == sparql


def test_position_counts_from_one() -> None:
    assert position("ab\ncd", 0) == (1, 1)
    assert position("ab\ncd", 4) == (2, 2)
