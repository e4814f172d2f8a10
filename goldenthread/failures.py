"""What each failure means to the caller: its message on standard error, and its exit status."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
FINDINGS: Final = 1
MISUSE: Final = 2
NOT_FOUND: Final = 3
UNREADABLE: Final = 4
INTERRUPTED: Final = 130


class Missing(Exception):
    """Something that an extra or the system would bring is not there; the message says how to get it."""


def exit_status(error: BaseException) -> int | None:
    """The status of an expected failure; None for a fault of the program, which may show its traceback."""
    from goldenthread.cluster import ClusterFailed
    from graph.errors import (
        AmbiguousName,
        BadQuery,
        GraphError,
        NoDataset,
        UnknownForm,
        UnknownGraph,
        UnknownName,
        UnknownVersion,
    )
    from loaders.errors import LoadError
    from ontology.reasoning.errors import ReasonerFailed, ReasonerMissing
    from queries.errors import BindingError, QueryRefused, QuestionError, UnknownQuestion

    kinds: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], int], ...] = (
        ((UnknownName, AmbiguousName, UnknownQuestion, NoDataset, UnknownGraph, UnknownVersion), NOT_FOUND),
        ((BadQuery, BindingError, QueryRefused, UnknownForm), MISUSE),
        ((LoadError, GraphError, QuestionError, ReasonerFailed, ReasonerMissing), UNREADABLE),
        ((ClusterFailed, Missing, OSError), UNREADABLE),
        (KeyboardInterrupt, INTERRUPTED),
    )
    return next((status for kind, status in kinds if isinstance(error, kind)), None)
