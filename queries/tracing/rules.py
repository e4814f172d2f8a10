"""General rules that a source tells of: shown where a thread stops, in the widest mode, and never followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.names import Selecting
from queries.tracing.breaks import Break
from queries.tracing.evidence import Basis, supported
from queries.tracing.phrases import Rule, phrases
from queries.tracing.steps import RULE, Step
from queries.tracing.things import Thing, read_things
from queries.tracing.walk import Walked, Way

_LAWS = "SELECT DISTINCT ?law ?cited WHERE { ?law a gt:LegalProvision ; gt:citedAs ?cited }"


def rule_steps(
    dataset: Selecting, found: Iterable[Break], things: Mapping[str, Thing], walked: Walked, way: Way
) -> Iterable[Step]:
    """A step from each thing at which the thread stops to each general rule about things of its class."""
    if way.mode != "general" or way.direction != "up":
        return
    stopped = [things[one.at] for one in found]
    for rule in phrases().rules:
        about = [thing for thing in stopped if thing.is_a(rule.about)]
        laws = _laws(dataset, rule) if about else {}
        support = supported(dataset, set(laws))
        for thing in about:
            for iri, law in laws.items():
                yield Step(
                    number=walked.depth[thing.iri] + 1,
                    kind=RULE,
                    start=thing,
                    link=rule.up,
                    to=law,
                    basis=Basis(support.get(iri, ())[:1]),
                )


def _laws(dataset: Selecting, rule: Rule) -> dict[str, Thing]:
    named = {
        str(law)
        for law, cited in dataset.select(_LAWS).rows
        if any(words in str(cited).casefold() for words in rule.words)
    }
    return read_things(dataset, named)
