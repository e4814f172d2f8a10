"""Recommendations: those of an inspection, and those that a paper makes to its own meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from loaders.claims import Evidence, RecommendationClaim
from loaders.layout.block import Block
from loaders.layout.tables import Table
from loaders.refusals import Refused
from loaders.rules.inspections.inspections import Inspection
from loaders.rules.inspections.linking import inspection_near
from loaders.rules.paper.advice import Listing, maker_in
from loaders.rules.paper.listings import Item, is_advised, is_imperative, words
from loaders.rules.paper.names import board_name, body_name, own_case
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.sequence import missing_numbers
from loaders.rules.plans.plans import Advice, Plan, advice_of, is_label, read_plan
from loaders.rules.recommendations.advice_addressees import (
    column_addressee,
    in_brackets,
    table_addressee,
    told_addressee,
    words_above,
)
from loaders.rules.recommendations.advice_lists import inspection_lists
from loaders.rules.recommendations.advice_tables import Tabled, tabled_advice
from loaders.rules.recommendations.group_advice import group_advice
from loaders.rules.recommendations.motions import called_on, motions
from loaders.rules.recommendations.requests import Request, own_requests
from loaders.rules.recommendations.resolutions import charged, handed_to, is_minuted, meeting_above, resolutions
from loaders.stretches import Stretches

_SAME_WORDS = 88
_LONG_OPENING = 24
_NAME_WORDS = 7


@dataclass(frozen=True, slots=True)
class _Given:
    """A recommendation of an inspection before it is a claim. `group`: the list that it stands in."""

    group: int
    ordinal: int
    authority: str
    addressee: str
    number: str | None
    inferred: str | None
    text: str
    inspection: Inspection | None
    evidence: tuple[Evidence, ...]
    method: str
    confidence: float
    made_by: str | None = None


def recommendation_claims(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[RecommendationClaim | Refused]:
    """Inspections' recommendations in the paper's order, then what the paper asks of its meeting."""
    resolved = tuple(resolutions(paper))
    moved = tuple(motions(paper)) if paper.head.genre == "minutes" else ()
    settled = {item.index for item in (*resolved, *moved)}
    requests = tuple(r for r in own_requests(paper) if not any(item.index in settled for item in r.items))
    taken = settled | {item.index for request in requests for item in request.items}
    advised = group_advice(paper, taken)
    taken |= {index for index, block in enumerate(paper.blocks) for one in advised if _holds(block, one)}
    given = [*_listed(paper, inspections, taken), *_planned(paper, inspections), *_tabled(paper, inspections, taken)]
    told: list[_Given] = []
    for one in given:
        yield _claim(paper, one, _restated(one, told))
        told.append(one)
    counts: dict[str | None, int] = {}
    for request in requests:
        yield from _own(paper, request, counts.get(request.addressee, 0))
        yield from _refused(paper, request, told)
        counts[request.addressee] = counts.get(request.addressee, 0) + len(request.items)
    yield from _of_meeting(paper, moved, method="motion")
    yield from _of_meeting(paper, resolved, method="resolution")
    yield from advised


def _holds(block: Block | Table, one: RecommendationClaim) -> bool:
    return any(block.start <= each.start < block.end for each in one.evidence)


def _refused(paper: Paper, request: Request, given: Sequence[_Given]) -> Iterator[Refused]:
    """The words that are no request, where they are no recommendation of an inspection either."""
    taken = Stretches(one for place in given for one in place.evidence)
    for item in request.refused:
        passages = paper.passages(item.plain, item.at, item.stop, index=item.index)
        if not any(taken.touch(one.start, one.end) for one in passages):
            yield Refused(reason="request-unknown", value=item.text, method="own-request", evidence=passages)


def _claim(paper: Paper, one: _Given, restates: int | None) -> RecommendationClaim:
    inspection = one.inspection
    return RecommendationClaim(
        document=paper.document.slug,
        evidence=one.evidence,
        confidence=one.confidence,
        method=one.method,
        authority=one.authority,
        framework=inspection.framework if inspection else None,
        start=inspection.start if inspection else None,
        addressee=one.addressee,
        number=one.number,
        text=one.text,
        made_by=one.made_by,
        ordinal=one.ordinal,
        restates=restates,
        inferred_number=one.inferred,
    )


def _restated(one: _Given, told: Sequence[_Given]) -> int | None:
    """The ordinal of the recommendation to the same addressee, in an earlier list, that `one` repeats."""
    best, score = None, float(_SAME_WORDS)
    for other in told:
        if other.group == one.group or other.addressee != one.addressee:
            continue
        likeness = fuzz.ratio(one.text, other.text, processor=utils.default_process)
        if other.text.startswith(one.text) and len(one.text) > _LONG_OPENING:
            likeness = 100.0
        if likeness >= score:
            best, score = other.ordinal, likeness
    return best


def _listed(paper: Paper, inspections: Sequence[Inspection], taken: set[int]) -> Iterator[_Given]:
    counted: set[str] = set()
    for group, listing in enumerate(inspection_lists(paper, taken)):
        inferred = missing_numbers([item.number for item in listing.items])
        named = {item for item in listing.items if item.number in counted and _is_name(item)}
        counted |= {item.number for item in listing.items if item.number}
        inspection = inspection_near(paper, inspections, listing.authority, listing.index, listing.lead)
        for place, item in enumerate(listing.items):
            if item in named:
                continue
            yield _Given(
                group=group,
                ordinal=place + 1,
                authority=listing.authority,
                addressee=_addressee(paper, listing, item),
                number=item.number,
                inferred=inferred[place],
                text=item.text,
                inspection=None if listing.made_by else inspection,
                evidence=paper.passages(item.plain, item.at, item.stop, index=item.index),
                method=listing.method,
                confidence=listing.confidence,
                made_by=listing.made_by,
            )


def _is_name(item: Item) -> bool:
    """True for "Recommendation 3 - supervision": a few words that name what the list above them printed in full."""
    named = words("numbered").match(item.plain.norm)
    return bool(named) and len(item.norm.split()) < _NAME_WORDS and not is_advised(item.norm)


def _addressee(paper: Paper, listing: Listing, item: Item) -> str:
    """Whom `item` itself says it is for, else its list: the safeguarding board, another body, or the authority."""
    named = in_brackets(paper, listing.authority, item.plain.norm[: item.at].strip(" :.-"))
    own = named or told_addressee(paper, listing.authority, item.norm)
    if listing.made_by and listing.addressee:
        return listing.addressee
    if own:
        return own
    if listing.to_board:
        return board_name(paper, listing.authority)
    return listing.addressee or listing.authority


def _planned(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[_Given]:
    for index, block in enumerate(paper.blocks):
        plan = read_plan(paper, block) if isinstance(block, Table) else None
        if plan is None or not plan.holds_advice:
            continue
        advice = list(_worded(advice_of(paper, plan)))
        if _are_findings(plan, advice):
            continue
        inferred = missing_numbers([one.number for one in advice])
        authority = paper.places[index].authority
        inspection = inspection_near(paper, inspections, authority, index, words_above(paper, index))
        for place, one in enumerate(advice):
            yield _Given(
                group=-1 - index,
                ordinal=place + 1,
                authority=authority,
                addressee=table_addressee(paper, index, one.text, one.plain.spans()[0][0]),
                number=one.number,
                inferred=inferred[place],
                text=one.text,
                inspection=inspection,
                evidence=_advice_passages(paper, one),
                method="plan-recommendation",
                confidence=0.9,
            )


def _worded(advice: Sequence[Advice]) -> Iterator[Advice]:
    """Those that say what is recommended; where most only name a matter the rest must be commands or long."""
    named = sum(is_label(one) for one in advice if one.text)
    for one in advice:
        told = 2 * named < len(advice) or is_advised(one.text) or len(one.text.split()) > _NAME_WORDS
        if one.text and told and not is_label(one):
            yield one


def _are_findings(plan: Plan, advice: Sequence[Advice]) -> bool:
    """True where the column is headed as what was found, and its cells tell how things are and ask for nothing."""
    head = plan.header[plan.columns["recommendation"]]
    told = [one for one in advice if words("telling").match(one.text)]
    asked = any(is_imperative(one.text) or (is_advised(one.text) and one not in told) for one in advice)
    return bool(words("findings_head").search(head) and told) and not asked


def _tabled(paper: Paper, inspections: Sequence[Inspection], taken: set[int]) -> Iterator[_Given]:
    """Tables of recommendations beside the plans."""
    for index, block in enumerate(paper.blocks):
        found = tabled_advice(paper, block) if isinstance(block, Table) and index not in taken else ()
        above = f"{words_above(paper, index)} {' '.join(paper.places[index].headings)} {paper.head.title or ''}"
        told = found and (
            words("inspectors").search(f"{found[0].head} . {above}") or _is_of_report(found[0], inspections)
        )
        if not told or words("of_meeting").search(words_above(paper, index)):
            continue
        authority = paper.places[index].authority
        made_by = maker_in(f"{words_above(paper, index)} {paper.places[index].heading}")
        inspection = None if made_by else inspection_near(paper, inspections, authority, index, above)
        inferred = missing_numbers([one.number for one in found])
        for place, one in enumerate(found):
            yield _Given(
                group=-1 - index,
                ordinal=place + 1,
                authority=authority,
                addressee=(one.to and column_addressee(paper, authority, one.to))
                or table_addressee(paper, index, one.plain.norm, one.plain.spans()[0][0]),
                number=one.number,
                inferred=inferred[place],
                text=one.plain.text,
                inspection=inspection,
                evidence=tuple(paper.passage(start, end) for start, end in one.plain.spans()),
                method="recommendation-table",
                confidence=0.9,
                made_by=made_by,
            )


def _is_of_report(first: Tabled, inspections: Sequence[Inspection]) -> bool:
    """True where the column's head says "in the report", in a paper about an inspection."""
    return bool(inspections and words("of_report").search(first.head))


def _advice_passages(paper: Paper, one: Advice) -> tuple[Evidence, ...]:
    return tuple(paper.passage(start, end) for start, end in one.plain.spans(one.at))


def _of_meeting(paper: Paper, resolved: Sequence[Item], *, method: str) -> Iterator[RecommendationClaim]:
    """What the meeting resolved: made by it, and for it to carry out or hand on."""
    own = body_name(paper, paper.head.meeting_of) if paper.head.meeting_of else None
    for place, item in enumerate(resolved):
        meeting = meeting_above(paper, item.index) or own
        yield RecommendationClaim(
            document=paper.document.slug,
            evidence=paper.passages(item.plain, item.at, item.stop, index=item.index),
            confidence=0.8,
            method=method,
            authority=paper.authority,
            addressee=handed_to(paper, item) or called_on(paper, item.norm) or charged(paper, item.norm) or meeting,
            number=item.number,
            text=item.text,
            made_by=meeting or paper.authority,
            ordinal=place + 1,
        )


def _own(paper: Paper, request: Request, before: int) -> Iterator[RecommendationClaim]:
    maker = own_case(paper.head.author) if paper.head.author else paper.authority or None
    if request.items and paper.head.meeting_of and is_minuted(paper, request.items[0].index):
        maker = body_name(paper, paper.head.meeting_of)  # minutes tell what the meeting itself asks of others
    inferred = missing_numbers([item.number for item in request.items])
    for place, item in enumerate(request.items):
        yield RecommendationClaim(
            document=paper.document.slug,
            evidence=paper.passages(item.plain, item.at, item.stop, index=item.index),
            confidence=0.9,
            method="request-to-meeting",
            authority=paper.authority,
            addressee=request.addressee,
            number=item.number,
            text=item.text,
            made_by=maker,
            ordinal=before + place + 1,
            inferred_number=inferred[place],
        )
