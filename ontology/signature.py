"""What a version of the ontology promises, as text of one line a statement: what a later version is compared with.

Labels stand in full; definitions and notes as digests, since only their change matters here. A name is short, as
in gt:Body, or the rest of an address after https://w3id.org/goldenthread/, as in <scheme/band/inadequate>.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from ontology.inline import inline, sorted_statements, sorted_subjects, verb
from ontology.terms import BASE, GT, ONTOLOGY_IRI

LABELS = frozenset({RDFS.label, SKOS.prefLabel})
NOTES = frozenset(
    {
        RDFS.comment,
        RDFS.isDefinedBy,
        SKOS.altLabel,
        SKOS.example,
        SKOS.hiddenLabel,
        SKOS.scopeNote,
        DCTERMS.isReplacedBy,
    }
) | {GT.deprecatedInVersion}
_SETS = (OWL.members, OWL.distinctMembers, OWL.intersectionOf, OWL.unionOf, OWL.oneOf, OWL.hasKey)
_MODULES = f"{BASE}ont/"
_GENERAL = "(general)"
_HEAD = "# Golden Thread ontology "


class UnreadableSignature(ValueError):
    """The text is no signature."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term, concept or framework. `definition` and `notes` are digests, empty where there is nothing."""

    label: str
    definition: str
    notes: str
    deprecated: bool
    axioms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signature:
    """Terms by name, and axioms that belong to no one term."""

    version: str
    terms: dict[str, Term]
    general: frozenset[str]


def signature(graph: Graph) -> Signature:
    """Of an ontology with its header; foreign terms and the header itself are left out.

    Members of a list that stands for a set are sorted: their order means nothing.
    """
    graph = _with_sorted_sets(graph)
    named, alone = sorted_subjects(graph)
    ours = [node for node in named if node.startswith(BASE) and not node.startswith(_MODULES)]
    return Signature(
        version=str(graph.value(URIRef(ONTOLOGY_IRI), OWL.versionInfo)),
        terms={_short(inline(graph, node)): _term(graph, node) for node in ours},
        general=frozenset(_short(inline(graph, node)) for node in alone),
    )


def write_signature(found: Signature) -> str:
    """Terms by name, axioms sorted; read_signature gives the same again."""
    lines = [f"{_HEAD}{found.version}: each term with its label, digests of its definition and notes, and its axioms."]
    for name, term in sorted(found.terms.items()):
        lines.append(name)
        lines.extend(f"  {line}" for line in _lines(term))
    lines.append(_GENERAL)
    lines.extend(f"  {axiom}" for axiom in sorted(found.general))
    return "\n".join(lines) + "\n"


def read_signature(text: str) -> Signature:
    """Raises UnreadableSignature."""
    head, *lines = text.splitlines()
    if not head.startswith(_HEAD):
        raise UnreadableSignature(f"a signature begins with {_HEAD!r}, not {head!r}")
    blocks: dict[str, list[str]] = {}
    inside: list[str] | None = None
    for line in lines:
        if not line.startswith("  "):
            inside = blocks.setdefault(line, [])
        elif inside is not None:
            inside.append(line[2:])
    general = blocks.pop(_GENERAL, [])
    terms = {name: _read_term(block) for name, block in blocks.items()}
    return Signature(head.removeprefix(_HEAD).partition(":")[0], terms, frozenset(general))


def _with_sorted_sets(graph: Graph) -> Graph:
    copy = Graph()
    for triple in graph:
        copy.add(triple)
    for head in {node for property_ in _SETS for node in graph.objects(None, property_)}:
        _sort(copy, head)
    return copy


def _sort(graph: Graph, head: Node) -> None:
    """Sorts a list by the text of its members, and before it the lists inside them."""
    cells = [cell for cell in graph.transitive_objects(head, RDF.rest) if isinstance(cell, BNode)]
    members = [member for cell in cells for member in graph.objects(cell, RDF.first)]
    for member in members:
        for property_ in _SETS:
            for inner in graph.objects(member, property_):
                _sort(graph, inner)
    members.sort(key=lambda member: inline(graph, member))
    for cell, member in zip(cells, members, strict=True):
        graph.set((cell, RDF.first, member))


def _term(graph: Graph, node: URIRef) -> Term:
    definitions, notes, labels, axioms = [], [], [], []
    for property_, value in sorted_statements(graph, node):
        text = _short(inline(graph, value))
        if property_ in LABELS:
            labels.append(str(value))
        elif property_ == SKOS.definition:
            definitions.append(text)
        elif property_ in NOTES:
            notes.append(f"{property_} {text}")
        elif property_ != OWL.deprecated:
            axioms.append(f"{_short(verb(property_))} {text}")
    return Term(
        label=" / ".join(labels),
        definition=_digest(definitions),
        notes=_digest(notes),
        deprecated=is_deprecated(graph, node),
        axioms=frozenset(axioms),
    )


def is_deprecated(graph: Graph, node: Node) -> bool:
    """Whether the ontology says that the term is no longer to be used."""
    return any(isinstance(told, Literal) and told.value is True for told in graph.objects(node, OWL.deprecated))


def _lines(term: Term) -> Iterator[str]:
    yield f"label: {term.label}"
    for word, digest in (("definition", term.definition), ("notes", term.notes)):
        if digest:
            yield f"{word}: {digest}"
    if term.deprecated:
        yield "deprecated: yes"
    yield from sorted(term.axioms)


def _read_term(lines: Iterable[str]) -> Term:
    told: dict[str, str] = {}
    axioms = []
    for line in lines:
        word, colon, rest = line.partition(": ")
        if colon and word in {"label", "definition", "notes", "deprecated"}:
            told[word] = rest
        else:
            axioms.append(line)
    return Term(
        label=told.get("label", ""),
        definition=told.get("definition", ""),
        notes=told.get("notes", ""),
        deprecated="deprecated" in told,
        axioms=frozenset(axioms),
    )


def _digest(texts: list[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12] if texts else ""


def _short(text: str) -> str:
    return text.replace(f"<{BASE}", "<")
