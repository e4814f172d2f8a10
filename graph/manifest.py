"""What a version says of itself, in `manifest.json`: the same bytes whenever the same was built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from graph.errors import DatasetNotWhole

FORMAT: Final = 2
MANIFEST: Final = "manifest.json"
REBUILD: Final = "build it again with: goldenthread build"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version holds. Counts are of triples by named graph; `inputs` are SHA-256 digests by name.

    `rules` is a digest of the rules by which facts follow; none of a version that was made before it was told.
    """

    format: int
    version: str
    sha256: str
    tool: str
    ontology: str
    fingerprint: str
    triples: int
    graphs: Mapping[str, int]
    inputs: Mapping[str, str]
    rules: str = ""


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Writes `manifest.json` into a version's folder."""
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a version's folder. Raises `DatasetNotWhole`."""
    path = folder / MANIFEST
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DatasetNotWhole(f"{path}: the manifest cannot be read; {REBUILD}") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise DatasetNotWhole(
            f"{folder}: this dataset was made by another version of Golden Thread "
            f"(format {record.get('format') if isinstance(record, dict) else 'unknown'}, this one reads {FORMAT}); "
            f"{REBUILD}"
        )
    try:
        return Manifest(**record)
    except TypeError as error:
        raise DatasetNotWhole(f"{path}: the manifest lacks or adds something; {REBUILD}") from error
