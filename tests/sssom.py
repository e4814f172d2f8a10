"""Reads SSSOM tables: the prefixes of the head, and the rows with IRIs written out."""

import csv
from dataclasses import dataclass
from pathlib import Path

import yaml
from rdflib import URIRef

FOLDER = Path(__file__).parents[1] / "ontology" / "mappings"


@dataclass(frozen=True, slots=True)
class Mappings:
    """The head of a table, and its rows as they stand there."""

    head: dict[str, object]
    rows: tuple[dict[str, str], ...]

    def iri(self, curie: str) -> URIRef:
        prefix, _, name = curie.partition(":")
        prefixes = self.head["curie_map"]
        assert isinstance(prefixes, dict)
        return URIRef(f"{prefixes[prefix]}{name}")

    def triples(self) -> list[tuple[URIRef, URIRef, URIRef]]:
        parts = ("subject_id", "predicate_id", "object_id")
        return [tuple(self.iri(row[part]) for part in parts) for row in self.rows]  # type: ignore[misc]


def read_mappings(name: str) -> Mappings:
    lines = (FOLDER / f"{name}.sssom.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    head = "".join(line[1:] for line in lines if line.startswith("#"))
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", strict=True)
    return Mappings(yaml.safe_load(head), tuple(rows))
