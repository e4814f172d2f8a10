"""Composed papers about invented councils, for the tests of the loaders."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from loaders.claims import Claim
from loaders.documents import Document
from loaders.extraction import extract

DOCUMENTS = Path(__file__).parent / "fixtures" / "documents"
HEAD = """Northshire County Council

Children's Scrutiny Committee

18 September 2019

Ofsted inspection of children's services

Report of the Director of Children's Services

"""
C = TypeVar("C", bound=Claim)


def document(text: str, *, file: str = "composed.txt") -> Document:
    """A document of `text`, as a reader would give it."""
    return Document(slug=file.rsplit(".", 1)[0], file=file, text=text, sha256="0" * 64)


def claims(body: str, kind: type[C], *, head: str = HEAD) -> list[C]:
    """The claims of `kind` in a paper with `body` below the usual head."""
    return [claim for claim in extract(document(head + body)) if isinstance(claim, kind)]


def columns(found: Sequence[Claim], *names: str) -> list[tuple[object, ...]]:
    """The fields `names` of each claim."""
    return [tuple(getattr(claim, name) for name in names) for claim in found]
