"""Readers hold the version that they read, so that pruning passes it by; the lock goes with the process that has it."""

from __future__ import annotations

import fcntl
import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.manifest import MANIFEST

_TRIES: Final = 10


class Hold:
    """A version is held for as long as this object lives, or until `release`."""

    def __init__(self, handle: int) -> None:
        self._closing = weakref.finalize(self, os.close, handle)

    def release(self) -> None:
        """The version may go. Doing it twice does no harm."""
        self._closing()


def hold(folder: Path) -> Hold | None:
    """A hold on a version's folder; None where it is being removed.

    Works on a disk that can only be read. Where the disk knows no locks nothing is held.
    """
    for _ in range(_TRIES):
        try:
            mine = Hold(handle := os.open(folder / MANIFEST, os.O_RDONLY))
        except OSError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        except OSError:
            return mine
        if _is_still(handle, folder):
            return mine
    return None


@contextmanager
def unheld(folder: Path) -> Iterator[bool]:
    """Whether nobody holds the folder; nobody comes to hold it while this lasts."""
    try:
        mine = (folder / MANIFEST).open("rb")
    except OSError:  # what has no manifest is no version, and nobody reads it
        yield True
        return
    with mine:
        try:
            fcntl.flock(mine, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def _is_still(handle: int, folder: Path) -> bool:
    """Whether the file that is open is the one that stands there now."""
    try:
        return os.path.samestat(os.fstat(handle), (folder / MANIFEST).stat())
    except OSError:
        return False
