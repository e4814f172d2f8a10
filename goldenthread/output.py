"""Results to standard output or a file, talk to standard error."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


def say(message: str) -> None:
    """One message to the person, on standard error."""
    print(message, file=sys.stderr)


def give(text: str, *, to: Path | None) -> None:
    """A result: to a file, which appears whole or not at all, or to standard output."""
    if to is None:
        sys.stdout.write(text if not text or text.endswith("\n") else text + "\n")
        sys.stdout.flush()
        return
    with giving(to=to) as out:
        out.write(text.encode())


def give_bytes(content: bytes, *, to: Path) -> None:
    """A result to a file, which appears whole or not at all."""
    with giving(to=to) as out:
        out.write(content)


def give_lines(lines: Iterable[str], *, to: Path | None) -> None:
    """A result that is too long to hold: as `give`, line by line."""
    with giving(to=to) as out:
        for line in lines:
            out.write(f"{line}\n".encode())


@contextmanager
def giving(*, to: Path | None) -> Iterator[IO[bytes]]:
    """Where a result goes as bytes: a file, which appears whole or not at all, or standard output."""
    if to is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with whole(to) as out:
        yield out
    say(f"Written to {to}")


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to be written, which appears whole or not at all. Raises `OSError`, as where its folder is missing."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no folder {path.parent}; make it first")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def close_output() -> None:
    """Nobody reads on: what is still to be written goes nowhere, so that Python does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def agreed(question: str) -> bool:
    """Whether the person says yes; taken as said where nobody sits at a terminal to be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    print(f"{question} [Y/n] ", end="", file=sys.stderr, flush=True)  # typer's own writes to standard output too
    return sys.stdin.readline().strip().lower() in ("", "y", "yes")


def on_terminal() -> bool:
    """Whether standard output is a person's terminal."""
    return sys.stdout.isatty()


@contextmanager
def progress(title: str, total: int) -> Iterator[Progress]:
    """A progress bar on standard error, only where that is a terminal. Task 0 is the work itself."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        bar.add_task(title, total=total)
        yield bar
