"""What inspectors found, in the many ways in which council papers tell it: composed passages and what each tells."""

from pathlib import Path

import pytest
import yaml

from loaders.claims import FindingClaim
from loaders.rules.findings.named_findings import named_findings
from tests.papers import claims, columns

SAID = yaml.safe_load((Path(__file__).parent / "fixtures" / "findings-said.yml").read_text(encoding="utf-8"))
TOLD = "Ofsted carried out an ILACS inspection of Northshire from 10 to 21 June 2019.\n\n"


@pytest.mark.parametrize("one", SAID, ids=[one["says"][:70] for one in SAID])
def test_a_passage_tells_these_findings_and_no_others(one: dict[str, list[str]]) -> None:
    found = claims(TOLD + str(one["says"]), FindingClaim)
    assert sorted(f"{claim.polarity} | {claim.text}" for claim in found) == sorted(one["findings"])


def test_a_board_named_in_a_paragraph_is_not_whom_the_findings_before_it_are_of() -> None:
    told = claims(
        TOLD + "Inspectors commented that joint working with schools at the front door is strong and well led."
        " The Northshire Safeguarding Children Board was said to offer effective challenge.",
        FindingClaim,
    )
    assert columns(told, "subject") == [("local authority",), ("lscb",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors praised the virtual school.",
        "Inspectors were concerned that plans are late and that visits are missed.",
        "Inspectors praised strong links between social workers and children.",
        "The Committee met in June, July and September.",
    ],
)
def test_one_thing_alone_or_a_clause_is_not_parted(sentence: str) -> None:
    assert named_findings(sentence)[0] == ()
