"""What of a web page is its content: the lexicon says how sites mark it."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from loaders.lexicon import load

_SHORT = 160
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def content_of(root: etree._Element) -> etree._Element:
    """The element that holds the paper; the page itself where none is marked."""
    for mark in load("web")["content"]:
        ((kind, name),) = mark.items()
        for element in root.iter():
            if _bears(element, kind, name) and any(str(words).strip() for words in element.itertext()):
                return element
    body = root.find("body")
    return root if body is None else body


def is_around(element: etree._Element) -> bool:
    """True for what belongs to the site, or is not shown."""
    if element.tag in ("html", "body", "main"):
        return False
    tags, roles, classes = _around()
    if element.tag in tags or element.get("role", "") in roles or element.get("hidden") is not None:
        return True
    named = {*element.get("class", "").lower().split(), element.get("id", "").lower()}
    if named & classes and not _says_when(element):
        return True
    return bool(_HIDDEN.search(element.get("style", "")))


def owner_of(root: etree._Element) -> str:
    """Whose site it is, as its banner, its name or its foot says; empty where none of them names a council."""
    named = [element.get("content", "") for element in root.iter("meta") if element.get("property") == "og:site_name"]
    for element in root.iter("header", "footer"):
        named += [*map(str, element.itertext()), *(image.get("alt", "") for image in element.iter("img"))]
    owner = re.compile(load("web")["owner"], re.I)
    for words in named:
        match = owner.search(" ".join(words.split()))
        if match:
            return match[0]
    return ""


def _says_when(element: etree._Element) -> bool:
    """True for a short piece of the site around that tells of which meeting the page is."""
    words = " ".join("".join(str(text) for text in element.itertext()).split())
    return len(words) < _SHORT and bool(re.match(load("web")["meeting"], words, re.I))


def _bears(element: etree._Element, kind: str, name: str) -> bool:
    if kind == "tag":
        return element.tag == name
    return name.lower() in element.get(kind, "").lower().split()


@cache
def _around() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    known = load("web")["around"]
    return frozenset(known["tags"]), frozenset(known["roles"]), frozenset(known["classes"])
