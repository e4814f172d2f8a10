"""A store made of the one before holds what a store filled anew holds, whatever changed between."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.generated.country import sources
from graph.building import Origin, Source, build_dataset
from graph.dataset import open_dataset
from graph.renewing import Renewing
from graph.snapshot import Snapshot, current

NEW = Origin("test", "")


@pytest.fixture(scope="module")
def country() -> list[Source]:
    return list(sources(0.03))


def built(told: Sequence[Source], data: Path) -> Snapshot:
    return build_dataset(told, data, NEW)


def content(snapshot: Snapshot) -> tuple[set[str], int, int]:
    """The merged graph but for blank nodes, which the engine names as it likes; how many have them; all quads."""
    store = ox.Store.read_only(str(snapshot.folder / "store"))
    merged = [str(quad.triple) for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())]
    plain = {line for line in merged if "_:" not in line}
    return plain, len(merged) - len(plain), len(store)


def test_however_sources_come_and_go_it_is_as_if_built_anew(country: list[Source], tmp_path: Path) -> None:
    chance = random.Random(7)
    built(country, tmp_path / "renewed")
    told = list(country)
    for round_ in range(4):
        told = chance.sample(told, len(told) - 2)
        changed = chance.randrange(len(told))
        told[changed] = replace(told[changed], claims=told[changed].claims[:-1], sha256=f"{round_:064}")
        if round_ == 2:
            told += [one for one in country if one.document not in {other.document for other in told}]
        renewed = built(told, tmp_path / "renewed")
        anew = built(told, tmp_path / f"anew-{round_}")
        assert renewed.manifest == anew.manifest
        assert content(renewed) == content(anew)


def test_the_version_before_stays_as_it_was(country: list[Source], tmp_path: Path) -> None:
    before = built(country, tmp_path)
    held = content(before)
    built(country[:-1], tmp_path)
    assert current(tmp_path).manifest.version != before.manifest.version
    assert content(before) == held


def renewed(before: Snapshot, folder: Path, *, quads: list[str], merged: list[str]) -> ox.Store:
    """The store that `Renewing` makes for these lines."""
    folder.mkdir()
    path = folder / "dataset.nq"
    path.write_text("".join(f"{line}\n" for line in sorted(quads)), encoding="utf-8", newline="\n")
    with Renewing(folder / "store", path, before) as store:
        store.merged(merged)
        store.finish()
    return ox.Store.read_only(str(folder / "store"))


def test_what_is_wholly_other_and_what_has_other_blank_nodes_is_filled_anew(
    country: list[Source], tmp_path: Path
) -> None:
    before = built(country[:5], tmp_path / "data")
    few = renewed(before, tmp_path / "few", quads=["<p:a> <p:b> <p:c> <p:g> ."], merged=["<p:a> <p:b> <p:c> ."])
    assert sorted(map(str, few)) == ["<p:a> <p:b> <p:c>", "<p:a> <p:b> <p:c> <p:g>"]

    dataset = open_dataset(tmp_path / "data")
    quads = dataset.quads_path().read_text(encoding="utf-8").removesuffix("\n").split("\n")
    merged = dataset.merged().decode().removesuffix("\n").split("\n")
    more = renewed(
        before,
        tmp_path / "more",
        quads=[*quads, "_:one <p:b> _:two <p:g> ."],
        merged=[*merged, "_:one <p:b> _:two ."],
    )
    assert len(more) == len(quads) + len(merged) + 2
    found = list(more.quads_for_pattern(None, ox.NamedNode("p:b"), None, ox.DefaultGraph()))
    assert [isinstance(quad.subject, ox.BlankNode) for quad in found] == [True]


@pytest.mark.parametrize("name", ["*.sst", "MANIFEST-*"])
def test_a_store_before_that_is_damaged_within_is_not_made_use_of(
    name: str, country: list[Source], tmp_path: Path
) -> None:
    before = built(country, tmp_path / "data")
    for path in (before.folder / "store").glob(name):
        middle, size = path.stat().st_size // 4, path.stat().st_size
        with path.open("r+b") as file:
            file.seek(middle)
            file.write(b"?" * (size // 2))
    renewed = built(country[:-1], tmp_path / "data")
    assert content(renewed) == content(built(country[:-1], tmp_path / "anew"))
