"""Every example of every saved question, asked of the invented country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from queries.binding import bind
from queries.catalogue import load_catalogue
from queries.question import Example, Question
from queries.resolving import Resolve


@dataclass(frozen=True, slots=True)
class Asked:
    """One example: the question's id, with the example's place from the second on, and the bound SPARQL."""

    name: str
    sparql: str


def asked(resolve: Resolve) -> Iterator[Asked]:
    """The examples with what they name put into the invented country."""
    for question in load_catalogue():
        for place, example in enumerate(question.examples, start=1):
            name = question.id if place == 1 else f"{question.id}/{place}"
            yield Asked(name, bind(question, _values(question, example), resolve))


def _values(question: Question, example: Example) -> Mapping[str, tuple[str, ...]]:
    stand_in = _stand_ins()
    return {name: tuple(stand_in.get(value, value) for value in values) for name, values in example.values.items()}


@cache
def _stand_ins() -> Mapping[str, str]:
    told: Any = yaml.safe_load(files("benchmarks.generated").joinpath("examples.yml").read_text(encoding="utf-8"))
    return {str(shipped): str(invented) for shipped, invented in told["values"].items()}
