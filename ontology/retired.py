"""Terms and addresses that are no longer used: the tables that say what to use instead, and what is amiss with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from ontology.signature import is_deprecated
from ontology.terms import GT, ID, ONT

# What may still be said of a deprecated term by itself.
_OWN = frozenset(
    {RDF.type, RDFS.label, RDFS.comment, RDFS.isDefinedBy, OWL.deprecated, DCTERMS.isReplacedBy, GT.deprecatedInVersion}
) | {SKOS.definition, SKOS.example, SKOS.scopeNote, SKOS.altLabel}
_VERSION = re.compile(r"\d+\.\d+\.\d+")


class BadTable(ValueError):
    """A table has other columns, or a row with too few or too many cells."""


@dataclass(frozen=True, slots=True)
class Deprecation:
    """A term of ours by its name. `replacement` is a name too; where it is empty, `note` says why.

    `migration` is the file of SPARQL Update that rewrites data, empty where there is nothing to rewrite to.
    """

    term: str
    version: str
    replacement: str
    migration: str
    note: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """A thing's former address and its present one, both after https://w3id.org/goldenthread/id/."""

    old: str
    new: str
    version: str
    note: str


Row = TypeVar("Row", Deprecation, Redirect)


def read_table(kind: type[Row], text: str) -> tuple[Row, ...]:
    """Rows of a table with tabs, whose head names the columns.

    Raises BadTable.
    """
    names = [field.name for field in fields(kind)]
    head, *rows = csv.reader(text.splitlines(), delimiter="\t", strict=True)
    if head != names:
        raise BadTable(f"the columns are {names}, not {head}")
    for number, row in enumerate(rows, start=2):
        if len(row) != len(names):
            raise BadTable(f"line {number} has {len(row)} cells, not {len(names)}")
    return tuple(kind(*row) for row in rows)


def deprecation_faults(
    ontology: Graph, rows: Sequence[Deprecation], *, migrations: Collection[str], texts: Mapping[str, str]
) -> Iterator[str]:
    """What is amiss, one line each: between table and ontology, with the files of migrations, and in use.

    `ontology` holds the shapes too; `texts` are the sources of writers and questions by their names.
    """
    told = {GT[row.term]: row for row in rows}
    said = {node for node in ontology.subjects(OWL.deprecated) if isinstance(node, URIRef)}
    retired = {node for node in said if is_deprecated(ontology, node)}
    for term in sorted(retired - told.keys()):
        yield f"{term} is deprecated and has no row in deprecations.tsv"
    for term, row in sorted(told.items()):
        if term not in retired:
            yield f"{row.term} has a row in deprecations.tsv and is not deprecated"
        yield from _faults_of_row(ontology, term, row)
        if row.replacement and row.migration not in migrations:
            yield f"{row.term} has a replacement and no migration {row.migration!r}"
        yield from _uses(ontology, term, texts)
        if row.replacement and GT[row.replacement] in retired:
            yield f"{row.term} is replaced by {row.replacement}, which is deprecated itself"


def redirect_faults(rows: Sequence[Redirect], *, known: Collection[str]) -> Iterator[str]:
    """What is amiss with redirects, one line each; `known` are the addresses that things of today have."""
    old = [row.old for row in rows]
    for row in rows:
        if not row.old or not row.new or row.old == row.new:
            yield f"{row.old!r} leads to {row.new!r}"
        if old.count(row.old) > 1:
            yield f"{row.old} leads to two places"
        if row.new in old:
            yield f"{row.old} leads to {row.new}, which has moved on: name the last address"
        if f"{ID}{row.old}" in known:
            yield f"{row.old} is in use again: an address once released is never given to another thing"
        if not _VERSION.fullmatch(row.version):
            yield f"{row.old} moved in {row.version!r}, which is no version"


def _faults_of_row(ontology: Graph, term: URIRef, row: Deprecation) -> Iterator[str]:
    if set(ontology.objects(term, GT.deprecatedInVersion)) != {Literal(row.version)}:
        yield f"{row.term} does not say gt:deprecatedInVersion {row.version!r}"
    if set(ontology.objects(term, DCTERMS.isReplacedBy)) != ({GT[row.replacement]} if row.replacement else set()):
        yield f"{row.term} does not say dcterms:isReplacedBy {row.replacement or 'nothing'}"
    if row.replacement and (GT[row.replacement], RDF.type, None) not in ontology:
        yield f"{row.term} is replaced by {row.replacement}, which nothing declares"
    if not row.replacement and not row.note:
        yield f"{row.term} has neither a replacement nor a note why there is none"


def _uses(ontology: Graph, term: URIRef, texts: Mapping[str, str]) -> Iterator[str]:
    name = term.removeprefix(ONT)
    for subject, property_, value in ontology:
        if property_ == term or value == term or (subject == term and property_ not in _OWN):
            yield f"{name} is still used: {subject} {property_} {value}"
    pattern = re.compile(rf"\b(?:GT\.|gt:){re.escape(name)}\b")
    for source, text in sorted(texts.items()):
        if pattern.search(text):
            yield f"{name} is still used in {source}"
