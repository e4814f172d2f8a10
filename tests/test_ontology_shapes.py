"""A good council passes every shape; in a bad one each shape finds its fault, and nothing else is found."""

import re
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import SH

from ontology.modules import shapes_graph
from ontology.terms import BASE, GT, GTID, GTSH
from ontology.validation import Report, validate

FIXTURES = Path(__file__).parent / "ontology_fixtures"

EXPECTED = {
    "Violation": """
        accountabilityTo relation/accountability
        actualityInScheme relation/of-values
        adviceTo relation/advice
        answersKnown action/answers-a-body
        areaInScheme relation/of-values
        atMostOneHolder holding/by-two
        bandInScheme relation/of-values
        bodyTypeInScheme body/of-values
        boundsOrdered observation/backwards
        capacityInScheme relation/of-values
        claimConfidence claim/empty
        claimConfidence claim/too-sure
        claimMethod claim/empty
        claimPassages claim/empty
        claimProperty claim/empty
        claimReview claim/empty
        claimSubject claim/empty
        claimValue claim/empty
        comparisonWith relation/comparison
        deadlineIsTime action/due-by-a-body
        documentDigest document/unpinned
        documentKindInScheme relation/of-values
        edtfText time/undated
        endBound time/of-days
        establishmentOf relation/establishment
        formerGssCodeText authority/miscoded
        FrameworkShape framework/sif-2013
        frequencyInScheme relation/of-values
        gssCodeText authority/miscoded
        hasBound observation/boundless
        hasName body/nameless
        intervenedAuthority intervention/nowhere
        interventionActuality intervention/without-standing
        interventionKindInScheme relation/of-values
        involvesParties relation/with-a-plan
        leadershipOf relation/leadership
        leadIsParty action/led-by-a-document
        membershipOf relation/membership
        ofstedUrnText authority/miscoded
        oneActuality relation/without-standing
        oneArea judgement/without-area
        oneFramework inspection/two-frameworks
        oneGrade judgement/two-grades
        oneMeasure observation/measureless
        onePost holding/of-nothing
        oneReview judgement/of-no-review
        oversightFunctionInScheme relation/of-values
        oversightOf relation/oversight
        parentInFramework scheme/area/stray/child
        parentIsBody body/of-values
        participationIn relation/participation
        partnershipOf relation/partnership
        passageDocument passage/nowhere
        passageEnd passage/endless
        passagePage passage/paper/40-50
        passageStart passage/backwards
        passageWords passage/two-readings
        progressStatusInScheme relation/of-values
        reportingTo relation/reporting
        reportStatusInScheme relation/of-values
        reviewsBody inspection/of-nobody
        reviewStatusInScheme relation/of-values
        rowInPlan action/bare-row
        slotInScheme relation/of-values
        startBound time/backwards
        supported body/unsupported
        tenureInScheme relation/of-values
        themeInScheme relation/of-values
        transferEnds relation/transfer
        conflictKindInScheme relation/of-values
        conflictKindStated conflict/empty
        conflictPassages conflict/empty
        conflictReason conflict/empty
        conflictVerdict conflict/empty
        countBasisInScheme relation/of-values
        deliveryBasisInScheme relation/of-values
        deliveryBy relation/delivery/astray
        deliveryFor relation/delivery/astray
        earliestEnd time/ends-before-it-ends
        eventActuality event/without-standing
        eventActuality sign-off/of-nothing
        decisionBy identity-decision/empty
        decisionReason identity-decision/empty
        decisionThings identity-decision/empty
        decisionVerdict identity-decision/empty
        identityStatusInScheme relation/of-values
        identityVerdictInScheme relation/of-values
        resolutionByRule resolution/empty
        resolutionClaims resolution/empty
        resolutionProperty resolution/empty
        resolutionThing resolution/empty
        inferenceConclusion inference/groundless
        inferenceGround inference/groundless
        inferencePremise inference/groundless
        inferenceRule inference/groundless
        inferenceSubject inference/groundless
        latestStart time/two-latest-starts
        lawCited law/uncited
        lawReliedOn law/idle
        mappingEnd grade-mapping/of-nothing
        mappingStart grade-mapping/of-nothing
        matchKindInScheme relation/of-values
        measureOfPlan outcome-measure/of-no-plan
        preferenceRule conflict/rule-seven
        premiseWords inference/wordless/1
        ResolvedConflictShape conflict/decided-by-nothing
        ResolvedConflictShape conflict/open-and-decided
        riskConcerns risk/to-nobody
        signOffBy sign-off/of-nothing
        signOffOf sign-off/of-nothing
        signOffRecord sign-off/of-a-body
        scaleKnown framework/astray
        signOffStageInScheme relation/of-values
        stateOfOne intervention-state/of-nothing
        summaryGrades outcome/of-nothing
        summaryOfReview outcome/of-nothing
        verdictInScheme relation/of-values
        VersionShape framework-version/ilacs-2018/2018
        versionAreas framework-version/astray
        versionOfOne framework-version/astray
        versionStart framework-version/astray
        workstreamOfPlan workstream/of-no-plan
        edtfText time/thirteenth-month
        edtfText time/day-45
        edtfText time/april-31
        FindingKindShape finding/two-faced
        firstDayIsDate inspection/on-no-day
        lastDayIsDate inspection/on-no-day
        oneIdentityStatus person/half-known
        claimValue claim/blank/two
        oneSlot claim/blank/two
        oneTenure holding/twofold
        outcomeOfReview finding/of-a-body
    """,
    "Warning": """
        DeadlineCellShape action/bare-row
        DeadlineStated action/blank-row
        LeadCellShape action/bare-row
        LeadStated action/blank-row
        LimitingRule inspection/generous
        nearEndStated relation/by-nobody
        oneFirstDay inspection/generous
        oneLastDay inspection/generous
        oneWayAccountability board/kelderdale/mirror
        oneWayAccountability board/mutual
        ProgressCellShape action/bare-row
        ProgressStated action/blank-row
        recommendationAddressed recommendation/to-nobody
        mitigationStated risk/unmitigated
        OpenConflict conflict/open
        happenedInBody event/in-a-plan
        InadequateForAReason framework/sif-2013
        memberOfBody relation/member-of-a-post
        postInBody post/in-a-post
        presentedToBody document/to-a-post
        PublishedAfterwards framework/lac-2013
        DatedHappenings document/paper
    """,
    "Info": """
        actionAnswers action/bare-row
        actionAnswers action/for-nothing
        boardWatched board/unwatched
        firstDayKnown inspection/undated
        holderNamed holding/unnamed
        recommendationAnswered recommendation/to-nobody
        actNamed law/unnamed
        basisStated observation/baseless
        KnownPerson person/pr
        ComparedAreas framework/sif-2013
        UnevenGrades framework/ilacs-2018
    """,
}


def council(*files: str) -> Graph:
    graph = Graph()
    for name in files:
        graph.parse(FIXTURES / f"{name}.ttl")
    return graph


@pytest.fixture(scope="module")
def bad() -> Report:
    return validate(council("good", "bad"))


def test_a_good_council_has_no_findings() -> None:
    assert validate(council("good")).results == ()


@pytest.mark.parametrize("severity", EXPECTED)
def test_each_fault_is_found_and_nothing_else(bad: Report, severity: str) -> None:
    found = {
        f"{finding.shape.removeprefix(GTSH)} {finding.focus.removeprefix(GTID).removeprefix(BASE)}"
        for finding in bad.results
        if finding.severity == severity
    }
    assert found == {line.strip() for line in EXPECTED[severity].strip().splitlines()}


def test_every_message_of_the_shapes_is_shown_by_the_bad_council(bad: Report) -> None:
    written = {str(message) for message in shapes_graph().objects(None, SH.message)}
    assert {finding.message for finding in bad.results} == written


def test_a_grade_off_its_scale_names_framework_and_judgement(bad: Report) -> None:
    pairs = {(f.focus.rpartition("/")[2], (f.value or "").rpartition("/")[2])
             for f in bad.results if f.shape == str(GTSH.FrameworkShape)}  # fmt: skip
    assert pairs == {("sif-2013", "adequate"), ("sif-2013", "foreign-area")}


def test_the_rules_of_frameworks_name_the_judgement_or_review(bad: Report) -> None:
    named = {"InadequateForAReason": "judgement/harsh/overall", "UnevenGrades": "judgement/uneven-ilacs/overall",
             "PublishedAfterwards": "inspection/early-report"}  # fmt: skip
    assert {f.shape.removeprefix(GTSH): (f.value or "").removeprefix(GTID)
            for f in bad.results if f.shape.removeprefix(GTSH) in named} == named  # fmt: skip


MONTHS = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


@pytest.mark.parametrize("shape", ["edtfText", "firstDayIsDate", "lastDayIsDate"])
def test_the_patterns_know_the_months_and_their_days(shape: str) -> None:
    pattern = re.compile(str(shapes_graph().value(GTSH[shape], SH.pattern)))
    days = {(month, day) for month in range(100) for day in range(100) if pattern.search(f"2016-{month:02}-{day:02}")}
    assert days == {(month, day) for month, last in MONTHS.items() for day in range(1, last + 1)}
    assert {n for n in range(100) if pattern.search(f"2016-{n:02}")} == set(MONTHS)
    assert {n for n in range(100) if pattern.search(f"2016-W{n:02}")} == set(range(1, 54))
    assert not any(pattern.search(text) for text in ("banana", "2016-1", "16-01-01", "2016-01-01T00:00", ""))


def test_results_come_gravest_first_and_name_path_and_value(bad: Report) -> None:
    order = [finding.severity for finding in bad.results]
    assert order == sorted(order, key=["Violation", "Warning", "Info"].index)
    assert bad.counts()["Violation"] == order.count("Violation")
    too_sure = next(f for f in bad.results if f.focus == str(GTID["claim/too-sure"]))
    assert (too_sure.path, too_sure.value) == (str(GT.confidence), "1.5")


def test_warnings_alone_are_no_violation() -> None:
    graph = council("good")
    graph.add((GTID["inspection/kelderdale/sif/2015-03-02"], GT.firstDay, Literal("2015-03-03")))
    report = validate(graph)
    assert report.counts() == {"Violation": 0, "Warning": 1, "Info": 0}
    assert not report.has_violation


def test_two_runs_give_equal_results(bad: Report) -> None:
    assert validate(council("good", "bad")).results == bad.results


def test_the_checked_graph_is_left_as_it_is() -> None:
    graph = council("good", "bad")
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_a_fault_spread_over_two_named_graphs_is_found_in_their_union() -> None:
    dataset = Dataset(default_union=True)
    for quad in council("good"):
        dataset.add((*quad, URIRef(f"{BASE}graph/source/paper")))
    judgement = GTID["judgement/kelderdale/sif/2015-03-02/overall"]
    good = URIRef(f"{BASE}scheme/grade/sif-2013/good")
    dataset.add((judgement, GT.hasGrade, good, URIRef(f"{BASE}graph/source/other-paper")))
    assert [finding.focus for finding in validate(dataset).results if finding.severity == "Violation"] == [
        str(judgement)
    ]


def test_every_shape_has_one_severity_and_a_message() -> None:
    shapes = shapes_graph()
    for shape in set(shapes.subjects(SH.property)) | set(shapes.objects(None, SH.property)):
        if isinstance(shape, URIRef):
            assert len(list(shapes.objects(shape, SH.message))) <= 1, shape
            assert len(list(shapes.objects(shape, SH.severity))) <= 1, shape
