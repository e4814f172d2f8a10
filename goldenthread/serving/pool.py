"""The worker processes together: who waits, who runs, and who is stopped.

So many queries run side by side as there are workers. One that takes longer than a moment is moved aside, at a
lower priority, while there is room there, so that the short ones behind it go on; its process is not used again.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from goldenthread.serving.hands import Hand, context
from goldenthread.serving.jobs import Described, Given, Job, Refused, Reply
from goldenthread.serving.refusals import busy, crowded, late, of_worker
from goldenthread.serving.settings import Settings

_LOOK: Final = 0.25  # seconds between two looks at a query that takes long


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: `given.body`, or what there is to read in `file`, which has no name any more."""

    given: Given
    file: IO[bytes] | None


class Pool:
    """Worker processes for the jobs of one endpoint. `start` before, `close` after."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._free: list[Hand] = []
        self._busy: set[Hand] = set()
        self._aside = 0
        self._waiting = 0
        self._made = 0
        self._closed = False

    async def start(self) -> None:
        """Starts the processes."""
        self._folder = tempfile.TemporaryDirectory(prefix="goldenthread-")
        self._ways = context()
        self._places = asyncio.Semaphore(self._settings.workers)
        self._fill()

    async def close(self) -> None:
        """Ends every process. What they wrote is gone."""
        self._closed = True
        for hand in (*self._free, *self._busy):
            hand.kill()
        self._free.clear()
        self._folder.cleanup()

    def processes(self) -> list[int]:
        """The numbers of the processes, those that work first."""
        return [hand.pid for hand in (*self._busy, *self._free) if hand.alive and hand.pid]

    async def run(self, job: Job) -> Answer | Described:
        """The answer to a job. Raises `Refusal`. To cancel is to stop the query."""
        await self._wait()
        hand, turn = self._take(), _Turn(self)
        self._busy.add(hand)
        done = False
        try:
            reply = await self._reply(hand, job, turn)
            answer = _kept(reply)
            done = not turn.aside
        finally:
            self._busy.discard(hand)
            if done and hand.alive:
                self._free.append(hand)
            else:
                hand.kill()
            turn.end()
            self._fill()
        if isinstance(answer, Refused):
            raise of_worker(answer)
        return answer

    async def _wait(self) -> None:
        """Until there is a place. Raises `Refusal` where too many wait, or for too long."""
        if self._places.locked() and self._waiting >= self._settings.queue:
            raise busy()
        self._waiting += 1
        try:
            await asyncio.wait_for(self._places.acquire(), self._settings.seconds)
        except TimeoutError:
            raise busy(10) from None
        finally:
            self._waiting -= 1

    async def _reply(self, hand: Hand, job: Job, turn: _Turn) -> Reply:
        reply = hand.start(job)
        settings, clock = self._settings, asyncio.get_running_loop().time
        began = clock()
        pause = settings.quick
        while True:
            left = began + settings.seconds - clock()
            if left <= 0:
                raise late(settings.seconds)
            if (await asyncio.wait({reply}, timeout=min(pause, left)))[0]:
                return reply.result()
            pause = _LOOK
            if turn.aside or turn.step_aside():
                hand.stand_back()
                pause = settings.seconds
            elif self._waiting and clock() - began >= settings.patience:
                raise crowded(clock() - began)

    def _take(self) -> Hand:
        while self._free:
            hand = self._free.pop()  # the one that worked last has most at hand
            if hand.alive:
                return hand
            hand.kill()
        return self._new()

    def _new(self) -> Hand:
        self._made += 1
        scratch = Path(self._folder.name) / str(self._made)
        scratch.mkdir()
        return Hand(self._ways, self._settings, scratch)

    def _fill(self) -> None:
        """As many processes stand ready as could be asked at once."""
        running = len(self._busy) - self._aside
        while not self._closed and len(self._free) + running < self._settings.workers:
            self._free.append(self._new())


class _Turn:
    """A query's place among those that run: a quick one, or one aside."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self.aside = False

    def step_aside(self) -> bool:
        """Leaves the quick place to the next in line, if there is room aside."""
        pool = self._pool
        if pool._aside >= pool._settings.workers:
            return False
        pool._aside += 1
        pool._places.release()
        pool._fill()
        self.aside = True
        return True

    def end(self) -> None:
        """The place is free again."""
        if self.aside:
            self._pool._aside -= 1
        else:
            self._pool._places.release()


def _kept(reply: Reply) -> Answer | Described | Refused:
    """The reply with its file in hand, before the folder of its process goes."""
    if not isinstance(reply, Given):
        return reply
    if reply.file is None:
        return Answer(reply, None)
    path = Path(reply.file)
    file = path.open("rb")
    path.unlink()
    return Answer(reply, file)
