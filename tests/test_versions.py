"""Versions: listed, compared, exported, gone back to, pruned, and never opened by halves."""

import csv
import io
import json
import lzma
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Dataset as Quads
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, PROV, VOID
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, FINDINGS, MISUSE, NOT_FOUND, UNREADABLE
from graph.building import Origin, build_dataset
from graph.dataset import open_dataset, open_version
from graph.errors import DatasetNotWhole, UnknownGraph, UnknownVersion
from graph.exporting import FORMS, export
from graph.lines import graph_of, triple_of
from graph.pointers import history
from graph.sorting import sorted_lines
from graph.versions import find_version, rollback
from tests.composed import SLUG, source
from tests.killed import other

ORIGIN = Origin("goldenthread test", "fingerprint")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three versions, each with one source more."""
    for number in range(3):
        build_dataset([source(), *map(other, range(number))], tmp_path, ORIGIN)
    return tmp_path


def exported(data: Path, form: str, *graphs: str) -> bytes:
    out = io.BytesIO()
    export(open_dataset(data), form, out, graphs=graphs)
    return out.getvalue()


def test_versions_are_listed_the_last_built_first(data: Path) -> None:
    listed = list(csv.DictReader(io.StringIO(run("versions", "--data", data).stdout)))
    assert [one["version"] for one in listed] == history(data)
    assert [one["state"] for one in listed] == ["current", "whole", "whole"]
    assert [one["sources"] for one in listed] == ["3", "2", "1"]
    assert all(one["sha256"].startswith(one["version"]) for one in listed)
    assert run("versions", "--data", data / "nowhere").exit_code == NOT_FOUND


def test_going_back_and_forth(data: Path) -> None:
    last, before, first = history(data)
    assert run("rollback", "--data", data).exit_code == DONE
    assert open_dataset(data).manifest.version == before
    assert run("rollback", "--data", data).exit_code == DONE
    assert open_dataset(data).manifest.version == first
    none = run("rollback", "--data", data)
    assert (none.exit_code, "there is no version before" in none.stderr) == (NOT_FOUND, True)
    assert run("rollback", last[:7], "--data", data).exit_code == DONE
    assert open_dataset(data).manifest.version == last
    assert history(data) == [last, before, first]
    with pytest.raises(UnknownVersion, match="there is no version 'zzz'; the versions here are"):
        find_version(data, "zzz")
    with pytest.raises(UnknownVersion, match="3 versions begin with ''"):
        find_version(data, "")


def test_building_the_same_again_makes_it_current_and_keeps_its_files(data: Path) -> None:
    last = history(data)[0]
    before = (data / "versions" / last / "seal.json").stat().st_ino
    rollback(data, None)
    build_dataset([source(), other(0), other(1)], data, ORIGIN)
    assert open_dataset(data).manifest.version == last
    assert (data / "versions" / last / "seal.json").stat().st_ino == before


def test_a_difference_counts_sources_graphs_and_things(data: Path) -> None:
    old, new = open_version(data, "previous"), open_dataset(data)
    rows = list(csv.DictReader(io.StringIO(run("diff", "previous", "--data", data).stdout)))
    assert [row["name"] for row in rows if row["what"] == "source"] == ["other-1"]
    added = {row["name"]: int(row["added"]) for row in rows if row["what"] == "graph"}
    name = "https://w3id.org/goldenthread/graph/source/other-1"
    assert added[name] == new.manifest.graphs[name]
    assert sum(added.values()) == new.manifest.triples - old.manifest.triples
    assert {row["change"] for row in rows if row["what"] == "thing"} == {"facts added"}
    back = json.loads(run("diff", "current", "previous", "--format", "json", "--data", data).stdout)
    assert back["results"]["bindings"][0]["change"]["value"] == "removed"
    assert run("diff", "current", "current", "--data", data).stdout.splitlines() == ["what,name,change,removed,added"]


def test_a_patch_makes_one_version_of_the_other(data: Path, tmp_path: Path) -> None:
    old, new = open_version(data, "previous"), open_dataset(data)
    assert run("diff", "previous", "--format", "patch", "-o", tmp_path / "patch", "--data", data).exit_code == DONE
    lines = set(old.quads_path().read_text(encoding="utf-8").splitlines())
    for line in (tmp_path / "patch").read_text(encoding="utf-8").splitlines():
        (lines.add if line.startswith("+ ") else lines.remove)(line[2:])
    assert sorted(lines) == new.quads_path().read_text(encoding="utf-8").splitlines()


@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")  # of the parsers of rdflib
def test_exports_hold_the_same_and_are_the_same_in_another_process(data: Path) -> None:
    dataset = open_dataset(data)
    assert exported(data, "nquads") == dataset.quads_path().read_bytes()
    assert lzma.decompress(exported(data, "compact")) == dataset.quads_path().read_bytes()
    triples = Graph().parse(data=exported(data, "ntriples"), format="nt")
    assert isomorphic(triples, Graph().parse(data=exported(data, "turtle"), format="turtle"))
    assert len(triples) == len(dataset.facts())
    name = f"source/{SLUG}"
    own = {line for line in exported(data, "nquads").decode().splitlines() if graph_of(line).endswith(f"/{name}")}
    for form, parser in (("trig", "trig"), ("jsonld", "json-ld")):
        parsed = Quads().parse(data=exported(data, form, name), format=parser)
        assert len({quad[:3] for quad in parsed.quads()}) == len(own)
    assert exported(data, "ntriples", name).decode().splitlines() == sorted(map(triple_of, own))
    for form in FORMS:
        command = [sys.executable, "-m", "goldenthread", "export", "--format", form, "--data", data]
        assert subprocess.run(command, check=True, capture_output=True).stdout == exported(data, form), form


def test_what_cannot_be_exported_is_told(data: Path) -> None:
    with pytest.raises(UnknownGraph, match=f"no graph 'source/kelder'; of the .* nearest are: .*source/{SLUG}"):
        exported(data, "nquads", "source/kelder")
    assert run("export", "--data", data).exit_code == MISUSE
    assert run("export", "--format", "turtle", "--version", "zzz", "--data", data).exit_code == NOT_FOUND
    assert run("export", "--format", "turtle", "ontology", "-o", data / "x").exit_code == MISUSE


def test_lines_are_sorted_when_they_do_not_fit_into_memory() -> None:
    lines = [f"{n * 7919 % 1000}" for n in range(1500)]
    assert list(sorted_lines(lines, at_once=100)) == list(sorted_lines(lines)) == sorted(set(lines))
    assert graph_of('<a:s> <a:p> "x <y> ."^^<a:t> .') == ""
    assert graph_of("<a:s> <a:p> <a:o> .") == ""
    assert graph_of('<a:s> <a:p> "x"^^<a:t> <a:g> .') == graph_of("_:b <a:p> _:c <a:g> .") == "a:g"


def test_pruning_passes_by_what_is_read_and_what_is_current(data: Path) -> None:
    last, before, first = history(data)
    reader = open_version(data, first)
    assert run("versions", "--prune", "--keep", "1", "--data", data).exit_code == DONE
    assert history(data) == [last, first]
    assert reader.query("ASK { ?s ?p ?o }")
    del reader
    rollback(data, first)
    build_dataset([source(), other(7)], data, ORIGIN, keep=1)
    assert len(history(data)) == 1
    assert before not in history(data)


def test_a_damaged_version_names_the_last_good_one(data: Path) -> None:
    last, before, _ = history(data)
    store = max((data / "versions" / last / "store").glob("*.sst"), key=lambda path: path.stat().st_size)
    store.write_bytes(store.read_bytes()[:-1])
    with pytest.raises(DatasetNotWhole, match=rf"store/{store.name} is damaged .* goldenthread rollback {before}"):
        open_dataset(data)
    listed = run("versions", "--data", data)
    assert (listed.exit_code, listed.stderr.count("is damaged")) == (FINDINGS, 1)
    assert run("rollback", last, "--data", data).exit_code == UNREADABLE
    assert run("rollback", "--data", data).exit_code == DONE
    assert open_dataset(data).manifest.version == before


def test_a_change_that_keeps_the_size_is_found_by_the_doctor(data: Path) -> None:
    quads = data / "versions" / history(data)[0] / "dataset.nq"
    quads.write_bytes(b"#" + quads.read_bytes()[1:])
    open_dataset(data)
    told = run("doctor", "--data", data)
    assert told.exit_code == FINDINGS
    assert "AMISS  Content:" in told.stdout
    assert "dataset.nq was changed after the build" in told.stdout


def test_the_record_tells_of_sources_tool_and_counts(data: Path) -> None:
    manifest = open_dataset(data).manifest
    record = Graph().parse(open_dataset(data).folder / "manifest.ttl")
    version = URIRef(f"https://w3id.org/goldenthread/dataset/{manifest.version}")
    assert record.value(version, VOID.triples) == Literal(manifest.triples)
    assert len(set(record.objects(version, PROV.wasDerivedFrom))) == len(manifest.inputs) == 3
    assert {str(one) for one in record.objects(version, VOID.subset)} == set(manifest.graphs)
    assert record.value(version, DCAT.distribution) is not None
    assert not [one for one in record.objects() if isinstance(one, Literal) and "dateTime" in str(one.datatype)]
