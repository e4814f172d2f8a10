"""The tables in data/, against answers worked out by hand from the published tables and reports."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from loaders.claim_files import parse_claims, write_claims
from loaders.claims import InspectionClaim, InterventionClaim, JudgementClaim, RecommendationClaim
from loaders.gazetteer import register as register_of_texts
from loaders.own_claims import AuthorityClaim, DeliveryClaim
from loaders.tables import read_table, read_whole_table
from loaders.tables.authority_names import short_official_name


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", ["authorities", "delivery-companies", "inspection-outcomes", "interventions"])
def test_every_cell_of_a_shipped_table_is_used(data_dir: Path, name: str) -> None:
    assert read_whole_table(data_dir / f"{name}.csv").refusals == ()


@pytest.fixture(scope="module")
def register(data_dir: Path) -> dict[str, AuthorityClaim]:
    claims = read_table(data_dir / "authorities.csv")
    return {claim.name: claim for claim in claims if isinstance(claim, AuthorityClaim)}


@pytest.fixture(scope="module")
def outcomes(data_dir: Path) -> dict[str, InspectionClaim]:
    claims = read_table(data_dir / "inspection-outcomes.csv")
    return {str(claim.report_url)[-10:]: claim for claim in claims if isinstance(claim, InspectionClaim)}


@pytest.fixture(scope="module")
def judgements(data_dir: Path) -> list[JudgementClaim]:
    claims = read_table(data_dir / "inspection-outcomes.csv")
    return [claim for claim in claims if isinstance(claim, JudgementClaim)]


def grades(judgements: list[JudgementClaim], authority: str, start: str) -> dict[str, str]:
    return {j.area: j.grade for j in judgements if (j.authority, j.start) == (authority, start)}


@pytest.mark.parametrize(
    ("name", "code", "former"),
    [
        ("Barnsley", "E08000038", ("E08000016",)),
        ("Sheffield", "E08000039", ("E08000019",)),
        ("Gateshead", "E08000037", ("E08000020",)),
        ("Northumberland", "E06000057", ("E06000048",)),
        ("Somerset", "E06000066", ("E10000027",)),
        ("North Yorkshire", "E06000065", ("E10000023",)),
        ("Buckinghamshire", "E06000060", ("E10000002",)),
        ("Sunderland", "E08000024", ()),
        ("Durham", "E06000047", ()),
    ],
)
def test_codes_and_their_history(
    register: dict[str, AuthorityClaim], name: str, code: str, former: tuple[str, ...]
) -> None:
    assert (register[name].gss_code, register[name].former_gss_codes) == (code, former)


@pytest.mark.parametrize(
    ("name", "end", "successors"),
    [
        ("Cumbria", "2023-04-01", ("Cumberland", "Westmorland and Furness")),
        ("Northamptonshire", "2021-04-01", ("North Northamptonshire", "West Northamptonshire")),
        ("Dorset County", "2019-04-01", ("Bournemouth, Christchurch and Poole", "Dorset")),
        ("Bournemouth", "2019-04-01", ("Bournemouth, Christchurch and Poole",)),
        ("Poole", "2019-04-01", ("Bournemouth, Christchurch and Poole",)),
    ],
)
def test_successions(register: dict[str, AuthorityClaim], name: str, end: str, successors: tuple[str, ...]) -> None:
    assert (register[name].end, register[name].replaced_by) == (end, successors)
    assert {register[successor].start for successor in successors} == {end}


def test_numbers_of_the_register(register: dict[str, AuthorityClaim]) -> None:
    assert Counter(claim.end is None for claim in register.values()) == {True: 153, False: 5}
    current = [claim for claim in register.values() if claim.end is None]
    assert len({claim.ofsted_urn for claim in current}) == 153
    assert Counter(claim.authority_type for claim in current) == {
        "Unitary authority": 63,
        "Metropolitan district": 36,
        "London borough": 32,
        "County": 21,
        "City corporation": 1,
    }
    codes = [code for claim in register.values() for code in (claim.gss_code, *claim.former_gss_codes)]
    assert len(codes) == len(set(codes))
    assert (register["City of London"].ofsted_urn, register["Derbyshire"].region) == (
        "80450",
        "East Midlands",
    )


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("bournemouth, christchurch & poole", "Bournemouth, Christchurch and Poole"),
        ("london corporation", "City of London"),
        ("telford & wrekin", "Telford and Wrekin"),
        ("Hull City Council", "Kingston upon Hull"),
        ("Bristol, City of", "Bristol"),
        ("Dorset Council", "Dorset"),
        ("Dorset County Council", "Dorset County"),
        ("St. Helens", "St Helens"),
        ("Richmond on Thames", "Richmond upon Thames"),
    ],
)
def test_spellings_of_the_tables(spelling: str, name: str) -> None:
    assert short_official_name(spelling) == name


def test_no_spelling_means_two_authorities(data_dir: Path) -> None:
    meant: dict[str, set[str]] = {}
    for row in rows_of(data_dir / "authorities.csv"):
        for spelling in {row["name"], row["official_name"], *row["also_known_as"].split("|")} - {""}:
            meant.setdefault(spelling.casefold(), set()).add(row["slug"])
    assert [spelling for spelling, slugs in meant.items() if len(slugs) > 1] == []


def test_the_lexicon_of_names_is_that_of_the_register(data_dir: Path) -> None:
    lexicon = rows_of(data_dir.parent / "loaders" / "lexicon" / "authority-names.csv")
    register = {row["name"] for row in rows_of(data_dir / "authorities.csv")}
    assert {row["name"] for row in lexicon} == register


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a visit to Kingston in May", "Kingston upon Thames"),
        ("Richmond has asked", "Richmond upon Thames"),
        ("Stoke and its neighbours", "Stoke-on-Trent"),
        ("Newcastle-Upon-Tyne", "Newcastle upon Tyne"),
        ("REDCAR & CLEVELAND", "Redcar and Cleveland"),
        ("Isle Of Wight", "Isle of Wight"),
        ("Dorset County Council was", "Dorset County"),
        ("Dorset Council is", "Dorset"),
        ("Nottingham County", "Nottinghamshire"),
    ],
)
def test_forms_in_running_text(words: str, name: str) -> None:
    assert [span.name for span in register_of_texts().find(words)] == [name]


@pytest.mark.parametrize(
    "words",
    ["Devon and Cornwall Police", "NHS Shropshire, Telford and Wrekin", "University Hospitals Plymouth NHS Trust",
     "Kent Constabulary", "Essex Road", "NHS Devon ICB"],
)  # fmt: skip
def test_other_bodies_named_after_a_place_are_no_authorities(words: str) -> None:
    assert register_of_texts().find(words) == []


def test_sunderland_2015(outcomes: dict[str, InspectionClaim], judgements: list[JudgementClaim]) -> None:
    claim = outcomes["le/2755078"]
    assert (claim.authority, claim.framework, claim.start, claim.end, claim.published) == (
        "Sunderland", "sif-2013", "2015-05-11", "2015-06-04", "2015-07-20",
    )  # fmt: skip
    assert claim.lead_inspectors == ("Fiona J Millns",)
    assert set(grades(judgements, "Sunderland", "2015-05-11").values()) == {"inadequate"}
    assert len(grades(judgements, "Sunderland", "2015-05-11")) == 7


def test_norfolk_2013_has_the_two_grades_of_its_framework(
    outcomes: dict[str, InspectionClaim], judgements: list[JudgementClaim]
) -> None:
    assert outcomes["e/50004248"].subject == "looked-after children"
    assert grades(judgements, "Norfolk", "2013-07-08") == {
        "overall": "inadequate",
        "leadership": "inadequate",
    }


def test_somerset_2026_has_no_overall_grade(
    outcomes: dict[str, InspectionClaim], judgements: list[JudgementClaim]
) -> None:
    assert outcomes["e/50304387"].framework == "ilacs-2026"
    assert grades(judgements, "Somerset", "2026-04-27") == {
        "leadership": "requires-improvement",
        "help-and-protection": "requires-improvement",
        "looked-after": "requires-improvement",
        "care-leavers": "good",
    }


def test_corrections_are_in_the_outcomes(outcomes: dict[str, InspectionClaim]) -> None:
    assert outcomes["e/50110094"].end == "2019-08-08"
    assert outcomes["e/50000289"].published == "2015-02-03"
    assert outcomes["e/50004281"].published == "2014-09-01"
    assert outcomes["e/50096454"].lead_inspectors == ("Paula Thomson-Jones",)
    assert outcomes["e/50000268"].framework == "sif-2013"
    assert "e/50004190" not in outcomes


def test_unknown_stays_unknown(data_dir: Path, outcomes: dict[str, InspectionClaim]) -> None:
    assert (outcomes["e/50004302"].framework, outcomes["e/50004302"].start) == (None, None)
    unread = [row for row in rows_of(data_dir / "inspection-outcomes.csv") if not row["start"]]
    assert (len(unread), sum(bool(row["overall"]) for row in unread)) == (132, 3)


def test_numbers_of_the_outcomes(data_dir: Path, judgements: list[JudgementClaim]) -> None:
    rows = rows_of(data_dir / "inspection-outcomes.csv")
    assert Counter(row["framework"] for row in rows) == {
        "ilacs-2018": 310, "sif-2013": 167, "ilacs-2026": 11, "lac-2013": 4, "": 1,
    }  # fmt: skip
    assert Counter(row["source"] for row in rows) == {"scraped table": 374, "report": 119}
    assert len(judgements) == 1706
    kinds = Counter(row["kind"] for row in rows_of(data_dir / "outcome-corrections.csv"))
    assert kinds == {"silent": 42, "wrong": 14, "refused": 4}


def test_no_grade_stands_where_its_framework_has_none(data_dir: Path) -> None:
    for row in rows_of(data_dir / "inspection-outcomes.csv"):
        if row["framework"] != "sif-2013":
            assert (row["adoption"], row["lscb"]) == ("", "")
        if row["framework"] == "ilacs-2026":
            assert not row["overall"]
        if row["framework"] == "ilacs-2018" and (row["start"] or row["published"]) < "2023-01-16":
            assert not row["care_leavers"]


def test_single_inspections_obey_their_rule(data_dir: Path) -> None:
    """Overall is inadequate exactly where help and protection, looked after or leadership is."""
    parts = ("help_and_protection", "looked_after", "leadership")
    graded = [
        row
        for row in rows_of(data_dir / "inspection-outcomes.csv")
        if row["framework"] == "sif-2013" and row["overall"]
    ]
    assert len(graded) == 40
    for row in graded:
        assert (row["overall"] == "inadequate") == any(row[part] == "inadequate" for part in parts)


@pytest.mark.parametrize("name", ["delivery-companies", "interventions", "not-modelled"])
def test_tables_written_by_hand_keep_to_the_closed_lists_and_dates_of_claims(data_dir: Path, name: str) -> None:
    claims = read_table(data_dir / f"{name}.csv")
    assert list(parse_claims(write_claims(claims), name=name)) == claims


def test_every_row_of_a_table_written_by_hand_names_its_source_and_is_less_sure_than_a_document(data_dir: Path) -> None:
    for name in ("delivery-companies", "interventions"):
        assert all(row["source"] for row in rows_of(data_dir / f"{name}.csv"))
        assert {claim.confidence for claim in read_table(data_dir / f"{name}.csv")} == {0.8}


def test_one_company_for_three_authorities_and_one_company_after_another(data_dir: Path) -> None:
    claims = [c for c in read_table(data_dir / "delivery-companies.csv") if isinstance(c, DeliveryClaim)]
    assert [c.authority for c in claims if c.provider == "Achieving for Children"] == [
        "Kingston upon Thames", "Richmond upon Thames", "Windsor and Maidenhead",
    ]  # fmt: skip
    slough = {c.provider: (c.start, c.end) for c in claims if c.authority == "Slough"}
    assert slough == {
        "Slough Children's Services Trust": ("2015-09", "2021-04"),
        "Slough Children First": ("2021-04", None),
    }


def test_one_direction_took_the_place_of_another(data_dir: Path) -> None:
    claims = [c for c in read_table(data_dir / "interventions.csv") if isinstance(c, InterventionClaim)]
    assert [(c.date, c.status, c.replaced_on) for c in claims if c.authority == "Sunderland"] == [
        ("2015-07-20", "ended", "2017-04-03"),
        ("2017-04-03", None, None),
    ]


def test_recommendations_are_counted_as_the_outcomes_count_them(data_dir: Path) -> None:
    listed = rows_of(data_dir / "inspection-recommendations.csv")
    counted = Counter((row["report_sha256"], row["addressee"] == row["authority"]) for row in listed)
    read = [row for row in rows_of(data_dir / "inspection-outcomes.csv") if row["source"] == "report"]
    for row in read:
        assert counted[row["report_sha256"], True] == int(row["n_recommendations"] or 0)
        assert counted[row["report_sha256"], False] == int(row["n_recommendations_lscb"] or 0)
    assert {digest for digest, _ in counted} <= {row["report_sha256"] for row in read}
    places = {(row["report_sha256"], row["addressee"], row["ordinal"]) for row in listed}
    assert len(places) == len(listed) == 1104


def test_the_seven_of_sunderlands_board_stand_where_the_report_has_them(data_dir: Path) -> None:
    board = "Sunderland Local Safeguarding Children Board"
    listed = [row for row in rows_of(data_dir / "inspection-recommendations.csv") if row["addressee"] == board]
    assert [(row["number"], row["page"]) for row in listed] == [(str(number), "43") for number in range(142, 149)]


def test_recommendations_ship_without_a_word_of_theirs(data_dir: Path) -> None:
    claims = [c for c in read_table(data_dir / "inspection-recommendations.csv") if isinstance(c, RecommendationClaim)]
    assert len(claims) == 1104
    assert not any(claim.text or claim.summary for claim in claims)
    assert {type(claim.ordinal) for claim in claims} == {int}
    assert sum(claim.priority is True for claim in claims) == 57
    assert sum(not claim.themes for claim in claims) == 106
