"""Reads the published tables: the one place here that opens an input file."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = Mapping[str, str]


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV file with a header, with or without a byte order mark."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def write_rows(path: Path, *, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a CSV file with line feeds only, so that every system makes the same bytes."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode("utf-8"))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
