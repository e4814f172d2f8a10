"""What is lacking, on papers of an invented council in which each thing is lacking once and stated once."""

import hashlib

import pytest

from graph.building import Origin, Source, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.names import Names
from loaders.claims import (
    ActionClaim,
    Claim,
    DocumentClaim,
    FindingClaim,
    InspectionClaim,
    JudgementClaim,
    RecommendationClaim,
)
from queries.catalogue import load_question
from queries.runner import ask
from queries.shown import short
from tests.composed import TEXT, at, source

OTHER, EMPTY = "kelderdale-cabinet-2016-03-01", "kelderdale-cabinet-2016-04-01"
BOARD = "Kelderdale Safeguarding Children Board"
WELLBEING = "Kelderdale Health and Wellbeing Board"
PANEL = "Kelderdale Voice Panel"
PLAN = "Kelderdale Safeguarding Plan"
COMMON = {"confidence": 1.0, "method": "manual"}


def document(slug: str, date: str) -> DocumentClaim:
    digest = hashlib.sha256(slug.encode()).hexdigest()
    return DocumentClaim(
        **COMMON, document=slug, title="To the cabinet", kind="committee-report", publisher="Kelderdale", date=date,
        file=f"{slug}.txt", sha256=digest, characters=len(TEXT), evidence=(at("Inspection of children's services"),),
    )  # fmt: skip


def other_paper() -> list[Claim]:
    """A recommendation to nobody, and one that no action answers; an action that answers none; an inspection that nobody dates, with a judgement, and one without; a finding of no theme."""
    common = {**COMMON, "document": OTHER, "evidence": (at("Services were judged good overall"),)}
    return [
        document(OTHER, "2016-03-01"),
        RecommendationClaim(**common, authority="Kelderdale", framework="sif-2013", ordinal=1, summary="Try harder."),
        RecommendationClaim(
            **common, authority="Kelderdale", framework="sif-2013", start="2015-10-05", addressee=BOARD, ordinal=3, summary="Try again.",
        ),
        ActionClaim(**common, authority="Kelderdale", summary="Hold a seminar."),
        InspectionClaim(**common, authority="Eastborough", framework="sif-2013", inspectorate="Ofsted"),
        JudgementClaim(**common, authority="Eastborough", framework="sif-2013", area="leadership", grade="good"),
        FindingClaim(**common, authority="Kelderdale", polarity="strength", subject="local authority", summary="Cheerful."),
        FindingClaim(
            **common, authority="Kelderdale", polarity="weakness", subject="local authority", summary="Late.", themes=("early-help",),
        ),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("gaps")
    others = (OTHER, other_paper()), (EMPTY, [document(EMPTY, "2016-04-01")])
    sources = [Source(slug, claims, hashlib.sha256(slug.encode()).hexdigest()) for slug, claims in others]
    build_dataset([source(), *sources], folder, Origin("test", "test"))
    return open_dataset(folder)


@pytest.mark.parametrize(
    ("question", "values", "columns", "expected"),
    [
        ("recommendations-without-action", {}, ("recipient", "text"), [("", "Try harder."), (BOARD, "Try again.")]),
        ("recommendations-without-action", {"recipient": BOARD}, ("ordinal", "reason"), [("3", "no action stated")]),
        ("recommendations-without-action", {"recipient": BOARD, "since": "2015-10-05"}, ("ordinal", "firstDay"), [("3", "2015-10-05")]),
        ("recommendations-without-action", {"recipient": BOARD, "since": "2015-10-06"}, ("ordinal",), []),
        ("recommendations-without-action", {"theme": "participation-and-advocacy"}, ("ordinal",), []),
        ("recommendations-without-recipient", {}, ("ordinal", "text"), [("1", "Try harder.")]),
        ("actions-without-recommendation", {}, ("row", "text"), [("", "Hold a seminar.")]),
        ("inspections-without-grade", {}, ("authority", "judgements"), [("Eastborough", "1")]),
        ("judgements-without-date", {}, ("authority", "area", "grade"), [("Eastborough", "leadership", "good")]),
        (
            "boards-without-chair", {}, ("board", "lacks", "chair"),
            [(BOARD, "no chair stated", ""), (PANEL, "nobody named", "KSCB Voice Panel Chair")],
        ),
        ("boards-without-reporting-line", {}, ("board", "lines"), [(PANEL, "none stated")]),
        ("posts-without-holder", {}, ("body", "post", "tenure"), [(PANEL, "KSCB Voice Panel Chair", "interim")]),
        ("plans-without-overseer", {}, ("plan", "oversight", "standing", "reports"), [(PLAN, "not in force", "proposed", "0")]),
        ("interventions-without-end", {}, ("authority", "standing", "lastTold"), [("Kelderdale", "in force", "2016-02-09")]),
        ("findings-without-theme", {}, ("kind", "text"), [("strength", "Cheerful.")]),
        ("documents-that-yielded-nothing", {}, ("date", "things"), [("2016-04-01", "0")]),
        ("documents-that-yielded-nothing", {"atMost": "20"}, ("date",), [("2016-04-01",), ("2016-03-01",)]),
    ],
)  # fmt: skip
def test_only_what_is_lacking_is_listed(
    dataset: Dataset, question: str, values: dict[str, str], columns: tuple[str, ...], expected: list[tuple[str, ...]]
) -> None:
    result = ask(dataset, load_question(question), values, Names(dataset).resolve)
    at_column = {column.name: place for place, column in enumerate(result.columns)}
    found = [tuple(short(row[at_column[name]]) for name in columns) for row in result.rows]
    assert sorted(found) == sorted(expected)
