"""The command line, on real datasets: what it answers, what it refuses, and with which exit status."""

import csv
import fcntl
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, FINDINGS, MISUSE, NOT_FOUND, UNREADABLE
from loaders.claim_files import write_claims
from tests.composed import SLUG, TEXT, claims

PAPER = """EASTBOROUGH HEALTH AND WELLBEING BOARD

12 March 2015

OFSTED INSPECTION OF CHILDREN'S SERVICES

Report of the Director of Children's Services

1. Purpose

1.1 Ofsted inspected services for children in need of help and protection in Eastborough under the single inspection
framework between 6 and 30 October 2014. The report was published on
8 December 2014. The overall judgement was that children's services are good.

2. Recommendations

2.1 The Board is recommended to:

a) note the contents of this report
"""


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of one claim file."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / f"{SLUG}.jsonl").write_text(write_claims(claims()), encoding="utf-8")
    built = run("build", folder / f"{SLUG}.jsonl", "--into", folder / "data")
    assert built.exit_code == DONE, built.output
    return folder / "data"


def test_help_answers_at_once() -> None:
    command = [sys.executable, "-m", "goldenthread", "--help"]
    subprocess.run(command, check=True, capture_output=True)
    imports = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import goldenthread.cli"],
        check=True,
        capture_output=True,
        text=True,
    ).stderr
    for heavy in (
        "rdflib",
        "networkx",
        "pyoxigraph",
        "owlready2",
        "pyshacl",
        "rich",
        "yaml",
        "starlette",
        "uvicorn",
        "jinja2",
    ):
        assert f" {heavy}\n" not in imports, f"{heavy} is imported before a command needs it"


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "text",
        "extract",
        "report",
        "questions",
        "ask",
        "query",
        "evidence",
        "validate",
        "serve",
        "doctor",
        "versions",
        "rollback",
        "diff",
        "export",
        "publish",
    ],
)
def test_every_command_has_help_and_stands_in_the_readme(command: str) -> None:
    assert run(command, "--help").exit_code == DONE
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert f"goldenthread {command}" in readme


def test_a_second_build_of_the_same_changes_nothing(data: Path) -> None:
    before = sorted(p.stat().st_mtime_ns for p in data.rglob("*") if p.is_file() and p.name != ".lock")
    again = run("build", data.parent / f"{SLUG}.jsonl", "--into", data)
    assert again.exit_code == DONE
    assert "Nothing has changed" in again.stderr
    assert before == sorted(p.stat().st_mtime_ns for p in data.rglob("*") if p.is_file() and p.name != ".lock")


def test_text_prints_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "eastborough.txt"
    path.write_bytes(PAPER.replace("\n", "\r\n").encode())
    printed = subprocess.run(
        [sys.executable, "-m", "goldenthread", "text", str(path)], check=True, capture_output=True
    ).stdout
    assert printed == path.read_bytes()


def test_extract_gives_claims_whose_quotes_stand_at_their_offsets(tmp_path: Path) -> None:
    path = tmp_path / "eastborough.txt"
    path.write_text(PAPER, encoding="utf-8")
    found = [json.loads(line) for line in run("extract", path).stdout.splitlines()]
    assert {c["claim"] for c in found} == {
        "document", "inspection", "judgement", "recommendation", "body", "role", "relation"
    }  # fmt: skip
    for claim in found:
        for passage in claim["evidence"]:
            assert PAPER[passage["start"] : passage["end"]] == passage["quote"]


def test_extract_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "eastborough.txt"
    path.write_text(PAPER, encoding="utf-8")
    out = tmp_path / "claims.jsonl"
    assert run("extract", path, "-o", out).exit_code == DONE
    assert out.read_text(encoding="utf-8") == run("extract", path).stdout
    assert run("build", out, "--into", tmp_path / "data").exit_code == DONE


def test_query_and_formats(data: Path) -> None:
    sparql = "SELECT ?label WHERE { ?a a gt:Authority ; rdfs:label ?label }"
    assert list(csv.reader(io.StringIO(run("query", sparql, "--data", data).stdout))) == [["label"], ["Kelderdale"]]
    bindings = json.loads(run("query", sparql, "--data", data, "--format", "json").stdout)["results"]["bindings"]
    assert bindings[0]["label"]["value"] == "Kelderdale"
    assert run("query", "-", "--data", data, stdin=sparql).stdout == run("query", sparql, "--data", data).stdout
    path = data.parent / "labels.rq"
    path.write_text(sparql, encoding="utf-8")
    assert run("query", path, "--data", data).stdout == run("query", sparql, "--data", data).stdout
    turtle = run("query", "CONSTRUCT { ?a a gt:Authority } WHERE { ?a a gt:Authority }", "--data", data).stdout
    assert "kelderdale" in turtle


def test_evidence_by_name_and_by_id(data: Path) -> None:
    by_name = run("evidence", "KSCB", "--data", data)
    by_id = run("evidence", "board/kelderdale/safeguarding-children-board", "--data", data)
    assert by_name.stdout == by_id.stdout
    for row in csv.DictReader(io.StringIO(by_name.stdout)):
        assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"]


def test_the_environment_names_the_data_folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDENTHREAD_DATA", str(data))
    assert run("evidence", "KSCB").exit_code == DONE
    assert run("--data", data.parent / "nowhere", "evidence", "KSCB").exit_code == NOT_FOUND


def test_validate_finds_what_the_plan_leaves_empty_and_no_violation(data: Path) -> None:
    found = run("validate", "--data", data)
    assert found.exit_code == DONE, found.output
    assert "0 violations" in found.stderr


def test_doctor(data: Path, tmp_path: Path) -> None:
    assert run("doctor", "--data", data).exit_code == DONE
    amiss = run("doctor", "--data", tmp_path)
    assert amiss.exit_code == FINDINGS
    assert "goldenthread build" in amiss.stdout


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "eastborough.txt").write_text(PAPER, encoding="utf-8")
    refused = run("build", tmp_path / "eastborough.txt", "--into", tmp_path / "file")
    assert (refused.exit_code, "cannot be written" in refused.stderr) == (UNREADABLE, True)


BAD_FILES = {
    "empty.txt": b"",
    "binary.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "latin.txt": "Eastborough – the Board".encode("cp1252"),
    "page.txt": b"<!DOCTYPE html><html><head><title>Not found</title></head><body>Report not found</body></html>",
    "poem.txt": b"The rose is red, the violet's blue.\n\nSugar is sweet, and so are you.\n",
    "report.docx": b"PK\x03\x04",
    "broken.jsonl": b'{"claim": "document", "title": ',
    "bare.jsonl": b'{"claim": "judgement", "authority": "Eastborough", "area": "overall", "grade": "good", "evidence": [{"start": 0, "end": 1}], "confidence": 1, "method": "m", "document": "d"}\n',
    "grade.jsonl": b'{"claim": "judgement", "authority": "Eastborough", "area": "overall", "grade": "fine", "evidence": [{"start": 0, "end": 1}], "confidence": 1, "method": "m", "document": "d"}\n',
    "deep.jsonl": b"[" * 100_000,
    "unknown.csv": b"colour,size\nred,2\n",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_is_one_message_and_the_last_dataset_stays(
    name: str, data: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    before = (data / "CURRENT").read_bytes()
    refused = run("build", path, "--into", data)
    assert refused.exit_code == UNREADABLE
    assert refused.stdout == ""
    assert name in refused.stderr
    assert "Traceback" not in refused.stderr
    assert (data / "CURRENT").read_bytes() == before


@pytest.mark.parametrize("name", [n for n in BAD_FILES if n.endswith((".txt", ".csv"))])
def test_extract_of_a_bad_file_gives_no_claims(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    refused = run("extract", path)
    assert refused.exit_code == UNREADABLE
    assert refused.stdout == ""
    assert refused.stderr.startswith("goldenthread: ")


def test_extract_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "eastborough.txt").write_text(PAPER, encoding="utf-8")
    mixed = run("extract", tmp_path / "empty.txt", tmp_path / "eastborough.txt")
    assert mixed.exit_code == UNREADABLE
    assert mixed.stdout == run("extract", tmp_path / "eastborough.txt").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["ask", "no-such-question"], NOT_FOUND, "goldenthread questions"),
        (["questions", "no-such-question"], NOT_FOUND, "goldenthread questions"),
        (["ask", "judgement-tree"], MISUSE, "authority"),
        (["ask", "judgement-tree", "-p", "authority"], MISUSE, "NAME=VALUE"),
        (["ask", "judgement-tree", "-p", "authority=Nowhere-on-Sea"], NOT_FOUND, "Nowhere-on-Sea"),
        (["ask", "judgement-tree", "-p", "authority=Kelderdale", "-p", "colour=red"], MISUSE, "colour"),
        (["query", "SELECT * WHERE {\n ?s ?p }"], MISUSE, "line 2, column"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], MISUSE, "DELETE"),
        (["query", "SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"], MISUSE, "SERVICE"),
        (["query", "no-such-file.rq"], UNREADABLE, "no-such-file.rq"),
        (["evidence", "Nobody At All"], NOT_FOUND, "Nobody At All"),
        (["evidence", "KSCB", "--format", "papyrus"], MISUSE, "papyrus"),
        (["build", "no-such-folder"], UNREADABLE, "no-such-folder"),
        (["frobnicate"], MISUSE, "frobnicate"),
    ],
)
def test_misuse(arguments: list[str], status: int, says: str, data: Path) -> None:
    refused = run("--data", data, *arguments)
    assert refused.exit_code == status, refused.output
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_data_folder_that_is_absent_locked_or_of_another_version(data: Path, tmp_path: Path) -> None:
    absent = run("evidence", "KSCB", "--data", tmp_path / "none")
    assert (absent.exit_code, "goldenthread build" in absent.stderr) == (NOT_FOUND, True)

    with (data / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
        locked = run("build", tmp_path / "paper.txt", "--into", data)
    assert (locked.exit_code, "another build" in locked.stderr) == (UNREADABLE, True)

    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", data, copy], check=True)
    (manifest,) = copy.glob("versions/*/manifest.json")
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 0}))
    other = run("evidence", "KSCB", "--data", copy)
    assert (other.exit_code, "another version" in other.stderr) == (UNREADABLE, True)


def test_readers_read_on_while_a_build_replaces_the_dataset(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    subprocess.run(["cp", "-r", data, folder], check=True)
    (tmp_path / "eastborough.txt").write_text(PAPER, encoding="utf-8")
    reading = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", "query", "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?a }", "--data", folder],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(0.3)
    assert run("build", tmp_path / "eastborough.txt", "--into", folder).exit_code == DONE
    assert reading.communicate()[0].splitlines()[0] == "n"
    assert reading.returncode == 0


def test_a_pipe_that_closes_early_is_no_error(data: Path) -> None:
    command = f"{sys.executable} -m goldenthread query 'SELECT * WHERE {{ ?a ?b ?c }}' --data {data} | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, env=os.environ)
    assert "Traceback" not in done.stderr
    assert done.stdout.strip() == "a,b,c"


def test_a_damaged_dataset_is_mended_by_the_build_that_is_advised(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    for damage in ("store/CURRENT", "dataset.nq", "manifest.json"):
        assert run("build", data.parent / f"{SLUG}.jsonl", "--into", folder).exit_code == DONE
        (damaged,) = folder.glob(f"versions/*/{damage}")
        damaged.write_text("{}", encoding="utf-8")
        assert run("doctor", "--data", folder).exit_code == FINDINGS, damage
        assert run("build", data.parent / f"{SLUG}.jsonl", "--into", folder).exit_code == DONE
        assert run("evidence", "KSCB", "--data", folder).exit_code == DONE, damage


def test_folders_above_and_beside_and_fields_that_nobody_reads(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = tmp_path / ".hidden" / "papers"
    papers.mkdir(parents=True)
    line = (data.parent / f"{SLUG}.jsonl").read_text(encoding="utf-8")
    (papers / "claims.jsonl").write_text(line.replace('"deadline": ', '"deadlin": '), encoding="utf-8")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    built = run("build", "../.hidden/papers", "--into", tmp_path / "data")
    assert built.exit_code == DONE, built.output
    assert '"deadlin" of action claims: not known, not used' in built.stderr


def test_a_query_in_one_line_without_braces(data: Path) -> None:
    described = run("query", "DESCRIBE <https://w3id.org/goldenthread/id/authority/kelderdale>", "--data", data)
    assert (described.exit_code, "Kelderdale" in described.stdout) == (DONE, True)
