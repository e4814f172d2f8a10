"""Which version is current, which were built before it, and which of them stay."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from graph.holding import unheld

VERSIONS: Final = "versions"
UNFINISHED: Final = ".building-"
_CURRENT: Final = "CURRENT"
_HISTORY: Final = "HISTORY"


def make_current(data: Path, name: str, *, last: bool) -> None:
    """Readers who come from now on open the version `name`; `last` counts it as the last that was built."""
    if last:
        _replace(data / _HISTORY, "".join(f"{one}\n" for one in (name, *(o for o in history(data) if o != name))))
    _replace(data / _CURRENT, f"{name}\n")
    sync(data)


def _replace(path: Path, text: str) -> None:
    unfinished = path.with_name(f"{path.name}.new")
    with unfinished.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(path)


def current_name(data: Path) -> str | None:
    """The name of the version that readers open; None where there is none."""
    pointer = data / _CURRENT
    return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else None


def history(data: Path) -> list[str]:
    """The names of the versions on disk, the last built first."""
    there = {path.name for path in (data / VERSIONS).glob("*") if not path.name.startswith(".")}
    told: list[str] = []
    with suppress(FileNotFoundError):
        told = [one for one in (data / _HISTORY).read_text(encoding="utf-8").split() if one in there]
    return [*told, *sorted(there.difference(told))]


def prune(data: Path, *, keep: int) -> list[str]:
    """Removes all but the `keep` versions built last, and gives the names of those removed.

    The current one stays, and any that somebody reads. The caller holds the data folder.
    """
    gone: list[str] = []
    staying = {*history(data)[:keep], current_name(data)}
    for name in [one for one in history(data) if one not in staying]:
        folder = data / VERSIONS / name
        with unheld(folder) as free:
            if free:
                aside = folder.with_name(f"{UNFINISHED}old-{name}")
                folder.rename(aside)  # it never stands there by halves
                shutil.rmtree(aside, ignore_errors=True)
                gone.append(name)
    return gone


def sync(folder: Path) -> None:
    """What was renamed in a folder is on the disk when this returns."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
