"""The dataset of what ships, built once for all tests of a run and all its processes. It is only read."""

import os
import subprocess
import sys
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from graph.dataset import Dataset, open_dataset


@pytest.fixture(scope="session")
def shipped_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder, as `goldenthread build` makes it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shipped"
    with folder.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)  # until it is closed: another process waits, and finds what was built
        if not folder.exists():
            subprocess.run(
                [sys.executable, "-m", "goldenthread", "build", "--into", folder], check=True, capture_output=True
            )
    return folder


@pytest.fixture(scope="session")
def shipped(shipped_data: Path) -> Dataset:
    """It, opened."""
    return open_dataset(shipped_data)
