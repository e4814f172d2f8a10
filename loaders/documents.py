"""A document as it was read: its text, unchanged, and what pins it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Document:
    """One file. `text` is what the file says, unchanged; `sha256` is of its bytes, in hexadecimal."""

    slug: str
    file: str
    text: str
    sha256: str

    def page_of(self, offset: int) -> int | None:
        """The page at `offset`, from 1; None where the text prints no page breaks."""
        if "\f" not in self.text:
            return None
        return self.text.count("\f", 0, offset) + 1


def slug_of(file: str) -> str:
    """The document's key: the file's stem, lower-cased, every run of other characters one hyphen.

    >>> slug_of("Northshire HWB 2015-09.txt")
    'northshire-hwb-2015-09'
    """
    stem = file.rsplit(".", 1)[0] if "." in file[1:] else file
    return _NOT_SLUG.sub("-", stem.lower()).strip("-") or "document"
