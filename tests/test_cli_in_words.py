"""A sentence typed at a real terminal: what it was taken for is told, and nothing is asked before the person agrees."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import build


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("words"))


def typed(data: Path, answer: str) -> tuple[int, str, str]:
    """Exit status, standard output, and what the terminal showed."""
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "goldenthread", "--data", str(data), "ask", "which actions have no stated lead"]
    process = subprocess.Popen(command, stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, text=True)
    os.close(terminal)
    os.write(keyboard, f"{answer}\n".encode())
    output, _ = process.communicate(timeout=60)
    shown = b""
    try:
        while piece := os.read(keyboard, 4096):
            shown += piece
    except OSError:  # Linux says so where the other side of a terminal is closed
        pass
    os.close(keyboard)
    return process.returncode, output, shown.decode()


def test_who_agrees_is_answered(data: Path) -> None:
    status, output, shown = typed(data, "y")
    assert status == 0
    assert output.startswith("authority,")
    assert "Asked: actions-lacking" in shown
    assert "Is this what you mean?" in shown


def test_who_does_not_agree_is_shown_the_next_nearest(data: Path) -> None:
    status, output, shown = typed(data, "n")
    assert status == 3
    assert output == ""
    assert "nothing was asked; the next nearest questions are:" in shown
