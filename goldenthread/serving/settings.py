"""How the endpoint is set up, all in one place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`data` is the dataset's folder. `seconds` and `memory` (bytes) are what one query may take.

    `workers` queries run side by side; as many again that take longer than `quick` seconds are moved out of
    their way. So many requests may wait as `queue` says; one more is turned away. Where nothing else is free
    and others wait, a query is stopped after `patience` seconds. `answer` and `query` are the most bytes of an
    answer and of a query. `origin` is whose web pages may read the answers ("*" for anyone's, None for nobody's).
    `questions` is a folder of questions beside those that ship.
    """

    data: Path
    workers: int = 4
    seconds: float = 20.0
    memory: int = 2048 * MIB
    queue: int = 64
    quick: float = 1.0
    patience: float = 5.0
    answer: int = 512 * MIB
    query: int = 128 * 1024
    origin: str | None = "*"
    questions: Path | None = None
