"""Whom a recommendation is for by the title above its table or by who should, and whose post one is who represents a body."""

import pytest

from loaders.claims import RecommendationClaim, RoleClaim
from tests.papers import claims, columns

OPENING = "1. Background\n\n1.1 Ofsted inspected services in May 2018.\n\n"
TABLE = (
    "| No. | Recommendation | Action | Lead | Target date |\n|---|---|---|---|---|\n"
    "| 9 | Ensure that the toolkit is used. | 9a. Audit it | Business Manager | 30/11/2018 |\n"
    "| 10 | Establish a dataset. | 10a. Agree indicators | Head of Audit | 30/11/2018 |\n"
)
BOARD = "Northshire Safeguarding Children Board"


@pytest.mark.parametrize(
    ("title", "addressee"),
    [
        (f"Recommendations to {BOARD}", BOARD),
        (f"Part 2: {BOARD}", BOARD),
        ("Recommendations for the LSCB", "Northshire Local Safeguarding Children Board"),
        ("Recommendations to the Northshire Safeguarding Children Partnership", "Northshire Safeguarding Children Partnership"),
        ("Actions for the council", "Northshire"),
        ("Progress told to the Safeguarding Children Partnership", "Northshire"),
    ],
)  # fmt: skip
def test_titles_of_tables(title: str, addressee: str) -> None:
    told = claims(f"{OPENING}## {title}\n\n{TABLE}", RecommendationClaim)
    assert columns(told, "number", "addressee") == [("9", addressee), ("10", addressee)]


def test_a_partnership_that_should() -> None:
    body = (
        "The review of the Northshire Safeguarding Children Partnership made these recommendations:\n\n"
        "- the Partnership should seek assurance that the protocol is followed\n- the Council should share its records\n"
    )
    told = claims(OPENING + body, RecommendationClaim)
    assert columns(told, "addressee") == [("Northshire Safeguarding Children Partnership",), ("Northshire",)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("- North Tarn Police, represented by the Assistant Chief Constable", ("Assistant Chief Constable", "North Tarn Police")),
        ("- Northshire Hospitals NHS Trust, which is represented by its Director of Nursing",
         ("Director of Nursing", "Northshire Hospitals NHS Trust")),
        ("North Tarn Police met the Director of Education.", ("Director of Education", "Northshire")),
    ],
)  # fmt: skip
def test_who_represents_a_body(body: str, found: tuple[str, str]) -> None:
    assert found in columns(claims(OPENING + body, RoleClaim), "title", "organisation")
