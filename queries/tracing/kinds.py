"""The kinds of link that lead upward, and the modes that take them in; both are data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, get_args

import yaml

from ontology.terms import ONT, SCHEME

Mode = Literal["answerability", "oversight", "reporting", "general"]
Direction = Literal["up", "down"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
MATTER: Final = f"{ONT}concernsMatter"
_PACKAGE: Final = "queries.tracing"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of link between a lower and an upper end.

    `prop` is the IRI of a plain fact, None of a relation; `lower` and `upper` are the IRIs of a relation's roles, empty
    of a plain fact. `needs` and `lacks` are a property and a value that the relation must, or must not, have. `of` are
    the classes that the lower end may have, none for any. What the others mean is told in `kinds.yml`.
    """

    key: str
    mode: Mode
    up: str
    down: str
    follow: bool = True
    prop: str | None = None
    turned: bool = False
    claimed: bool = False
    lower: str = ""
    upper: str = ""
    needs: tuple[str, str] | None = None
    lacks: tuple[str, str] | None = None
    of: frozenset[str] = frozenset()
    succession: bool = False
    bare: bool = False
    unclaimed: str | None = None

    def within(self, mode: Mode) -> bool:
        """Whether a trace of this mode takes the link in."""
        return MODES.index(self.mode) <= MODES.index(mode)

    def words(self, direction: Direction) -> str:
        """How it reads in this direction."""
        return self.up if direction == "up" else self.down


@cache
def load_kinds() -> tuple[Kind, ...]:
    """All kinds, in the order of the file, which is that in which a trace lists its links."""
    text = files(_PACKAGE).joinpath("kinds.yml").read_text(encoding="utf-8")
    return tuple(_kind(entry) for entry in yaml.safe_load(text))


def _kind(entry: dict[str, object]) -> Kind:
    told = dict(entry)
    if prop := told.pop("property", None):
        told["prop"] = ONT + str(prop)
    for role in ("lower", "upper"):
        if name := told.get(role):
            told[role] = MATTER if name == "matter" else ONT + str(name)
    for test in ("needs", "lacks"):
        if pair := told.get(test):
            told[test] = _pair(pair)
    classes = told.pop("of", None)
    if isinstance(classes, list):
        told["of"] = frozenset(ONT + str(name) for name in classes)
    return Kind(**told)  # type: ignore[arg-type]


def _pair(pair: object) -> tuple[str, str]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise ValueError(f"queries/tracing/kinds.yml: {pair!r} is not a property and a value")
    return ONT + str(pair[0]), SCHEME + str(pair[1])
