"""Where the shared corpus is, and what is skipped without it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = Path(__file__).resolve().parents[1] / "data"


def _shared(folder: str) -> Path:
    path = SHARED / folder
    if not path.is_dir():
        pytest.skip(f"the shared {folder} folder is not beside the project: put it at ../shared/{folder}")
    return path


@pytest.fixture(scope="session")
def corpus_dir() -> Path:
    """The folder of real documents and tables."""
    return _shared("corpus")


@pytest.fixture(scope="session")
def evaluation_dir() -> Path:
    """The folder of gold claims and their scorer."""
    return _shared("evaluation")


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The facts that ship with the project."""
    return DATA
