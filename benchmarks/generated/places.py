"""An invented council and its history: what happened, before anybody writes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, Final

import yaml

FIRST_YEAR: Final = 2012
YEARS: Final = 12
NATION: Final = 153  # authorities
# Of so many councils one goes, and the next takes its place.
_REORGANISED: Final = 25
_GOES: Final = 3
_AREAS: Final = {
    "child-protection-2012": ("overall", "help-and-protection", "leadership"),
    "sif-2013": ("overall", "help-and-protection", "looked-after", "adoption", "care-leavers", "leadership", "lscb"),
    "ilacs-2018": ("overall", "help-and-protection", "looked-after", "leadership"),
}
_SCALES: Final = {
    "child-protection-2012": ("outstanding", "good", "adequate", "inadequate"),
    "sif-2013": ("outstanding", "good", "requires-improvement", "inadequate"),
    "ilacs-2018": ("outstanding", "good", "requires-improvement", "inadequate"),
}
_ROUNDS: Final = (("child-protection-2012", 2012), ("sif-2013", 2014), ("ilacs-2018", 2018), ("ilacs-2018", 2021))


@dataclass(frozen=True, slots=True)
class Visit:
    """One inspection as it was: `grades` by area, `advice` the number of recommendations to council and to board."""

    framework: str
    start: date
    end: date
    published: date
    lead: str
    grades: dict[str, str]
    advice: tuple[int, int]

    @property
    def went_badly(self) -> bool:
        """Whether the council was judged inadequate."""
        return self.grades["overall"] == "inadequate"


@dataclass(frozen=True, slots=True)
class Place:
    """A council. `weight` is how much is written of it: most a little, a few very much. `heir` takes its place."""

    number: int
    name: str
    region: str
    weight: float
    visits: tuple[Visit, ...]
    ends: int | None
    heir: str | None

    def chance(self, *of: object) -> Random:
        """A source of chance of its own for one matter of this council, the same in every run and at every scale."""
        return Random(f"{self.number} {of}")


@cache
def words() -> dict[str, list[str]]:
    """The words of the invented country."""
    told: Any = yaml.safe_load(files("benchmarks.generated").joinpath("words.yml").read_text(encoding="utf-8"))
    return {key: list(map(str, listed)) for key, listed in told.items()}


def name_of(number: int) -> str:
    """The name of a council: one number, one name."""
    first, last = words()["first"], words()["last"]
    turn, place = divmod(number, len(first) * len(last))
    stem = first[place % len(first)] + last[(place // len(first) + place) % len(last)]
    return stem if not turn else f"{stem} {_numeral(turn)}"


def place(number: int, of: int) -> Place:
    """The council of this number in a country of so many."""
    chance = Random(f"place {number}")
    goes = number % _REORGANISED == _GOES and number + 1 < of
    return Place(
        number=number,
        name=name_of(number),
        region=words()["regions"][number % len(words()["regions"])],
        weight=min(4.0, 0.35 + chance.paretovariate(2.2) * 0.45),
        visits=tuple(_visits(chance)),
        ends=2020 if goes else None,
        heir=name_of(number + 1) if goes else None,
    )


def person(chance: Random) -> str:
    """Somebody's name."""
    return f"{chance.choice(words()['given'])} {chance.choice(words()['family'])}"


def sentence(chance: Random) -> str:
    """What somebody should do, or what somebody saw."""
    told = words()
    verb, subject, manner = (chance.choice(told[key]) for key in ("verbs", "subjects", "manners"))
    return f"{verb.capitalize()} {subject} {manner}."


def _visits(chance: Random) -> list[Visit]:
    made = []
    rank = chance.choices((0, 1, 2, 3), (5, 35, 40, 20))[0]
    for framework, year in _ROUNDS:
        start = date(year + chance.randrange(2), 1, 6) + timedelta(weeks=chance.randrange(45))
        end = start + timedelta(days=chance.choice((11, 18, 25)))
        scale = _SCALES[framework]
        rank = max(0, min(3, rank + chance.choice((-1, -1, 0, 0, 0, 1))))
        grades = {
            area: scale[max(0, min(3, rank + (0 if area == "overall" else chance.choice((-1, 0, 0, 0, 1)))))]
            for area in _AREAS[framework]
        }
        advice = (chance.randrange(3, 10), chance.randrange(2, 6) if "lscb" in grades else 0)
        published = end + timedelta(days=chance.choice((35, 42, 49)))
        made.append(Visit(framework, start, end, published, person(chance), grades, advice))
    return made


def _numeral(number: int) -> str:
    """Roman, as far as a hundred thousand councils need."""
    told = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value:
            told, number = told + letters, number - value
    return told
