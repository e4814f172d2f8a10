"""What people do not mean to give: each costs itself one message, in `extract` as in `build`, and the rest goes on."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, UNREADABLE
from tests import making
from tests.making import Element
from tests.papers import HEAD
from tests.test_readers_bad import BAD, PDF, WORD, deep, replaced

PAPER = (
    HEAD
    + """1.1 Ofsted inspected Northshire's services for children between 3 and 14 June 2019.

2. Recommendations

The Committee is recommended to:

a) note the contents of this report
"""
)
ROW = ("Audit the case files", "Head of Service", "Audited in part", "March 2020")
KINDS = {
    "encrypted.pdf": BAD["encrypted.pdf"][0],
    "picture.pdf": BAD["picture.pdf"][0],
    "cut.docx": WORD[: len(WORD) // 2],
    "bomb.docx": BAD["bomb.docx"][0],
    "hostile.docx": BAD["hostile.docx"][0],
    "really-a-pdf.docx": PDF,
    "really-a-pdf.csv": PDF,
    "really-word.pdf": WORD,
    "utf-16.txt": PAPER.encode("utf-16"),
    "mixed.txt": PAPER.encode() + "–".encode("cp1252"),
    "empty.html": b"",
}


def run(command: str, *arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [command, *map(str, arguments)])


def documents(found: Result) -> set[str]:
    return {json.loads(line)["document"] for line in found.stdout.splitlines()}


def parts(text: str) -> list[Element]:
    return [Element("paragraph", line) for line in text.splitlines() if line]


def table(rows: int) -> str:
    """An action plan of so many rows as comma-separated text, under the head of a paper."""
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerows([line] for line in HEAD.splitlines() if line)
    sheet.writerow(("Action", "Lead", "Progress", "Timescale"))
    sheet.writerows(ROW for _ in range(rows))
    return out.getvalue()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with one sound paper amid every kind of bad one."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, data in KINDS.items():
        making.made(folder, name, data)
    making.made(folder, "sound.txt", PAPER.encode())
    return folder


@pytest.mark.parametrize(("command", "front"), [("extract", "goldenthread: "), ("build", "goldenthread: left out: ")])
def test_every_bad_file_has_one_message_and_the_sound_one_is_read(
    command: str, front: str, papers: Path, tmp_path: Path
) -> None:
    files = sorted(papers.iterdir())
    given = [*files] if command == "extract" else [papers, "--into", tmp_path / "data"]
    found = run(command, *given)
    assert found.exit_code == UNREADABLE
    told = [line.removeprefix(front) for line in found.stderr.splitlines() if line.startswith(front)]
    assert sorted(line.split(": ")[0] for line in told) == sorted(KINDS)
    assert "Traceback" not in found.stderr
    if command == "extract":
        assert documents(found) == {"sound"}
    else:
        assert "1 documents and tables" in found.stderr


def test_marks_of_direction_and_of_no_width_change_no_claim(tmp_path: Path) -> None:
    marked = (
        PAPER.replace("Ofsted", "\u202eOf\u200fsted\u202c")
        .replace("June", "\u200fJu\u200bne")
        .replace("a) ", "\u200ea) ")
    )
    told = {}
    for name, text in (("plain", PAPER), ("marked", marked)):
        made = {
            f"{name}.txt": text.encode(),
            f"{name}.docx": making.word(parts(text)),
            f"{name}.html": making.web_page(parts(text)),
        }
        for file, data in made.items():
            lines = run("extract", making.made(tmp_path, file, data)).stdout.splitlines()
            told[file] = [{k: v for k, v in json.loads(line).items() if k not in OF_FILES} for line in lines]
    assert told["plain.txt"]
    for suffix in ("txt", "docx", "html"):
        assert told[f"marked.{suffix}"] == told[f"plain.{suffix}"], suffix


OF_FILES = ("evidence", "document", "file", "sha256", "characters")


@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_document_that_takes_too_long_costs_only_itself(command: str, tmp_path: Path) -> None:
    making.made(tmp_path, "sound.txt", PAPER.encode())
    making.made(tmp_path, "endless.csv", table(120_000).encode())
    given = [tmp_path / "endless.csv", tmp_path / "sound.txt"]
    where = ["--into", tmp_path / "data"] if command == "build" else []
    found = run(command, *given, "--seconds", "4", *where)
    assert found.exit_code == UNREADABLE
    assert "endless.csv: took longer than 4 seconds; split the file" in found.stderr
    if command == "build":
        assert "1 documents and tables" in found.stderr
    else:
        assert documents(found) == {"sound"}


def test_a_long_table_is_read_whole(tmp_path: Path) -> None:
    made = making.made(tmp_path, "plan.csv", table(5_000).encode())
    found = run("extract", made)
    assert found.exit_code == DONE
    assert sum(json.loads(line)["claim"] == "action" for line in found.stdout.splitlines()) == 5_000


def test_words_in_many_wrappers_are_read_as_deep_as_the_parser_goes(tmp_path: Path) -> None:
    made = making.made(tmp_path, "deep.docx", replaced(WORD, "word/document.xml", deep(100)))
    assert run("text", made).stdout == "Deep\n"


def test_files_of_claims_are_for_builds_only(tmp_path: Path) -> None:
    refused = run("extract", making.made(tmp_path, "claims.jsonl", b"{}"))
    assert refused.exit_code == UNREADABLE
    assert refused.stderr.startswith("goldenthread: claims.jsonl: no reader for .jsonl")
