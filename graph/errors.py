"""Every way in which the graph can refuse; each message says what, where and what to do."""

from __future__ import annotations


class GraphError(Exception):
    """Base of all."""


class NoDataset(GraphError):
    """There is no dataset where one was looked for."""


class DatasetNotWhole(GraphError):
    """A dataset is damaged, unfinished, or of another version of the format."""


class DatasetLocked(GraphError):
    """Another build is writing to the data folder."""


class BadQuery(GraphError):
    """The query is not SPARQL. `line` and `column` count from 1; None where the engine does not say."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class FolderUnusable(GraphError):
    """The data folder cannot be written."""


class ClashingFacts(GraphError):
    """Two different things would share one IRI, or one document comes in twice with different content."""


class Unnamable(GraphError, ValueError):
    """A name has no letter or digit of which an IRI could be made."""


class UnknownName(GraphError):
    """No entity has this name, IRI or id. `near` are IRIs of entities whose names look like it, nearest first."""

    def __init__(self, message: str, *, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near


class AmbiguousName(GraphError):
    """Several entities have this name. `candidates` are (id, label, class), sorted."""

    def __init__(self, message: str, *, candidates: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class NotWritable(GraphError):
    """The answer has a form (rows, truth, triples) that whoever asked cannot take."""

    def __init__(self, form: str) -> None:
        super().__init__(f"the answer is {form}, and no format for {form} was asked for")
        self.form = form


class BadDecisions(GraphError):
    """A table of decisions about identity cannot be read, or its decisions contradict each other."""


class BadRule(GraphError):
    """A rule from which it cannot be told what its conclusions rest on."""


class UnknownVersion(GraphError):
    """The data folder has no version of this name, or several that begin so."""


class UnknownGraph(GraphError):
    """The dataset has no named graph that is called so."""


class UnknownForm(GraphError):
    """A dataset cannot be written in this form."""
