"""An inspectorate's report on one inspection: judgements, findings and recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random

from rdflib import URIRef
from rdflib.namespace import SKOS

from benchmarks.generated.pages import Page
from benchmarks.generated.places import Place, Visit, sentence
from graph.building import Source
from loaders.claims import BodyClaim, FindingClaim, InspectionClaim, JudgementClaim, RecommendationClaim
from ontology.modules import ontology_graph
from ontology.terms import SCHEME

INSPECTORATE = "Ofsted"


def reports(place: Place) -> Iterator[Source]:
    """A report on each inspection of a council while it stood."""
    for visit in place.visits:
        if place.ends is None or visit.start.year < place.ends:
            yield _report(place, visit)


def board(place: Place) -> str:
    """The safeguarding board of a council."""
    return f"{place.name} Safeguarding Children Board"


def advised(page: Page, place: Place, visit: Visit, *, numbered: bool = True) -> list[str]:
    """The recommendations of an inspection as any paper lists them, the board's from 101 on; gives the numbers."""
    told = place.chance("advice", visit.start)
    labels = []
    for addressee, count, first in zip((place.name, board(place)), visit.advice, (1, 101), strict=True):
        for ordinal in range(1, count + 1):
            labels.append(str(first + ordinal - 1))
            page.say(
                RecommendationClaim, sentence(told), authority=place.name, framework=visit.framework,
                start=visit.start.isoformat(), addressee=addressee, number=labels[-1] if numbered else None,
                ordinal=ordinal, themes=themes(told), priority=True if ordinal == 1 and visit.went_badly else None,
            )  # fmt: skip
    return labels


def _report(place: Place, visit: Visit) -> Source:
    page = Page(f"report-{place.number}-{visit.start}", place.chance("report", visit.start))
    chance, common = page.chance, {"authority": place.name, "framework": visit.framework}
    page.say(BodyClaim, f"{place.name} Council", name=place.name, kind="local-authority", authority=place.name)
    dates = {"start": visit.start.isoformat(), "end": visit.end.isoformat(), "published": visit.published.isoformat()}
    page.say(
        InspectionClaim, f"Inspected from {visit.start} to {visit.end}", inspectorate=INSPECTORATE, status="done",
        lead_inspectors=(visit.lead,), report_status="published", confidence=0.97, **common, **dates,
    )  # fmt: skip
    for area, grade in visit.grades.items():
        page.say(
            JudgementClaim, f"{area.replace('-', ' ')}: {grade.replace('-', ' ')}", area=area, grade=grade,
            start=dates["start"], confidence=0.97, **common,
        )  # fmt: skip
    for area in visit.grades:
        for _ in range(chance.randrange(0, 4)):
            text = sentence(chance)
            page.say(
                FindingClaim, text, polarity=chance.choice(("strength", "weakness")), start=dates["start"], area=area,
                subject="lscb" if area == "lscb" else "local authority", text=text, themes=themes(chance), **common,
                commended=True if chance.random() < 0.02 else None,
            )  # fmt: skip
    advised(page, place, visit)
    return page.source(
        f"Inspection of {place.name}, {visit.published.year}", "inspection-report", publisher=INSPECTORATE,
        date=visit.published.isoformat(),
    )  # fmt: skip


def themes(chance: Random) -> tuple[str, ...]:
    """None to two topics; a few topics are met far more often than the rest."""
    known = _knownthemes()
    count = chance.choices((0, 1, 2), (15, 65, 20))[0]
    picked = (known[min(int(chance.paretovariate(0.7)) - 1, len(known) - 1)] for _ in range(count))
    return tuple(dict.fromkeys(picked))


@cache
def _knownthemes() -> tuple[str, ...]:
    scheme = URIRef(f"{SCHEME}theme")
    return tuple(sorted(str(one).rpartition("/")[2] for one in ontology_graph().subjects(SKOS.inScheme, scheme)))
