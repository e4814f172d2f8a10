"""Grades given to areas: in lists, tables and sentences; and grades that are no judgement."""

import pytest

from loaders.claims import JudgementClaim
from tests.papers import HEAD, claims, columns

TOLD = "Ofsted carried out an ILACS inspection of Northshire from 10 to 21 June 2019.\n\n"
SIF = "Ofsted inspected Northshire under the single inspection framework from 6 to 30 July 2015.\n\n"


def given(body: str, *, before: str = TOLD) -> list[tuple[object, ...]]:
    return sorted(columns(claims(before + body, JudgementClaim), "area", "grade"), key=str)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Overall effectiveness: good", ("overall", "good")),
        ("- **Children looked after and achieving permanence – Good**", ("looked-after", "good")),
        ("The experiences and progress of care leavers - Requires Improvement", ("care-leavers", "requires-improvement")),
        ("Children in care and care leavers: 'Outstanding'", ("looked-after", "outstanding")),
        ("Leadership, management and governance ........ Inadequate", ("leadership", "inadequate")),
        ("The impact of leaders on social work practice with children and families: good.", ("leadership", "good")),
        ("**Help and protection was judged to be Good** The inspectors saw much.", ("help-and-protection", "good")),
        ("Sub judgement: Adoption performance is good", ("adoption", "good")),
        ("The overall effectiveness of children's services in Northshire requires improvement to be good.", ("overall", "requires-improvement")),
        ("Children's services in Northshire are Good.", ("overall", "good")),
        ("Inspectors judged the council's children's services to be 'inadequate' overall.", ("overall", "inadequate")),
        ("Ofsted rated the council good.", ("overall", "good")),
        ("The council received an overall judgement of \"requires improvement\".", ("overall", "requires-improvement")),
        ("Northshire was awarded a 'good' judgement for adoption.", ("adoption", "good")),
        ("Inspectors praised our adoption services, which they judged to be 'good'.", ("adoption", "good")),
        ("Ofsted found that leadership, management and governance are inadequate because of drift.", ("leadership", "inadequate")),
        ("Children's services in Northshire improved from inadequate to requires improvement.", ("overall", "requires-improvement")),
    ],
)  # fmt: skip
def test_an_area_is_given_a_grade(body: str, found: tuple[str, str]) -> None:
    assert given(body) == [found]


@pytest.mark.parametrize(
    "body",
    [
        "Nationally 47% of councils are judged good.",
        "Two LA's were adjudged 'Good' and one inadequate.",
        "To date no authority has achieved an overall judgement of outstanding.",
        "Judgements are made against a scale of outstanding, good, requires improvement and inadequate.",
        "Ofsted's definition of requires improvement is that there are no widespread failures.",
        "Where a local authority is judged by Ofsted to be inadequate there will be intervention.",
        "Councils that were formerly judged 'adequate' may now be judged as 'requires improvement'.",
        "Our aim is for overall effectiveness to be outstanding.",
        "The council would be judged inadequate.",
        "The council was not judged inadequate.",
        "Our self-assessment is that leadership is good.",
        "Support for care leavers is good.",
        "The quality of assessments for children looked after is good.",
        "Placement stability in Northshire is very good.",
        "Leaders are good advocates for children in care.",
        "Both of our children's homes were judged good.",
        "Services were either good and in one case outstanding.",
        "An LSCB that is good evaluates its own work.",
        "Of the cases seen, ten were judged inadequate by our auditors; audits judged adoption good.",
        "There is good leadership: improvement requires pace.",
    ],
)
def test_a_grade_that_is_no_judgement(body: str) -> None:
    assert given(body) == []


def test_the_board_is_judged_with_the_single_inspection() -> None:
    body = "The effectiveness of the Local Safeguarding Children Board was judged to be good."
    assert given(body, before=SIF) == [("lscb", "good")]


def test_a_table_of_two_inspections_gives_each_its_grades() -> None:
    body = (
        "Before that came the ILACS inspection of March 2018.\n\n"
        "| Area | 2018 | 2019 |\n|---|---|---|\n| Help and protection | Requires improvement | Good |\n"
        "| Overall effectiveness | Inadequate | Good |\n"
    )
    found = claims(TOLD + body, JudgementClaim)
    assert sorted(columns(found, "start", "area", "grade"), key=str) == [
        ("2018-03", "help-and-protection", "requires-improvement"),
        ("2018-03", "overall", "inadequate"),
        ("2019-06-10", "help-and-protection", "good"),
        ("2019-06-10", "overall", "good"),
    ]


def test_the_grade_beside_a_past_inspection_is_its_overall_grade() -> None:
    body = "History of inspections:\n\n- July 2016: Single Inspection Framework - Inadequate\n- May 2017: Focused on early help\n"
    found = claims(TOLD + body, JudgementClaim)
    assert columns(found, "framework", "start", "area", "grade") == [("sif-2013", "2016-07", "overall", "inadequate")]


def test_a_sentence_that_looks_back_grades_the_present() -> None:
    body = "The last ILACS inspection was in March 2018. Since the 2018 inspection Northshire has moved from inadequate to good."
    found = claims(TOLD + body, JudgementClaim)
    assert columns(found, "start", "grade") == [("2019-06-10", "good")]


def test_columns_of_grades_that_say_not_when_are_left() -> None:
    body = (
        "| Area | A | B |\n|---|---|---|\n| Help and protection | Inadequate | Good |\n| Leadership | Good | Good |\n"
    )
    assert given(body) == []


def test_one_statement_for_the_areas_listed_before_is_each_area_s() -> None:
    body = (
        "The inspection looked at the following areas:\n\n- Children who need help and protection\n"
        "- Leadership and governance, with a judgement on i) adoption performance\n\n"
        "Ofsted's judgement was that Northshire requires improvement in the above areas; however, inspectors praised our "
        "adoption services, which they judged to be 'good'."
    )
    found = claims(SIF + body, JudgementClaim)
    assert sorted(columns(found, "area", "grade", "method"), key=str) == [
        ("adoption", "good", "judgement-sentence"),
        ("help-and-protection", "requires-improvement", "expanded-from-collective-statement"),
        ("leadership", "requires-improvement", "expanded-from-collective-statement"),
        ("overall", "requires-improvement", "judgement-sentence"),
    ]


def test_a_grade_goes_to_the_inspection_told_before_it() -> None:
    body = (
        "The last inspection of safeguarding and looked after children was in May 2012. Ofsted judged the council's "
        "arrangements to be adequate."
    )
    found = claims(TOLD + body, JudgementClaim)
    assert columns(found, "framework", "start", "area", "grade") == [("slac-2009", "2012-05", "overall", "adequate")]


def test_a_scale_that_the_inspection_did_not_have_is_not_believed() -> None:
    assert given("Overall effectiveness: adequate") == []


def test_where_two_forms_of_words_disagree_the_list_is_believed() -> None:
    body = "Ofsted rated the council outstanding.\n\n- Overall effectiveness - Good\n"
    assert given(body) == [("overall", "good")]


def test_a_visit_gives_no_grades() -> None:
    body = (
        "Ofsted undertook a focused visit to Northshire on 20 and 21 January 2021. The council was judged to be good at its "
        "last ILACS inspection in May 2019."
    )
    found = claims(body, JudgementClaim)
    assert columns(found, "framework", "start") == [("ilacs-2018", "2019-05")]


def test_grades_of_another_authority_stay_with_it() -> None:
    body = "## Kelderdale Council was inspected in July 2018\n\nOverall effectiveness: inadequate\n\n## Conclusion\n\nOverall effectiveness: good\n"
    found = claims(TOLD + body, JudgementClaim)
    assert columns(found, "authority", "start", "grade") == [
        ("Kelderdale", "2018-07", "inadequate"),
        ("Northshire", "2019-06-10", "good"),
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "The council was rated 'inadequate' for the impact of leaders, for help and protection and for overall "
            "effectiveness, and 'good' for children in care and care leavers.",
            {
                "leadership": "inadequate",
                "help-and-protection": "inadequate",
                "overall": "inadequate",
                "looked-after": "good",
            },
        ),
        (
            "Leadership, management and governance was judged inadequate; help and protection, requires improvement; and "
            "the experiences and progress of care leavers, good.",
            {"leadership": "inadequate", "help-and-protection": "requires-improvement", "care-leavers": "good"},
        ),
        (
            "Northshire was graded good in two areas - leadership and help and protection - and requires improvement for "
            "children in care.",
            {"leadership": "good", "help-and-protection": "good", "looked-after": "requires-improvement"},
        ),
        (
            "Two judgements were inadequate (leadership, management and governance; care leavers), and two - help and "
            "protection and adoption - were good.",
            {
                "leadership": "inadequate",
                "care-leavers": "inadequate",
                "help-and-protection": "good",
                "adoption": "good",
            },
        ),
    ],
)
def test_one_sentence_gives_several_grades(body: str, found: dict[str, str]) -> None:
    assert {area: grade for area, grade in given(body) if area in found} == found


def test_a_pronoun_stands_for_the_council_that_was_inspected() -> None:
    assert given("The Council was inspected by Ofsted in June 2019, when it was found to be good.") == [
        ("overall", "good")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "When it is judged by Ofsted to be good the council will celebrate.",
        "The early help hub was reviewed and it was found to be good.",
        "There was an inspection of the police force, and Northshire Police was graded inadequate.",
    ],
)
def test_a_pronoun_or_another_body_gives_no_grade(body: str) -> None:
    assert given(body) == []


def test_numbered_lines_set_in_columns_are_rows() -> None:
    table = (
        "Overall effectiveness                                 Requires improvement\n"
        "1. Children who need help and protection              Requires improvement\n"
        "2. Children looked after and achieving permanence     Good\n"
        "   2.1 Adoption performance                           Good\n"
    )
    assert given(table, before=SIF) == [
        ("adoption", "good"),
        ("help-and-protection", "requires-improvement"),
        ("looked-after", "good"),
        ("overall", "requires-improvement"),
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Help and protection was inadequate, as was leadership.", [("help-and-protection", "inadequate"), ("leadership", "inadequate")]),
        ("Northshire is the first county in the region to be found good overall.", [("overall", "good")]),
        ("The overall grade was good, with the impact of leaders also outstanding.", [("leadership", "outstanding"), ("overall", "good")]),
        ("Services were judged to be inadequate: inadequate for help and protection, and good for adoption.",
         [("adoption", "good"), ("help-and-protection", "inadequate"), ("overall", "inadequate")]),
        ("The other two areas, the impact of leaders and help and protection, were judged to require improvement.",
         [("help-and-protection", "requires-improvement"), ("leadership", "requires-improvement")]),
    ],
)  # fmt: skip
def test_grades_that_share_their_words(body: str, found: list[tuple[str, str]]) -> None:
    assert given(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted reviewed the Northshire Safeguarding Children Board (LSCB) and concluded that it is good.",
        "The LSCB was reviewed by Ofsted, when it was judged good.",
        "A review of the LSCB by Ofsted judged the Board to be good.",
        "The LSCB review also resulted in a Good judgement by inspectors.",
    ],
)
def test_a_grade_goes_back_to_the_board_that_was_told_of(body: str) -> None:
    assert given(body, before=SIF) == [("lscb", "good")]


def test_a_second_date_is_of_a_second_grade() -> None:
    body = "Northshire had been judged inadequate in September 2018 and, under the previous arrangements, good in 2014."
    assert columns(claims(body, JudgementClaim), "grade", "start") == [("inadequate", "2018-09"), ("good", "2014")]


def test_a_table_of_years_gives_each_its_grades() -> None:
    table = (
        "| Area | 2019 | 2015 (SIF) |\n|---|---|---|\n| Leadership | Good | Requires improvement |\n"
        "| Care leavers | Good | n/a |\n"
    )
    found = columns(claims(TOLD + table, JudgementClaim), "framework", "start", "area", "grade")
    assert sorted(found, key=str) == [
        ("ilacs-2018", "2019-06-10", "care-leavers", "good"),
        ("ilacs-2018", "2019-06-10", "leadership", "good"),
        ("sif-2013", "2015", "leadership", "requires-improvement"),
    ]


def test_the_framework_without_an_overall_judgement_gives_none() -> None:
    body = "Ofsted inspected Northshire under ILACS from 11 to 22 May 2026. Services were judged to be good overall."
    assert claims(body, JudgementClaim, head=HEAD.replace("2019", "2026")) == []
