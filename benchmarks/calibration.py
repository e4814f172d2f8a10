"""Whether claims are right as often as their confidence says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from benchmarks.scoring import Marked

# Claims of a band are those from its lower edge up to below its upper one.
EDGES: Final = (0.0, 0.55, 0.65, 0.75, 0.85, 0.95, 1.0001)


@dataclass(frozen=True, slots=True)
class Band:
    """Claims of about the same confidence: how many, their mean confidence, and the share that is right."""

    low: float
    high: float
    claims: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bands that hold claims. `brier` is the mean squared distance of confidence from verdict, 0 at best;
    `error` the distance of confidence from the share that is right, averaged over claims by their band.
    """

    claims: int
    brier: float
    error: float
    bands: tuple[Band, ...]


def calibration(marked: Iterable[Marked]) -> Calibration | None:
    """How far confidence can be believed; None where there are no claims."""
    pairs = [(float(one.claim["confidence"]), one.right) for one in marked]
    if not pairs:
        return None
    bands = tuple(filter(None, (_band(pairs, *edges) for edges in pairwise(EDGES))))
    return Calibration(
        claims=len(pairs),
        brier=sum((confidence - right) ** 2 for confidence, right in pairs) / len(pairs),
        error=sum(band.claims * abs(band.confidence - band.right) for band in bands) / len(pairs),
        bands=bands,
    )


def _band(pairs: Sequence[tuple[float, bool]], low: float, high: float) -> Band | None:
    held = [pair for pair in pairs if low <= pair[0] < high]
    if not held:
        return None
    confidence, right = (sum(values) / len(held) for values in zip(*held, strict=True))
    return Band(low, min(high, 1.0), len(held), confidence, right)
