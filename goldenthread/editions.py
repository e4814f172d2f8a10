"""Whether the documents that claims were read from are at hand, and are still the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from goldenthread.sources import digest
from graph.building import Source, described

_SHOWN: Final = 12  # digits of a digest


def not_at_hand(sources: Iterable[Source], read: Iterable[Path], words: Sequence[Path]) -> list[str]:
    """A message for each document that has changed since its claims were read, and one for all that are absent.

    `words` are the documents whose words are to be shown, `read` the files of the build: what was read from one of
    them is at hand. Empty where no words are asked for.
    """
    if not words:
        return []
    digests = {digest(path): path for path in (*read, *words)}
    by_name = {path.name: path for path in words}
    changed: list[str] = []
    absent: list[str] = []
    for source in sources:
        about = described(source.claims)
        if source.sha256 in digests or about is None or about.file is None:
            continue
        if other := by_name.get(about.file):
            changed.append(
                f"{other}: this document has changed since its claims were read (then SHA-256 "
                f"{source.sha256[:_SHOWN]}…, now {digest(other)[:_SHOWN]}…): its words are not shown, as the places of "
                f"passages may have moved; read it anew with: goldenthread extract {other.name}"
            )
        else:
            absent.append(about.file)
    if absent:
        names = ", ".join(sorted(absent))
        changed.append(f"Not among the documents: {names}. Passages of these are shown by their places, without words.")
    return changed
