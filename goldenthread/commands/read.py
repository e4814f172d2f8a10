"""`goldenthread text` and `goldenthread extract`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar, cast

from goldenthread.contents import claims_of, outline_of, text_of
from goldenthread.failures import DONE, UNREADABLE
from goldenthread.output import give, progress, say
from goldenthread.workers import Limits, Outcome, read_each
from loaders.claim_files import write_claims
from loaders.documents import Pages
from loaders.errors import UnreadableFile

T = TypeVar("T")


def print_text(file: Path) -> None:
    """The text of a document, unchanged: no line end is added or translated."""
    sys.stdout.buffer.write(_read(file, text_of).encode())
    sys.stdout.buffer.flush()


def print_outline(file: Path) -> None:
    """What was recognised in a document, a line a block: its place, page, kind, number and opening words."""
    give(_read(file, outline_of), to=None)


def print_claims(files: Sequence[Path], *, to: Path | None, seconds: float) -> int:
    """The claims of each file in turn. A file that cannot be read gives none, and one message; the others go on."""
    outcomes = outcomes_of(files, claims_of, seconds=seconds)
    for outcome in outcomes:
        if outcome.failure:
            say(f"goldenthread: {outcome.failure}")
    claims = [claim for outcome in outcomes for claim in outcome.result or ()]
    status = UNREADABLE if any(outcome.failure for outcome in outcomes) else DONE
    if claims or status == DONE:
        give(write_claims(claims), to=to)
    return status


def outcomes_of(files: Sequence[Path], read: Callable[[Path, Pages], T], *, seconds: float) -> list[Outcome[T]]:
    """What `read` makes of each file, in their order, with a progress bar."""
    with progress("Reading", len(files)) as bar:

        def report(file: Path, done: int, of: int) -> None:
            words = f"{file.name} page {done:,} of {of:,}" if of else file.name
            bar.update(bar.task_ids[0], description=words, advance=0 if of else 1)

        return read_each(files, read, limits=Limits(seconds=seconds), report=report)


def _read(file: Path, read: Callable[[Path, Pages], T]) -> T:
    """What `read` makes of one file, within the usual limits. Raises `UnreadableFile`."""
    (outcome,) = read_each([file], read, report=lambda *_: None)
    if outcome.failure:
        raise UnreadableFile(outcome.failure)
    return cast(T, outcome.result)
