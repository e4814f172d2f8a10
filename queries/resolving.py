"""How questions find entities: by a function that whoever asks hands in."""

from __future__ import annotations

from typing import Protocol


class Resolve(Protocol):
    """From a name, an IRI or an id to an IRI; raises its own errors for unknown and ambiguous names."""

    def __call__(self, text: str, *, cls: str | None = None) -> str:
        """The IRI meant by `text`, which must be of class `cls` where one is given."""
        ...
