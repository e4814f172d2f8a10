"""A dataset on disk: a folder named by the hash of its content, which appears whole or not at all.

DATA/CURRENT              the name of the version that readers open
DATA/HISTORY              the names of versions, the last built first
DATA/versions/NAME/       dataset.nq  (every named graph, canonical N-Quads)
                          store/      (the same in Oxigraph, with the merged default graph)
                          manifest.json, manifest.ttl  (what it holds, from what; for programs, and as linked data)
                          seal.json   (the size and digest of each of these files)
"""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from graph.errors import DatasetLocked, DatasetNotWhole, FolderUnusable, NoDataset
from graph.holding import Hold, hold, unheld
from graph.manifest import Manifest, read_manifest, write_manifest
from graph.pointers import UNFINISHED, VERSIONS, current_name, history, make_current, prune, sync
from graph.record import write_record
from graph.seal import check_seal, shared_parts, write_seal

KEPT: Final = 5
_TRIES: Final = 10


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version on disk."""

    folder: Path
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Held:
    """A version, and what keeps it from being pruned."""

    snapshot: Snapshot
    hold: Hold


def current(data: Path) -> Snapshot:
    """The version that readers open. Raises `NoDataset`, or `DatasetNotWhole` where something is amiss."""
    name = current_name(data)
    if name is None:
        raise NoDataset(f"{data}: there is no dataset here; make one with: goldenthread build")
    return version(data, name)


def version(data: Path, name: str) -> Snapshot:
    """The version of that name. Raises `DatasetNotWhole`, which names the last good version where there is one."""
    folder = data / VERSIONS / name
    try:
        return _whole(folder)
    except DatasetNotWhole as error:
        good = next((other for other in history(data) if other != name and _is_whole(data / VERSIONS / other)), None)
        advice = f"; or go back to the last good version with: goldenthread rollback {good}" if good else ""
        raise DatasetNotWhole(f"{error}{advice}") from error


def held(data: Path) -> Held:
    """The current version, kept from being pruned for as long as the hold is open. Raises as `current` does."""
    for _ in range(_TRIES):
        snapshot = current(data)
        mine = hold(snapshot.folder)
        if mine is not None:
            return Held(snapshot, mine)
    raise DatasetNotWhole(f"{data}: its versions change faster than they can be opened; try again")


def _whole(folder: Path, *, fully: bool = False) -> Snapshot:
    manifest = read_manifest(folder)
    check_seal(folder, fully=fully)
    return Snapshot(folder, manifest)


def _is_whole(folder: Path, *, fully: bool = False) -> bool:
    try:
        _whole(folder, fully=fully)
    except DatasetNotWhole:
        return False
    return True


@contextmanager
def writing(data: Path) -> Iterator[Path]:
    """An empty folder beside the versions, held by this process alone; what is left in it is removed at the end.

    Raises `DatasetLocked` while another build holds the data folder, and `FolderUnusable` where the disk is full or
    cannot be written.
    """
    with locked(data):
        try:
            folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=data / VERSIONS))
            folder.chmod(0o755)
        except OSError as error:
            raise _unusable(data, error) from error
        try:
            yield folder
        except OSError as error:
            raise _unusable(data, error) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """The data folder is this process's alone to change; what killed ones left behind is gone. Raises as `writing`."""
    with _lock(data) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DatasetLocked(
                f"{data}: another build is writing here; wait for it to end, or choose another folder with --into"
            ) from error
        for left in (data / VERSIONS).glob(f"{UNFINISHED}*"):
            with unheld(left) as free:
                if free:
                    shutil.rmtree(left, ignore_errors=True)
        yield


def _lock(data: Path) -> IO[str]:
    try:
        (data / VERSIONS).mkdir(parents=True, exist_ok=True)
        return (data / ".lock").open("w")
    except OSError as error:
        raise _unusable(data, error) from error


def _unusable(data: Path, error: OSError) -> FolderUnusable:
    name = current_name(data)
    stays = f"; version {name} stays as it is" if name else ""
    return FolderUnusable(
        f"{data}: cannot be written ({error.strerror or error}); make room or choose another folder with --into{stays}"
    )


def publish(
    data: Path, unfinished: Path, manifest: Manifest, *, keep: int = KEPT, before: Snapshot | None = None
) -> Snapshot:
    """Gives a finished folder its name and makes it current, each by one atomic rename, after all is on the disk.

    Of the older versions so many are kept that there are `keep` in all; those that somebody reads stay. `before` is a
    version with which it may share files.
    """
    write_manifest(manifest, unfinished)
    write_record(manifest, unfinished)
    shared = shared_parts(before.folder, unfinished) if before else {}
    write_seal(unfinished, known={**shared, "dataset.nq": manifest.sha256})
    folder = data / VERSIONS / manifest.version
    if not (folder.exists() and _is_whole(folder, fully=True)):
        _put(unfinished, folder)
    make_current(data, manifest.version, last=True)
    prune(data, keep=keep)
    return Snapshot(folder, manifest)


def _put(unfinished: Path, folder: Path) -> None:
    """The finished folder in its place; a damaged one of that name goes only when the new one stands."""
    aside = unfinished.with_name(f"{UNFINISHED}old-{folder.name}")
    shutil.rmtree(aside, ignore_errors=True)
    if folder.exists():
        folder.rename(aside)
    try:
        unfinished.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
    sync(folder.parent)
    shutil.rmtree(aside, ignore_errors=True)
