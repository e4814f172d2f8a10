"""Things without a label are named by their parts, and stand where their passages are."""

import pytest

from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.descriptions import describe
from graph.passages import supports
from ontology.terms import GT, GTID, GTSCHEME
from tests.composed import SLUG, TEXT, source


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    data = tmp_path_factory.mktemp("data")
    build_dataset([source()], data, Origin("goldenthread test", ""))
    return open_dataset(data)


INSPECTION = "inspection of Kelderdale under single inspection framework beginning 2015-10-05"
BOARD = "Kelderdale Safeguarding Children Board"
NAMES = {
    GTID["authority/kelderdale"]: "Kelderdale",
    GTID["inspection/kelderdale/sif/2015-10-05"]: INSPECTION,
    GTID["judgement/kelderdale/sif/2015-10-05/overall"]: f"judgement on overall effectiveness in {INSPECTION}: good",
    GTID[
        "action/kelderdale/kelderdale-safeguarding-plan/32-1"
    ]: "action 32-1 of Kelderdale Safeguarding Plan: Survey every trainee",
    GTID[
        "progress/kelderdale/kelderdale-safeguarding-plan/32-1/kelderdale-hwb-2016-02-09"
    ]: "progress update of action 32-1 of Kelderdale Safeguarding Plan: Survey every trainee: Survey drafted",
    GTID["time/2016-03"]: "2016-03",
    GTID[f"passage/{SLUG}/219-238"]: "passage of Inspection of children's services: the Board's plan from 219 to 238",
    GTSCHEME["grade/sif-2013/good"]: "good",
    GT.hasGrade: "has grade",
}


def test_names(dataset: Dataset) -> None:
    assert describe(dataset, map(str, NAMES)) == {str(iri): name for iri, name in NAMES.items()}


def test_relations_read_as_sentences_with_an_open_end_where_the_source_leaves_one(dataset: Dataset) -> None:
    relations = dataset.select(
        "SELECT DISTINCT ?r WHERE { VALUES ?c { gt:ReportingRelation gt:OversightRelation gt:PostHolding } ?r a ?c }"
    ).rows
    assert sorted(describe(dataset, [str(row[0]) for row in relations]).values()) == [
        "(not stated) holds post KSCB Voice Panel Chair",
        "Ada Reeve holds post KSCB Business Manager",
        f"Kelderdale Cabinet oversees {BOARD}",
        f"{BOARD} reports to Kelderdale Health and Wellbeing Board",
    ]


def test_claims_are_named_after_what_they_are_about(dataset: Dataset) -> None:
    found = dataset.select("SELECT ?c WHERE { ?c gt:claimAbout ?j ; gt:claimedProperty ?p . ?j gt:inArea ?a }").rows
    names = set(describe(dataset, [str(row[0]) for row in found]).values())
    assert f"claim about judgement on overall effectiveness in {INSPECTION}: good: has grade" in names


def test_what_the_dataset_does_not_know_is_its_id_and_what_is_no_iri_itself(dataset: Dataset) -> None:
    unknown = [str(GTID["body/nobody"]), str(GTSCHEME["grade/none"]), "urn:elsewhere:1", "no IRI > at all"]
    assert list(map(describe(dataset, unknown).__getitem__, unknown)) == [
        "body/nobody", "grade/none", "urn:elsewhere:1", "no IRI > at all",
    ]  # fmt: skip
    assert describe(dataset, []) == {}


def test_places_in_order_and_those_of_one_property(dataset: Dataset) -> None:
    row = str(GTID["action/kelderdale/kelderdale-safeguarding-plan/31-1"])
    support = supports(dataset, [row, str(GTID["body/nobody"])])
    assert list(support) == [row]
    places = support[row].places
    assert [place.start for place in places] == sorted(place.start for place in places)
    assert "Meet the youth council" in {TEXT[place.start : place.end] for place in places}
    (lead,) = support[row].of(str(GT.hasLead))
    assert TEXT[lead.start : lead.end] == "KSCB Voice Panel Chair"
    (blank,) = support[row].of(str(GTSCHEME["slot/progress"]))
    assert blank.start == blank.end
    assert support[row].of(str(GT.region)) == support[row].of(None) == places


def test_a_passage_stands_where_it_is(dataset: Dataset) -> None:
    passage = str(GTID[f"passage/{SLUG}/219-238"])
    (place,) = supports(dataset, [passage])[passage].places
    assert (place.document, place.start, place.end) == (str(GTID[f"document/{SLUG}"]), 219, 238)
