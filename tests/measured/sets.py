"""The sets of measured papers, by name and in the order in which they were written, as sets.yml lists them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """The names of its papers, and F1 in hundredths that it must reach, by type of claim."""

    papers: tuple[str, ...]
    floors: Mapping[str, int] = field(default_factory=dict)


def _read() -> dict[str, MeasuredSet]:
    told = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return {name: MeasuredSet(tuple(one["papers"]), one.get("floors", {})) for name, one in told.items()}


SETS: Final = _read()
LATEST: Final = next(reversed(SETS))
