"""Vocabulary as data: one YAML file a subject. Adding a phrase needs no Python."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# The same language in C, eight times as fast, wherever PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:
    """What `name`.yml holds."""
    text = (files("loaders.lexicon") / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)


def joined(entry: Any) -> str:
    """The pattern that `entry` of a file stands for: itself, several joined by "or", or words and patterns.

    >>> joined({"words": ["weak", "insufficien~"], "patterns": ["n't"]})
    "\\\\b(?:weak|insufficien\\\\w*)(?!\\\\w)|(?:n't)"
    """
    if isinstance(entry, str):
        return entry
    if isinstance(entry, list):
        return "|".join(f"(?:{one})" for one in entry)
    words = "|".join(word.replace("~", r"\w*") for word in entry.get("words", ()))
    found = [rf"\b(?:{words})(?!\w)"] if words else []
    return "|".join([*found, *(f"(?:{one})" for one in entry.get("patterns", ()))])


def filled(form: str, parts: Mapping[str, str]) -> str:
    """The pattern `form` with what `parts` say in place of each @NAME.

    >>> filled("@WHO asked", {"WHO": "(?:they|we)"})
    '(?:they|we) asked'
    """
    for name, words in parts.items():
        form = form.replace(f"@{name}", words)
    return form


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `name`.csv without its header."""
    text = (files("loaders.lexicon") / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(tuple(row) for row in list(csv.reader(text.splitlines()))[1:])
