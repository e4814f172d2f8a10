"""What one file holds, read by a worker: its text, its outline, its claims. Libraries are imported when used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.sources import CLAIMS, TABLES
from loaders.claims import Claim
from loaders.documents import Document, Pages

if TYPE_CHECKING:
    from loaders.extraction import Reading, SourceKind


@dataclass(frozen=True, slots=True)
class Told:
    """The claims that a source of a build holds or states, and remarks on what in it is not used.

    `kind` says which rules read it; None where it is a file of claims, which no rule reads.
    """

    claims: tuple[Claim, ...]
    remarks: tuple[str, ...] = ()
    kind: SourceKind | None = None


def text_of(file: Path, pages: Pages) -> str:
    """The text that offsets refer to. Raises a `LoadError`."""
    if file.suffix.lower() in TABLES:
        from loaders.tables.files import decoded, read_bytes

        return decoded(read_bytes(file), name=file.name)
    return _document(file, pages).text


def outline_of(file: Path, pages: Pages) -> str:
    """What was recognised, a line a block. Raises a `LoadError`."""
    from loaders.layout.outline import outline
    from loaders.readers.comma_separated import read_csv

    document = read_csv(file) if file.suffix.lower() in TABLES else _document(file, pages)
    return "".join(f"{entry}\n" for entry in outline(document))


def claims_of(file: Path, pages: Pages) -> tuple[Claim, ...]:
    """What a document or a table states. Raises a `LoadError`."""
    return _reading(file, pages).claims


def _reading(file: Path, pages: Pages) -> Reading:
    from loaders.extraction import reading_of, reading_of_table

    return reading_of_table(file) if file.suffix.lower() in TABLES else reading_of(_document(file, pages))


def told_by(file: Path, pages: Pages) -> Told:
    """The claims of any source: a document, a table, or a file of claims. Raises a `LoadError`.

    What of a table is not used is remarked upon; what of other documents is not, `goldenthread report` tells.
    """
    if file.suffix.lower() not in CLAIMS:
        reading = _reading(file, pages)
        left = len(reading.refusals) if reading.kind == "table" else 0
        remark = f"{file.name}: {left:,} values are not used; goldenthread report {file.name} lists them"
        return Told(reading.claims, (remark,) if left else (), reading.kind)
    from loaders.claim_files import read_claims

    remarks: list[str] = []
    claims = read_claims(file, report=remarks.append)
    return Told(tuple(claims), tuple(remarks))


def _document(file: Path, pages: Pages) -> Document:
    from loaders.readers import open_document

    return open_document(file, pages)
