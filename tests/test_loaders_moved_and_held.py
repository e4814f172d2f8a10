"""Numbers whose verb stands before their share, sums of a fund, longest times; and holders named apart from their posts."""

import pytest

from loaders.claims import BodyClaim, RoleClaim, StatisticClaim
from loaders.gazetteer import councils_named, register
from tests.papers import claims, columns


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Contacts fell by 9% over the two years, from 4,210 to 3,831.", [("Contacts", 4210), ("Contacts", 3831)]),
        ("The vacancy rate went from 38% to 17%, and the number of agency workers from 61 to 24.",
         [("agency workers", 61), ("agency workers", 24)]),
        ("The projected overspend on placements at 31 March 2019 is £4.2m.", [("projected overspend on placements", 4200000)]),
        ("The revenue cost of the new hub, £310,000, was agreed in May.", [("revenue cost of the new hub", 310000)]),
        ("In June 2019 the longest wait was 33 weeks.", [("longest wait", 33)]),
        ("The median time to a first visit is now 6 days.", [("median time to a first visit", 6)]),
        ("Northshire looks after 412 children and supports 230 care leavers.",
         [("children looked after by Northshire", 412), ("care leavers supported", 230)]),
    ],
)  # fmt: skip
def test_numbers_with_what_they_measure(body: str, found: list[tuple[str, float]]) -> None:
    assert set(found) <= set(columns(claims(body, StatisticClaim), "measure", "value"))


@pytest.mark.parametrize(
    "body",
    ["The lead inspector led a team of six inspectors.", "The school helps pupils to achieve five good GCSEs."],
)
def test_numbers_that_measure_nothing(body: str) -> None:
    assert claims(body, StatisticClaim) == []


@pytest.mark.parametrize(
    ("body", "title", "holder"),
    [
        ("The Director of Children's Services is Ann Morcom.", "Director of Children's Services", "Ann Morcom"),
        ("Eleanor Prowse, a former chief officer, has been appointed as Improvement Adviser.", "Improvement Adviser", "Eleanor Prowse"),
        ("Hugh Lidgate was appointed by the Department as the Improvement Adviser.", "Improvement Adviser", "Hugh Lidgate"),
        ("Name: Beth Cott. Post: Head of Safeguarding", "Head of Safeguarding", "Beth Cott"),
        ("The Director of Children's Services is Accountable Officer.", "Director of Children's Services", None),
        ("Ofsted appointed Ann Morcom and told the Head of Safeguarding.", "Head of Safeguarding", None),
    ],
)  # fmt: skip
def test_a_holder_named_apart_from_the_post(body: str, title: str, holder: str | None) -> None:
    assert (title, holder) in columns(claims(body, RoleClaim), "title", "holder")


def test_one_commissioner_by_a_long_and_a_short_title() -> None:
    found = claims(
        "John Escott was appointed as Children's Services Commissioner. The Commissioner will report.", RoleClaim
    )
    assert ("Commissioner", None) not in columns(found, "title", "holder")


def test_voices_of_parents_and_young_people_are_bodies() -> None:
    found = claims("Northshire Parent Carer Voice and Northshire Youth Voice wrote to the Council.", BodyClaim)
    assert {"Northshire Parent Carer Voice", "Northshire Youth Voice"} <= {claim.name for claim in found}


def test_a_council_whose_name_stands_only_before_that_of_a_board() -> None:
    head = "Haverdale Children's Services Improvement Board"
    text = "The Haverdale Local Safeguarding Children Board was reviewed. Families in Haverdale wait too long."
    assert councils_named(text, register(), head).names == ("Haverdale",)
