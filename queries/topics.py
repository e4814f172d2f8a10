"""The topics that group the questions, as `topics.yml` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from queries.question import OWN

_OWN_TITLE: Final = "Your own questions"


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of questions: the name of their folder, and its title for people."""

    id: str
    title: str


@cache
def shipped_topics() -> tuple[Topic, ...]:
    """The topics of the questions that ship, in the order in which they are listed."""
    told: Any = yaml.safe_load(files("queries").joinpath("topics.yml").read_text(encoding="utf-8"))
    return tuple(Topic(str(name), str(title)) for name, title in told.items())


def topic_called(name: str) -> Topic:
    """The topic of a folder: one that ships, or a folder of somebody's own under its name."""
    known = {topic.id: topic for topic in shipped_topics()}
    return known.get(name) or Topic(name, _OWN_TITLE if name == OWN else name.replace("-", " ").capitalize())
