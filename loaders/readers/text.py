"""Plain text and Markdown: the text is the file, unchanged."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from loaders.documents import Document, slug_of
from loaders.errors import UnreadableFile

SUFFIXES = (".txt", ".text", ".md", ".markdown")
MAX_BYTES = 20 * 1024 * 1024
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "rich text",
}
_HTML = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_text(path: Path) -> Document:
    """The document in the UTF-8 text file `path`. Raises `UnreadableFile` with one message."""
    data = _read_bytes(path)
    name = path.name
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableFile(f"{name}: the file is {kind}, not text; save its words as UTF-8 text and read that")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_not_utf8(name, data, error.start)) from error
    _refuse_odd(name, text)
    return Document(slug=slug_of(name), file=name, text=text, sha256=hashlib.sha256(data).hexdigest())


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise UnreadableFile(f"{path.name}: this is a folder; name the file in it")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableFile(
                f"{path.name}: {size:,} bytes is more than a paper holds (limit {MAX_BYTES:,}); split the file"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name}: cannot be opened ({error.strerror}); check the path") from error


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
    if _HTML.match(text.lstrip("\ufeff")):
        raise UnreadableFile(
            f"{name}: the file is a web page (perhaps an error page), not a paper; fetch the paper itself"
        )
    controls = _CONTROL.findall(text[:100_000])
    if len(controls) > max(20, min(len(text), 100_000) // 100):
        raise UnreadableFile(
            f"{name}: {len(controls)} control characters near the start, so this is not text;"
            " save its words as UTF-8 text"
        )
