"""Names and values of Word's XML."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFF = ("0", "false", "off", "none")


def attribute(element: etree._Element, name: str) -> str:
    """The attribute `w:name`, "" where it is absent."""
    return str(element.get(f"{W}{name}", ""))


def value(element: etree._Element, path: str) -> str:
    """`w:val` of the descendant at `path` ("numPr/numId"), "" where there is none."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else attribute(found, "val")


def flag(element: etree._Element, path: str) -> bool | None:
    """Whether the switch at `path` is on; None where it is not set."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else attribute(found, "val") not in _OFF


def number(words: str, default: int = 0) -> int:
    """A whole number; `default` for what is none."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else default


def is_strict(root: etree._Element) -> bool:
    """True for the strict variant of the format, whose names are others."""
    return etree.QName(root).namespace == _STRICT
