"""The words of pictures, which are data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from goldenthread.drawing.shapes import Look

Sign = tuple[str, Look, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words by what they are for; see `wording.yml`. A sign is a letter, a look and what the legend says."""

    kinds: Mapping[str, Sign]
    government: Sign
    other: Sign
    standings: Mapping[str, str]
    frequencies: Mapping[str, str]
    strokes: Mapping[str, str]
    stop: str
    loop: str
    nobody: str
    again: str
    not_reached: str


@cache
def wording() -> Wording:
    """The words, read once."""
    told = yaml.safe_load(files("goldenthread.drawing").joinpath("wording.yml").read_text(encoding="utf-8"))
    told["kinds"] = {key: _sign(one) for key, one in told["kinds"].items()}
    return Wording(**{**told, "government": _sign(told["government"]), "other": _sign(told["other"])})


def _sign(told: list[str]) -> Sign:
    letter, look, meaning = told
    return letter, cast(Look, look), meaning
