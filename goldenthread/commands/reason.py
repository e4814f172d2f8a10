"""`goldenthread reason`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from rdflib.namespace import RDF

from goldenthread.citations import cited
from goldenthread.failures import DONE, FINDINGS
from goldenthread.output import give, progress, say
from graph.dataset import Dataset, open_dataset
from graph.explaining import Explanation, Stated
from graph.extending import with_graph
from graph.inference import INFERRED, Reasoned, reason
from ontology.terms import ONT

_STEPS: Final = 4
_SHOWN: Final = 20  # explanations, before the rest is counted
_QUOTED: Final = 160  # characters of a quote that are shown


def run(folder: Path, *, check: bool, set_aside: bool, as_json: bool, to: Path | None) -> int:
    """Reasons over the dataset and prints the outcome; writes what follows unless only to `check`.

    Where facts clash nothing is written, unless they are to be `set_aside`. 1 where facts clash or a class can have
    no member, else 0.
    """
    dataset = open_dataset(folder)
    with progress("Reasoning", _STEPS) as bar:
        outcome = reason(
            dataset, set_aside=set_aside, progress=lambda step: bar.update(bar.task_ids[0], description=step, advance=1)
        )
    give(_json(dataset, outcome) if as_json else "\n".join(_report(outcome)), to=to)
    if outcome.conclusions.consistent and not outcome.conclusions.unsatisfiable and not check:
        snapshot = with_graph(dataset, INFERRED, outcome.triples)
        say(f"Dataset {snapshot.manifest.version}: what follows stands in its graph <{INFERRED}>, in {folder}")
    well = not outcome.explanations and not outcome.conclusions.unsatisfiable
    return DONE if well else FINDINGS


def _report(outcome: Reasoned) -> Iterator[str]:
    if outcome.explanations:
        yield from _clashes(outcome.explanations)
        yield ""
    if not outcome.conclusions.consistent:
        yield (
            "Nothing was written. Correct the claim that reads its document wrongly, leave one of the documents out, "
            "or go on without the facts that clash: goldenthread reason --set-aside"
        )
        return
    rest = "The others" if outcome.explanations else "The facts"
    yield f"{rest} can all be so: no clash was found."
    for iri in outcome.conclusions.unsatisfiable:
        yield f"A class of the ontology can have no member: {iri.removeprefix(ONT)}"
    yield ""
    yield f"{len(outcome.inferred):,} facts follow that no source states:"
    for kind, count in _kinds(outcome):
        yield f"  {count:>6,}  {kind}"
    if outcome.untraced:
        yield f"Of {len(outcome.untraced)} of them the steps could not be traced; they are marked so."
    yield "Each is marked as inferred, with its rule and what it follows from; see: goldenthread ask inferences"


def _kinds(outcome: Reasoned) -> list[tuple[str, int]]:
    kinds = Counter(str(value if property_ == RDF.type else property_) for _, property_, value in outcome.inferred)
    return sorted(((kind.removeprefix(ONT), count) for kind, count in kinds.items()), key=lambda one: (-one[1], one[0]))


def _clashes(explanations: tuple[Explanation, ...]) -> Iterator[str]:
    yield f"The facts cannot all be so: {len(explanations)} {'clash' if len(explanations) == 1 else 'clashes'}."
    for number, one in enumerate(explanations[:_SHOWN], start=1):
        yield ""
        yield f"{number}. It cannot be, because {one.rule}; and yet:"
        for fact in one.facts:
            yield f"   - {fact.words}"
            yield from (f"       {line}" for line in _where(fact))
        if one.by_way_of:
            yield "   One comes to it by these rules:"
            yield from (f"   - {rule}" for rule in one.by_way_of)
    if len(explanations) > _SHOWN:
        yield ""
        yield f"... and {len(explanations) - _SHOWN} more; all of them with --format json"


def _where(fact: Stated) -> Iterator[str]:
    if not fact.places:
        yield "by the ontology itself, or by what the thing is taken for"
    for place in fact.places:
        words = f": “{place.quote[:_QUOTED]}{'…' if len(place.quote) > _QUOTED else ''}”" if place.quote else ""
        yield f"{cited(place)}{words}"


def _clash(one: Explanation) -> dict[str, Any]:
    facts = [{"words": fact.words, "places": [asdict(place) for place in fact.places]} for fact in one.facts]
    return {"rule": one.rule, "facts": facts, "by_way_of": list(one.by_way_of)}


def _json(dataset: Dataset, outcome: Reasoned) -> str:
    record: dict[str, Any] = {
        "dataset": dataset.manifest.version,
        "ontology": dataset.manifest.ontology,
        "consistent": outcome.conclusions.consistent,
        "unsatisfiable": list(outcome.conclusions.unsatisfiable),
        "clashes": [_clash(one) for one in outcome.explanations],
        "inferred": dict(_kinds(outcome)),
        "untraced": len(outcome.untraced),
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"
