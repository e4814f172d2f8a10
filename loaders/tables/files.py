"""Opens table files: the only module here with an effect."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from loaders.errors import UnreadableFile
from loaders.file_kinds import expect

WORKBOOKS = frozenset({".xlsx", ".xls", ".ods"})
LARGEST = 64 * 1024 * 1024


def read_bytes(path: Path) -> bytes:
    """The bytes of a table file. Raises `UnreadableFile` for what cannot be comma-separated text."""
    if path.suffix.lower() in WORKBOOKS:
        raise UnreadableFile(f"{path.name}: the file is a workbook; save the sheet as CSV (UTF-8) and read that")
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(f"{path.name}: the file is larger than {LARGEST // 1024 // 1024} MiB; split it")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name}: {error.strerror}; check the path") from error
    if not data.removeprefix(BOM_UTF8).strip():
        raise UnreadableFile(f"{path.name}: the file is empty; fetch it again")
    expect(data, "a comma-separated table", name=path.name)
    if b"\0" in data:
        raise UnreadableFile(f"{path.name}: the file is binary, not text; save the table as CSV (UTF-8)")
    return data


def decoded(data: bytes, *, name: str) -> str:
    """The text of a file; a byte order mark stays, as the first character."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{name}: byte {error.start} is not UTF-8; save the table as CSV (UTF-8)"
        raise UnreadableFile(message) from error
