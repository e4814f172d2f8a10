"""The tables of the invented country: its register of councils, and outcomes of inspections by year, with slips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Final

from benchmarks.generated.pages import Page
from benchmarks.generated.places import FIRST_YEAR, YEARS, Place
from graph.building import Source
from loaders.claims import InspectionClaim, JudgementClaim
from loaders.own_claims import AuthorityClaim

_SLIPS: Final = 0.02
_GRADES: Final = ("outstanding", "good", "requires-improvement", "inadequate")


def tables(places: Sequence[Place]) -> Iterator[Source]:
    """The register, and one table of outcomes for each year."""
    yield _register(places)
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS + 1):
        yield _outcomes(places, year)


def _register(places: Sequence[Place]) -> Source:
    page = Page("register", Random("register"))
    for place in places:
        page.say(
            AuthorityClaim, place.name, name=place.name, official_name=f"{place.name} Council", region=place.region,
            gss_code=f"E06{900_000 + place.number:06}", authority_type="unitary", start="1998-04-01",
            end=f"{place.ends}-04-01" if place.ends else None, replaced_by=(place.heir,) if place.heir else (),
        )  # fmt: skip
    return page.source("Register of councils", "table", publisher="National Statistics")


def _outcomes(places: Sequence[Place], year: int) -> Source:
    page = Page(f"outcomes-{year}", Random(f"outcomes {year}"))
    chance = page.chance
    for place in places:
        for visit in place.visits:
            if visit.published.year != year or (place.ends and visit.start.year >= place.ends):
                continue
            common = {"authority": place.name, "framework": visit.framework, "start": visit.start.isoformat()}
            late = timedelta(days=7 if chance.random() < _SLIPS else 0)
            page.say(
                InspectionClaim, f"{place.name} {visit.start}", end=visit.end.isoformat(), status="done",
                published=(visit.published + late).isoformat(), inspectorate="Ofsted", lead_inspectors=(visit.lead,),
                **common,
            )  # fmt: skip
            for area, grade in visit.grades.items():
                slips = chance.random() < _SLIPS and visit.framework != "child-protection-2012"
                page.say(JudgementClaim, grade, area=area, grade=chance.choice(_GRADES) if slips else grade, **common)
    return page.source(
        f"Outcomes of inspections published in {year}", "table", publisher="Ofsted", date=f"{year}-12-31"
    )
