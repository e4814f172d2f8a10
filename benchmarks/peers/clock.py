"""The processor time of another process."""

from __future__ import annotations

import time

_ALL_THREADS = 2  # the kernel's word for what the scheduler gave a process (linux/posix-timers.h)


def processor_seconds(pid: int) -> float:
    """What all threads of a process have used, also those that have ended; nothing where there is no such process."""
    try:
        return time.clock_gettime((~pid << 3) | _ALL_THREADS)
    except OSError:
        return 0.0
