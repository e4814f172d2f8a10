"""Where the shared corpus is, and what is skipped without it."""

from collections.abc import Callable
from pathlib import Path

import pytest

pytest_plugins = ["tests.hermit_time", "tests.shipped"]

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


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --rewrite-golden` writes the golden files anew; read the diff before you keep it."""
    parser.addoption("--rewrite-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name below tests/golden."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--rewrite-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.read_text(encoding="utf-8") == text

    return compare
