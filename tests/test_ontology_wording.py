"""Rules and facts in plain English, and the fewest facts that clash where no step shows it."""

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, Graph, Literal
from rdflib.namespace import XSD

from graph.explaining import UNSEEN, explain_untraced
from ontology.modules import ontology_graph
from ontology.reasoning.axioms import Both, Chain, Either, Inclusion, Named, Not, Only, Role, Some, Value
from ontology.reasoning.narrowing import narrow
from ontology.reasoning.proofs import Kind, Rule
from ontology.reasoning.view import reasoner_view
from ontology.reasoning.wording import Words, plain_name
from ontology.terms import GT, GTID, GTSCHEME

WORDS = Words(ontology_graph(), lambda node: plain_name(ontology_graph(), node))
BODY, POST, NOTHING = Named(GT.Body), Named(GT.Post), Named(OWL.Nothing)
GRADE = Role(GT.hasGrade)


def of(sub: object, sup: object) -> Rule:
    return Rule("inclusion", Inclusion(sub, sup, GT.Body, exact=False))  # type: ignore[arg-type]


RULES = [
    (of(BODY, Named(GT.Party)), "a body is a party"),
    (of(BODY, NOTHING), "nothing is a body"),
    (of(BODY, Only(GRADE, NOTHING)), "a body awards nothing at all"),
    (of(BODY, Only(GRADE, POST)), "a body awards nothing but a post"),
    (of(BODY, Only(GRADE, Not(POST))), "a body awards nothing that is a post"),
    (of(BODY, Not(POST)), "a body is not a post"),
    (of(BODY, Some(GRADE, POST)), "a body awards a post"),
    (of(Some(GRADE, POST, least=2), BODY), "something that awards at least 2 different things, each a post is a body"),
    (of(Both((BODY, Value(GRADE, GTSCHEME["band/inadequate"]))), POST), "a body that awards “inadequate” is a post"),
    (of(Either((BODY, POST)), Named(GT.Party)), "a body or a post is a party"),
    (of(Both((BODY, Either((Some(GRADE, POST), Some(GRADE, BODY))))), POST), "a body that awards a post or awards a body is a post"),
    (of(Some(Role(GT.hasGrade, inverse=True), POST), BODY), "something that stands at the far end of “has grade” from a post is a body"),
    (of(Named(OWL.Thing), BODY), "anything is a body"),
    (Rule("chain", Chain((Role(GT.accountGiver, inverse=True), Role(GT.accountReceiver)), GT.answersTo)), "going back along “account giver”, then along “account receiver” leads where “answers to” leads"),
    (Rule("sub-property", (GT.hasLead, GT.threadsTo)), "“has lead” is a case of “threads to”"),
    (Rule("inverse", (GT.reviews, GT.isReviewedIn)), "“reviews” is “is reviewed in” read from the other end"),
    (Rule("symmetric", (GT.partnersWith,)), "“partners with” holds both ways"),
    (Rule("transitive", (GT.answersTo,)), "“answers to” carries on: from a thing to a second and on to a third is from the first to the third"),
    (Rule("domain", (GT.hasLead, GT.Action)), "whatever has “has lead” is an action"),
    (Rule("range", (GT.hasLead, GT.Party)), "whatever stands at the far end of “has lead” is a party"),
    (Rule("disjoint", (GT.Body, GT.Post)), "nothing is both a body and a post"),
    (Rule("functional", (GT.hasGrade,)), "nothing has two different things at the far end of “has grade”"),
    (Rule("irreflexive", (GT.reportsTo,)), "nothing stands at both ends of “reports to”"),
    (Rule("asymmetric", (GT.isSubBodyOf,)), "“is sub-body of” never holds both ways"),
    (Rule("key", (GT.Authority, GT.gssCode)), "no two things that are an authority share one GSS code"),
    (Rule("datatype", (GT.confidence, XSD.decimal)), "“confidence” is a decimal number"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "sentence"), RULES)
def test_a_rule_in_words(rule: Rule, sentence: str) -> None:
    assert WORDS.rule(rule) == sentence


def test_every_kind_of_rule_has_words() -> None:
    assert {rule.kind for rule, _ in RULES} == set(get_args(Kind))


def test_facts_in_words() -> None:
    assert WORDS.fact((GTID["body/x"], RDF.type, GT.Body)) == "body/x is a body"
    assert WORDS.fact((GTID["judgement/x"], GT.hasGrade, GTSCHEME["grade/sif-2013/good"])) == "judgement/x awards good"
    assert WORDS.fact((GTID["body/x"], GT.gssCode, Literal("E1"))).endswith("“E1”")


@given(st.sets(st.integers(0, 30), min_size=1, max_size=4), st.integers(31, 60))
def test_what_is_narrowed_down_clashes_and_nothing_of_it_can_be_left_out(to_blame: set[int], size: int) -> None:
    def clashes(items: Sequence[int]) -> bool:
        return to_blame <= set(items)

    assert set(narrow(range(size), clashes)) == to_blame


def test_where_nothing_clashes_nothing_is_to_blame() -> None:
    assert narrow([1, 2, 3], lambda items: False) == ()
    assert narrow([], lambda items: True) == ()


@pytest.mark.reasoner
def test_a_clash_that_no_step_shows_is_narrowed_down_to_its_facts() -> None:
    """Two cases, each of which clashes: the tracer splits no cases, HermiT does."""
    graph = Graph().parse(
        data="""
        @base <https://w3id.org/goldenthread/id/> .
        @prefix gt: <https://w3id.org/goldenthread/ont#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        [] a owl:AllDisjointClasses ; owl:members ( <a> gt:Authority ) .
        [] a owl:AllDisjointClasses ; owl:members ( <b> gt:Authority ) .
        <either> owl:equivalentClass [ a owl:Class ; owl:unionOf ( <a> <b> ) ] .
        <authority/x> a gt:Authority, <either> . <authority/y> a gt:Authority . <body/z> a gt:Body .
        """,
        format="turtle",
    )
    found = explain_untraced(reasoner_view(graph), WORDS, lambda fact: ())
    assert found.rule == UNSEEN
    assert {fact.fact[0] for fact in found.facts} >= {GTID["authority/x"]}
    assert not {fact.fact[0] for fact in found.facts} & {GTID["authority/y"], GTID["body/z"]}
