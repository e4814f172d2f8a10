"""`goldenthread reason`: a paper without a clash, and two that contradict one another."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, FINDINGS, NOT_FOUND
from graph.dataset import open_dataset
from loaders.claim_files import write_claims
from loaders.claims import Claim, DocumentClaim, Evidence, InspectionClaim, InterventionClaim, JudgementClaim
from tests.composed import SLUG, claims

pytestmark = pytest.mark.reasoner

OTHER = "kelderdale-cabinet-2016-02-09"
OTHER_TEXT = (
    "Kelderdale Cabinet, 9 February 2016. Ofsted, in October 2015, found our services to be inadequate overall."
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def built(folder: Path, **files: Sequence[Claim]) -> Path:
    for name, found in files.items():
        (folder / f"{name.replace('_', '-')}.jsonl").write_text(write_claims(found), encoding="utf-8")
    done = run("build", *sorted(folder.glob("*.jsonl")), "--into", folder / "data")
    assert done.exit_code == DONE, done.output
    return folder / "data"


def passage(quote: str) -> Evidence:
    start = OTHER_TEXT.index(quote)
    return Evidence(start=start, end=start + len(quote), quote=quote)


def contradicting() -> list[Claim]:
    """Another paper of the same day, so that no rule prefers either, with another grade for the same inspection."""
    common = {"document": OTHER, "confidence": 0.9, "method": "manual"}
    return [
        DocumentClaim(
            **common, title="Cabinet report", kind="committee-report", publisher="Kelderdale", date="2016-02-09", file=f"{OTHER}.txt",
            sha256=hashlib.sha256(OTHER_TEXT.encode()).hexdigest(), characters=len(OTHER_TEXT), evidence=(passage("Kelderdale Cabinet"),),
        ),
        InspectionClaim(**common, authority="Kelderdale", framework="sif-2013", start="2015-10-05", evidence=(passage("October 2015"),)),
        JudgementClaim(
            **common, authority="Kelderdale", framework="sif-2013", start="2015-10-05", area="overall", grade="inadequate",
            evidence=(passage("found our services to be inadequate overall"),),
        ),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = built(tmp_path_factory.mktemp("sound"), paper=claims())
    before = open_dataset(data).manifest
    done = run("reason", "--data", data)
    assert done.exit_code == DONE, done.output
    assert "The facts can all be so" in done.stdout
    assert open_dataset(data).manifest.version != before.version
    return data


@pytest.fixture(scope="module")
def unsound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("unsound"), paper=claims(), cabinet=contradicting())


# Worked out by hand from the composed paper.
BOARD, PANEL = "Kelderdale Safeguarding Children Board", "Kelderdale Voice Panel"
CHAIR, MANAGER = "KSCB Voice Panel Chair", "KSCB Business Manager"
FOLLOWS = {
    *(("31", "threads to", end) for end in (CHAIR, PANEL, BOARD)),
    *(("32", "threads to", end) for end in (MANAGER, BOARD)),
    *(("31-1", "threads to", end) for end in (PANEL, BOARD)),
    ("32-1", "threads to", BOARD),
    (CHAIR, "threads to", BOARD),
    (PANEL, "answers to", BOARD),
    (PANEL, "subordinate body", ""),
    (CHAIR, "interimly held post", ""),
    ("31-1", "owned action", ""),
    ("32-1", "owned action", ""),
    ("Kelderdale", "authority under intervention", ""),
}


def rows_of(*arguments: str | Path) -> list[dict[str, str]]:
    answer = run("ask", "inferences", *arguments, "--format", "json")
    assert answer.exit_code == DONE, answer.output
    found = json.loads(answer.stdout)["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in found]


def test_what_follows_is_what_was_worked_out_by_hand(sound: Path) -> None:
    rows = rows_of("--data", sound)
    told = {
        (row["about"].rpartition("/")[2], row["conclusion"], row.get("object", "").rpartition("/")[2]) for row in rows
    }
    assert told == FOLLOWS
    assert all(row["because"] and row["premise"] and row["asOf"] == "2016-02-09" for row in rows)
    assert {row["confirmed"] for row in rows if "confirmed" in row} == {"true"}


def test_each_premise_has_the_passage_that_states_it(sound: Path) -> None:
    rows = rows_of("-p", "thing=board/kelderdale/voice-panel", "--data", sound)
    answers = [row for row in rows if row["conclusion"] == "answers to"]
    (premise,) = answers
    assert premise["premise"] == f"{PANEL} is constituted immediately under {BOARD}"
    assert premise["quote"] == "The Voice Panel is part of the Safeguarding Children Board"


def test_what_only_says_of_which_kind_a_thing_is_has_no_passage(sound: Path) -> None:
    rows = rows_of("-p", "thing=authority/kelderdale", "--data", sound)
    by_premise = {row["premise"]: row.get("quote") for row in rows}
    assert by_premise["Kelderdale is an authority"] is None
    assert "the notice" in by_premise.values()
    assert rows[0]["because"] == "the latest that any source here tells of some intervention is that it is in force"


def test_what_is_inferred_is_not_taken_for_stated(sound: Path) -> None:
    stated = run("query", "SELECT * { ?thing a gt:SubordinateBody }", "--format", "csv", "--data", sound)
    inferred = run("query", "SELECT ?thing { GRAPH <https://w3id.org/goldenthread/graph/inferred> { ?thing a gt:SubordinateBody } }", "--format", "csv", "--data", sound)  # fmt: skip
    assert len(stated.stdout.splitlines()) == 1
    assert len(inferred.stdout.splitlines()) == 2


def test_a_reasoned_dataset_is_whole_and_has_no_violation(sound: Path) -> None:
    assert run("validate", "--data", sound).exit_code == DONE
    assert run("doctor", "--data", sound).exit_code == DONE


def test_reasoning_again_changes_nothing(sound: Path) -> None:
    before = open_dataset(sound).manifest
    assert run("reason", "--data", sound).exit_code == DONE
    assert open_dataset(sound).manifest == before


def test_two_documents_that_clash_are_named_with_their_passages(unsound: Path) -> None:
    before = open_dataset(unsound).manifest.version
    done = run("reason", "--data", unsound)
    assert done.exit_code == FINDINGS
    assert "The facts cannot all be so: 1 clash." in done.stdout
    assert "nothing has two different things at the far end of “has grade”" in done.stdout
    assert "awards good" in done.stdout
    assert "awards inadequate" in done.stdout
    assert f"({SLUG})" in done.stdout
    assert "“judged good overall”" in done.stdout
    assert f"({OTHER})" in done.stdout
    assert "“found our services to be inadequate overall”" in done.stdout
    assert open_dataset(unsound).manifest.version == before


def test_the_explanation_as_json(unsound: Path) -> None:
    told = json.loads(run("reason", "--format", "json", "--data", unsound).stdout)
    assert told["consistent"] is False
    (clash,) = told["clashes"]
    assert len(clash["facts"]) == 2
    assert {place["quote"] for fact in clash["facts"] for place in fact["places"]} == {
        "judged good overall", "found our services to be inadequate overall",
    }  # fmt: skip


def test_what_clashes_can_be_set_aside(tmp_path: Path) -> None:
    data = built(tmp_path, paper=claims(), cabinet=contradicting())
    done = run("reason", "--set-aside", "--data", data)
    assert done.exit_code == FINDINGS
    assert "1 clash" in done.stdout
    assert "The others can all be so" in done.stdout
    told = {row["conclusion"] for row in rows_of("--data", data)}
    assert {"threads to", "subordinate body", "authority under intervention"} <= told
    assert "authority judged inadequate" not in told


def test_checking_writes_nothing(tmp_path: Path) -> None:
    data = built(tmp_path, paper=claims())
    before = open_dataset(data).manifest
    assert run("reason", "--check", "--data", data).exit_code == DONE
    assert open_dataset(data).manifest == before


def test_an_intervention_stands_where_its_latest_state_says(tmp_path: Path) -> None:
    lifted = [
        replace(claim, status="ended") if isinstance(claim, InterventionClaim) else claim
        for claim in (replace(c, document=OTHER) for c in claims() if isinstance(c, InterventionClaim))
    ]
    later = [*(replace(c, date="2016-03-01") for c in contradicting() if isinstance(c, DocumentClaim)), *(replace(c, date="2015-11-02", evidence=(passage("October 2015"),)) for c in lifted)]  # fmt: skip
    first = [replace(c, date="2015-11-02") if isinstance(c, InterventionClaim) else c for c in claims()]
    data = built(tmp_path, paper=first, cabinet=later)
    assert run("reason", "--data", data).exit_code == DONE
    answer = run("ask", "inferences", "-p", "thing=authority/kelderdale", "--format", "csv", "--data", data)
    assert "under intervention" not in answer.stdout


AWAITED = "kelderdale-osc-2015-11-03"


def awaiting(first_day: str) -> list[Claim]:
    """A paper written before the report came out, which tells the start of the inspection less precisely."""
    common = {"document": AWAITED, "confidence": 1.0, "method": "manual"}
    span = Evidence(start=0, end=4, quote="Late")
    return [
        DocumentClaim(
            **common, title="Scrutiny paper", kind="committee-report", publisher="Kelderdale", date="2015-11-03", file=f"{AWAITED}.txt",
            sha256="1" * 64, characters=4, evidence=(span,),
        ),
        InspectionClaim(**common, authority="Kelderdale", framework="sif-2013", start=first_day, report_status="awaited", evidence=(span,)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first_day", "still_awaited"), [("2015-10-05", False), ("2015-W41", False), ("2014-10", True)]
)
def test_a_report_is_awaited_no_longer_once_a_source_has_it(
    tmp_path: Path, first_day: str, still_awaited: bool
) -> None:
    data = built(tmp_path, paper=claims(), scrutiny=awaiting(first_day))
    assert run("reason", "--data", data).exit_code == DONE
    told = {row["conclusion"] for row in rows_of("--data", data)}
    assert ("review awaiting report" in told) == still_awaited


def test_no_dataset(tmp_path: Path) -> None:
    assert run("reason", "--data", tmp_path).exit_code == NOT_FOUND
