"""Walking, standing, succession and joining on an invented council, where each case can be stated alone."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph

from graph.answers import Table
from queries.tracing.breaks import published
from queries.tracing.chains import chains
from queries.tracing.kinds import MODES, load_kinds
from queries.tracing.standing import as_day, at_day, hold, strongest
from queries.tracing.trace import Trace, Tracer

PREFIXES = """
@prefix gt: <https://w3id.org/goldenthread/ont#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix is: <https://w3id.org/goldenthread/scheme/actuality/> .
@base <https://w3id.org/goldenthread/id/> .
<board/fenmoor/a> a gt:GovernanceBody ; rdfs:label "Fenmoor Board A" .
<board/fenmoor/b> a gt:GovernanceBody ; rdfs:label "Fenmoor Board B" .
<board/fenmoor/c> a gt:GovernanceBody ; rdfs:label "Fenmoor Board C" .
<body/ministry> a gt:CentralGovernmentBody ; rdfs:label "Ministry" .
<remit/fenmoor/visits> a gt:Remit ; rdfs:label "visits" .
"""
ID = "https://w3id.org/goldenthread/id/"
QUERY_PREFIXES = {
    "gt": "https://w3id.org/goldenthread/ont#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


class Facts:
    """A graph in memory that answers SELECTs, as a dataset does."""

    def __init__(self, turtle: str) -> None:
        self.graph = Graph().parse(data=PREFIXES + turtle, format="turtle")

    def select(self, sparql: str, numbers: Collection[str] = ()) -> Table:
        result = self.graph.query(sparql, initNs=QUERY_PREFIXES)
        names = tuple(str(name) for name in result.vars or ())
        return Table(names, tuple(tuple(row) for row in result))


def relation(name: str, kind: str, lower: str, upper: str, standing: str = "in-force", more: str = "") -> str:
    roles = {
        "Accountability": ("accountGiver", "accountReceiver"),
        "Reporting": ("reporter", "reportReceiver"),
        "Oversight": ("overseenParty", "overseer"),
    }[kind]
    near, far = (f"gt:{role} <{end}> ;" if end else "" for role, end in zip(roles, (lower, upper), strict=True))
    return f"<relation/{name}> a gt:{kind}Relation ; {near} {far} gt:actuality is:{standing} {more} .\n"


def during(edtf: str) -> str:
    return f'; gt:validDuring [ gt:edtf "{edtf}" ]'


def traced(turtle: str, start: str = "board/fenmoor/a", goal: str | None = None, **how: str) -> Trace:
    far = ID + goal if goal else None
    return Tracer(Facts(turtle)).trace(ID + start, far, **how)  # type: ignore[arg-type]


def reasons(trace: Trace) -> dict[str, str]:
    return {step.start.label: step.reason or "" for step in trace.breaks}


A, B, C, TOP = "board/fenmoor/a", "board/fenmoor/b", "board/fenmoor/c", "body/ministry"


def test_a_thread_that_holds_to_the_top_has_no_break() -> None:
    found = traced(relation("1", "Accountability", A, B) + relation("2", "Accountability", B, TOP))
    assert [(step.number, step.start.label, step.to and step.to.label) for step in found.steps] == [
        (1, "Fenmoor Board A", "Fenmoor Board B"), (2, "Fenmoor Board B", "Ministry"),
    ]  # fmt: skip
    assert found.breaks == ()
    assert found.weighed.sentence.startswith("The thread is whole and reaches Ministry: 2 links are stated.")


def test_nothing_is_followed_above_where_the_thread_has_arrived() -> None:
    found = traced(relation("1", "Accountability", A, TOP) + relation("2", "Accountability", TOP, B))
    assert len(found.steps) == 1


@pytest.mark.parametrize(
    ("turtle", "mode", "reason"),
    [
        ("", "answerability", "no answerability stated"),
        (relation("1", "Accountability", A, B, "proposed"), "answerability", "only a proposed link"),
        (relation("1", "Accountability", A, B, "expected"), "answerability", "only a proposed link"),
        (relation("1", "Accountability", A, B, "ended"), "answerability", "only a link that has ended"),
        (relation("1", "Accountability", A, B, "unknown"), "answerability", "only a link of unknown standing"),
        (relation("1", "Accountability", A, ""), "answerability", "only a link that names nobody"),
        (relation("1", "Oversight", A, B), "answerability", "only oversight"),
        (relation("1", "Reporting", A, B), "oversight", "only reporting"),
        (relation("1", "Oversight", A, B) + relation("2", "Reporting", A, B), "answerability", "only oversight"),
        (relation("1", "Reporting", A, B, "proposed"), "answerability", "no answerability stated"),
        ("<r> a gt:AdvisoryRelation ; gt:adviser <board/fenmoor/a> ; gt:advisedParty <body/ministry> ; "
         "gt:actuality is:in-force .", "reporting", "only advice"),
    ],
)  # fmt: skip
def test_why_a_thread_stops(turtle: str, mode: str, reason: str) -> None:
    found = traced(turtle, mode=mode)
    assert reasons(found)["Fenmoor Board A"].endswith(reason)
    assert reasons(found)["Fenmoor Board A"].startswith("no answerability stated")


def test_each_mode_takes_in_those_before() -> None:
    turtle = (
        relation("1", "Accountability", A, B) + relation("2", "Oversight", B, C) + relation("3", "Reporting", C, TOP)
    )
    ends = [[step.start.label for step in traced(turtle, mode=mode).breaks] for mode in MODES]
    assert ends == [["Fenmoor Board B"], ["Fenmoor Board C"], [], []]


def test_to_be_inspected_is_no_oversight_to_go_up_along() -> None:
    inspects = "; gt:oversightFunction <https://w3id.org/goldenthread/scheme/oversight-function/inspects>"
    turtle = relation("1", "Oversight", A, B, more=inspects)
    assert traced(turtle, mode="reporting").steps[0].kind == "break"
    shown = [step for step in traced(turtle, mode="general").steps if step.kind == "inspected-by"]
    assert [(step.to and step.to.label, step.followed) for step in shown] == [("Fenmoor Board B", False)]


def test_every_alternative_is_told_and_each_that_holds_is_followed() -> None:
    found = traced(
        relation("1", "Accountability", A, B) + relation("2", "Accountability", A, C)
        + relation("3", "Accountability", A, TOP, "proposed")
    )  # fmt: skip
    assert {(step.to and step.to.label, step.followed) for step in found.steps if step.kind != "break"} == {
        ("Fenmoor Board B", True), ("Fenmoor Board C", True), ("Ministry", False),
    }  # fmt: skip
    assert set(reasons(found)) == {"Fenmoor Board B", "Fenmoor Board C"}
    assert [one.label for one in found.would_arrive] == ["Ministry"]


def test_a_loop_is_told_and_not_followed() -> None:
    turtle = relation("1", "Accountability", A, B) + relation("2", "Accountability", B, C)
    found = traced(turtle + relation("3", "Accountability", C, A))
    assert [(step.kind, step.start.label) for step in found.steps] == [
        ("accountable-to", "Fenmoor Board A"), ("accountable-to", "Fenmoor Board B"), ("loop", "Fenmoor Board C"),
    ]  # fmt: skip
    assert "1 link leads back in a loop, and is not followed." in found.weighed.sentence
    assert not found.breaks


def test_two_ways_to_one_board_are_no_loop() -> None:
    turtle = relation("1", "Accountability", A, B) + relation("2", "Accountability", A, C)
    found = traced(turtle + relation("3", "Accountability", B, C))
    assert not [step for step in found.steps if step.kind == "loop"]
    assert set(reasons(found)) == {"Fenmoor Board C"}


@pytest.mark.parametrize(
    ("standing", "period", "day", "expected"),
    [
        ("in-force", None, None, "holds"),
        ("in-force", "2015-05/2016-06", None, "holds"),
        ("in-force", None, "2016", "holds"),
        ("in-force", "2015-05/2016-06", "2015-01", "not yet"),
        ("in-force", "2015-05/2016-06", "2016-06-30", "holds"),
        ("in-force", "2015-05/2016-06", "2016-07-01", "ended"),
        ("in-force", "2015-05/..", "2030", "holds"),
        ("in-force", "../2015-12-22", "2016", "ended"),
        ("ended", None, "2010", "ended"),
        ("ended", "2014/2016", "2015", "holds"),
        ("ended", "2014/2016", "2013", "not yet"),
        ("ended", "2014/2016", None, "ended"),
        ("proposed", "2014/2016", "2015", "proposed"),
        ("not-occurred", None, None, "unknown"),
        (None, None, "2015", "holds"),
    ],
)
def test_whether_a_link_holds(standing: str | None, period: str | None, day: str | None, expected: str) -> None:
    assert hold(standing, period, as_day(day) if day else None) == expected


def test_of_two_standings_the_fact_counts_and_of_states_the_latest_that_is_known() -> None:
    assert strongest(["proposed", "in-force"]) == "in-force"
    assert strongest([]) is None
    states = [("2015-10-20", "in-force"), ("2017", "ended")]
    assert [at_day(states, day) for day in (None, date(2016, 1, 1), date(2014, 1, 1))] == ["ended", "in-force", None]


def test_as_at_a_day_what_had_ended_is_told_and_not_followed() -> None:
    turtle = relation("1", "Accountability", A, B, more=during("2014/2015"))
    turtle += relation("2", "Accountability", A, C, more=during("2016/.."))
    assert [s.to and s.to.label for s in traced(turtle, as_at="2015-06").steps if s.followed] == ["Fenmoor Board B"]
    assert [s.to and s.to.label for s in traced(turtle, as_at="2017").steps if s.followed] == ["Fenmoor Board C"]
    with pytest.raises(ValueError, match="not a date"):
        traced(turtle, as_at="last summer")


def test_down_is_the_same_links_the_other_way_round() -> None:
    turtle = relation("1", "Accountability", A, B) + relation("2", "Accountability", B, TOP)
    found = traced(turtle, TOP, direction="down")
    assert [(step.start.label, step.link, step.to and step.to.label) for step in found.steps] == [
        ("Ministry", "holds to account", "Fenmoor Board B"), ("Fenmoor Board B", "holds to account", "Fenmoor Board A"),
        ("Fenmoor Board A", "stops", None),
    ]  # fmt: skip


def test_from_one_to_another_only_the_ways_between_them_are_told() -> None:
    turtle = relation("1", "Accountability", A, B) + relation("2", "Accountability", A, C)
    found = traced(turtle, A, B)
    assert [(step.start.label, step.to and step.to.label) for step in found.steps] == [
        ("Fenmoor Board A", "Fenmoor Board B")
    ]
    assert found.joining is not None
    assert found.joining.joined


def test_what_would_join_two_ends() -> None:
    proposed = relation("1", "Accountability", A, B, "proposed") + relation("2", "Accountability", B, TOP)
    found = traced(proposed, A, TOP)
    assert "The two would be joined if this held, which is only proposed: Fenmoor Board A is accountable to Fenmoor Board B." in (
        found.weighed.joins
    )  # fmt: skip
    wider = traced(relation("1", "Reporting", A, TOP), A, TOP)
    assert "In the mode reporting the two are joined." in wider.weighed.joins
    turned = traced(relation("1", "Accountability", B, A), A, B)
    assert "The other way round they are joined: trace from Fenmoor Board B." in turned.weighed.joins
    nothing = traced(relation("1", "Accountability", C, TOP), A, TOP)
    assert nothing.weighed.joins[-1] == (
        "A document that states that Fenmoor Board A answers to Ministry, or to Fenmoor Board C would join them."
    )


def transfer(name: str, giver: str, taker: str, standing: str, edtf: str | None = None) -> str:
    period = during(edtf) if edtf else ""
    return (
        f"<relation/{name}> a gt:ResponsibilityTransfer ; gt:concernsMatter <remit/fenmoor/visits> ; "
        f"gt:transfersFrom <{giver}> ; gt:transfersTo <{taker}> ; gt:actuality is:{standing} {period} .\n"
    )


def test_a_remit_goes_from_hand_to_hand_and_the_thread_goes_on_from_its_holder() -> None:
    turtle = transfer("2", B, A, "in-force", "2016") + transfer("1", A, B, "ended", "../2015")
    found = traced(turtle + relation("3", "Accountability", A, TOP), "remit/fenmoor/visits")
    assert [(s.kind, s.start.label, s.at, s.to and s.to.label, s.to_at) for s in found.steps] == [
        ("passes-from", "visits", 0, "Fenmoor Board A", 1),
        ("handed-to", "Fenmoor Board A", 1, "Fenmoor Board B", 1),
        ("handed-to", "Fenmoor Board B", 1, "Fenmoor Board A", 0),
        ("accountable-to", "Fenmoor Board A", 0, "Ministry", 0),
    ]
    assert not found.breaks


def test_a_remit_that_is_only_to_pass_is_still_with_who_gives_it() -> None:
    found = traced(transfer("1", A, B, "proposed"), "remit/fenmoor/visits")
    assert [(s.kind, s.start.label, s.hold) for s in found.steps if s.kind == "handed-to"] == [
        ("handed-to", "Fenmoor Board A", "proposed")
    ]
    assert list(reasons(found)) == ["Fenmoor Board A"]


def test_chains_of_boards_at_once_are_those_of_traces() -> None:
    turtle = relation("1", "Accountability", A, B) + relation("2", "Accountability", B, TOP)
    found = {
        chain.start.label: (chain.links, chain.arrived, len(chain.stops)) for chain in chains(Facts(turtle), "boards")
    }
    assert found == {
        "Fenmoor Board A": (2, True, 0), "Fenmoor Board B": (1, True, 0), "Fenmoor Board C": (0, False, 1),
    }  # fmt: skip


def test_kinds_are_whole() -> None:
    kinds = load_kinds()
    assert len({kind.key for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert bool(kind.prop) != bool(kind.lower and kind.upper), kind.key
        assert kind.mode in MODES


def test_codes_as_programs_read_them() -> None:
    assert [published(code) for code in ("none", "reporting", "no-lead-stated")] == [
        "no-answerability", "only-reporting", "no-lead-stated",
    ]  # fmt: skip


def test_kinds_and_words_are_files_of_the_package() -> None:
    folder = Path(__file__).parents[1] / "queries" / "tracing"
    assert {path.name for path in folder.glob("*.yml")} == {"kinds.yml", "phrases.yml"}
