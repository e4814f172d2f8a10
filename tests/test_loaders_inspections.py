"""Inspections told in sentences: of whom, under what, when; and dates that are of no inspection."""

import pytest

from loaders.claims import InspectionClaim
from tests.papers import claims, columns


def told(body: str) -> list[tuple[object, ...]]:
    return columns(claims(body, InspectionClaim), "authority", "framework", "start", "end", "published")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "Ofsted inspected Northshire under the ILACS framework from 10 to 21 June 2019. The report was published on 5 August 2019.",
            ("Northshire", "ilacs-2018", "2019-06-10", "2019-06-21", "2019-08-05"),
        ),
        (
            "In September 2012, OFSTED conducted an unannounced inspection of our arrangements to protect children.",
            ("Northshire", "child-protection-2012", "2012-09", None, None),
        ),
        (
            "The inspection started on 16th November 2015 and ended on 10th December 2015.",
            ("Northshire", None, "2015-11-16", "2015-12-10", None),
        ),
        (
            "The SLAC (May 2012) was the last of its kind.",
            ("Northshire", "slac-2009", "2012-05", None, None),
        ),
        (
            "Following the July 2016 inspection under the Single Inspection Framework much has changed.",
            ("Northshire", "sif-2013", "2016-07", None, None),
        ),
        (
            "The inspection of referral and assessment arrangements took place in November 2011.",
            ("Northshire", "cra-2009", "2011-11", None, None),
        ),
        (
            "A JTAI was carried out in the county between 3 and 7 June 2019.",
            ("Northshire", "jtai", "2019-06-03", "2019-06-07", None),
        ),
        (
            "A joint targeted area inspection (JTAI) of the multi-agency response to neglect, by Ofsted and the Inspectorate"
            " of Constabulary and Fire & Rescue Services, took place between 3 and 7 June 2019.",
            ("Northshire", "jtai", "2019-06-03", "2019-06-07", None),
        ),
        (
            "Ofsted returned to re-inspect us between 10 June and 21 June 2019, this time under ILACS.",
            ("Northshire", "ilacs-2018", "2019-06-10", "2019-06-21", None),
        ),
        (
            "Ofsted inspected us over two weeks in June 2019 (10 June to 21 June), under ILACS, and reported on 5 August 2019.",
            ("Northshire", "ilacs-2018", "2019-06-10", "2019-06-21", "2019-08-05"),
        ),
        (
            "Ofsted inspected us under the SIF in February and March 2015 (24 February - 18 March).",
            ("Northshire", "sif-2013", "2015-02-24", "2015-03-18", None),
        ),
        (
            "The council has not been inspected by Ofsted since October 2015, under the SIF.",
            ("Northshire", "sif-2013", "2015-10", None, None),
        ),
        (
            "We were inspected by Ofsted week commencing 10 June 2019 under ILACS.",
            ("Northshire", "ilacs-2018", "2019-W24", None, None),
        ),
    ],
)  # fmt: skip
def test_a_sentence_tells_of_one_inspection(body: str, found: tuple[object, ...]) -> None:
    assert told(body) == [found]


@pytest.mark.parametrize(
    "body",
    [
        "The SIF was first published in October 2013 and came into force in November 2013.",
        "There have been 58 inspections of LSCBs between November 2013 and June 2015.",
        "All authorities will be inspected by June 2019.",
        "The council must respond to the inspection report by 12 November 2019.",
        "These arrangements were replaced in 2013 by a new multi-agency inspection framework.",
        "Since the inspection a meeting was held on 4 May 2018 and a strategy approved in June 2018.",
        "Our two children's homes were inspected in May 2018.",
        "The Board had identified most of this inspection's points, seen in this inspection in March 2015.",
        "The Education and Inspections Act 2006 applies.",
        "A board development event was held in September 2014.",
    ],
)
def test_a_date_that_is_of_no_inspection(body: str) -> None:
    assert told(body) == []


def test_sentences_about_one_inspection_make_one_claim_at_the_finest_precision() -> None:
    body = (
        "The inspection ran from 26<sup>th</sup> October to 18<sup>th</sup> November 2015. "
        "It was told in October 2015 that Ofsted inspected the council in October 2015. "
        "The single inspection framework applied and the report was published on 11<sup>th</sup> March 2016."
    )
    assert told(body) == [("Northshire", "sif-2013", "2015-10-26", "2015-11-18", "2016-03-11")]


def test_a_list_of_authorities_is_one_inspection_each() -> None:
    body = (
        "The first tranche of councils inspected (Derbyshire, Slough and Hillingdon) under the SIF were inspected week "
        "commencing 19 November 2013. Two further authorities have followed (Bradford\n\nand Hampshire) and others will be announced on 11 March."
    )
    assert sorted(row[:3] for row in told(body)) == [
        ("Bradford", "sif-2013", None),
        ("Derbyshire", "sif-2013", "2013-W47"),
        ("Hampshire", "sif-2013", None),
        ("Hillingdon", "sif-2013", "2013-W47"),
        ("Slough", "sif-2013", "2013-W47"),
    ]


def test_two_kinds_of_review_with_one_date_are_two() -> None:
    body = (
        "During January and February 2014 our services had an Ofsted Early Help Thematic Inspection and also an LGA "
        "Safeguarding Diagnostic."
    )
    assert [row[1:4] for row in told(body)] == [("thematic", "2014-01", "2014-02"), ("peer", "2014-01", "2014-02")]


def test_visits_on_several_days_are_several() -> None:
    body = "Three monitoring visits took place on 2 March 2016, 14 July 2016 and 30 November 2016."
    assert [row[2] for row in told(body)] == ["2016-03-02", "2016-07-14", "2016-11-30"]


def test_two_weeks_on_site_are_one_inspection_in_two_periods() -> None:
    (claim,) = claims(
        "The ILACS inspection took place on 14-18 January and 28 January-1 February 2019.", InspectionClaim
    )
    assert (claim.start, claim.end) == ("2019-01-14", "2019-02-01")
    assert [(p.start, p.end) for p in claim.periods] == [("2019-01-14", "2019-01-18"), ("2019-01-28", "2019-02-01")]


def test_an_earlier_inspection_gets_no_framework_that_is_not_said_of_it() -> None:
    body = (
        "Northshire was inspected under the single inspection framework in July 2015. "
        "It was the first since the last inspection in 2012."
    )
    assert [row[1:3] for row in told(body)] == [("sif-2013", "2015-07"), (None, "2012")]


def test_a_framework_named_elsewhere_counts_where_its_years_fit() -> None:
    body = "Ofsted inspected Northshire between 6 and 30 July 2015.\n\nThe single inspection framework raised the bar."
    (claim,) = claims(body, InspectionClaim)
    assert (claim.framework, claim.method) == ("sif-2013", "inspection-inferred-framework")
    body = (
        "Ofsted inspected Northshire between 6 and 30 July 2019.\n\nThe single inspection framework had raised the bar."
    )
    assert [row[1] for row in told(body)] == [None]


def test_a_section_about_another_authority_is_about_it() -> None:
    body = (
        "### Cumbria Local Authority, inspected 4<sup>th</sup> - 26<sup>th</sup> March 2015\n\n"
        "The inspection of help and protection in May 2013 came before.\n\n"
        "## Conclusion\n\nThe inspection of Northshire was in June 2019 and was a standard inspection under ILACS."
    )
    assert [row[:3] for row in told(body)] == [
        ("Cumbria", None, "2015-03-04"),
        ("Cumbria", "child-protection-2012", "2013-05"),
        ("Northshire", "ilacs-2018", "2019-06"),
    ]


def test_what_is_to_come_is_expected() -> None:
    body = "A focused visit is expected in March 2020. The next inspection is likely to be in 18 months to 2 years."
    (claim,) = claims(body, InspectionClaim)
    assert (claim.framework, claim.start, claim.status) == ("focused-visit", "2020-03", "expected")


def test_what_is_to_come_in_the_paper_s_own_year_is_expected_and_what_has_been_is_not() -> None:
    body = "Our next ILACS inspection is expected in 2019. A focused visit was due and took place in September 2019."
    assert columns(claims(body, InspectionClaim), "framework", "start", "status") == [
        ("ilacs-2018", "2019", "expected"),
        ("focused-visit", "2019-09", "done"),
    ]


def test_a_report_that_is_not_out_yet_has_no_publication_date() -> None:
    body = "Ofsted inspected Northshire from 12 to 23 August 2019. The report is due to be published on 7 October 2019."
    assert [row[4] for row in told(body)] == [None]


@pytest.mark.parametrize(
    "body",
    [
        "- May 2012: safeguarding and looked after children inspection\n- July 2018: ILACS inspection\n",
        "Date\tType of inspection\nMay 2012\tSafeguarding and looked after children\nJuly 2018\tILACS\n",
    ],
)
def test_lists_and_tables_of_past_inspections(body: str) -> None:
    assert sorted(row[1:3] for row in told(body)) == [("ilacs-2018", "2018-07"), ("slac-2009", "2012-05")]


@pytest.mark.parametrize("body", ["- May 2018: SIF replaced by ILACS\n", "- In 2018 the SIF ended and ILACS began\n"])
def test_a_dated_item_that_is_no_inspection(body: str) -> None:
    assert told(body) == []


def test_reports_that_are_awaited_say_so() -> None:
    body = "Northumberland and Durham have both been inspected during 2016 under the SIF and the reports are awaited."
    found = claims(body, InspectionClaim)
    assert columns(found, "authority", "start", "report_status") == [
        ("Durham", "2016", "awaited"),
        ("Northumberland", "2016", "awaited"),
    ]


def test_passages_say_which_field_they_state() -> None:
    body = "Ofsted inspected Northshire from 10 to 21 June 2019 and its report was published on 5 August 2019."
    (claim,) = claims(body, InspectionClaim)
    assert {(e.field, e.quote) for e in claim.evidence if e.field} == {
        ("start", "10 to 21 June 2019"), ("end", "10 to 21 June 2019"), ("published", "5 August 2019"),
    }  # fmt: skip


def test_a_heading_says_what_kind_of_visit_it_was() -> None:
    body = "### 4. Focused visit\n\n4.1 Two of Her Majesty's Inspectors visited Northshire on 15 and 16 March 2019.\n"
    assert told(body) == [("Northshire", "focused-visit", "2019-03-15", "2019-03-16", None)]


def test_a_visit_of_no_stated_kind_is_none() -> None:
    assert told("A visit took place on 15 March 2019 to look at the new offices.") == []


def test_visits_in_two_months_are_two() -> None:
    found = told("The first and second monitoring visits were in March and June 2019 respectively.")
    assert [(framework, start, end) for _, framework, start, end, _ in found] == [
        ("monitoring-visit", "2019-03", None),
        ("monitoring-visit", "2019-06", None),
    ]


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ("Ofsted has told us that a focused visit is expected in 2020.", "2020"),
        ("A JTAI of the response to neglect is anticipated in November 2019.", "2019-11"),
    ],
)
def test_what_is_expected(body: str, start: str) -> None:
    assert columns(claims(body, InspectionClaim), "start", "status") == [(start, "expected")]


@pytest.mark.parametrize(
    "body",
    [
        "An independent fostering agency was inspected by Ofsted in July 2018 and was rated good.",
        "Following the inspection a workshop was held in July 2019.",
    ],
)
def test_other_services_and_other_events_are_no_inspection(body: str) -> None:
    assert told(body) == []
