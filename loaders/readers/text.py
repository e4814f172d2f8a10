"""Plain text and Markdown: the text is the file, unchanged."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from loaders.documents import Document, Pages, slug_of
from loaders.errors import UnreadableFile
from loaders.file_kinds import expect
from loaders.readers.files import read_bytes

MAX_BYTES = 20 * 1024 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_text(path: Path, _: Pages | None = None) -> Document:
    """The document in the UTF-8 text file `path`. Raises `UnreadableFile` with one message."""
    data = read_bytes(path, MAX_BYTES)
    name = path.name
    expect(data, "text", name=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_not_utf8(name, data, error.start)) from error
    _refuse_odd(name, text)
    return Document(slug=slug_of(name), file=name, text=text, sha256=hashlib.sha256(data).hexdigest())


def _not_utf8(name: str, data: bytes, at: int) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"{name}: byte 0 is a UTF-16 mark, not UTF-8; save the file as UTF-8 text"
    if b"\x00" in data[: at + 4096]:
        return f"{name}: byte {data.index(0)} is zero, so this is a binary file, not text; save its words as UTF-8 text"
    line = data.count(b"\n", 0, at) + 1
    return f"{name}: byte {at} (line {line}) is not UTF-8; save the file as UTF-8 text"


def _refuse_odd(name: str, text: str) -> None:
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise UnreadableFile(f"{name}: the file is empty; fetch it again")
    if "\x00" in text:
        raise UnreadableFile(
            f"{name}: character {text.index(chr(0))} is zero, so this is a binary file, not text;"
            " save its words as UTF-8 text"
        )
    controls = _CONTROL.findall(text[:100_000])
    if len(controls) > max(20, min(len(text), 100_000) // 100):
        raise UnreadableFile(
            f"{name}: {len(controls)} control characters near the start, so this is not text;"
            " save its words as UTF-8 text"
        )
