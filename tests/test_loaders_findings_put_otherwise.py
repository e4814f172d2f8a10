"""Findings put otherwise: lists that go on from praise, reasons for a grade, numbered and run-on lists, one column."""

import pytest

from loaders.claims import FindingClaim
from tests.papers import claims, columns

S, W = "strength", "weakness"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The report is positive about our work. It highlights in particular:\n\n- the bond between workers and children\n- the voice of the child",
         [(S, "the bond between workers and children"), (S, "the voice of the child")]),
        ("Ofsted judged services to be inadequate. The principal reasons were:\n\n- thresholds were applied inconsistently\n- oversight was weak",
         [(W, "thresholds were applied inconsistently"), (W, "oversight was weak")]),
        ("Ofsted's concerns centred on three issues: the instability of the workforce, poor oversight of plans and the absence of challenge.",
         [(W, "the instability of the workforce"), (W, "poor oversight of plans"), (W, "the absence of challenge")]),
        ("- Strength: Partnership work is effective.\n- Area for improvement: Recording of decisions is poor.",
         [(S, "Partnership work is effective"), (W, "Recording of decisions is poor")]),
        ("Key strengths identified by Ofsted:\n\nEffective corporate parenting; stable leadership.\n\n"
         "Key areas for improvement identified by Ofsted:\n\nRecording of supervision; quality of chronologies.",
         [(S, "Effective corporate parenting"), (S, "stable leadership"), (W, "Recording of supervision"), (W, "quality of chronologies")]),
        ("Areas where inspectors felt more progress was required were as follows:\n\n(a) the offer to young carers;\n(b) the pace of matching.",
         [(W, "the offer to young carers"), (W, "the pace of matching")]),
        ("The inspectorates found that nurses are not routinely invited to strategy discussions.",
         [(W, "nurses are not routinely invited to strategy discussions")]),
        ("3.1 Key strengths\n\n3.1.1 Ambitious leaders.\n\n3.1.2 A wide range of family help.\n\n3.2 Key areas for development\n\n3.2.1 The take-up of interviews.",
         [(S, "Ambitious leaders"), (S, "A wide range of family help"), (W, "The take-up of interviews")]),
        ("The following areas of practice met the requirements of guidance:\n\n- Contacts are screened by managers",
         [(S, "Contacts are screened by managers")]),
        ("Key strengths of the multi-agency response included:\n\n- the co-location of police\n- strong health engagement",
         [(S, "the co-location of police"), (S, "strong health engagement")]),
        ("Inspectors' less positive comments covered:\n\n- dental checks\n- passports for care leavers",
         [(W, "dental checks"), (W, "passports for care leavers")]),
        ("Inspectors did not find any children who were unsafe.", [(S, "Inspectors did not find any children who were unsafe")]),
        ("Inspectors found that there is no up-to-date analysis of need.", [(W, "there is no up-to-date analysis of need")]),
        ("Ofsted gave credit to the council for protecting early help.", [(S, "Ofsted gave credit to the council for protecting early help")]),
        ("Issues identified by Ofsted included delays in allocating work, poor recording and high staff turnover.",
         [(W, "delays in allocating work"), (W, "poor recording"), (W, "high staff turnover")]),
        ("Inspectors drew attention to a number of shortfalls, in particular the lack of good audits and the poor attendance of doctors.",
         [(W, "the lack of good audits"), (W, "the poor attendance of doctors")]),
        ("Inspectors said that the council should be proud of its early help offer, the energy of its staff and its links with schools.",
         [(S, "its early help offer"), (S, "the energy of its staff"), (S, "its links with schools")]),
        ("| Theme | What is working well | What we are worried about |\n|---|---|---|\n| Voice | Views are sought | Advocacy not promoted |\n",
         [(S, "Views are sought"), (W, "Advocacy not promoted")]),
        ("| Ofsted: positives | Ofsted: areas for development |\n|---|---|\n| Good court work | Weak audits |\n",
         [(S, "Good court work"), (W, "Weak audits")]),
    ],
)  # fmt: skip
def test_findings(body: str, found: list[tuple[str, str]]) -> None:
    told = columns(claims(f"3. Ofsted inspection\n\n{body}\n", FindingClaim), "polarity", "text")
    assert [(way, str(text).strip(" .;")) for way, text in told] == found


@pytest.mark.parametrize(
    "body",
    [
        "Areas for improvement\n\n- We will recruit 20 social workers\n- The council intends to retrain managers",
        "The following table shows what inspectors praised and what they did not.",
        "Areas for improvement\n\nThe council found from its own audits that recording could be better.",
        "Inspectors will look at the strengths of early help.",
        "| Strengths | Weaknesses |\n|---|---|\n|  |  |\n",
        "The reasons for the recommendation are:\n\n- the strong case for a joint team\n- poor value for money today",
    ],
)
def test_what_is_promised_planned_or_found_by_the_council_is_no_finding(body: str) -> None:
    assert claims(f"3. Ofsted inspection\n\n{body}\n", FindingClaim) == []


def test_progress_beside_what_inspectors_found_is_no_finding() -> None:
    body = (
        "3. Ofsted inspection\n\n| Recommendation | What inspectors found | Progress |\n|---|---|---|\n"
        "| Improve plans | Plans are too long | Training held |\n| Improve data | Data is unreliable | New system |\n"
    )
    assert columns(claims(body, FindingClaim), "polarity", "text") == [
        (W, "Plans are too long"), (W, "Data is unreliable"),
    ]  # fmt: skip
