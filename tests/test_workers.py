"""One document in a batch can be slow, greedy or broken; the others are read."""

import os
import time
from pathlib import Path

import pytest

from goldenthread.workers import Limits, read_each
from loaders.documents import Pages
from loaders.errors import UnreadableFile


def act(file: Path, pages: Pages) -> str:
    """Does what the file's name says."""
    match file.stem:
        case "slow":
            time.sleep(60)
        case "greedy":
            return str(len(bytearray(8 * 1024**3)))
        case "long":
            for done in range(1, 51):
                pages(done, 50)
        case "endless":
            for done in range(10**9):
                pages(20 * done, 10**9)
        case "broken":
            os._exit(3)
        case "unreadable":
            raise UnreadableFile(f"{file.name}: cannot be read; fetch it again")
        case "faulty":
            raise ValueError("a private matter")
    return file.stem.upper()


def test_results_come_in_the_order_of_the_files() -> None:
    heard: list[str] = []
    found = read_each([Path(f"{n}.txt") for n in "abcdefgh"], act, report=lambda file, *_: heard.append(file.stem))
    assert [outcome.result for outcome in found] == list("ABCDEFGH")
    assert sorted(heard) == list("abcdefgh")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("slow", "slow.pdf: took longer than 2 seconds; split the file"),
        ("endless", "endless.pdf: took longer than 2 seconds; split the file"),
        ("greedy", "greedy.pdf: needs more than 2,048 MiB of memory; split the file"),
        ("broken", "broken.pdf: its reading broke off (status 3)"),
        ("unreadable", "unreadable.pdf: cannot be read; fetch it again"),
        ("faulty", "faulty.pdf: a fault of the reader (ValueError at test_workers.py line"),
    ],
)
def test_a_bad_document_costs_only_itself(name: str, said: str) -> None:
    files = [Path("one.pdf"), Path(f"{name}.pdf"), Path("two.pdf"), Path("three.pdf")]
    found = read_each(files, act, limits=Limits(seconds=2, memory=2 * 1024**3), report=lambda *_: None)
    assert [outcome.result for outcome in found] == ["ONE", None, "TWO", "THREE"]
    assert (found[1].failure or "").startswith(said)


def test_pages_are_told_while_a_document_is_read() -> None:
    heard: list[tuple[int, int]] = []
    read_each([Path("long.pdf")], act, report=lambda _, done, of: heard.append((done, of)))
    assert heard == [(20, 50), (40, 50), (0, 0)]


def test_no_files_no_outcomes() -> None:
    assert read_each([], act, report=lambda *_: None) == []
