"""Whatever the graph writes and the questions read is declared by the ontology."""

import re
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.namespace import RDF

from ontology.modules import ontology_graph
from ontology.terms import GT

ROOT = Path(__file__).parents[1]
WRITTEN = sorted((ROOT / "graph").rglob("*.py"))
READ = sorted((ROOT / "queries").rglob("*.rq"))


@pytest.mark.parametrize("path", WRITTEN + READ, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_term_is_declared(path: Path) -> None:
    pattern = r"\bGT\.(\w+)" if path.suffix == ".py" else r"\bgt:(\w+)"
    text = re.sub(r"^#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    used = set(re.findall(pattern, text))
    assert [term for term in sorted(used) if (URIRef(GT[term]), RDF.type, None) not in ontology_graph()] == []
