"""A document that grows claim by claim: where each passage stands, and what the claims share."""

from __future__ import annotations

import hashlib
from random import Random
from typing import Any, TypeVar

from graph.building import Source
from loaders.claims import Claim, DocumentClaim, DocumentKind, Evidence

Told = TypeVar("Told", bound=Claim)
_PAGE = 3_000  # characters


class Page:
    """The claims of one document, in its order. Each claim has passages of its own, one after another."""

    def __init__(self, slug: str, chance: Random) -> None:
        self.slug = slug
        self.chance = chance
        self._at = 0
        self._paragraph = 0
        self._claims: list[Claim] = []

    def say(self, cls: type[Told], words: str, *, confidence: float = 0.9, method: str = "rule", **fields: Any) -> Told:
        """A claim that one passage of these words states."""
        return self.tell(cls, (self.passage(words),), confidence=confidence, method=method, **fields)

    def tell(self, cls: type[Told], evidence: tuple[Evidence, ...], **fields: Any) -> Told:
        """A claim with these passages. What is not said of confidence and method is a rule's."""
        shared = {"confidence": 0.9, "method": "rule"} | fields
        claim = cls(document=self.slug, evidence=evidence, **shared)
        self._claims.append(claim)
        return claim

    def passage(self, words: str, field: str | None = None) -> Evidence:
        """The next passage. Without words it is the place where the document leaves something empty."""
        start = self._at
        self._at += len(words) + 1
        if words and field is None:
            self._paragraph += 1
        return Evidence(
            start=start,
            end=start + len(words),
            quote=words,
            page=start // _PAGE + 1,
            paragraph=f"{self._paragraph // 10 + 1}.{self._paragraph % 10 + 1}",
            field=field,
        )

    def source(self, title: str, kind: DocumentKind, **fields: Any) -> Source:
        """The document as a source, its own claim first."""
        digest = hashlib.sha256(self.slug.encode()).hexdigest()
        own = DocumentClaim(
            document=self.slug,
            evidence=(self.passage(title, "title"),),
            confidence=1.0,
            method="manual",
            title=title,
            kind=kind,
            file=f"{self.slug}.txt",
            sha256=digest,
            characters=self._at,
            **fields,
        )
        return Source(self.slug, [own, *self._claims], digest)
