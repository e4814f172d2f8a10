"""What reviews concluded other than by a grade in one area, and what grades of two scales correspond to."""

from __future__ import annotations

from graph.assertion.frameworks import area_iri, grade_iri
from graph.assertion.parties import authority, party
from graph.assertion.reviews import Reviews, board_review, told
from graph.assertion.writer import Writer
from graph.claim_keys import whose
from graph.identifiers import concept, mint
from loaders.claims import FindingClaim
from loaders.own_claims import GradeMappingClaim, SummaryOutcomeClaim
from ontology.terms import GT


def assert_finding(writer: Writer, claim: FindingClaim, reviews: Reviews) -> None:
    """A strength, or an area for improvement."""
    cls = GT.AreaForImprovement if claim.polarity == "weakness" else GT.Strength
    if claim.commended and claim.polarity == "strength":
        cls = GT.Commendation
    iri = writer.node(writer.own("finding", claim), cls)
    writer.support(iri, claim.evidence)
    key = reviews.key(whose(claim), claim.framework, claim.start)
    if claim.subject == "lscb":
        board = party(writer, f"{claim.authority} Local Safeguarding Children Board", authority=claim.authority)
        writer.add(iri, GT.concernsParty, board)
        if claim.framework or claim.start:
            writer.add(iri, GT.isOutcomeOf, board_review(writer, reviews, key, claim.framework, claim.evidence))
    else:
        writer.add(iri, GT.concernsParty, authority(writer, whose(claim)))
        if claim.framework or claim.start:
            writer.add(iri, GT.isOutcomeOf, reviews.node(writer, key, claim.framework))
    if claim.area:
        writer.add(iri, GT.inArea, area_iri(claim.framework, claim.area, reviews.start(key)))
    told(writer, iri, claim)


def assert_summary_outcome(writer: Writer, claim: SummaryOutcomeClaim, reviews: Reviews) -> None:
    """An outcome for several areas together: the grades that are spoken of, given to none of them."""
    iri = writer.node(writer.own("outcome", claim), GT.SummaryOutcome)
    writer.support(iri, claim.evidence)
    writer.add(iri, GT.concernsParty, authority(writer, claim.authority))
    key = reviews.key(claim.authority, claim.framework, claim.start)
    writer.add(iri, GT.isOutcomeOf, reviews.node(writer, key, claim.framework))
    for grade in claim.grades:
        writer.state(iri, GT.mentionsGrade, grade_iri(claim.framework, grade), claim, field="grades")
    told(writer, iri, claim)


def assert_grade_mapping(writer: Writer, claim: GradeMappingClaim) -> None:
    """What a grade of one scale corresponds to on another, by this document."""
    pair = (f"{claim.scale}-{claim.grade}", f"{claim.to_scale}-{claim.to_grade}")
    iri = writer.node(mint("grade-mapping", writer.document, "-to-".join(pair)), GT.GradeMapping)
    writer.support(iri, claim.evidence)
    writer.state(iri, GT.mappedGrade, concept("grade", claim.scale, claim.grade), claim, field="grade")
    writer.state(iri, GT.mappedTo, concept("grade", claim.to_scale, claim.to_grade), claim, field="to_grade")
    writer.concept(iri, GT.matchKind, "match-kind", claim.match)
