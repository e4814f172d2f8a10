"""Members of a board named by what they are: "two headteachers", "local schools", "heads of service"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.lexicon import load
from loaders.naming.people import is_person
from loaders.patterns import Pattern, prepare

_LONGEST = 8
_MARK = "⟪"
_ARTICLE = prepare(r"^(?:An?|The|One) ")
_REPRESENTING = prepare(
    r"^(?:(?:An?|The|One|Two|Three) )?(?:(?:[Ss]enior|[Ll]ead) )?[Rr]epresentatives? (?:of|from) (?:the )?"
)


def plain_members(words: str) -> Iterator[str]:
    """Each such member of a list in running text, in which marks stand for whoever has a name.

    >>> list(plain_members("⟪b1⟫, two headteachers and a foster carer"))
    ['headteachers', 'foster carer']
    """
    for part in _said("between").split(words):
        if name := _noun(part.strip()):
            yield name
        if _said("ends").search(part):
            return


def member_of_item(text: str) -> str | None:
    """The member that an item of a list of members names, where it is neither a post nor a body."""
    plain = _noun(text)
    if plain:
        return plain
    person, comma, post = text.partition(", ")
    text = post if comma and is_person(person) and post[:1].isupper() else text
    of_whom = _REPRESENTING.sub("", text)
    named = _said("named").match(_ARTICLE.sub("", of_whom))
    name = named["name"].strip(" ,-") if named else ""
    name = f"{name[:1].upper()}{name[1:]}"
    if not name or len(name.split()) > _LONGEST or _said("never").search(name.lower()):
        return None
    return None if of_whom == text and is_person(name) else name


def member_of_list(words: str) -> str | None:
    """The member that words between two of a list name: "the leaders of the two opposition groups" without the article.

    >>> member_of_list("a secondary head teacher"), member_of_list("the plan")
    ('secondary head teacher', None)
    """
    held = _said("holders").match(words)
    return held["name"] if held else _noun(words)


def _noun(part: str) -> str | None:
    if _MARK in part[:1]:
        return None
    found = _nouns().match(part)
    name = f"{found['name']}{found['of'] or ''}" if found else ""
    return name if name and not _said("bare").match(name.lower()) else None


@cache
def _nouns() -> Pattern:
    forms = load("plain-members")
    return prepare(f"(?:{forms['front']})*(?P<name>(?:{forms['kinds']})*{forms['nouns']}){forms['behind']}", re.I)


@cache
def _said(key: str) -> Pattern:
    return prepare(load("plain-members")[key])
