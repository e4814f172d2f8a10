"""The versions of a data folder: listed, found by the beginning of a name, gone back to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph.errors import DatasetNotWhole, NoDataset, UnknownVersion
from graph.holding import hold
from graph.manifest import Manifest, read_manifest
from graph.pointers import VERSIONS, current_name, history, make_current, prune
from graph.seal import check_seal, size_of
from graph.snapshot import Held, Snapshot, locked, version

State = Literal["current", "whole", "damaged"]


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it stands on disk; `manifest` and `size` in bytes are None where it is damaged, and `amiss` why."""

    name: str
    state: State
    manifest: Manifest | None
    size: int | None
    amiss: str | None = None


def versions(data: Path) -> list[Version]:
    """The versions of a data folder, the last built first. Raises `NoDataset` where there is none."""
    now = current_name(data)
    found = [_version(data / VERSIONS / name, is_current=name == now) for name in history(data)]
    if not found:
        raise NoDataset(f"{data}: there is no dataset here; make one with: goldenthread build")
    return found


def _version(folder: Path, *, is_current: bool) -> Version:
    try:
        manifest = read_manifest(folder)
        check_seal(folder, fully=False)
        return Version(folder.name, "current" if is_current else "whole", manifest, size_of(folder))
    except DatasetNotWhole as error:
        return Version(folder.name, "damaged", None, None, str(error))


def find_version(data: Path, name: str) -> Snapshot:
    """The version whose name begins so; "current" is the current one, "previous" the one that was built before it.

    Raises `UnknownVersion` where there is none or more than one, and `DatasetNotWhole`.
    """
    if name == "previous":
        return version(data, before_current(data))
    wanted = (current_name(data) or name) if name == "current" else name
    found = [one for one in history(data) if one == wanted] or [o for o in history(data) if o.startswith(wanted)]
    if len(found) != 1:
        known = ", ".join(history(data)) or "none"
        why = f"{len(found)} versions begin with" if found else "there is no version"
        raise UnknownVersion(f"{data}: {why} {name!r}; the versions here are: {known}")
    return version(data, found[0])


def held_version(data: Path, name: str) -> Held:
    """A version kept from being pruned for as long as the hold is open. Raises as `find_version` does."""
    snapshot = find_version(data, name)
    mine = hold(snapshot.folder)
    if mine is None:
        raise UnknownVersion(f"{data}: version {snapshot.manifest.version} is just being removed")
    return Held(snapshot, mine)


def before_current(data: Path) -> str:
    """The name of the version built before the current one, passing over damaged ones. Raises `UnknownVersion`."""
    names, now = history(data), current_name(data)
    older = names[names.index(now) + 1 :] if now in names else names
    for name in older:
        if _version(data / VERSIONS / name, is_current=False).state == "whole":
            return name
    raise UnknownVersion(f"{data}: there is no version before {now or 'the first'}; goldenthread versions lists them")


def rollback(data: Path, name: str | None) -> Snapshot:
    """Makes an older version current, by one atomic step, after all of it was checked; none given, the one before.

    Raises `UnknownVersion`, `DatasetNotWhole` and `DatasetLocked`.
    """
    with locked(data):
        snapshot = find_version(data, name or "previous")
        check_seal(snapshot.folder, fully=True)
        make_current(data, snapshot.manifest.version, last=False)
    return snapshot


def prune_versions(data: Path, *, keep: int) -> list[str]:
    """Removes all but the last `keep` versions, the current one and those that are read. Raises `DatasetLocked`."""
    with locked(data):
        return prune(data, keep=keep)
