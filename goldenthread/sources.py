"""The files that a build reads: documents, tables, claim files, folders of them, and what pins them all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final

from loaders.documents import slug_of
from loaders.errors import UnreadableFile
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


def names_of(paths: Iterable[Path]) -> dict[Path, str]:
    """What documents in folders of the folders that these paths name are called: by their own folder and their name.

    An archive keeps files of one name in a folder each: "80460_derbyshire/report.pdf" and "80443_bury/report.pdf" are
    two documents. Their names do not depend on what else there is.
    """
    folders = [path for path in paths if path.is_dir()]
    return {
        path: slug_of(f"{path.parent.name} {path.name}")
        for folder in folders
        for path in folder.rglob("*")
        if path.parent != folder and path.suffix.lower() in DOCUMENTS | TABLES and path.is_file()
    }


def _is_source(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return (
        path.suffix.lower() in DOCUMENTS | TABLES | CLAIMS
        and not hidden
        and not path.name.lower().startswith(_NOT_SOURCES)
    )


def documents_in(folder: Path) -> list[Path]:
    """The documents of a folder, in order of name. Raises `UnreadableFile` where there is no such folder."""
    if not folder.is_dir():
        raise UnreadableFile(f"{folder}: --documents names a folder of documents, and there is none")
    return sorted(
        p for p in folder.rglob("*") if p.suffix.lower() in DOCUMENTS and p.is_file() and _is_source(p, folder)
    )


def digest(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def fingerprint(paths: Iterable[Path], *, tool: str, words: Iterable[Path], names: Mapping[Path, str]) -> str:
    """All that a build's outcome depends on: the tool and its rules, the inputs, and the documents with words.

    `names` are what some of the inputs are called instead of by their file names.
    """
    known = hashlib.sha256(tool.encode())
    for room in _ROOMS:
        folder = Path(str(files(room)))
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            known.update(f"{path.relative_to(folder)} {digest(path)}\n".encode())
    for path in (*paths, *words):
        known.update(f"{names.get(path, path.name)} {digest(path)}\n".encode())
    return known.hexdigest()
