"""Where a worker writes an answer: to memory while it is small, then to a file, and no further than a limit."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO, Final

INLINE: Final = 256 * 1024


class AnswerTooLarge(Exception):
    """The answer outgrew the limit."""


class Spool:
    """Something to write to. `body` or `file` holds what was written."""

    def __init__(self, folder: Path, *, most: int) -> None:
        self._folder, self._most = folder, most
        self._memory: bytearray | None = bytearray()
        self._out: IO[bytes] | None = None
        self.file: str | None = None
        self.size = 0

    def write(self, data: bytes, /) -> int:
        """Takes all of it. Raises `AnswerTooLarge`."""
        self.size += len(data)
        if self.size > self._most:
            raise AnswerTooLarge
        if self._memory is not None:
            self._memory += data
            if len(self._memory) > INLINE:
                self._out = tempfile.NamedTemporaryFile(dir=self._folder, delete=False)  # noqa: SIM115  # closed by finish
                self.file = self._out.name
                self._out.write(self._memory)
                self._memory = None
        elif self._out is not None:
            self._out.write(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    @property
    def body(self) -> bytes | None:
        """What was written, if it stayed in memory."""
        return None if self._memory is None else bytes(self._memory)

    def finish(self) -> None:
        """All of it is in `body` or in `file` when this returns."""
        if self._out is not None:
            self._out.close()

    def discard(self) -> None:
        """Nothing of it stays."""
        self.finish()
        if self.file is not None:
            Path(self.file).unlink(missing_ok=True)
