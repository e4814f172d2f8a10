"""Bodies and posts by name: which words are one, what they mean where they stand, and what is no name."""

import pytest

from loaders.claims import BodyClaim, RoleClaim
from loaders.naming.bodies import find_bodies, spelled_out
from loaders.naming.kinds import kind_of
from loaders.naming.people import in_name_case
from loaders.naming.plans import find_plans
from loaders.naming.posts import find_posts
from tests.papers import claims
from tests.test_loaders_relations import HEAD


def named(text: str) -> list[str]:
    return [one.words or text[one.at : one.stop] for one in find_bodies(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Corporate Parenting Board met.", ["Corporate Parenting Board"]),
        ("In Kelderdale Health and Wellbeing Board papers", ["Kelderdale Health and Wellbeing Board"]),
        ("Children, Young People and Families Scrutiny Committee", ["Children, Young People and Families Scrutiny Committee"]),
        ("the Director of Ofsted and Department for Education", ["Ofsted", "Department for Education"]),
        ("the Improvement Board and the Children's Trust Board", ["Improvement Board", "Children's Trust Board"]),
        ("Kelder Valley Police, Kelder NHS Foundation Trust", ["Kelder Valley Police", "Kelder NHS Foundation Trust"]),
        ("KSCB Quality Assurance Sub Committee", ["KSCB Quality Assurance Sub Committee"]),
        ("the national Children's Improvement Board", ["national Children's Improvement Board"]),
        ("With effect from 29 September 2019 Kelderdale Safeguarding Children Partnership", ["Kelderdale Safeguarding Children Partnership"]),
        ("the police and the voluntary sector", ["police", "voluntary sector"]),
        ("Children's Services provided a report", ["Children's Services"]),
        ("inspection of Children's Services", []),
        ("Chair of the Board", ["the Board"]),
        ("the board game was popular, and police officers came", ["the board"]),
        ("We met on board the ship.", []),
        ("the Director of Children's Services and Kelder Valley Police", ["Kelder Valley Police"]),
        ("Avonmere and Calder Vale Police", ["Avonmere and Calder Vale Police"]),
        ("a Chief Officers Group of partners", ["Chief Officers Group"]),
        ("the Borough Commander of Kelder Valley Police", ["Kelder Valley Police"]),
        ("Children and Families (CFS) Committee", ["Children and Families Committee"]),
        ("Deputy Chief Executive (People)", []),
    ],
)  # fmt: skip
def test_bodies_are_found_by_their_words(text: str, found: list[str]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kelderdale Safeguarding Children Board", "lscb"),
        ("KSCB", "lscb"),
        ("KSCB Quality Assurance Sub Committee", "sub-committee"),
        ("Health & Well-being Board", "health-and-wellbeing-board"),
        ("Children's Services Improvement Board", "improvement-board"),
        ("Kelderdale Children's Trust", "childrens-trust"),
        ("Improving Lives Select Commission", "scrutiny-committee"),
        ("Task and Finish Group", "task-group"),
        ("Kelder Valley Police", "police"),
        ("Kelderdale Clinical Commissioning Group", "nhs"),
        ("Department for Education", "government-department"),
        ("CQC", "inspectorate"),
        ("Adult Learning Directorate", "council-department"),
        ("Safeguarding Children Partnership", "partnership"),
        ("Cabinet", "other"),
        ("Audit and Governance Committee", "other"),
        ("Children and Young People Committee", "other"),
        ("Policy and Accountability Committee", "scrutiny-committee"),
        ("Partnership Executive", "executive-group"),
        ("Executive", "other"),
        ("Member Reference Group", "task-group"),
        ("Case Review Group", "sub-committee"),
        ("Learning and Quality Group", "sub-committee"),
        ("Operational Improvement Group", "executive-group"),
        ("Secondary Heads' Forum", "school-sector"),
        ("Care Leavers' Forum", "other"),
        ("Council for Voluntary Service", "voluntary-sector"),
        ("Learning Disability Partnership Board", "board"),
        ("Wednesday", None),
    ],
)
def test_the_kind_follows_from_the_words(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_an_acronym_is_spelled_out_only_by_the_name_in_front_of_it() -> None:
    text = "the Kelderdale Safeguarding Children Board (KSCB) and the Practice Group (see Annex B)"
    assert list(spelled_out(text)) == [("KSCB", "Kelderdale Safeguarding Children Board")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Report of the Director of Children's Services", [("Director of Children's Services", None)]),
        ("Ann Example, Strategic Director for People, said", [("Strategic Director for People", "Ann Example")]),
        ("the Chief Executive, Sam Sample, and the police", [("Chief Executive", "Sam Sample")]),
        ("Cllr Jo Bloggs-Smith, Cabinet Member for Children", [("Cabinet Member for Children", "Jo Bloggs-Smith")]),
        ("JO SAMPLE, AD (SAFEGUARDING)", [("AD (SAFEGUARDING)", "Jo Sample")]),
        ("the LSCB Business Manager and its Independent Chair", [("Business Manager", None), ("Independent Chair", None)]),
        ("Assistant Director (Safeguarding and Social Care)", [("Assistant Director (Safeguarding and Social Care)", None)]),
        ("the Acting Director of Education and Chief Executive", [("Acting Director of Education", None), ("Chief Executive", None)]),
        ("Police and Crime Commissioner", [("Police and Crime Commissioner", None)]),
        ("commissioners of services were told", []),
        ("the chair was broken", []),
        ("the Cabinet Member for Education, Children's Services and Skills, Councillor Ann Example",
         [("Cabinet Member for Education, Children's Services and Skills", "Ann Example")]),
        ("Ann Example, Strategic Director of People and Ms Bea Sample, Operational Director Corporate Parenting",
         [("Strategic Director of People", "Ann Example"), ("Operational Director Corporate Parenting", "Bea Sample")]),
        ("chaired by the DfE adviser", [("DfE adviser", None)]),
        ("advice from the DfE officials", []),
        ("Ann Example, a former director of children's services", []),
        ("the corporate director of children and young people said", [("corporate director of children and young people", None)]),
        ("Executive Director of Nursing (Kelder NHS Foundation Trust)", [("Executive Director of Nursing", None)]),
    ],
)  # fmt: skip
def test_posts_are_found_with_their_holders(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(one.words, one.holder) for one in find_posts(text, find_bodies(text))] == found


def test_an_acting_holder_is_known_by_the_title() -> None:
    (post,) = find_posts("Interim Head of Safeguarding", [])
    assert post.acting


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("progress against the Children's Improvement Plan is good", ["Children's Improvement Plan"]),
        ("the draft early help strategy", ["draft early help strategy"]),
        ("every child protection plan was read", []),
    ],
)
def test_plans_are_named_but_not_those_for_one_child(text: str, found: list[str]) -> None:
    assert [one.words for one in find_plans(text)] == found


def test_a_name_in_capitals_is_written_as_names_are() -> None:
    assert in_name_case("ANN O'EXAMPLE-SMITH") == "Ann O'Example-Smith"


def bodies(body: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    found = claims(f"Background\n\n{body}\n", BodyClaim, head=HEAD)
    return {claim.name: (claim.kind, claim.acronym, claim.authority) for claim in found}


def test_the_names_of_one_body_make_one_claim_by_the_fullest_name() -> None:
    told = bodies(
        "The Children's Improvement Board (CIB) was set up in 2014. The Improvement Board meets monthly. The CIB is small."
    )
    assert told["Kelderdale Children's Improvement Board"] == ("improvement-board", "CIB", "Kelderdale")
    assert not [name for name in told if "Improvement" in name and name != "Kelderdale Children's Improvement Board"]


def test_a_national_board_is_not_the_local_one_of_the_same_name() -> None:
    told = bodies("The Improvement Board took advice from the national Children's Improvement Board and from Ofsted.")
    assert {"Kelderdale Improvement Board", "national Children's Improvement Board", "Ofsted"} <= set(told)
    assert told["Ofsted"] == ("inspectorate", None, None)


def test_a_body_of_another_authority_keeps_its_authority() -> None:
    told = bodies("Leeds Safeguarding Children Board visited. Leeds City Council has a Corporate Parenting Board.")
    assert told["Leeds Safeguarding Children Board"] == ("lscb", None, "Leeds")
    assert told["Leeds"] == ("local-authority", None, "Leeds")


def test_a_part_of_a_body_is_named_with_it() -> None:
    told = bodies("The Improvement Board meets monthly. Its Executive Group meets weekly.")
    assert told["Kelderdale Improvement Board Executive Group"][0] == "executive-group"


def roles(body: str) -> list[tuple[str, str | None, str | None, bool | None]]:
    found = claims(f"Background\n\n{body}\n", RoleClaim, head=HEAD)
    return [
        (c.title, c.organisation, c.holder, c.acting) for c in found if c.title != "Director of Children's Services"
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Chief Executive, Sam Sample, spoke.", [("Chief Executive", "Kelderdale", "Sam Sample", None)]),
        ("The Chair of the Improvement Board spoke. The Independent Chair of the Improvement Board left.",
         [("Independent Chair", "Kelderdale Improvement Board", None, None)]),
        ("The Interim Head of Safeguarding spoke.", [("Interim Head of Safeguarding", "Kelderdale", None, True)]),
        ("Her Majesty's Inspector wrote to the Minister.",
         [("Her Majesty's Inspector", "Ofsted", None, None), ("Minister", "Department for Education", None, None)]),
        ("The Improvement Board is chaired by Ann Example.", [("Chair", "Kelderdale Improvement Board", "Ann Example", None)]),
        ("Chief Superintendent Ian Sample of Kelder Valley Police came.",
         [("Chief Superintendent", "Kelder Valley Police", "Ian Sample", None)]),
        ("Directors of Children's Services met.", []),
    ],
)  # fmt: skip
def test_a_post_has_its_organisation_and_holder(
    body: str, found: list[tuple[str, str | None, str | None, bool | None]]
) -> None:
    assert roles(body) == found


def test_the_line_above_a_post_names_its_holder() -> None:
    told = roles("Contact\n\nAnn Example\n\nAssistant Director (Safeguarding and Social Care)\n")
    assert told == [("Assistant Director (Safeguarding and Social Care)", "Kelderdale", "Ann Example", None)]
