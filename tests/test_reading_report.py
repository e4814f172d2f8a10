"""The reading report: counts, bands, statements passed over and what the layout held, worked out by hand."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, UNREADABLE
from loaders.claim_types import CLAIM_TYPES
from loaders.claims import (
    BodyClaim,
    Claim,
    Evidence,
    FindingClaim,
    RecommendationClaim,
    RelationClaim,
    RoleClaim,
)
from loaders.extraction import Reading, read_paper
from loaders.lexicon import load
from loaders.reading_report import Count, band_of, reading_report
from loaders.refusals import Refused
from loaders.stretches import Stretches
from loaders.unread import unread_statements
from tests.papers import DOCUMENTS, HEAD, document

BODY = """
1. Governance

1.1 The Improvement Board reports to the Cabinet each quarter. The panel is chaired by Ada Reeve. The weather was fine.

\f

\f
2. Numbers

Month\tVisits\tKept
May\t14\t11
June\t19\t17

3. Recommendations

Members are asked to:

a) note the report
"""
TEXT = HEAD + BODY


def at(quote: str) -> tuple[Evidence, ...]:
    start = TEXT.index(quote)
    return (Evidence(start=start, end=start + len(quote), quote=quote),)


def a_reading() -> Reading:
    """The paper with four claims of it made by hand, and one refusal."""
    relation = RelationClaim(
        document="composed", evidence=at("The Improvement Board reports to the Cabinet each quarter"), confidence=0.9, method="reporting",
        subject="Northshire Improvement Board", predicate="reports-to", object="Northshire Cabinet",
    )  # fmt: skip
    advice = [
        RecommendationClaim(document="composed", evidence=at("note the report"), confidence=confidence, method=method, authority="Northshire", text="note the report")
        for confidence, method in ((0.95, "request-to-meeting"), (0.75, "request-to-meeting"), (0.7, "told"))
    ]  # fmt: skip
    refused = Refused(reason="date-missing", value="Ongoing", of="deadline", method="plan-row", evidence=at("June"))
    return Reading((relation, *advice), (refused,), read_paper(document(TEXT)))


def test_claims_are_counted_by_type_rule_and_band() -> None:
    report = reading_report(a_reading())
    assert report.counts == (
        Count("recommendation", "request-to-meeting", 2, (1, 1, 0)),
        Count("recommendation", "told", 1, (0, 0, 1)),
        Count("relation", "reporting", 1, (1, 0, 0)),
    )
    assert [(band.least, band.number) for band in report.bands] == [(0.9, 2), (0.75, 1), (0.0, 1)]
    assert report.claims == 4


def test_the_report_names_the_paper_and_what_its_layout_held() -> None:
    report = reading_report(a_reading())
    assert (report.document, report.authority, report.pages, report.wordless) == ("composed", "Northshire", 3, (2,))
    assert [one.words for one in report.headings][-3:] == ["Governance", "Numbers", "Recommendations"]
    (table,) = report.tables
    assert (table.rows, table.columns, table.head, table.place.page) == (3, 3, ("Month", "Visits", "Kept"), 3)


def test_only_the_sentence_that_no_claim_stands_for_is_passed_over() -> None:
    (unread,) = reading_report(a_reading()).unread
    assert (unread.kind, unread.words, unread.text) == ("chairing", "chaired", "The panel is chaired by Ada Reeve.")
    assert TEXT[unread.evidence[0].start : unread.evidence[0].end] == unread.text


def test_a_paper_of_nobody_says_so() -> None:
    reading = Reading((), (), read_paper(document("Notes\n\nThe Board met.\n")))
    assert reading_report(reading).authority is None


def test_a_table_read_by_its_mapping_has_counts_only() -> None:
    body = BodyClaim(document="register", evidence=at("Northshire"), confidence=1.0, method="table", name="Northshire")
    report = reading_report(Reading((body,)))
    assert (report.document, report.claims, report.headings, report.unread) == ("register", 1, (), ())


def test_the_bands_have_no_gap() -> None:
    assert [band_of(value) for value in (1.0, 0.9, 0.89, 0.75, 0.7499, 0.0)] == [0, 0, 1, 1, 2, 2]


# What looks like a statement of who answers for what

STATEMENTS = [
    ("reporting", "The executive group reports directly to the Safeguarding Children Board."),
    ("reporting", "The Director is accountable to the Chief Executive for the service."),
    ("reporting", "There is a clear reporting line from the panel to Cabinet."),
    ("reporting", "The Council will be held to account by the Commissioner."),
    ("oversight", "Cabinet has oversight of the improvement plan and its risks."),
    ("oversight", "The plan is overseen by a board of partners that meets monthly."),
    ("oversight", "Governance of the plan will rest with the scrutiny committee."),
    ("chairing", "The partnership is chaired by an independent person."),
    ("leading", "The Head of Service will lead this strand of the work."),
    ("leading", "Responsibility for the service rests with the lead member."),
    ("membership", "The Board comprises representatives of the police and health."),
    ("membership", "The Lead Member is a participating member of the Board."),
    ("setting up", "An improvement board was established in the spring of that year."),
    ("handing over", "The Board has been superseded by a partnership of three agencies."),
    ("place", "The panel sits beneath the Board and has no budget of its own."),
    ("place", "It is a sub-group of the Safeguarding Children Partnership."),
    ("advice", "An improvement partner is working with the service."),
    ("reporting", "The Wellbeing Board receives the partnership's yearly report."),
    ("reporting", "The group gives account to Cabinet twice a year."),
    ("chairing", "The Strategic Director will take the chair."),
    ("membership", "The Board's members are the police and the council."),
    ("handing over", "The partnership took the place of the former board."),
    ("appointment", "An interim director was appointed by the council in May."),
]
NO_STATEMENTS = [
    "This report to the Board sets out who leads each strand.",
    "The Board is asked to note the appointment of the director.",
    "Children were seen alone and their wishes were recorded well.",
    "Improvements were made and they have been sustained since then.",
    "Members of the Board will recall the visit of last year.",
    "Management oversight by team managers is too weak in most files.",
    "Reports to the police rose by a tenth in the year before.",
]  # fmt: skip


def unread(sentence: str, claims: tuple[Claim, ...] = ()) -> list[str]:
    return [one.kind for one in unread_statements(read_paper(document(f"{HEAD}1.1 {sentence}\n")), claims)]


@pytest.mark.parametrize(("kind", "sentence"), STATEMENTS, ids=lambda value: value[:30])
def test_a_statement_is_known_by_its_words(kind: str, sentence: str) -> None:
    assert unread(sentence) == [kind]


@pytest.mark.parametrize("sentence", NO_STATEMENTS[:-1], ids=lambda value: value[:30])
def test_what_is_no_statement_is_left(sentence: str) -> None:
    assert unread(sentence) == []


def test_a_statement_counts_as_read_by_claims_of_the_types_that_answer_it() -> None:
    sentence = "The partnership is chaired by an independent person."
    text = f"{HEAD}1.1 {sentence}\n"
    place = (Evidence(start=text.index("chaired"), end=text.index("chaired") + 7, quote="chaired"),)
    common = {"document": "composed", "evidence": place, "confidence": 0.9, "method": "by-hand"}
    role = RoleClaim(**common, title="Independent Chair")  # type: ignore[arg-type]
    body = BodyClaim(**common, name="the partnership")  # type: ignore[arg-type]
    finding = FindingClaim(**common, authority="Northshire", polarity="strength")  # type: ignore[arg-type]
    assert unread(sentence, (role,)) == []
    assert unread(sentence, (body, finding)) == ["chairing"]


def test_the_types_that_answer_are_types_of_claims() -> None:
    assert {name for kind in load("governance")["kinds"] for name in kind["answers"]} <= set(CLAIM_TYPES)


def test_stretches_touch_what_shares_a_character() -> None:
    covered = Stretches([Evidence(start=9, end=12), Evidence(start=2, end=5), Evidence(start=4, end=7)])
    asked = [(0, 2), (0, 3), (6, 7), (7, 9), (8, 10), (12, 20)]
    assert [covered.touch(*span) for span in asked] == [False, True, True, False, True, False]
    assert not Stretches([]).touch(0, 9)


# The command


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "northshire.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_document_gives_its_report_in_words(paper: Path) -> None:
    shown = run("report", paper)
    assert shown.exit_code == DONE
    for words in (
        "northshire.txt: 3 pages, ",
        "1  recommendation: 1 by request-to-meeting",
        "likely (0.75 to 0.9): ",
        "Tables that no rule took: 1",
        "3 x 3, begins Month | Visits | Kept",
        "Pages without words (pictures, perhaps): 1",
    ):
        assert words in shown.stdout


def test_lists_are_cut_and_say_so(paper: Path) -> None:
    assert "and 7 more: show them with --all" in run("report", paper, "--first", "1").stdout
    assert "--all" not in run("report", paper, "--all").stdout


def test_several_documents_give_a_line_each_and_totals(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    shown = run("report", paper, DOCUMENTS / "kelderdale-hwb-2018.txt", tmp_path / "empty.txt")
    assert shown.exit_code == UNREADABLE
    rows = {line.split()[0]: line.split()[1:] for line in shown.stdout.splitlines()[:4]}
    assert list(rows) == ["document", "northshire.txt", "kelderdale-hwb-2018.txt", "all"]
    first, second, total = ([int(one) for one in row] for row in list(rows.values())[1:])
    assert total == [one + other for one, other in zip(first, second, strict=True)]
    assert first[0] == sum(first[1:4])
    assert "2 of 3 documents read." in shown.stdout
    assert "empty.txt" in shown.stderr


def test_where_nothing_was_read_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    refused = run("report", tmp_path / "empty.txt", "-o", tmp_path / "report.txt")
    assert (refused.exit_code, refused.stdout) == (UNREADABLE, "")
    assert not (tmp_path / "report.txt").exists()


def test_refusals_are_told_by_their_reason_with_values_and_places(tmp_path: Path) -> None:
    path = tmp_path / "northshire.txt"
    rows = "".join(f"| Hold panel {n} | Head of Service | Ongoing | Complete |\n" for n in (1, 2))
    path.write_text(f"{HEAD}| Action | Lead | By when | Status |\n|---|---|---|---|\n{rows}", encoding="utf-8")
    shown = run("report", path).stdout
    assert "Refused: 2" in shown
    assert "- deadline: there is no date in it (2)" in shown
    assert '"Ongoing" at ' in shown


def test_json_is_whole_and_has_an_object_a_document(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    shown = run("report", paper, tmp_path / "empty.txt", "--json")
    report, failed = (json.loads(line) for line in shown.stdout.splitlines())
    assert (report["file"], report["authority"], report["wordless"]) == ("northshire.txt", "Northshire", [2])
    assert report["tables"][0]["head"] == ["Month", "Visits", "Kept"]
    assert set(failed) == {"file", "failure"}


def test_a_table_of_the_register_is_reported(data_dir: Path) -> None:
    shown = run("report", data_dir / "delivery-companies.csv")
    assert shown.exit_code == DONE
    assert "delivery:" in shown.stdout
