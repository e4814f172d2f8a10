"""Numbers told apart from what they measure, tables of figures set by spaces, and lists of partners."""

import pytest

from loaders.claims import RelationClaim, RoleClaim, StatisticClaim
from tests.papers import claims, columns

PARTNERSHIP = "Northshire Safeguarding Children Partnership"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Of the 34 actions in the plan, 9 are blue, 16 green and 2 red.",
         {("actions in the plan", 34), ("actions rated blue", 9), ("actions rated green", 16), ("actions rated red", 2)}),
        ("The plan contains 40 actions: 12 complete, 20 on track and 8 overdue.",
         {("actions", 40), ("actions complete", 12), ("actions on track", 20), ("actions overdue", 8)}),
        ("There were nine recommendations, of which two were to be acted upon immediately and six within three months.",
         {("recommendations", 9), ("recommendations to be acted upon immediately", 2),
          ("recommendations to be acted upon within three months", 6)}),
        ("Partners contributed £60,000 in 2018/19: £40,000 from the County Council and £20,000 from the Constabulary.",
         {("contribution of Partners in 2018/19", 60000), ("contribution of County Council in 2018/19", 40000),
          ("contribution of Constabulary in 2018/19", 20000)}),
        ("The vacancy rate had been 32% in October 2016 and now stood at 19%.", {("vacancy rate", 32), ("vacancy rate", 19)}),
        ("The proportion of plans agreed in time had risen from 58% in 2012 to 87%.",
         {("plans agreed in time", 58), ("plans agreed in time", 87)}),
        ("Caseloads had reduced to an average of 18.", {("average Caseloads", 18)}),
        ("The cost of the agency team, £410,000 in the current year, is met from reserves.",
         {("cost of the agency team", 410000)}),
        ("Some social workers were holding more than 35 cases.", {("cases held by Some social workers", 35)}),
        ("Members asked about the number of children in care. They were told that it had been 417.", {("children in care", 417)}),
        ("82 children (26%) live with carers.", {("children live with carers", 82), ("children live with carers", 26)}),
        ("54% of plans were issued within 20 weeks (London: 63%).",
         {("plans issued within 20 weeks", 54), ("plans issued within 20 weeks, London", 63)}),
        ("A Task Group of five Members met. The Panel includes two headteachers.", set()),
    ],
)  # fmt: skip
def test_numbers_whose_measure_stands_elsewhere(said: str, found: set[tuple[str, float]]) -> None:
    assert set(columns(claims(said, StatisticClaim), "measure", "value")) == found


def test_heads_stand_over_their_figures_and_labels_break() -> None:
    table = (
        "                                     Mar 2018    Sept 2018    Target\n\n"
        "Dental checks up to date                81%          88%        90%\n"
        "Care leavers (19-21) in suitable\n"
        "accommodation                           90%          93%        95%\n"
    )
    assert columns(claims(table, StatisticClaim), "measure", "value", "as_of") == [
        ("Dental checks up to date", 81, "2018-03"),
        ("Dental checks up to date", 88, "2018-09"),
        ("Care leavers (19-21) in suitable accommodation", 90, "2018-03"),
        ("Care leavers (19-21) in suitable accommodation", 93, "2018-09"),
    ]


def test_words_in_columns_are_no_table_of_figures() -> None:
    assert not claims("Mar 2018    Sept 2018\n\nDental checks      late\nHealth checks      early\n", StatisticClaim)


@pytest.mark.parametrize(
    ("opening", "items", "members"),
    [
        ("The three safeguarding partners share responsibility for the arrangements in Northshire:",
         ["Northshire County Council, represented by the Chief Executive", "Northshire Police"],
         {"Northshire", "Northshire Police"}),
        ("The following have been named as relevant agencies:", ["other bodies", "Cafcass", "the National Probation Service"],
         {"Cafcass", "National Probation Service"}),
        ("The partners have agreed these priorities:", ["Cafcass will report"], set()),
    ],
)  # fmt: skip
def test_lists_of_partners_are_of_the_partnership(opening: str, items: list[str], members: set[str]) -> None:
    body = f"The {PARTNERSHIP} meets monthly.\n\n{opening}\n\n" + "\n".join(f"- {item}" for item in items)
    found = columns(claims(body, RelationClaim), "subject", "predicate", "object")
    assert {str(one) for one, how, of in found if how == "member-of" and of == PARTNERSHIP} == members


def test_an_item_may_name_two_members() -> None:
    body = "The members of the Improvement Board are:\n\n- the Leader of the Council and the Chief Executive\n- Northshire Police\n"
    found = columns(claims(body, RelationClaim), "subject", "predicate")
    assert {one for one, how in found if how == "member-of"} == {
        "Leader of the Council",
        "Chief Executive",
        "Northshire Police",
    }


def test_a_department_has_no_chair() -> None:
    body = "The Department for Education issued a notice in May 2017 and an Improvement Board was set up, chaired by Ann Belling."
    assert ("Chair", "Northshire Improvement Board", "Ann Belling") in columns(
        claims(body, RoleClaim), "title", "organisation", "holder"
    )


def test_posts_with_longer_titles() -> None:
    body = "The Principal Child and Family Social Worker met the Head of the Integrated Front Door and the Head of 14-25 Services."
    found = {title for (title,) in columns(claims(body, RoleClaim), "title")}
    assert found >= {
        "Principal Child and Family Social Worker",
        "Head of the Integrated Front Door",
        "Head of 14-25 Services",
    }
