"""Networks of what ships, against the answers worked out by hand from the papers (tests/answers), and their pictures."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread import Graph
from goldenthread.network_view import Asked, compare_areas, compare_times, network, suppose_without
from goldenthread.networks.drawing import draw, draw_both
from goldenthread.networks.svg import svg
from goldenthread.networks.views import NetworkView
from graph.dataset import Dataset
from graph.identifiers import slug
from graph.network.choosing import Choice, choose
from graph.network.network import without
from graph.network.parties import Tie
from graph.network.reading import read_everything
from graph.network.seats import across
from ontology.terms import ID
from tests.pictured import faults_of_scene, faults_of_svg, lines_over_others, words_of

ANSWERS = Path(__file__).parent / "answers"
STATED = {"holds": "in-force", "proposed": "proposed", "ended": "ended"}
SSCB = "Sunderland Safeguarding Children Board"
AREAS = ("Sunderland", "Cheshire East", "Gateshead", "Herefordshire", "Bury", "Darlington")


@pytest.fixture(scope="module")
def dataset(shipped: Dataset) -> Dataset:
    return shipped


def ids(*names: str) -> tuple[str, ...]:
    """Authorities by their ids, which are found without reading all names."""
    return tuple(f"authority/{slug(name)}" for name in names)


def answer(name: str, *columns: str) -> set[tuple[str, ...]]:
    """These columns of an answer worked out by hand."""
    with (ANSWERS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {tuple(row[column] for column in columns) for row in csv.DictReader(file)}


def ties(view: NetworkView) -> Iterator[tuple[str, str, Tie]]:
    """Each tie with the names of its ends, "" where an end is not stated."""
    names = {iri: party.label for iri, party in view.network.by_iri.items()}
    for tie in (*view.network.ties, *view.network.open_ties):
        yield names.get(tie.source or "", ""), names.get(tie.target or "", ""), tie


def test_d1_which_boards_exist_in_each_place(dataset: Dataset) -> None:
    boards = {
        "lscb", "health-and-wellbeing-board", "improvement-board", "childrens-trust", "scrutiny-committee",
        "sub-committee", "executive-group", "task-group", "board", "partnership",
    }  # fmt: skip
    for area in AREAS:
        view = network(dataset, Asked(ids(area)))
        found = {
            (area, party.label, "proposed" if party.is_proposed else "")
            for party in view.network.parties
            if party.kind in boards and party.iri in view.network.core
        }
        expected = {row for row in answer("D1", "authority", "board", "standing") if row[0] == area}
        # Boards that a table names only through a judgement on them are here too.
        assert expected <= found
        assert all(board.endswith("Safeguarding Children Board") for _, board, _ in found - expected)


def test_e1_whom_the_plan_covers(dataset: Dataset) -> None:
    view = network(dataset, Asked(ids("Herefordshire"), kinds=("plan-participation",)))
    others = {(near, tie.standing) for near, far, tie in ties(view) if far == "Herefordshire"}
    # The council itself is the tenth: a tie to itself is no tie.
    assert others == answer("E1", "other", "standing") - {("Herefordshire", "in-force")}
    assert dict(view.network.left_out)["ties within one body, as of its own chair"] == 1


def test_e2_no_partner_is_stated_to_sit_on_several_boards(dataset: Dataset) -> None:
    assert list(network(dataset).seats.shared()) == sorted(answer("E2", "member", "body")) == []


def test_e3_who_reaches_across_authorities(dataset: Dataset) -> None:
    view = network(dataset, Asked(ids("Sunderland"), kinds=("partnership",)))
    ((near, far, tie),) = ties(view)
    assert {near, far} == {SSCB, "Sunderland partner local authorities"}
    ((role, other, standing, matter, _, paragraph, start),) = answer(
        "E3", "role", "other", "standing", "matter", "document", "paragraph", "start"
    )
    assert (role, other, tie.standing, tie.matter) == ("participant", SSCB, standing, matter)
    assert not tie.directed
    assert [(one.paragraph, str(one.start)) for one in tie.passages] == [(paragraph, start)]


def test_e4_and_e6_who_is_set_beside_whom(dataset: Dataset) -> None:
    compared = {(near, far, tie.standing) for near, far, tie in ties(network(dataset, Asked(kinds=("comparison",))))}
    beside = {(SSCB, other, standing) for other, standing in answer("E4", "other", "standing")}
    assert compared == beside | {(near, far, "in-force") for near, far in answer("E6", "near", "far")}


def test_d3_and_d6_who_oversees_now_and_who_is_meant_to(dataset: Dataset) -> None:
    seen = list(ties(network(dataset, Asked(ids("Cheshire East"), kinds=("oversight",)))))
    plan = {(near, tie.standing) for near, _, tie in seen if tie.matter == "Children's Improvement Plan"}
    assert plan == answer("D3", "overseer", "standing")
    meant = {(far, tie.standing) for _, far, tie in seen if tie.matter == "response to the Ofsted inspection"}
    assert meant == answer("D6", "overseen", "standing")


def test_d5_what_the_board_would_receive_is_an_open_tie(dataset: Dataset) -> None:
    view = network(dataset, Asked(ids("Cheshire East"), kinds=("reporting",)))
    received = {(tie.matter, tie.detail or "", tie.standing) for tie in view.network.open_ties}
    assert received == answer("D5", "matter", "frequency", "standing")


def test_d8_sub_bodies(dataset: Dataset) -> None:
    found = {
        (near,) for near, far, _ in ties(network(dataset, Asked(ids("Sunderland"), kinds=("sub-body",)))) if far == SSCB
    }
    assert found == answer("D8", "subBody")


def test_d9_reporting_lines_with_frequency_or_date(dataset: Dataset) -> None:
    lines = {
        (far, tie.detail or "", tie.period or "", tie.standing)
        for _, far, tie in ties(network(dataset, Asked(kinds=("reporting",))))
        if tie.detail or tie.period
    }
    assert lines == answer("D9", "receiver", "frequency", "period", "standing")


def test_d10_interventions(dataset: Dataset) -> None:
    steps = {
        (far, tie.standing)
        for _, far, tie in ties(network(dataset, Asked(kinds=("improvement-notice", "commissioner-appointment"))))
        if tie.passages[0].date
    }
    words = {"in force": "in-force", "expected": "expected"}
    assert steps == {(where, words[standing]) for where, _, standing in answer("D10", "authority", "kind", "standing")}


def test_d11_a_remit_handed_over_and_back(dataset: Dataset) -> None:
    handed = {
        (near, far, tie.standing, tie.period)
        for near, far, tie in ties(network(dataset, Asked(ids("Sunderland"), kinds=("responsibility-transfer",))))
    }
    assert handed == answer("D11", "giver", "taker", "standing", "period")


def test_d13_how_an_improvement_board_is_made_up(dataset: Dataset) -> None:
    board = "Herefordshire Children's Improvement Board"
    view = network(dataset, Asked(ids("Herefordshire"), level="posts"))
    about = {near for near, far, tie in ties(view) if far == board and tie.kind != "post"}
    about |= {far for near, far, tie in ties(view) if near == board}
    assert about == {other for (other,) in answer("D13", "other")}


def test_d16_and_d17_who_holds_which_post(dataset: Dataset) -> None:
    view = network(dataset)
    held = [seat for seat in view.seats.seats if seat.kind == "post-holding"]
    names = view.seats.labels
    interim = {(names[s.sitter], names[s.holder] if s.holder else "") for s in held if s.detail == "interim"}
    assert interim == answer("D16", "post", "holder")
    holders = [(names[seat.holder], names[seat.sitter]) for seat in held if seat.holder]
    twice = {one for one in holders if [who for who, _ in holders].count(one[0]) > 1}
    assert twice == answer("D17", "holder", "post")


def test_a_company_follows_another(dataset: Dataset) -> None:
    made = compare_times(dataset, "2018", "2022", Asked(ids("Slough"))).comparison
    assert [party.label for party in made.only_here.parties] == ["Slough Children's Services Trust"]
    assert [party.label for party in made.only_there.parties] == ["Slough Children First"]
    assert [tie.course for tie in made.here.ties] == ["holds"]  # ended since, and held then


def test_a_county_that_is_replaced_takes_its_departments_along(dataset: Dataset) -> None:
    view = compare_times(
        dataset, "2022", "2024", Asked(ids("Cumbria", "Cumberland", "Westmorland and Furness"))
    )  # fmt: skip
    assert "Cumbria Children's Services" in {party.label for party in view.comparison.only_here.parties}
    assert {party.label for party in view.comparison.only_there.parties} == {"Cumberland", "Westmorland and Furness"}
    told = "Between the two: Cumbria is succeeded by Cumberland; Cumbria is succeeded by Westmorland and Furness."
    assert told in view.caption.notes


def test_what_two_areas_share(dataset: Dataset) -> None:
    made = compare_areas(dataset, *ids("Sunderland", "Cheshire East")).comparison
    assert [party.label for party in made.both.parties] == ["Ofsted"]
    assert ("sub-committee", 5, 0) in made.kinds


def test_who_reaches_across_areas(dataset: Dataset) -> None:
    view = network(dataset)
    reached = {view.network.by_iri[iri].label: len(areas) for iri, areas in across(view.network)}
    assert max(reached, key=lambda name: reached[name]) == "Ofsted"
    assert reached["Achieving for Children"] == 3
    assert reached["Department for Education"] == 2


def test_areas_read_alone_are_those_of_the_whole(dataset: Dataset) -> None:
    whole = read_everything(dataset)
    for area in AREAS:
        authorities = tuple(ID + one for one in ids(area))
        choice = Choice(authorities, level="persons")
        assert choose(read_everything(dataset, authorities), choice) == choose(whole, choice)


def test_every_tie_and_every_party_has_a_passage_and_a_name(dataset: Dataset) -> None:
    for level in ("bodies", "persons"):
        view = network(dataset, Asked(level=level))  # type: ignore[arg-type]
        assert [tie.id for *_, tie in ties(view) if not tie.passages] == []
        assert [party.iri for party in view.network.parties if not party.first or not party.label] == []
        assert all("code points" in values["evidence"] for *_, values in view.graph.edges(data=True))


@pytest.mark.parametrize("area", [*AREAS, None])
def test_pictures_of_what_ships(dataset: Dataset, area: str | None) -> None:
    view = network(dataset, Asked(ids(area) if area else ()))
    scene = draw(view.network, view.caption)
    assert faults_of_scene(scene) == []
    picture = svg(scene)
    assert faults_of_svg(picture) == []
    assert len(lines_over_others(scene)) <= (0 if area else len(scene.lines) // 6)
    shown = words_of(picture)
    assert [party.label for party in view.network.parties if party.label.replace(" ", "") not in shown] == []


def test_pictures_side_by_side(dataset: Dataset) -> None:
    views = [
        compare_areas(dataset, *ids("Sunderland", "Cheshire East")),
        suppose_without(dataset, "board/cheshire-east/childrens-improvement-board", Asked(ids("Cheshire East"))),
        compare_times(dataset, "2018", "2022", Asked(ids("Slough"))),
    ]
    for view in views:
        scene = draw_both(view.comparison, view.caption, together=view.together)
        assert faults_of_scene(scene) == []
        assert faults_of_svg(svg(scene)) == []


def test_the_succession_in_cheshire_east(dataset: Dataset) -> None:
    """Once the improvement board goes, the wellbeing board would oversee what it oversaw, and three boards more."""
    view = network(dataset, Asked(ids("Cheshire East"), level="posts"))
    gone = next(party.iri for party in view.network.parties if party.kind == "improvement-board")
    after = NetworkView(without(view.network, gone), view.seats, view.caption, view.version)
    overseen = {
        far for near, far, tie in ties(after)
        if near == "Cheshire East Health and Wellbeing Board" and tie.kind == "oversight" and tie.course == "holds"
    }  # fmt: skip
    assert overseen == {"Cheshire East"} | {name for (name,) in answer("D6", "overseen")}


def test_a_graph_in_python_gives_its_network_too(dataset: Dataset) -> None:
    view = Graph(dataset).network(Asked(("Sunderland",)))
    assert view.graph.number_of_nodes() > 20
    assert view._repr_svg_().startswith("<svg")
