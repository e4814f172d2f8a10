"""What a newcomer types after the first build: questions from the command line, each whole answer worked out by hand."""

import csv
import io
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goldenthread import demo
from goldenthread.cli import app
from queries.catalogue import load_catalogue

ANSWERS = Path(__file__).parent / "answers"
EXAMPLES = {
    example.competency: (question.id, example.values)
    for question in load_catalogue()
    for example in question.examples
    if example.competency
}


@pytest.fixture(scope="module")
def data(shipped_data: Path) -> Path:
    return shipped_data


def asked(data: Path, competency: str) -> list[dict[str, str]]:
    identifier, values = EXAMPLES[competency]
    typed = [part for name, several in values.items() for value in several for part in ("-p", f"{name}={value}")]
    answered = CliRunner().invoke(app, ["ask", identifier, *typed, "--data", str(data), "--format", "csv"])
    assert answered.exit_code == 0, shlex.join([identifier, *typed]) + answered.output
    return list(csv.DictReader(io.StringIO(answered.stdout)))


@pytest.mark.parametrize("competency", sorted(EXAMPLES))
def test_the_command_gives_the_answer_worked_out_by_hand(data: Path, competency: str) -> None:
    columns, expected = worked_out(competency)
    found = [tuple(short(row[column]) for column in columns) for row in asked(data, competency)]
    assert sorted(found) == expected


def worked_out(competency: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """The key columns of an answer, and its rows, sorted."""
    with (ANSWERS / f"{competency}.csv").open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    return columns, sorted(map(tuple, rows))


def short(value: str) -> str:
    """An address of ours as its id, as the answers write it."""
    return value.removeprefix("https://w3id.org/goldenthread/id/")


def test_every_row_that_states_a_fact_leads_to_its_passage(data: Path) -> None:
    for row in asked(data, "C2"):
        assert row["document"].endswith("document/sunderland-hwb-2015-09-18")
        assert row["start"] == row["end"], "an empty place"


def test_nothing_that_ships_breaks_a_shape(data: Path) -> None:
    command = [sys.executable, "-m", "goldenthread", "validate", "--data", str(data)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert ": 0 violations" in checked.stderr


@pytest.mark.corpus
def test_with_the_papers_at_hand_the_same_claims_show_their_words(data: Path, tmp_path: Path, corpus_dir: Path) -> None:
    built = CliRunner().invoke(
        app, ["build", "--documents", str(corpus_dir / "council-reports"), "--into", str(tmp_path)]
    )
    assert built.exit_code == 0, built.output
    without, with_words = asked(data, "C3"), asked(tmp_path, "C3")
    assert [row["action"] for row in without] == [row["action"] for row in with_words]
    paper = (corpus_dir / "council-reports" / "sunderland-hwb-2015-09-18.txt").read_text(encoding="utf-8")
    for row in with_words:
        assert row["text"].split()[0] in paper
        assert row["text"] not in {other["text"] for other in without}
    leads = asked(tmp_path, "C6")
    assert all(row["quote"] == paper[int(row["start"]) : int(row["end"])] for row in leads)


@pytest.mark.corpus
def test_read_by_rules_the_papers_give_the_same_plan(tmp_path: Path, corpus_dir: Path) -> None:
    built = CliRunner().invoke(app, ["build", str(corpus_dir / "council-reports"), "--into", str(tmp_path)])
    assert built.exit_code == 0, built.output
    for competency in ("A1", "C1", "C2", "C3", "C4", "C5", "C6", "C8"):
        columns, expected = worked_out(competency)
        found = [tuple(short(row[column]) for column in columns) for row in asked(tmp_path, competency)]
        assert sorted(found) == expected, competency


def test_what_make_demo_shows(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOLDENTHREAD_DATA", str(data))
    monkeypatch.setenv("COLUMNS", "300")
    demo.main()
    shown = capsys.readouterr()
    assert "is up to date" in shown.err
    for words in (
        "Which actions have no stated lead?",
        "143-4",
        "sunderland-hwb-2015-09-18, 145, 11894-11894",
        "stops",
    ):
        assert words in shown.out
    assert "https://" not in shown.out, "an address where a name is meant"
    for line in shown.out.splitlines():
        assert not line.startswith("$ goldenthread") or line.split()[2] in {"build", "ask"}


def test_every_question_shows_an_example_that_can_be_typed() -> None:
    listed = CliRunner().invoke(app, ["questions"]).stdout
    for question in load_catalogue():
        assert question.id in listed
        shown = CliRunner().invoke(app, ["questions", question.id]).stdout
        assert question.text.strip() in shown
        assert f"goldenthread ask {question.id}" in shown
