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

OTHER = "kelderdale-cabinet-2016-03-01"
OTHER_TEXT = "Kelderdale Cabinet, 1 March 2016. Ofsted, in October 2015, found our services to be inadequate overall."


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
    """Another paper, which has another grade for the inspection that the composed paper tells of."""
    common = {"document": OTHER, "confidence": 0.9, "method": "manual"}
    return [
        DocumentClaim(
            **common, title="Cabinet report", kind="committee-report", publisher="Kelderdale", date="2016-03-01", file=f"{OTHER}.txt",
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
FOLLOWS = {
    ("31", "threads to", "Kelderdale Safeguarding Children Board"),
    ("31", "threads to", "Kelderdale Voice Panel"),
    ("31", "threads to", "KSCB Voice Panel Chair"),
    ("31", "threads to", "31-1"),
    ("32", "threads to", "Kelderdale Safeguarding Children Board"),
    ("32", "threads to", "KSCB Business Manager"),
    ("32", "threads to", "32-1"),
    ("31-1", "threads to", "Kelderdale Safeguarding Children Board"),
    ("31-1", "threads to", "Kelderdale Voice Panel"),
    ("31-1", "threads to", "KSCB Voice Panel Chair"),
    ("32-1", "threads to", "Kelderdale Safeguarding Children Board"),
    ("32-1", "threads to", "KSCB Business Manager"),
    ("KSCB Voice Panel Chair", "threads to", "Kelderdale Safeguarding Children Board"),
    ("KSCB Voice Panel Chair", "threads to", "Kelderdale Voice Panel"),
    ("KSCB Business Manager", "threads to", "Kelderdale Safeguarding Children Board"),
    ("Kelderdale Voice Panel", "threads to", "Kelderdale Safeguarding Children Board"),
    ("Kelderdale Voice Panel", "answers to", "Kelderdale Safeguarding Children Board"),
    ("Kelderdale Voice Panel", "is within body", "Kelderdale Safeguarding Children Board"),
    ("Kelderdale Voice Panel", "subordinate body", ""),
    ("KSCB Voice Panel Chair", "interimly held post", ""),
    ("31-1", "owned action", ""),
    ("32-1", "owned action", ""),
    ("overall", "overall judgement", ""),
    ("overall", "judgement under the single inspection framework", ""),
    ("lscb", "judgement under the single inspection framework", ""),
    ("overall", "judged under", "single inspection framework"),
    ("lscb", "judged under", "single inspection framework"),
    ("Kelderdale", "authority under intervention", ""),
}
SHORT = {"2015-10-05": "lscb"}  # the judgement of the board's review has no area in its IRI


def short(name: str) -> str:
    last = name.rpartition("/")[2]
    return SHORT.get(last, last)


def test_what_follows_is_what_was_worked_out_by_hand(sound: Path) -> None:
    answer = run("ask", "inferences", "--format", "json", "--data", sound)
    assert answer.exit_code == DONE, answer.output
    rows = json.loads(answer.stdout)["results"]["bindings"]
    told = {
        (short(row["about"]["value"]), row["conclusion"]["value"], short(row.get("object", {"value": ""})["value"]))
        for row in rows
    }
    assert told == FOLLOWS
    assert len(rows) == len(FOLLOWS)
    assert all(row["rule"]["value"] and row["premises"]["value"] and row["start"]["value"] for row in rows)
    assert {row["confirmed"]["value"] for row in rows if "confirmed" in row} == {"true"}


def test_an_inference_tells_its_premises_and_the_passage(sound: Path) -> None:
    answer = run("ask", "inferences", "-p", "thing=authority/kelderdale", "--format", "json", "--data", sound)
    (row,) = json.loads(answer.stdout)["results"]["bindings"]
    assert row["conclusion"]["value"] == "authority under intervention"
    assert "has as its standing between intention and fact in force" in row["premises"]["value"]
    assert "Kelderdale is an authority" in row["premises"]["value"]


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
    later = [*(c for c in contradicting() if isinstance(c, DocumentClaim)), *(replace(c, date="2015-11-02", evidence=(passage("October 2015"),)) for c in lifted)]  # fmt: skip
    first = [replace(c, date="2015-11-02") if isinstance(c, InterventionClaim) else c for c in claims()]
    data = built(tmp_path, paper=first, cabinet=later)
    assert run("reason", "--data", data).exit_code == DONE
    answer = run("ask", "inferences", "-p", "thing=authority/kelderdale", "--format", "csv", "--data", data)
    assert "under intervention" not in answer.stdout


def test_no_dataset(tmp_path: Path) -> None:
    assert run("reason", "--data", tmp_path).exit_code == NOT_FOUND
