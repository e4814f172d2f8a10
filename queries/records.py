"""YAML mappings read strictly: every key known, every value of its type, every fault with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from datetime import date
from typing import Self

from rapidfuzz import process

from queries.errors import QuestionError


class Record:
    """One mapping of a header. `place` names it in messages ("overall-grades.rq: parameters.authority")."""

    def __init__(self, place: str, value: object, *, known: Set[str] | None = None) -> None:
        self.place = place
        if not isinstance(value, dict):
            raise self.fault("must be a mapping of names to values")
        self._entries: dict[str, object] = {str(key): entry for key, entry in value.items()}
        for key in self._entries if known is not None else ():
            if key not in (known or ()):
                near = process.extractOne(key, sorted(known or ()))
                raise self.fault(f"{key!r} is not known" + (f"; did you mean {near[0]!r}?" if near else ""))

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self._entries.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"lacks {key!r}, a text")
        return value.strip()

    def optional(self, key: str) -> str | None:
        """A text, or None where the key is not there."""
        return self.text(key) if key in self else None

    def flag(self, key: str) -> bool:
        """True or false; false where the key is not there."""
        value = self._entries.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(f"{key!r} must be true or false")
        return value

    def count(self, key: str) -> int | None:
        """A whole number, or None where the key is not there."""
        value = self._entries.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self.fault(f"{key!r} must be a whole number")
        return value

    def number(self, key: str) -> float | None:
        """A number above nought, or None where the key is not there."""
        value = self._entries.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or value <= 0):
            raise self.fault(f"{key!r} must be a number above 0")
        return value

    def column(self, name: str, columns: Collection[str]) -> str:
        """`name`, which must be one of these columns."""
        if name not in columns:
            raise self.fault(f"{name!r} is not a column; there are: {', '.join(columns)}")
        return name

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or a list of them; dates and numbers stay as YAML shows them; nothing where there is no key."""
        value = self._entries.get(key)
        entries = value if isinstance(value, list) else [] if value is None else [value]
        return tuple(self._plain(entry, key) for entry in entries)

    def record(self, key: str, *, known: Set[str] | None = None) -> Self:
        """A mapping beneath this one; empty where there is no key."""
        return type(self)(f"{self.place}, {key}", self._entries.get(key, {}), known=known)

    def records(self, key: str, *, known: Set[str] | None = None) -> list[Self]:
        """A list of mappings; empty where there is no key."""
        value = self._entries.get(key, [])
        if not isinstance(value, list):
            raise self.fault(f"{key!r} must be a list")
        return [type(self)(f"{self.place}, {key}", entry, known=known) for entry in value]

    def fault(self, what: str) -> QuestionError:
        """The error that says what is wrong at this place."""
        return QuestionError(f"{self.place}: {what}")

    def _plain(self, value: object, key: str) -> str:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.fault(f"{key!r}: {value!r} must be a text, a date or a whole number")
        return str(value)
