"""`goldenthread validate`, on a composed paper into which one wrong grade is planted."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SH
from typer.testing import CliRunner, Result

from goldenthread import finding_formats
from goldenthread.cli import app
from goldenthread.failures import DONE, FINDINGS, MISUSE, NOT_FOUND
from goldenthread.findings import Checked, Noted
from loaders.claim_files import write_claims
from loaders.claims import Claim, JudgementClaim
from ontology.modules import ontology_graph
from ontology.terms import GT, GTID, GTSCHEME, GTSH, ONTOLOGY_IRI
from ontology.validation import Finding
from tests.composed import SLUG, TEXT, claims

TITLE = "Inspection of children's services: the Board's plan"
JUDGEMENT = GTID["judgement/kelderdale/sif/2015-10-05/overall"]
ADEQUATE = GTSCHEME[
    "grade/sif-2013/adequate"
]  # a grade of earlier frameworks; the single inspection framework has none
# What the paper leaves open, worked out by hand: a deadline and a progress left blank; nobody watches over Cabinet or
# the Health and Wellbeing Board; the review of the board has no first day; the panel's chair has no name.
SHAPES_FOUND = ["oneGrade", "DeadlineStated", "ProgressStated", "boardWatched", "boardWatched", "firstDayKnown", "holderNamed"]  # fmt: skip


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def built(folder: Path, found: Sequence[Claim]) -> Path:
    (folder / f"{SLUG}.jsonl").write_text(write_claims(found), encoding="utf-8")
    done = run("build", folder / f"{SLUG}.jsonl", "--into", folder / "data")
    assert done.exit_code == DONE, done.output
    return folder / "data"


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The overall grade is one that the framework does not have."""
    planted = [
        replace(claim, grade="adequate") if isinstance(claim, JudgementClaim) and claim.area == "overall" else claim
        for claim in claims()
    ]
    return built(tmp_path_factory.mktemp("wrong"), planted)


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("right"), claims())


def test_the_report_groups_by_severity_names_things_and_says_where_and_what_to_do(wrong: Path) -> None:
    found = run("validate", "--data", wrong)
    assert found.exit_code == FINDINGS
    assert found.stdout.startswith("Violations: 1\nThe dataset is wrong here")
    text = " ".join(found.stdout.split())
    start = TEXT.index("judged good overall")
    for told in (
        "A judgement awards exactly one grade, and one that is known. 1 result of the shape oneGrade What to do: Two sources",
        "- judgement on overall effectiveness in inspection of Kelderdale under single inspection framework beginning 2015-10-05",
        "(has grade: grade/sif-2013/adequate)",
        f"{TITLE} ({SLUG}), code points {start}-{start + len('judged good overall')}",
        "Warnings: 2 The sources say",
        "action 31-1 of Kelderdale Safeguarding Plan: Meet the youth council",
        "For information: 4 Good to know",
        "(not stated) holds post KSCB Voice Panel Chair",
    ):
        assert told in text
    assert ": 1 violations, 2 warnings, 4 for information\n" in found.stderr


def test_a_blank_cell_is_shown_where_it_is_blank(wrong: Path) -> None:
    blank = TEXT.index("KSCB Voice Panel Chair") + len("KSCB Voice Panel Chair") + 1
    assert f"code points {blank}-{blank}" in " ".join(run("validate", "--data", wrong).stdout.split())


def test_first_and_all(wrong: Path) -> None:
    few = run("validate", "--data", wrong, "--first", "1").stdout
    assert "... and 1 more; show them with --all" in few
    assert "Kelderdale Health and Wellbeing Board" not in few
    assert run("validate", "--data", wrong, "--first", "1", "--all").stdout == run("validate", "--data", wrong).stdout


@pytest.mark.parametrize(("severity", "shown"), [("violation", 1), ("warning", 3), ("info", 7)])
def test_a_severity_shows_that_and_graver_ones_and_counts_all(wrong: Path, severity: str, shown: int) -> None:
    found = run("validate", "--data", wrong, "--severity", severity, "--format", "json")
    assert found.exit_code == FINDINGS
    record = json.loads(found.stdout)
    assert len(record["results"]) == shown
    assert (record["least"], record["counts"]) == (severity, {"violation": 1, "warning": 2, "info": 4})


def test_json_holds_everything(wrong: Path) -> None:
    record = json.loads(run("validate", "--data", wrong, "--format", "json").stdout)
    assert record["ontology"] == str(ontology_graph().value(URIRef(ONTOLOGY_IRI), OWL.versionInfo))
    assert record["dataset"] in (wrong / "CURRENT").read_text(encoding="utf-8")
    assert [one["shape"].removeprefix(GTSH) for one in record["results"]] == SHAPES_FOUND
    start = TEXT.index("judged good overall")
    label = "judgement on overall effectiveness in inspection of Kelderdale under single inspection framework"
    assert record["results"][0] == {
        "severity": "violation",
        "shape": str(GTSH.oneGrade),
        "message": "A judgement awards exactly one grade, and one that is known.",
        "help": "Two sources disagree or the grade is unknown: read the report, then correct the claim or table that is wrong.",
        "focus": str(JUDGEMENT),
        "focusLabel": f"{label} beginning 2015-10-05: grade/sif-2013/adequate",
        "path": str(GT.hasGrade),
        "pathLabel": "has grade",
        "value": str(ADEQUATE),
        "valueLabel": "grade/sif-2013/adequate",
        "passages": [
            {
                "document": str(GTID[f"document/{SLUG}"]),
                "title": TITLE,
                "paragraph": None,
                "page": None,
                "start": start,
                "end": start + len("judged good overall"),
            }
        ],
    }


def test_csv_has_a_line_for_each_finding_with_its_first_passage(wrong: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("validate", "--data", wrong, "--format", "csv", "--first", "1").stdout)))
    assert [row["shape"].removeprefix(GTSH) for row in rows] == SHAPES_FOUND
    assert TEXT[int(rows[0]["start"]) : int(rows[0]["end"])] == "judged good overall"
    assert [row["furtherPassages"] for row in rows][:3] == ["0", "0", "0"]
    assert rows[5]["focusLabel"].startswith("board review of Kelderdale Safeguarding Children Board")
    assert int(rows[5]["furtherPassages"]) > 0


def test_turtle_is_the_report_of_shacl_in_the_same_bytes_each_time(wrong: Path) -> None:
    turtle = run("validate", "--data", wrong, "--format", "turtle").stdout
    assert turtle == run("validate", "--data", wrong, "--format", "turtle").stdout
    graph = Graph().parse(data=turtle, format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == Literal(False)
    assert len(set(graph.objects(report, SH.result))) == len(SHAPES_FOUND)
    (result,) = graph.subjects(SH.resultSeverity, SH.Violation)
    assert isinstance(result, URIRef)
    assert set(graph.predicate_objects(result)) == {
        (RDF.type, SH.ValidationResult),
        (SH.resultSeverity, SH.Violation),
        (SH.focusNode, JUDGEMENT),
        (SH.resultPath, GT.hasGrade),
        (SH.value, ADEQUATE),
        (SH.sourceShape, GTSH.oneGrade),
        (SH.sourceConstraintComponent, SH.ClassConstraintComponent),
        (SH.resultMessage, Literal("A judgement awards exactly one grade, and one that is known.", lang="en")),
    }


def test_markdown_to_a_file(wrong: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    found = run("validate", "--data", wrong, "--format", "md", "--severity", "violation", "-o", out)
    assert (found.exit_code, found.stdout) == (FINDINGS, "")
    text = out.read_text(encoding="utf-8")
    assert "## Violations: 1\n" in text
    assert "### A judgement awards exactly one grade, and one that is known.\n" in text
    assert "\n- judgement on overall effectiveness" in text
    assert "## Warnings" not in text


def test_only_some_shapes(wrong: Path) -> None:
    found = run("validate", "--data", wrong, "--shapes", "findings", "--format", "json")
    assert found.exit_code == DONE, "the planted grade is a matter of structure"
    record = json.loads(found.stdout)
    assert (record["shapes"], record["counts"]["violation"]) == (["findings"], 0)
    both = run("validate", "--data", wrong, "--shapes", "structure", "--shapes", "evidence", "--format", "json")
    assert json.loads(both.stdout)["shapes"] == ["evidence", "structure"]
    assert [one["shape"] for one in json.loads(both.stdout)["results"]] == [str(GTSH.oneGrade)]


def test_without_a_violation_the_status_is_0(right: Path) -> None:
    found = run("validate", "--data", right)
    assert found.exit_code == DONE
    assert found.stdout.startswith("Warnings: 2\n")
    nothing = run("validate", "--data", right, "--severity", "violation")
    assert (nothing.exit_code, nothing.stdout) == (DONE, "Nothing as grave as a violation was found.\n")
    assert ": 0 violations, 2 warnings, 4 for information\n" in nothing.stderr
    sound = run("validate", "--data", right, "--shapes", "structure", "--format", "md")
    assert sound.stdout.endswith("\n\nNothing was found.\n")
    conforming = run("validate", "--data", right, "--severity", "violation", "--format", "turtle").stdout
    assert "sh:conforms true" in conforming


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--severity", "grave"], "'violation', 'warning', 'info'"),
        (["--format", "papyrus"], "papyrus"),
        (["--shapes", "colours"], "evidence, findings, structure"),
        (["--first", "0"], "--first"),
    ],
)
def test_misuse(arguments: list[str], says: str, right: Path) -> None:
    refused = run("validate", "--data", right, *arguments)
    assert (refused.exit_code, refused.stdout) == (MISUSE, "")
    assert says in refused.stderr


def test_without_a_dataset(tmp_path: Path) -> None:
    assert run("validate", "--data", tmp_path).exit_code == NOT_FOUND


def noted(finding: Finding, **names: str | None) -> Checked:
    one = Noted(finding, places=(), **({"focus": "the framework", "path": None, "value": None} | names))
    return Checked("0000", "0.1.0", ("structure",), "Info", {"Violation": 1, "Warning": 0, "Info": 0}, (one,))


OF_A_QUERY = Finding(
    severity="Violation", focus_node=URIRef("urn:framework"), path=None, value_node=URIRef("urn:judgement"), message="Off <the> scale.",
    help="Look\x1b[31m at it.", shape="urn:shape", rule="urn:rule", component="urn:component", about=None,
)  # fmt: skip


def test_a_value_found_by_a_query_follows_the_thing_and_a_place_is_not_needed() -> None:
    text = finding_formats.text(noted(OF_A_QUERY, value="the judgement"), None)
    assert "  - the framework: the judgement\n" in text


def test_what_a_terminal_or_markdown_would_obey_is_shown_as_text() -> None:
    checked = noted(OF_A_QUERY)
    assert "\x1b" not in finding_formats.text(checked, None)
    assert "### Off \\<the\\> scale." in finding_formats.markdown(checked, None)
