"""Pictures of networks: of invented ones of every size, and of the two neighbours, checked mark by mark."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from goldenthread.network_view import Asked, compare_areas, network, suppose_without
from goldenthread.networks.drawing import Caption, draw, draw_both
from goldenthread.networks.layout import lay_out
from goldenthread.networks.placing import Room
from goldenthread.networks.styles import colours, party_style
from goldenthread.networks.svg import svg
from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.network.comparing import compare
from queries.errors import BindingError
from tests.partnered import IMPROVEMENT, sources
from tests.pictured import SVG, contrast, faults_of_scene, faults_of_svg, invented, words_of

CAPTION = Caption("An invented network", ("A note that says so.",))
SIZES = [(0, 0), (1, 0), (2, 1), (3, 7), (12, 20), (40, 70), (90, 130), (150, 200)]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("pictures")
    build_dataset(sources(), folder, Origin("test", "test"))
    return open_dataset(folder)


@pytest.mark.parametrize(("size", "ties"), SIZES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_overlaps_and_nothing_is_outside_up_to_150_bodies(size: int, ties: int, seed: int) -> None:
    made = invented(size, ties, seed)
    scene = draw(made, CAPTION)
    assert faults_of_scene(scene) == []
    picture = svg(scene)
    assert faults_of_svg(picture) == []
    shown = words_of(picture)
    assert [party.label for party in made.parties if party.label.replace(" ", "") not in shown] == []
    numbers = [number for line in scene.lines for number in _numbers(line.number)]
    assert sorted(numbers) == list(range(1, ties + 1))


def _numbers(badge: str) -> list[int]:
    first, dash, last = badge.partition("-")
    return list(range(int(first), int(last) + 1)) if dash else [int(one) for one in badge.split(",")]


def test_two_networks_side_by_side_keep_apart() -> None:
    caption = replace(CAPTION, headings=("before", "after"))
    whole = invented(30, 40, 1)
    there = {end for tie in whole.ties[:25] for end in (tie.source, tie.target)}
    half = replace(whole, ties=whole.ties[:25], parties=tuple(p for p in whole.parties if p.iri in there))
    made = compare(whole, half)
    for together in (True, False):
        scene = draw_both(made, caption, together=together)
        assert faults_of_scene(scene) == []
        assert faults_of_svg(svg(scene)) == []


def test_parties_of_both_stand_at_the_same_spots_before_and_after(dataset: Dataset) -> None:
    view = suppose_without(dataset, IMPROVEMENT, Asked(("Kelderdale",)))
    scene = draw_both(view.comparison, view.caption, together=True)
    spots: dict[str, list[tuple[float, float]]] = {}
    for node in scene.nodes:
        spots.setdefault(node.id, []).append((node.x, node.y))
    twice = [places for places in spots.values() if len(places) == 2]
    assert len(twice) == len(view.comparison.both.parties) + 1  # and the end that is not stated
    assert len({(round(b[0] - a[0], 3), b[1] - a[1]) for a, b in twice}) == 1


def test_parties_of_two_areas_have_a_second_ring(dataset: Dataset) -> None:
    view = compare_areas(dataset, "Kelderdale", "Marrowby")
    scene = draw_both(view.comparison, view.caption, together=False)
    assert {node.told.split(":")[0] for node in scene.nodes if node.ring} == {"Vale Constabulary"}


def test_proposed_lines_are_dashed_and_ended_ones_grey(dataset: Dataset) -> None:
    scene = draw(network(dataset, Asked(("Kelderdale",))).network, CAPTION)
    drawn = [(line.style.dash, line.style.colour, line.told) for line in scene.lines]
    for dash, colour, told in drawn:
        assert (dash == "7 5") == ("(proposed, expected or planned)" in told)
        assert (colour == "#707070") == ("(ended or given up)" in told)
    assert sum(dash == "7 5" for dash, *_ in drawn) == 2
    assert sum(colour == "#707070" for _, colour, _ in drawn) == 1


def test_every_line_and_every_party_tells_where_it_is_stated(dataset: Dataset) -> None:
    root = etree.fromstring(network(dataset, Asked(("Kelderdale",))).svg().encode())
    told = [
        element.findtext(f"{SVG}title") for element in root.iter(f"{SVG}g") if element.find(f"{SVG}title") is not None
    ]
    assert len(told) == 8 + 1 + 2 * 9  # parties, the open end, and each line with its number
    assert all("code points" in str(one) or "No source states who" in str(one) for one in told)


def test_the_table_beneath_has_every_tie(dataset: Dataset) -> None:
    view = network(dataset, Asked(("Kelderdale",)))
    with_table, without = words_of(view.svg()), words_of(view.svg(table=False))
    assert "oncetheImprovementBoardisdisbanded" in with_table
    assert "oncetheImprovementBoardisdisbanded" not in without
    assert "KelderdaleCabinet(2016-05-03),paragraph2,codepoints93-181" in with_table
    assert view._repr_svg_() == view.svg(table=False)


def test_those_without_a_tie_stand_apart_and_open_ends_are_marked(dataset: Dataset) -> None:
    shown = words_of(network(dataset, Asked(("Kelderdale",))).svg())
    assert "Namedbyasource,withnotieshownhere(1)" in shown
    assert "?notstated" in shown


def test_colours_are_told_from_paper_and_kinds_by_more_than_colour() -> None:
    assert [colour for colour in colours() if contrast(colour) < 4.5] == []
    parties = {party.kind: party_style(party) for party in invented(20, 0, 1).parties}
    looks = [(style.shape, style.letters) for style in parties.values()]
    assert len(set(looks)) == len(looks)
    by_letters = {}
    for style in parties.values():
        assert by_letters.setdefault(style.letters, style.shape) == style.shape


def test_the_picture_is_the_same_bytes_in_another_process(dataset: Dataset) -> None:
    script = (
        "from tests.pictured import invented; from goldenthread.networks.drawing import Caption, draw; "
        "from goldenthread.networks.svg import svg; "
        "print(svg(draw(invented(40, 60, 5), Caption('T', ()))), end='')"
    )
    made = []
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
        made.append(
            subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True).stdout
        )
    assert len(set(made)) == 1
    assert made[0].decode() == svg(draw(invented(40, 60, 5), Caption("T", ())))


def test_the_picture_of_an_area_is_the_golden_one(dataset: Dataset, golden: Callable[[str, str], None]) -> None:
    """The same on every machine: arithmetic of the layout is exact."""
    made = network(dataset, Asked(("Kelderdale",)))
    golden("networks/kelderdale.svg", svg(draw(made.network, CAPTION)))


def test_large_networks_name_the_busiest_only() -> None:
    made = invented(400, 700, 1)
    scene = draw(made, CAPTION)
    assert sum(bool(node.lines) for node in scene.nodes) == 150
    assert len(scene.nodes) == 400
    assert [fault for fault in faults_of_scene(scene) if "overlaps" in fault] == []
    assert faults_of_svg(svg(scene)) == []


def test_layout_puts_all_beside_each_other_and_ignores_the_order_of_ties() -> None:
    rooms = [Room(30, 10, 20)] * 12
    pairs = [(0, one) for one in range(1, 8)] + [(8, 9), (9, 10)]
    one, other = lay_out(rooms, pairs), lay_out(rooms, [(b, a) for a, b in reversed(pairs)])
    assert one == other
    for first in range(12):
        for second in range(first):
            (x, y), (u, v) = one.points[first], one.points[second]
            assert abs(x - u) >= 60 or abs(y - v) >= 30
    assert min(x for x, _ in one.points) == 30


def test_what_is_too_large_to_be_seen_is_refused_and_long_tables_are_named() -> None:
    with pytest.raises(BindingError, match="a picture of 5,001 parties shows nothing: choose areas"):
        draw(invented(5001, 0, 1), CAPTION)
    assert "420tiesarenotlistedhere" in words_of(svg(draw(invented(60, 420, 1), CAPTION)))
