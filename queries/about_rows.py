"""What an answer rests on, as lines for people: a word, and what it means for this answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.source_documents import SourceDocument
from ontology.terms import ID
from queries.about import About
from queries.citing import sentence

_LICENCE_UNKNOWN: Final = "its licence is not stated in the dataset"
_LICENCES: Final = (
    "Each source keeps its own licence, named beside it where the dataset knows it. The program is under MIT's."
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; `address` is where it leads, `is_code` that it is no prose."""

    word: str
    told: str
    address: str | None = None
    is_code: bool = False


def facts(about: About, *, rows: int, cut: int = 0) -> tuple[Fact, ...]:
    """The lines, in the order in which one asks: what, of which data, on what grounds, how to cite."""
    return tuple(_facts(about, rows, cut))


def _facts(about: About, rows: int, cut: int) -> Iterator[Fact]:
    if about.question is not None:
        yield Fact("Question", about.sentence or "")
        yield Fact("Question id", about.question.citation)
        yield Fact("What it gives", " ".join(about.question.description.split()))
        for one in about.question.parameters:
            values = about.values.get(one.name, ())
            yield Fact(f"Parameter: {one.name}", ", ".join(values or one.default) or "not given: no restriction")
    yield Fact("Rows", about.part or f"{rows:,}")
    if cut:
        yield Fact("Cut", f"{cut:,} texts are longer than a cell of Excel; they end where it says so")
    if about.version:
        yield Fact("Dataset version", about.version)
    if about.sha256:
        yield Fact("Dataset SHA-256", about.sha256)
    if about.endpoint:
        yield Fact("Asked at", about.endpoint, address=about.endpoint)
    yield Fact("Made with", about.tool)
    for document in about.documents:
        yield Fact("Source", document_told(document), address=document.address)
    yield Fact("Licence", _LICENCES)
    yield Fact(
        "Short names", f"What reads like board/kent/improvement-board stands for {ID}board/kent/improvement-board"
    )
    yield Fact("How to cite", sentence(about))
    if about.sparql:
        yield Fact("SPARQL", about.sparql.strip(), is_code=True)


def document_told(document: SourceDocument) -> str:
    """A document in one line."""
    known = [document.title, document.publisher, document.date, document.iri.removeprefix(ID)]
    licence = f"licence: {document.licence}" if document.licence else _LICENCE_UNKNOWN
    digest = f"SHA-256 {document.digest}" if document.digest else None
    return "; ".join(filter(None, (*known, licence, digest)))
