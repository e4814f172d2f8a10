"""Findings: lists, sentences and tables of what inspections saw; and what only looks like them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loaders.claim_files import write_claims
from loaders.claims import FindingClaim
from loaders.extraction import extract, open_document
from tests.papers import HEAD, claims, columns

REPORTS = (
    "bury-osc-2014-03-25",
    "cheshire-east-hwb-2015-10-20",
    "gateshead-families-osc-2016-04-14",
    "herefordshire-hscosc-2012-11-16",
    "sunderland-hwb-2015-09-18",
)
TOLD = "Ofsted carried out an ILACS inspection of Northshire from 10 to 21 June 2019.\n\n"
SIF = "Ofsted inspected Northshire under the single inspection framework from 6 to 30 July 2015.\n\n"
GOOD, BAD = "strength", "weakness"


def found(body: str, *, before: str = TOLD) -> list[tuple[object, ...]]:
    return columns(claims(before + body, FindingClaim), "polarity", "text")


@pytest.mark.parametrize(
    ("lead", "polarity"),
    [
        ("Inspectors identified the following strengths:", GOOD),
        ("The following areas of good practice were highlighted:", GOOD),
        ("Ofsted commented positively on:", GOOD),
        ("What is working well", GOOD),
        ("## Strengths identified by the inspectors", GOOD),
        ("Inspectors praised:", GOOD),
        ("The report commends the Council for", GOOD),
        ("The main issues for Northshire related to the following:", BAD),
        ("Ofsted identified the following areas for development:", BAD),
        ("Ofsted made five recommendations and identified the following areas of weakness:", BAD),
        ("Inspectors raised concerns about:", BAD),
        ("Where we need to do better", BAD),
        ("Areas where inspectors said that practice is strong", GOOD),
        ("Inspectors were critical of a number of areas. In particular they pointed to shortcomings in:", BAD),
    ],
)
def test_a_list_takes_its_polarity_from_its_lead_in(lead: str, polarity: str) -> None:
    items = "the early help offer\n- multi-agency work at the front door"
    assert found(f"{lead}\n\n- {items}\n") == [(polarity, text) for text in items.split("\n- ")]


@pytest.mark.parametrize(
    "lead",
    [
        "Inspectors found that:",
        "The inspection team noted the following:",
        "In relation to children in care the report says that:",
        "Key findings of the inspection were:",
        "## What inspectors said",
        "**Leadership, management and governance** is good. They highlighted the following areas:",
    ],
)
def test_items_of_a_told_list_point_their_own_way(lead: str) -> None:
    items = [
        (GOOD, "Social workers know their children well."),
        (BAD, "Plans are too often out of date."),
        (GOOD, "Referrals are dealt with without delay."),
        (BAD, "Return interviews are not always offered."),
    ]
    assert found(lead + "\n\n" + "".join(f"- {text}\n" for _, text in items)) == items


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Inspectors found that thresholds are well understood.", [(GOOD, "thresholds are well understood.")]),
        ("Ofsted noted that too many children wait for a social worker.", [(BAD, "too many children wait for a social worker.")]),
        ("Inspectors praised the work of the fostering team.", [(GOOD, "Inspectors praised the work of the fostering team.")]),
        ("Inspectors were concerned about the number of changes of social worker.", [(BAD, "Inspectors were concerned about the number of changes of social worker.")]),
        ("The inspectors were impressed by the dedication of staff.", [(GOOD, "The inspectors were impressed by the dedication of staff.")]),
        ("Edge of care services were described by inspectors as excellent.", [(GOOD, "Edge of care services were described by inspectors as excellent.")]),
        ("The report is critical of the oversight of plans.", [(BAD, "The report is critical of the oversight of plans.")]),
        ("Inspectors saw no evidence that the panel had influenced practice.", [(BAD, "Inspectors saw no evidence that the panel had influenced practice.")]),
        ("Ofsted said that assessments are thorough but that plans lack detail.", [(GOOD, "assessments are thorough"), (BAD, "plans lack detail.")]),
        ("Inspectors found that, although leaders are ambitious, supervision is inconsistent.", [(GOOD, "although leaders are ambitious"), (BAD, "supervision is inconsistent.")]),
        ("Supervision was found to be infrequent.", [(BAD, "Supervision was found to be infrequent.")]),
        ("According to the inspectors, care leavers are well supported.", [(GOOD, "According to the inspectors, care leavers are well supported.")]),
        ("The letter notes that the partnership lacks a shared plan and that the sub-group provides effective leadership.",
         [(BAD, "the partnership lacks a shared plan"), (GOOD, "the sub-group provides effective leadership.")]),
        ("The report acknowledges that the director has a realistic understanding of what needs to change.",
         [(GOOD, "the director has a realistic understanding of what needs to change.")]),
        ("Inspectors found that children know whom to talk to and feel safe if they are worried.",
         [(GOOD, "children know whom to talk to and feel safe if they are worried.")]),
        ("The peer team from Kent found that it was well received.", [(GOOD, "The peer team from Kent found that it was well received.")]),
        ("Areas for improvement identified by inspectors include the quality of plans, the use of chronologies and supervision of new staff.",
         [(BAD, "the quality of plans"), (BAD, "the use of chronologies"), (BAD, "supervision of new staff")]),
    ],
)  # fmt: skip
def test_a_sentence_tells_a_finding(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert found(sentence) == expected


def test_sentences_behind_a_told_one_go_on_telling() -> None:
    body = "Inspectors found that leaders know the service well. Audits are rigorous. However, plans are weak. The Council will publish its response in May."
    assert found(body) == [
        (GOOD, "leaders know the service well."), (GOOD, "Audits are rigorous."), (BAD, "However, plans are weak."),
    ]  # fmt: skip


def test_an_announced_polarity_holds_for_what_its_own_words_do_not_settle() -> None:
    body = "The letter following the focused visit acknowledged a number of positives. Police officers share what they see. Youth workers turn up."
    assert found(body) == [(GOOD, "Police officers share what they see."), (GOOD, "Youth workers turn up.")]


def test_prose_below_a_heading_of_strengths_is_of_strengths() -> None:
    body = "## Strengths seen by inspectors\n\nThe front door responds promptly. Disabled children benefit from a responsive service.\n\n## Next steps\n\nThe plan is strong and robust."
    assert found(body) == [
        (GOOD, "The front door responds promptly."), (GOOD, "Disabled children benefit from a responsive service."),
    ]  # fmt: skip


def test_short_lines_below_a_colon_are_a_list() -> None:
    body = "1.10 The outcomes of this inspection indicate:\n\nImproved quality of assessment\n\nStrong leadership at all levels\n\n1.11 The next inspection is in 2021.\n"
    assert found(body) == [(GOOD, "Improved quality of assessment"), (GOOD, "Strong leadership at all levels")]


def test_paragraphs_numbered_below_their_lead_in_are_a_list() -> None:
    body = "2.2 Strengths identified in the report include the following:\n\n2.2.1 Children are at the heart of decisions.\n\n2.2.2 A restorative culture runs through the workforce.\n"
    assert found(body) == [
        (GOOD, "Children are at the heart of decisions."), (GOOD, "A restorative culture runs through the workforce."),
    ]  # fmt: skip


def test_columns_of_a_table_are_findings() -> None:
    table = "| Theme | Strengths | Areas for development |\n|---|---|---|\n| Front door | Swift decisions | Feedback to referrers |\n| Care leavers | Housing offer | Health histories |\n"
    assert found("Findings of the inspection:\n\n" + table) == [
        (GOOD, "Swift decisions"), (BAD, "Feedback to referrers"), (GOOD, "Housing offer"), (BAD, "Health histories"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "Inspectors considered the evidence that the Board:\n\n- coordinates the work of partners effectively\n- runs good training\n",
        "Ofsted's definition of good is that children are well supported and risks are reduced.",
        "An authority that is good has strong leaders. An inadequate judgement means that there are serious failures.",
        "Inspectors visited teams, met strong and committed staff and looked at 60 cases.",
        "The Council has strengthened its quality assurance framework in response to the inspection.",
        "Ofsted recommended that the Council should improve the quality of plans.",
        "Ofsted judged services to be inadequate.",
        "Inspectors identified a number of strengths and areas for development.",
        "What needs to improve:\n\n- The quality and timeliness of plans\n- The sufficiency of placements\n",
        "Ofsted's recommendations were:\n\n- Improve the quality of plans\n- Ensure that supervision is regular\n",
        "The last inspection found that plans were weak.",
        "Councillor Mary Holt said: \"We are proud of the strong support our social workers give.\"",
        "Of the 43 authorities inspected 11 are good, and many have strong leadership.",
        "It is important that the committee is assured of the strengths of the service.",
        "The Board will ensure effective oversight and robust challenge.",
        "To date no authority has achieved an outstanding grade.",
        "The inspectors' letter is attached. The letter was encouraging but there was no room for complacency.",
        "The Council accepts the findings of Ofsted and is determined to improve services.",
        "The report identifies a number of areas where improvement is needed.",
        "Ofsted found that services for children in Northshire are inadequate and that adoption services are good.",
        "Areas for improvement were set out in the report with timescales for action.",
        "The following progress has been made since the inspection:\n\n- A new director has been appointed.\n- Audits are robust.\n",
        "Inspectors reported on 4 July. Additional funding of £3.8m had been identified for 2019/20.",
        "It was noted by Ofsted that an Improvement Board had been established to oversee delivery.",
        '"We know there is more to do and we are already working on the areas that Ofsted has identified."',
        "The review of the LSCB had concluded that it required improvement.",
        "There was also an LGA peer challenge in November 2018.",
        "The Chair asked what was being done about the weaknesses that Ofsted had found.",
    ],
)  # fmt: skip
def test_no_finding(body: str) -> None:
    assert found(body) == []


def test_what_a_joint_inspection_says_must_improve_is_what_it_found() -> None:
    body = "## Joint targeted area inspection (JTAI)\n\nWhat needs to improve:\n\n- The quality of safety plans.\n- The use of flags.\n"
    assert found(body, before="") == [(BAD, "The quality of safety plans."), (BAD, "The use of flags.")]


def test_a_list_of_background_papers_opens_no_section_of_findings() -> None:
    body = "Inspectors found that audits are rigorous.\n\nOfsted report, September 2019 (available on the website)\n\nGood services improve the lives of residents.\n"
    assert found(body) == [(GOOD, "audits are rigorous.")]


def test_area_subject_and_inspection_stand_in_the_claim() -> None:
    body = "**Adoption performance is good**\n\n- Matching is careful and swift.\n\nThe review of the LSCB found the following strengths:\n\n- A comprehensive business plan\n"
    given = claims(SIF + body, FindingClaim, head=HEAD.replace("2019", "2015"))
    assert columns(given, "framework", "start", "subject", "area") == [
        ("sif-2013", "2015-07-06", "local authority", "adoption"), ("sif-2013", "2015-07-06", "lscb", "lscb"),
    ]  # fmt: skip


def test_the_finding_of_another_authority_is_its_own() -> None:
    body = "## Kent\n\nOfsted inspected Kent from 3 to 20 March 2019 under the ILACS framework. Inspectors found that drift is widespread.\n"
    assert columns(claims(TOLD + body, FindingClaim), "authority", "polarity") == [("Kent", BAD)]


def test_a_section_about_another_authority_holds_below_a_heading_that_names_it_again() -> None:
    body = "## Kent - inspected 3 to 20 March 2019\n\n3. The main issues for Kent\n\n- Plans are weak\n\n### Quality of practice\n\n- Visits are too rare\n"
    given = columns(claims(TOLD + body, FindingClaim), "authority", "text")
    assert given == [("Kent", "Plans are weak"), ("Kent", "Visits are too rare")]


def test_findings_go_to_the_inspection_that_saw_them_not_to_one_that_they_mention() -> None:
    body = "The last full inspection was in May 2016.\n\nInspectors found that services have declined since the inspection in May 2016."
    assert columns(claims(TOLD + body, FindingClaim), "framework", "start") == [("ilacs-2018", "2019-06-10")]


def test_a_letter_tells_from_its_first_line_and_what_it_heard_is_nobodys_inspection() -> None:
    letter = "Ofsted\n\n3 July 2019\n\nMs Jane Dale\nNorthshire County Council\n\nDear Ms Dale\n\nThis letter summarises the findings of the visit on 10 and 11 June 2019.\n\nSupervision is regular. Plans are too vague. You told us that staff are well supported.\n"
    given = columns(claims(letter, FindingClaim, head=HEAD), "polarity", "method")
    assert given == [(GOOD, "told-finding"), (BAD, "told-finding"), (GOOD, "avowed-finding")]


def test_what_is_said_twice_is_one_claim_with_both_passages() -> None:
    given = claims(TOLD + "Inspectors found that plans are weak.\n\nOfsted noted that plans are weak.", FindingClaim)
    assert [len(one.evidence) for one in given] == [2]


def test_a_papers_own_view_has_no_framework() -> None:
    head = HEAD.replace("Ofsted inspection of children's services", "Annual report of the Board")
    given = claims(
        "The Board can evidence the following achievements:\n\n- Attendance is at 87%.\n", FindingClaim, head=head
    )
    assert columns(given, "polarity", "framework", "method") == [(GOOD, None, "avowed-finding")]


@pytest.mark.corpus
@pytest.mark.parametrize("report", REPORTS)
def test_findings_of_a_report_reach_the_floors(
    report: str, corpus_dir: Path, evaluation_dir: Path, tmp_path: Path
) -> None:
    text = corpus_dir / "council-reports" / f"{report}.txt"
    given = tmp_path / "claims.jsonl"
    given.write_text(write_claims(extract(open_document(text))), encoding="utf-8")
    gold = evaluation_dir / "gold" / f"{report}.jsonl"
    command = [sys.executable, str(evaluation_dir / "score.py"), str(given), str(gold), "--text", str(text), "--json"]
    scored: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert scored["types"]["finding"]["f1"] >= 0.9
    assert scored["types"]["finding"]["attributes"]["subject"] >= 0.95
