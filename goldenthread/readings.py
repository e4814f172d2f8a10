"""Readings that are kept in a data folder: what was read of a file, for as long as the same rules would read it so.

DATA/readings/KEY.jsonl    a line on the reading, then its claims as JSON Lines; KEY is of the file's bytes and name
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from goldenthread.contents import Told
from goldenthread.sources import CLAIMS, digest
from goldenthread.touched import digest_of
from loaders.claim_files import parse_claims, write_claims
from loaders.errors import BadClaims

FOLDER: Final = "readings"
_KINDS: Final = frozenset({"letter", "paper", "report", "table"})


class Readings:
    """The readings kept in the data folder `data`. Files of claims are not kept: reading them is no work."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def of(self, file: Path) -> Told | None:
        """What was read of these bytes under this name; None where nothing was, or other rules would read it now."""
        place = self._place(file)
        if file.suffix.lower() in CLAIMS or not place.is_file():
            return None
        try:
            first, _, rest = place.read_text(encoding="utf-8").partition("\n")
            about = json.loads(first)
            if about["kind"] not in _KINDS or about["rules"] != digest_of(about["kind"], file.suffix.lower()):
                return None
            return Told(tuple(parse_claims(rest, name=place.name)), tuple(about["remarks"]), about["kind"])
        except (OSError, ValueError, KeyError, TypeError, BadClaims):  # damaged, or of another version
            return None

    def keep(self, file: Path, told: Told) -> None:
        """Keeps what was read of a file. A folder that cannot be written is the build's to tell, not ours."""
        if told.kind is None:
            return
        rules = digest_of(told.kind, file.suffix.lower())
        about = {"file": file.name, "kind": told.kind, "remarks": list(told.remarks), "rules": rules}
        text = f"{json.dumps(about, ensure_ascii=False, sort_keys=True)}\n{write_claims(told.claims)}"
        place = self._place(file)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = place.with_suffix(".new")
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(place)
        except OSError:
            return

    def forget_all_but(self, files: Iterable[Path]) -> None:
        """Removes what was read of other files: of a document that is gone nothing stays."""
        kept = {self._place(file) for file in files}
        for place in sorted(self._folder.glob("*")) if self._folder.is_dir() else ():
            if place not in kept:
                place.unlink(missing_ok=True)

    def _place(self, file: Path) -> Path:
        key = hashlib.sha256(f"{digest(file)} {file.name}".encode()).hexdigest()
        return self._folder / f"{key[:40]}.jsonl"
