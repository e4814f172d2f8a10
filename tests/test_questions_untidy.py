"""A folder of one's own as people leave it: what editors put there, and names that are none."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, UNREADABLE
from queries.catalogue import load_catalogue, load_question
from queries.errors import QuestionError
from queries.question_files import own_files
from tests.test_questions_own import BOARDS


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "boards-by-name.rq").write_text(BOARDS, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_what_is_hidden_or_no_file_stops_nothing(mine: Path) -> None:
    (mine / ".#boards-by-name.rq").symlink_to("ann@machine.1234")  # as Emacs locks a file
    (mine / "dangling.rq").symlink_to("nowhere")
    (mine / "._boards.rq").write_bytes(b"\x00\x05\x16\x07")
    (mine / "folder.rq").mkdir()
    os.mkfifo(mine / "pipe.rq")
    (mine / ".git" / "deep" / "er").mkdir(parents=True)
    (mine / ".git" / "deep" / "er" / "x.rq").write_text("x", encoding="utf-8")
    assert [file.id for file in own_files(mine)] == ["boards-by-name"]
    assert run("questions", "--questions", mine).exit_code == DONE


def test_a_file_beyond_all_measure_is_refused(mine: Path) -> None:
    with (mine / "huge.rq").open("wb") as huge:
        huge.truncate(4 << 30)  # it takes no room on the disk
    with pytest.raises(QuestionError, match=r"huge\.rq: has more than 1,048,576 characters"):
        load_catalogue(mine)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(mine: Path) -> None:
    (mine / "boards-by-name.rq").chmod(0)
    with pytest.raises(QuestionError, match=r"boards-by-name\.rq: cannot be read"):
        load_question("boards-by-name", mine)


def test_a_file_that_goes_away_meanwhile_is_named(mine: Path) -> None:
    (file,) = own_files(mine)
    (mine / "boards-by-name.rq").unlink()
    with pytest.raises(QuestionError, match=r"boards-by-name\.rq: cannot be read"):
        file.text()


@pytest.mark.parametrize("name", ["a b", "a>b", "Boards", "é", "a.b", "a\nb", ""])
def test_a_name_that_is_no_id_is_named(mine: Path, name: str) -> None:
    if not name:
        (mine / "-x_.rq").write_text(BOARDS, encoding="utf-8")
    else:
        (mine / f"{name}.rq").write_text(BOARDS, encoding="utf-8")
    listed = run("questions", "--questions", mine)
    assert listed.exit_code == UNREADABLE
    assert f"{name or '-x_'}.rq: the name of a question has only a to z, 0 to 9 and hyphens" in listed.stderr


def test_the_name_of_the_prefixes_is_reserved(mine: Path) -> None:
    (mine / "prefixes.rq").write_text(BOARDS, encoding="utf-8")
    with pytest.raises(QuestionError, match=r"prefixes\.rq: this name is taken"):
        load_catalogue(mine)
