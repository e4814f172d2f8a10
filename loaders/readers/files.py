"""Opens the files of documents."""

from __future__ import annotations

from pathlib import Path

from loaders.errors import UnreadableFile


def read_bytes(path: Path, largest: int) -> bytes:
    """The bytes of the file `path`. Raises `UnreadableFile` where it is a folder, absent, empty or above `largest`."""
    if path.is_dir():
        raise UnreadableFile(f"{path.name}: this is a folder; name the file in it")
    try:
        size = path.stat().st_size
        if size > largest:
            raise UnreadableFile(
                f"{path.name}: {size:,} bytes is more than a paper holds (limit {largest:,}); split the file"
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name}: cannot be opened ({error.strerror}); check the path") from error
    if not data:
        raise UnreadableFile(f"{path.name}: the file is empty; fetch it again")
    return data
