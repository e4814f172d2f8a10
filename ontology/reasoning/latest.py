"""What stands at the latest, where sources of different dates rightly differ: interventions, and reports awaited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rdflib import Graph
from rdflib.term import Node

from ontology.terms import GT, GTSCHEME

AWAITED = GTSCHEME["report-status/awaited"]
PUBLISHED = GTSCHEME["report-status/published"]
_SOON = 366  # days from the first on site within which a report is taken for that review's


def latest_standings(graph: Graph, node: Node) -> set[Node]:
    """The standings of a node; of one with dated states only those of the latest day that any state has."""
    states = [(_last_day(graph, state, GT.asOf), state) for state in graph.objects(node, GT.hasState)]
    dated = [(day, state) for day, state in states if day]
    if not dated:
        return set(graph.objects(node, GT.actuality))
    last = max(day for day, _ in dated)
    return {standing for day, state in dated if day == last for standing in graph.objects(state, GT.actuality)}


def no_longer_awaited(graph: Graph) -> Iterator[Node]:
    """Reviews told as awaiting their report of which a source here has it.

    It has it where the review is told as published too, where another document grades it, or where another review
    of the same party under the same framework, told with better dates, can only be this one.
    """
    for review in set(graph.subjects(GT.reportStatus, AWAITED)):
        if (
            (review, GT.reportStatus, PUBLISHED) in graph
            or _is_graded_elsewhere(graph, review)
            or any(_is_same_review(graph, review, other) for other in _published_beside(graph, review))
        ):
            yield review


def _is_graded_elsewhere(graph: Graph, review: Node) -> bool:
    here = set(_documents(graph, review))
    judgements = graph.subjects(GT.isJudgementOf, review)
    return any(set(_documents(graph, judgement)) - here for judgement in judgements)


def _documents(graph: Graph, node: Node) -> Iterator[Node]:
    for passage in graph.objects(node, GT.supportedBy):
        yield from graph.objects(passage, GT.inDocument)


def _published_beside(graph: Graph, review: Node) -> Iterator[Node]:
    for party in graph.objects(review, GT.reviews):
        for other in graph.subjects(GT.reviews, party):
            same = set(graph.objects(review, GT.underFramework)) & set(graph.objects(other, GT.underFramework))
            if other != review and same and (other, GT.reportStatus, PUBLISHED) in graph:
                yield other


def _is_same_review(graph: Graph, awaited: Node, other: Node) -> bool:
    """Whether the days on site can be the same; without days of the other, whether its report came out soon after."""
    first, last = _first_day(graph, awaited, GT.tookPlaceDuring), _last_day(graph, awaited, GT.tookPlaceDuring)
    began, ended = _first_day(graph, other, GT.tookPlaceDuring), _last_day(graph, other, GT.tookPlaceDuring)
    if first and last and began and ended:
        return began <= last and first <= ended
    published = _last_day(graph, other, GT.reportPublished)
    return bool(first and published) and 0 <= _days(first, published) <= _SOON


def _first_day(graph: Graph, node: Node, property_: Node) -> str:
    times = graph.objects(node, property_)
    return min((str(start) for time in times for start in graph.objects(time, GT.startsNotBefore)), default="")


def _last_day(graph: Graph, node: Node, property_: Node) -> str:
    """The last moment to which a thing can refer, in a form that sorts; empty where it has no date."""
    times = graph.objects(node, property_)
    return max((str(end) for time in times for end in graph.objects(time, GT.endsNotAfter)), default="")


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
