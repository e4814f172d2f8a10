"""Which thing a name means."""

import pytest

from graph.body_forms import council_name, key_of, kind_by_form
from graph.identifiers import local_id
from graph.naming import Naming
from loaders.claims import BodyClaim, DocumentClaim, Evidence, RoleClaim

COMMON = {"document": "d", "evidence": (Evidence(start=0, end=1),), "confidence": 1.0, "method": "manual"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Eastborough Local Safeguarding Children Board", "lscb"),
        ("Local Safeguarding Children's Board", "lscb"),
        ("Health & Wellbeing Board", "health-and-wellbeing-board"),
        ("Families Overview and Scrutiny Committee", "scrutiny-committee"),
        ("Quality Assurance Sub Committee", "sub-committee"),
        ("Northshire Children’s Improvement Board", "improvement-board"),
        ("Eastborough City Council", "local-authority"),
        ("London Borough of Eastborough", "local-authority"),
        ("Marlow Police", "police"),
        ("Quality Assurance Sub Committee Chair", None),
        ("Chair of the Improvement Board", None),
        ("Performance Lead, People Services, Eastborough Council", None),
        ("Interim Head of Safeguarding, Eastborough Council", None),
        ("Director of Children's Services", None),
    ],
)
def test_the_form_of_a_name_tells_the_kind(name: str, kind: str | None) -> None:
    assert kind_by_form(name) == kind


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Eastborough City Council", "Eastborough"),
        ("Marlow and Vale Council", "Marlow and Vale"),
        ("City of Eastborough Council", "Eastborough"),
        ("Metropolitan Borough of Eastborough", "Eastborough"),
        ("Royal Borough of Upper and Lower Marlow", "Upper and Lower Marlow"),
        ("the Council", ""),
    ],
)
def test_a_councils_short_name(name: str, short: str) -> None:
    assert council_name(name) == short


def test_keys_fold_what_makes_no_difference() -> None:
    assert key_of("The Local Safeguarding Children’s Board") == key_of("safeguarding  childrens board")
    assert key_of("Health & Wellbeing Board") == key_of("Health and Wellbeing Board")
    assert key_of("Local Family Justice Board") != key_of("Family Justice Board")


def naming() -> Naming:
    """A paper of Eastborough that names two boards alike, of two councils, and one post."""
    return Naming(
        [
            DocumentClaim(**COMMON, publisher="Eastborough", sha256="0"),
            BodyClaim(**COMMON, name="Eastborough Safeguarding Children Board", kind="lscb", acronym="ESCB", authority="Eastborough"),
            BodyClaim(**COMMON, name="Marlow Improvement Board", kind="improvement-board", authority="Marlow"),
            BodyClaim(**COMMON, name="Eastborough Improvement Board", kind="improvement-board", authority="Eastborough"),
            BodyClaim(**COMMON, name="national Improvement Board", kind="improvement-board"),
            RoleClaim(**COMMON, title="ESCB Business Manager", organisation="Eastborough Safeguarding Children Board"),
            RoleClaim(**COMMON, title="Independent Chair", organisation="Eastborough Improvement Board"),
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "authority", "expected"),
    [
        ("ESCB", None, "board/eastborough/safeguarding-children-board"),
        ("the Local Safeguarding Children Board", None, "board/eastborough/safeguarding-children-board"),
        ("Improvement Board", None, "board/eastborough/improvement-board"),
        ("Improvement Board", "Marlow", "board/marlow/improvement-board"),
        ("national Improvement Board", None, "board/national/improvement-board"),
        ("ESCB Business Manager", None, "post/eastborough/escb-business-manager"),
        ("Independent Chair", None, "post/eastborough/improvement-board-independent-chair"),
        ("Eastborough Council", None, "authority/eastborough"),
        ("the Council", None, "authority/eastborough"),
        ("Voice Forum", None, "board/eastborough/voice-forum"),
        ("Ofsted", None, "body/ofsted"),
        ("Data Officer", None, "post/eastborough/data-officer"),
    ],
)
def test_names_in_a_paper(name: str, authority: str | None, expected: str) -> None:
    assert local_id(naming().party(name, authority=authority).iri) == expected


def test_a_bare_name_is_never_another_councils_board() -> None:
    paper = Naming(
        [
            DocumentClaim(**COMMON, publisher="Eastborough", sha256="0"),
            BodyClaim(**COMMON, name="Marlow Voice Board", kind="board", authority="Marlow"),
        ]
    )
    assert local_id(paper.party("Voice Board").iri) == "board/eastborough/voice-board"
    assert local_id(paper.party("Marlow Voice Board").iri) == "board/marlow/voice-board"
