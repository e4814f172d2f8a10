"""Posts of local leadership and earlier inspections in Ofsted's reports."""

from pathlib import Path

import pytest

from loaders.claims import InspectionClaim, JudgementClaim
from loaders.ofsted.leadership import role_claims
from loaders.ofsted.previous import previous_claims
from loaders.ofsted.sections import sections
from loaders.refusals import Refused
from tests.inside_reports import report

BOARD = "Kelderdale Local Safeguarding Children Board"
DIRECTOR = "Director of Children's Services"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"The {DIRECTOR} (DCS) has been in post since October 2013.", (DIRECTOR, "Kelderdale", None, "2013-10")),
        ("The interim DCS has been in post since 4 May 2015.", (f"Interim {DIRECTOR}", "Kelderdale", True, "2015-05-04")),
        ("The chair of the LSCB has been in post since 2011.", ("Chair", BOARD, None, "2011")),
        ("The LSCB chair has been in post for three years.", None),
        ("The chief executive of Kelderdale County Council has been in post since April 1994.", ("Chief executive", "Kelderdale", None, "1994-04")),
        ("The director, who was previously the DCS, has been in post since November 2016.", ("Director", "Kelderdale", None, "2016-11")),
        (f"The {DIRECTOR} has been in post in an interim capacity since August 2012.", (DIRECTOR, "Kelderdale", True, "2012-08")),
        (f"The {DIRECTOR} has been in post in an interim capacity since August 2012. This was made permanent in May 2013.", (DIRECTOR, "Kelderdale", None, "2012-08")),
        ("The director of people is responsible for adults too and has been in post since May 2010.", ("Director of people", "Kelderdale", None, "2010-05")),
        ("The chair of the LSCB, who had been in post since January 2009, left in June 2014.", None),
        ("The interim chief executive of TfK has been in post since November 2017.", None),
        ("The former director has been in post since May 2010.", None),
        ("The local authority has used a systemic model since May 2010.", None),
        ("A director has been appointed and will commence in post in July 2018.", None),
    ],
)  # fmt: skip
def test_posts(line: str, told: tuple[str, str, bool | None, str] | None, tmp_path: Path) -> None:
    found = report(tmp_path, f"## The local authority\n! Local leadership\n* {line}\n* Homes are near.")
    claims = [*role_claims(found, sections(found.document))]
    assert [(c.title, c.organisation, c.acting, c.valid_from) for c in claims if c.valid_from] == [told] * bool(told)
    for claim in claims:
        assert claim.evidence[0].quote == found.document.text[claim.evidence[0].start : claim.evidence[0].end]


def before(folder: Path, text: str, start: str = "2016-05-09") -> list[tuple[object, ...]]:
    """Inspections as framework, start and publication; judgements as framework, start, area and grade."""
    found = report(folder, text, start=start)
    told: list[tuple[object, ...]] = []
    for claim in previous_claims(found, sections(found.document)):
        if isinstance(claim, InspectionClaim):
            told.append((claim.framework, claim.start, claim.published))
        elif isinstance(claim, JudgementClaim):
            told.append((claim.framework, claim.start, claim.area, claim.grade))
        elif isinstance(claim, Refused):
            told.append((claim.reason,))
    return told


def test_each_with_its_grade(tmp_path: Path) -> None:
    assert before(
        tmp_path,
        """
        ! Previous Ofsted inspections
        * The local authority operates two children's homes. Both were judged to be good at their last inspection in 2015.
        * The previous inspection of the local authority's arrangements for the protection of children was in January 2013. The local authority was judged to be inadequate.
        * The previous inspection of the local authority's services for children looked after was in May 2011. The local authority was judged to be adequate.
        * The previous inspection of the local authority's fostering service was in May 2012. The service was good.
        """,
    ) == [
        ("child-protection-2012", "2013-01", None),
        ("child-protection-2012", "2013-01", "overall", "inadequate"),
        (None, "2011-05", None),
        (None, "2011-05", "looked-after", "adequate"),
    ]


def test_safeguarding_and_looked_after_children_at_one_time_were_one_inspection(tmp_path: Path) -> None:
    assert before(
        tmp_path,
        """
        ! Other Ofsted inspections
        * The last inspection of Kelderdale's safeguarding arrangements was in April 2012. The local authority was judged to be good.
        * The last inspection of Kelderdale's services for children looked after was also in April 2012. The local authority was judged to be adequate.
        """,
    ) == [
        (None, "2012-04", None),
        (None, "2012-04", "looked-after", "adequate"),
        (None, "2012-04", "safeguarding", "good"),
    ]


def test_a_list_of_the_judgements_of_the_last_report(tmp_path: Path) -> None:
    assert before(
        tmp_path,
        """
        ! Previous Ofsted inspections
        * The last inspection report for the local authority's children's services was published in May 2015. The judgements for the local authority were:
        * Overall effectiveness: inadequate
        * Adoption performance: good
        * Leadership, management and governance: Inadequate.
        """,
        start="2018-01-29",
    ) == [
        ("sif-2013", None, "2015-05"),
        ("sif-2013", None, "overall", "inadequate"),
        ("sif-2013", None, "adoption", "good"),
        ("sif-2013", None, "leadership", "inadequate"),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Since the last inspection in 2018, when services were judged to be good, leaders have moved on.", [(None, "2018", None), (None, "2018", "overall", "good")]),
        ("Since the last inspection in 2018, when adoption was judged to be good, leaders have moved on.", [(None, "2018", None)]),
        ("Much has changed since the previous inspection in November 2018.", [(None, "2018-11", None)]),
        ("Much has changed since the inspection of the adoption service in November 2018.", []),
        ("Since the last inspection in 2024 nothing has changed.", []),
        ("Since the last inspection of the fostering service in 2018 nothing has changed.", []),
    ],
)  # fmt: skip
def test_mentioned(words: str, told: list[tuple[object, ...]], tmp_path: Path) -> None:
    text = f"# Inspection of Kelderdale local authority children's services\n{words}"
    assert before(tmp_path, text, start="2023-02-20") == told


def test_a_grade_that_the_scale_did_not_have(tmp_path: Path) -> None:
    assert before(
        tmp_path,
        """
        ! Previous Ofsted inspections
        * The last inspection of Kelderdale's safeguarding arrangements was in May 2011. The local authority was judged to require improvement.
        """,
    ) == [("grade-of-other-scale",), (None, "2011-05", None)]
