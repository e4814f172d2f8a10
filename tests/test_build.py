"""A build of many files goes on where one cannot be read, tells which at its end, and writes nothing by halves."""

import hashlib
import json
import os
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goldenthread import reading
from goldenthread.cli import app
from goldenthread.contents import Told, told_by
from goldenthread.failures import DONE, UNREADABLE
from goldenthread.reading import read_sources
from goldenthread.workers import Limits
from loaders.claim_files import write_claims
from loaders.documents import Pages
from tests import making
from tests.composed import SLUG, TEXT, claims
from tests.making import Element
from tests.papers import HEAD

PAPER = HEAD + "1.1 Ofsted inspected Northshire's services for children between 3 and 14 June 2019.\n"
POEM = "The rose is red, the violet's blue.\n\nSugar is sweet, and so are you.\n"


def act(file: Path, pages: Pages) -> Told:
    """Reads as a build does, but for what a file's name says."""
    if file.stem == "slow":
        time.sleep(60)
    if file.stem == "broken":
        os._exit(3)
    return told_by(file, pages)


def build(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["build", *map(str, arguments)])


def folder_of(path: Path, **texts: str) -> Path:
    path.mkdir()
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def versions(data: Path) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in data.glob("versions/*/dataset.nq")}


def test_what_cannot_be_read_is_left_out_and_told_at_the_end(tmp_path: Path) -> None:
    good = build(folder_of(tmp_path / "good", paper=PAPER), "--into", tmp_path / "one")
    assert good.exit_code == DONE
    papers = folder_of(tmp_path / "mixed", a="", paper=PAPER, poem=POEM)
    (papers / "cut.pdf").write_bytes(b"%PDF-1.7 cut")
    mixed = build(papers, "--into", tmp_path / "two")
    assert mixed.exit_code == UNREADABLE
    assert mixed.stdout == ""
    summary, *left_out = mixed.stderr.splitlines()
    assert summary.startswith("Dataset ")
    assert [line.split(": ")[:3] for line in left_out] == [
        ["goldenthread", "left out", name] for name in ("a.txt", "cut.pdf", "poem.txt")
    ]
    assert versions(tmp_path / "one") == versions(tmp_path / "two")


def test_what_was_left_out_is_tried_and_told_again(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", paper=PAPER, poem=POEM)
    build(papers, "--into", tmp_path / "data")
    before = (tmp_path / "data" / "CURRENT").stat().st_mtime_ns
    again = build(papers, "--into", tmp_path / "data")
    assert again.exit_code == UNREADABLE
    assert "Nothing has changed" in again.stderr
    assert "left out: poem.txt" in again.stderr
    assert (tmp_path / "data" / "CURRENT").stat().st_mtime_ns == before
    (papers / "poem.txt").unlink()
    assert build(papers, "--into", tmp_path / "data").exit_code == DONE


def test_where_nothing_can_be_read_the_last_dataset_stays(tmp_path: Path) -> None:
    build(folder_of(tmp_path / "good", paper=PAPER), "--into", tmp_path / "data")
    before = versions(tmp_path / "data")
    bad = build(folder_of(tmp_path / "bad", poem=POEM, a=""), "--into", tmp_path / "data")
    assert bad.exit_code == UNREADABLE
    assert bad.stderr.splitlines()[0] == "Nothing was built."
    assert versions(tmp_path / "data") == before
    assert sorted(path.name for path in (tmp_path / "data" / "versions").iterdir()) == sorted(before)


def test_a_document_that_hangs_or_breaks_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "told_by", act)
    papers = folder_of(tmp_path / "papers", broken=PAPER, paper=PAPER, slow=PAPER, zuletzt=PAPER)
    found = read_sources(sorted(papers.iterdir()), limits=Limits(seconds=4))
    assert [source.document for source in found.sources] == ["paper", "zuletzt"]
    assert {file.stem: message.split(";")[0] for file, message in found.failures.items()} == {
        "broken": "broken.txt: its reading broke off (status 3), perhaps for lack of memory (limit 4,096 MiB)",
        "slow": "slow.txt: took longer than 4 seconds",
    }


def test_pages_are_told_and_each_file_when_it_is_done(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    pages = making.pdf([Element("paragraph", line) for line in PAPER.splitlines() if line] * 160)
    path = making.made(tmp_path, "pack.pdf", pages)
    read_sources([path], report=lambda file, done, of: heard.append((file.name, done, of)))
    assert heard[-1] == ("pack.pdf", 0, 0)
    assert heard[0][1] == 20
    assert heard[0][2] >= 20


def claim_file(path: Path, text: str) -> Path:
    """The composed claims without their words, as if they had been read from `text`."""
    bare = []
    for record in map(json.loads, write_claims(claims()).splitlines()):
        passages = [{key: value for key, value in one.items() if key != "quote"} for one in record["evidence"]]
        bare.append({**record, "evidence": passages})
    bare[0]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    path.write_text("".join(json.dumps(one) + "\n" for one in bare), encoding="utf-8")
    return path


def test_words_come_from_the_documents_that_claims_were_read_from_and_only_those_are_read(tmp_path: Path) -> None:
    path = claim_file(tmp_path / f"{SLUG}.jsonl", TEXT)
    words = folder_of(tmp_path / "words", unread="", **{SLUG: TEXT})
    built = build(path, "--documents", words, "--into", tmp_path / "data")
    assert built.exit_code == DONE, built.stderr
    assert "The words of 1 of 1 sources are at hand" in built.stderr


def test_claims_of_another_text_are_left_out(tmp_path: Path) -> None:
    path = claim_file(tmp_path / f"{SLUG}.jsonl", TEXT[:400])
    words = folder_of(tmp_path / "words", **{SLUG: TEXT[:400]})
    built = build(path, "--documents", words, "--into", tmp_path / "data")
    assert built.exit_code == UNREADABLE
    assert f"left out: {SLUG}" in built.stderr


def test_documents_with_words_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    path = claim_file(tmp_path / f"{SLUG}.jsonl", "\0binary")
    words = folder_of(tmp_path / "words", **{SLUG: "\0binary"})
    built = build(path, "--documents", words, "--into", tmp_path / "data")
    assert built.exit_code == UNREADABLE
    assert "The words of 0 of 1 sources are at hand" in built.stderr
    assert f"left out: {SLUG}.txt" in built.stderr


def test_an_empty_claim_file_and_fields_that_are_not_known_are_told(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("\n", encoding="utf-8")
    written = write_claims(claims()).replace('{"claim": "role",', '{"claim": "role", "colour": "red",', 1)
    (tmp_path / f"{SLUG}.jsonl").write_text(written, encoding="utf-8")
    built = build(tmp_path, "--into", tmp_path / "data")
    assert built.exit_code == UNREADABLE
    assert "none.jsonl: there is no claim in this file" in built.stderr
    assert f'{SLUG}.jsonl: the field "colour" of role claims: not known, not used' in built.stderr


def test_what_is_not_used_of_a_table_is_remarked_upon(tmp_path: Path) -> None:
    table = "provider,authority,start,end,delivery_basis,source,note\nTrust,Leeds,2014,,choice,,\nTrust,Nowhere,,,,,\n"
    path = making.made(tmp_path, "companies.csv", table.encode())
    found = read_sources([path])
    assert found.failures == {}
    assert found.remarks == ("companies.csv: 1 values are not used; goldenthread report companies.csv lists them",)


# ---- documents of claims, and people's decisions -----------------------------------------------------------


def test_claims_whose_document_has_changed_or_is_not_there(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "papers", **{SLUG: TEXT + "One line more.\n"})
    (tmp_path / "claims.jsonl").write_text(write_claims(claims()), encoding="utf-8")
    data = tmp_path / "data"
    done = build(tmp_path / "claims.jsonl", "--documents", folder, "--into", data)
    assert done.exit_code == DONE
    (told,) = [line for line in done.stderr.splitlines() if "has changed" in line]
    assert told.startswith(f"{folder / SLUG}.txt: this document has changed since its claims were read (then SHA-256 ")
    assert "goldenthread extract" in told
    (folder / f"{SLUG}.txt").rename(folder / "another.txt")
    done = build(tmp_path / "claims.jsonl", "--documents", folder, "--into", data)
    assert f"Not among the documents: {SLUG}.txt." in done.stderr
    (folder / f"{SLUG}.txt").write_text(TEXT, encoding="utf-8")
    done = build(tmp_path / "claims.jsonl", "--documents", folder, "--into", data)
    assert "Not among" not in done.stderr
    assert "has changed" not in done.stderr


HEAD_OF_DECISIONS = "one,other,verdict,by,reason\n"
JOINED = "board/kelderdale/voice-panel,board/kelderdale/safeguarding-children-board,same,Ada Reeve,a test\n"


def test_people_s_decisions_from_the_data_folder_or_as_an_input(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text(write_claims(claims()), encoding="utf-8")
    own = tmp_path / "own.csv"
    own.write_text(HEAD_OF_DECISIONS + JOINED, encoding="utf-8")
    given = build(tmp_path / "claims.jsonl", own, "--into", tmp_path / "one")
    assert given.exit_code == DONE, given.output
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "identity-decisions.csv").write_bytes(own.read_bytes())
    assert build(tmp_path / "claims.jsonl", "--into", tmp_path / "two").exit_code == DONE
    shown = CliRunner().invoke(app, ["identity", "--merged", "--format", "csv", "--data", str(tmp_path / "one")])
    assert "Ada Reeve" in shown.stdout
    assert "1 merged" in shown.stderr
    again = CliRunner().invoke(app, ["identity", "--merged", "--format", "csv", "--data", str(tmp_path / "two")])
    assert again.stdout == shown.stdout
    (tmp_path / "two" / "identity-decisions.csv").unlink()
    assert build(tmp_path / "claims.jsonl", "--into", tmp_path / "two").exit_code == DONE
    undone = CliRunner().invoke(app, ["identity", "--merged", "--format", "csv", "--data", str(tmp_path / "two")])
    assert undone.stdout.count("\n") == 1


def test_a_decision_about_a_body_that_is_gone_and_a_bad_one(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text(write_claims(claims()), encoding="utf-8")
    own = tmp_path / "own.csv"
    own.write_text(HEAD_OF_DECISIONS + JOINED.replace("voice-panel", "gone"), encoding="utf-8")
    done = build(tmp_path / "claims.jsonl", own, "--into", tmp_path / "data")
    assert done.exit_code == DONE
    assert "own.csv line 2: not used, since no source tells of both board/kelderdale/gone and " in done.stderr
    before = versions(tmp_path / "data")
    own.write_text(HEAD_OF_DECISIONS + JOINED.replace("same", "maybe"), encoding="utf-8")
    bad = build(tmp_path / "claims.jsonl", own, "--into", tmp_path / "data")
    assert bad.exit_code == UNREADABLE
    assert bad.stderr.splitlines() == [
        "goldenthread: own.csv line 2: the verdict is 'maybe'; it must be one of same, not-same, undecided"
    ]
    assert versions(tmp_path / "data") == before
