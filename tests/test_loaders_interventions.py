"""Government stepping in: what counts, how it stands, towards whom; and what is none."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loaders.claim_files import write_claims
from loaders.claims import InterventionClaim
from loaders.extraction import extract, open_document
from tests.papers import claims, columns

FLOOR = 0.95
REPORTS = (
    "bury-osc-2014-03-25",
    "cheshire-east-hwb-2015-10-20",
    "gateshead-families-osc-2016-04-14",
    "herefordshire-hscosc-2012-11-16",
    "sunderland-hwb-2015-09-18",
)


def found(body: str) -> list[tuple[object, ...]]:
    return sorted(columns(claims(body, InterventionClaim), "authority", "kind", "status"), key=str)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("The Secretary of State issued the council with an improvement notice in March 2016.", "improvement-notice", "in-force"),
        ("Following the inspection the Department for Education (DfE) served an Improvement Notice on the Council.", "improvement-notice", "in-force"),
        ("Northshire has been subject to a statutory improvement notice since 2 March 2016.", "improvement-notice", "in-force"),
        ("We are making good progress against the requirements of the Improvement Notice.", "improvement-notice", "in-force"),
        ("The Council received a Notice to Improve from the Minister on 4 June 2018.", "improvement-notice", "in-force"),
        ("The DfE will decide whether the improvement notice can be lifted.", "improvement-notice", "in-force"),
        ("The Improvement Board will sit until the improvement notice is lifted.", "improvement-notice", "in-force"),
        ("Members hope that the improvement notice will be removed next year.", "improvement-notice", "in-force"),
        ("The improvement notice was lifted by the Minister in May 2018.", "improvement-notice", "ended"),
        ("The Council must comply with the statutory direction, which remains in force until revoked.", "direction", "in-force"),
        ("A direction was issued in May 2018. The direction stays in place until the Minister decides otherwise.", "direction", "in-force"),
        ("Ann Larch was appointed as Commissioner in May 2017. Her role came to an end in May 2018.", "commissioner", "ended"),
        ("The DfE appointed Jo Firth as improvement adviser in 2017. He has completed his work.", "other", "ended"),
        ("The board was dissolved in June 2018 when the Minister lifted the improvement notice.", "improvement-notice", "ended"),
        ("The Minister wrote to say that an improvement notice would be issued to the Council.", "improvement-notice", "expected"),
        ("Members heard that the Department for Education intended to appoint a commissioner.", "commissioner", "expected"),
        ("It was noted that the Minister was expected to issue a statutory direction.", "direction", "expected"),
        ("An improvement board was set up in 2017. The Improvement Board will be stood down on 31 December 2020.",
         "improvement-board", "in-force"),
        ("A commissioner was appointed in May 2018. Should the Commissioner advise that services be removed, we shall report.", "commissioner", "in-force"),
        ("In May 2018 the Council was released from its improvement notice.", "improvement-notice", "ended"),
        ("The Minister agreed to lift the improvement notice on 3 May 2018.", "improvement-notice", "ended"),
        ("Northshire is no longer subject to an improvement notice.", "improvement-notice", "ended"),
        ("It is expected that the Council will be issued with an improvement notice.", "improvement-notice", "expected"),
        ("The DfE has indicated that an improvement notice is likely to be issued to the Council.", "improvement-notice", "expected"),
        ("The Minister intends to issue an improvement notice.", "improvement-notice", "expected"),
        ("On 20 July 2018 the Secretary of State issued a statutory direction to the Council.", "direction", "in-force"),
        ("The Secretary of State has directed the council to set up a trust.", "direction", "in-force"),
        ("A direction under section 497A of the Education Act 1996 was made in July 2018.", "direction", "in-force"),
        ("The statutory direction was revoked in July 2018.", "direction", "ended"),
        ("The Board discussed the removal of the statutory direction, on which the DfE will decide.", "direction", "in-force"),
        ("The Secretary of State appointed Jo Larch as Children's Services Commissioner.", "commissioner", "in-force"),
        ("A commissioner, Jo Larch, was appointed in June 2018.", "commissioner", "in-force"),
        ("The DfE-appointed commissioner recommended that services stay with the council.", "commissioner", "in-force"),
        ("The Commissioner for Children's Services in Northshire attends the board.", "commissioner", "in-force"),
        ("The DfE Commissioner stepped down in March 2019 and left the authority.", "commissioner", "ended"),
        ("The Minister is minded to appoint a commissioner for children's services.", "commissioner", "expected"),
        ("An Improvement Board with an independent chair was established in June 2018.", "improvement-board", "in-force"),
        ("The Council was required to set up a Children's Improvement Board.", "improvement-board", "in-force"),
        ("The DfE issued a notice, which required the City Council to establish an Improvement Board.", "improvement-board", "in-force"),
        ("A Children's Service Improvement Governance Board had been set up.", "improvement-board", "in-force"),
        ("The Improvement Board meets monthly and is chaired by the Commissioner, Jo Larch.", "commissioner", "in-force"),
        ("We remain under statutory intervention and the Commissioner's second report is due.", "commissioner", "in-force"),
        ("The DfE intervention adviser, Jo Larch, attends each meeting.", "other", "in-force"),
        ("The Department for Education stepped down its intervention in January 2019.", "other", "ended"),
        ("The Children's Improvement Board, chaired by Jo Larch, meets every six weeks.", "improvement-board", "in-force"),
        ("The Improvement Board was disbanded in April 2019.", "improvement-board", "ended"),
        ("When the Improvement Board is disbanded, scrutiny will take over from it. The Improvement Board meets monthly.", "improvement-board", "in-force"),
        ("An Improvement Board will be established in the new year.", "improvement-board", "expected"),
        ("The DfE has appointed an improvement adviser to work with the Council.", "other", "in-force"),
        ("The Council has been in statutory intervention since 2016.", "other", "in-force"),
        ("In 2019 the Council came out of government intervention.", "other", "ended"),
    ],
)  # fmt: skip
def test_a_step_and_how_it_stands(body: str, kind: str, status: str) -> None:
    assert ("Northshire", kind, status) in found(body)


@pytest.mark.parametrize(
    "body",
    [
        "The Secretary of State has the power to intervene and to appoint a commissioner.",
        "Failure to improve may lead to an improvement notice.",
        "The Minister said that an improvement notice would be issued if progress was too slow.",
        "Where a local authority is judged inadequate an improvement notice is issued.",
        "Authorities judged inadequate are subject to a statutory direction.",
        "The Council was not issued with an improvement notice.",
        "No improvement notice was issued.",
        "Had services been judged inadequate there would have been an improvement notice.",
        "If progress is too slow, the Minister could appoint a commissioner.",
        "The Police and Crime Commissioner was appointed to the board.",
        "The Children's Commissioner for England visited Northshire in May 2018.",
        "Commissioners of health services were appointed in 2018.",
        "The lead commissioner for CAMHS attends the meeting.",
        "The national Children's Improvement Board has set up a programme of peer support.",
        "The School Improvement Board was established in 2017.",
        "Staff welcome the clear direction of travel and the strategic direction given by leaders.",
        "The court issued directions in two cases.",
        "It is proposed that an improvement board be considered.",
        "Social workers praised the work of the commissioning team.",
        "The aim is to avoid an improvement notice.",
    ],
)
def test_what_is_no_step(body: str) -> None:
    assert found(body) == []


def test_a_notice_told_six_times_is_one() -> None:
    body = (
        "The Department for Education issued an improvement notice on 4 March 2017. The notice has ten targets.\n\n"
        "The improvement notice requires a plan.\n\nProgress on the Improvement Notice is good.\n\n"
        "The Minister reviews the improvement notice every six months.\n\nWe report on the improvement notice."
    )
    [claim] = claims(body, InterventionClaim)
    assert (claim.issued_by, claim.date, claim.status) == ("Department for Education", "2017-03-04", "in-force")
    assert len(claim.evidence) == 6


def test_a_notice_issued_and_lifted_has_both_days() -> None:
    [claim] = claims(
        "An improvement notice was issued in March 2014. It was a hard time. "
        "The improvement notice was lifted on 2 June 2016.",
        InterventionClaim,
    )
    assert (claim.date, claim.end, claim.status) == ("2014-03", "2016-06-02", "ended")


def test_a_fresh_direction_replaces_the_one_before() -> None:
    body = (
        "The Secretary of State for Education issued a statutory direction in May 2016. "
        "A revised direction was issued by the Secretary of State in June 2018."
    )
    assert columns(claims(body, InterventionClaim), "date", "status", "replaced_on", "issued_by") == [
        ("2016-05", "ended", "2018-06", "Secretary of State for Education"),
        ("2018-06", "in-force", None, "Secretary of State for Education"),
    ]


def test_a_step_towards_another_authority_is_that_authority_s() -> None:
    body = (
        "Officers visited Marlow Vale Council. Marlow Vale was issued with an improvement notice in 2017.\n\n"
        "In Thornley Borough Council a commissioner was appointed in 2018."
    )
    assert found(body) == [
        ("Marlow Vale", "improvement-notice", "in-force"),
        ("Thornley", "commissioner", "in-force"),
    ]


def test_two_steps_of_one_sentence() -> None:
    body = "In May 2018 the Secretary of State issued a statutory direction and appointed a commissioner, Jo Larch."
    assert columns(claims(body, InterventionClaim), "kind", "date", "issued_by") == [
        ("direction", "2018-05", "Secretary of State"),
        ("commissioner", "2018-05", "Secretary of State"),
    ]


def test_the_day_of_the_inspection_is_not_that_of_the_notice() -> None:
    [claim] = claims(
        "After the inspection in April 2017 the Department for Education issued an improvement notice.",
        InterventionClaim,
    )
    assert claim.date is None


def test_the_national_board_is_not_the_local_one() -> None:
    body = (
        "Advice came from the national Children's Improvement Board.\n\n"
        "Our Improvement Board has been established with Jo Larch in the chair.\n\n"
        "The Children's Improvement Board paid for the adviser."
    )
    [claim] = claims(body, InterventionClaim)
    assert len(claim.evidence) == 1


def test_a_step_named_in_a_table_counts() -> None:
    body = (
        "Ref\tRecommendation\tAction\tLead\tProgress\tDeadline\n"
        "1\tAgree priorities\tMeet the Northshire Children's Services Commissioner\tBusiness Manager\tDone\tMay 2018\n"
    )
    assert found(body) == [("Northshire", "commissioner", "in-force")]


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("A new director took up post in May 2018 and works with the DfE adviser assigned to us.", None),
        (
            "On 4 May 2018, under section 497A of the Education Act 1996, a statutory direction was issued.",
            "2018-05-04",
        ),
        ("A statutory direction was issued under the Education Act 1996.", None),
        ("The Council was placed under a statutory direction in May 2018, as members agreed in June 2018.", "2018-05"),
        ("The Improvement Board, chaired by Jo Larch, reviewed the plan in May 2018.", None),
    ],
)
def test_only_the_day_on_which_a_step_was_taken_is_its_date(body: str, date: str | None) -> None:
    [claim] = claims(body, InterventionClaim)
    assert claim.date == date


def test_intervention_in_families_is_none_of_government() -> None:
    assert found("The number of children who are subject to statutory intervention remains high.") == []


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
    found = scored["types"]["intervention"]
    assert found["f1"] is None or found["f1"] >= FLOOR
    assert all(share >= FLOOR for share in found["attributes"].values())
