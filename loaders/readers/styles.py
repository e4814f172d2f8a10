"""What Word's paragraph styles say of a paragraph: heading or not, bold, numbered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from loaders.readers.wordml import W, attribute, flag, number, value

_HEADING = re.compile(r"heading ([1-6])$")
_TITLE = ("title", "subtitle")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is a heading's, from 1, else 0; `num` and `depth` say which list it is an item of."""

    level: int = 0
    bold: bool = False
    num: str = ""
    depth: int = 0
    is_contents: bool = False

    def with_level(self, level: int) -> Style:
        return replace(self, level=level)


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """Every paragraph style by its id; the default one also as ""."""
    if root is None:
        return {}
    known = {attribute(one, "styleId"): one for one in root.iter(f"{W}style") if attribute(one, "type") == "paragraph"}
    found = {name: _resolved(name, known) for name in known}
    default = next((name for name, one in known.items() if attribute(one, "default") == "1"), None)
    return {**found, "": found[default]} if default is not None else found


def _resolved(name: str, known: Mapping[str, etree._Element]) -> Style:
    """The style with all that it takes from those it is based on."""
    chain: list[etree._Element] = []
    while name in known and len(chain) < _DEEPEST:
        chain.append(known[name])
        name = value(known[name], "basedOn")
    style = Style()
    for one in reversed(chain):
        style = _over(style, one)
    return style


def _over(style: Style, one: etree._Element) -> Style:
    title = value(one, "name").lower()
    match = _HEADING.match(title)
    outline = value(one, "pPr/outlineLvl")
    level = style.level
    if match:
        level = int(match[1])
    elif title in _TITLE:
        level = 1 + _TITLE.index(title)
    elif outline:
        level = number(outline) + 1 if number(outline, 9) < 6 else 0
    bold = flag(one, "rPr/b")
    return Style(
        level=level,
        bold=style.bold if bold is None else bold,
        num=value(one, "pPr/numPr/numId") or style.num,
        depth=number(value(one, "pPr/numPr/ilvl"), style.depth),
        is_contents=style.is_contents or title.startswith("toc "),
    )
