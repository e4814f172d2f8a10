"""The closed lists agree with the claim interface, and the frameworks with one another."""

from typing import get_args

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from loaders import claims
from ontology.modules import ontology_graph
from ontology.terms import GT, GTID, GTSCHEME

THEMES = """
    early-help thresholds-and-front-door assessment-and-planning management-oversight workforce
    exploitation-and-missing return-interviews child-death-review serious-case-reviews neglect domestic-abuse
    female-genital-mutilation private-fostering permanence adoption care-leavers education-of-looked-after-children
    personal-education-plans health-of-looked-after-children participation-and-advocacy independent-reviewing
    placements-and-commissioning performance-and-quality-assurance multi-agency-training partnership-governance
    board-influence elected-member-scrutiny corporate-parenting strategic-planning community-engagement
    information-sharing family-justice
"""

LISTS = {
    "body-type": set(get_args(claims.BodyKind)),
    "document-kind": set(get_args(claims.DocumentKind)),
    "slot": set(get_args(claims.Slot)),
    "report-status": {"published", "awaited"},
    "progress-status": {"planned", "under-way", "done", "proposed", "not-classified"},
    "review-status": {"unreviewed", "accepted"},
    "intervention-kind": {
        "improvement-notice",
        "direction",
        "commissioner",
        "improvement-board",
        "other",
        "delivery-by-another-body",
    },
    "tenure": {"interim", "permanent-or-unstated"},
    "capacity": {"chair", "member"},
    "theme": set(THEMES.split()),
    "grade/pre-2013": {"outstanding", "good", "adequate", "inadequate"},
    "grade/sif-2013": {"outstanding", "good", "requires-improvement", "inadequate"},
    "grade/ilacs-2018": {"outstanding", "good", "requires-improvement", "inadequate"},
    "grade/unstated": set(get_args(claims.Grade)),
    "area/unstated": set(get_args(claims.Area)),
    "area/sif-2013": set(get_args(claims.Area)) - {"safeguarding"},
}

SCALES = {
    "cra-2009": None, "slac-2009": "pre-2013", "child-protection-2012": "pre-2013", "lac-2013": "pre-2013",
    "sif-2013": "sif-2013", "ilacs-2018": "ilacs-2018", "ilacs-2026": "ilacs-2018",
    "other": "unstated", "focused-visit": None, "monitoring-visit": None, "jtai": None, "thematic": None, "peer": None,
}  # fmt: skip


# Areas that reports print and that the claim interface does not tell apart.
BEYOND_THE_INTERFACE = {
    "ilacs-2018": {"looked-after-and-care-leavers"},
    "slac-2009": {"capacity-to-improve"},
    "child-protection-2012": {"quality-of-practice"},
    "lac-2013": {"capacity-to-improve", "quality-of-provision"},
}


def notations(scheme: str) -> set[str]:
    graph = ontology_graph()
    return {str(graph.value(concept, SKOS.notation)) for concept in graph.subjects(SKOS.inScheme, GTSCHEME[scheme])}


@pytest.mark.parametrize("scheme", LISTS)
def test_scheme_holds_exactly_its_list(scheme: str) -> None:
    assert notations(scheme) == LISTS[scheme]


@pytest.mark.parametrize("key", get_args(claims.Framework))
def test_each_framework_has_its_scale_and_areas(key: str) -> None:
    graph, framework = ontology_graph(), GTID[f"framework/{key}"]
    assert (framework, RDF.type, GT.ReviewFramework) in graph
    assert str(graph.value(framework, SKOS.notation)) == key
    scale = SCALES[key]
    assert set(graph.objects(framework, GT.usesScale)) == ({GTSCHEME[f"grade/{scale}"]} if scale else set())
    areas = set(graph.objects(framework, GT.hasArea))
    assert areas == set(graph.subjects(SKOS.inScheme, GTSCHEME[f"area/{key}"]))
    beyond = {str(area).rpartition("/")[2] for area in areas} - set(get_args(claims.Area))
    assert beyond == BEYOND_THE_INTERFACE.get(key, set())


def test_sub_areas_lie_beneath_care_in_the_single_inspection_framework_only() -> None:
    pairs = {(str(s).removeprefix(str(GTSCHEME)), str(o).removeprefix(str(GTSCHEME)))
             for s, o in ontology_graph().subject_objects(GT.isSubAreaOf)}  # fmt: skip
    above = "area/sif-2013/looked-after"
    assert pairs == {("area/sif-2013/adoption", above), ("area/sif-2013/care-leavers", above)}
    for sub, parent in pairs:
        assert (GTSCHEME[sub], SKOS.broader, GTSCHEME[parent]) in ontology_graph()


def not_as_graded(graph: Graph, framework: Node) -> set[Node]:
    """The areas of a framework that are not what its grades, or their lack, make of them.

    Without grades nothing is judged, so an area is of no kind of judgement; a sub-area lies beneath another.
    """
    graded = graph.value(framework, GT.usesScale) is not None
    amiss = set()
    for area in graph.objects(framework, GT.hasArea):
        kinds = set(graph.objects(area, RDF.type))
        stray = GT.SubJudgementArea in kinds and graph.value(area, GT.isSubAreaOf) is None
        if stray or (not graded and kinds != {GT.JudgementArea}):
            amiss.add(area)
    return amiss


@pytest.mark.parametrize("key", get_args(claims.Framework))
def test_what_awards_no_grades_has_no_kinds_of_judgement(key: str) -> None:
    assert not_as_graded(ontology_graph(), GTID[f"framework/{key}"]) == set()


def test_a_graded_area_of_a_visit_and_a_sub_area_beneath_nothing_are_told() -> None:
    graph, visit, whole, part = Graph(), GTID["framework/v"], GTSCHEME["area/v/overall"], GTSCHEME["area/v/adoption"]
    for area, kind in ((whole, GT.OverallJudgementArea), (part, GT.SubJudgementArea)):
        graph.add((visit, GT.hasArea, area))
        graph.add((area, RDF.type, kind))
    assert not_as_graded(graph, visit) == {whole, part}
    graph.add((visit, GT.usesScale, GTSCHEME["grade/v"]))
    assert not_as_graded(graph, visit) == {part}


PERIODS = {
    "slac-2009": "2009 2012", "cra-2009": "2009 2012", "child-protection-2012": "2012-05 2013", "lac-2013": "2013-06 2013",
    "sif-2013": "2013-11-19 2018-07", "ilacs-2018": "2018-01 2026-04-01", "ilacs-2026": "2026-04-01 None",
    "jtai": "2016 None", "monitoring-visit": "2016 None", "focused-visit": "2018-01 None",
    "peer": "None None", "thematic": "None None", "other": "None None",
}  # fmt: skip


@pytest.mark.parametrize("key", get_args(claims.Framework))
def test_each_framework_says_when_it_was_in_use(key: str) -> None:
    graph, framework = ontology_graph(), GTID[f"framework/{key}"]
    assert f"{graph.value(framework, GT.existedFrom)} {graph.value(framework, GT.existedUntil)}" == PERIODS[key]


def test_the_ladder_of_intervention_has_four_rungs() -> None:
    graph = ontology_graph()
    ladder = {int(str(rung)): str(graph.value(kind, SKOS.notation)) for kind, rung in graph.subject_objects(GT.rung)}
    assert ladder == {1: "improvement-notice", 2: "direction", 3: "commissioner", 4: "delivery-by-another-body"}


def test_the_framework_of_2026_sums_nothing_up() -> None:
    areas = ontology_graph().objects(GTID["framework/ilacs-2026"], GT.hasArea)
    assert GTSCHEME["area/ilacs-2026/overall"] not in set(areas)


@pytest.mark.parametrize("scale", ["pre-2013", "sif-2013", "ilacs-2018"])
def test_ranks_run_from_one_for_the_worst(scale: str) -> None:
    graph = ontology_graph()
    ranks = {str(graph.value(grade, SKOS.notation)): int(str(graph.value(grade, GT.rank)))
             for grade in graph.subjects(GT.inScale, GTSCHEME[f"grade/{scale}"])}  # fmt: skip
    assert sorted(ranks.values()) == [1, 2, 3, 4]
    assert ranks["inadequate"] == 1
    assert ranks["outstanding"] == 4


def test_equal_words_fall_in_one_band_on_every_scale() -> None:
    graph = ontology_graph()
    bands: dict[str, set[URIRef]] = {}
    for grade in graph.subjects(RDF.type, GT.Grade):
        bands.setdefault(str(graph.value(grade, SKOS.notation)), set()).add(graph.value(grade, GT.band))
    assert all(len(found) == 1 for found in bands.values())
    assert bands["adequate"] == bands["requires-improvement"] != bands["good"]


def test_every_theme_says_what_belongs_under_it() -> None:
    graph = ontology_graph()
    for theme in graph.subjects(SKOS.inScheme, GTSCHEME["theme"]):
        assert graph.value(theme, SKOS.scopeNote), theme
    broader = {str(s).rpartition("/")[2]: str(o).rpartition("/")[2]
               for s, o in graph.subject_objects(SKOS.broader) if "/theme/" in str(s)}  # fmt: skip
    assert broader == {"return-interviews": "exploitation-and-missing",
                       "personal-education-plans": "education-of-looked-after-children"}  # fmt: skip


SHORTCUTS = {
    "AccountabilityRelation": "accountGiver accountReceiver isAccountableTo",
    "ReportingRelation": "reporter reportReceiver reportsTo",
    "OversightRelation": "overseer overseenParty oversees",
    "BodyMembership": "memberParty memberBody isMemberOf",
    "PlanParticipation": "participatingParty planBody isPartyTo",
    "LeadershipRelation": "leader ledParty leads",
    "ResponsibilityTransfer": "transfersFrom transfersTo handsResponsibilityTo",
    "EstablishmentRelation": "establisher establishedParty establishes",
    "DeliveryRelation": "provider dutyHolder deliversFor",
    "AdvisoryRelation": "adviser advisedParty advises",
    "Partnership": "participant participant partnersWith",
    "ComparisonRelation": "comparedParty comparatorParty isComparedWith",
    "PostHolding": "postHolder heldPost holdsPost",
}


def test_each_relation_has_its_shortcut() -> None:
    graph = ontology_graph()
    parts = (GT.shortcutFrom, GT.shortcutTo, GT.shortcutProperty)
    found = {
        str(class_).removeprefix(str(GT)): " ".join(
            str(graph.value(class_, part)).removeprefix(str(GT)) for part in parts
        )
        for class_ in graph.subjects(GT.shortcutProperty)
    }
    assert found == SHORTCUTS
    for class_ in found:
        assert (GT[class_], RDFS.subClassOf, GT.GovernanceRelation) in graph
