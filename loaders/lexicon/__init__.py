"""Vocabulary as data: one YAML file a subject, or a folder of them. Adding a phrase needs no Python."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from loaders.lexicon.notation import Loader


@cache
def load(name: str) -> Any:
    """What `name`.yml holds; where `name` is a folder, what its files hold together.

    Raises `ValueError` where two files of a folder hold the same entry.
    """
    here = files("loaders.lexicon")
    if not (here / name).is_dir():
        return _read(here / f"{name}.yml")
    held: dict[str, Any] = {}
    for file in sorted((here / name).iterdir(), key=lambda one: one.name):
        entries = _read(file)
        if twice := held.keys() & entries.keys():
            raise ValueError(f"{name}/{file.name}: another file of the folder has {', '.join(sorted(twice))} too")
        held |= entries
    return held


def _read(file: Traversable) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """The words of the list `key` of `name`, to be looked up."""
    return frozenset(load(name)[key])


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
