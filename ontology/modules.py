"""The Turtle that ships with this package, read offline and once.

`ontology_graph`, `shapes_graph` and `shapes_in` hand out the cached graph itself: read it, never add to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from rdflib import Graph
from rdflib.namespace import SH

PACKAGE = "ontology"
SHAPES = "shapes"
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


def module_paths() -> tuple[Traversable, ...]:
    """Every Turtle file of the ontology (modules, frameworks, schemes, themes; no shapes, no alignments), by path."""
    return tuple(_turtle_files(files(PACKAGE), leave_out=(SHAPES, alignment_path().name)))


def alignment_path() -> Traversable:
    """The Turtle file that ties our terms to those of other vocabularies."""
    return files(PACKAGE) / "alignments.ttl"


def shape_paths() -> tuple[Traversable, ...]:
    """Every Turtle file of shapes, by path."""
    return tuple(_turtle_files(files(PACKAGE) / SHAPES))


@cache
def ontology_graph() -> Graph:
    """All modules in one graph; shared, so not to be changed."""
    return _merged(module_paths())


@cache
def alignments_graph() -> Graph:
    """What ties our terms to those of other vocabularies; the ontology is whole without it. Shared as well."""
    return _merged([alignment_path()])


@cache
def shapes_graph() -> Graph:
    """All shapes in one graph; shared, so not to be changed."""
    return _merged(shape_paths())


def shape_files() -> tuple[str, ...]:
    """What the files of shapes are called, without their endings, by name."""
    return tuple(path.name.removesuffix(".ttl") for path in shape_paths())


@cache
def shapes_in(file: str) -> Graph:
    """All shapes, of which only those in one of `shape_files` have targets: the others are there to be referred to.

    Shared, so not to be changed.
    """
    own = set(_merged(path for path in shape_paths() if path.name == f"{file}.ttl").subjects())
    graph = Graph()
    graph += (triple for triple in shapes_graph() if triple[1] not in TARGETS or triple[0] in own)
    return graph


def _merged(paths: Iterable[Traversable]) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(data=path.read_text(encoding="utf-8"), format="turtle")
    return graph


def _turtle_files(folder: Traversable, leave_out: tuple[str, ...] = ()) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name in leave_out:
            continue
        if entry.is_dir():
            yield from _turtle_files(entry)
        elif entry.name.endswith(".ttl"):
            yield entry
