"""The published tables as they are, and the shipped ones made again from them."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from loaders.claims import InspectionClaim, JudgementClaim
from loaders.own_claims import AuthorityClaim
from loaders.tables import read_whole_table

pytestmark = pytest.mark.corpus
MADE = (
    "data/authorities.csv",
    "data/inspection-outcomes.csv",
    "data/inspection-recommendations.csv",
    "data/outcome-corrections.csv",
    "loaders/lexicon/authority-names.csv",
)


@pytest.mark.parametrize(
    ("name", "claims", "skipped"),
    [
        ("uk-local-authorities.csv", {AuthorityClaim: 158}, 312),
        ("ofsted-provider-lookup.csv", {AuthorityClaim: 156}, 0),
        ("ilacs-history-scraped.csv", {InspectionClaim: 497, JudgementClaim: 1429}, 0),
    ],
)
def test_a_published_table_is_read_whole_and_cites_its_cells(
    corpus_dir: Path, name: str, claims: dict[type, int], skipped: int
) -> None:
    path = corpus_dir / "tables" / name
    reading = read_whole_table(path)
    assert Counter(type(claim) for claim in reading.claims[1:]) == claims
    assert reading.skipped == skipped
    assert reading.refusals == ()
    text = path.read_bytes().decode("utf-8")
    assert all(text[e.start : e.end] == e.quote for claim in reading.claims for e in claim.evidence)


def test_two_published_tables_disagree_on_a_code(corpus_dir: Path) -> None:
    codes = set()
    for name in ("uk-local-authorities.csv", "ofsted-provider-lookup.csv"):
        claims = read_whole_table(corpus_dir / "tables" / name).claims
        codes |= {c.gss_code for c in claims if isinstance(c, AuthorityClaim) and c.name == "Sheffield"}
    assert codes == {"E08000019", "E08000039"}


def test_the_shipped_tables_are_made_again_byte_for_byte(
    corpus_dir: Path, evaluation_dir: Path, data_dir: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tools.make_tables", *map(str, (corpus_dir, evaluation_dir, tmp_path))]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=data_dir.parent)
    assert len(done.stdout.splitlines()) == 1  # a report that was left out has a line of its own
    for path in MADE:
        assert (tmp_path / path).read_bytes() == (data_dir.parent / path).read_bytes(), path
