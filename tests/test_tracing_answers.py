"""Traces on the facts that ship, against the answers to the competency questions worked out by hand."""

from collections.abc import Mapping

import pytest

from graph.dataset import Dataset
from graph.names import Names
from queries.catalogue import load_question
from queries.runner import ask
from queries.shown import short
from queries.tracing.chains import Chain, chains
from queries.tracing.links import Links
from queries.tracing.steps import Step
from queries.tracing.trace import Trace, Tracer

SSCB = "Sunderland Safeguarding Children Board"
R146 = "recommendation/sunderland/lscb/2015-05-11/146"
CHESHIRE_PLAN = "plan/cheshire-east/childrens-improvement-plan"
HEREFORD_PLAN = "plan/herefordshire/improvement-plan"
CIB = "Cheshire East Children's Improvement Board"
CHESHIRE_HWB = "Cheshire East Health and Wellbeing Board"
DFE = "Department for Education"


class Asking:
    """Traces by name, as people ask for them."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.names = Names(dataset)
        self.tracer = Tracer(dataset)

    def __call__(self, start: str, goal: str | None = None, **how: str) -> Trace:
        far = self.names.resolve(goal) if goal else None
        return self.tracer.trace(self.names.resolve(start), far, **how)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def dataset(shipped: Dataset) -> Dataset:
    return shipped


@pytest.fixture(scope="module")
def trace(dataset: Dataset) -> Asking:
    return Asking(dataset)


@pytest.fixture(scope="module")
def every_chain(dataset: Dataset) -> Mapping[str, Chain]:
    return {chain.start.id: chain for chain in chains(dataset)}


def links(found: Trace, *kinds: str) -> list[tuple[str, str, str | None]]:
    """From, words and to of the steps that are links, of these kinds where some are given."""
    return [
        (step.start.label, step.link, step.to.label if step.to else None)
        for step in found.steps
        if step.kind != "break" and (not kinds or step.kind in kinds)
    ]


def stops(found: Trace) -> dict[str, str]:
    return {step.start.label: step.reason or "" for step in found.breaks}


def far_ends(found: Trace, kind: str) -> dict[str, str | None]:
    """The labels to which links of a kind lead, with their standings; the surest counts where there are two."""
    ends: dict[str, str | None] = {}
    for step in sorted((one for one in found.steps if one.kind == kind), key=lambda one: one.hold != "holds"):
        ends.setdefault(step.to.label if step.to else "", step.standing)
    return ends


# ---- C13: the thread from 146 ----


def test_c13_by_answerability_the_thread_from_146_is_five_things_long_and_stops_at_the_board(trace: Asking) -> None:
    found = trace(R146)
    assert links(found) == [
        (f"Recommendation 146 to {SSCB}", "is answered by", "Action 146-1, SSCB Ofsted Action Plan"),
        ("Action 146-1, SSCB Ofsted Action Plan", "is led by", "SSCB Local Child Death Review Panel Chair"),
        ("SSCB Local Child Death Review Panel Chair", "is a post in", f"{SSCB} Local Child Death Review Panel"),
        (f"{SSCB} Local Child Death Review Panel", "is a sub-body of", SSCB),
    ]
    assert stops(found) == {SSCB: "no answerability stated, only reporting"}
    assert found.arrived == () == found.would_arrive
    assert [(p.start, p.end) for p in found.steps[1].basis.places] == [(12427, 12468)]
    assert "weakest" in found.weighed.sentence
    assert "told by its name, confidence 0.7" in found.weighed.sentence


def test_c13_by_reporting_it_goes_on_to_the_health_and_wellbeing_board_and_stops(trace: Asking) -> None:
    found = trace(R146, mode="reporting")
    followed = [step for step in found.steps if step.followed]
    assert (len(followed), followed[-1].to and followed[-1].to.label) == (5, "Sunderland Health and Wellbeing Board")
    assert stops(found) == {
        "Sunderland Health and Wellbeing Board": "no answerability stated, nor oversight or reporting"
    }
    assert not found.arrived


def test_c13_no_stated_link_leads_to_the_secretary_of_state(trace: Asking) -> None:
    found = trace(R146, "Secretary of State", mode="reporting")
    assert found.joining is not None
    assert not found.joining.joined
    assert any("Sunderland Health and Wellbeing Board answers to Secretary of State" in s for s in found.weighed.joins)


def test_c13_general_rules_are_shown_where_a_council_is_and_never_followed(trace: Asking) -> None:
    found = trace("recommendation/sunderland/lscb/2015-05-11/142", mode="general")
    rules = [step for step in found.steps if step.kind == "general-rule"]
    assert [(one.start.label, one.to and one.to.label, one.followed) for one in rules] == [
        ("Sunderland", "the power to intervene", False)
    ]
    assert rules[0].basis.places[0].document.endswith("bury-osc-2014-03-25")
    assert not found.arrived
    assert not [step for step in trace(R146, mode="general").steps if step.kind == "general-rule"]


# ---- C14: Cheshire East's plan ----


def test_c14_in_answerability_nobody_is_stated_to_be_answerable(trace: Asking) -> None:
    found = trace(CHESHIRE_PLAN)
    assert links(found, "work-of-overseen") == [
        ("Children's Improvement Plan, Cheshire East", "is the work of", "Cheshire East")
    ]
    assert stops(found)["Cheshire East"] == "no answerability stated, only oversight"
    assert not found.arrived


def test_c14_with_oversight_and_intervention_the_top_is_reached_through_the_authority(trace: Asking) -> None:
    found = trace(CHESHIRE_PLAN, mode="oversight")
    assert [one.label for one in found.arrived] == [DFE]
    assert ("Cheshire East", "is under intervention by", DFE) in links(found, "intervened-in-by")
    assert ("Cheshire East", "is overseen by", f"Secretary of State, {DFE}") in links(found, "overseen-by")
    (watch,) = [step for step in found.steps if step.kind == "watched-by" and step.followed]
    assert (watch.to and watch.to.label, watch.ways) == (CIB, ("challenges", "monitors", "scrutinises", "signs-off"))


def test_c14_the_boards_own_line_upward_is_advice(trace: Asking) -> None:
    found = trace(CHESHIRE_PLAN, mode="oversight")
    assert stops(found) == {CIB: "no answerability stated, nor oversight, only advice"}
    assert f"advises Secretary of State, {DFE}" in (found.breaks[0].detail or "")


# ---- C15: Herefordshire's plan ----


def test_c15_the_board_holds_and_its_chair_is_only_expected_to_report(trace: Asking) -> None:
    found = trace(HEREFORD_PLAN, mode="reporting")
    chair = "Independent Chair, Herefordshire Children's Improvement Board"
    assert ("Herefordshire Children's Improvement Board", "is chaired by", chair) in links(found, "chaired-by")
    (report,) = [step for step in found.steps if step.kind == "reports-to"]
    assert (report.start.label, report.to and report.to.label) == (chair, DFE)
    assert (report.standing, report.frequency) == ("proposed", "P3M")
    assert stops(found)[chair].endswith("only a proposed link")
    assert not found.arrived
    assert [one.label for one in found.would_arrive] == [DFE]


def test_c15_the_minister_and_the_department_would_monitor_it(trace: Asking) -> None:
    found = trace(HEREFORD_PLAN, mode="oversight")
    assert far_ends(found, "watched-by") == {
        "Herefordshire Children's Improvement Board": "in-force",
        DFE: "proposed",
        f"Minister, {DFE}": "proposed",
        "Herefordshire Health and Social Care Overview and Scrutiny Committee": "proposed",
    }
    assert far_ends(found, "intervened-in-by") == {f"Minister, {DFE}": "expected"}
    assert not found.arrived


# ---- C16: where each Sunderland thread breaks first ----

FIRST_BREAKS = {"143": "143-4", "145": "145-2", "147": "147-2"}


@pytest.mark.parametrize("number", ["142", "143", "144", "145", "146", "147", "148"])
def test_c16_where_the_thread_of_each_recommendation_breaks(
    number: str, trace: Asking, every_chain: Mapping[str, Chain]
) -> None:
    identifier = f"recommendation/sunderland/lscb/2015-05-11/{number}"
    found = trace(identifier)
    at_lead = [step for step in found.breaks if step.reason == "no lead stated"]
    row = FIRST_BREAKS.get(number)
    assert [step.start.id.rpartition("/")[2] for step in at_lead] == ([row] if row else [])
    assert all(step.basis.places[0].start == step.basis.places[0].end for step in at_lead)
    reached = {step.start.label for step in found.breaks} - {step.start.label for step in at_lead}
    assert reached <= {SSCB, "SSAB", "Sunderland", "Northumbria Police", "Head of Integrated Commissioning"}
    assert not found.arrived
    chain = every_chain[identifier]
    assert [(stop.at.id, stop.reason) for stop in chain.stops] == [(s.start.id, s.reason) for s in found.breaks]


# ---- D ----


def test_d1_the_boards_of_a_place(trace: Asking) -> None:
    found = trace("authority/cheshire-east", mode="general", direction="down")
    assert set(far_ends(found, "serves")) == {
        CHESHIRE_HWB, CIB, "Cheshire East Local Safeguarding Children Board", "Cheshire East Corporate Parenting Board",
        "Cheshire East Children's Trust Board", "Cheshire East Joint Commissioning Group", "Family Justice Board",
    }  # fmt: skip


def test_d2_each_of_four_boards_of_a_name_has_a_thread_of_its_own(trace: Asking) -> None:
    ends = {
        name: stops(trace(name, mode="reporting"))
        for name in (
            CIB, "Herefordshire Children's Improvement Board", "Sunderland Children's Services Improvement Board",
            "national Children's Improvement Board",
        )
    }  # fmt: skip
    assert [list(one) for one in ends.values()] == [
        [CIB],
        ["Independent Chair, Herefordshire Children's Improvement Board"],
        ["Sunderland Children's Services Improvement Board"],
        ["national Children's Improvement Board"],
    ]


def test_d3_who_oversees_the_plan_now_and_who_is_proposed(trace: Asking) -> None:
    found = trace(CHESHIRE_PLAN, mode="oversight")
    assert far_ends(found, "watched-by") == {CIB: "in-force", CHESHIRE_HWB: "proposed"}
    (handing,) = [step for step in found.steps if step.kind == "handed-to"]
    assert (handing.start.label, handing.to and handing.to.label, handing.hold) == (CIB, CHESHIRE_HWB, "proposed")
    assert (handing.condition, handing.period) == ("once the Children's Improvement Board is disbanded", None)


def test_d4_the_secretary_of_state_decides_whether_the_notice_is_lifted(trace: Asking) -> None:
    found = trace("authority/cheshire-east", mode="oversight")
    decides = [step for step in found.steps if step.condition == "decides whether the notice is lifted"]
    assert [(one.to and one.to.label, one.matter) for one in decides] == [
        (f"Secretary of State, {DFE}", "notice to improve, Cheshire East")
    ]


def test_d5_what_the_board_would_receive(trace: Asking) -> None:
    plan = [s for s in trace(CHESHIRE_PLAN, mode="reporting").steps if s.kind == "reported-on-to"]
    assert {(s.to and s.to.label, s.frequency, s.hold) for s in plan} >= {(CHESHIRE_HWB, "P3M", "proposed")}
    risks = trace("remit/cheshire-east/risk-register", mode="reporting")
    assert far_ends(risks, "reported-on-to") == {CHESHIRE_HWB: "proposed"}


def test_d6_boards_that_it_would_oversee(trace: Asking) -> None:
    found = trace(CHESHIRE_HWB, mode="oversight", direction="down")
    boards = {label for label in far_ends(found, "overseen-by") if label.startswith("Cheshire East ")}
    assert boards == {
        "Cheshire East Local Safeguarding Children Board", "Cheshire East Corporate Parenting Board",
        "Cheshire East Children's Trust Board",
    }  # fmt: skip
    assert {step.hold for step in found.steps if step.kind == "overseen-by"} == {"proposed"}


def test_d8_six_sub_bodies_one_of_them_not_by_its_name(trace: Asking) -> None:
    found = trace(SSCB, direction="down")
    beneath = {s.to.label: s.basis.method for s in found.steps if s.kind == "sub-body-of" and s.to}
    assert len(beneath) == 6
    assert [name for name, method in beneath.items() if method == "manual"] == [f"{SSCB} Executive Group"]
    assert set(beneath.values()) == {"manual", "inferred-from-name"}


@pytest.mark.parametrize(
    ("reporter", "receiver", "frequency", "period", "hold"),
    [
        (SSCB, "Sunderland Health and Wellbeing Board", None, "2015-09-18", "holds"),
        (SSCB, "Sunderland Health and Wellbeing Board", None, "2015-09-18/2015", "proposed"),
        ("board/sunderland/multi-agency-looked-after-partnership", SSCB, "P6M", None, "proposed"),
        ("authority/cheshire-east", "Ofsted", None, "../2015-12-22", "holds"),
        ("authority/cheshire-east", DFE, None, "../2015-12-22", "holds"),
        ("post/herefordshire/childrens-improvement-board-independent-chair", DFE, "P3M", None, "proposed"),
        ("Darlington fostering and adoption services", "Darlington elected members", "P6M", None, "proposed"),
        ("Darlington fostering and adoption services", "Darlington senior leaders", "P6M", None, "proposed"),
    ],
)
def test_d9_reporting_lines(
    reporter: str, receiver: str, frequency: str | None, period: str | None, hold: str, trace: Asking
) -> None:
    found = [step for step in trace(reporter, mode="reporting").steps if step.kind == "reports-to"]
    assert (receiver, frequency, period, hold) in {
        (s.to.label, s.frequency, s.period, s.hold) for s in found if s.number == 1 and s.to
    }


@pytest.mark.parametrize(
    ("authority", "told"),
    [
        ("Cheshire East", {(DFE, "in-force")}),
        ("Herefordshire", {(f"Minister, {DFE}", "expected")}),
        ("Sunderland", {(None, "in-force"), (None, "ended"), (None, "unknown")}),
        ("Gateshead", set()),
    ],
)
def test_d10_interventions(authority: str, told: set[tuple[str | None, str]], trace: Asking) -> None:
    found = trace(f"authority/{authority.lower().replace(' ', '-')}", mode="oversight")
    steps = [s for s in found.steps if s.kind == "intervened-in-by"]
    assert {(s.to.label if s.to else None, s.standing) for s in steps} == told


def test_d11_the_remit_passed_and_passed_back(trace: Asking) -> None:
    found = trace("remit/sunderland/multi-agency-looked-after-partnership")
    handings = [step for step in found.steps if step.kind == "handed-to"]
    assert [(s.start.label, s.to and s.to.label, s.hold, s.period) for s in handings] == [
        ("Sunderland", SSCB, "ended", "../2015-05-11"),
        (SSCB, "Sunderland", "holds", "2015-08-17/2015-09-18"),
    ]
    assert handings[0].at != handings[1].to_at
    assert stops(found) == {"Sunderland": "no answerability stated, only intervention"}
    held = trace("board/sunderland/multi-agency-looked-after-partnership", mode="oversight")
    assert [(s.to and s.to.label, s.hold, s.ways) for s in held.steps if s.kind == "overseen-by"] == [
        (SSCB, "proposed", ("holds-to-account",))
    ]


def test_d12_who_oversees_gatesheads_response(trace: Asking) -> None:
    found = trace("authority/gateshead", mode="oversight")
    assert far_ends(found, "overseen-by") == {
        "Strategic Director Care, Wellbeing and Learning, Gateshead": "in-force",
        "Gateshead Children's Trust Board": "in-force",
        "Gateshead Local Safeguarding Children Board": "in-force",
        "Gateshead Families Overview and Scrutiny Committee": "proposed",
    }


def test_d13_how_the_board_is_made_up(trace: Asking) -> None:
    found = trace("Herefordshire Children's Improvement Board", mode="general", direction="down")
    near = [step for step in found.steps if step.number == 1]
    told = {(step.kind, step.to.label) for step in near if step.to}
    assert told >= {
        ("member-of", "Herefordshire chief officers of all relevant organisations"),
        ("member-of", "Lead Member, Herefordshire"),
        ("chair-of", "Independent Chair, Herefordshire Children's Improvement Board"),
        ("advises", DFE),
        ("advises", "national Children's Improvement Board"),
    }


@pytest.mark.parametrize(
    ("post", "holder"),
    [
        ("post/gateshead/strategic-director-care-wellbeing-and-learning", "Alison Elliott"),
        ("post/sunderland/head-of-safeguarding-childrens-safeguarding-sunderland-council", None),
        ("post/sunderland/associate-director-childrens-services", None),
        ("post/sunderland/head-of-looked-after-children-childrens-services", None),
    ],
)
def test_d16_posts_on_interim_terms(post: str, holder: str | None, trace: Asking) -> None:
    found = [step for step in trace(post, mode="general", direction="down").steps if step.kind == "holds"]
    assert [(step.to.label if step.to else None, step.ways) for step in found] == [(holder, ("interim",))]


def test_d17_who_holds_two_posts(trace: Asking) -> None:
    found = trace("Kath O'Dwyer", mode="general")
    assert {end.partition(",")[0] for end in far_ends(found, "holds")} == {
        "Director of Children's Services", "Deputy Chief Executive",
    }  # fmt: skip


def test_d18_bodies_that_nobody_oversees_are_those_whose_chain_breaks_at_once(trace: Asking, dataset: Dataset) -> None:
    papers = ("sunderland", "cheshire-east", "gateshead", "herefordshire", "bury", "national")
    alone = {
        chain.start.label
        for chain in chains(dataset, "boards", mode="reporting")
        if not chain.links
        and chain.start.id.split("/")[1] in papers
        and "inspection-" not in (chain.facets.document or "")
    }
    question = ask(dataset, load_question("bodies-nobody-oversees"), {}, trace.names.resolve)
    at = {column.name: place for place, column in enumerate(question.columns)}
    told = {short(row[at["board"]]) for row in question.rows}
    assert {"national Children's Improvement Board", "Child Death Overview Panel"} <= told
    assert told - alone <= {"Herefordshire Children's Improvement Board"}  # its chair may come to report for it
    assert alone <= told


def test_d18_a_ring_is_told_and_not_followed(trace: Asking) -> None:
    found = trace("authority/gateshead", mode="oversight")
    (loop,) = [step for step in found.steps if step.kind == "loop"]
    assert (loop.start.label, loop.link, loop.to and loop.to.label, loop.followed) == (
        "Strategic Director Care, Wellbeing and Learning, Gateshead", "is a post in", "Gateshead", False,
    )  # fmt: skip
    assert "back in a loop" in found.weighed.sentence
    answerable = [trace(one.start.iri).steps for one in chains(trace.dataset, "boards")]
    assert not [step for steps in answerable for step in steps if step.kind == "loop"]


def test_d19_the_strategic_link_that_is_not_explicit_is_no_step(trace: Asking) -> None:
    """What says that plans are aligned is a finding (questions findings-by-theme); no trace makes a link of it."""
    found = trace("Cheshire East Local Safeguarding Children Board", mode="reporting")
    assert not [step for step in found.steps if step.followed]
    assert far_ends(found, "overseen-by") == {CHESHIRE_HWB: "proposed"}


# ---- the saved questions give the same ----


def test_the_question_of_links_gives_every_link_that_traces_follow(dataset: Dataset, trace: Asking) -> None:
    result = ask(dataset, load_question("links-upward"), {}, trace.names.resolve)
    at = {column.name: place for place, column in enumerate(result.columns)}
    asked = {
        tuple(short(row[at[name]]) or None for name in ("fromId", "link", "toId", "mode", "standing"))
        for row in result.rows
    }
    every = Links(dataset)
    every.read_all()
    followed = {
        (short_id(link.lower), link.kind.up, short_id(link.upper), link.kind.mode, link.standing)
        for thing in every.lower_ends()
        for link in every.above(thing)
        if link.kind.follow
    }
    assert asked == followed


def test_the_question_of_threads_gives_the_steps_of_each_trace(dataset: Dataset, trace: Asking) -> None:
    for number in range(142, 149):
        identifier = f"recommendation/sunderland/lscb/2015-05-11/{number}"
        result = ask(
            dataset, load_question("thread-of-a-recommendation"), {"recommendation": identifier}, trace.names.resolve
        )
        at = {column.name: place for place, column in enumerate(result.columns)}
        asked = {tuple(short(row[at[name]]) or None for name in ("fromId", "link", "toId")) for row in result.rows}
        found = trace(identifier)
        told = {(s.start.id, s.link, s.to.id if s.to else None) for s in found.steps if s.followed or s.kind == "break"}
        assert asked == told


def test_the_question_of_breaks_gives_the_breaks_of_every_chain(
    dataset: Dataset, trace: Asking, every_chain: Mapping[str, Chain]
) -> None:
    result = ask(dataset, load_question("broken-threads"), {}, trace.names.resolve)
    at = {column.name: place for place, column in enumerate(result.columns)}
    asked = {tuple(short(row[at[name]]) for name in ("recommendation", "atId", "reason")) for row in result.rows}
    told = {
        (identifier, stop.at.id, stop.reason.partition(",")[0])
        for identifier, chain in every_chain.items()
        for stop in chain.stops
    }
    assert asked == told


def test_every_link_of_every_trace_has_a_passage(trace: Asking) -> None:
    starts = (
        R146,
        CHESHIRE_PLAN,
        HEREFORD_PLAN,
        "recommendation/sunderland/lscb/2015-05-11/142",
        "authority/gateshead",
    )
    steps: list[Step] = [step for start in starts for step in trace(start, mode="general").steps]
    assert not [step for step in steps if step.kind != "break" and not step.basis.places]


def short_id(iri: str | None) -> str | None:
    return iri.rpartition("/id/")[2] if iri else None
