"""The names on which everything agrees. The prefix is planned, not registered: no address here resolves."""

from rdflib import Namespace, URIRef

BASE = "https://w3id.org/goldenthread/"
ONT = f"{BASE}ont#"
ID = f"{BASE}id/"
SCHEME = f"{BASE}scheme/"
GRAPH = f"{BASE}graph/"


class Terms(Namespace):
    """A namespace that makes each of its terms once: builds name the same few terms millions of times."""

    def __getattr__(self, name: str) -> URIRef:
        term = super().__getattr__(name)
        if not name.startswith("__"):
            self.__dict__[name] = term
        return term


GT = Terms(ONT)
GTID = Namespace(ID)
GTSCHEME = Namespace(SCHEME)
GTGRAPH = Namespace(GRAPH)
GTSH = Namespace(f"{BASE}shapes#")

ONTOLOGY_IRI = f"{BASE}ont/goldenthread"
