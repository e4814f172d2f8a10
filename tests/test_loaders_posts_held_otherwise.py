"""Who holds which post: tables of people, names by initial, what news pages and prose say of who became what."""

import pytest

from loaders.claims import RoleClaim
from tests.papers import claims

OPENING = "1. Background\n\n1.1 Ofsted inspected services in May 2018.\n\n"


def _held(body: str) -> set[tuple[str, str | None, str | None]]:
    return {(one.title, one.organisation, one.holder) for one in claims(OPENING + body, RoleClaim)}


@pytest.mark.parametrize(
    ("header", "row", "found"),
    [
        ("Name | Post | Organisation", "Supt Alan Cook | Divisional Commander | North Tarn Police",
         ("Divisional Commander", "North Tarn Police", "Alan Cook")),
        ("Name | Role | Agency", "Peter Elm | Chair | Northshire Safeguarding Children Board",
         ("Chair", "Northshire Safeguarding Children Board", "Peter Elm")),
        ("Organisation | Representative | Role", "Northshire Council | Ann Able OBE | Director of Children's Services",
         ("Director of Children's Services", "Northshire", "Ann Able")),
        ("Agency | Job title | Member", "Northshire Secondary Heads | Headteacher | Gillian Fox",
         ("Headteacher", "Northshire Secondary Heads", "Gillian Fox")),
        ("Position | Name | Representing", "Chief Nurse | Dr Cath Cook | Northshire Clinical Commissioning Group",
         ("Chief Nurse", "Northshire Clinical Commissioning Group", "Cath Cook")),
    ],
)  # fmt: skip
def test_tables_of_people(header: str, row: str, found: tuple[str, str, str]) -> None:
    ruled = "|".join(["---"] * header.count("|") + ["---"])
    assert found in _held(f"| {header} |\n|{ruled}|\n| {row} |\n| Sam Moor | Adviser | Moor Trust |\n")


@pytest.mark.parametrize(
    ("body", "title", "holder"),
    [
        ("S Hallam, Head of Audit", "Head of Audit", "S Hallam"),
        ("Officers present: Ann Able (Head of Audit), B. J. Baker (Head of Safeguarding)", "Head of Safeguarding", "B. J. Baker"),
        ("Executive director for children and families, Cath Able, said: \"Good.\"",
         "Executive director for children and families", "Cath Able"),
        ("Chief executive Piers Baker added that staff worked hard.", "Chief executive", "Piers Baker"),
        ("Deputy leader Councillor Sam Fox said that this was good.", "Deputy leader", "Sam Fox"),
        ("Fay Fox took up post as Head of Fostering in June.", "Head of Fostering", "Fay Fox"),
        ("The post of Head of Fostering is held by Gil Gray.", "Head of Fostering", "Gil Gray"),
        ("Max May became Head of Adoption in July.", "Head of Adoption", "Max May"),
        ("Jo Jay is our Head of Adoption.", "Head of Adoption", "Jo Jay"),
        ("Kit Kay, Northshire's Head of Inclusion, leads the work.", "Head of Inclusion", "Kit Kay"),
        ("Corporate Director of Children's Services Lee Low opened the meeting.", "Corporate Director of Children's Services", "Lee Low"),
        ("A new Head of Service for the front door has been appointed.", "Head of Service for the front door", None),
        ("| Step | Lead |\n|---|---|\n| Observe supervision | Locality Managers |\n", "Locality Managers", None),
    ],
)  # fmt: skip
def test_holders(body: str, title: str, holder: str | None) -> None:
    assert (title, "Northshire", holder) in _held(body)


@pytest.mark.parametrize(
    "body",
    [
        "The director for an hour heard what families said.",
        "Senior Managers were told of Plan B and of what Team Managers had done.",
        "| Name | Post | Organisation |\n|---|---|---|\n| Vacant | Chair | Northshire Safeguarding Children Board |\n",
        "| Team | Role | Lead |\n|---|---|---|\n| Fostering North | Finds homes | To be confirmed |\n",
    ],
)
def test_no_posts(body: str) -> None:
    assert {title for title, _, _ in _held(body)} == {"Director of Children's Services"}
