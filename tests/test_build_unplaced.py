"""A paper that names no authority: what can be placed is built, the rest is told."""

from pathlib import Path

from typer.testing import CliRunner

from goldenthread.cli import app

PAGE = """Agenda item

Ofsted Inspection of Children's Services

The report informs the Executive of the Ofsted ILACS judgement published on 29 October 2018.

Recommended -

(1) To note the outcome.

(2) To refer the report to the Scrutiny Committee.
"""


def test_claims_without_an_authority_are_left_out_and_told(tmp_path: Path) -> None:
    paper = tmp_path / "page.txt"
    paper.write_text(PAGE, encoding="utf-8")
    built = CliRunner().invoke(app, ["build", str(paper), "--into", str(tmp_path / "data")])
    assert built.exit_code == 0, built.output
    told = " ".join(built.output.split())
    assert "page: 3 claims name no authority, since the document does not; they are left out." in told
