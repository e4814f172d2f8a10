"""Inspections of one service alone (adoption, fostering) or of several agencies, and the grades that they gave."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.claims import Area
from loaders.rules.inspections.cues import words
from loaders.rules.inspections.inspection import Inspection
from loaders.rules.inspections.inspectorates import inspects_alone
from loaders.rules.inspections.services_named import services_of
from loaders.rules.judgements.graded_sentences import Graded
from loaders.rules.paper.paper import Paper

_NEVER_GRADED = ("care-leavers", "help-and-protection", "looked-after", "lscb")


def serving(paper: Paper, own: Sequence[Inspection], one: Graded) -> list[Inspection]:
    """Those of `own` that can have given the grade: that of an adoption service comes of its own inspection."""
    alone = [inspection for inspection in own if is_alone(inspection)]
    named = services_of(one.text)
    if named and not named & {"adoption"}:
        return [inspection for inspection in alone if named & inspected_services(paper, inspection)]
    if one.area in _NEVER_GRADED:
        return [inspection for inspection in own if inspection not in alone]
    fitting = [inspection for inspection in alone if named & inspected_services(paper, inspection)]
    return (fitting if len(named) == 1 else []) or list(own)


def needs_own_inspection(text: str) -> bool:
    """True of a grade of a service that no inspection of the whole grades: fostering, youth justice."""
    named = services_of(text)
    return bool(named) and "adoption" not in named and bool(words("service_judged").search(text))


def area_alone(paper: Paper, one: Inspection, text: str) -> Area | None:
    """The area that the overall grade of `one` is of, where it was of one service alone, or `text` names one of two."""
    services = inspected_services(paper, one) if is_alone(one) else frozenset()
    services = services_of(text) & services or services
    if len(services) != 1 or "youth justice" in services:
        return None
    return "adoption" if "adoption" in services else "other"


def inspected_services(paper: Paper, one: Inspection) -> frozenset[str]:
    """The services that `one` was of, by its own sentences, else by the title."""
    told = frozenset(service for mention in one.mentions for service in services_of(mention.text))
    return told or services_of(paper.head.title or "")


def is_alone(one: Inspection) -> bool:
    """True of an inspection of one service, by Ofsted or by another inspectorate."""
    return one.framework == "other" or (
        one.framework is None and any(inspects_alone(mention.text) for mention in one.mentions)
    )
