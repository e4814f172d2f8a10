"""Long work in a process of its own: its lines are not counted for coverage, which would take three times as long."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def apart(function: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """What `function`, one of a module, gives or raises, for values that can be pickled."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as processes:
        return processes.submit(function, *given, **named).result()
