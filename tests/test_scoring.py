"""The scorer of claims: what matches, how figures add up, and that it prints what the published scorer prints."""

import doctest
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import likeness
from benchmarks.calibration import calibration
from benchmarks.extraction import case, read_records
from benchmarks.matching import Record, is_match
from benchmarks.scoring import Marked, Scores, pooled, score
from loaders.claim_files import write_claims
from loaders.extraction import extract, open_document

REPORTS = (
    "bury-osc-2014-03-25",
    "cheshire-east-hwb-2015-10-20",
    "gateshead-families-osc-2016-04-14",
    "herefordshire-hscosc-2012-11-16",
    "sunderland-hwb-2015-09-18",
)
TOLD = {"authority": "Kelderdale", "framework": "sif-2013", "start": "2015-10-05"}


@pytest.mark.parametrize(
    ("kind", "claim", "gold", "same"),
    [
        ("document", {"title": "The Annual Report", "date": "2015"}, {"title": "Annual report", "date": "2015-03"}, True),
        ("document", {"title": "Annual report"}, {"title": "Budget monitoring"}, False),
        ("inspection", TOLD, {"authority": "Kelderdale Council", "start": "2015-10"}, True),
        ("inspection", {"authority": "Kelderdale", "start": "2015-10-05"}, {**TOLD, "start": None}, False),
        ("inspection", {"authority": "Kelderdale", "start": "2015"}, {"authority": "Kelderdale"}, True),
        ("inspection", TOLD, {**TOLD, "authority": "Lanmere"}, False),
        ("judgement", {**TOLD, "area": "overall", "grade": "good"}, {"authority": "Kelderdale", "area": "overall", "grade": "good"}, True),
        ("judgement", {**TOLD, "area": "overall", "grade": "good"}, {**TOLD, "area": "lscb", "grade": "good"}, False),
        ("judgement", {**TOLD, "area": "overall", "grade": "good"}, {"start": "2012", "area": "overall", "grade": "good"}, False),
        ("recommendation", {"text": "Audit every case file"}, {"text": "audit, every case-file; and report what was found each quarter"}, True),
        ("recommendation", {"text": "Audit the files"}, {"text": "Audit the files and report what was found"}, False),
        ("finding", {"polarity": "strength", "text": "Visits are timely"}, {"polarity": "weakness", "text": "Visits are timely"}, False),
        ("action", {"text": "Survey all new trainees"}, {"text": "Survey all the trainees"}, True),
        ("intervention", {"kind": "improvement-notice"}, {"kind": "notice-to-improve"}, True),
        ("intervention", {"kind": "commissioner"}, {"kind": "direction"}, False),
        ("body", {"name": "Police Service", "acronym": "KP"}, {"name": "Kelder Constabulary", "acronym": "KP"}, True),
        ("relation", {"predicate": "reports-to", "object": "Kelderdale Cabinet"}, {"predicate": "reports-to", "subject": "Voice Panel", "object": "Cabinet"}, True),
        ("relation", {"predicate": "reports-to", "object": "Cabinet"}, {"predicate": "oversees", "object": "Cabinet"}, False),
        ("role", {"title": "Head of Audit", "holder": "Ada Reeve"}, {"title": "Head of Audit", "holder": "ada reeve", "organisation": "Lanmere"}, True),
        ("role", {"title": "Head of Audit"}, {"title": "Chair"}, False),
        ("statistic", {"value": 12.0, "measure": "child protection plans"}, {"value": 12, "measure": "children with plans"}, True),
        ("statistic", {"value": 12.0, "measure": "plans"}, {"value": 13, "measure": "plans"}, False),
    ],
)  # fmt: skip
def test_what_matches(kind: str, claim: Record, gold: Record, same: bool) -> None:
    assert is_match({"claim": kind, **claim}, {"claim": kind, **gold}) is same


def test_examples_of_likeness() -> None:
    assert doctest.testmod(likeness).failed == 0


def test_what_is_not_required_costs_nothing_when_missed_and_is_right_when_given() -> None:
    body = {"claim": "body", "confidence": 0.9}
    gold = [{**body, "name": "Voice Panel", "kind": "board"}, {**body, "name": "Youth Court", "required": False}]
    told = [{**body, "name": "Voice Panel", "kind": "team"}, {**body, "name": "Youth Court"}, {**body, "name": "Trust"}]
    found = score(told, gold).tallies["body"]
    assert (found.claims, found.right, found.required, found.found) == (3, 2, 1, 1)
    assert (found.precision, found.recall, found.f1) == (2 / 3, 1.0, 0.8)
    assert found.shares() == {"kind": 0.0}
    nothing = score([], gold)
    assert nothing.tallies["body"].f1 == 0.0
    assert nothing.missed == [gold[0]]
    both = pooled([score(told, gold), nothing])
    assert (both.tallies["body"].claims, both.tallies["body"].required) == (3, 2)
    assert both.tallies["role"].f1 is None


def test_calibration_by_hand() -> None:
    told = [(0.9, True), (0.9, True), (0.9, True), (0.9, False), (0.6, True)]
    found = calibration(Marked({"confidence": confidence}, right) for confidence, right in told)
    assert found is not None
    assert [(band.low, band.claims, band.right) for band in found.bands] == [(0.55, 1, 1.0), (0.85, 4, 0.75)]
    assert found.brier == pytest.approx((3 * 0.01 + 0.81 + 0.16) / 5)
    assert found.error == pytest.approx((4 * 0.15 + 0.4) / 5)
    assert calibration([]) is None


def published(claims: Path, gold: Path, evaluation: Path) -> dict[str, dict[str, Any]]:
    command = [sys.executable, str(evaluation / "score.py"), str(claims), str(gold), "--json"]
    scored: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    types: dict[str, dict[str, Any]] = scored["types"]
    return types


def figures(scores: Scores) -> dict[str, dict[str, Any]]:
    """Our figures under the names of the published scorer."""
    return {
        kind: {
            "claims": one.claims, "required": one.required, "found": one.found, "right": one.right,
            "precision": one.precision, "recall": one.recall, "f1": one.f1, "attributes": one.shares(),
        }
        for kind, one in scores.tallies.items()
    }  # fmt: skip


def worn(record: Record) -> Record:
    """An annotated claim as a poor reading might give it: every sixth word lost, dates to the month."""
    kept = {
        key: _thinned(value) if key in ("text", "title", "measure", "name") else value for key, value in record.items()
    }
    return {key: value[:7] if key in ("start", "published", "date") else value for key, value in kept.items()}


def _thinned(words: str) -> str:
    return " ".join(word for place, word in enumerate(words.split(), 1) if place % 6)


@pytest.mark.corpus
@pytest.mark.parametrize("report", REPORTS)
def test_the_published_scorer_prints_the_same(
    report: str, corpus_dir: Path, evaluation_dir: Path, tmp_path: Path
) -> None:
    paper = corpus_dir / "council-reports" / f"{report}.txt"
    gold = evaluation_dir / "gold" / f"{report}.jsonl"
    given = tmp_path / "claims.jsonl"
    given.write_text(write_claims(extract(open_document(paper))), encoding="utf-8")
    ours = case(paper, gold)
    assert ours.astray == 0
    assert figures(ours.scores) == published(given, gold, evaluation_dir)

    neighbour = REPORTS[REPORTS.index(report) - 1]
    poor = [
        worn(one) for name in (report, neighbour) for one in read_records(evaluation_dir / "gold" / f"{name}.jsonl")
    ]
    given.write_text("".join(json.dumps(one) + "\n" for one in poor), encoding="utf-8")
    assert figures(score(poor, read_records(gold))) == published(given, gold, evaluation_dir)
