"""Networks of two invented neighbours, worked out by hand from their papers."""

from pathlib import Path

import networkx as nx
import pytest

from goldenthread.network_view import Asked, compare_areas, compare_times, network, suppose_without
from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.errors import AmbiguousName, UnknownName
from graph.identifiers import local_id
from graph.network.between import betweenness
from graph.network.choosing import Choice, Level, choose
from graph.network.measures import meanings
from graph.network.network import Network
from graph.network.reading import read_everything
from graph.network.seats import across
from ontology.terms import ID
from queries.errors import BindingError
from tests.partnered import (
    IMPROVEMENT,
    NEIGHBOUR,
    PANEL,
    POLICE,
    SAFEGUARDING,
    WELLBEING,
    YOUTH,
    sources,
)  # fmt: skip

IN_KELDERDALE = {
    ("Kelderdale Improvement Board", "oversees", "Kelderdale", "holds"),
    (WELLBEING, "oversees", "Kelderdale", "proposed"),
    (SAFEGUARDING, "reports to", WELLBEING, "holds"),
    (PANEL, "is sub-body of", SAFEGUARDING, "holds"),
    (PANEL, "advises", "Kelderdale", "holds"),
    (POLICE, "is member of", SAFEGUARDING, "holds"),
    (POLICE, "is member of", WELLBEING, "holds"),
    ("Vale Trust", "is accountable to", "Kelderdale", "ended"),
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("networks")
    build_dataset(sources(), folder, Origin("test", "test"))
    return open_dataset(folder)


def named(made: Network) -> set[tuple[str, str, str, str]]:
    """The ties as people read them."""
    names = made.by_iri
    return {(names[t.source or ""].label, t.label, names[t.target or ""].label, t.course) for t in made.ties}


def labels(made: Network) -> set[str]:
    return {party.label for party in made.parties}


def test_an_area_is_its_bodies_tied_or_not_and_whoever_they_are_tied_to(dataset: Dataset) -> None:
    made = network(dataset, Asked(("Kelderdale",))).network
    assert named(made) == IN_KELDERDALE
    assert labels(made) == {
        "Kelderdale", SAFEGUARDING, WELLBEING, IMPROVEMENT, PANEL, YOUTH, POLICE, "Vale Trust",
    }  # fmt: skip
    assert {made.by_iri[iri].label for iri in made.core} == labels(made) - {POLICE, "Vale Trust"}


def test_without_an_area_parties_without_a_tie_are_counted_and_left_out(dataset: Dataset) -> None:
    made = network(dataset).network
    assert named(made) == IN_KELDERDALE | {
        (POLICE, "is member of", NEIGHBOUR, "holds"),
        (NEIGHBOUR, "reports to", "Marrowby", "holds"),
        ("Marrowby", "oversees", NEIGHBOUR, "holds"),
    }
    assert YOUTH not in labels(made)
    assert dict(made.left_out)["parties without a tie"] == 1


@pytest.mark.parametrize("area", ["kelderdale", "marrowby"])
@pytest.mark.parametrize("level", ["bodies", "posts", "persons"])
def test_an_area_read_alone_is_that_of_the_whole(dataset: Dataset, area: str, level: Level) -> None:
    authorities = (f"{ID}authority/{area}",)
    choice = Choice(authorities, level=level)
    assert choose(read_everything(dataset, authorities), choice) == choose(read_everything(dataset), choice)


def test_an_end_that_no_source_states_is_kept_open(dataset: Dataset) -> None:
    (tie,) = network(dataset, Asked(("Kelderdale",))).network.open_ties
    assert (tie.source, tie.label, local_id(tie.target or ""), tie.course) == (
        None, "reports to", "board/kelderdale/health-and-wellbeing-board", "proposed",
    )  # fmt: skip


def test_a_post_is_shown_as_its_body_or_for_itself(dataset: Dataset) -> None:
    bodies = network(dataset, Asked(("Kelderdale",)))
    (advises,) = (tie for tie in bodies.network.ties if tie.label == "advises")
    place = bodies.network.ties.index(advises) + 1
    edge = bodies.graph.edges[local_id(advises.source or ""), local_id(advises.target or ""), place]
    assert edge["through"] == "post/kelderdale/voice-panel-chair"
    posts = named(network(dataset, Asked(("Kelderdale",), level="posts")).network)
    assert ("Voice Panel Chair", "advises", "Kelderdale", "holds") in posts
    assert ("Voice Panel Chair", "is post in", PANEL, "holds") in posts
    persons = named(network(dataset, Asked(("Kelderdale",), level="persons")).network)
    assert persons - posts == {("Ada Reeve", "holds post", "Voice Panel Chair", "holds")}


@pytest.mark.parametrize(
    ("asked", "gone"),
    [
        (Asked(as_at="2014-02-10"), {IMPROVEMENT}),
        (Asked(as_at="2015-03"), {"Vale Trust"}),
        (Asked(as_at="2016-12-31"), {"Vale Trust"}),
        (Asked(as_at="2017"), {IMPROVEMENT, "Vale Trust"}),
        (Asked(since="2014", until="2016"), set()),
        (Asked(since="2017"), {IMPROVEMENT, "Vale Trust"}),
        (Asked(until="2013"), {IMPROVEMENT}),
    ],
)
def test_a_time_leaves_out_what_was_over_or_not_yet(dataset: Dataset, asked: Asked, gone: set[str]) -> None:
    timed = network(dataset, Asked(("Kelderdale",), as_at=asked.as_at, since=asked.since, until=asked.until)).network
    lost = {near for near, *_ in IN_KELDERDALE} - {near for near, *_ in named(timed)}
    assert lost == gone
    assert dict(timed.left_out)["ties shown although no source states their time"] == 7  # the open one too


def test_what_has_ended_since_held_at_the_time(dataset: Dataset) -> None:
    then = named(network(dataset, Asked(("Kelderdale",), as_at="2014-02")).network)
    assert ("Vale Trust", "is accountable to", "Kelderdale", "holds") in then


def test_kinds_are_those_of_the_ontology_and_those_above_them(dataset: Dataset) -> None:
    assert {kind for _, kind, _, _ in named(network(dataset, Asked(kinds=("oversight",))).network)} == {"oversees"}
    assert len(network(dataset, Asked(kinds=("reporting", "body-membership"))).network.ties) == 5
    served = network(dataset, Asked(("Kelderdale",), kinds=("area",))).network
    assert {far for _, _, far, _ in named(served)} == {"Kelderdale"}
    assert len(served.ties) == 5
    with pytest.raises(BindingError, match='no tie is of kind "friendship"; the kinds: accountability'):
        network(dataset, Asked(kinds=("friendship",)))


def test_measures_of_what_holds(dataset: Dataset) -> None:
    view = network(dataset, Asked(("Kelderdale",)))
    by_label = {view.network.by_iri[one.iri].label: one for one in view.measures.parties}
    assert {name: one.partners for name, one in by_label.items()} == {
        SAFEGUARDING: 3, "Kelderdale": 2, WELLBEING: 2, PANEL: 2, POLICE: 2, IMPROVEMENT: 1, YOUTH: 0, "Vale Trust": 0,
    }  # fmt: skip
    # Of 42 ordered pairs of others: between {panel, council, improvement} and {wellbeing, police}; and so on.
    assert {name: one.between for name, one in by_label.items() if one.between} == {
        SAFEGUARDING: round(12 / 42, 6), PANEL: round(12 / 42, 6), "Kelderdale": round(8 / 42, 6),
    }  # fmt: skip
    assert {name for name, one in by_label.items() if one.is_articulation} == {"Kelderdale", PANEL, SAFEGUARDING}
    names = {iri: party.label for iri, party in view.network.by_iri.items()}
    assert {frozenset((names[a], names[b])) for a, b in view.measures.bridges} == {
        frozenset(("Kelderdale", IMPROVEMENT)), frozenset(("Kelderdale", PANEL)), frozenset((PANEL, SAFEGUARDING)),
    }  # fmt: skip
    assert (view.measures.tied, view.measures.possible) == (6, 28)
    assert [sorted(names[iri] for iri in group) for group in view.measures.communities] == [
        sorted(("Kelderdale", IMPROVEMENT, PANEL)), sorted((WELLBEING, SAFEGUARDING, POLICE)),
    ]  # fmt: skip


def test_reciprocity_counts_pairs_tied_both_ways(dataset: Dataset) -> None:
    both = network(dataset, Asked(("Marrowby",))).measures
    assert (both.both_ways, both.pairs, both.reciprocity) == (1, 2, 0.5)
    assert network(dataset, Asked(("Kelderdale",))).measures.reciprocity == 0.0
    assert network(dataset, Asked(("Marrowby",), kinds=("advisory",))).measures.reciprocity is None


def test_how_thin_the_evidence_is(dataset: Dataset) -> None:
    thin = network(dataset, Asked(("Kelderdale",))).measures.thinness
    counted = (thin.holding, thin.passages, thin.documents, thin.once, thin.untimed, thin.proposed, thin.ended)
    assert counted == (6, 6, 1, 6, 5, 1, 1)
    assert thin.latest == "2016-05-03"
    assert thin.sentence.startswith("Rests on 6 ties that hold, stated in 6 passages of 1 document, the latest of 2016")


def test_every_measure_says_what_it_means() -> None:
    assert set(meanings()) >= {"partners", "between", "articulation", "bridges", "communities", "reciprocity", "shared"}
    assert all(one.meaning.endswith(".") and len(one.meaning) > 40 for one in meanings().values())


def test_who_sits_on_two_boards_and_who_reaches_across(dataset: Dataset) -> None:
    view = network(dataset)
    assert [(view.seats.labels[who], len(bodies)) for who, bodies in view.seats.shared()] == [(POLICE, 3)]
    reached = {view.network.by_iri[who].label: len(areas) for who, areas in across(view.network)}
    assert reached[POLICE] == 2
    held = [seat for seat in view.seats.seats if seat.kind == "post-holding"]
    assert [view.seats.labels[seat.holder or ""] for seat in held] == ["Ada Reeve"]
    assert all(seat.passages for seat in view.seats.seats)


def test_two_areas_beside_each_other(dataset: Dataset) -> None:
    made = compare_areas(dataset, "Kelderdale", "Marrowby").comparison
    assert [party.label for party in made.both.parties] == [POLICE]
    assert {party.label for party in made.only_there.parties} == {"Marrowby", NEIGHBOUR}
    assert len(made.only_here.ties) == 8
    assert len(made.only_there.ties) == 3
    assert made.both.ties == ()
    assert ("safeguarding children board", 1, 1) in made.kinds
    assert ("reporting", 1, 1) in made.tie_kinds


def test_before_and_after_a_board_ends(dataset: Dataset) -> None:
    made = compare_times(dataset, "2016", "2017", Asked(("Kelderdale",))).comparison
    assert [(tie.label, tie.period) for tie in made.only_here.ties] == [("oversees", "2015-03/2016-12")]
    assert made.only_there.ties == ()
    assert {party.label for party in made.here.parties} == {party.label for party in made.there.parties}


def test_what_would_hold_if_a_board_were_gone(dataset: Dataset) -> None:
    view = suppose_without(dataset, IMPROVEMENT, Asked(("Kelderdale",)))
    assert [party.label for party in view.comparison.only_here.parties] == [IMPROVEMENT]
    (turned,) = view.comparison.turned
    assert (turned[0].course, turned[1].course, turned[0].condition) == (
        "proposed", "holds", "once the Improvement Board is disbanded",
    )  # fmt: skip
    assert [tie.course for tie in view.comparison.there.open_ties] == ["holds"]
    assert "supposition" in view.caption.notes[0]


def test_names_that_are_unknown_or_of_several(dataset: Dataset) -> None:
    with pytest.raises(UnknownName, match="Kelderdale"):
        network(dataset, Asked(("Kelderdael",)))
    with pytest.raises(AmbiguousName, match="could be any of these"):
        suppose_without(dataset, "the Board")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (Asked(as_at="2015-13"), "no such month"),
        (Asked(as_at="yesterday"), "is not a date"),
        (Asked(as_at="2015", since="2014"), "not both"),
        (Asked(since="2016", until="2014"), "ends .* before it begins"),
    ],
)
def test_times_that_are_none(dataset: Dataset, asked: Asked, message: str) -> None:
    with pytest.raises(BindingError, match=message):
        network(dataset, asked)


def test_the_graph_is_the_same_when_the_dataset_is_built_again(dataset: Dataset, tmp_path: Path) -> None:
    build_dataset(reversed(sources()), tmp_path, Origin("test", "test"))
    again = network(open_dataset(tmp_path))
    first = network(dataset)
    assert list(first.graph.nodes(data=True)) == list(again.graph.nodes(data=True))
    assert list(first.graph.edges(keys=True, data=True)) == list(again.graph.edges(keys=True, data=True))
    assert first.measures == again.measures


def test_every_edge_carries_its_evidence(dataset: Dataset) -> None:
    for _, _, values in network(dataset).graph.edges(data=True):
        assert "code points" in values["evidence"]
        assert values["documents"] == 1
        assert values["weight"] == len(values["passages"].split())


def test_betweenness_of_a_star_and_of_a_ring() -> None:
    assert betweenness([(1, 2, 3), (0,), (0,), (0,)]).values == (1.0, 0.0, 0.0, 0.0)
    # Of four in a ring each stands on one of the two ways between its neighbours: 1/2 of 1 of 3 pairs.
    assert betweenness([(1, 3), (0, 2), (1, 3), (0, 2)]).values == pytest.approx((1 / 6,) * 4)
    assert betweenness([(1,), (0,)]).values == (0.0, 0.0)
    assert betweenness([()]).values == (0.0,)


def test_betweenness_of_a_ring_with_a_tail() -> None:
    # 0-1-2-3 in a ring, 4 and 5 a tail from 0. Of 10 pairs without it, 0 is between {4, 5} and {1, 2, 3}, six pairs,
    # and on one of two ways from 1 to 3; 2 on the other; 4 between 5 and four; 1 and 3 on half of 2 to 0, 4 and 5.
    ring = [(1, 3, 4), (0, 2), (1, 3), (0, 2), (0, 5), (4,)]
    assert betweenness(ring).values == pytest.approx((6.5 / 10, 1.5 / 10, 0.5 / 10, 1.5 / 10, 4 / 10, 0.0))


def test_betweenness_of_what_is_large_is_estimated_from_points_evenly_spread() -> None:
    ring = [((n - 1) % 60, (n + 1) % 60) for n in range(60)]
    whole = betweenness(ring, 60 * 180)
    assert whole.starts is None
    part = betweenness(ring, 30 * 180)
    assert part.starts == 30
    assert part.values == pytest.approx(whole.values, rel=0.05)
    assert betweenness([(), ()], 0).starts is None


def test_what_hangs_on_a_large_block_is_counted_in_an_estimate_and_small_blocks_are_counted_whole() -> None:
    graph = nx.cycle_graph(80)
    graph.add_edges_from((node, 80 + node) for node in range(80))
    nx.add_cycle(graph, (0, 200, 201, 202))
    graph = nx.convert_node_labels_to_integers(graph, ordering="sorted")
    near = [tuple(sorted(graph[node])) for node in graph]
    part, theirs = betweenness(near, 10_000), nx.betweenness_centrality(graph)
    assert part.starts is not None
    assert part.values[160:] == pytest.approx([theirs[node] for node in range(160, 163)])
    assert part.values == pytest.approx([theirs[node] for node in graph], rel=0.1)


@pytest.mark.parametrize(("edges", "seed"), [(330, 4), (200, 1), (180, 2), (120, 3), (900, 5)])
def test_betweenness_is_that_of_networkx(edges: int, seed: int) -> None:
    graph = nx.gnm_random_graph(200, edges, seed=seed)
    ours = betweenness([tuple(sorted(graph[node])) for node in graph])
    assert ours.starts is None
    theirs = nx.betweenness_centrality(graph)
    assert max(abs(ours.values[node] - theirs[node]) for node in graph) < 1e-12
