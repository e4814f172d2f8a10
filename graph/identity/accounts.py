"""Accounts of reviews: what one address tells of an inspection, with its dates as bounds, and what of two fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from rdflib import URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from graph.identifiers import concept, local_id
from graph.identity.rules import rules
from graph.identity.told import Told
from graph.moments import Bounds, bounds
from ontology.modules import ontology_graph
from ontology.terms import GT

_CLASSES: Final = frozenset({GT.Inspection, GT.PeerReview, GT.CommissionedReview})
_OCCURRED: Final = concept("actuality", "occurred")
# The longest that a day, a week, a month and a year are, less one day.
_PRECISE: Final = (0, 6, 30, 365)
_REPORT, TABLE = "inspection-report", "table"


@dataclass(frozen=True, slots=True)
class Account:
    """A review as the sources tell it under one address.

    `grades` are the words of its overall grades. `told_by` is the last day of the latest of its documents.
    """

    iri: URIRef
    framework: str | None
    classes: frozenset[Node]
    graded: bool
    grades: frozenset[str]
    first: Bounds | None
    last: Bounds | None
    published: Bounds | None
    urls: frozenset[str]
    sources: frozenset[URIRef]
    tables: frozenset[URIRef]
    from_report: bool
    told_by: date | None
    happened: bool

    @property
    def days(self) -> Bounds | None:
        """The days on which it can have been on site."""
        if self.first is None:
            return None
        return Bounds(self.first.first, (self.last or self.first).last)

    @property
    def dated(self) -> bool:
        """Whether its very first or last day on site is known."""
        return any(one is not None and is_day(one) for one in (self.first, self.last))


def is_day(one: Bounds) -> bool:
    """Whether bounds leave but one day."""
    return one.first is not None and one.first == one.last


def meet(one: Bounds | None, other: Bounds | None) -> bool:
    """Whether two stretches of days, both told, have a day in common."""
    if one is None or other is None or not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= other.last and other.first <= one.last


def compatible(one: Account, other: Account) -> bool:
    """Whether class and framework let the two be one. What was graded is no review of a kind that gives no grades."""
    if one.classes and other.classes and not one.classes & other.classes:
        return False
    if one.framework and other.framework:
        return one.framework == other.framework
    stated = one.framework or other.framework
    unstated = other if one.framework else one
    return not (stated and unstated.graded and not _gives_grades(stated))


@cache
def _gives_grades(framework: str) -> bool:
    from graph.assertion.frameworks import framework_iri

    return (framework_iri(framework), GT.usesScale, None) in ontology_graph()


def read_account(told: Told, iri: URIRef, judgements: Iterable[Node]) -> Account:
    """The account at an address, with what its judgements tell."""
    sources = told.sources[iri]
    awarded = [one for one in judgements if _is_overall(told, one)]
    framework = told.one(iri, GT.underFramework)
    return Account(
        iri=iri,
        framework=local_id(str(framework)).rpartition("/")[2] if framework else None,
        classes=frozenset(told.all(iri, RDF.type)) & _CLASSES,
        graded=bool(list(judgements)),
        grades=frozenset(str(grade).rpartition("/")[2] for one in awarded for grade in told.all(one, GT.hasGrade)),
        first=_first(told.texts(iri, GT.firstDay)),
        last=_first(told.texts(iri, GT.lastDay)),
        published=_first(_edtf(told.texts(iri, GT.reportPublished))),
        urls=frozenset(told.texts(iri, GT.reportUrl)),
        sources=sources,
        tables=frozenset(source for source in sources if told.kind(source) == TABLE),
        from_report=any(told.kind(source) == _REPORT for source in sources),
        told_by=max((day for source in sources if (day := _date(told, source))), default=None),
        happened=_OCCURRED in told.all(iri, GT.actuality) or not told.all(iri, GT.actuality),
    )


def _is_overall(told: Told, judgement: Node) -> bool:
    return any(str(area).endswith("/overall") for area in told.all(judgement, GT.inArea))


def _edtf(times: Iterable[str]) -> list[str]:
    return [local_id(time).removeprefix("time/").replace("_", "/") for time in times]


def _first(dates: Iterable[str]) -> Bounds | None:
    """The bounds of the most precise of several dates, of equally precise ones the first."""
    precise = sorted(dates, key=lambda one: (-len(one), one))
    return bounds(precise[0]) if precise else None


def _date(told: Told, source: URIRef) -> date | None:
    document = told.documents.get(source)
    dates = _edtf(told.texts(document, GT.dated)) if document else []
    return bounds(dates[0]).last if dates else None


def due(visit: Account) -> Bounds | None:
    """The days on which the report of a visit is to be expected; None where its days are not told."""
    if visit.first is None or visit.first.last is None:
        return None
    stay = timedelta(days=rules().usual_stay)
    end = visit.last.last if visit.last and visit.last.last else visit.first.last + stay
    return Bounds(end + timedelta(days=rules().soonest_report), end + timedelta(days=rules().latest_report))


def rank(account: Account) -> tuple[bool, int, bool, str]:
    """In which order an account stands for its group: exact days first, a report's before others', then by address."""
    first = account.first
    vague = len(_PRECISE)
    if first is not None and first.first and first.last:
        days = (first.last - first.first).days
        vague = sum(days > limit for limit in _PRECISE)
    return (first is None, vague, not account.from_report, str(account.iri))
