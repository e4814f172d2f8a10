"""Every paragraph of the five council reports is cited by a claim, or stands in data/not-modelled.csv with a reason."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from loaders.claim_files import read_claims

REASONS = {
    "heading or header",
    "contact details",
    "introduces what follows",
    "told elsewhere",
    "describes a framework",
    "method of one inspection",
    "aim or plan without who, when or to whom",
    "duty in general terms",
    "opinion or background",
}
# Where a paragraph begins: after an empty line, at a bullet, at a row of a table.
BEGINNINGS = re.compile(r"\n[ \t]*\n\s*|^(?=[ \t]*[-•*] )|^(?=[^\n]*\t)", re.MULTILINE)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the list: a paragraph that no claim cites."""

    document: str
    span: Span
    reason: str


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text as spans of code points, without the white space around them."""
    cuts = [0, *(found.end() for found in BEGINNINGS.finditer(text)), len(text)]
    spans = []
    for start, end in pairwise(cuts):
        words = text[start:end]
        if words.strip():
            spans.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
    return spans


def faults(text: str, cited: Iterable[Span], listed: Iterable[Listed]) -> list[str]:
    """What is wrong with the account of one document; nothing where each paragraph is accounted for once."""
    cited, listed = list(cited), list(listed)
    told = {span for span in paragraphs(text) if any(s < span[1] and e > span[0] for s, e in cited)}
    left = Counter(one.span for one in listed)
    wrong = [f"{span}: cited by no claim and not listed" for span in paragraphs(text) if span not in told | set(left)]
    wrong += [f"{span}: listed, and cited by a claim" for span in left if span in told]
    wrong += [f"{span}: listed {count} times" for span, count in left.items() if count > 1]
    wrong += [f"{span}: listed, and no paragraph" for span in left if span not in paragraphs(text)]
    wrong += [f"{one.span}: unknown reason {one.reason!r}" for one in listed if one.reason not in REASONS]
    return wrong


@pytest.fixture(scope="module")
def listed(data_dir: Path) -> list[Listed]:
    with (data_dir / "not-modelled.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        Listed(document=row["document"], span=(int(row["start"]), int(row["end"])), reason=row["reason"])
        for row in rows
    ]


PAPER = "REPORT\n\n1. The board\nmet in May.\n\n- It signed off\n- It went home\nby bus\n\nLead\tDeadline\nChair\t\n"


def test_a_paragraph_ends_at_an_empty_line_a_bullet_or_a_row() -> None:
    assert [PAPER[start:end] for start, end in paragraphs(PAPER)] == [
        "REPORT", "1. The board\nmet in May.", "- It signed off", "- It went home\nby bus", "Lead\tDeadline", "Chair",
    ]  # fmt: skip


HEADER = Listed(document="paper", span=(0, 6), reason="heading or header")
ROW = Listed(document="paper", span=(73, 86), reason="heading or header")
CITED = [(8, 20), (34, 48), (50, 62), (87, 92)]


@pytest.mark.parametrize(
    ("cited", "listed", "expected"),
    [
        (CITED, [HEADER, ROW], []),
        (CITED[1:], [HEADER, ROW], ["(8, 32): cited by no claim and not listed"]),
        ([(0, 3), *CITED], [HEADER, ROW], ["(0, 6): listed, and cited by a claim"]),
        (CITED, [HEADER, HEADER, ROW], ["(0, 6): listed 2 times"]),
        (
            CITED,
            [Listed(document="paper", span=(0, 5), reason="heading or header"), ROW],
            ["(0, 6): cited by no claim and not listed", "(0, 5): listed, and no paragraph"],
        ),
        (
            CITED,
            [Listed(document="paper", span=(0, 6), reason="dull"), ROW],
            ["(0, 6): unknown reason 'dull'"],
        ),
    ],
    ids=["whole", "left out", "both", "twice", "no paragraph", "unknown reason"],
)
def test_an_account_that_is_not_whole_is_found_out(
    cited: list[Span], listed: list[Listed], expected: list[str]
) -> None:
    assert faults(PAPER, cited, listed) == expected


def test_the_list_is_in_order_and_of_the_reports_that_ship(listed: list[Listed], data_dir: Path) -> None:
    keys = [(one.document, one.span) for one in listed]
    assert keys == sorted(keys)
    assert {one.document for one in listed} == {path.stem for path in (data_dir / "claims").glob("*.jsonl")}
    assert {one.reason for one in listed} == REASONS


@pytest.mark.corpus
def test_every_paragraph_is_accounted_for(listed: list[Listed], data_dir: Path, corpus_dir: Path) -> None:
    for path in sorted((data_dir / "claims").glob("*.jsonl")):
        text = (corpus_dir / "council-reports" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        cited = [(one.start, one.end) for claim in read_claims(path) for one in claim.evidence]
        assert faults(text, cited, [one for one in listed if one.document == path.stem]) == [], path.stem
