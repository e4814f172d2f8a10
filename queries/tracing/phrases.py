"""The words of traces, which are data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Rule:
    """A general rule: the class that it is about, how it reads, and the words by which a law is known as one."""

    about: str
    up: str
    down: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words by what they are for; see `phrases.yml`."""

    stated: Mapping[str, str]
    only: Mapping[str, str]
    reasons: Mapping[str, str]
    details: Mapping[str, str]
    bases: Mapping[str, str]
    modes: Mapping[str, str]
    rules: tuple[Rule, ...]


@cache
def phrases() -> Phrases:
    """The words, read once."""
    told = yaml.safe_load(files("queries.tracing").joinpath("phrases.yml").read_text(encoding="utf-8"))
    rules = tuple(Rule(one["about"], one["up"], one["down"], tuple(one["words"])) for one in told.pop("rules"))
    return Phrases(rules=rules, **told)
