"""Which accounts are of one inspection, and which names of one body: by rule, by people, and what stays open."""

import random
from itertools import count
from pathlib import Path

import pytest

from graph.assertion import assert_claims
from graph.building import Origin, Source, build_dataset
from graph.dataset import open_dataset
from graph.errors import BadDecisions
from graph.identifiers import local_id, source_graph
from graph.identity.deciding import Identity, identify
from graph.identity.decisions import Decision, read_decisions, write_decisions
from graph.identity.names import acronyms_of, initials_fit, plain, words_of
from graph.identity.showing import decided
from graph.names import Names
from loaders.claims import RecommendationClaim, RoleClaim
from loaders.own_claims import AuthorityClaim
from tests.accounts import body, common, document, grade, inspection, paper, report, source, table

SIF, ILACS = {"framework": "sif-2013"}, {"framework": "ilacs-2018"}
DAYS = {"start": "2015-05-11", "end": "2015-06-04"}
STANDS = "inspection/kelderdale/sif/2015-05-11"


def identity(*sources: Source, decisions: tuple[Decision, ...] = ()) -> Identity:
    return identify({source_graph(s.document): assert_claims(s.claims) for s in sources}, decisions)


def redirects(*sources: Source, decisions: tuple[Decision, ...] = ()) -> dict[str, str]:
    found = identity(*sources, decisions=decisions).redirects
    return {local_id(old): local_id(new) for old, new in sorted(found.items())}


def outcome(*sources: Source) -> set[tuple[str, str]]:
    return {(one.verdict, one.by) for one in identity(*sources).decisions}


# ---- inspections -------------------------------------------------------------------------------------------


def test_a_paper_by_its_month_a_table_by_its_report_and_the_report_by_its_days() -> None:
    whole = report(
        inspection("report", **SIF, **DAYS, published="2015-07-20"), grade("report", "good", **SIF, start="2015-05-11")
    )
    row = table(inspection("table", **SIF, published="2015-07-21"), grade("table", "good", **SIF))
    told = paper(inspection("paper", start="2015-05"), grade("paper", "good", start="2015-05"))
    assert redirects(whole, row, told) == {
        "inspection/kelderdale/sif/published-2015-07-21": STANDS,
        "inspection/kelderdale/unstated/2015-05": STANDS,
        "judgement/kelderdale/sif/published-2015-07-21/overall": f"{STANDS.replace('inspection', 'judgement')}/overall",
        "judgement/kelderdale/unstated/2015-05/overall": f"{STANDS.replace('inspection', 'judgement')}/overall",
    }
    assert outcome(whole, row, told) == {("same", "rule 4"), ("same", "rule 5")}


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (
            {**SIF, **DAYS, "report_url": "https://x/1"},
            {**SIF, "published": "2015-12-01", "report_url": "https://x/1"},
            1,
        ),
        ({**SIF, **DAYS}, {**SIF, "start": "2015-05-12", "end": "2015-06-04"}, 2),
        ({**SIF, **DAYS}, {**SIF, "start": "2015-05-18", "end": "2015-06-05"}, 3),
        ({**SIF, "published": "2015-07-20"}, {**SIF, "published": "2015-08-03"}, 4),
        ({**SIF, **DAYS}, {**SIF, "start": "2015-W20"}, 5),
        ({**SIF, **DAYS}, {"start": "2015"}, 5),
        ({**SIF, **DAYS}, {**SIF, "published": "2015-07-20"}, 6),
        ({**SIF, **DAYS}, {**SIF}, 7),
    ],
)
def test_each_rule_joins(one: dict[str, str], other: dict[str, str], rule: int) -> None:
    sources = (report(inspection("report", **one), slug="report"), paper(inspection("paper", **other)))
    assert outcome(*sources) == {("same", f"rule {rule}")}
    assert len(redirects(*sources)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({**SIF, **DAYS}, {**SIF, "start": "2015-07-06", "end": "2015-07-30"}),
        ({**SIF, **DAYS}, {**ILACS, "start": "2015-05-11", "end": "2015-06-04"}),
        ({**SIF, "published": "2015-07-20"}, {**SIF, "published": "2015-08-04"}),
        ({**SIF, **DAYS}, {**SIF, "start": "2016-02"}),
        ({**SIF, **DAYS}, {"framework": "peer", "start": "2015-05"}),
        ({**SIF, **DAYS}, {**SIF, "published": "2016-03-01"}),
        ({**SIF, "start": "2016-05-11"}, {**SIF}),
        ({**SIF, **DAYS}, {**SIF, "start": "2015-05", "status": "expected"}),
    ],
)
def test_what_is_not_one(one: dict[str, str], other: dict[str, str]) -> None:
    assert redirects(report(inspection("report", **one)), paper(inspection("paper", **other))) == {}


def test_what_fits_two_stays_open() -> None:
    visits = table(
        inspection("table", 10, **SIF, start="2015-01-12", end="2015-02-05"),
        inspection("table", 11, **ILACS, start="2015-10-12", end="2015-10-30"),
    )
    told = paper(inspection("paper", start="2015"))
    assert redirects(visits, told) == {}
    (one,) = identity(visits, told).decisions
    assert (one.verdict, one.by) == ("undecided", "rule 8")
    assert [local_id(thing) for thing in one.things] == [
        "inspection/kelderdale/ilacs/2015-10-12", "inspection/kelderdale/sif/2015-01-12", "inspection/kelderdale/unstated/2015",
    ]  # fmt: skip


def test_a_grade_tells_which_of_two_is_meant() -> None:
    visits = table(
        inspection("table", 10, **SIF, start="2015-01-12"), grade("table", "good", 12, **SIF, start="2015-01-12"),
        inspection("table", 11, **SIF, start="2015-10-12"), grade("table", "inadequate", 13, **SIF, start="2015-10-12"),
    )  # fmt: skip
    told = paper(inspection("paper", start="2015"), grade("paper", "inadequate", start="2015"))
    assert redirects(visits, told)["inspection/kelderdale/unstated/2015"] == "inspection/kelderdale/sif/2015-10-12"


def test_what_was_graded_is_no_visit_without_grades() -> None:
    visit = table(inspection("table", framework="focused-visit", start="2015-05-11"))
    graded = paper(inspection("paper", start="2015-05"), grade("paper", "good", start="2015-05"))
    assert redirects(visit, graded) == {}
    assert len(redirects(visit, paper(inspection("paper", start="2015-05")))) == 1


def test_two_rows_of_a_table_are_two_inspections() -> None:
    rows = table(
        inspection("table", 10, **SIF, published="2015-07-20"), inspection("table", 11, **SIF, published="2015-07-22")
    )
    assert redirects(rows) == {}


def test_another_authority_is_another_inspection() -> None:
    other = paper(inspection("paper", authority="Eastborough", **SIF, start="2015-05"))
    assert redirects(report(inspection("report", **SIF, **DAYS)), other) == {}


def test_recommendations_of_one_number_go_along() -> None:
    def asked(slug: str, number: str, **of: str) -> RecommendationClaim:
        return RecommendationClaim(
            **common(slug, 40), authority="Kelderdale", addressee="Kelderdale", number=number, **SIF, **of
        )

    whole = report(inspection("report", **SIF, **DAYS), asked("report", "3", start="2015-05-11"))
    row = table(inspection("table", **SIF, published="2015-07-20"), asked("table", "3"), asked("table", "4"))
    found = redirects(whole, row)
    kept = "recommendation/kelderdale/authority/2015-05-11/3"
    assert found["recommendation/kelderdale/authority/published-2015-07-20/3"] == kept
    assert "recommendation/kelderdale/authority/published-2015-07-20/4" not in found


# ---- names -------------------------------------------------------------------------------------------------


def test_synonyms_come_together_and_homonyms_stay_apart() -> None:
    full = paper(body("paper", "Kelderdale Safeguarding Children Board", kind="lscb", acronym="KSCB"))
    short = paper(
        body("short", "KSCB", kind="lscb"), body("short", "Kelderdale Improvement Board", 31, kind="improvement-board"),
        slug="short",
    )  # fmt: skip
    other = paper(
        body("other", "Eastborough Improvement Board", authority="Eastborough", kind="improvement-board"),
        slug="other", publisher="Eastborough",
    )  # fmt: skip
    national = paper(
        body("nation", "national Improvement Board", authority=None, kind="improvement-board"), slug="nation"
    )
    assert redirects(full, short, other, national) == {}, "one board in each area has one address from the start"
    (apart,) = identity(full, short, other, national).decisions
    assert (apart.verdict, apart.by) == ("not-same", "rule 15")
    assert [local_id(thing) for thing in apart.things] == [
        "board/eastborough/improvement-board", "board/kelderdale/improvement-board", "board/national/improvement-board",
    ]  # fmt: skip


def test_a_bare_acronym_is_the_board_that_another_paper_spells_out() -> None:
    full = paper(body("paper", "Kelderdale Voice and Participation Panel", kind="board"))
    bare = paper(RoleClaim(**common("bare", 50), title="Manager", organisation="VAPP"), slug="bare")
    board = "board/kelderdale/voice-and-participation-panel"
    assert board in redirects(full, bare).values()
    assert ("same", "rule 12") in outcome(full, bare)


def test_the_same_words_and_nearly_alike_ones() -> None:
    one = paper(body("paper", "Kelderdale Quality Assurance Sub-Committee", kind="sub-committee"))
    two = paper(body("two", "Sub Committee for Quality Assurance", kind="sub-committee"), slug="two")
    assert ("same", "rule 13") in outcome(one, two)
    near = paper(body("two", "Quality Assurances Sub Committees Kelder", kind="sub-committee"), slug="two")
    assert redirects(one, near) == {}


def test_persons_by_initials_stay_open() -> None:
    def held(slug: str, holder: str, title: str = "Director") -> RoleClaim:
        return RoleClaim(**common(slug, 60), title=title, organisation="Kelderdale", holder=holder)

    full, short = paper(held("paper", "Ada Reeve")), paper(held("short", "A Reeve"), slug="short")
    assert ("undecided", "rule 18") in outcome(full, short)
    titled = paper(held("titled", "Cllr Ada Reeve"), slug="titled")
    assert redirects(full, titled) == {"person/cllr-ada-reeve": "person/ada-reeve"}


def test_successors_are_linked_and_not_joined() -> None:
    register = source(
        document("register", "table"),
        AuthorityClaim(
            **common("register", 70),
            name="Old Kelder",
            gss_code="E06000999",
            also_known_as=("Kelder",),
            replaced_by=("New Kelder",),
        ),
        AuthorityClaim(**common("register", 71), name="New Kelder", start="2023-04-01"),
    )
    again = paper(AuthorityClaim(**common("paper", 72), name="Kelder"))
    assert ("not-same", "rule 16") in outcome(register, again)
    assert redirects(register, again) == {"authority/kelder": "authority/old-kelder"}


def test_names_as_they_are_compared() -> None:
    assert plain("The Kelderdale Safeguarding Board", "kelderdale") == "safeguarding board"
    assert words_of("boards of the area") == ("area", "board")
    assert "kscb" in acronyms_of("Kelderdale Safeguarding Children Board", "kelderdale", ())
    assert "dfe" in acronyms_of("Department for Education", None, ())
    assert initials_fit("ar", "Ada Reeve")
    assert initials_fit("A Reeve", "Ada Reeve")
    assert not initials_fit("Ada Reeve", "Ada Reeve")
    assert not initials_fit("B Reeve", "Ada Reeve")


# ---- people ------------------------------------------------------------------------------------------------

HEAD = "one,other,verdict,by,reason\n"
MONTH, LATER = "inspection/kelderdale/sif/2015-05", "inspection/kelderdale/sif/2016-09"


def decisions(*lines: str) -> tuple[Decision, ...]:
    return read_decisions(HEAD + "".join(f"{line},Ada Reeve,as told\n" for line in lines), name="own.csv")


TWO = (report(inspection("report", **SIF, start="2015-05")), paper(inspection("paper", **SIF, start="2016-09")))


def test_a_person_joins_what_no_rule_does_and_taking_the_line_away_undoes_it() -> None:
    assert redirects(*TWO, decisions=decisions(f"{MONTH},{LATER},same")) == {LATER: MONTH}
    assert redirects(*TWO) == {}


def test_a_person_keeps_apart_what_a_rule_would_join() -> None:
    pair = (report(inspection("report", **SIF, **DAYS)), paper(inspection("paper", **SIF, start="2015-05")))
    assert redirects(*pair) == {MONTH: STANDS}
    for verdict in ("not-same", "undecided"):
        assert redirects(*pair, decisions=decisions(f"{MONTH},{STANDS},{verdict}")) == {}


def test_joins_are_transitive_and_contradictions_are_told() -> None:
    third = paper(inspection("third", **SIF, start="2017-01"), slug="third")
    last = "inspection/kelderdale/sif/2017-01"
    lines = (f"{MONTH},{LATER},same", f"{LATER},{last},same")
    assert redirects(*TWO, third, decisions=decisions(*lines)) == {LATER: MONTH, last: MONTH}
    with pytest.raises(
        BadDecisions, match=r"own.csv line \d: .* would be one, and own.csv line 4 says that they are not"
    ):
        identity(*TWO, third, decisions=decisions(*lines, f"{MONTH},{last},not-same"))


def test_a_decision_about_what_is_gone_is_not_used() -> None:
    gone = decisions(f"{MONTH},board/kelderdale/gone,same")
    assert identity(*TWO, decisions=gone).unused == gone


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n", "line 1: the columns are a, b; they must be one, other"),
        (HEAD + "board/x/a,board/x/b,perhaps,Ada,why\n", "line 2: the verdict is 'perhaps'; it must be one of same"),
        (HEAD + "board/x/a,board/x/a,same,Ada,why\n", "line 2: both things are 'board/x/a'; name two"),
        (HEAD + "board/x/a,board/x/b,same,,why\n", "line 2: say who decided"),
        (HEAD + "kelder,board/x/b,same,Ada,why\n", "line 2: 'kelder' is no id"),
        (HEAD + "board/x/a,same\n", "line 2: 2 cells"),
    ],
)
def test_bad_tables_of_decisions(text: str, says: str) -> None:
    with pytest.raises(BadDecisions, match=says):
        read_decisions(text, name="own.csv")


def test_lines_of_rules_are_left_to_the_rules_and_a_table_comes_back_as_it_was() -> None:
    text = HEAD + "board/x/a,board/x/b,same,rule 13,the same words\nboard/x/a,board/x/c,not-same,Ada,two of them\n"
    (own,) = read_decisions(text, name="own.csv")
    assert write_decisions([own]) == HEAD + "board/x/a,board/x/c,not-same,Ada,two of them\n"


# ---- datasets ----------------------------------------------------------------------------------------------

ACCOUNTS = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?review (COUNT(DISTINCT ?document) AS ?documents) WHERE {
  ?review gt:reviews ?authority ; gt:supportedBy/gt:inDocument ?document .
} GROUP BY ?review
"""


def test_one_node_with_all_its_sources_and_each_source_as_it_was(tmp_path: Path) -> None:
    build_dataset(
        [report(inspection("report", **SIF, **DAYS)), paper(inspection("paper", **SIF, start="2015-05"))],
        tmp_path,
        Origin("", ""),
    )
    dataset = open_dataset(tmp_path)
    assert [(local_id(str(r)), int(str(n))) for r, n in dataset.select(ACCOUNTS).rows] == [(STANDS, 2)]
    own = "SELECT ?i WHERE { GRAPH <https://w3id.org/goldenthread/graph/source/paper> { ?i gt:firstDay ?day } }"
    assert [local_id(str(row[0])) for row in dataset.select(own).rows] == [MONTH]
    assert Names(dataset).resolve(MONTH).endswith(STANDS)
    (told,) = decided(dataset, verdict="same")
    assert (told.one, told.other, told.by, told.stands) == (MONTH, STANDS, "rule 5", STANDS)
    assert told.evidence == ("document/paper 10-14", "document/report 10-14")
    assert decided(dataset, about=Names(dataset).resolve(STANDS)) == (told,)


def test_ten_builds_in_any_order_give_one_hash(tmp_path: Path) -> None:
    sources = [
        report(
            inspection("report", **SIF, **DAYS, published="2015-07-20"),
            grade("report", "good", **SIF, start="2015-05-11"),
        ),
        table(inspection("table", **SIF, published="2015-07-21"), grade("table", "inadequate", **SIF)),
        paper(
            inspection("paper", start="2015-05"),
            body("paper", "Kelderdale Improvement Board", kind="improvement-board"),
        ),
        paper(
            inspection("two", start="2015"), body("two", "Improvement Board for Kelderdale", kind="board"), slug="two"
        ),
        paper(inspection("three", authority="Eastborough", **SIF), slug="three", publisher="Eastborough"),
    ]
    shuffled, numbers = random.Random(20151120), count()
    hashes = set()
    for _ in range(10):
        shuffled.shuffle(sources)
        hashes.add(build_dataset(sources, tmp_path / str(next(numbers)), Origin("", "")).manifest.sha256)
    assert len(hashes) == 1
