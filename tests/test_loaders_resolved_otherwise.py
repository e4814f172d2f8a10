"""What meetings resolve and recommend, and what inspectors ask, in further words."""

import pytest

from loaders.claims import RecommendationClaim
from tests.papers import claims, columns

MINUTES = (
    "Northshire County Council\n\nMinutes of the Children's Scrutiny Committee held on 18 September 2019\n\n"
    "PRESENT: Councillor Able (Chair)\n\nAPOLOGIES: Councillor Baker\n\nRESOLVED: That the minutes be approved.\n\n"
    "5. Ofsted inspection of children's services\n\n"
)
US = "Northshire Children's Scrutiny Committee"
VISITED = "Ofsted inspected in May 2018. "


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("It was moved by Councillor Able, seconded by Councillor Baker and\n\nRESOLVED -\n\n"
         "(a) That the Council places on record its concern; and\n\n(b) That the Cabinet Member be asked to report.\n",
         [("the Council places on record its concern", US), ("the Cabinet Member be asked to report.", "Cabinet Member")]),
        ("The Committee RECOMMENDED to Cabinet that a new post be created.\n", [("a new post be created.", "Northshire Cabinet")]),
        ("The Committee agreed to:\n\n- note the report\n- receive a further report in May\n",
         [("note the report", US), ("receive a further report in May", US)]),
        ("The Committee talked of what it had resolved before.\n", []),
    ],
)  # fmt: skip
def test_meetings_resolve_in_further_words(body: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims(body, RecommendationClaim, head=MINUTES), "text", "addressee") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (VISITED + "The letter asks that the council strengthens supervision and that it reviews its thresholds.",
         ["the council strengthens supervision", "it reviews its thresholds."]),
        (VISITED + "The inspection identified two areas where the council must do better:\n\n1. timeliness of plans\n2. oversight of practice\n",
         ["timeliness of plans", "oversight of practice"]),
        (VISITED + 'Ofsted recommended that the council "review the capacity of its duty team".', ["review the capacity of its duty team"]),
        (VISITED + "Inspectors asked that day for the files of the council's duty team to be sent.", []),
    ],
)  # fmt: skip
def test_inspectors_ask_in_further_words(body: str, found: list[str]) -> None:
    assert [claim.text for claim in claims(body, RecommendationClaim)] == found
