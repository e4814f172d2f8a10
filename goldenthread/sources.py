"""From the paths that people give to the claims that a build takes: documents, tables, claim files, folders."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Final

from goldenthread.output import say
from graph.building import Source, described
from loaders.claim_files import read_claims
from loaders.claims import Claim, DocumentClaim
from loaders.errors import BadClaims, UnreadableFile
from loaders.readers import READERS

DOCUMENTS: Final = frozenset(READERS)
TABLES: Final = frozenset({".csv"})
CLAIMS: Final = frozenset({".jsonl"})
# What lies beside sources in any folder and is none.
_NOT_SOURCES: Final = ("readme", "licence", "license", "changelog")
_SHIPPED_TABLES: Final = (
    "authorities", "delivery-companies", "inspection-outcomes", "inspection-recommendations", "interventions",
)  # fmt: skip
_ROOMS: Final = ("ontology", "graph", "loaders")
Report = Callable[[str], None]


def shipped_paths(folder: Path) -> list[Path]:
    """The tables and claim files that ship, in order of name."""
    found = [
        *(folder / f"{name}.csv" for name in _SHIPPED_TABLES),
        *(folder / "claims").glob("*.jsonl"),
    ]
    return sorted(path for path in found if path.is_file())


def source_files(paths: Iterable[Path]) -> list[Path]:
    """The files that these paths name, folders opened, each once, in order of name.

    Raises `UnreadableFile` for a path that is not there or of a kind that is not read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and _is_source(p, path))
            if not inside:
                raise UnreadableFile(
                    f"{path}: this folder holds no document (.pdf, .docx, ...), table (.csv) or claim file (.jsonl)"
                )
            found.update(dict.fromkeys(inside))
        elif not path.exists():
            raise UnreadableFile(f"{path}: there is no such file or folder; check the path")
        elif path.suffix.lower() not in DOCUMENTS | TABLES | CLAIMS:
            raise UnreadableFile(
                f"{path}: files of kind {path.suffix or 'without a suffix'} are not read; "
                f"give documents as {', '.join(READERS)}, tables as .csv, claims as .jsonl"
            )
        else:
            found[path] = None
    return list(found)


def _is_source(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return (
        path.suffix.lower() in DOCUMENTS | TABLES | CLAIMS
        and not hidden
        and not path.name.lower().startswith(_NOT_SOURCES)
    )


def read_sources(files: Sequence[Path], *, words: Path | None, report: Report) -> list[Source]:
    """The claims of each file. With `words`, claim files whose document lies in that folder show its words.

    `report` hears of each file as it is read. Raises a `LoadError` at the first file that cannot be read.
    """
    texts = _texts(words) if words else {}
    sources: list[Source] = []
    for path in files:
        report(path.name)
        sources.extend(_read(path, texts))
    return sources


def _read(path: Path, texts: dict[str, str]) -> list[Source]:
    suffix = path.suffix.lower()
    if suffix in CLAIMS:
        return [_with_words(source, texts) for source in _claim_file(path)]
    if suffix in TABLES:
        from loaders.extraction import extract_table

        return [_source(extract_table(path), path)]
    from loaders.extraction import extract, open_document

    return [_source(extract(open_document(path)), path)]


def _source(claims: Sequence[Claim], path: Path) -> Source:
    return Source(claims[0].document, claims, digest(path))


def _claim_file(path: Path) -> list[Source]:
    claims = sorted(read_claims(path, report=say), key=lambda claim: claim.document)
    sources = []
    for document, group in groupby(claims, key=lambda claim: claim.document):
        own = list(group)
        about = described(own)
        if about is None or about.sha256 is None:
            raise BadClaims(
                f"{path.name}: no claim of type document says the sha256 of {document!r}; "
                "a claim file starts with the document that its claims are read from"
            )
        _check_spans(own, about, name=path.name)
        sources.append(Source(document, own, about.sha256))
    if not sources:
        raise BadClaims(f"{path.name}: there is no claim in this file")
    return sources


def _check_spans(claims: Sequence[Claim], about: DocumentClaim, *, name: str) -> None:
    last = max((one.end for claim in claims for one in claim.evidence), default=0)
    if about.characters is not None and last > about.characters:
        raise BadClaims(
            f"{name}: a passage ends at {last}, and {about.document!r} has {about.characters} characters; "
            "the claims are of another text"
        )


def _with_words(source: Source, texts: dict[str, str]) -> Source:
    text = texts.get(source.sha256)
    if text is None:
        return source
    from loaders.wording import with_words

    return Source(source.document, with_words(source.claims, text), source.sha256)


def _texts(folder: Path) -> dict[str, str]:
    """The texts of a folder of documents, by the digest of their bytes."""
    if not folder.is_dir():
        raise UnreadableFile(f"{folder}: --documents names a folder of documents, and there is none")
    from loaders.extraction import open_document

    found = sorted(p for p in folder.rglob("*") if p.suffix.lower() in DOCUMENTS and _is_source(p, folder))
    return {digest(path): open_document(path).text for path in found}


def digest(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def fingerprint(paths: Sequence[Path], *, tool: str, words: Path | None) -> str:
    """All that a build's outcome depends on: the tool and its rules, the inputs, and the documents with words."""
    known = hashlib.sha256(tool.encode())
    for room in _ROOMS:
        folder = Path(str(files(room)))
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            known.update(f"{path.relative_to(folder)} {digest(path)}\n".encode())
    texts = sorted(p for p in words.rglob("*") if p.is_file()) if words and words.is_dir() else []
    for path in (*paths, *texts):
        known.update(f"{path.name} {digest(path)}\n".encode())
    return known.hexdigest()
