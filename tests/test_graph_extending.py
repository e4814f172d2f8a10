"""A named graph put into a version: what was there before stays as it was, whatever its texts hold."""

from dataclasses import replace
from pathlib import Path

from rdflib import Literal, URIRef

from graph.building import Origin, Source, build_dataset
from graph.dataset import open_dataset
from graph.extending import with_graph
from loaders.claims import DocumentClaim
from ontology.terms import GRAPH
from tests.composed import claims, source

# Each ends a line for Python, and none for N-Triples.
BREAKS = "one\u0085two\u2028three\u2029four\x0bfive\x0csix\x1cseven"


def test_characters_that_merely_look_like_line_ends_stay_in_their_text(tmp_path: Path) -> None:
    given = source()
    told = [replace(one, title=BREAKS) if isinstance(one, DocumentClaim) else one for one in claims()]
    build_dataset([Source(given.document, told, given.sha256)], tmp_path, Origin("test", "test"))
    before = open_dataset(tmp_path)
    about = URIRef("http://e/a"), URIRef("http://e/p"), Literal(BREAKS)
    with_graph(before, URIRef(f"{GRAPH}inferred"), [about])
    after = open_dataset(tmp_path)
    assert after.manifest.version != before.manifest.version
    titled = "SELECT ?a WHERE { ?a ?p ?t FILTER(CONTAINS(STR(?t), 'seven')) }"
    assert after.select(titled) == before.select(titled)
    assert len(after.select(titled).rows) >= 1
    everything = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    assert after.select(everything) == before.select(everything)
