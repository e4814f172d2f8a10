"""Entities by name, and the passages that state them."""

import pytest

from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.errors import AmbiguousName, UnknownName
from graph.evidence import evidence
from graph.identifiers import local_id
from graph.names import Names
from ontology.terms import ID
from tests.composed import TEXT, source


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    data = tmp_path_factory.mktemp("data")
    build_dataset([source()], data, Origin("test", ""))
    return open_dataset(data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kelderdale", "authority/kelderdale"),
        ("kelderdale safeguarding CHILDREN board", "board/kelderdale/safeguarding-children-board"),
        ("KSCB", "board/kelderdale/safeguarding-children-board"),
        ("authority/kelderdale", "authority/kelderdale"),
        (f"{ID}authority/kelderdale", "authority/kelderdale"),
        ("Ada Reeve", "person/ada-reeve"),
    ],
)
def test_names_iris_and_ids(dataset: Dataset, text: str, expected: str) -> None:
    assert local_id(Names(dataset).resolve(text)) == expected


def test_a_class_narrows(dataset: Dataset) -> None:
    names = Names(dataset)
    assert local_id(names.resolve("KSCB", cls="GovernanceBody")) == "board/kelderdale/safeguarding-children-board"
    with pytest.raises(UnknownName, match="no entity of class Authority"):
        names.resolve("KSCB", cls="gt:Authority")
    with pytest.raises(UnknownName, match="no entity of class Authority"):
        names.resolve("board/kelderdale/safeguarding-children-board", cls="gt:Authority")


def test_an_unknown_name_offers_near_ones(dataset: Dataset) -> None:
    with pytest.raises(UnknownName, match="authority/kelderdale"):
        Names(dataset).resolve("Keldrdale")


def test_an_ambiguous_name_lists_its_candidates(dataset: Dataset) -> None:
    names = Names(dataset)
    names._index.by_key["double"][True] |= {f"{ID}authority/kelderdale", f"{ID}person/ada-reeve"}
    with pytest.raises(AmbiguousName, match="give one of their ids") as caught:
        names.resolve("double")
    assert [identifier for identifier, _, _ in caught.value.candidates] == [
        "authority/kelderdale",
        "person/ada-reeve",
    ]


def test_all_that_a_name_could_mean(dataset: Dataset) -> None:
    names = Names(dataset)
    board = (f"{ID}board/kelderdale/safeguarding-children-board",)
    assert names.called("the KSCB") == names.called(board[0]) == names.called("KSCB", cls="gt:Body") == board
    assert names.called("KSCB", cls="gt:Authority") == names.called("Nowhere") == ()


def test_names_that_a_short_one_may_stand_for(dataset: Dataset) -> None:
    names = Names(dataset)
    board = f"{ID}board/kelderdale/safeguarding-children-board"
    assert board in names.ending_in("safeguarding children board", cls="gt:Body")
    assert names.ending_in("Kelderdale", cls="gt:Authority") == (f"{ID}authority/kelderdale",), "preferred: no other"


def test_names_of_like_spelling(dataset: Dataset) -> None:
    names = Names(dataset)
    assert names.spelt_like("Keldrdale", cls="gt:Authority")[0] == ("kelderdale", f"{ID}authority/kelderdale")
    assert names.spelt_like("Keldrdale", cls="gt:Authority", least=99) == ()


@pytest.mark.parametrize("hostile", ["x> ?s ?p ?o . <y", "a/b} #", 'no "such" / thing', "http://e/x y"])
def test_a_hostile_name_is_only_unknown(dataset: Dataset, hostile: str) -> None:
    with pytest.raises(UnknownName):
        Names(dataset).resolve(hostile)


def test_the_evidence_of_an_action(dataset: Dataset) -> None:
    iri = f"{ID}action/kelderdale/kelderdale-safeguarding-plan/31-1"
    found = evidence(dataset, iri)
    for statement in found:
        assert TEXT[statement.start : statement.end] == statement.quote
    lead = next(s for s in found if s.property and s.property.endswith("hasLead"))
    assert (lead.value, lead.quote, lead.method) == (
        "KSCB Voice Panel Chair",
        "KSCB Voice Panel Chair",
        "manual",
    )
    assert any(s.start == s.end for s in found), "the blank cell is evidence too"
