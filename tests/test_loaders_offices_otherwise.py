"""Members beside their office, posts with their matter, groups and agencies by name: what a paper says of who is who."""

import pytest

from loaders.claims import BodyClaim, RoleClaim
from tests.papers import HEAD, claims, columns

COMMITTEE = "Northshire Children's Scrutiny Committee"
COUNCIL = "Northshire"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Chair, Councillor Desmond Layton, thanked the officers.", ("Chair", COMMITTEE, "Desmond Layton")),
        ("Present: Councillor L Hebden in the Chair", ("Chair", COMMITTEE, "L Hebden")),
        ("Present: Councillors B Whitman (Chair), D Oduya and L Sugar", ("Chair", COMMITTEE, "B Whitman")),
        ("Present: Councillors B Whitman, J Fazal (Vice-Chair) and L Sugar", ("Vice-Chair", COMMITTEE, "J Fazal")),
        ("Present: Mrs B Otto (Chair, Northshire Foster Carers' Association)", ("Chair", "Northshire Foster Carers' Association", "B Otto")),
        ("Portfolio: Councillor Janet Roscoe, Children, Families and Schools",
         ("Portfolio Holder for Children, Families and Schools", COUNCIL, "Janet Roscoe")),
        ("Executive Member: Cllr Asif Khan (Children and Families)", ("Executive Member for Children and Families", COUNCIL, "Asif Khan")),
        ("Lead Member: Councillor Jo Bell, Lead Member for Children", ("Lead Member for Children", COUNCIL, "Jo Bell")),
        ("The Portfolio Holder for Learning, Councillor Derek Mott, agreed.", ("Portfolio Holder for Learning", COUNCIL, "Derek Mott")),
        ("Dame Ruth Ferris was appointed as Director of Public Health.", ("Director of Public Health", COUNCIL, "Ruth Ferris")),
        ("Ann Larch, a former Head of Adoption, has been appointed as Head of Fostering.", ("Head of Fostering", COUNCIL, "Ann Larch")),
        ("The Director of Children's Services is Aled Moss.", ("Director of Children's Services", COUNCIL, "Aled Moss")),
        ("The Director of Children's Services is North Hall's sponsor.", ("Director of Children's Services", COUNCIL, None)),
        ("Contact Officer: Jane Smith, Head of Quality Assurance, Tel 01234 567890", ("Head of Quality Assurance", COUNCIL, "Jane Smith")),
    ],
)  # fmt: skip
def test_members_and_officers_beside_their_office(body: str, found: tuple[str, str, str | None]) -> None:
    assert found in columns(claims(body, RoleClaim), "title", "organisation", "holder")


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("The MASH Manager and the Service Director (Children's Social Care) will lead.", {"MASH Manager", "Service Director (Children's Social Care)"}),
        ("The County Adviser for Child Protection in Education wrote to schools.", {"County Adviser for Child Protection in Education"}),
        ("The Head of Children in Care and the Named Doctor set up a tracker.", {"Head of Children in Care", "Named Doctor"}),
        ("The headteacher of Moorgate Academy attends.", {"Headteacher"}),
        ("The Service Manager, Early Help, and the Superintendent, Public Protection, attended.",
         {"Service Manager, Early Help", "Superintendent, Public Protection"}),
    ],
)  # fmt: skip
def test_posts_with_what_they_are_for(body: str, titles: set[str]) -> None:
    assert titles <= {title for (title,) in columns(claims(body, RoleClaim), "title")}


@pytest.mark.parametrize(
    "body",
    [
        "Councillor Ann Pole asked the chair of the school to write.",
        "Portfolio: Councillor Janet Roscoe",
        "The Chair thanked the officers for their report.",
    ],
)
def test_words_of_an_office_without_whom_it_is_of(body: str) -> None:
    found = columns(claims(body, RoleClaim), "title", "holder")
    assert not [title for title, holder in found if title in ("Chair", "Portfolio Holder for") or holder == "Ann Pole"]


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("Adoption is provided by Adopt Moorland, the regional adoption agency.", "Adopt Moorland", "partnership"),
        ("A task group on the workforce has been set up.", "Northshire task group on the workforce", "task-group"),
        ("The Government Office for the North East was told.", "Government Office for the North East", "government-department"),
        ("Inspectors from Ofsted and HMI Probation came.", "HMI Probation", "inspectorate"),
    ],
)  # fmt: skip
def test_bodies_by_their_names(body: str, name: str, kind: str) -> None:
    assert (name, kind) in columns(claims(body, BodyClaim), "name", "kind")


@pytest.mark.parametrize(
    "body", ["Adoption performance is good.", "The Adoption Panel met.", "Each family support team was visited."]
)
def test_words_that_only_begin_as_names_do(body: str) -> None:
    names = [name for (name,) in columns(claims(body, BodyClaim), "name")]
    assert not [
        one for one in names if isinstance(one, str) and ("Adoption performance" in one or "family support" in one)
    ]


def test_the_board_in_its_own_paper_is_not_the_one_named_before() -> None:
    head = HEAD.replace("Children's Scrutiny Committee", "Children's Improvement Board")
    body = "The Northshire Safeguarding Children Board was inadequate.\n\nThis Board met in May. Its members are the Leader of the Council."
    assert "Northshire Children's Improvement Board" in [
        name for (name,) in columns(claims(body, BodyClaim, head=head), "name")
    ]
