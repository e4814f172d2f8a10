"""Numbers in sentences and tables: what they measure, of whom, when; and the numbers that are no statistics."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loaders.claim_files import write_claims
from loaders.claims import StatisticClaim
from loaders.dates import find_dates
from loaders.extraction import extract, open_document
from loaders.rules.statistics.quantities import find_quantities
from tests.papers import claims, columns

FLOOR = 0.75
REPORTS = (
    "bury-osc-2014-03-25",
    "cheshire-east-hwb-2015-10-20",
    "gateshead-families-osc-2016-04-14",
    "herefordshire-hscosc-2012-11-16",
    "sunderland-hwb-2015-09-18",
)


def told(body: str) -> list[tuple[object, ...]]:
    return columns(claims(body, StatisticClaim), "measure", "value", "unit")


@pytest.mark.parametrize(
    ("text", "value", "value_to", "unit", "qualifier"),
    [
        ("about 1,600 cases", 1600, None, "count", "about"),
        ("no more than twenty-five children", 25, None, "count", "maximum"),
        ("at least 12 visits", 12, None, "count", "minimum"),
        ("just under 40 posts", 40, None, "count", "under"),
        ("in the region of £2.3m", 2300000, None, "gbp", "about"),
        ("£75-100k of it", 75000, 100000, "gbp", None),
        ("between £1.2 million and £1.5 million", 1200000, 1500000, "gbp", None),
        ("over 95.5 per cent", 95.5, None, "percent", "over"),
        ("more than a quarter of them", 25, None, "percent", "over"),
        ("two thirds of care leavers", 66.7, None, "percent", None),
        ("one in ten cases", 10, None, "percent", None),
        ("one out of every four posts", 25, None, "percent", None),
        ("72 per 10,000 children", 72, None, "per 10000", None),
        ("18 months to 2 years", 18, 24, "months", None),
        ("approximately 18 months", 18, None, "months", "about"),
    ],
)
def test_a_quantity_is_read(text: str, value: float, value_to: float | None, unit: str, qualifier: str | None) -> None:
    [one] = find_quantities(text, [])
    assert (one.value, one.value_to, one.unit, one.qualifier) == (value, value_to, unit, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "on 14 May 2019", "in 2019", "section 47", "paragraph 5.8", "Recommendations 12 and 14", "page 3", "at 5.30pm",
        "the 14th authority", "16 and 17 year olds", "aged 18 to 25", "those over 18", "Item 7", "Appendix 2",
        "Tel: 01234 567890", "version 2.1", "key stage 2", "level 3", "Ward 4", "tier 2 services",
    ],
)  # fmt: skip
def test_a_number_that_is_no_quantity(text: str) -> None:
    assert [one for one in find_quantities(text, find_dates(text)) if one.unit == "count"] == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ofsted made 14 recommendations for the council.", [("recommendations for the council", 14, "count")]),
        ("Inspectors scrutinised over 200 cases.", [("cases scrutinised by Inspectors", 200, "count")]),
        ("The council will audit all open cases (1100).", [("open cases", 1100, "count")]),
        ("There were a high number of assessments (94) that were late.", [("assessments that were late", 94, "count")]),
        ("82% of conferences were held on time.", [("conferences held on time", 82, "percent")]),
        ("The vacancy rate stood at 28%.", [("vacancy rate", 28, "percent")]),
        ("Budgets for safeguarding have risen by 14.8%.", [("rise in Budgets for safeguarding", 14.8, "percent")]),
        ("Re-referrals remain high at 27%.", [("Re-referrals", 27, "percent")]),
        ("There are 39 vacancies in our teams, a rate of 24%.", [("vacancies in our teams", 39, "count"), ("rate of vacancies in our teams", 24, "percent")]),
        ("There were 487 looked after children, equal to 112 per 10,000.", [("looked after children", 487, "count"), ("rate of looked after children", 112, "per 10000")]),
        ("The cost of agency staff was £9.8 million.", [("cost of agency staff", 9800000, "gbp")]),
        ("An additional £4.6 million has been set aside for care leavers.", [("set aside for care leavers", 4600000, "gbp")]),
        ("The programme carries a budget of £3.5m.", [("budget of programme", 3500000, "gbp")]),
        ("Investment of £2m has been agreed, of which £850,000 is for new posts.", [("Investment agreed", 2000000, "gbp"), ("Investment for new posts", 850000, "gbp")]),
        ("The average caseload is 17.", [("average caseload", 17, "count")]),
        ("Caseloads have fallen from an average of 25 to 18.", [("average Caseloads", 25, "count"), ("average Caseloads", 18, "count")]),
        ("There are 12 recommendations: seven for the authority and five for the LSCB.", [("recommendations", 12, "count"), ("recommendations for the authority", 7, "count"), ("recommendations for the LSCB", 5, "count")]),
        ("22 of the 30 actions have been completed.", [("actions completed", 22, "count"), ("actions", 30, "count")]),
        ("There are 96 social worker posts, of which 22 are vacant.", [("social worker posts", 96, "count"), ("social worker posts vacant", 22, "count")]),
        ("In all 1,245 contacts were received, of which 312 (25%) became referrals.", [("contacts received", 1245, "count"), ("contacts became referrals", 312, "count"), ("contacts became referrals", 25, "percent")]),
        ("There was an increase of 96 children in care.", [("increase in children in care", 96, "count")]),
        ("Agency staff make up 18% of the workforce.", [("Agency staff as share of the workforce", 18, "percent")]),
        ("It will take 18 months to embed the changes.", [("time to embed the changes", 18, "months")]),
        ("The Council contributed £62,000 and the police £35,000.", [("contribution of Council", 62000, "gbp"), ("police contribution", 35000, "gbp")]),
        ("The Board's budget was £212,000, of which the Council contributed 70%.", [("Board's budget", 212000, "gbp"), ("Board's budget contributed by Council", 70, "percent")]),
        ("The cost of business support of £45,000 will be met from reserves.", [("cost of business support", 45000, "gbp")]),
        ("The Cabinet has agreed an additional £1.5m for placements.", [("additional funding agreed for placements", 1500000, "gbp")]),
        ("We have 14 children in homes costing over £5,000 a week.", [("children in homes costing over £5,000 a week", 14, "count"), ("cost of children in homes a week", 5000, "gbp")]),
        ("81% of pupils said that they feel safe at school.", [("pupils said that they feel safe at school", 81, "percent")]),
        ("Assessments completed within 45 days: 72%.", [("Assessments completed within 45 days", 72, "percent")]),
        ("Children missing from care (Q2): 23.", [("Children missing from care", 23, "count")]),
        ("9% of children had three moves, compared with 12% in 2018 and 10% nationally.",
         [("children had three moves", 9, "percent"), ("children had three moves", 12, "percent"), ("children had three moves, nationally", 10, "percent")]),
        ("96% of children in care have a plan and 88% had their teeth checked.", [("children in care have a plan", 96, "percent"), ("children in care had their teeth checked", 88, "percent")]),
        ("The service supports 287 children with a child protection plan.", [("children with a child protection plan", 287, "count")]),
        ("There were 410 contacts, and 105 (26%) became referrals.", [("contacts", 410, "count"), ("contacts became referrals", 105, "count"), ("contacts became referrals", 26, "percent")]),
        ("- There were 129 children in care;\n- 41% were placed far from home;\n- 93% of care leavers were in suitable homes;\n- 34% were not in work.\n",
         [("children in care", 129, "count"), ("children in care placed far from home", 41, "percent"), ("care leavers in suitable homes", 93, "percent"), ("care leavers not in work", 34, "percent")]),
        ("There were 86 looked after children per 10,000 compared to 64 nationally.", [("looked after children per 10,000", 86, "per 10000"), ("looked after children per 10,000, nationally", 64, "per 10000")]),
        ("Two children were visited; one breakdown was recorded in 2018.", [("children visited", 2, "count"), ("breakdown recorded", 1, "count")]),
    ],
)  # fmt: skip
def test_what_a_number_measures(body: str, found: list[tuple[object, ...]]) -> None:
    assert told(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "The action plan is due within 70 working days.",
        "It is two years since the last inspection.",
        "Progress is reported every six months.",
        "Over the past two years much has changed.",
        "One young person put it well, and one of the workers agreed.",
        "The two councils and the three partners share a plan.",
        "The framework is being piloted in two teams.",
        "The Scrutiny Board (2) considered the report.",
        "A quorum is five members, including at least two partner agencies.",
        "An authority which requires improvement will receive up to two focused visits.",
        "The target is that 95% of visits are on time.",
        "The work of our last two visits is set out below.",
        "Section 11 audits and Regulation 44 visits are in hand.",
        "The duty to assess 16 and 17 year olds who are homeless is met.",
        "By next year we want 90% of assessments to be timely.",
        "This was set out in Appendix 3, paragraphs 12 to 14 (page 45).",
        "Judgements are made on a four point scale.",
        "No child was seen.",
    ],
)
def test_a_number_that_is_no_statistic(body: str) -> None:
    assert told(body) == []


def test_two_numbers_and_their_days() -> None:
    body = "The number of child protection plans rose from 169 (September 2018) to 193 (March 2019)."
    assert columns(claims(body, StatisticClaim), "measure", "value", "as_of") == [
        ("child protection plans", 169, "2018-09"),
        ("child protection plans", 193, "2019-03"),
    ]


@pytest.mark.parametrize(
    ("body", "when"),
    [
        ("At 31 March 2019 there were 412 children in care.", ("2019-03-31", None, None)),
        ("There were 5,678 referrals in 2018/19.", (None, "2018-04", "2019-03")),
        ("In 2018/19 there were 5,678 referrals.", (None, "2018-04", "2019-03")),
        ("Between May 2018 and 3 June 2019, 412 visits were made.", (None, "2018-05", "2019-06-03")),
        ("To date 412 visits have been made.", ("2019-09-18", None, None)),
        ("There have been 412 visits since May 2018.", (None, "2018-05", None)),
        ("There have been 412 visits.", (None, None, None)),
    ],
)
def test_when_a_number_holds(body: str, when: tuple[object, ...]) -> None:
    assert columns(claims(body, StatisticClaim), "as_of", "valid_from", "valid_to") == [when]


def test_counts_of_authorities_have_basis_grade_and_framework() -> None:
    body = (
        "To date, 67 local authority areas have been inspected under the single inspection framework. "
        "Almost a quarter of those inspected were judged inadequate, 40 require improvement and none have been "
        "judged outstanding."
    )
    found = claims(body, StatisticClaim)
    assert {(c.basis, c.framework, c.authority) for c in found} == {("areas-inspected", "sif-2013", None)}
    assert columns(found, "value", "unit", "qualifier", "grade") == [
        (67, "count", None, None),
        (25, "percent", "about", "inadequate"),
        (40, "count", None, "requires-improvement"),
        (0, "count", None, "outstanding"),
    ]


def test_good_or_better_is_no_one_grade() -> None:
    [claim] = claims("Nationally, 47% of authorities are judged good or outstanding.", StatisticClaim)
    assert (claim.value, claim.grade, claim.authority) == (47, None, None)


def test_reports_published_parted_by_grade() -> None:
    body = "Ofsted has published 43 reports under the ILACS framework: 10 good, 24 requires improvement and nine inadequate."
    assert columns(claims(body, StatisticClaim), "value", "grade", "basis", "framework") == [
        (43, None, "reports-published", "ilacs-2018"),
        (10, "good", "reports-published", "ilacs-2018"),
        (24, "requires-improvement", "reports-published", "ilacs-2018"),
        (9, "inadequate", "reports-published", "ilacs-2018"),
    ]


def test_a_number_of_another_authority_is_that_authority_s() -> None:
    body = "Thornley Borough Council has 120 children in care. Northshire has 412 children in care."
    assert columns(claims(body, StatisticClaim), "value", "authority") == [(120, "Thornley"), (412, "Northshire")]


def test_the_same_number_told_twice_is_one_claim() -> None:
    [claim] = claims("There are 39 vacancies in social work.\n\nThere are 39 vacancies in social work.", StatisticClaim)
    assert len([e for e in claim.evidence if e.field is None]) == 2


def test_a_table_of_figures_by_month() -> None:
    body = (
        "| Indicator | March 2018 | Mar 19 | Target | England |\n|---|---|---|---|---|\n"
        "| Number of children in care | 390 | 412 | 380 | 64 |\n| Assessments on time (%) | 61.5 | 78% | 90% | 82% |\n"
    )
    assert columns(claims(body, StatisticClaim), "measure", "value", "unit", "as_of", "authority") == [
        ("children in care", 390, "count", "2018-03", "Northshire"),
        ("children in care", 412, "count", "2019-03", "Northshire"),
        ("children in care, England", 64, "count", None, None),
        ("Assessments on time", 61.5, "percent", "2018-03", "Northshire"),
        ("Assessments on time", 78, "percent", "2019-03", "Northshire"),
        ("Assessments on time, England", 82, "percent", None, None),
    ]


def test_a_table_that_says_neither_when_nor_of_whom_is_left() -> None:
    assert claims("| Risk | Likelihood | Impact |\n|---|---|---|\n| Staff leave | 3 | 4 |\n", StatisticClaim) == []


def test_the_progress_of_a_plan_counts_and_its_targets_do_not() -> None:
    body = (
        "Ref\tRecommendation\tAction\tLead\tProgress\tSuccess measure\n"
        "1\tSee children\tRecruit 20 social workers\tHead of Service\t62% compliance in May\t95% seen\n"
    )
    assert told(body) == [("compliance", 62, "percent")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("52% of visits were on time, well below the national level of 75%.", [("visits on time", 52, "Northshire"), ("national average of visits on time", 75, None)]),
        ("14% of children attend, compared with 21.5% in the country as a whole.", [("children attend", 14, "Northshire"), ("children attend, in the country as a whole", 21.5, None)]),
        ("In Northshire 51% of visits were on time. This is lower than England (60%).", [("visits on time", 51, "Northshire"), ("visits on time, England", 60, None)]),
    ],
)  # fmt: skip
def test_a_figure_that_is_compared_is_the_others(body: str, found: list[tuple[object, ...]]) -> None:
    assert columns(claims(body, StatisticClaim), "measure", "value", "authority") == found


def test_what_is_said_of_none_or_most_is_not_said_of_their_number() -> None:
    assert told("None of the 15 children has returned to care.") == [("children", 15, "count")]
    assert told("There is no record of 72 children being seen.") == [("children", 72, "count")]


def test_a_number_compared_is_of_another_time() -> None:
    found = claims("In 2013/14, 21 orders were made compared with six in the year before.", StatisticClaim)
    assert columns(found, "value", "valid_from") == [(21, "2013-04"), (6, None)]


def test_an_item_goes_on_from_the_line_above_its_list() -> None:
    body = "The proportion of children entitled to free meals:\n\n- in primary schools is 14.9%\n- in secondary schools is 15.3%\n"
    assert told(body) == [
        ("children entitled to free meals in primary schools", 14.9, "percent"),
        ("children entitled to free meals in secondary schools", 15.3, "percent"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Children live with carers, of whom 90.5% live elsewhere.",
        "This accounts for 27% of the total.",
        "Most children over the age of 10 are helped.",
        "In the cases seen (six out of 10) work is needed.",
        "The rate is less than half of that of our neighbours.",
        "They are three times more likely to move.",
    ],
)
def test_a_number_of_something_that_is_not_named_is_left(body: str) -> None:
    assert told(body) == []


@pytest.mark.corpus
@pytest.mark.parametrize("report", REPORTS)
def test_a_report_reaches_the_floor(report: str, corpus_dir: Path, evaluation_dir: Path, tmp_path: Path) -> None:
    given = tmp_path / "claims.jsonl"
    given.write_text(
        write_claims(extract(open_document(corpus_dir / "council-reports" / f"{report}.txt"))), encoding="utf-8"
    )
    gold = evaluation_dir / "gold" / f"{report}.jsonl"
    command = [sys.executable, str(evaluation_dir / "score.py"), str(given), str(gold), "--json"]
    scored: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    found = scored["types"]["statistic"]
    assert found["f1"] is None or found["f1"] >= FLOOR
