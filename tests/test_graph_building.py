"""A dataset appears whole or not at all, and the same input gives the same bytes."""

import fcntl
import json
from pathlib import Path

import pytest

from graph.answers import Table, Triples, Truth
from graph.building import Origin, Source, build_dataset
from graph.consequences import CLOSURES, REFERENCE
from graph.dataset import open_dataset
from graph.errors import BadQuery, ClashingFacts, DatasetLocked, DatasetNotWhole, NoDataset
from graph.runs import RUNS
from graph.snapshot import current
from tests.composed import SLUG, claims, source

ORIGIN = Origin("goldenthread test", "fingerprint")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    build_dataset([source()], data, ORIGIN)
    return data


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = build_dataset([source()], tmp_path, ORIGIN)
    first = current(built)
    assert again.manifest == first.manifest
    assert (again.folder / "dataset.nq").read_bytes() == (first.folder / "dataset.nq").read_bytes()
    assert (again.folder / "manifest.json").read_bytes() == (first.folder / "manifest.json").read_bytes()


def test_the_merged_graph_holds_what_the_sources_say(built: Path) -> None:
    dataset = open_dataset(built)
    named = dataset.select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").rows[0][0]
    assert int(str(named)) == dataset.manifest.triples
    missing = """SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o }
        FILTER(?g NOT IN (APART))
        FILTER(!isBlank(?s) && !isBlank(?o)) FILTER NOT EXISTS { ?s ?p ?o } }"""
    apart = ", ".join(f"<{one}>" for one in (CLOSURES, REFERENCE, RUNS))  # decisions 28 and 36
    assert dataset.select(missing.replace("APART", apart)).rows == ()
    assert len(dataset.facts()) <= dataset.manifest.triples


def test_every_form_of_query(built: Path) -> None:
    dataset = open_dataset(built)
    assert dataset.query("ASK { ?s a <https://w3id.org/goldenthread/ont#Action> }") == Truth(True)
    described = dataset.query("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3")
    assert isinstance(described, Triples)
    assert len(described.graph) == 3
    rows = dataset.query("SELECT ?a ?b WHERE { VALUES (?a ?b) { (1 UNDEF) } }")
    assert isinstance(rows, Table)
    assert rows.columns == ("a", "b")
    assert rows.rows[0][1] is None


def test_a_bad_query_says_where(built: Path) -> None:
    with pytest.raises(BadQuery, match="line 2, column") as caught:
        open_dataset(built).query("SELECT * WHERE {\n ?s ?p }")
    assert caught.value.line == 2


def test_a_build_that_fails_leaves_the_last_good_dataset(built: Path, tmp_path: Path) -> None:
    good = build_dataset([source()], tmp_path, ORIGIN)

    def fail_late(step: str) -> None:
        if step == "Storing":
            raise KeyboardInterrupt

    other = Source("other", [c for c in claims() if c.confidence], "1")
    with pytest.raises(KeyboardInterrupt):
        build_dataset([other], tmp_path, ORIGIN, progress=fail_late)
    assert current(tmp_path) == good
    assert [p.name for p in (tmp_path / "versions").iterdir()] == [good.manifest.version]


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "versions" / ".building-left"
    left.mkdir(parents=True)
    build_dataset([source()], tmp_path, ORIGIN)
    assert not left.exists()


def test_a_locked_data_folder(tmp_path: Path) -> None:
    (tmp_path / "versions").mkdir()
    with (tmp_path / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(DatasetLocked, match="another build is writing"):
            build_dataset([source()], tmp_path, ORIGIN)


def test_one_document_from_two_files(tmp_path: Path) -> None:
    with pytest.raises(ClashingFacts, match=SLUG):
        build_dataset([source(), Source(SLUG, claims(), "other bytes")], tmp_path, ORIGIN)
    with pytest.raises(ClashingFacts, match="two readings"):
        build_dataset([source(), Source(SLUG, claims()[:3], source().sha256)], tmp_path, ORIGIN)
    assert build_dataset([source(), source()], tmp_path, ORIGIN).manifest.inputs.keys() == {SLUG}


def test_an_absent_dataset(tmp_path: Path) -> None:
    with pytest.raises(NoDataset, match="goldenthread build"):
        open_dataset(tmp_path)


def test_a_dataset_of_another_version(tmp_path: Path) -> None:
    snapshot = build_dataset([source()], tmp_path, ORIGIN)
    path = snapshot.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    with pytest.raises(DatasetNotWhole, match="another version"):
        open_dataset(tmp_path)


@pytest.mark.parametrize("part", ["manifest.json", "dataset.nq"])
def test_a_dataset_with_a_part_missing(part: str, tmp_path: Path) -> None:
    snapshot = build_dataset([source()], tmp_path, ORIGIN)
    (snapshot.folder / part).unlink()
    with pytest.raises(DatasetNotWhole, match=part):
        open_dataset(tmp_path)


def test_a_damaged_store(tmp_path: Path) -> None:
    snapshot = build_dataset([source()], tmp_path, ORIGIN)
    (snapshot.folder / "store" / "CURRENT").unlink()
    with pytest.raises(DatasetNotWhole, match="goldenthread build"):
        open_dataset(tmp_path)
