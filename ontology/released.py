"""Signatures of released versions, as they ship: one file a version in `released`, never changed afterwards."""

from __future__ import annotations

from importlib.resources import files

from ontology.modules import PACKAGE
from ontology.numbering import parse_version
from ontology.signature import Signature, read_signature


def released_versions() -> tuple[str, ...]:
    """Oldest first."""
    names = [entry.name for entry in (files(PACKAGE) / "released").iterdir() if entry.name.endswith(".txt")]
    return tuple(sorted((name.removesuffix(".txt") for name in names), key=parse_version))


def released_signature(version: str) -> Signature:
    """Of a version that released_versions names."""
    return read_signature((files(PACKAGE) / "released" / f"{version}.txt").read_text(encoding="utf-8"))


def last_before(version: str) -> Signature:
    """Of the newest release that is older; LookupError where there is none."""
    older = [name for name in released_versions() if parse_version(name) < parse_version(version)]
    if not older:
        raise LookupError(f"no version before {version} was released")
    return released_signature(older[-1])
