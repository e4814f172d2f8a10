"""Recommendations told in sentences and by those who are no committee: who was asked to do what, thing by thing."""

import pytest

from loaders.claims import RecommendationClaim
from tests.papers import claims, columns

SEEN = "Ofsted inspected services in May 2018. "
REVIEWED = "A peer review led by the Local Government Association took place from 14 to 17 October 2013.\n\n"
LIST = "\n\n- the take-up of life story work\n- care leavers' access to their health histories"
NAMED = ["the take-up of life story work", "care leavers' access to their health histories"]
ASKED = "\n\n- stop the use of bags when children move\n- make sure that every child gets an album"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Inspectors required the Council to take action immediately to allocate all cases and to review those closed since May."
         " Within three months it was to improve assessments and to ensure that chairs were independent.",
         ["allocate all cases", "review those closed since May.", "improve assessments", "ensure that chairs were independent."]),
        ("The report urges the authority to recruit permanent managers and to reduce caseloads.",
         ["recruit permanent managers", "reduce caseloads."]),
        ("We were asked by inspectors to look again at thresholds and to rewrite our guidance for schools.",
         ["look again at thresholds", "rewrite our guidance for schools."]),
        ("The area was asked to improve three things: the role of health partners, the assessment of siblings, and the evaluation"
         " of impact.", ["the role of health partners", "the assessment of siblings", "the evaluation of impact"]),
        ("Two recommendations were made: to revise the threshold document and to train all staff in its use.",
         ["revise the threshold document", "train all staff in its use."]),
        ("The three recommendations concern the quality of plans, the stability of placements and the supervision of staff.",
         ["the quality of plans", "the stability of placements", "the supervision of staff"]),
        ("Inspectors recommended strengthening the oversight of fostering and reviewing the use of hotels.",
         ["strengthening the oversight of fostering", "reviewing the use of hotels."]),
        ("They asked that visits be recorded within a day and that supervision be held monthly.",
         ["visits be recorded within a day", "supervision be held monthly."]),
        ("They called on the Council to publish its sufficiency strategy.", ["publish its sufficiency strategy."]),
        ("There were three matters that inspectors wanted the Council to put right:" + LIST, NAMED),
        ("We were asked to improve two things in this area:" + LIST, NAMED),
    ],
)  # fmt: skip
def test_what_inspectors_asked_somebody_to_do(said: str, found: list[str]) -> None:
    told = claims(SEEN + said, RecommendationClaim)
    assert [claim.text for claim in told] == found
    assert {claim.addressee for claim in told} == {"Northshire"}


@pytest.mark.parametrize(
    "said",
    [
        "The Council is required by law to keep a register.",
        "The Council was asked to send its data to inspectors.",
        "Inspectors asked staff to describe their work and asked to speak to carers.",
        "The Northshire Partnership has been asked to audit strategy discussions.",
        "The report asks the Board to support the statement of action.",
        "Ofsted has told the Council to expect a standard inspection before the end of 2022.",
        "The Director asked managers to review all open cases.",
        "The team asked us to thank all staff.",
        "They were asked to wait outside.",
        "The Council was advised to appeal and it was told to pay costs of £3,000.",
    ],
)
def test_what_else_is_asked_recommends_nothing(said: str) -> None:
    assert claims(SEEN + said, RecommendationClaim) == []


@pytest.mark.parametrize(
    "said",
    [
        "It had recommended that the Council set up a single front door and that it simplify its audits.",
        "The team advised the Council to set up a single front door and to simplify its audits.",
    ],
)
def test_a_sentence_goes_back_to_the_review_above_it(said: str) -> None:
    told = claims(REVIEWED + said, RecommendationClaim)
    assert [claim.text.rstrip(".") for claim in told] == ["set up a single front door", "simplify its audits"]
    assert {claim.framework for claim in told} == {"peer"}


@pytest.mark.parametrize(
    ("said", "made_by"),
    [
        ("Speak Out has asked the Committee to:", "Northshire Speak Out"),
        ("The Children in Care Council asks members to:", "Northshire Children in Care Council"),
        ("Young people told us they would like the Committee to:", "young people"),
    ],
)
def test_what_those_whom_a_service_is_for_ask_of_the_meeting(said: str, made_by: str) -> None:
    told = claims(said + ASKED, RecommendationClaim)
    assert set(columns(told, "made_by", "addressee")) == {(made_by, "Northshire Children's Scrutiny Committee")}
    assert len(told) == 2


def test_what_a_department_asks_of_the_council_is_no_advice_to_the_meeting() -> None:
    assert claims("The Department for Education has asked the Council to:" + ASKED, RecommendationClaim) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It is RECOMMENDED that:-\n\n(1) the report be noted;\n\n(2) the plan be approved.",
         ["the report be noted", "the plan be approved."]),
        ("2. The Committee is recommended to\n\n2.1 note the two inspections;\n\n2.2 require the Trust to report in May.",
         ["note the two inspections", "require the Trust to report in May."]),
    ],
)  # fmt: skip
def test_requests_whose_verb_stands_last_or_is_rare(said: str, found: list[str]) -> None:
    assert [claim.text for claim in claims(said, RecommendationClaim)] == found


@pytest.mark.parametrize(
    "lead", ["The priorities that inspectors set for us:", "To become good, inspectors say we should improve:"]
)
def test_other_leads_of_what_inspectors_want(lead: str) -> None:
    assert [claim.text for claim in claims(SEEN + lead + LIST, RecommendationClaim)] == NAMED


def test_the_board_is_the_one_that_was_named_last() -> None:
    said = "Two recommendations were made to the NSCB. The Board should:\n\n- develop a data set\n- evaluate training"
    told = claims(
        SEEN + "The Northshire Safeguarding Children Board (NSCB) was reviewed too. " + said, RecommendationClaim
    )
    assert {claim.addressee for claim in told} == {"Northshire Safeguarding Children Board"}
