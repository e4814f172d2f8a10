"""Which of several values stands, by which rule; what contradicts; and that all that is stated stays."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rdflib import Literal, URIRef

from graph.building import Origin, Source, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.identifiers import local_id
from graph.resolution.options import Option, fuller
from loaders.claims import StatisticClaim
from loaders.own_claims import AuthorityClaim, EventClaim
from ontology.validation import validate
from tests.accounts import common, document, grade, inspection, paper, report, source, table

ILACS = {"framework": "ilacs-2018"}
DAYS = {"start": "2022-02-21", "end": "2022-03-04"}
STANDS = "inspection/kelderdale/ilacs/2022-02-21"
CONFLICTS = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?kind ?rule ?preferred ?why WHERE {
  GRAPH <https://w3id.org/goldenthread/graph/conflicts> { ?c gt:conflictKind ?sort ; gt:rationale ?why }
  OPTIONAL { ?c gt:resolutionRule ?rule } OPTIONAL { ?c gt:preferredReading ?preferred }
  BIND(REPLACE(STR(?sort), "^.*/", "") AS ?kind)
} ORDER BY ?kind ?why
"""
RULES = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?property ?rule WHERE {
  GRAPH <https://w3id.org/goldenthread/graph/resolved> { ?r gt:resolvedProperty ?of ; gt:resolutionRule ?rule }
  BIND(REPLACE(STR(?of), "^.*#", "") AS ?property)
} ORDER BY ?property
"""
VALUES = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?value WHERE { PLACE { <https://w3id.org/goldenthread/id/THING> gt:PROPERTY ?value } } ORDER BY ?value
"""
BACK = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?thing ?property ?value WHERE {
  GRAPH <https://w3id.org/goldenthread/graph/resolved> { ?thing ?property ?value }
  FILTER(?property IN (gt:hasGrade, gt:firstDay, gt:lastDay, gt:reportPublished, gt:reportStatus, gt:underFramework))
  FILTER NOT EXISTS {
    ?claim gt:claimAbout ?thing ; gt:claimedProperty ?claimed ; gt:claimedObject|gt:claimedValue ?value ;
           gt:claimPassage/gt:inDocument ?document .
    FILTER(STR(?claimed) = STR(?property))
  }
}
"""


def built(folder: Path, *sources: Source) -> Dataset:
    build_dataset(sources, folder, Origin("test", ""))
    return open_dataset(folder)


def rows(dataset: Dataset, query: str) -> list[tuple[str, ...]]:
    return [tuple("" if cell is None else str(cell) for cell in row) for row in dataset.select(query).rows]


def values(dataset: Dataset, thing: str, property_: str, graph: str | None = None) -> list[str]:
    place = f"GRAPH <https://w3id.org/goldenthread/graph/{graph}>" if graph else ""
    found = rows(dataset, VALUES.replace("PLACE", place).replace("THING", thing).replace("PROPERTY", property_))
    return [local_id(value) for (value,) in found]


def whole(slug: str, word: Any = "good", **told: Any) -> tuple[Any, ...]:
    """An inspection of February 2022 and its overall grade."""
    of = {**ILACS, **DAYS, **told}
    return inspection(slug, **of), grade(slug, word, **ILACS, start=of["start"])


# ---- values ------------------------------------------------------------------------------------------------


def test_what_agrees_is_no_conflict_and_leads_back_to_its_claims(tmp_path: Path) -> None:
    dataset = built(tmp_path, report(*whole("report")), table(*whole("table")))
    assert rows(dataset, CONFLICTS) == []
    assert rows(dataset, RULES) == []
    assert values(dataset, STANDS, "firstDay", "resolved") == ["2022-02-21"]
    assert rows(dataset, BACK) == []


def test_the_report_goes_before_a_table(tmp_path: Path) -> None:
    told = whole("table", "inadequate", end="2022-02-25", lead_inspectors=("Rosa -Finch",))
    dataset = built(tmp_path, report(*whole("report", lead_inspectors=("Rosa Finch",))), table(*told))
    assert rows(dataset, CONFLICTS) == [
        ("date", "2", "2022-03-04", f"{STANDS}, last day: 2022-02-25 (table); 2022-03-04 (report)"),
        ("naming", "2", "Rosa Finch", f"{STANDS}, lead inspector name: Rosa -Finch (table); Rosa Finch (report)"),
        ("value", "2", "good", "judgement/kelderdale/ilacs/2022-02-21/overall, has grade: good (report); inadequate (table)"),
    ]  # fmt: skip
    assert values(dataset, STANDS, "lastDay") == ["2022-03-04"]
    assert values(dataset, STANDS, "leadInspectorName") == ["Rosa Finch"]
    assert values(dataset, STANDS, "lastDay", "source/table") == ["2022-02-25"], "each source keeps what it said"
    assert rows(dataset, BACK) == []
    report_ = validate(dataset.facts())
    assert [one for one in report_.results if "/id/conflict" in one.focus or "/id/resolution" in one.focus] == []


def test_saying_less_is_no_conflict(tmp_path: Path) -> None:
    leads = {"lead_inspectors": ("Rosa Finch", "Tom Alder")}
    dataset = built(
        tmp_path, report(*whole("report", **leads)), table(*whole("table", lead_inspectors=("Rosa Finch",)))
    )
    assert rows(dataset, CONFLICTS) == []
    assert rows(dataset, RULES) == [("leadInspectorName", "4")]
    assert values(dataset, STANDS, "leadInspectorName") == ["Rosa Finch", "Tom Alder"]


def test_what_a_reviewer_accepted_goes_before_all(tmp_path: Path) -> None:
    visit, judged = whole("table", "inadequate")
    dataset = built(tmp_path, report(*whole("report")), table(visit, replace(judged, review="accepted")))
    assert [row[:3] for row in rows(dataset, CONFLICTS)] == [("value", "1", "inadequate")]
    assert ("hasGrade", "1") in rows(dataset, RULES)


def test_the_inspected_party_goes_before_a_third(tmp_path: Path) -> None:
    own, third = paper(*whole("paper", "good"), date="2022-05-01"), table(*whole("table", "inadequate"))
    dataset = built(tmp_path, own, third)
    assert [row[:3] for row in rows(dataset, CONFLICTS)] == [("value", "3", "good")]


def test_a_full_date_beats_a_partial_one_whoever_tells_it(tmp_path: Path) -> None:
    vague = report(inspection("report", **ILACS, start="2022-02"), grade("report", "good", **ILACS, start="2022-02"))
    dataset = built(tmp_path, vague, table(*whole("table")))
    assert values(dataset, STANDS, "firstDay") == ["2022-02-21"]
    assert ("firstDay", "4") in rows(dataset, RULES)
    assert rows(dataset, CONFLICTS) == []


def test_a_grade_without_its_scale_says_less(tmp_path: Path) -> None:
    bare = paper(inspection("paper", start="2022-02"), grade("paper", "good", start="2022-02"), date="2022-05-01")
    dataset = built(tmp_path, report(*whole("report")), bare)
    assert values(dataset, "judgement/kelderdale/ilacs/2022-02-21/overall", "hasGrade") == [
        "https://w3id.org/goldenthread/scheme/grade/ilacs-2018/good"
    ]
    assert rows(dataset, CONFLICTS) == []


def test_between_third_parties_the_earlier_document_and_without_dates_none(tmp_path: Path) -> None:
    early = paper(*whole("early", "good"), slug="early", date="2022-05-01", publisher="Eastborough")
    late = paper(*whole("late", "inadequate"), slug="late", date="2023-05-01", publisher="Marlow")
    dataset = built(tmp_path / "dated", early, late)
    assert [row[:3] for row in rows(dataset, CONFLICTS)] == [("value", "5", "good")]
    bare = source(document("bare"), *whole("bare", "inadequate"))
    dataset = built(tmp_path / "bare", early, bare)
    assert [row[:3] for row in rows(dataset, CONFLICTS)] == [("value", "", "")]
    judgement = "judgement/kelderdale/ilacs/2022-02-21/overall"
    assert len(values(dataset, judgement, "hasGrade")) == 2, "no rule decides: questions show all"
    assert values(dataset, judgement, "hasGrade", "resolved") == [], "and no value is preferred"


def test_what_changes_has_its_latest_value_and_no_conflict(tmp_path: Path) -> None:
    waiting = paper(inspection("paper", **ILACS, **DAYS, report_status="awaited"), date="2022-03-20")
    row = table(inspection("table", **ILACS, **DAYS, published="2022-04-20"))
    dataset = built(tmp_path, waiting, row)
    assert values(dataset, STANDS, "reportStatus") == ["https://w3id.org/goldenthread/scheme/report-status/published"]
    assert rows(dataset, RULES) == [("reportStatus", "5")]
    assert rows(dataset, CONFLICTS) == []


def test_certain_and_likely_in_one_paper(tmp_path: Path) -> None:
    def event(at: int, status: Any) -> EventClaim:
        return EventClaim(
            **common("paper", at), authority="Kelderdale", name="Review day", date="2016-03-01", status=status
        )

    dataset = built(tmp_path, paper(event(40, "planned"), event(50, "expected")))
    ((kind, rule, _, why),) = rows(dataset, CONFLICTS)
    assert (kind, rule) == ("certainty", "")
    assert "expected (paper); planned (paper)" in why


@pytest.mark.parametrize(
    ("one", "other", "is_fuller"),
    [
        ("2015-05-11", "2015-05", True),
        ("2015-05", "2015-05-11", False),
        ("2015-05-11", "2015-W20", True),
        ("2015-05-11", "2015-06", False),
        ("Ada B Reeve", "Ada B", True),
        ("Adam Reeve", "Ada", False),
        ("2015-05-11", "2015-05-11", False),
    ],
)
def test_what_says_more(one: str, other: str, is_fuller: bool) -> None:
    a, b = (Option(frozenset({Literal(text)}), (), frozenset()) for text in (one, other))
    assert fuller(a, b) is is_fuller


def test_a_stretch_of_time_within_another_says_more() -> None:
    day, month = (
        Option(frozenset({URIRef(f"https://w3id.org/goldenthread/id/time/{edtf}")}), (), frozenset())
        for edtf in ("2015-05-11", "2015-05")
    )
    assert fuller(day, month)
    assert not fuller(month, day)


# ---- what cannot be ----------------------------------------------------------------------------------------


def test_told_as_past_and_after_the_document(tmp_path: Path) -> None:
    def event(at: int, date: str, status: Any) -> EventClaim:
        return EventClaim(**common("paper", at), authority="Kelderdale", name=f"Session {at}", date=date, status=status)

    told = paper(
        event(40, "2016-02-11", "occurred"), event(50, "2016-02-11", "planned"), event(60, "2016-02", "occurred")
    )
    ((kind, _, _, why),) = rows(built(tmp_path, told), CONFLICTS)
    assert kind == "temporal-impossibility"
    assert "session-40" in why
    assert why.endswith("is told as past, with a date of 2016-02-11, by a document of 2016-02-09")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"start": "2015-05-11", "end": "2015-05-04"}, "ends before it begins: 2015-05-11, then 2015-05-04"),
        ({"start": "2015-05-11", "end": "2015-06-04", "published": "2015-06"}, None),
        ({"start": "2015-05-11", "end": "2015-06-04", "published": "2015-05"}, "is reported on before it ends"),
    ],
)
def test_dates_out_of_order(told: dict[str, str], says: str | None, tmp_path: Path) -> None:
    found = rows(built(tmp_path, table(inspection("table", framework="sif-2013", **told))), CONFLICTS)
    assert [kind for kind, *_ in found] == ["temporal-impossibility"] * bool(says)
    assert all(says in why for *_, why in found if says)


def test_a_review_of_what_was_no_more(tmp_path: Path) -> None:
    register = source(
        document("register", "table"), AuthorityClaim(**common("register", 70), name="Kelderdale", end="2019-04-01")
    )
    late = table(inspection("table", **ILACS, start="2019-04-01"))
    early = table(inspection("table", **ILACS, start="2019-03-29"))
    assert rows(built(tmp_path / "early", register, early), CONFLICTS) == []
    ((kind, *_, why),) = rows(built(tmp_path / "late", register, late), CONFLICTS)
    assert kind == "temporal-impossibility"
    assert why.endswith("begins on 2019-04-01, when authority/kelderdale was no more (2019-04-01)")


def test_parts_that_come_to_more_than_the_whole(tmp_path: Path) -> None:
    def counted(at: int, value: float, word: Any = None, **told: Any) -> StatisticClaim:
        return StatisticClaim(
            **common("paper", at), measure="reports", value=value, grade=word, unit="count", basis="reports-published",
            framework="sif-2013", as_of="2016-02-09", **told,
        )  # fmt: skip

    right = paper(counted(40, 85), counted(41, 20, "good"), counted(42, 65, "inadequate"))
    assert rows(built(tmp_path / "right", right), CONFLICTS) == []
    wrong = paper(counted(40, 85), counted(41, 21, "good"), counted(42, 65, "inadequate"))
    ((kind, rule, _, why),) = rows(built(tmp_path / "wrong", wrong), CONFLICTS)
    assert (kind, rule) == ("arithmetic", "")
    assert why.endswith("the parts come to 86, the whole to 85")
