"""Names of persons beside their posts."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import load
from loaders.patterns import Pattern, prepare

_BEHIND = r"(?:,\s|\s\(|\s-\s|:\s|\sis\s(?:currently\s|now\s)?|\s)"

_BEFORE = 130


def holder_behind(text: str, at: int) -> tuple[str, int] | None:
    """The person named straight behind `at`: "…, Ann Example", "… (Ann Example)"; and where the name ends."""
    match = _behind().match(text, at)
    if not match or not is_person(match["name"]):
        return None
    return match["name"], match.end("name")


def holder_before(text: str, at: int) -> tuple[str, int] | None:
    """The person named straight before `at`: "Ann Example, …", "Ann Example - …"; and where the name begins."""
    before = text[max(at - _BEFORE, 0) : at]
    found = (form.search(before) for form in (_before(), _by_initial()))
    match = next((match for match in found if match and is_person(match["name"])), None)
    if match is None:
        return None
    return match["name"], max(at - _BEFORE, 0) + match.start()


def is_person(words: str) -> bool:
    """False where a word of office or of a body stands in `words`."""
    said = re.findall(r"[\w']+", words)
    return not _no_person() & {*said, *(word.capitalize() for word in said if word.isupper())}


def in_name_case(words: str) -> str:
    """`words` as a name is written where it is printed in capitals.

    >>> in_name_case("ANN O'EXAMPLE")
    "Ann O'Example"
    """
    if not words.isupper():
        return words
    return re.sub(r"[A-Z]+", lambda part: part[0].capitalize(), words)


@cache
def _behind() -> Pattern:
    return prepare(_BEHIND + load("posts")["person"] + r"(?=$|[\s,.;:)])")


@cache
def _before() -> Pattern:
    return prepare(
        r"(?:^|(?<=[\s(]))"
        + load("posts")["person"]
        + r"(?:,\s(?:the\s|our\s|its\s|[A-Z][\w-]+'s\s(?:new\s)?)?|\s-\s|\s\((?:the\s)?|:\s|\sas\s(?:the\s)?|"
        + load("posts")["appointed_as"]
        + r")$"
    )


@cache
def _by_initial() -> Pattern:
    return prepare(
        r"(?:^|(?<=[\s(]))(?<![A-Z]\s)(?<![a-z]{2}\.\s)" + load("posts")["by_initial"] + r"(?:,\s|\s-\s|\s\()$"
    )


@cache
def _no_person() -> frozenset[str]:
    return frozenset(load("posts")["no_person"])
