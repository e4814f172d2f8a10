"""Bad data by hand: each case must be impossible, or must be let through; and a small world in which all is well.

The numbers are those of the list of errors that the ontology is to catch; what has none was added with its axiom.
"""

from rdflib import RDFS, SKOS, Graph
from rdflib.namespace import DCTERMS

# What a reasoner has no use for.
WORDS = frozenset(
    {
        RDFS.label, RDFS.comment, RDFS.isDefinedBy, SKOS.definition, SKOS.scopeNote, SKOS.example, SKOS.altLabel,
        SKOS.prefLabel, SKOS.notation, DCTERMS.title,
    }
)  # fmt: skip
HEAD = """
@base <https://w3id.org/goldenthread/id/case/{slug}/> .
@prefix id: <https://w3id.org/goldenthread/id/> .
@prefix gt: <https://w3id.org/goldenthread/ont#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix sif: <https://w3id.org/goldenthread/scheme/grade/sif-2013/> .
@prefix old: <https://w3id.org/goldenthread/scheme/grade/pre-2013/> .
@prefix ilacs: <https://w3id.org/goldenthread/scheme/grade/ilacs-2018/> .
@prefix area: <https://w3id.org/goldenthread/scheme/area/sif-2013/> .
@prefix area26: <https://w3id.org/goldenthread/scheme/area/ilacs-2026/> .
@prefix status: <https://w3id.org/goldenthread/scheme/report-status/> .
@prefix standing: <https://w3id.org/goldenthread/scheme/actuality/> .
@prefix s: <https://w3id.org/goldenthread/scheme/> .
"""
SIF, OLD, ILACS, NEW = (
    f"id:framework\\/{key}" for key in ("sif-2013", "child-protection-2012", "ilacs-2018", "ilacs-2026")
)

IMPOSSIBLE = {
    "01 adequate on a judgement of 2013": f"<r> a gt:Inspection ; gt:underFramework {SIF} . <j> a gt:Judgement ; gt:isJudgementOf <r> ; gt:hasGrade old:adequate .",
    "01b requires improvement in 2012": f"<r> a gt:Inspection ; gt:underFramework {OLD} . <j> a gt:Judgement ; gt:isJudgementOf <r> ; gt:hasGrade sif:requires-improvement .",
    "01c a grade of 2013 in 2019": f"<r> a gt:Inspection ; gt:underFramework {ILACS} . <j> a gt:Judgement ; gt:isJudgementOf <r> ; gt:hasGrade sif:good .",
    "01d an old grade in 2026": f"<r> a gt:Inspection ; gt:underFramework {NEW} . <j> a gt:Judgement ; gt:isJudgementOf <r> ; gt:hasGrade old:good .",
    "01e an overall judgement in 2026": f"<r> a gt:Inspection ; gt:underFramework {NEW} . <j> a gt:Judgement ; gt:isJudgementOf <r> ; gt:inArea area:overall .",
    "02 two grades on one judgement": "<j> a gt:Judgement ; gt:hasGrade sif:good, sif:inadequate .",
    "03 a judgement on a review whose report is awaited": "<r> a gt:Inspection ; gt:reportStatus status:awaited . <j> a gt:Judgement ; gt:isJudgementOf <r> .",
    "04 the board's area inside the authority's inspection": "<r> a gt:Inspection . <j> a gt:Judgement ; gt:isJudgementOf <r> ; gt:inArea area:lscb .",
    "04b an authority's area inside the board's review": "<r> a gt:BoardReview . <j> a gt:Judgement ; gt:isJudgementOf <r> ; gt:inArea area:leadership .",
    "05 a board review of an authority": "<r> a gt:BoardReview ; gt:reviews <a> . <a> a gt:Authority .",
    "06 an authority as a board": "<a> a gt:Authority, gt:GovernanceBody .",
    "07 a body its own parent": "<b> a gt:GovernanceBody ; gt:isSubBodyOf <b> .",
    "08 two bodies each the parent of the other": "<b> a gt:GovernanceBody ; gt:isSubBodyOf <c> . <c> a gt:GovernanceBody ; gt:isSubBodyOf <b> .",
    "09 a body reporting to itself": "<b> a gt:GovernanceBody ; gt:reportsTo <b> .",
    "10 one code on two authorities": '<a> a gt:Authority ; gt:gssCode "E06000998" . <b> a gt:Authority ; gt:gssCode "E06000998" .',
    "11 a judgement used as a recommendation": "<j> a gt:Judgement . <x> a gt:Action ; gt:addresses <j> .",
    "12 one post in two bodies": "<p> a gt:Post ; gt:isPostIn <b>, <c> . <b> a gt:GovernanceBody . <c> a gt:GovernanceBody .",
    "13 an inspection carried out by a council": "<r> a gt:Inspection ; gt:conductedBy <a> . <a> a gt:Authority .",
    "14 a peer review with a grade": "<r> a gt:PeerReview . <j> a gt:Judgement ; gt:isJudgementOf <r> .",
    "15 a finding both strength and area for improvement": "<f> a gt:Strength, gt:AreaForImprovement .",
    "16 one judgement of two reviews": "<j> a gt:Judgement ; gt:isJudgementOf <r>, <q> . <r> a gt:Inspection . <q> a gt:Inspection .",
    "17 a document as lead": "<d> a gt:SourceDocument . <x> a gt:Action ; gt:hasLead <d> .",
    "18 two ranks for one grade": "<g> a gt:Grade ; gt:rank 1, 2 .",
    "19 a confidence in words": '<c> a gt:AbsenceClaim ; gt:confidence "high" .',
    "20 a party as a record": "<x> a gt:Body, gt:SourceDocument .",
    "21 a person as a post": "<x> a gt:Person, gt:Post .",
    "22 a safeguarding board that is its own heir's kind": "<b> a gt:LocalSafeguardingChildrenBoard, gt:SafeguardingPartnership .",
    "23 a relation of two kinds": "<x> a gt:ReportingRelation, gt:AccountabilityRelation .",
    "24 a notice that is a direction": "<x> a gt:ImprovementNotice, gt:StatutoryDirection .",
    "25 an action as a plan": "<x> a gt:Action, gt:ImprovementPlan .",
    "26 a peer review as an inspection": "<x> a gt:PeerReview, gt:Inspection .",
    "27 a part that is a whole": "<x> a gt:OverallJudgementArea, gt:SubJudgementArea .",
    "28 a grade as an area": "<x> a gt:Grade, gt:JudgementArea .",
    "29 a grade for several areas together as a judgement": "<x> a gt:SummaryOutcome, gt:Judgement .",
    "30 an inspectors' recommendation as a request to a meeting": "<x> a gt:ReviewRecommendation, gt:DecisionRequest .",
    "31 a meeting as a sign-off": "<x> a gt:Meeting, gt:SignOff .",
    "32 two councils each the heir of the other": "<a> a gt:Authority ; gt:isSucceededBy <b> . <b> a gt:Authority ; gt:isSucceededBy <a> .",
    "33 a council its own heir": "<a> a gt:Authority ; gt:isSucceededBy <a> .",
    "34 a party accountable to itself": "<b> a gt:Body ; gt:isAccountableTo <b> .",
    "35 a board that oversees itself": "<b> a gt:Body ; gt:oversees <b> .",
    "36 a board that sits on itself": "<b> a gt:Body ; gt:isMemberOf <b> .",
    "37 a party to its own plan": "<b> a gt:Body ; gt:isPartyTo <b> .",
    "38 a leader of itself": "<b> a gt:Body ; gt:leads <b> .",
    "39 a hand-over to oneself": "<b> a gt:Body ; gt:handsResponsibilityTo <b> .",
    "40 a body that set itself up": "<b> a gt:Body ; gt:establishes <b> .",
    "41 a body that advises itself": "<b> a gt:Body ; gt:advises <b> .",
    "42 a partner of itself": "<b> a gt:Body ; gt:partnersWith <b> .",
    "43 a yardstick for itself": "<b> a gt:Body ; gt:isComparedWith <b> .",
    "44 a company that delivers for itself": "<b> a gt:ChildrensServicesCompany ; gt:deliversFor <b> .",
    "45 a unit of itself": "<u> a gt:ServiceUnit ; gt:isUnitOf <u> .",
    "46 two units each within the other": "<u> a gt:ServiceUnit ; gt:isUnitOf <v> . <v> a gt:ServiceUnit ; gt:isUnitOf <u> .",
    "47 an area beneath itself": "<x> a gt:JudgementArea ; gt:isSubAreaOf <x> .",
    "48 two areas each beneath the other": "<x> a gt:JudgementArea ; gt:isSubAreaOf <y> . <y> a gt:JudgementArea ; gt:isSubAreaOf <x> .",
    "49 a direction replaced by itself": "<x> a gt:StatutoryDirection ; gt:isReplacedBy <x> .",
    "50 two directions each in place of the other": "<x> a gt:StatutoryDirection ; gt:isReplacedBy <y> . <y> a gt:StatutoryDirection ; gt:isReplacedBy <x> .",
    "51 a document printed inside itself": "<d> a gt:SourceDocument ; gt:partOfDocument <d> .",
    "52 a document known from itself": "<d> a gt:SourceDocument ; gt:isMentionedIn <d> .",
    "53 a meeting as a document": "<x> a gt:Meeting, gt:SourceDocument .",
    "54 a summary that is a finding": "<x> a gt:SummaryOutcome, gt:Finding .",
    "55 a relation that is a time": "<x> a gt:Partnership, gt:TemporalExtent .",
}

ALLOWED = {
    "an inspection by a body of which no more is known": "<r> a gt:Inspection ; gt:conductedBy <b> . <b> a gt:Body .",
    "a board that drives improvement and scrutinises": "<b> a gt:ImprovementBoard, gt:ScrutinyCommittee .",
    "a paper for a cabinet member": "<d> a gt:SourceDocument ; gt:presentedTo <p> . <p> a gt:Post .",
    "a post in the police": "<p> a gt:Post ; gt:isPostIn <c> . <c> a gt:CollectiveParty .",
    "a post in place of a post": "<p> a gt:Post ; gt:isSucceededBy <q> . <q> a gt:Post .",
    "a loop of accountability": "<b> a gt:Body ; gt:isAccountableTo <c> . <c> a gt:Body ; gt:isAccountableTo <b> .",
    "an action without a lead": "<x> a gt:Action ; gt:inPlan <p> . <p> a gt:ImprovementPlan .",
    "a relation without time": "<x> a gt:ReportingRelation ; gt:reporter <b> ; gt:reportReceiver <c> ; gt:actuality standing:in-force .",
    "a judgement without a grade": "<j> a gt:Judgement ; gt:isJudgementOf <r> . <r> a gt:Inspection .",
    "an inadequate part under a better whole": f"<r> a gt:Inspection ; gt:underFramework {SIF} . <j> a gt:Judgement ; gt:isJudgementOf <r> ; gt:inArea area:leadership ; gt:hasGrade sif:inadequate . <k> a gt:Judgement ; gt:isJudgementOf <r> ; gt:inArea area:overall ; gt:hasGrade sif:good .",
    "a review told as expected and as done": "<r> a gt:Inspection ; gt:actuality standing:expected, standing:occurred .",
    "two spellings of one person": "<h> a gt:PostHolding ; gt:postHolder <p>, <q> . <p> a gt:Person . <q> a gt:Person .",
    "a board with two chairs": "<m> a gt:BodyMembership ; gt:memberParty <p> ; gt:memberBody <b> . <n> a gt:BodyMembership ; gt:memberParty <q> ; gt:memberBody <b> . <b> a gt:GovernanceBody . <p> a gt:Post . <q> a gt:Post .",
    "a trust that is a company": "<b> a gt:ChildrensServicesCompany ; gt:deliversFor <a>, <c> . <a> a gt:Authority . <c> a gt:Authority .",
}

# What a thing can have only one of, with two of it.
TWICE = {
    "accompanies": "<r>, <q> . <r> a gt:Inspection . <q> a gt:Inspection .",
    "band": "s:band\\/inadequate, s:band\\/meets-expectation .",
    "characters": "10, 11 .",
    "claimAbout": "<b>, <c> . <b> a gt:Body . <c> a gt:Body .",
    "claimedProperty": '"https://example.org/a"^^xsd:anyURI, "https://example.org/b"^^xsd:anyURI .',
    "confidence": "0.5, 0.6 .",
    "confirmedByReasoner": "true, false .",
    "conflictKind": "s:conflict-kind\\/date, s:conflict-kind\\/value .",
    "contentHash": '"0a", "0b" .',
    "countsGrade": "sif:good, sif:inadequate .",
    "edtf": '"2015", "2016" .',
    "endOffset": "1, 2 .",
    "endsNotAfter": '"2015-01-01T00:00:00Z"^^xsd:dateTime, "2015-01-02T00:00:00Z"^^xsd:dateTime .',
    "endsNotBefore": '"2015-01-01T00:00:00Z"^^xsd:dateTime, "2015-01-02T00:00:00Z"^^xsd:dateTime .',
    "hasGrade": "sif:good, sif:inadequate .",
    "heldPost": "<p>, <q> . <p> a gt:Post . <q> a gt:Post .",
    "identityStatus": "s:identity-status\\/resolved, s:identity-status\\/initials-only .",
    "identityVerdict": "s:identity-verdict\\/same, s:identity-verdict\\/not-same .",
    "inArea": "area:overall, area:leadership .",
    "inDocument": "<d>, <e> . <d> a gt:SourceDocument . <e> a gt:SourceDocument .",
    "inScale": "s:grade\\/sif-2013, s:grade\\/pre-2013 .",
    "inferredClass": '"https://example.org/a"^^xsd:anyURI, "https://example.org/b"^^xsd:anyURI .',
    "inferredObject": "<b>, <c> . <b> a gt:Body . <c> a gt:Body .",
    "inferredProperty": '"https://example.org/a"^^xsd:anyURI, "https://example.org/b"^^xsd:anyURI .',
    "inferredSubject": "<b>, <c> . <b> a gt:Body . <c> a gt:Body .",
    "isOutcomeOf": "<r>, <q> . <r> a gt:Inspection . <q> a gt:Inspection .",
    "isPostIn": "<b>, <c> . <b> a gt:Body . <c> a gt:Body .",
    "isVersionOf": f"{SIF}, {OLD} .",
    "lowerBound": "1.5, 2.5 .",
    "mappedGrade": "sif:good, old:good .",
    "mappedTo": "sif:good, old:good .",
    "matchKind": "s:match-kind\\/close, s:match-kind\\/related .",
    "progressStatus": "s:progress-status\\/done, s:progress-status\\/planned .",
    "quotation": '"one reading", "another" .',
    "rank": "1, 2 .",
    "resolutionOf": "<b>, <c> . <b> a gt:Body . <c> a gt:Body .",
    "resolutionRule": "1, 2 .",
    "resolvedProperty": '"https://example.org/a"^^xsd:anyURI, "https://example.org/b"^^xsd:anyURI .',
    "reviewStatus": "s:review-status\\/accepted, s:review-status\\/unreviewed .",
    "rowLabel": '"1-1", "1-2" .',
    "rung": "1, 2 .",
    "signOffStage": "s:sign-off-stage\\/activity, s:sign-off-stage\\/impact .",
    "startOffset": "1, 2 .",
    "startsNotAfter": '"2015-01-01T00:00:00Z"^^xsd:dateTime, "2015-01-02T00:00:00Z"^^xsd:dateTime .',
    "startsNotBefore": '"2015-01-01T00:00:00Z"^^xsd:dateTime, "2015-01-02T00:00:00Z"^^xsd:dateTime .',
    "statesAbsenceOf": "s:slot\\/lead, s:slot\\/deadline .",
    "tenure": "s:tenure\\/interim, s:tenure\\/permanent-or-unstated .",
    "underFramework": f"{SIF}, {OLD} .",
    "underVersion": "id:framework-version\\/ilacs-2018\\/2018, id:framework-version\\/ilacs-2018\\/2023 .",
    "upperBound": "1.5, 2.5 .",
    "verdict": "s:conflict-verdict\\/open, s:conflict-verdict\\/resolved .",
}
IMPOSSIBLE |= {f"twice {name}": f"<x> gt:{name} {values}" for name, values in TWICE.items()}
# Two plans, and two people, may be one under two names: nothing is excluded there.
ALLOWED |= {
    "two plans": "<x> gt:inPlan <p>, <q> . <p> a gt:ImprovementPlan . <q> a gt:ImprovementPlan .",
    "two holders": "<x> gt:postHolder <p>, <q> . <p> a gt:Person . <q> a gt:Person .",
}


def case(name: str, body: str) -> Graph:
    """One case as a graph, its things named after it."""
    slug = name.replace(" ", "-").replace("'", "")
    return Graph().parse(data=HEAD.format(slug=slug) + body, format="turtle")


def case_of(iri: str) -> str:
    """The slug of the case that a thing belongs to; empty for any other thing."""
    return iri.partition("/id/case/")[2].partition("/")[0]
