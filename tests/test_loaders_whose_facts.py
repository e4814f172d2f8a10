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


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Date\tEvent\nMay 2015\tOfsted inspects children's services under the SIF and judges them inadequate\n"
         "17 July 2015\tOfsted report published\nMarch 2018\tImprovement plan submitted following the Ofsted inspection\n"
         "June 2018\tOfsted re-inspection: requires improvement overall; leadership good\n",
         {("sif-2013", "2015-05", "overall", "inadequate"), (None, "2018-06", "overall", "requires-improvement"),
          (None, "2018-06", "leadership", "good")}),
        ("When\tWhat happened\nJune 2011\tOfsted/CQC inspection of safeguarding and looked after children: both adequate\n"
         "February 2013\tChild protection inspection - adequate overall\n3 to 24 March 2015\tSingle inspection."
         " Judged inadequate. LSCB requires improvement\n",
         {("slac-2009", "2011-06", "safeguarding", "adequate"), ("slac-2009", "2011-06", "looked-after", "adequate"),
          ("child-protection-2012", "2013-02", "overall", "adequate"), ("sif-2013", "2015-03-03", "overall", "inadequate"),
          ("sif-2013", "2015-03-03", "lscb", "requires-improvement")}),
        ("Timeline:\n\n- May 2015: Ofsted inspection, judged inadequate\n- September 2015: Improvement Board considers the Ofsted"
         " inspection\n- 2018: re-inspected by Ofsted and judged to require improvement\n"
         "- May 2019: inspection of Oakfield children's home: good\n",
         {(None, "2015-05", "overall", "inadequate"), (None, "2018", "overall", "requires-improvement")}),
        ("Date\tMilestone\nJune 2015\tSelf-evaluation shared with Ofsted: good\nJuly 2015\tAnnual conversation with Ofsted\n", set()),
    ],
)  # fmt: skip
def test_grades_in_tables_and_lists_of_events(body: str, found: set[tuple[str | None, str, str, str]]) -> None:
    assert set(columns(claims(body, JudgementClaim), "framework", "start", "area", "grade")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Date\tEvent\n3 June 2014\tImprovement notice served by the Department for Education\n"
         "22 July 2016\tDirection issued, superseding the notice\n1 August 2016\tDame Ann Able appointed as Children's Services Commissioner\n",
         {("improvement-notice", "2014-06-03", "ended"), ("direction", "2016-07-22", "in-force"), ("commissioner", "2016-08-01", "in-force")}),
        ("Date\tEvent\n3 June 2014\tImprovement notice issued\n9 May 2018\tImprovement notice lifted\n", {("improvement-notice", "2014-06-03", "ended")}),
        ("The Secretary of State appointed a commissioner on 3 May 2018. The Commissioner concluded that the Council has the capacity.",
         {("commissioner", "2018-05-03", "in-force")}),
        ("The Improvement Board, chaired by Ann Able since May 2015, was set up in March 2014.", {("improvement-board", "2014-03", "in-force")}),
    ],
)  # fmt: skip
def test_steps_in_tables_of_events_and_what_a_commissioner_concludes(
    body: str, found: set[tuple[str, str, str]]
) -> None:
    assert set(columns(claims(body, InterventionClaim), "kind", "date", "status")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('Ofsted inspected services in July 2018 and found them good. "To go from inadequate in 2015 to this is down to our staff."',
         {("Northshire", "2018-07", "overall", "good"), ("Northshire", "2015", "overall", "inadequate")}),
        ("Our services have improved from inadequate in May 2015 to good in July 2018, Ofsted found.",
         {("Northshire", "2015-05", "overall", "inadequate"), ("Northshire", "2018-07", "overall", "good")}),
        ("Ofsted judged overall effectiveness inadequate in July 2018. This is a deterioration: in 2015 the Council was judged to be good.",
         {("Northshire", "2018-07", "overall", "inadequate"), ("Northshire", "2015", "overall", "good")}),
        ("Ofsted last inspected Ashcroft Vale in May 2016. Leadership there was judged inadequate.",
         {("Ashcroft Vale", "2016-05", "leadership", "inadequate")}),
        ("In Ashcroft Vale, where a company has run services since 2014, Ofsted found them to require improvement in 2016;"
         " they had been inadequate in 2013.",
         {("Ashcroft Vale", "2016", "overall", "requires-improvement"), ("Ashcroft Vale", "2013", "overall", "inadequate")}),
        ("Our neighbours in Ellersbourne, who were judged outstanding last year, are helping us.",
         {("Ellersbourne", "2018", "overall", "outstanding")}),
        ("Overall effectiveness was good, leadership and care leavers each require improvement.",
         {("Northshire", None, "overall", "good"), ("Northshire", None, "leadership", "requires-improvement"),
          ("Northshire", None, "care-leavers", "requires-improvement")}),
        ("Ofsted inspected services in July 2018. Inspectors judged help and protection to be inadequate, as they did leadership.",
         {("Northshire", "2018-07", "help-and-protection", "inadequate"), ("Northshire", "2018-07", "leadership", "inadequate")}),
        ("The timeliness of plans went from inadequate in 2015 to better in 2018.", set()),
    ],
)  # fmt: skip
def test_grades_of_other_years_and_other_places(body: str, found: set[tuple[str, str | None, str, str]]) -> None:
    assert set(columns(claims(body, JudgementClaim), "authority", "start", "area", "grade")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Area\tOfsted May 2018\tOur self-assessment 2019\nLeadership\tRequires improvement\tGood\nCare leavers\tGood\tGood\n",
         {("2018-05", "leadership", "requires-improvement"), ("2018-05", "care-leavers", "good")}),
        ("Area\tOfsted grade 2018\tWhere we think we are now\tTarget 2020\nLeadership\tRequires improvement\tGood\tOutstanding\n"
         "Care leavers\tGood\tGood\tOutstanding\n",
         {("2018", "leadership", "requires-improvement"), ("2018", "care-leavers", "good")}),
        ("Ofsted inspected services in May 2018. Our own view of where services are now is:\n\n- Leadership: good\n- Care leavers: outstanding\n",
         set()),
        ("Ofsted inspected services in May 2018. The judgements were:\n\n- Leadership: good\n- Care leavers: outstanding\n",
         {("2018-05", "leadership", "good"), ("2018-05", "care-leavers", "outstanding")}),
        ("Ofsted inspected services in May 2018.\n\nSelf-evaluation grades\n\nLeadership\tGood\nCare leavers\tGood\n", set()),
    ],
)  # fmt: skip
def test_what_an_authority_thinks_of_itself_beside_the_grades(body: str, found: set[tuple[str, str, str]]) -> None:
    assert set(columns(claims(body, JudgementClaim), "start", "area", "grade")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ofsted inspected safeguarding and looked after children services in May 2011. The grades were:\n\n"
         "Safeguarding services\t\nOverall effectiveness\tAdequate\nLeadership and management\tInadequate\n"
         "Services for looked after children\t\nOverall effectiveness\tGood\n",
         {("slac-2009", "safeguarding", "adequate"), ("slac-2009", "leadership", "inadequate"), ("slac-2009", "looked-after", "good")}),
        ("Under the single inspection framework Ofsted inspected us in May 2016. Under ILACS it came back in May 2018."
         " The LSCB was found to require improvement as well.", {("sif-2013", "lscb", "requires-improvement")}),
        ("Ofsted inspected services in May 2018 (ILACS). Overall they are good.", {("ilacs-2018", "overall", "good")}),
        ("Of the authorities around us, Thornley was found to be outstanding in 2017.", {(None, "overall", "outstanding")}),
        ("Ofsted inspected services in May 2018 (ILACS). Overall they are good people to work with.", set()),
    ],
)  # fmt: skip
def test_grades_under_the_name_of_a_service_and_of_the_board_of_then(
    body: str, found: set[tuple[str | None, str, str]]
) -> None:
    assert set(columns(claims(body, JudgementClaim), "framework", "area", "grade")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Gareth Able, formerly Director of Children's Services at Thornley County Council, was appointed as Commissioner in May 2019.",
         {("Northshire", "commissioner", "2019-05")}),
        ("Thornley Council has had a statutory direction since 7 December 2018.", {("Thornley", "direction", "2018-12-07")}),
    ],
)  # fmt: skip
def test_whom_a_step_is_towards(body: str, found: set[tuple[str, str, str]]) -> None:
    assert set(columns(claims(body, InterventionClaim), "authority", "kind", "date")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("HMIP inspected the youth justice service on its own in 2017. Her Majesty's Inspectorate of Probation is thorough.",
         [("Her Majesty's Inspectorate of Probation", "other", "2017")]),
        ("Ofsted, the Care Quality Commission and Her Majesty's Inspectorate of Constabulary (HMIC) were in Northshire from 4 to 8 March 2019.",
         [("Ofsted", "jtai", "2019-03-04")]),
        ("Inspectors from Ofsted, CQC and HMI Constabulary visited Northshire between 4 and 8 March 2019.", [("Ofsted", "jtai", "2019-03-04")]),
        ("Ofsted and the Care Quality Commission inspected children's services in May 2018.", [("Ofsted", None, "2018-05")]),
        ("The police were inspected in May 2018 by HMICFRS.", []),
    ],
)  # fmt: skip
def test_other_inspectorates_alone_and_together(body: str, found: list[tuple[str, str | None, str]]) -> None:
    assert columns(claims(body, InspectionClaim), "inspectorate", "framework", "start") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Like Thornley, which was rated inadequate in 2017, Northshire has been asked to improve.", {("Thornley", "2017", "overall", "inadequate")}),
        ("Of the nine authorities in the region, three - Thornley, Marlow Vale and Denby Council - are judged outstanding.",
         {("Marlow Vale", None, "overall", "outstanding"), ("Denby", None, "overall", "outstanding")}),
        ("The Council received an inadequate judgement for leadership and a good for adoption in the SIF inspection of May 2015.",
         {("Northshire", "2015-05", "leadership", "inadequate"), ("Northshire", "2015-05", "adoption", "good")}),
        ("The council has had three inspections: a SIF in May 2014 (inadequate), a re-inspection in June 2016 (requires improvement)"
         " and an ILACS in July 2018 (good).",
         {("Northshire", "2014-05", "overall", "inadequate"), ("Northshire", "2016-06", "overall", "requires-improvement"),
          ("Northshire", "2018-07", "overall", "good")}),
        ("Inspections of schools and of councils have been judged good.", set()),
    ],
)  # fmt: skip
def test_grades_of_several_in_one_sentence(body: str, found: set[tuple[str, str | None, str, str]]) -> None:
    assert set(columns(claims(body, JudgementClaim), "authority", "start", "area", "grade")) == found


def test_a_visit_whose_kind_the_next_sentence_tells_is_one_visit() -> None:
    body = "Ofsted visited us on 4 and 5 March 2019 to look at the front door. This was a focused visit and no grades were given."
    assert columns(claims(body, InspectionClaim), "framework", "start") == [("focused-visit", "2019-03-04")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Thornley County Council has supported our front door since the summer. It was itself judged good in 2017.",
         {("Thornley", "2017", "overall", "good")}),
        ("It is a long way from November 2017, when inspectors said that services for children required improvement, and further still"
         " from 2014, when the council was judged inadequate.",
         {("Northshire", "2017-11", "overall", "requires-improvement"), ("Northshire", "2014", "overall", "inadequate")}),
        ("Ofsted visited in May 2019. This has no bearing on its judgement of children's social care in Northshire, which was good in all"
         " areas in October 2017.", {("Northshire", "2017-10", "overall", "good")}),
    ],
)  # fmt: skip
def test_grades_by_pronouns_and_by_when(body: str, found: set[tuple[str, str, str, str]]) -> None:
    assert set(columns(claims(body, JudgementClaim), "authority", "start", "area", "grade")) == found


def test_two_places_under_the_framework_told_before() -> None:
    body = "The local area SEND inspection took place in June 2017. Selby Moor and Carne were inspected under the same framework in 2018."
    found = set(columns(claims(body, InspectionClaim), "authority", "framework", "start"))
    assert found == {("Northshire", "other", "2017-06"), ("Selby Moor", "other", "2018"), ("Carne", "other", "2018")}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The DfE removed the Council from formal intervention on 5 May 2018.", [("other", "ended")]),
        ("Alan Able was appointed Commissioner by the Secretary of State.", [("commissioner", "in-force")]),
        ("Ann Able was appointed Commissioner of the river police.", []),
    ],
)
def test_steps_in_other_words(body: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims(body, InterventionClaim), "kind", "status") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("In 2011 an announced inspection rated overall effectiveness of safeguarding as adequate.", {("Northshire", "2011", "safeguarding", "adequate")}),
        ("Ofsted inspected Thornley's services in May 2018. Our own inspection took place in June 2018. It judged leadership inadequate.",
         {("Northshire", "2018-06", "leadership", "inadequate")}),
        ("Services were judged inadequate in 2016; a re-inspection in 2018 judged them to require improvement.",
         {("Northshire", "2016", "overall", "inadequate"), ("Northshire", "2018", "overall", "requires-improvement")}),
        ("Our fostering service was rated outstanding in June 2018.", {("Northshire", "2018-06", "other", "outstanding")}),
            ("Our fostering service was rated outstanding by its carers in June 2018.", set()),
    ],
)  # fmt: skip
def test_whose_inspection_gave_a_grade(body: str, found: set[tuple[str, str, str, str]]) -> None:
    assert set(columns(claims(body, JudgementClaim), "authority", "start", "area", "grade")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Unlike our neighbour Denby, which has had a Commissioner since 2016, Northshire has no statutory intervention in place.",
         [("Denby", "commissioner", "in-force")]),
        ("The Minister's letter of 5 May 2018 lifts the Improvement Notice.", [("Northshire", "improvement-notice", "ended")]),
    ],
)  # fmt: skip
def test_whose_a_step_is_in_a_relative_clause_and_in_the_present(body: str, found: list[tuple[str, str, str]]) -> None:
    assert columns(claims(body, InterventionClaim), "authority", "kind", "status") == found


def test_a_list_of_key_dates_gives_the_report_its_day() -> None:
    body = "Key dates\n\n- 9 to 20 July 2018 - ILACS inspection\n- 24 August 2018 - report published\n- 5 May 2019 - plan published\n"
    assert columns(claims(body, InspectionClaim), "start", "end", "published") == [
        ("2018-07-09", "2018-07-20", "2018-08-24")
    ]
