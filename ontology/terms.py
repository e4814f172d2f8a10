"""The names on which everything agrees. The prefix is planned, not registered: no address here resolves."""

from rdflib import Namespace

BASE = "https://w3id.org/goldenthread/"
ONT = f"{BASE}ont#"
ID = f"{BASE}id/"
SCHEME = f"{BASE}scheme/"
GRAPH = f"{BASE}graph/"

GT = Namespace(ONT)
GTID = Namespace(ID)
GTSCHEME = Namespace(SCHEME)
GTGRAPH = Namespace(GRAPH)
GTSH = Namespace(f"{BASE}shapes#")

ONTOLOGY_IRI = f"{BASE}ont/goldenthread"
