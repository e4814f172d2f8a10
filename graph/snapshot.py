"""A dataset on disk: a folder named by the hash of its content, which appears whole or not at all.

DATA/CURRENT              the name of the version that readers open
DATA/versions/NAME/       dataset.nq  (every named graph, canonical N-Quads)
                          store/      (the same in Oxigraph, with the merged default graph)
                          manifest.json
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final

from graph.errors import DatasetLocked, DatasetNotWhole, FolderUnusable, NoDataset

FORMAT: Final = 1
_CURRENT: Final = "CURRENT"
_VERSIONS: Final = "versions"
_UNFINISHED: Final = ".building-"
_REBUILD: Final = "build it again with: goldenthread build"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version holds. Counts are of triples by named graph; `inputs` are SHA-256 digests by name."""

    format: int
    version: str
    sha256: str
    tool: str
    ontology: str
    fingerprint: str
    triples: int
    graphs: Mapping[str, int]
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version on disk."""

    folder: Path
    manifest: Manifest


def current(data: Path) -> Snapshot:
    """The version that readers open. Raises `NoDataset`, or `DatasetNotWhole` where something is amiss."""
    name = current_name(data)
    if name is None:
        raise NoDataset(f"{data}: there is no dataset here; make one with: goldenthread build")
    folder = data / _VERSIONS / name
    manifest = _read_manifest(folder)
    for part in ("dataset.nq", "store"):
        if not (folder / part).exists():
            raise DatasetNotWhole(f"{folder}: {part} is missing; {_REBUILD}")
    return Snapshot(folder, manifest)


def _read_manifest(folder: Path) -> Manifest:
    path = folder / "manifest.json"
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DatasetNotWhole(f"{path}: the manifest cannot be read; {_REBUILD}") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise DatasetNotWhole(
            f"{folder}: this dataset was made by another version of Golden Thread "
            f"(format {record.get('format') if isinstance(record, dict) else 'unknown'}, this one reads {FORMAT}); "
            f"{_REBUILD}"
        )
    try:
        return Manifest(**record)
    except TypeError as error:
        raise DatasetNotWhole(f"{path}: the manifest lacks or adds something; {_REBUILD}") from error


@contextmanager
def writing(data: Path) -> Iterator[Path]:
    """An empty folder beside the versions, held by this process alone; what is left in it is removed at the end.

    Raises `DatasetLocked` while another build holds the data folder.
    """
    with _lock(data) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DatasetLocked(
                f"{data}: another build is writing here; wait for it to end, or choose another folder with --into"
            ) from error
        for left in (data / _VERSIONS).glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=data / _VERSIONS))
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _lock(data: Path) -> IO[str]:
    try:
        (data / _VERSIONS).mkdir(parents=True, exist_ok=True)
        return (data / ".lock").open("w")
    except OSError as error:
        raise FolderUnusable(
            f"{data}: cannot be written ({error.strerror}); choose another folder with --into"
        ) from error


def publish(data: Path, unfinished: Path, manifest: Manifest) -> Snapshot:
    """Gives a finished folder its name and makes it current, each by one atomic rename."""
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (unfinished / "manifest.json").write_text(text, encoding="utf-8")
    folder = data / _VERSIONS / manifest.version
    if folder.exists():
        # The same content, made anew in case a part of it was lost: the old one goes only when the new one stands.
        aside = unfinished.with_name(f"{_UNFINISHED}old-{manifest.version}")
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
        try:
            unfinished.rename(folder)
        except OSError:
            aside.rename(folder)
            raise
        shutil.rmtree(aside, ignore_errors=True)
    else:
        unfinished.rename(folder)
    before = current_name(data)
    pointer = data / f"{_CURRENT}.new"
    pointer.write_text(f"{manifest.version}\n", encoding="utf-8")
    pointer.replace(data / _CURRENT)
    _remove_others(data / _VERSIONS, keep={manifest.version, before})
    _sync(data)
    return Snapshot(folder, manifest)


def current_name(data: Path) -> str | None:
    """The name of the version that readers open; None where there is none."""
    pointer = data / _CURRENT
    return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else None


def _remove_others(versions: Path, *, keep: set[str | None]) -> None:
    """Old versions go; the one before stays, for those who are still reading it."""
    for other in versions.iterdir():
        if other.name not in keep and not other.name.startswith(_UNFINISHED):
            shutil.rmtree(other, ignore_errors=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
