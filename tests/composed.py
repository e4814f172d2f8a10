"""A paper of an invented council, with claims read from it by hand: what tests of the graph build from."""

from __future__ import annotations

import hashlib

from graph.building import Source
from loaders.claims import (
    ActionClaim,
    BodyClaim,
    Claim,
    DocumentClaim,
    Evidence,
    InspectionClaim,
    InterventionClaim,
    JudgementClaim,
    RecommendationClaim,
    RelationClaim,
    RoleClaim,
)

SLUG = "kelderdale-hwb-2016-02-09"
TEXT = """KELDERDALE HEALTH AND WELLBEING BOARD

9 February 2016

Inspection of children's services: the Board's plan

1.1 Ofsted was here between 5 October and 29 October 2015 and reported on 14 December 2015.
1.2 Services were judged good overall; the safeguarding board requires improvement.

a) Hear children more often
b) Count what training changes

Kelderdale Safeguarding Plan
31	Hear children more often	Meet the youth council	KSCB Voice Panel Chair		March 2016
32	Count what training changes	Survey every trainee	KSCB Business Manager	Survey drafted\t

2.1 The Voice Panel is part of the Safeguarding Children Board, which reports to this Board each quarter.
2.2 It is proposed that Cabinet oversees the plan once the notice is lifted.
"""


def at(quote: str, *, field: str | None = None, occurrence: int = 1) -> Evidence:
    """The passage of the paper that reads so."""
    start = -1
    for _ in range(occurrence):
        start = TEXT.index(quote, start + 1)
    return Evidence(start=start, end=start + len(quote), quote=quote, field=field)


def empty_after(quote: str, *, field: str) -> Evidence:
    """The empty place one tab behind a quote."""
    end = TEXT.index(quote) + len(quote) + 1
    return Evidence(start=end, end=end, quote="", field=field)


def claims() -> list[Claim]:
    """What the paper states, in its order."""
    common = {"document": SLUG, "confidence": 1.0, "method": "manual"}
    inspection = {"authority": "Kelderdale", "framework": "sif-2013", "start": "2015-10-05"}
    board = "Kelderdale Safeguarding Children Board"
    hear, count = "Hear children more often", "Count what training changes"
    return [
        DocumentClaim(
            **common, title="Inspection of children's services: the Board's plan", kind="committee-report",
            publisher="Kelderdale", meeting_of="Kelderdale Health and Wellbeing Board", date="2016-02-09",
            file=f"{SLUG}.txt", sha256=hashlib.sha256(TEXT.encode()).hexdigest(), characters=len(TEXT),
            evidence=(at("KELDERDALE HEALTH AND WELLBEING BOARD"), at("9 February 2016", field="date")),
        ),
        BodyClaim(**common, name=board, kind="lscb", acronym="KSCB", authority="Kelderdale", evidence=(at("Safeguarding Children Board"),)),
        BodyClaim(**common, name="Kelderdale Voice Panel", kind="sub-committee", authority="Kelderdale", evidence=(at("Voice Panel", occurrence=2),)),
        RoleClaim(**common, title="KSCB Voice Panel Chair", organisation="Kelderdale Voice Panel", acting=True, evidence=(at("KSCB Voice Panel Chair"),)),
        RoleClaim(**common, title="KSCB Business Manager", organisation=board, holder="Ada Reeve", evidence=(at("KSCB Business Manager"),)),
        InspectionClaim(
            **common, **inspection, inspectorate="Ofsted", end="2015-10-29", published="2015-12-14",
            evidence=(at("between 5 October and 29 October 2015"), at("14 December 2015", field="published")),
        ),
        JudgementClaim(**common, **inspection, area="overall", grade="good", evidence=(at("judged good overall"),)),
        JudgementClaim(**common, **inspection, area="lscb", grade="requires-improvement", evidence=(at("the safeguarding board requires improvement"),)),
        RecommendationClaim(**common, **inspection, addressee=board, number="a", ordinal=1, text=hear, evidence=(at(hear),), themes=("participation-and-advocacy",)),
        RecommendationClaim(**common, **inspection, addressee=board, number="b", ordinal=2, text=count, evidence=(at(count),)),
        RecommendationClaim(**common, **inspection, addressee=board, number="31", ordinal=1, restates=1, text=hear, evidence=(at(hear, occurrence=2),)),
        RecommendationClaim(**common, **inspection, addressee=board, inferred_number="32", ordinal=2, restates=2, text=count, evidence=(at(count, occurrence=2),)),
        ActionClaim(
            **common, authority="Kelderdale", plan="Kelderdale Safeguarding Plan", row="31-1", recommendation="31",
            text="Meet the youth council", lead=("KSCB Voice Panel Chair",), deadline="2016-03", stated_empty=("progress",),
            evidence=(
                at("Meet the youth council", field="text"), at("KSCB Voice Panel Chair", field="lead"),
                empty_after("KSCB Voice Panel Chair", field="progress"), at("March 2016", field="deadline"),
            ),
        ),
        ActionClaim(
            **common, authority="Kelderdale", plan="Kelderdale Safeguarding Plan", row="32-1",
            text="Survey every trainee", lead=("KSCB Business Manager",), progress="Survey drafted", stated_empty=("deadline",),
            evidence=(
                at("Survey every trainee", field="text"), at("KSCB Business Manager", field="lead"),
                at("Survey drafted", field="progress"), empty_after("Survey drafted", field="deadline"),
            ),
        ),
        RelationClaim(**common, subject="Kelderdale Voice Panel", predicate="part-of", object=board, status="actual", evidence=(at("The Voice Panel is part of the Safeguarding Children Board"),)),
        RelationClaim(**common, subject=board, predicate="reports-to", object="Kelderdale Health and Wellbeing Board", status="actual", frequency="P3M", evidence=(at("reports to this Board each quarter"),)),
        RelationClaim(**common, subject="Kelderdale Cabinet", predicate="oversees", object=board, status="proposed", about="Kelderdale Safeguarding Plan", condition="when the notice is lifted", evidence=(at("It is proposed that Cabinet oversees the plan"),)),
        InterventionClaim(**common, authority="Kelderdale", kind="improvement-notice", status="in-force", evidence=(at("the notice", occurrence=1),)),
    ]  # fmt: skip


def source() -> Source:
    """The paper as a build takes it."""
    return Source(SLUG, claims(), hashlib.sha256(TEXT.encode()).hexdigest())
