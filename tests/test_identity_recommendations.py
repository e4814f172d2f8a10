"""Which recommendations of two documents are one: by number, by place and length of the list, by words; laws of both."""

import random
from itertools import count, permutations
from pathlib import Path

import pytest

from graph.assertion import assert_claims
from graph.building import Origin, Source, build_dataset
from graph.dataset import open_dataset
from graph.identifiers import local_id, source_graph
from graph.identity.deciding import Identity, identify
from graph.identity.decisions import Decision, read_decisions
from graph.identity.showing import decided
from graph.names import Names
from loaders.claims import Claim, RecommendationClaim
from tests.accounts import common, inspection, paper, report, table

SIF = {"framework": "sif-2013"}
DAYS = {"start": "2015-05-11", "end": "2015-06-04"}
BOARD = "Kelderdale Local Safeguarding Children Board"
LSCB = "recommendation/kelderdale/lscb/2015-05-11"
Joined = dict[str, str]


def asked(slug: str, place: int, number: str | None = None, at: int = 40, **of: object) -> RecommendationClaim:
    told = {"addressee": BOARD, "start": "2015-05-11", **SIF, **of}
    return RecommendationClaim(
        **common(slug, at + 5 * place), authority="Kelderdale", ordinal=place, number=number, **told
    )  # type: ignore[arg-type]


def numbered(slug: str, first: int, length: int, **of: object) -> list[Claim]:
    return [asked(slug, place, str(first + place - 1), **of) for place in range(1, length + 1)]


def listed(slug: str, length: int, **of: object) -> list[Claim]:
    return [asked(slug, place, **of) for place in range(1, length + 1)]


def identity(*sources: Source, decisions: tuple[Decision, ...] = ()) -> Identity:
    return identify({source_graph(s.document): assert_claims(s.claims) for s in sources}, decisions)


def joined(found: Identity) -> Joined:
    every = {local_id(old): local_id(new) for old, new in sorted(found.redirects.items())}
    return {old: new for old, new in every.items() if old.startswith("recommendation/")}


def said(found: Identity, verdict: str) -> set[tuple[str, tuple[str, ...]]]:
    """Rules and the last parts of the addresses."""
    return {
        (one.by, tuple(thing.rpartition("/")[2] for thing in one.things))
        for one in found.decisions
        if one.verdict == verdict and "/recommendation/" in one.things[0]
    }


def people(*lines: str) -> tuple[Decision, ...]:
    head = "one,other,verdict,by,reason\n"
    return read_decisions(head + "".join(f"{line},Ada Reeve,as told\n" for line in lines), name="own.csv")


VISIT = table(inspection("table", **SIF, **DAYS), *numbered("table", 151, 3))
THREE = {f"{LSCB}/{place}": f"{LSCB}/{150 + place}" for place in (1, 2, 3)}


# ---- what is one -------------------------------------------------------------------------------------------


def test_lists_of_one_length_are_one_list_and_the_printed_numbers_stand() -> None:
    found = identity(VISIT, paper(*listed("paper", 3)))
    assert joined(found) == THREE
    assert said(found, "same") == {("rule 21", ("1", "151")), ("rule 21", ("152", "2")), ("rule 21", ("153", "3"))}


def test_one_printed_number_is_one_whatever_the_place() -> None:
    dated = report(
        inspection("report", **SIF, **DAYS, published="2015-07-20"), asked("report", 4, "151"), asked("report", 5, "9")
    )
    row = table(
        inspection("table", **SIF, published="2015-07-20"),
        asked("table", 1, "151", start=None),
        asked("table", 2, "10", start=None),
    )
    found = identity(dated, row)
    assert joined(found) == {"recommendation/kelderdale/lscb/published-2015-07-20/151": f"{LSCB}/151"}
    assert said(found, "same") == {("rule 20", ("151", "151"))}


def test_an_inferred_number_is_a_number() -> None:
    told = paper(*(asked("paper", place, inferred_number=str(150 + place)) for place in (1, 2)), slug="paper")
    assert joined(identity(VISIT, told)) == {}, "they share their addresses from the start"
    other = paper(asked("paper", 1, inferred_number="7"), *listed("paper", 3)[1:])
    found = identity(VISIT, other)
    assert ("rule 24", ("151", "7")) in said(found, "undecided")
    assert joined(found) == {old: new for old, new in THREE.items() if not old.endswith("/1")}


def test_nearly_the_same_words_at_one_place_are_one_in_lists_of_any_length() -> None:
    words = "Finish the framework by which the board measures what it does"
    whole = report(
        inspection("report", **SIF, **DAYS), asked("report", 1, "151", text=words), *numbered("report", 151, 3)[1:]
    )
    part = paper(asked("paper", 1, text=f"• {words.lower()}."))
    found = identity(whole, part)
    assert said(found, "same") == {("rule 22", ("1", "151"))}
    assert joined(found) == {f"{LSCB}/1": f"{LSCB}/151"}


def test_what_a_review_asks_of_the_board_is_what_the_inspection_that_it_accompanies_asks_of_it() -> None:
    other = paper(*listed("paper", 3, start="2015-05"), inspection("paper", **SIF, start="2015-05"))
    kept = "recommendation/kelderdale/lscb/2015-05/"
    assert joined(identity(VISIT, other)) == {f"{kept}{place}": f"{LSCB}/{150 + place}" for place in (1, 2, 3)}


# ---- what stays open, and what is kept apart ---------------------------------------------------------------


def test_lists_of_two_lengths_stay_open() -> None:
    found = identity(VISIT, paper(*listed("paper", 2)))
    assert joined(found) == {}
    assert said(found, "undecided") == {("rule 23", ("1", "151")), ("rule 23", ("152", "2"))}


def test_other_words_stay_open_though_the_lists_are_as_long() -> None:
    whole = report(inspection("report", **SIF, **DAYS), asked("report", 1, "151", text="Reach all who live nearby"))
    found = identity(whole, paper(asked("paper", 1, text="Publish the yearly account in the spring")))
    assert joined(found) == {}
    assert said(found, "undecided") == {("rule 24", ("1", "151"))}


def test_the_same_words_at_another_place_stay_open() -> None:
    words = "Publish the yearly account in the spring"
    whole = report(
        inspection("report", **SIF, **DAYS), *numbered("report", 151, 3)[:2], asked("report", 3, "153", text=words)
    )
    found = identity(whole, paper(asked("paper", 1, text=words)))
    assert joined(found) == {}
    assert said(found, "undecided") == {("rule 27", ("1", "153")), ("rule 23", ("1", "151"))}


def test_printed_numbers_that_differ_keep_apart() -> None:
    found = identity(VISIT, paper(*numbered("paper", 31, 3)))
    assert joined(found) == {}
    assert said(found, "not-same") == {("rule 25", (str(150 + n), str(30 + n))) for n in (1, 2, 3)}
    assert said(found, "undecided") == set()


def test_what_fits_two_that_are_kept_apart_stays_open() -> None:
    found = identity(VISIT, paper(*numbered("paper", 31, 3)), paper(*listed("third", 3), slug="third"))
    assert joined(found) == {}
    assert said(found, "undecided") >= {("rule 26", ("1", "151")), ("rule 26", ("1", "31"))}


def test_recommendations_to_two_recipients_are_two() -> None:
    other = paper(*listed("paper", 3, addressee="Kelderdale"))
    found = identity(VISIT, other)
    assert joined(found) == {}
    assert not said(found, "undecided") | said(found, "not-same") | said(found, "same")


def test_recommendations_of_two_reviews_are_two() -> None:
    assert joined(identity(VISIT, paper(*listed("paper", 3, start="2019-02-04", framework="ilacs-2018")))) == {}


def test_recommendations_of_one_list_are_never_one() -> None:
    twice = table(inspection("table", **SIF, **DAYS), *numbered("table", 151, 2), *[asked("table", 1, "160", at=200)])
    found = identity(twice)
    assert not found.redirects
    assert not said(found, "undecided")
    with_paper = identity(twice, paper(*listed("paper", 3)))
    assert joined(with_paper) == {f"{LSCB}/2": f"{LSCB}/152"}
    assert said(with_paper, "undecided") == {("rule 26", ("1", "151")), ("rule 26", ("1", "160"))}


def test_an_address_that_two_lists_use_of_two_places_joins_nothing_of_one_list() -> None:
    printed = table(inspection("table", **SIF, **DAYS), *numbered("table", 2, 3))
    found = identity(printed, paper(*listed("paper", 3)))
    assert joined(found) == {}
    assert ("rule 26", ("1", "2")) in said(found, "undecided")


# ---- people, and laws --------------------------------------------------------------------------------------


def test_people_go_before_the_rules_and_a_line_taken_away_undoes_it() -> None:
    part = paper(*listed("paper", 2))
    same = people(f"{LSCB}/1,{LSCB}/151,same")
    assert joined(identity(VISIT, part, decisions=same)) == {f"{LSCB}/1": f"{LSCB}/151"}
    assert joined(identity(VISIT, part)) == {}
    for verdict in ("not-same", "undecided"):
        apart = people(f"{LSCB}/1,{LSCB}/151,{verdict}")
        assert f"{LSCB}/1" not in joined(identity(VISIT, paper(*listed("paper", 3)), decisions=apart))


def test_joins_are_transitive_and_nothing_kept_apart_comes_together_by_a_third() -> None:
    second = paper(*listed("second", 3, start="2015-05"), inspection("second", **SIF, start="2015-05"), slug="second")
    three = (VISIT, paper(*listed("paper", 3)), second)
    other = "recommendation/kelderdale/lscb/2015-05/"
    all_one = {**THREE, **{f"{other}{place}": f"{LSCB}/{150 + place}" for place in (1, 2, 3)}}
    assert joined(identity(*three)) == all_one
    kept = joined(identity(*three, decisions=people(f"{LSCB}/1,{other}1,not-same")))
    assert kept == {old: new for old, new in all_one.items() if not old.endswith("/1")}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_documents_is_nothing(order: tuple[int, ...]) -> None:
    sources = (VISIT, paper(*numbered("paper", 31, 3)), paper(*listed("third", 2), slug="third"))
    found = identity(*(sources[place] for place in order))
    assert (found.redirects, found.decisions) == (identity(*sources).redirects, identity(*sources).decisions)


def test_builds_in_any_order_give_one_hash(tmp_path: Path) -> None:
    sources = [VISIT, paper(*listed("paper", 3)), paper(*listed("third", 2), slug="third")]
    shuffled, numbers = random.Random(20151120), count()
    hashes = set()
    for _ in range(5):
        shuffled.shuffle(sources)
        hashes.add(build_dataset(sources, tmp_path / str(next(numbers)), Origin("", "")).manifest.sha256)
    assert len(hashes) == 1


def test_the_node_keeps_all_numbers_and_passages_and_the_old_address_finds_it(tmp_path: Path) -> None:
    build_dataset([VISIT, paper(*listed("paper", 3, summary="Finish it."))], tmp_path, Origin("", ""))
    dataset = open_dataset(tmp_path)
    stands = Names(dataset).resolve(f"{LSCB}/1")
    assert local_id(stands) == f"{LSCB}/151"
    rows = dataset.select(
        f"PREFIX gt: <https://w3id.org/goldenthread/ont#>\n"
        f"SELECT DISTINCT ?number ?place ?words ?document WHERE {{ <{stands}> gt:paragraphNumber ?number ; "
        f"gt:ordinal ?place ; gt:summary ?words ; gt:supportedBy/gt:inDocument ?document }} ORDER BY ?document"
    ).rows
    assert [(str(n), str(p), str(w), local_id(str(d))) for n, p, w, d in rows] == [
        ("151", "1", "Finish it.", "document/paper"), ("151", "1", "Finish it.", "document/table"),
    ]  # fmt: skip
    (told,) = decided(dataset, about=stands)
    assert (told.verdict, told.by, told.stands) == ("same", "rule 21", f"{LSCB}/151")
