"""What a rule's conclusions rest on is told from its patterns; and what hangs on a change is all that is concluded anew."""

import re
from itertools import pairwise

import pyoxigraph as ox
import pytest
from rdflib import URIRef

from graph.errors import BadRule
from graph.loading import Premises
from graph.rulebook import KINDS, Kind, Rule, rules
from graph.surroundings import Surroundings
from graph.walks import walk_of

E = "https://example.org/"
CHAIN = f"CONSTRUCT {{ ?x <{E}above> ?y }} WHERE {{ ?x <{E}under>+ ?y }}"
COUNT = f"""CONSTRUCT {{ ?team <{E}size> ?n }} WHERE {{
  {{ SELECT ?team (COUNT(?x) AS ?n) WHERE {{ ?x <{E}in> ?team ; <{E}is> <{E}there> }} GROUP BY ?team }} }}"""
PEERS = f"""CONSTRUCT {{ ?x <{E}beside> ?y }} WHERE {{
  ?x <{E}in> ?team . {{ SELECT ?y ?team WHERE {{ ?y <{E}in> ?team . ?x <{E}leads> ?y }} }} }}"""
EITHER = f"CONSTRUCT {{ ?x <{E}has> ?y }} WHERE {{ {{ ?x <{E}in> ?y }} UNION {{ ?y <{E}of>/^<{E}part> ?x }} }}"


def told(text: str) -> list[str]:
    """Triples written as "a in b, b in c"."""
    return [" ".join(f"<{E}{word}>" for word in one.split()) for one in text.split(", ") if one]


def moves(rule: str) -> set[tuple[str, bool]]:
    return {(str(one.property).removeprefix(E), one.is_forward) for one in walk_of(rule).moves}


def test_each_pattern_is_met_from_the_end_that_is_reached_first() -> None:
    assert moves(CHAIN) == {("under", True)}
    assert moves(COUNT) == {("in", False), ("is", True)}
    assert moves(PEERS) == {("in", True), ("in", False), ("leads", False)}
    assert moves(EITHER) == {("in", True), ("part", True), ("of", False)}
    assert [one.only for one in walk_of(COUNT).moves if one.property == URIRef(f"{E}is")] == [URIRef(f"{E}there")]
    assert walk_of(CHAIN).makes == {URIRef(f"{E}above")}


@pytest.mark.parametrize(
    "rule",
    [
        f"CONSTRUCT {{ ?x <{E}a> ?y . ?y <{E}b> ?x }} WHERE {{ ?x <{E}c> ?y }}",
        f"CONSTRUCT {{ ?x <{E}a> ?y }} WHERE {{ ?x <{E}c> ?z . ?y <{E}d> ?u }}",
        f"CONSTRUCT {{ ?x <{E}a> ?y }} WHERE {{ ?x <{E}c>* ?y }}",
        f"CONSTRUCT {{ ?x <{E}a> ?y }} WHERE {{ ?x !<{E}c> ?y }}",
    ],
)
def test_a_rule_of_which_this_cannot_be_told_is_refused(rule: str) -> None:
    with pytest.raises(BadRule, match=re.escape(E)):
        walk_of(rule)


def test_all_rules_can_be_walked() -> None:
    assert all(walk_of(rule.text).moves for kind in KINDS for rule in rules(kind))


def test_no_rule_reads_what_another_makes_for_the_merged_graph() -> None:
    made = {one for rule in rules("properties") for one in walk_of(rule.text).makes}
    read = {
        one.property
        for kind in ("closures", "properties", "reference")
        for rule in rules(kind)
        for one in walk_of(rule.text).moves
    }
    assert not made & read


@pytest.mark.parametrize("kind", ["closures", "properties", "reference"])
def test_no_two_rules_of_a_kind_make_the_same(kind: Kind) -> None:
    made = [walk_of(rule.text).makes for rule in rules(kind)]
    assert len(made) == 1 or all(made)
    assert len(set().union(*made)) == sum(map(len, made))


STATES = (
    "a in red, b in red, c in blue, a is there, b is gone, c is there",
    "a in red, b in red, c in blue, a is there, b is there, c is there, a leads b",
    "b in red, c in red, b is there, c is there, a under b, b under c",
    "b in red, c in red, c is there, a under b, b under d, d under c, x part w, y of w",
    "a under b, d under c, x part w, x part v, y of v, c leads b, c in blue, b in blue",
    "",
    "a under a, a in a, a is there, a leads a, a part a, a of a",
)


@pytest.mark.parametrize("rule", [CHAIN, COUNT, PEERS, EITHER])
def test_what_is_concluded_of_changes_and_what_stood_is_what_the_rule_makes_of_all(rule: str) -> None:
    """From each of some states to the next and back."""
    for before, after in pairwise([*map(told, STATES), *map(told, STATES[::-1])]):
        store = ox.Store()
        store.load("".join(f"{one} .\n" for one in before).encode(), format=ox.RdfFormat.N_TRIPLES)
        gone = [f"{one} ." for one in before if one not in after]
        come = [f"{one} ." for one in after if one not in before]
        things, made = Surroundings(store, gone, come, ()).concluded(Rule("a rule", rule, frozenset()))
        stood = [one for one in Premises(before).constructed([rule]) if one.split(" ")[0] not in things]
        assert sorted({*stood, *made}) == Premises(after).constructed([rule])
