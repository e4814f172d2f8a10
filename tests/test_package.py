"""The wheel holds the five rooms with their data, what ships, and nothing else; the repository, nothing of a machine."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = {"goldenthread", "ontology", "graph", "loaders", "queries"}


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_what_the_wheel_holds(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {name.split("/")[0] for name in held} == ROOMS
    expected = {name for name in tracked() if name.split("/")[0] in ROOMS}
    expected |= {f"goldenthread/shipped/{name.removeprefix('data/')}" for name in tracked() if name.startswith("data/")}
    assert held == expected


def test_the_repository_speaks_of_no_machine() -> None:
    for name in tracked():
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        assert str(ROOT) not in text, name
        assert f"{Path.home()}/" not in text, name
