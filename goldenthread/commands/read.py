"""`goldenthread text` and `goldenthread extract`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from goldenthread.failures import DONE, UNREADABLE
from goldenthread.output import give, progress, say
from goldenthread.sources import TABLES
from loaders.claim_files import write_claims
from loaders.claims import Claim
from loaders.errors import LoadError


def print_text(file: Path) -> None:
    """The text of a document, unchanged: no line end is added or translated."""
    sys.stdout.buffer.write(_text(file).encode())
    sys.stdout.buffer.flush()


def print_outline(file: Path) -> None:
    """What was recognised in a document, a line a block: its place, page, kind, number and opening words."""
    from loaders.layout.outline import outline
    from loaders.readers import open_document

    give("".join(f"{entry}\n" for entry in outline(open_document(file))), to=None)


def print_claims(files: Sequence[Path], *, to: Path | None) -> int:
    """The claims of each file in turn. A file that cannot be read gives none, and one message; the others go on."""
    claims: list[Claim] = []
    status = DONE
    with progress("Reading", len(files)) as bar:
        for file in files:
            bar.update(bar.task_ids[0], description=file.name)
            try:
                claims.extend(_claims(file))
            except LoadError as error:
                say(f"goldenthread: {error}")
                status = UNREADABLE
            bar.advance(bar.task_ids[0])
    if claims or status == DONE:
        give(write_claims(claims), to=to)
    return status


def _text(file: Path) -> str:
    if file.suffix.lower() in TABLES:
        from loaders.tables.files import decoded, read_bytes

        return decoded(read_bytes(file), name=file.name)
    from loaders.extraction import open_document

    return open_document(file).text


def _claims(file: Path) -> list[Claim]:
    if file.suffix.lower() in TABLES:
        from loaders.tables import read_table

        return read_table(file)
    from loaders.extraction import extract, open_document

    return extract(open_document(file))
