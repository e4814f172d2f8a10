"""Papers of two invented neighbours, with who is tied to whom in each: what tests of networks build from.

Kelderdale, by hand: the police sit on both boards; the panel is a part of the safeguarding board, which reports to the
wellbeing board each quarter; the improvement board oversees the council until the end of 2016, and it is proposed that
the wellbeing board then does; a trust delivered until March 2018. Marrowby: one board, that the same police sit on.
"""

from __future__ import annotations

import hashlib

from graph.building import Source
from loaders.claims import BodyClaim, Claim, DocumentClaim, Evidence, RelationClaim, RoleClaim

KELDERDALE, MARROWBY = "kelderdale-cabinet-2016-05-03", "marrowby-cabinet-2016-06-07"
SAFEGUARDING = "Kelderdale Safeguarding Children Board"
WELLBEING = "Kelderdale Health and Wellbeing Board"
IMPROVEMENT = "Kelderdale Improvement Board"
PANEL = "Kelderdale Voice Panel"
YOUTH = "Kelderdale Youth Board"
POLICE = "Vale Constabulary"
NEIGHBOUR = "Marrowby Safeguarding Children Board"
TEXTS = {
    KELDERDALE: """Kelderdale Cabinet, 3 May 2016
1 The Voice Panel is part of the Safeguarding Children Board.
2 The Safeguarding Children Board reports to the Health and Wellbeing Board each quarter.
3 Vale Constabulary sits on the Safeguarding Children Board. It sits on the Health and Wellbeing Board too.
4 The Improvement Board oversaw the council's plan from March 2015 to December 2016.
5 It is proposed that the Health and Wellbeing Board oversees the plan once the Improvement Board is disbanded.
6 The Youth Board was named and nothing was said of it.
7 It was proposed that somebody reports to the Health and Wellbeing Board.
8 The chair of the Voice Panel, Ada Reeve, advises the council.
9 The Vale Trust answered to the council until March 2014.
""",
    MARROWBY: """Marrowby Cabinet, 7 June 2016
1 Vale Constabulary sits on the Safeguarding Children Board of Marrowby.
2 The Safeguarding Children Board reports to the council, and the council oversees the Safeguarding Children Board.
""",
}


def at(document: str, quote: str, occurrence: int = 1) -> tuple[Evidence, ...]:
    """The passage of a paper that reads so."""
    start = -1
    for _ in range(occurrence):
        start = TEXTS[document].index(quote, start + 1)
    return (
        Evidence(start=start, end=start + len(quote), quote=quote, paragraph=quote[:1] if quote[0].isdigit() else None),
    )


def sources() -> list[Source]:
    """Both papers, as a build takes them."""
    return [_source(KELDERDALE, _kelderdale()), _source(MARROWBY, _marrowby())]


def _source(document: str, claims: list[Claim]) -> Source:
    return Source(document, claims, hashlib.sha256(TEXTS[document].encode()).hexdigest())


def _document(document: str, authority: str, date: str) -> DocumentClaim:
    text = TEXTS[document]
    return DocumentClaim(
        document=document, confidence=1.0, method="manual", title=f"{authority} Cabinet", kind="committee-report",
        publisher=authority, date=date, file=f"{document}.txt", sha256=hashlib.sha256(text.encode()).hexdigest(),
        characters=len(text), evidence=at(document, f"{authority} Cabinet"),
    )  # fmt: skip


def _kelderdale() -> list[Claim]:
    common = {"document": KELDERDALE, "confidence": 1.0, "method": "manual"}

    def body(name: str, kind: str, quote: str, authority: str | None = "Kelderdale") -> BodyClaim:
        return BodyClaim(**common, name=name, kind=kind, authority=authority, evidence=at(KELDERDALE, quote))  # type: ignore[arg-type]

    def relation(near: str | None, predicate: str, far: str, status: str, quote: str, **more: object) -> RelationClaim:
        return RelationClaim(
            **common, subject=near, predicate=predicate, object=far, status=status, evidence=at(KELDERDALE, quote), **more,  # type: ignore[arg-type]
        )  # fmt: skip

    return [
        _document(KELDERDALE, "Kelderdale", "2016-05-03"),
        body("Kelderdale", "local-authority", "Kelderdale"),
        BodyClaim(**common, name=SAFEGUARDING, kind="lscb", authority="Kelderdale", also_known_as=("the Board",), evidence=at(KELDERDALE, "Safeguarding Children Board")),
        body(WELLBEING, "health-and-wellbeing-board", "Health and Wellbeing Board"),
        body(IMPROVEMENT, "improvement-board", "Improvement Board"),
        body(PANEL, "sub-committee", "Voice Panel"),
        body(YOUTH, "board", "6 The Youth Board"),
        body(POLICE, "police", "Vale Constabulary", None),
        body("Vale Trust", "childrens-trust", "Vale Trust", None),
        RoleClaim(**common, title="Voice Panel Chair", organisation=PANEL, holder="Ada Reeve", evidence=at(KELDERDALE, "8 The chair of the Voice Panel, Ada Reeve")),
        relation(PANEL, "part-of", SAFEGUARDING, "actual", "1 The Voice Panel is part of the Safeguarding Children Board"),
        relation(SAFEGUARDING, "reports-to", WELLBEING, "actual", "2 The Safeguarding Children Board reports to the Health and Wellbeing Board each quarter", frequency="P3M"),
        relation(POLICE, "member-of", SAFEGUARDING, "actual", "3 Vale Constabulary sits on the Safeguarding Children Board"),
        relation(POLICE, "member-of", WELLBEING, "actual", "It sits on the Health and Wellbeing Board too"),
        relation(IMPROVEMENT, "oversees", "Kelderdale", "actual", "4 The Improvement Board oversaw", valid_from="2015-03", valid_to="2016-12", about="the plan"),
        relation(WELLBEING, "oversees", "Kelderdale", "proposed", "5 It is proposed", condition="once the Improvement Board is disbanded"),
        relation(None, "reports-to", WELLBEING, "proposed", "7 It was proposed"),
        relation("Voice Panel Chair", "advises", "Kelderdale", "actual", "8 The chair of the Voice Panel, Ada Reeve, advises"),
        relation("Vale Trust", "accountable-to", "Kelderdale", "ended", "9 The Vale Trust", valid_to="2014-03"),
    ]  # fmt: skip


def _marrowby() -> list[Claim]:
    common = {"document": MARROWBY, "confidence": 1.0, "method": "manual"}
    told = at(MARROWBY, "2 The Safeguarding Children Board reports to the council")
    oversees = at(MARROWBY, "the council oversees the Safeguarding Children Board")
    return [
        _document(MARROWBY, "Marrowby", "2016-06-07"),
        BodyClaim(**common, name="Marrowby", kind="local-authority", authority="Marrowby", evidence=at(MARROWBY, "Marrowby")),
        BodyClaim(**common, name=NEIGHBOUR, kind="lscb", authority="Marrowby", also_known_as=("the Board",), evidence=at(MARROWBY, "Safeguarding Children Board")),
        BodyClaim(**common, name=POLICE, kind="police", evidence=at(MARROWBY, "Vale Constabulary")),
        RelationClaim(**common, subject=POLICE, predicate="member-of", object=NEIGHBOUR, status="actual", evidence=at(MARROWBY, "1 Vale Constabulary sits")),
        RelationClaim(**common, subject=NEIGHBOUR, predicate="reports-to", object="Marrowby", status="actual", evidence=told),
        RelationClaim(**common, subject="Marrowby", predicate="oversees", object=NEIGHBOUR, status="actual", evidence=oversees),
    ]  # fmt: skip
