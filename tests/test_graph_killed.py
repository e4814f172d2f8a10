"""Whatever happens to a build, the last good version stands and the next build is right."""

import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.failures import UNREADABLE
from graph.building import build_dataset
from graph.dataset import open_dataset
from graph.errors import FolderUnusable
from graph.pointers import history
from graph.seal import check_seal
from graph.snapshot import Snapshot, current
from loaders.claim_files import write_claims
from tests.composed import claims, source
from tests.killed import ORIGIN, building, ended, kill_after, other, refusal

MOMENTS = 30


def is_sound(data: Path) -> Snapshot:
    """The current version, read whole."""
    snapshot = current(data)
    check_seal(snapshot.folder, fully=True)
    asked = open_dataset(data).select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert int(str(asked.rows[0][0])) == snapshot.manifest.triples
    return snapshot


def test_killed_at_thirty_moments_a_build_leaves_the_last_good_version_and_the_next_is_right(tmp_path: Path) -> None:
    good = build_dataset([source(), other(0)], tmp_path, ORIGIN).manifest
    assert ended(building(tmp_path, 0)) == 0  # starts the server that the others come from
    began = time.perf_counter()
    assert ended(building(tmp_path, 0)) == 0
    whole = time.perf_counter() - began
    chance = random.Random(6)
    killed = 0
    for moment in range(1, MOMENTS + 1):
        # Every other time in the last part, in which files come into their places.
        step, share = ("Storing", 0.3) if moment % 2 else ("Started", 0.8)
        status = kill_after(building(tmp_path, moment), chance.uniform(0, share) * whole, step=step)
        assert status in (0, -9)
        killed += status == -9
        whole *= 1 if status else 0.8  # it was over before its moment: the first one ran on a busier machine
        left = is_sound(tmp_path).manifest
        good = build_dataset([source(), other(moment)], tmp_path, ORIGIN).manifest
        assert is_sound(tmp_path).manifest == good
        assert f"other-{moment}" in good.inputs
        assert left == good or f"other-{moment - 1}" in left.inputs
        assert {path.name for path in (tmp_path / "versions").iterdir()} == set(history(tmp_path))
        assert len(history(tmp_path)) == min(moment + 1, 5)
    assert killed >= MOMENTS / 5


@pytest.mark.parametrize("size", [0, 10_000, 900_000])
def test_a_disk_without_room_is_one_message_and_the_last_version_stays(size: int, tmp_path: Path) -> None:
    good = build_dataset([source()], tmp_path, ORIGIN)
    message = refusal(building(tmp_path, 1, file_size=size))
    assert message.startswith(f"FolderUnusable: {tmp_path}: cannot be written (")
    assert message.endswith(
        f"make room or choose another folder with --into; version {good.manifest.version} stays as it is"
    )
    assert is_sound(tmp_path) == good
    assert [path.name for path in (tmp_path / "versions").iterdir()] == [good.manifest.version]


def test_a_full_disk(tmp_path: Path) -> None:
    data = tmp_path / "small"
    data.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", data], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small disk cannot be mounted here: it wants the rights of root")
    try:
        good = build_dataset([source()], data, ORIGIN)
        (data / "filler").write_bytes(b"\0" * (shutil.disk_usage(data).free - 100_000))
        with pytest.raises(FolderUnusable, match=r"No space left on device.*stays as it is"):
            build_dataset([source(), other(1)], data, ORIGIN)
        assert is_sound(data) == good
        (data / "filler").unlink()
        build_dataset([source()], data, ORIGIN)
    finally:
        subprocess.run(["umount", "-l", data], check=True)


def test_a_folder_that_cannot_be_written_can_still_be_read() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        good = build_dataset([source()], data, ORIGIN)
        for path in (Path(folder), data, *data.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)

        assert is_sound(data).manifest == good.manifest
        message = refusal(building(data, 1, as_nobody=True))
        assert message.startswith(f"FolderUnusable: {data}: cannot be written (Permission denied)")
        for path in (data, *(one for one in data.rglob("*") if one.is_dir())):
            path.chmod(0o755)


def test_two_builds_at_once(tmp_path: Path) -> None:
    build_dataset([source()], tmp_path, ORIGIN)
    children = [building(tmp_path, n) for n in range(4)]
    statuses = [ended(child) for child in children]
    assert 0 in statuses
    for message in [refusal(child) for child, status in zip(children, statuses, strict=True) if status]:
        assert message.startswith(f"DatasetLocked: {tmp_path}: another build is writing here; wait for it to end")
    assert is_sound(tmp_path).manifest.inputs.keys() >= {source().document}
    assert len(history(tmp_path)) == 1 + statuses.count(0)


def test_the_command_says_what_stays(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text(write_claims(claims()), encoding="utf-8")
    refused = CliRunner().invoke(app, ["build", str(tmp_path / "claims.jsonl"), "--into", "/proc/goldenthread"])
    assert refused.exit_code == UNREADABLE
    assert refused.stderr.startswith("goldenthread: /proc/goldenthread: cannot be written")
