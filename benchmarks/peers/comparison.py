"""Questions asked of several engines in turn, so that what else the machine does slows all of them alike."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from benchmarks.asked import Asked
from benchmarks.peers.asker import asker
from benchmarks.peers.engine import Engine, Reply

_WARMING = 2.0  # seconds that a question may take off the clock


@dataclass(frozen=True, slots=True)
class Way:
    """What came of every question that an engine was asked."""

    name: str
    replies: dict[str, Reply] = field(default_factory=dict)

    @property
    def mean(self) -> float:
        """The geometric mean of what was answered or late, in seconds."""
        return geometric(reply.seconds for reply in self.replies.values() if not reply.refusal)

    @property
    def late(self) -> int:
        """How many questions took longer than the limit."""
        return sum(reply.is_late for reply in self.replies.values())

    @property
    def peak(self) -> float:
        """Gigabytes at most, of the process that asks."""
        return max(reply.peak for reply in self.replies.values())


def geometric(values: Iterable[float]) -> float:
    """The geometric mean."""
    return math.exp(statistics.fmean(map(math.log, values)))


def ask_in_turn(
    engines: Iterable[Engine],
    questions: Sequence[Asked],
    limit: float,
    progress: Callable[[str], None] = lambda line: None,
) -> list[Way]:
    """Each question of one engine after the other, each opened before the next is made.

    `progress` hears what came of a question: a long run that is stopped has told something.
    """
    with ExitStack() as stack:
        askers = [stack.enter_context(asker(engine)) for engine in engines]
        for one in askers:
            for question in questions if one.engine.is_warmed else ():
                if one.engine.takes(question):
                    one.ask(question.sparql, 1, min(limit, _WARMING))
        ways = [Way(one.engine.name) for one in askers]
        for question in questions:
            for one, way in zip(askers, ways, strict=True):
                if one.engine.takes(question):
                    reply = one.ask(question.sparql, one.engine.runs, limit)
                    way.replies[question.name] = reply
                    progress(f"{question.name}\t{way.name}\t{reply.seconds:.4f}\t{reply.rows}\t{reply.refusal[:80]}")
    return ways


@dataclass(frozen=True, slots=True)
class Comparison:
    """A way beside the first: how many times as long each question took.

    Left out are questions that were refused, and those with another number of rows. A late one counts as the limit, so
    that the mean is too small rather than too large.
    """

    ratios: Mapping[str, float]
    refused: tuple[str, ...]
    other_rows: tuple[str, ...]

    @property
    def mean(self) -> float:
        """The geometric mean of the ratios."""
        return geometric(self.ratios.values())

    def quicker(self, times: float) -> list[str]:
        """Questions that the other answers in less than a part of the first's time, the largest ratio first."""
        found = [name for name, ratio in self.ratios.items() if ratio * times < 1]
        return sorted(found, key=lambda name: self.ratios[name])


def compare(first: Way, other: Way) -> Comparison:
    """One way beside another."""
    ratios = {}
    refused = []
    other_rows = []
    for name, reply in other.replies.items():
        ours = first.replies[name]
        if reply.refusal:
            refused.append(name)
        elif None not in (reply.rows, ours.rows) and reply.rows != ours.rows:
            other_rows.append(name)
        else:
            ratios[name] = reply.seconds / ours.seconds
    return Comparison(ratios, tuple(refused), tuple(other_rows))
