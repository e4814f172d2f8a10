"""People's decisions about which things are one: those that ship, those in the data folder, those given to a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goldenthread.places import shipped_folder
from graph.dataset import Dataset
from graph.identifiers import local_id
from graph.identity.decisions import COLUMNS, Decision, read_decisions
from graph.identity.showing import decided
from loaders.errors import UnreadableFile

NAME: Final = "identity-decisions.csv"


@dataclass(frozen=True, slots=True)
class Decisions:
    """The files and what they decide. `own` are the decisions that do not ship."""

    files: tuple[Path, ...]
    all: tuple[Decision, ...]
    own: tuple[Decision, ...]


def is_decisions(file: Path) -> bool:
    """Whether a file is a table of decisions: by its first line."""
    if file.suffix.lower() != ".csv":
        return False
    try:
        with file.open(encoding="utf-8-sig") as lines:
            return tuple(cell.strip() for cell in lines.readline().split(",")) == COLUMNS
    except (OSError, UnicodeDecodeError):
        return False


def gather_decisions(given: Iterable[Path], data: Path) -> Decisions:
    """What ships, what stands in the data folder, and what was given. Raises `BadDecisions`, `UnreadableFile`."""
    shipped = [path for path in (shipped_folder() / NAME,) if path.is_file()]
    others = [
        path
        for path in (data / NAME, *given)
        if path.is_file() and path.resolve() not in {s.resolve() for s in shipped}
    ]
    own = [one for path in others for one in _read(path)]
    return Decisions((*shipped, *others), (*(one for path in shipped for one in _read(path)), *own), tuple(own))


def _read(path: Path) -> tuple[Decision, ...]:
    try:
        return read_decisions(path.read_text(encoding="utf-8"), name=path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            f"{path}: cannot be read as UTF-8 text ({error}); save the table as CSV in UTF-8"
        ) from error


def unused(decisions: Sequence[Decision], dataset: Dataset) -> list[str]:
    """A message for each decision that a build did not use, since no source tells of one of its things any more."""
    if not decisions:
        return []
    used = {(one.one, one.other, one.by) for one in decided(dataset)}
    return [
        f"{one.where}: not used, since no source tells of both {' and '.join(map(local_id, one.things))} (any more); "
        "check the ids, or remove the line"
        for one in decisions
        if (*map(local_id, one.things), one.by) not in used
    ]
