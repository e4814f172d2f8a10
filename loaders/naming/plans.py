"""Plans and strategies named in a text: what a body owns, leads, oversees or signs off."""

from __future__ import annotations

from functools import cache

from loaders.lexicon import load
from loaders.naming.named import Named
from loaders.patterns import Pattern, prepare


def find_plans(text: str) -> list[Named]:
    """The plans that `text` names, in order; `words` without the article in front."""
    return [
        Named(match.start(), match.end(), "plan", match["name"])
        for match in plan_form().finditer(text)
        if match["name"].lower().split()[0] not in load("plan-names")["never"]
    ]


def is_matter(name: str) -> bool:
    """True where `name` is of work that is no plan: "early help arrangements"."""
    return name.endswith(tuple(load("plan-names")["matters"]))


@cache
def plan_form() -> Pattern:
    """The form of words that the name of a plan has."""
    words = load("plan-names")
    kinds = "|".join([*words["kinds"], *words["matters"]])
    return prepare(
        rf"(?:\b(?:the|The|its|Its|their|our|Our|this|This|a|A|an|An|any|each)\s)?"
        rf"(?P<name>\b(?:(?:[A-Z][\w'&]*(?:-[\w']+)*|and|[a-z]+-[a-z]+|(?:{'|'.join(words['before'])}))\s){{0,6}}?(?:{kinds})s?)\b"
    )
