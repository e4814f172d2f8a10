"""What inspectors found, as minutes, news and pages of councils' sites tell it, beside what is no finding there."""

from pathlib import Path

import pytest
import yaml

from loaders.claims import FindingClaim
from tests.papers import claims, columns

FIXTURES = Path(__file__).parent / "fixtures"
SAID = [
    one
    for name in ("findings-of-pages.yml", "findings-by-context.yml")
    for one in yaml.safe_load((FIXTURES / name).read_text(encoding="utf-8"))
]
TOLD = "Ofsted carried out an ILACS inspection of Northshire from 10 to 21 June 2019.\n\n"


@pytest.mark.parametrize("one", SAID, ids=[one["says"][:70] for one in SAID])
def test_a_page_tells_these_findings_and_no_others(one: dict[str, list[str]]) -> None:
    found = claims(TOLD + str(one["says"]), FindingClaim)
    assert sorted(f"{claim.polarity} | {claim.text}" for claim in found) == sorted(one["findings"])


def test_findings_of_help_for_special_needs_are_of_several() -> None:
    told = claims(
        "## SEND inspection\n\nOfsted and the CQC inspected help for children with special educational needs in Northshire"
        " in May 2023. Inspectors found that leaders know their weaknesses and that plans are out of date.",
        FindingClaim,
    )
    assert set(columns(told, "subject")) == {("other",)}


@pytest.mark.parametrize(
    "heading", ["What did inspectors say?", "What does the report tell us?", "What the letter says"]
)
def test_a_heading_that_asks_what_was_said_holds_findings(heading: str) -> None:
    body = (
        f"Ofsted inspected children's services in May 2019.\n\n## {heading}\n\n"
        "**Care leavers.** Personal advisers know their young people well.\n\n"
        "**Children in care.** Return home interviews are not consistently offered.\n"
    )
    assert columns(claims(body, FindingClaim), "polarity") == [("strength",), ("weakness",)]
