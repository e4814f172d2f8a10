"""The papers that a council's boards get: links, plans with their rows, numbers, what they say of inspections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from benchmarks.generated.links import links
from benchmarks.generated.pages import Page
from benchmarks.generated.places import FIRST_YEAR, YEARS, Place, Visit, person, sentence, words
from benchmarks.generated.reports import advised, board, themes
from graph.building import Source
from loaders.claims import (
    ActionClaim,
    BodyClaim,
    FindingClaim,
    InspectionClaim,
    InterventionClaim,
    JudgementClaim,
    RecommendationClaim,
    StatisticClaim,
)
from loaders.own_claims import ConflictClaim, EventClaim, LegalProvisionClaim, RiskClaim, SignOffClaim

_PAPERS_A_YEAR: Final = 0.33
_MISTOLD: Final = 0.05  # of what papers say of inspections
_BLANK: Final = {"lead": 0.12, "progress": 0.3, "deadline": 0.25}
_PROGRESS: Final = "Work has begun and is reviewed monthly."
_PLANNED: Final = 550  # days in which plans answer an inspection
_GRADES: Final = ("outstanding", "good", "requires-improvement", "inadequate")


def papers(place: Place) -> Iterator[Source]:
    """The papers of a council, year by year, while it stands: the more is written of it the more of them."""
    chance = place.chance("papers")
    for year in range(FIRST_YEAR, min(place.ends or 9999, FIRST_YEAR + YEARS)):
        count = int(place.weight * _PAPERS_A_YEAR + chance.random())
        for number in range(count):
            day = date(year, 1, 10) + timedelta(days=int(340 * number / count) + chance.randrange(20))
            yield _paper(place, day)


def _paper(place: Place, day: date) -> Source:
    page = Page(f"paper-{place.number}-{day}", place.chance("paper", day))
    chance = page.chance
    past = [visit for visit in place.visits if visit.published < day]
    links(page, place, day)
    if past:
        _tell_visit(page, place, past[-1])
        if (day - past[-1].published).days < _PLANNED:
            _plan(page, place, past[-1], day)
        if past[-1].went_badly:
            _intervention(page, place, past[-1], day)
    _numbers(page, place, day)
    _happenings(page, place, day)
    for number in range(chance.randrange(1, 3)):
        page.say(
            RecommendationClaim, f"That the Board note item {number} and agree next steps.", authority=place.name,
            addressee=f"{place.name} Health and Wellbeing Board", made_by="Director of Children's Services",
            ordinal=number + 1, text=None,
        )  # fmt: skip
    return page.source(
        f"Safeguarding report to {place.name} Health and Wellbeing Board, {day}", "committee-report",
        publisher=place.name, meeting_of=f"{place.name} Health and Wellbeing Board", date=day.isoformat(),
        author_role="Director of Children's Services",
    )  # fmt: skip


def _tell_visit(page: Page, place: Place, visit: Visit) -> None:
    """What a paper says of an inspection: now and then not what the report says."""
    chance = page.chance
    start = visit.start.isoformat()
    end = visit.end if chance.random() > _MISTOLD else visit.end + timedelta(days=1)
    page.say(
        InspectionClaim, f"The inspection took place from {start}", authority=place.name, inspectorate="Ofsted",
        framework=visit.framework, start=start, end=end.isoformat(), status="done",
    )  # fmt: skip
    for area in [area for area in visit.grades if area == "overall" or chance.random() < 0.4]:
        grade = visit.grades[area]
        if chance.random() < _MISTOLD and grade in _GRADES and visit.framework != "child-protection-2012":
            grade = chance.choice(_GRADES)
        page.say(
            JudgementClaim, f"{area.replace('-', ' ')} was judged {grade.replace('-', ' ')}", authority=place.name,
            framework=visit.framework, start=start, area=area, grade=grade,
        )  # fmt: skip
    for _ in range(chance.randrange(4)):
        text = sentence(chance)
        page.say(
            FindingClaim, text, authority=place.name, polarity=chance.choice(("strength", "weakness")),
            framework=visit.framework, start=start, subject="local authority", text=text, themes=themes(chance),
        )  # fmt: skip
    if chance.random() < 0.1:
        page.say(
            ConflictClaim, "a quarter of cases, or 22 per cent", kind=chance.choice(("value", "arithmetic", "wording")),
            summary="two passages give different shares", verdict=chance.choice(("open", "no-conflict")),
        )  # fmt: skip


def _plan(page: Page, place: Place, visit: Visit, day: date) -> None:
    """The rows of an action plan as it stands on the day, and who is to sign it off."""
    chance = page.chance
    plan = f"{place.name} Improvement Plan {visit.published:%B %Y}"
    for label in advised(page, place, visit, numbered=chance.random() < 0.8):
        told = place.chance("rows", visit.start, label)
        for row in range(told.choices((0, 1, 2, 3), (25, 50, 20, 5))[0]):
            _row(
                page,
                told,
                {"authority": place.name, "plan": plan, "row": f"{label}-{row + 1}", "recommendation": label},
                visit,
            )
    if chance.random() < 0.5:
        page.say(
            SignOffClaim, "The Board is to sign off the plan.", authority=place.name, of=plan, by=board(place),
            stage=chance.choice(("activity", "impact")), status=chance.choice(("proposed", "planned", "occurred")),
            date=f"{day:%Y-%m}",
        )  # fmt: skip


def _row(page: Page, told: Random, of: dict[str, str], visit: Visit) -> None:
    """One row: what it is to do is the same in every paper. Cells are left blank as often as real plans leave them."""
    chance = page.chance
    text, leads = sentence(told), tuple(told.sample(words()["leads"], told.choice((1, 1, 1, 2))))
    due = visit.published + timedelta(days=30 * told.randrange(1, 20))
    cells = {"lead": ", ".join(leads), "progress": _PROGRESS, "deadline": f"{due:%B %Y}"}
    for slot, blank in _BLANK.items():
        if chance.random() < blank:
            cells[slot] = ""
    page.tell(
        ActionClaim, (page.passage(text), *(page.passage(told_in, slot) for slot, told_in in cells.items())), text=text,
        lead=leads if cells["lead"] else (), progress=cells["progress"] or None, method="table-parser",
        deadline=f"{due:%Y-%m}" if cells["deadline"] else None, themes=themes(told),
        status=chance.choices(("planned", "under-way", "done"), (30, 45, 25))[0] if cells["progress"] else None,
        stated_empty=tuple(slot for slot, told_in in cells.items() if not told_in), **of,
    )  # fmt: skip


def _intervention(page: Page, place: Place, visit: Visit, day: date) -> None:
    chance = place.chance("intervention", visit.start)
    kind = chance.choice(("improvement-notice", "direction", "commissioner"))
    begun, over = (
        visit.published + timedelta(days=60),
        visit.published + timedelta(days=60 + chance.randrange(400, 900)),
    )
    page.say(
        InterventionClaim, f"A {kind.replace('-', ' ')} was issued", authority=place.name, kind=kind,
        issued_by="Department for Education", date=begun.isoformat(), end=over.isoformat() if over < day else None,
        status="expected" if day < begun else "in-force" if day < over else "ended",
    )  # fmt: skip
    page.say(
        BodyClaim,
        "Improvement Board",
        name=f"{place.name} Improvement Board",
        kind="improvement-board",
        authority=place.name,
    )


def _numbers(page: Page, place: Place, day: date) -> None:
    chance = page.chance
    for measure in chance.sample(words()["measures"], chance.randrange(1, 4)):
        value = float(chance.randrange(5, 900))
        money = "budget" in measure
        page.say(
            StatisticClaim, f"{measure}: {value:g}", measure=measure, value=value, authority=place.name,
            qualifier=chance.choice((None, None, None, "about", "over")), unit="gbp" if money else None,
            as_of=f"{day:%Y-%m}",
        )  # fmt: skip


def _happenings(page: Page, place: Place, day: date) -> None:
    chance = page.chance
    page.say(
        EventClaim, f"The Board met on {day}", authority=place.name, name="Board meeting", kind="meeting",
        body=f"{place.name} Health and Wellbeing Board", date=day.isoformat(), status="occurred",
    )  # fmt: skip
    if chance.random() < 0.3:
        later = day + timedelta(days=chance.randrange(30, 200))
        name = chance.choice(words()["events"])
        page.say(
            EventClaim,
            f"{name} in {later:%B %Y}",
            authority=place.name,
            name=name,
            date=f"{later:%Y-%m}",
            status="planned",
        )
    if chance.random() < 0.25:
        text = sentence(chance)
        page.say(
            RiskClaim, text, authority=place.name, text=text, mitigation=chance.choice((None, "reviewed by the board"))
        )
    if chance.random() < 0.15:
        page.say(LegalProvisionClaim, "Children Act 2004, section 11", cited_as="Children Act 2004, section 11",
                 act="Children Act 2004", section="11")  # fmt: skip
    if chance.random() < 0.2:
        page.say(
            InspectionClaim, f"{person(chance)} led a peer review", authority=place.name, framework="peer",
            start=f"{day.year}-{day.month:02}", status=chance.choice(("done", "expected")),
        )  # fmt: skip
