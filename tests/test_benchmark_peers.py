"""Peers of the benchmark hold the same facts, and what they refuse or are late with is told and counts for nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.asked import Asked
from benchmarks.peers.asker import Asker, asker
from benchmarks.peers.choice import PEERS, absent, peers
from benchmarks.peers.comparison import Way, ask_in_turn, compare
from benchmarks.peers.engine import Reply
from benchmarks.peers.ours import ours
from benchmarks.peers.table import lines
from graph.building import Origin, Source, build_dataset
from graph.dataset import Dataset, open_dataset
from loaders.own_claims import AuthorityClaim

COUNCILS = {"Kelderdale": "E06000901", "Thornley": "E06000902", "Brackwater": "E06000903"}
NAMES = "SELECT ?name WHERE { ?council a gt:Authority ; rdfs:label ?name }"
ENDLESS = (
    "SELECT (COUNT(?a) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?f) && STR(?f) < STR(?i)) }"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of three councils."""
    claims = [
        AuthorityClaim(document="register", evidence=(), confidence=1.0, method="manual", name=name, gss_code=code)
        for name, code in COUNCILS.items()
    ]
    data = tmp_path_factory.mktemp("dataset")
    build_dataset([Source("register", claims, "0" * 64)], data, Origin("test", ""))
    return data


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return open_dataset(folder)


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.server) for name in PEERS])
def peer(request: pytest.FixtureRequest, dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    if words := absent([request.param]):
        pytest.skip(words[0])
    (engine,) = peers([request.param], dataset, tmp_path_factory.mktemp("peer"))
    with asker(engine) as opened:
        yield opened


def test_a_peer_holds_the_merged_facts_once(peer: Asker, dataset: Dataset) -> None:
    """Every triple is a row, though each stands in named graphs too."""
    everything = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
    assert peer.ask(NAMES, 3, 20.0).rows == 3
    assert peer.ask(everything, 1, 60.0).rows == len(dataset.select(everything).rows)


def test_what_is_no_query_is_refused(peer: Asker) -> None:
    reply = peer.ask("SELECT ?name WHERE {", 3, 20.0)
    assert reply.refusal
    assert reply.rows is None


def test_what_takes_too_long_counts_as_the_limit_and_the_peer_answers_on(peer: Asker) -> None:
    reply = peer.ask(ENDLESS, 3, 1.0)
    assert (reply.is_late, reply.rows) == (True, None)
    assert 0 < reply.seconds <= 1.0
    assert peer.ask(NAMES, 1, 20.0).rows == 3


def test_named_graphs_are_where_a_peer_is_asked_for_them(peer: Asker, dataset: Dataset) -> None:
    sparql = "SELECT DISTINCT ?s WHERE { GRAPH <https://w3id.org/goldenthread/graph/source/register> { ?s ?p ?o } }"
    if peer.engine.takes(Asked("graph", sparql)):
        assert peer.ask(sparql, 1, 20.0).rows == len(dataset.select(sparql).rows) > 0


def test_ratios_leave_out_what_is_refused_or_has_other_rows() -> None:
    first = Way("first", {name: Reply(0.1, 5) for name in ("same", "late", "other", "refused")})
    other = Way(
        "other",
        {
            "same": Reply(0.2, 5),
            "late": Reply(5.0, is_late=True),
            "other": Reply(0.001, 4),
            "refused": Reply(0.001, refusal="no"),
        },
    )
    found = compare(first, other)
    assert found.ratios == pytest.approx({"same": 2.0, "late": 50.0})
    assert found.mean == pytest.approx(10.0)
    assert (found.refused, found.other_rows) == (("refused",), ("other",))
    assert found.quicker(2.0) == []
    printed = "\n".join(lines([first, other]))
    assert "other takes at least 10.0 times as long as first" in printed
    assert "5000.0+" in printed


def test_questions_that_a_peer_answers_much_quicker_are_listed() -> None:
    first = Way("first", {"slow": Reply(0.5, 2), "even": Reply(0.5, 2)})
    other = Way("other", {"slow": Reply(0.1, 2), "even": Reply(0.3, 2)})
    assert compare(first, other).quicker(2.0) == ["slow"]
    assert "    slow: 100.0 ms beside 500.0, 2 rows" in list(lines([first, other]))


def test_engines_are_asked_in_turn(folder: Path) -> None:
    ways = ask_in_turn([ours(folder), ours(folder, name="again", runs=1)], [Asked("names", NAMES)], 20.0)
    assert [way.name for way in ways] == ["row by row", "again"]
    assert [reply.rows for way in ways for reply in way.replies.values()] == [3, 3]
