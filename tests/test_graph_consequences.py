"""Derived properties, reference and days: what the rules make of a few facts, worked out by hand."""

from collections.abc import Iterable

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from graph.consequences import PROPERTIES, REFERENCE, as_of, consequences
from graph.identifiers import concept
from graph.quads import Triple
from graph.rulebook import KINDS, rules
from graph.statements import Statements
from ontology.modules import ontology_graph
from ontology.terms import GT, ID, ONT

OVERALL = next(URIRef(str(one)) for one in sorted(ontology_graph().subjects(RDF.type, GT.OverallJudgementArea)))
GOOD, POOR = URIRef(f"{ONT}grade-good"), URIRef(f"{ONT}grade-poor")


def thing(name: str) -> URIRef:
    return URIRef(f"{ID}{name}")


def day(text: str, clock: str = "00:00:00") -> Literal:
    return Literal(f"{text}T{clock}Z", datatype=XSD.dateTime)


def time(name: str, first: str, last: str) -> Iterable[Triple]:
    """A stretch of which it is known that it began between two days."""
    yield thing(f"time/{name}"), GT.startsNotBefore, day(first)
    yield thing(f"time/{name}"), GT.startsNotAfter, day(last, "23:59:59")
    yield thing(f"time/{name}"), GT.edtf, Literal(name)


def review(name: str, council: str, began: str | None, grade: URIRef | None) -> Iterable[Triple]:
    yield thing(name), GT.reviews, thing(council)
    if began:
        yield thing(name), GT.tookPlaceDuring, thing(f"time/{began}")
    if grade:
        judgement = thing(f"judgement/{name}")
        yield judgement, GT.inArea, OVERALL
        yield judgement, GT.isJudgementOf, thing(name)
        yield judgement, GT.hasGrade, grade


def made(facts: Iterable[Triple]) -> dict[URIRef, set[tuple[str, str, str]]]:
    """By graph, the triples with only the last words of their terms."""
    told = consequences([Statements(facts)], ontology_graph())
    return {graph: {tuple(map(short, text.split(" ", 2))) for text in texts} for graph, texts in told.items()}


def short(term: str) -> str:
    if term.startswith('"'):
        return term.split('"')[1]
    return term.strip("<>").removeprefix(ID).removeprefix(ONT)


def derived(facts: Iterable[Triple], name: str) -> set[tuple[str, str]]:
    return {(s, o) for s, p, o in made(facts)[PROPERTIES] if p == name}


DAYS = [
    *time("2013", "2013-05-01", "2013-05-01"),
    *time("2016", "2016-02-01", "2016-02-29"),
    *time("2019", "2019-01-01", "2019-12-31"),
    *time("2019-06", "2019-06-03", "2019-06-03"),
]


def test_reviews_that_were_graded_stand_in_their_order() -> None:
    facts = [
        *DAYS,
        *review("first", "ashby", "2013", POOR),
        *review("second", "ashby", "2016", GOOD),
        *review("third", "ashby", "2019", GOOD),
        *review("visit", "ashby", "2019-06", None),
        *review("elsewhere", "byfleet", "2013", GOOD),
    ]
    assert derived(facts, "hasPreviousGradedReview") == {("second", "first"), ("third", "second")}
    assert derived(facts, "isLatestGradedReviewOf") == {("third", "ashby"), ("elsewhere", "byfleet")}
    assert ("second", "grade-good") in derived(facts, "hasOverallGrade")
    assert not [one for one in derived(facts, "hasOverallGrade") if one[0] == "visit"]


def test_what_might_come_between_leaves_no_previous_one() -> None:
    between = [*review("first", "ashby", "2013", POOR), *review("last", "ashby", "2019-06", GOOD)]
    assert derived([*DAYS, *between], "hasPreviousGradedReview") == {("last", "first")}
    undated = [*DAYS, *between, *review("undated", "ashby", None, GOOD)]
    assert derived(undated, "hasPreviousGradedReview") == set()
    published = [(thing("undated"), GT.reportPublished, thing("time/2013"))]
    before: list[Triple] = [*DAYS, *between[3:], *review("undated", "ashby", None, GOOD), *published]
    assert ("last", "undated") in derived(before, "hasPreviousGradedReview")


def test_reviews_of_another_subject_are_another_order() -> None:
    facts: list[Triple] = [*DAYS, *review("first", "ashby", "2013", POOR), *review("second", "ashby", "2016", GOOD)]
    facts.append((thing("first"), GT.reviewSubject, Literal("child protection")))
    assert derived(facts, "hasPreviousGradedReview") == set()
    assert derived(facts, "isLatestGradedReviewOf") == {("second", "ashby")}


def test_none_is_the_latest_where_days_do_not_tell() -> None:
    overlapping = [*DAYS, *review("year", "ashby", "2019", POOR), *review("day", "ashby", "2019-06", GOOD)]
    assert derived(overlapping, "isLatestGradedReviewOf") == set()
    assert derived(overlapping, "hasPreviousGradedReview") == set()
    undated = [*DAYS, *review("first", "ashby", "2013", POOR), *review("undated", "ashby", None, GOOD)]
    assert derived(undated, "isLatestGradedReviewOf") == set()


def test_a_recommendation_knows_its_actions_and_none_is_not_nought() -> None:
    facts = [(thing(f"action/{n}"), GT.addresses, thing("recommendation/1")) for n in (1, 2)]
    facts.append((thing("recommendation/2"), RDF.type, GT.ReviewRecommendation))
    assert derived(facts, "isAddressedBy") == {("recommendation/1", "action/1"), ("recommendation/1", "action/2")}
    assert derived(facts, "actionCount") == {("recommendation/1", "2")}


def passage(name: str, document: str, start: int) -> Iterable[Triple]:
    yield thing(name), GT.inDocument, thing(document)
    yield thing(name), GT.startOffset, Literal(start)
    yield thing(name), GT.endOffset, Literal(start + 5)


def test_the_first_passage_is_by_place_and_not_by_spelling() -> None:
    facts: list[Triple] = [
        *passage("p9", "document/a", 9),
        *passage("p10", "document/a", 10),
        *passage("p1", "document/b", 1),
        *((thing("board"), GT.supportedBy, thing(one)) for one in ("p1", "p9", "p10")),
        (thing("claim"), GT.claimPassage, thing("p1")),
    ]
    assert derived(facts, "hasCitedPassage") == {("board", "p9")}
    assert [one for one, _ in sorted(derived(facts, "citationOrder"), key=lambda pair: pair[1])] == ["p9", "p10", "p1"]
    assert derived(facts, "documentCount") == {("board", "2")}
    assert derived(facts, "isStatedIn") == {("claim", "document/b")}


def relation(name: str, standing: str, told: str, since: str | None = None) -> Iterable[Triple]:
    """That a board answers to a council, in a paper of a day."""
    yield thing(name), RDF.type, GT.AccountabilityRelation
    yield thing(name), GT.accountGiver, thing("board")
    yield thing(name), GT.accountReceiver, thing("council")
    yield thing(name), GT.actuality, concept("actuality", standing)
    yield from paper(name, "first", told, standing)
    if since:
        yield thing(name), GT.validDuring, thing(f"time/{since}")


def paper(name: str, which: str, dated: str, standing: str = "in-force") -> Iterable[Triple]:
    """A paper of a day that states where the relation stands."""
    passage, document, claim = (thing(f"{kind}-{name}-{which}") for kind in ("passage", "document", "claim"))
    yield thing(name), GT.supportedBy, passage
    yield passage, GT.inDocument, document
    yield document, GT.dated, thing(f"time/{dated}")
    yield claim, GT.claimAbout, thing(name)
    yield claim, GT.claimedProperty, Literal(str(GT.actuality), datatype=XSD.anyURI)
    yield claim, GT.claimedObject, concept("actuality", standing)
    yield claim, GT.claimPassage, passage


def test_a_relation_has_ends_and_the_days_between_which_it_is_known_to_hold() -> None:
    facts = [*DAYS, *relation("told", "in-force", "2019-06", "2016"), *relation("meant", "proposed", "2019-06", "2013")]
    assert derived(facts, "nearEnd") == {("told", "board"), ("meant", "board")}
    assert derived(facts, "farEnd") == {("told", "council"), ("meant", "council")}
    assert derived(facts, "knownInForceFrom") == {("told", "2016-02-29T12:00:00Z")}
    assert derived(facts, "knownInForceTo") == {("told", "2019-06-03T12:00:00Z")}


def test_what_has_ended_is_known_between_its_stated_days_and_a_coming_end_is_not_known() -> None:
    stretch: list[Triple] = [
        (thing("time/2013/2016"), GT.edtf, Literal("2013-05-01/2016-02")),
        (thing("time/2013/2016"), GT.startsNotAfter, day("2013-05-01", "23:59:59")),
        (thing("time/2013/2016"), GT.endsNotBefore, day("2016-02-01")),
    ]
    ended = [*DAYS, *stretch, *relation("told", "ended", "2019-06", "2013/2016")]
    assert derived(ended, "knownInForceFrom") == {("told", "2013-05-01T12:00:00Z")}
    assert derived(ended, "knownInForceTo") == {("told", "2016-02-01T00:00:00Z")}
    coming = [*DAYS, *stretch, *relation("told", "in-force", "2013", "2013/2016")]
    assert derived(coming, "knownInForceTo") == {("told", "2013-05-01T12:00:00Z")}
    over = [*DAYS, *stretch, *relation("told", "in-force", "2019-06", "2013/2016")]
    assert derived(over, "knownInForceFrom") == set(), "told as in force after its stated end"


def test_the_years_between_two_papers_are_not_known() -> None:
    twice = [*DAYS, *relation("told", "in-force", "2013"), *paper("told", "later", "2019-06")]
    assert derived(twice, "knownInForceFrom") == {("told", "2019-06-03T12:00:00Z")}
    assert derived(twice, "knownInForceTo") == {("told", "2019-06-03T12:00:00Z")}


def test_a_start_after_the_paper_makes_nothing_known() -> None:
    assert derived([*DAYS, *relation("told", "in-force", "2013", "2019-06")], "knownInForceFrom") == set()


def test_of_a_paper_whose_day_is_not_known_nothing_is_known_of_a_day() -> None:
    assert derived([*DAYS, *relation("told", "in-force", "2019")], "knownInForceFrom") == set()


def test_a_stock_day_holds_what_is_known_to_hold_on_it() -> None:
    found = made([*DAYS, *relation("told", "in-force", "2019-06", "2016")])
    link = ("board", "isAccountableTo", "council")
    assert all(("board", "answersTo", "council") in found[as_of(f"{year}-03-31")] for year in (2016, 2019))
    assert {graph for graph, triples in found.items() if link in triples} == {
        as_of(f"{year}-03-31") for year in (2016, 2017, 2018, 2019)
    }


def test_reference_is_what_tables_state_of_authorities() -> None:
    facts: list[Triple] = [(thing("authority/ashby"), RDF.type, GT.Authority)]
    for name, kind, code in (("register", "table", "E01"), ("paper", "committee-report", "E02")):
        about: list[tuple[URIRef, URIRef, Node]] = [
            (thing(f"document/{name}"), GT.documentKind, concept("document-kind", kind)),
            (thing(name), GT.inDocument, thing(f"document/{name}")),
            (thing(f"claim/{name}"), GT.claimPassage, thing(name)),
            (thing(f"claim/{name}"), GT.claimAbout, thing("authority/ashby")),
            (thing(f"claim/{name}"), GT.claimedProperty, Literal(str(GT.gssCode), datatype=XSD.anyURI)),
            (thing(f"claim/{name}"), GT.claimedValue, Literal(code)),
        ]
        facts += about
    assert made(facts)[REFERENCE] == {
        ("authority/ashby", "gssCode", "E01"),
        ("authority/ashby", short(f"<{RDF.type}>"), "Authority"),
    }


def test_each_derived_property_names_its_rule_and_each_such_rule_is_named() -> None:
    named = {str(name) for name in ontology_graph().objects(None, GT.derivedBy)}
    assert named == {rule.name for rule in rules("properties")}
    assert named <= {rule.name for kind in KINDS for rule in rules(kind)}
    for derived, name in ontology_graph().subject_objects(GT.derivedBy):
        (rule,) = (one for one in rules("properties") if one.name == str(name))
        assert derived in rule.named
