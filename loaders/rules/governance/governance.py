"""Who is who and who answers to whom: bodies, posts and relations, from one reading of whom the paper names."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from loaders.claims import Claim, RelationClaim, RoleClaim
from loaders.rules.governance.bodies import body_claims
from loaders.rules.governance.cast import read_cast
from loaders.rules.governance.chairing import chairs_by_name
from loaders.rules.governance.each_reports import reporting_groups
from loaders.rules.governance.governance_tables import tabled_relations
from loaders.rules.governance.group_lists import listed_groups, own_groups, sectioned_groups
from loaders.rules.governance.implied import implied_relations
from loaders.rules.governance.improvement_partners import improvement_partners
from loaders.rules.governance.member_lists import listed_members
from loaders.rules.governance.nested_groups import nested_groups
from loaders.rules.governance.partner_lists import listed_partners
from loaders.rules.governance.presiding import members_by_office
from loaders.rules.governance.relations import told_relations
from loaders.rules.governance.roles import role_claims
from loaders.rules.governance.still_to_come import as_still_to_come
from loaders.rules.inspections.inspections import Inspection
from loaders.rules.paper.paper import Paper


def governance_claims(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[Claim]:
    """Bodies, then posts, then relations."""
    cast = read_cast(paper)
    chairs = list(chairs_by_name(paper, cast))
    by_name = [one for one in chairs if isinstance(one, RelationClaim)]
    lists = [
        *listed_groups(paper, cast),
        *sectioned_groups(paper, cast),
        *reporting_groups(paper, cast),
        *listed_members(paper, cast),
        *listed_partners(paper, cast),
        *nested_groups(paper, cast),
    ]
    told = [*told_relations(paper, cast), *tabled_relations(paper, cast), *lists]
    parts = {one.subject for one in told if one.predicate == "part-of"}
    told = [*told, *(one for one in own_groups(paper, cast) if one.subject not in parts)]
    told = [*told, *improvement_partners(paper, cast, told)]
    told = [*implied_relations(paper, cast, inspections), *as_still_to_come([*told, *by_name], cast)]
    relations = list(_each_once(told))
    parts = {one.subject for one in relations if one.predicate == "part-of"}
    for body in body_claims(paper, cast):
        part = body.kind == "board" and body.name in parts
        yield dataclasses.replace(body, kind="sub-committee") if part else body
    named = list(members_by_office(paper, cast))
    held = list(role_claims(paper, cast))
    yield from (one for one in held if not any(_is_short_of(one, other) for other in named))
    known = {(one.title, one.holder) for one in held}
    yield from (one for one in named if (one.title, one.holder) not in known)
    yield from (one for one in chairs if isinstance(one, RoleClaim))
    yield from relations


def _is_short_of(one: RoleClaim, other: RoleClaim) -> bool:
    """True for "Cabinet Member" beside "Cabinet Member for Children", of the same person."""
    return one.holder == other.holder and other.title.startswith(f"{one.title} ")


def _each_once(relations: Sequence[RelationClaim]) -> Iterator[RelationClaim]:
    """Relations told more than once as one, with every passage, by the surest of its forms of words."""
    held: dict[tuple[str, str | None, str, str | None], RelationClaim] = {}
    for one in relations:
        key = (one.predicate, one.subject, one.object, one.status)
        known = held.get(key)
        held[key] = one if known is None else _joined(known, one)
    yield from held.values()


def _joined(known: RelationClaim, more: RelationClaim) -> RelationClaim:
    surest = max(known, more, key=lambda one: one.confidence)
    return dataclasses.replace(
        surest,
        evidence=tuple(dict.fromkeys((*known.evidence, *more.evidence))),
        about=known.about or more.about,
        frequency=known.frequency or more.frequency,
    )
