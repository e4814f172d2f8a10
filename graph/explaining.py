"""Why facts cannot all be so, in words, each fact with the passages that state it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import Graph, URIRef
from rdflib.term import Node

from graph.passages import Place
from ontology.reasoning import is_consistent
from ontology.reasoning.narrowing import narrow
from ontology.reasoning.proofs import Clash, Fact, Trace
from ontology.reasoning.wording import Words

Citing = Callable[[Fact], tuple[Place, ...]]
UNSEEN: Final = "the reasoner finds that these facts cannot all be so; by which steps could not be traced"


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact in words, and where it is stated; no place where the ontology itself says so."""

    words: str
    places: tuple[Place, ...]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why facts cannot all be so: the rule that they break, the facts, and the rules by which one comes to that."""

    rule: str
    facts: tuple[Stated, ...]
    by_way_of: tuple[str, ...]


def explain(traced: Trace, ontology: Graph, words: Words, cite: Citing) -> tuple[Explanation, ...]:
    """One explanation for each smallest set of stated facts that clash, the one with the fewest steps.

    Fewest facts first, then by rule. Empty where the trace has no clash. `cite` says where a fact is stated.
    """
    shortest: dict[frozenset[Fact], Clash] = {}
    for clash in traced.clashes:
        stated = frozenset(fact for fact in traced.given(clash.premises) if fact not in ontology)
        other = shortest.get(stated)
        if other is None or _length(traced, words, clash) < _length(traced, words, other):
            shortest[stated] = clash
    smallest = [facts for facts in shortest if not any(other < facts for other in shortest)]
    told = [
        Explanation(
            rule=words.rule(clash.rule),
            facts=_stated(traced.given(clash.premises), words, cite),
            by_way_of=tuple(words.rule(rule) for rule in traced.rules(clash.premises)),
        )
        for clash in (shortest[facts] for facts in smallest)
    ]
    return tuple(sorted(told, key=lambda one: (len(one.facts), one.rule, [fact.words for fact in one.facts])))


def explain_untraced(view: Graph, words: Words, cite: Citing) -> Explanation:
    """For a clash that no step shows: the fewest facts that still clash, by asking HermiT again and again.

    Cost: HermiT's, some k log(n) times for k facts to blame of n.
    """
    apart = Graph()  # which names are different things is no fact of a source, and stays
    by_thing: dict[Node, list[Fact]] = {}
    for fact in view:
        if isinstance(fact[0], URIRef):
            by_thing.setdefault(fact[0], []).append(fact)
        else:
            apart.add(fact)

    def clash(groups: Sequence[Sequence[Fact]]) -> bool:
        part = Graph() + apart
        for group in groups:
            for fact in group:
                part.add(fact)
        return not is_consistent(part)

    groups = [tuple(sorted(by_thing[thing])) for thing in sorted(by_thing, key=str)]
    single = narrow([(fact,) for group in narrow(groups, clash) for fact in group], clash)
    return Explanation(UNSEEN, _stated([fact for group in single for fact in group], words, cite), ())


def _stated(facts: Sequence[Fact], words: Words, cite: Citing) -> tuple[Stated, ...]:
    return tuple(Stated(words.fact(fact), cite(fact), fact) for fact in facts)


def _length(traced: Trace, words: Words, clash: Clash) -> tuple[int, str]:
    return len(traced.rules(clash.premises)), words.rule(clash.rule)
