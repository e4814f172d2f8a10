"""Whose a fact is: papers whose titles name a partner, other authorities, and the years in which they were inspected."""

import pytest

from loaders.claims import InspectionClaim, InterventionClaim, JudgementClaim
from tests.papers import claims, columns

PAGE = """{title} | Northshire Council

Northshire Council

Decision details

{title}

Decision Maker: Cabinet Member for Children

Reasons for the decision:

Ofsted inspected children's services under the ILACS framework in July 2021 and judged overall effectiveness to be inadequate.

The Secretary of State issued a direction on 3 September 2021. {partner} was judged good in 2019.
"""


@pytest.mark.parametrize(
    ("title", "partner"),
    [
        ("Agreement with Thornley Council for improvement support", "Thornley Council"),
        ("Partnership with Thornley County Council on children's services", "Thornley County Council"),
        ("Improvement support from Thornley Council", "Thornley Council"),
        ("Peer challenge by Thornley Council", "Thornley Council"),
        ("Memorandum of Understanding with the London Borough of Thornley", "The London Borough of Thornley"),
        ("Contract with Thornley City Council for leadership advice", "Thornley City Council"),
    ],
)
def test_a_title_that_names_a_partner_leaves_the_paper_to_who_wrote_it(title: str, partner: str) -> None:
    head = PAGE.format(title=title, partner=partner)
    assert columns(claims("", JudgementClaim, head=head), "authority", "grade", "start") == [
        ("Northshire", "inadequate", "2021-07"),
        ("Thornley", "good", "2019"),
    ]
    assert columns(claims("", InterventionClaim, head=head), "authority", "kind") == [("Northshire", "direction")]


def test_a_heading_about_another_authority_opens_a_section_about_it() -> None:
    body = "# Thornley Council\n\nOfsted inspected services in May 2018 and judged leadership to be good.\n"
    assert columns(claims(body, JudgementClaim), "authority", "area") == [("Thornley", "leadership")]


def test_a_name_with_with_stays_whole_where_its_second_half_is_no_council_alone() -> None:
    body = "Ofsted inspected Marlow with Denby Council in May 2018 and judged overall effectiveness to be good.\n"
    assert columns(claims(body, InspectionClaim), "authority") == [("Marlow with Denby",)]
