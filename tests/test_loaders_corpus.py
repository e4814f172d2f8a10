"""The five council reports of the shared corpus, against their gold and the floors that were set."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loaders.claim_files import write_claims
from loaders.claims import ActionClaim, Claim, RecommendationClaim
from loaders.extraction import extract, open_document

pytestmark = pytest.mark.corpus
FLOORS = {"document": 0.95, "inspection": 0.95, "judgement": 0.95, "recommendation": 0.90, "action": 0.95}
REPORTS = (
    "bury-osc-2014-03-25",
    "cheshire-east-hwb-2015-10-20",
    "gateshead-families-osc-2016-04-14",
    "herefordshire-hscosc-2012-11-16",
    "sunderland-hwb-2015-09-18",
)


def read(corpus_dir: Path, report: str) -> list[Claim]:
    return extract(open_document(corpus_dir / "council-reports" / f"{report}.txt"))


@pytest.fixture(scope="module")
def rows(corpus_dir: Path) -> list[ActionClaim]:
    found = read(corpus_dir, "sunderland-hwb-2015-09-18")
    return [claim for claim in found if isinstance(claim, ActionClaim) and claim.row]


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_reaches_the_floors(report: str, corpus_dir: Path, evaluation_dir: Path, tmp_path: Path) -> None:
    text = corpus_dir / "council-reports" / f"{report}.txt"
    given = tmp_path / "claims.jsonl"
    given.write_text(write_claims(read(corpus_dir, report)), encoding="utf-8")
    gold = evaluation_dir / "gold" / f"{report}.jsonl"
    command = [sys.executable, str(evaluation_dir / "score.py"), str(given), str(gold), "--text", str(text), "--json"]
    scored: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert scored["evidence"]["exact"] == scored["evidence"]["spans"]
    assert scored["evidence"]["claims_without_evidence"] == 0
    for kind, floor in FLOORS.items():
        f1 = scored["types"][kind]["f1"]
        assert f1 is None or f1 >= floor, f"{kind}: {f1}"


def test_the_plan_has_its_rows_in_printed_order(rows: list[ActionClaim]) -> None:
    counts = {142: 4, 143: 4, 144: 4, 145: 3, 146: 1, 147: 5, 148: 2}
    assert [row.row for row in rows] == [f"{n}-{k}" for n, many in counts.items() for k in range(1, many + 1)]


@pytest.mark.parametrize(
    ("slot", "empty"),
    [
        ("lead", "143-4 145-2 147-2"),
        ("deadline", "142-2 142-4 144-2 144-3 144-4 145-2 145-3 147-2 147-3 147-5"),
        ("progress", "143-2 143-3 144-2 144-3 144-4 145-1 145-3 146-1 147-2 147-5"),
    ],
)
def test_what_the_plan_leaves_empty_is_stated(rows: list[ActionClaim], slot: str, empty: str) -> None:
    found = [row for row in rows if slot in row.stated_empty]
    assert " ".join(str(row.row) for row in found) == empty
    assert all(not getattr(row, slot) for row in found)
    for row in found:
        assert [e for e in row.evidence if e.field == slot and e.start == e.end]


def test_deadlines_are_as_printed(rows: list[ActionClaim]) -> None:
    months = [row.deadline for row in rows if row.deadline]
    assert {month: months.count(month) for month in sorted(set(months))} == {
        "2015-08": 1, "2015-09": 7, "2015-10": 4, "2016-01": 1,
    }  # fmt: skip


def test_a_recommendation_told_twice_is_known_as_one(corpus_dir: Path) -> None:
    found = read(corpus_dir, "sunderland-hwb-2015-09-18")
    given = [c for c in found if isinstance(c, RecommendationClaim) and c.framework]
    assert [(c.number, c.inferred_number, c.restates) for c in given if c.restates] == [
        ("142", None, 1), ("143", None, 2), ("144", None, 3), ("145", None, 4), ("146", None, 5),
        (None, "147", 6), ("148", None, 7),
    ]  # fmt: skip
    assert [c.inferred_number for c in given[:7]] == [None, None, None, "d", None, None, None]
