"""Answers into files by the command line: workbooks, and formats by the ending of a name."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, MISUSE
from tests.composed import TEXT
from tests.serving import build


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the invented paper."""
    return build(tmp_path_factory.mktemp("files"))


def test_a_workbook_of_an_answer(data: Path, tmp_path: Path) -> None:
    asked = run("ask", "actions-lacking", "-p", "slot=deadline", "--data", data, "-o", tmp_path / "a.xlsx")
    assert asked.exit_code == DONE, asked.output
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [cell.value for cell in book["Answer"]["C"]] == ["Row", "32-1"]
    told = dict(book["About"].iter_rows(values_only=True))
    assert told["Question"] == "Which actions have no stated deadline?"
    assert told["Source"].endswith(f"SHA-256 {hashlib.sha256(TEXT.encode()).hexdigest()}")
    piped = run("ask", "actions-lacking", "-p", "slot=deadline", "--data", data, "--format", "xlsx")
    assert piped.stdout_bytes == (tmp_path / "a.xlsx").read_bytes()


def test_a_workbook_goes_to_no_terminal(data: Path) -> None:
    master, terminal = os.openpty()
    command = [sys.executable, "-m", "goldenthread", "ask", "actions-lacking", "--data", data, "--format", "xlsx"]
    done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, text=True, check=False)
    os.close(terminal)
    os.close(master)
    assert done.returncode == MISUSE
    assert "write it to a file with -o answer.xlsx" in done.stderr


def test_a_file_in_the_format_that_its_name_ends_in(data: Path, tmp_path: Path) -> None:
    for name, begins in (
        ("a.json", '{\n  "head"'),
        ("a.md", "| Authority"),
        ("a.txt", "Authority "),
        ("a.csv", "authority,"),
    ):
        assert run("ask", "actions-lacking", "--data", data, "-o", tmp_path / name).exit_code == DONE
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert run("ask", "actions-lacking", "--data", data, "--format", "csv", "-o", tmp_path / "a.out").exit_code == DONE
    unknown = run("ask", "actions-lacking", "--data", data, "-o", tmp_path / "a.docx")
    assert unknown.exit_code == MISUSE
    assert (
        "a.docx: no format of answers ends so; name the format, or end the file's name in one of: .csv"
        in unknown.output
    )
    assert not (tmp_path / "a.docx").exists()
    construct = "CONSTRUCT { ?a a gt:Authority } WHERE { ?a a gt:Authority }"
    refused = run("query", construct, "--data", data, "-o", tmp_path / "b.xlsx")
    assert refused.exit_code == MISUSE
    assert "write it as turtle, ntriples, jsonld" in refused.output
    assert not (tmp_path / "b.xlsx").exists()
    marked = run("query", "SELECT ('=1' AS ?a) WHERE {}", "--data", data, "--format", "csv-excel")
    assert marked.stdout_bytes == b"\xef\xbb\xbfa\r\n'=1\r\n"
