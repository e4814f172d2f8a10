"""What was read is not read again: by the same rules, of the same bytes; and nothing stays of a document that is gone."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import loaders
from goldenthread import reading
from goldenthread.cli import app
from goldenthread.contents import told_by
from goldenthread.failures import DONE
from goldenthread.reading import read_sources
from goldenthread.readings import FOLDER, Readings
from goldenthread.touched import digest_of, touched
from goldenthread.workers import Outcome
from loaders.extraction import RULES, extract, open_document
from loaders.readers import READERS
from tests import making
from tests.papers import DOCUMENTS, HEAD

ROOM = Path(str(loaders.__file__)).parent
PAPER = HEAD + "1.1 Ofsted inspected Northshire's services for children between 3 and 14 June 2019.\n"
OTHER = PAPER.replace("Northshire", "Thornley")
KINDS = ("letter", "paper", "report", "table")


def folder_of(path: Path, **texts: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def build(papers: Path, data: Path) -> Result:
    return CliRunner().invoke(app, ["build", str(papers), "--into", str(data)])


def dataset(data: Path) -> bytes:
    name = (data / "CURRENT").read_text().strip()
    return (data / "versions" / name / "dataset.nq").read_bytes()


def read_now(files: list[Path], data: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, and not taken from what is kept."""
    asked: list[str] = []

    def spy(waiting, *rest, **named):  # type: ignore[no-untyped-def]
        asked.extend(file.name for file in waiting)
        return [Outcome(file, told_by(file, lambda done, of: None)) for file in waiting]

    monkeypatch.setattr(reading, "read_each", spy)
    read_sources(files, kept=Readings(data))
    return asked


@pytest.mark.parametrize("paper", sorted(DOCUMENTS.iterdir()), ids=lambda path: path.stem)
def test_what_is_kept_is_what_was_read(tmp_path: Path, paper: Path) -> None:
    told = told_by(paper, lambda done, of: None)
    kept = Readings(tmp_path)
    assert kept.of(paper) is None
    kept.keep(paper, told)
    assert kept.of(paper) == told
    assert list(told.claims) == extract(open_document(paper))


def test_a_paper_is_read_once_and_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = folder_of(tmp_path / "papers", one=PAPER, two=OTHER)
    files = sorted(papers.iterdir())
    assert read_now(files, tmp_path / "data", monkeypatch) == ["one.txt", "two.txt"]
    assert read_now(files, tmp_path / "data", monkeypatch) == []
    folder_of(papers, two=OTHER + "More is told.\n")
    assert read_now(files, tmp_path / "data", monkeypatch) == ["two.txt"]
    files[0].rename(papers / "three.txt")  # the name is a document's key
    assert read_now(sorted(papers.iterdir()), tmp_path / "data", monkeypatch) == ["three.txt"]


def test_other_rules_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted(folder_of(tmp_path / "papers", one=PAPER).iterdir())
    read_now(files, tmp_path / "data", monkeypatch)
    monkeypatch.setattr("goldenthread.readings.digest_of", lambda kind, suffix: f"later rules of {kind}")
    assert read_now(files, tmp_path / "data", monkeypatch) == ["one.txt"]
    assert read_now(files, tmp_path / "data", monkeypatch) == []


def test_a_damaged_reading_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted(folder_of(tmp_path / "papers", one=PAPER).iterdir())
    read_now(files, tmp_path / "data", monkeypatch)
    (kept,) = (tmp_path / "data" / FOLDER).iterdir()
    for damage in (b"", b"{}\n", kept.read_bytes().replace(b'"claim"', b'"clam"'), b"\xff"):
        kept.write_bytes(damage)
        assert read_now(files, tmp_path / "data", monkeypatch) == ["one.txt"]


def test_a_build_from_what_is_kept_has_the_bytes_of_one_from_nothing(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", one=PAPER, two=OTHER)
    making.made(
        papers, "three.docx", making.word([making.Element("paragraph", line) for line in PAPER.splitlines() if line])
    )
    assert build(papers, tmp_path / "data").exit_code == DONE
    folder_of(papers, two=OTHER + "\n1.2 The letter was published on 1 July 2019.\n")
    assert build(papers, tmp_path / "data").exit_code == DONE
    assert build(papers, tmp_path / "fresh").exit_code == DONE
    assert dataset(tmp_path / "data") == dataset(tmp_path / "fresh")


def test_removing_a_document_removes_its_facts_and_its_reading(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", one=PAPER, two=OTHER)
    build(papers, tmp_path / "data")
    (papers / "two.txt").unlink()
    assert build(papers, tmp_path / "data").exit_code == DONE
    assert b"source/two" not in dataset(tmp_path / "data")
    (kept,) = (tmp_path / "data" / FOLDER).iterdir()
    assert "Thornley" not in kept.read_text()
    build(folder_of(tmp_path / "alone", one=PAPER), tmp_path / "fresh")
    assert dataset(tmp_path / "data") == dataset(tmp_path / "fresh")


def test_files_of_one_name_in_folders_of_their_own_are_documents_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for folder, text in (("1_northshire", PAPER), ("2_thornley", OTHER)):
        folder_of(tmp_path / "papers" / folder, letter=text)
    folder_of(tmp_path / "papers", own=PAPER)
    assert build(tmp_path / "papers", tmp_path / "data").exit_code == DONE
    found = dataset(tmp_path / "data")
    for name in ("1-northshire-letter", "2-thornley-letter", "own"):
        assert f"graph/source/{name}>".encode() in found
    shutil.rmtree(tmp_path / "papers" / "1_northshire")
    assert build(tmp_path / "papers", tmp_path / "data").exit_code == DONE
    left = {line for line in found.splitlines() if b"graph/source/1-northshire-letter>" not in line}
    of_sources = {line for line in dataset(tmp_path / "data").splitlines() if b"graph/source/" in line}
    assert of_sources == {line for line in left if b"graph/source/" in line}


def test_a_failure_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = folder_of(tmp_path / "papers", poem="The rose is red.\n")
    found = read_sources(sorted(papers.iterdir()), kept=Readings(tmp_path / "data"))
    assert list(found.failures) == [papers / "poem.txt"]
    assert not (tmp_path / "data" / FOLDER).exists()


def changed(tmp_path: Path, place: str) -> set[tuple[str, str]]:
    """The kinds, with their suffix, that a change of one file of the loaders makes to be read again."""
    later = tmp_path / "loaders"
    shutil.copytree(ROOM, later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / place).write_bytes((later / place).read_bytes() + b"\n# changed\n")
    pairs = [("table", ".csv"), *((kind, suffix) for kind in KINDS[:3] for suffix in (".pdf", ".docx"))]
    return {pair for pair in pairs if digest_of(*pair, later) != digest_of(*pair)}  # type: ignore[arg-type]


PAPERS = {("paper", ".pdf"), ("paper", ".docx")}
REPORTS = {("report", ".pdf"), ("report", ".docx")}
LETTERS = {("letter", ".pdf"), ("letter", ".docx")}
TABLE = {("table", ".csv")}


@pytest.mark.parametrize(
    ("place", "again"),
    [
        ("rules/actions/actions.py", PAPERS),
        ("lexicon/relations/oversees.yml", PAPERS),
        ("lexicon/statistics/measures.yml", PAPERS),
        ("ofsted/leadership.py", REPORTS),
        ("lexicon/ofsted-sections.yml", REPORTS),
        ("ofsted/letter_advice.py", LETTERS),
        ("ofsted/family.py", REPORTS | PAPERS),
        ("lexicon/ofsted-front.yml", REPORTS | PAPERS),
        ("ofsted/letter_front.py", LETTERS | REPORTS | PAPERS),
        ("readers/docx.py", {pair for pair in PAPERS | REPORTS | LETTERS if pair[1] == ".docx"}),
        ("mappings/inspection-outcomes.yml", TABLE),
        ("lexicon/authority-names.csv", TABLE | PAPERS | REPORTS | LETTERS),
        ("claims.py", TABLE | PAPERS | REPORTS | LETTERS),
        ("extraction.py", TABLE | PAPERS | REPORTS | LETTERS),
    ],
)
def test_only_what_a_change_touches_is_read_again(tmp_path: Path, place: str, again: set[tuple[str, str]]) -> None:
    assert changed(tmp_path, place) == again


def test_every_rule_of_a_paper_is_touched() -> None:
    reached = touched("paper", ".pdf")
    assert {f"{rule.__module__.removeprefix('loaders.').replace('.', '/')}.py" for rule in RULES} <= reached


def test_every_file_of_the_loaders_is_touched_by_some_kind() -> None:
    reached = frozenset().union(
        *(touched(kind, suffix) for kind in KINDS for suffix in (*READERS, ".csv"))  # type: ignore[arg-type]
    )
    there = {
        path.relative_to(ROOM).as_posix()
        for path in ROOM.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.stat().st_size
    }
    # What is told of a reading beside its claims, and what files of claims are for.
    beside = {
        "claim_checks.py", "layout/outline.py", "lexicon/governance.yml", "reading_report.py", "unread.py", "wording.py",
    }  # fmt: skip
    assert there - reached <= beside
