"""The rules of identity by number, and what they need to know; read from a file beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Rules:
    """What each rule says by its number; words and numbers that they use. Numbers of days are whole."""

    rules: Mapping[int, str]
    acronyms: Mapping[str, tuple[str, ...]]
    nearly_alike: int
    empty_words: frozenset[str]
    family_words: frozenset[str]
    titles: frozenset[str]
    fortnight: int
    soonest_report: int
    latest_report: int
    usual_stay: int


@cache
def rules() -> Rules:
    """The rules that ship."""
    told = yaml.safe_load((files("graph.identity") / "rules.yml").read_text(encoding="utf-8"))
    told["acronyms"] = {kind: tuple(names) for kind, names in told["acronyms"].items()}
    for name in ("empty_words", "family_words", "titles"):
        told[name] = frozenset(told[name])
    return Rules(**told)


def by_rule(number: int) -> str:
    """How a decision names a rule."""
    return f"rule {number}"
