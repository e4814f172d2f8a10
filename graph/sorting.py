"""Lines in order, however many there are: what does not fit into memory waits in a temporary folder."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Final

_AT_ONCE: Final = 1_000_000


def sorted_lines(lines: Iterable[str], *, at_once: int = _AT_ONCE) -> Iterator[str]:
    """The lines in code point order, each once; memory for `at_once` of them. A line holds no line end."""
    waiting = iter(lines)
    chunk = list(islice(waiting, at_once))
    if len(chunk) < at_once:
        yield from sorted(set(chunk))
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goldenthread-")))
        runs: list[Iterator[str]] = []
        while chunk:
            path = folder / str(len(runs))
            with path.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(f"{line}\n" for line in sorted(set(chunk)))
            handle = stack.enter_context(path.open(encoding="utf-8", newline="\n"))
            runs.append(line.removesuffix("\n") for line in handle)
            chunk = list(islice(waiting, at_once))
        yield from once(heapq.merge(*runs))


def once(lines: Iterable[str]) -> Iterator[str]:
    """Sorted lines, each once."""
    before: str | None = None
    for line in lines:
        if line != before:
            yield line
        before = line
