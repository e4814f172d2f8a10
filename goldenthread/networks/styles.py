"""How a picture shows each kind of party and of tie: read from styles.yml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from graph.network.parties import Course, Party, Tie

INK: Final = "#1a1a1a"
SOFT: Final = "#4a4a4a"
PAPER: Final = "#ffffff"
RULE: Final = "#c8c8c8"


@dataclass(frozen=True, slots=True)
class PartyStyle:
    """Shape, colour and letters of a kind of party. `hollow`: a group named only by kind; `dashed`: only proposed."""

    group: str
    shape: str
    colour: str
    letters: str
    hollow: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class TieStyle:
    """Colour, mark and dash of a kind and course of tie. `place` orders the legend."""

    place: int
    label: str
    colour: str
    mark: str
    dash: str


@cache
def _styles() -> Mapping[str, Any]:
    return yaml.safe_load((files("goldenthread.networks") / "styles.yml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def party_style(party: Party) -> PartyStyle:
    """How a party is shown; a kind that styles.yml does not name is shown as other."""
    groups = _styles()["parties"]
    name = next((name for name, group in groups.items() if party.kind in group["letters"]), "other")
    group = groups[name]
    letters = group["letters"].get(party.kind) or group["letters"]["other"]
    hollow, dashed = party.sort == "collective", party.is_proposed
    return PartyStyle(name, group["shape"], group["colour"], letters, hollow, dashed)


def tie_style(tie: Tie) -> TieStyle:
    """How a tie is shown, by the first group that has its kind or one above it."""
    groups = list(_styles()["ties"].values())
    place = next((at for at, one in enumerate(groups) if set(one["kinds"]) & set(tie.kinds)), len(groups) - 1)
    course = _styles()["courses"][tie.course]
    group = groups[place]
    return TieStyle(place, group["label"], course.get("colour", group["colour"]), group["mark"], course["dash"])


def course_label(course: Course) -> str:
    """What a course of ties is called."""
    return str(_styles()["courses"][course]["label"])


def course_dash(course: Course) -> str:
    """The dashes of the lines of a course."""
    return str(_styles()["courses"][course]["dash"])


def course_colour(course: Course) -> str:
    """The colour of a course of its own, else that of text."""
    return str(_styles()["courses"][course].get("colour", INK))


def colours() -> Iterable[str]:
    """Every colour that lines, shapes or text have."""
    styles = _styles()
    found = {
        one["colour"] for part in ("parties", "ties", "courses") for one in styles[part].values() if "colour" in one
    }
    return sorted(found | {INK, SOFT})
