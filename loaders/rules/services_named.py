"""The services that inspectors inspect by themselves, by the words that name them."""

from __future__ import annotations

from loaders.rules.cues import words


def of_one_service(text: str) -> bool:
    """True where `text` tells of the inspection of an adoption or fostering service, which is graded by itself."""
    return bool(words("of_one_service").search(text.replace("’", "'")))


def services_of(text: str) -> frozenset[str]:
    """The services inspected by themselves that `text` names: "adoption", "fostering", "youth justice"."""
    named = (match[0].lower() for match in words("one_service").finditer(text.replace("’", "'")))
    return frozenset("youth justice" if name.startswith("youth") else name for name in named)
