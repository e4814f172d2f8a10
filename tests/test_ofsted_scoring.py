"""The scorer of inspection reports tells right from wrong, missing and invented."""

from pathlib import Path

from benchmarks.ofsted import tallied
from benchmarks.ofsted_truth import compared, read_truth, values_of
from loaders.claims import Claim, Evidence, InspectionClaim, JudgementClaim, RecommendationClaim

HEADER = (
    "path,la,framework,inspection_start,inspection_end,publication_date,overall,leadership,help_protection,care,"
    "adoption,care_leavers,lscb,lead_inspector,n_recommendations,n_recommendations_lscb,rec_page,inspection_type,"
    "periods,publication_date_site,publication_date_printed,note"
)
SIF = (
    "1_x/a.pdf,leeds,SIF,2015-01-20,2015-02-11,2015-03-27,good,good,good,good,requires_improvement,good,inadequate,"
    "Ann Example,2,1,4,full,2015-01-20/2015-02-11,2015-03-27,2015-03-26,"
)
ILACS = (
    "1_x/b.pdf,leeds,ILACS,2026-05-11,2026-05-15,2026-06-20,not_applicable,good,good,good,not_applicable,good,"
    "not_applicable,Ann Example,0,,2,short*,2026-05-11/2026-05-15,2026-06-20,,"
)
ERROR_PAGE = "1_x/c.pdf,leeds,,,,2012-08-17,unreadable" + "," * 15
COMMON = {"document": "a", "evidence": (Evidence(start=0, end=4, page=4),), "method": "m"}
OF = {"authority": "Leeds", "framework": "sif-2013", "start": "2015-01-20"}


def _truths(tmp_path: Path):
    table = tmp_path / "truth.csv"
    table.write_text("\n".join((HEADER, SIF, ILACS, ERROR_PAGE)) + "\n")
    return read_truth(table)


def _claims() -> list[Claim]:
    inspection = InspectionClaim(
        **COMMON, **OF, confidence=1, end="2015-02-11", published="2015-03-26", lead_inspectors=("Ann Example",)
    )
    grades = {"overall": "good", "leadership": "good", "help-and-protection": "good", "looked-after": "good",
              "adoption": "requires-improvement", "care-leavers": "good", "lscb": "inadequate"}  # fmt: skip
    judgements = [JudgementClaim(**COMMON, **OF, confidence=1, area=a, grade=g) for a, g in grades.items()]
    before = JudgementClaim(
        **COMMON,
        authority="Leeds",
        framework="sif-2013",
        start="2013-01-01",
        confidence=1,
        area="overall",
        grade="good",
    )
    advice = [
        RecommendationClaim(**COMMON, **OF, confidence=1, addressee=to, text=text)
        for to, text in (("Leeds", "a"), ("Leeds", "b"), ("Leeds Safeguarding Children Board", "c"))
    ]
    return [inspection, before, *judgements, *advice]


def test_families_are_told_from_the_truth(tmp_path):
    assert [one.family for one in _truths(tmp_path)] == ["sif_wave2", "ilacs_2026", "not_a_report"]


def test_all_right(tmp_path):
    verdicts = dict(compared(_truths(tmp_path)[0], values_of(_claims())))
    assert set(verdicts.values()) == {"right"}
    assert {"lscb", "n_recommendations", "n_recommendations_lscb", "periods"} <= set(verdicts)


def test_wrong_missing_and_invented(tmp_path):
    claims = [one for one in _claims() if getattr(one, "area", None) != "lscb"]
    second = JudgementClaim(**COMMON, **OF, confidence=1, area="adoption", grade="good")
    verdicts = dict(compared(_truths(tmp_path)[0], values_of([*claims, second])))
    assert (verdicts["lscb"], verdicts["adoption"]) == ("missing", "wrong")  # two grades, equally sure
    invented = dict(compared(_truths(tmp_path)[2], values_of(_claims())))
    assert set(invented.values()) == {"invented"}


def test_what_no_page_prints_is_not_missed(tmp_path):
    verdicts = dict(compared(_truths(tmp_path)[1], {"n_recommendations": "0"}))
    assert "published" not in verdicts
    assert "overall" not in verdicts
    assert verdicts["n_recommendations"] == "right"
    assert dict(compared(_truths(tmp_path)[1], {"overall": "good"}))["overall"] == "invented"


def test_a_refused_report_has_everything_missing(tmp_path):
    truths = _truths(tmp_path)
    tallies = tallied(truths, {truth.path: {} for truth in truths})
    assert tallies["leadership"] == {"missing": 2}
    assert tallies["start"] == {"missing": 2}
