"""Which accounts of inspections are of one inspection, by address of the report, days, reports and partial dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from rdflib import URIRef

from graph.identity.accounts import Account, compatible, due, is_day, meet, read_account
from graph.identity.decisions import Decision, Verdict
from graph.identity.joining import Groups
from graph.identity.rules import by_rule, rules
from graph.identity.told import Told
from graph.moments import Bounds
from ontology.terms import GT


def accounts_of(told: Told) -> dict[URIRef, Account]:
    """Every account of a review of an authority, by its address."""
    judgements: dict[URIRef, list[URIRef]] = defaultdict(list)
    for judgement in told.of_kind("judgement"):
        for review in told.all(judgement, GT.isJudgementOf):
            judgements[URIRef(str(review))].append(judgement)
    return {iri: read_account(told, iri, judgements[iri]) for iri in told.of_kind("inspection")}


def decide_reviews(told: Told, accounts: dict[URIRef, Account], groups: Groups) -> Iterator[Decision]:
    """Joins in `groups` what is one, and tells each decision; authority by authority.

    Cost: the square of the accounts of one authority, times the number of authorities.
    """
    blocks: dict[str, list[Account]] = defaultdict(list)
    for account in accounts.values():
        if account.happened:
            for authority in told.texts(account.iri, GT.reviews):
                blocks[authority].append(account)
    for authority in sorted(blocks):
        yield from _Block(sorted(blocks[authority], key=lambda one: one.iri), groups).decide()


class _Block:
    """The accounts of one authority."""

    def __init__(self, accounts: Sequence[Account], groups: Groups) -> None:
        self._accounts = accounts
        self._by_iri = {account.iri: account for account in accounts}
        self._groups = groups

    def decide(self) -> Iterator[Decision]:
        yield from self._by_exact_dates()
        vague = [one for one in self._accounts if not one.dated]
        partial = [one for one in vague if one.first or (one.published and not is_day(one.published))]
        for account in sorted(partial, key=_width):
            yield from self._settle(account, 5, 8, _fits)
        yield from self._by_due_reports()
        for account in sorted(partial, key=_width):
            yield from self._settle(account, 6, 8, _told_by_its_report)
        for account in vague:
            if not account.first and not account.published and account.framework:
                yield from self._settle(account, 7, 9, _could_be_known)

    def _by_exact_dates(self) -> Iterator[Decision]:
        for one, other in combinations(self._accounts, 2):
            number = _exact(one, other)
            if number is None or _told_apart(one, other):
                continue
            if number == 4 and None in (one.framework, other.framework) and len(self._reported_near(one, other)) > 1:
                yield _open((one, *self._reported_near(one, other)), 8)
            elif self._groups.join(one.iri, other.iri):
                yield _joined(one, other, number)

    def _reported_near(self, one: Account, other: Account) -> list[Account]:
        """Where one of two names no framework: the groups that came out about when it did, by their first accounts."""
        vague = one if one.framework is None else other
        near = [a for a in self._accounts if a is not vague and _exact(vague, a) == 4 and not _told_apart(vague, a)]
        return self._distinct(near)

    def _by_due_reports(self) -> Iterator[Decision]:
        """Visits without a report, and reports without a visit, where each fits but the other."""
        visits = [one for one in self._accounts if one.first and not self._any(one, lambda a: a.published)]
        reports = [one for one in self._accounts if one.published and not self._any(one, lambda a: a.first)]

        def pair(visit: Account, report: Account) -> bool:
            return compatible(visit, report) and meet(due(visit), report.published) and not _told_apart(visit, report)

        for visit in visits:
            mine = self._distinct(report for report in reports if pair(visit, report))
            theirs = self._distinct(other for report in mine for other in visits if pair(other, report))
            if len(mine) == 1 and len(theirs) == 1 and self._groups.join(visit.iri, mine[0].iri):
                yield _joined(visit, mine[0], 6)
            elif mine:
                yield _open((visit, *mine, *theirs), 8)

    def _settle(
        self, account: Account, number: int, otherwise: int, fits: Callable[[Account, Account], bool]
    ) -> Iterator[Decision]:
        """Joins an account to the one group that it fits; leaves it open where it fits several."""
        if any(self._by_iri[iri].dated for iri in self._groups.of(account.iri)):
            return
        own = self._groups.of(account.iri)
        fitting = [
            other
            for other in self._accounts
            if other.iri not in own and self._can_settle(account, other) and fits(account, other)
        ]
        near = self._distinct(fitting)
        if len(near) == 1:
            best = min((other for other in fitting), key=lambda one: (not one.dated, one.iri))
            if self._groups.join(account.iri, best.iri):
                yield _joined(account, best, number)
            else:
                yield _open((account, best), 19)
        elif near:
            yield _open((account, *near), otherwise)

    def _can_settle(self, account: Account, other: Account) -> bool:
        """Whether the other is of the same kind and no vaguer, stands in no other row of a table, and was graded so."""
        return (
            compatible(account, other)
            and (other.dated or _width(other)[0] <= _width(account)[0])
            and not (account.tables & other.tables)
            and not _grades_differ(account, self._whole(other))
        )

    def _whole(self, account: Account) -> list[Account]:
        return [self._by_iri[iri] for iri in sorted(self._groups.of(account.iri)) if iri in self._by_iri]

    def _any(self, account: Account, has: Callable[[Account], object]) -> bool:
        return any(has(one) for one in self._whole(account))

    def _distinct(self, found: Iterable[Account]) -> list[Account]:
        """One account of each group."""
        first = {self._groups.of(one.iri): one for one in sorted(found, key=lambda a: a.iri, reverse=True)}
        return sorted(first.values(), key=lambda one: one.iri)


def _exact(one: Account, other: Account) -> int | None:
    """The rule by which exact dates make the two one."""
    if not compatible(one, other):
        return None
    if one.urls & other.urls:
        return 1
    pairs = ((one.first, other.first), (one.last, other.last))
    if any(a == b and a is not None and is_day(a) for a, b in pairs):
        return 2
    if one.dated and other.dated and one.first and other.first:
        return 3 if _exactly_overlap(one, other) else None
    a, b = one.published, other.published
    if a and b and is_day(a) and is_day(b) and a.first and b.first:
        return 4 if abs((a.first - b.first).days) <= rules().fortnight else None
    return None


def _exactly_overlap(one: Account, other: Account) -> bool:
    known = (one.first, one.last, other.first, other.last)
    return all(day is not None and is_day(day) for day in known) and meet(one.days, other.days)


def _told_apart(one: Account, other: Account) -> bool:
    """A table tells two by two rows; any other document by two first days."""
    shared = one.sources & other.sources
    return bool(shared & one.tables) or bool(shared and one.dated and other.dated and one.first != other.first)


def _fits(partial: Account, other: Account) -> bool:
    """Whether a partial date can be that of the other's visit or report; two of one source are two."""
    if partial.sources & other.sources and other.dated:
        return False
    if partial.days is None:
        same = partial.framework is not None and partial.framework == other.framework
        return meet(partial.published, other.published) or (same and meet(partial.published, other.days))
    return meet(partial.days, other.days) or meet(partial.days, other.published)


def _told_by_its_report(partial: Account, other: Account) -> bool:
    """Whether a partial date is when the other's report was due: only of one and the same framework."""
    if not partial.framework or partial.framework != other.framework or partial.sources & other.sources:
        return False
    return _meets_due(other, partial) or _meets_due(partial, other)


def _meets_due(visit: Account, late: Account) -> bool:
    return visit.published is None and meet(due(visit), late.days or late.published)


def _could_be_known(undated: Account, other: Account) -> bool:
    """Whether the other can have been on site when the latest document that tells of the undated one was written."""
    if not undated.told_by or undated.framework != other.framework or not (other.first or other.published):
        return False
    if undated.sources & other.sources:
        return False
    begun = other.first.first if other.first else None
    if begun is None and other.published and other.published.first:
        return (other.published.first - undated.told_by).days <= rules().latest_report
    return begun is not None and begun <= undated.told_by


def _grades_differ(one: Account, whole: Iterable[Account]) -> bool:
    other = frozenset(grade for account in whole for grade in account.grades)
    return bool(one.grades and other and not one.grades & other)


def _width(account: Account) -> tuple[int, str]:
    stretch: Bounds | None = account.first or account.published
    if stretch is None or stretch.first is None or stretch.last is None:
        return 10**6, account.iri
    return (stretch.last - stretch.first).days, account.iri


def _joined(one: Account, other: Account, number: int) -> Decision:
    return _decision((one, other), "same", number)


def _open(accounts: Iterable[Account], number: int) -> Decision:
    return _decision(accounts, "undecided", number)


def _decision(accounts: Iterable[Account], verdict: Verdict, number: int) -> Decision:
    things = tuple(sorted({account.iri for account in accounts}))
    return Decision(things, verdict, by_rule(number), rules().rules[number])
