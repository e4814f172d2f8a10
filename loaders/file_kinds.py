"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from typing import Final

from loaders.errors import UnreadableFile

_MAGIC: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"PK\x05\x06": "an empty zip archive",
    b"\xd0\xcf\x11\xe0": "an old or encrypted Office document",
    b"{\\rtf": "rich text",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml.{0,200}?\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
PAGE: Final = "a web page"
_REMEDIES: Final = {
    "a PDF": "give it a name that ends in .pdf",
    "a zip archive or an Office document": "give it the name of its kind: .docx, .xlsx or .ods",
    "an old or encrypted Office document": "open it, take any password off, save it as .docx or .xlsx",
    "rich text": "save it as .docx",
    PAGE: "fetch the paper itself, or give it a name that ends in .html",
}


def kind_of(data: bytes) -> str | None:
    """What bytes that begin like `data` are, in words; None where they may be text."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    return PAGE if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) else None


def expect(data: bytes, wanted: str, *, name: str) -> None:
    """Raises `UnreadableFile` where `data` tell that the file is of another kind than `wanted`."""
    kind = kind_of(data)
    if kind is not None and kind != wanted:
        remedy = _REMEDIES.get(kind, "save its words as a document and read that")
        told = f"{kind} (perhaps an error page)" if kind == PAGE else kind
        raise UnreadableFile(f"{name}: the file is {told}, not {wanted}; {remedy}")
