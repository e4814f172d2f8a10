"""Whether a version is as it was when it was built: the size and digest of each of its files, in `seal.json`.

The store's files differ from build to build though their content does not, so the seal is no part of the manifest.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import DatasetNotWhole
from graph.manifest import REBUILD

SEAL: Final = "seal.json"
# The engine writes these as it pleases, also when it only reads; no fact is in them.
_OF_NO_ACCOUNT: Final = ("LOG", "LOCK")
_SMALL: Final = 128 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a version: its length in bytes, and the SHA-256 of its content in hexadecimal."""

    size: int
    sha256: str


def write_seal(folder: Path, known: Mapping[str, str]) -> None:
    """Seals a finished folder, after every file of it has reached the disk. `known` are digests at hand, by name."""
    parts: dict[str, list[object]] = {}
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        _sync(path)
        parts[name] = [path.stat().st_size, known.get(name) or _digest(path)]
    seal = folder / SEAL
    seal.write_text(json.dumps(parts, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    _sync(seal)
    for inside in sorted(path for path in folder.rglob("*") if path.is_dir()):
        _sync(inside)
    _sync(folder)


def shared_parts(before: Path, folder: Path) -> dict[str, str]:
    """The sealed digests of those files of a version that `folder` shares with it: one file under two names."""
    return {
        name: part.sha256
        for name, part in _sealed(before).items()
        if (before / name).is_file() and (folder / name).is_file() and (before / name).samefile(folder / name)
    }


def check_seal(folder: Path, *, fully: bool) -> None:
    """Raises `DatasetNotWhole`, naming the first file that is missing or changed.

    Always compares the size of every file and the digest of the small ones, at a cost of some milliseconds; `fully`
    reads all of them.
    """
    for name, part in _sealed(folder).items():
        path = folder / name
        if not path.is_file():
            raise DatasetNotWhole(f"{folder}: {name} is missing; {REBUILD}")
        size = path.stat().st_size
        if size != part.size:
            raise DatasetNotWhole(
                f"{folder}: {name} is damaged ({size:,} bytes, and {part.size:,} were built); {REBUILD}"
            )
        if (fully or size <= _SMALL) and _digest(path) != part.sha256:
            raise DatasetNotWhole(f"{folder}: {name} was changed after the build; {REBUILD}")


def size_of(folder: Path) -> int:
    """The bytes that a version takes, as its seal states them."""
    return sum(part.size for part in _sealed(folder).values())


def _sealed(folder: Path) -> dict[str, Part]:
    path = folder / SEAL
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): Part(int(size), str(sha256)) for name, (size, sha256) in record.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise DatasetNotWhole(f"{path}: the list of the dataset's files cannot be read; {REBUILD}") from error


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(_OF_NO_ACCOUNT) and path.name != SEAL:
            yield path


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _sync(path: Path) -> None:
    """What was written is on the disk when this returns, not only on its way there."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
