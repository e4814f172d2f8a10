"""How many times HermiT ran, and how long in all: printed at the end of every test run, its workers' runs included."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from ontology.reasoning import hermit

BUDGET = 90  # seconds in all, on two cores that do nothing else
_runs: list[float] = []


def took(runs: int, seconds: float) -> None:
    """So many runs of HermiT that did not go through the product took so long together."""
    _runs.extend([seconds / runs] * runs)


def _timed(run: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return run(*arguments, **named)
        finally:
            _runs.append(time.perf_counter() - began)

    return timed


hermit._run = _timed(hermit._run)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands its times to the run that started it."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["hermit"] = list(_runs)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """The times of a worker that is done."""
    _runs.extend(getattr(node, "workeroutput", {}).get("hermit", []))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line, where HermiT ran at all."""
    if _runs:
        terminalreporter.write_line(f"HermiT: {len(_runs)} runs, {sum(_runs):.1f} s in all (budget {BUDGET} s)")
