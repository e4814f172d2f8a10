"""Questions whose answer on what ships is empty, or nearly so, on papers of an invented council that give them one."""

import hashlib

import pytest

from graph.building import Origin, Source, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.names import Names
from loaders.claims import BodyClaim, Claim, DocumentClaim, InspectionClaim, JudgementClaim, RelationClaim
from queries.catalogue import load_question
from queries.runner import ask
from queries.shown import short
from tests.composed import TEXT, at, source

OTHER = "kelderdale-cabinet-2016-03-01"
BOARD = "Kelderdale Safeguarding Children Board"
WELLBEING = "Kelderdale Health and Wellbeing Board"
POLICE = "Kelderdale police"


def second_paper() -> Source:
    """The same inspection with another last day and another grade; links that close a ring; a member of two boards."""
    common = {"document": OTHER, "confidence": 1.0, "method": "manual"}
    inspection = {"authority": "Kelderdale", "framework": "sif-2013", "start": "2015-10-05"}
    told = (at("between 5 October and 29 October 2015"),)
    digest = hashlib.sha256(f"{TEXT} ".encode()).hexdigest()
    claims: list[Claim] = [
        DocumentClaim(
            **common, title="What inspectors found", kind="committee-report", publisher="Kelderdale", date="2016-03-01",
            file=f"{OTHER}.txt", sha256=digest, characters=len(TEXT), evidence=(at("Inspection of children's services"),),
        ),
        InspectionClaim(**common, **inspection, inspectorate="Ofsted", end="2015-10-30", evidence=told),
        JudgementClaim(**common, **inspection, area="overall", grade="inadequate", evidence=told),
        BodyClaim(**common, name=BOARD, kind="lscb", authority="Kelderdale", evidence=told),
        BodyClaim(**common, name=WELLBEING, kind="health-and-wellbeing-board", authority="Kelderdale", evidence=told),
        BodyClaim(**common, name=POLICE, kind="police", authority="Kelderdale", evidence=told),
        RelationClaim(**common, subject=WELLBEING, predicate="reports-to", object=BOARD, status="proposed", evidence=told),
        RelationClaim(**common, subject=POLICE, predicate="member-of", object=BOARD, status="actual", evidence=told),
        RelationClaim(**common, subject=POLICE, predicate="member-of", object=WELLBEING, status="actual", evidence=told),
    ]  # fmt: skip
    return Source(OTHER, claims, digest)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("composed")
    build_dataset([source(), second_paper()], folder, Origin("test", "test"))
    return open_dataset(folder)


def answer(dataset: Dataset, question: str, columns: tuple[str, ...], **values: str) -> list[tuple[str, ...]]:
    """The rows as people see them, these columns only."""
    result = ask(dataset, load_question(question), values, Names(dataset).resolve)
    at_column = {column.name: place for place, column in enumerate(result.columns)}
    return [tuple(short(row[at_column[name]]) for name in columns) for row in result.rows]


def test_two_papers_that_differ_are_set_side_by_side(dataset: Dataset) -> None:
    columns = ("property", "value", "stating", "otherwise")
    assert answer(dataset, "statements-compared", columns, reviewed="Kelderdale", agreement="differing") == [
        ("last day", "2015-10-29", "1", "1"),
        ("last day", "2015-10-30", "1", "1"),
        ("has grade", "good", "1", "1"),
        ("has grade", "inadequate", "1", "1"),
    ]


def test_what_both_papers_state_is_agreed_and_the_rest_has_one_account(dataset: Dataset) -> None:
    agreed = answer(dataset, "statements-compared", ("property",), reviewed="Kelderdale", agreement="agreed")
    alone = answer(dataset, "statements-compared", ("property",), reviewed="Kelderdale", agreement="one account")
    assert {("first day",), ("conducted by",)} <= set(agreed)
    assert ("report published",) in alone


def test_links_that_lead_back_are_a_ring(dataset: Dataset) -> None:
    assert answer(dataset, "rings", ("near", "link", "far", "standing")) == [
        (WELLBEING, "reports to", BOARD, "proposed"),
        (BOARD, "reports to", WELLBEING, "in-force"),
    ]


def test_a_member_of_two_boards_is_found(dataset: Dataset) -> None:
    assert answer(dataset, "members-of-several-bodies", ("member", "bodies", "body")) == [
        (POLICE, "2", WELLBEING),
        (POLICE, "2", BOARD),
    ]


def test_a_board_whose_links_are_only_proposed_is_told_apart(dataset: Dataset) -> None:
    assert answer(dataset, "bodies-nobody-oversees", ("board", "links", "standing")) == [
        (WELLBEING, "not in force", "proposed"),
    ]
