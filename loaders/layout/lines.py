"""Printed lines, and what stands at the front of each: heading marks, numbers, letters, bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|[\n\r\f\v\u2028\u2029]")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
# White space and the marks of direction and of no width that may stand in front of a line's words.
_FRONT = r"[ \t\xa0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_BULLET = re.compile(rf"({_FRONT})(?:[-*+‣–—§][ \t\xa0]+|[•●○▪■◼◾◦·\uf0b7\uf0a7\uf06e][ \t\xa0]*|o[ \t\xa0]+(?=\S))")
_NUMBER = re.compile(
    rf"({_FRONT}[*_]{{0,3}})(\d{{1,3}}(?:\.\d{{1,3}}){{0,3}})([.):]?)[*_]{{0,3}}"
    r"(?:[ \t\xa0]+(?=\S)|(?<=\.)(?=[A-Z][a-z ]))"
)
_LETTER = re.compile(
    rf"({_FRONT}[*_]{{0,3}})(?:\(([a-zA-Z]|[ivx]{{1,5}}|\d{{1,2}})\)|([a-zA-Z]|[ivx]{{1,5}})\)|([a-z]|[ivx]{{1,4}})\.)"
    r"[*_]{0,3}[ \t\xa0]+(?=\S)"
)
_MONTH = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b",
    re.I,
)
_DATE = re.compile(r"\d{1,2}\.\d{2}\.\d{2,3}$")
_GAP = re.compile(r"[ \xa0]{3,}|\s+\|\s+")
_RULE = re.compile(r"[ \t]*([-=_*~]{3,}|(?:[-*_] ){3,})[ \t]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without its line end. `body` is where its words begin, behind what `kind` names.

    kind: "blank", "rule" (a drawn line), "heading" (`hashes` says how deep), "table", or "text".
    `parts` are the stretches of a text line that wide gaps or bars set apart; one where there are none.
    `label` is a paragraph's number and `marker` a list letter, both without brackets or full stop;
    `bullet` says that a bullet stands in front. `indent` counts the columns before all of them.
    """

    start: int
    end: int
    text: str
    kind: str
    body: int
    label: str | None = None
    marker: str | None = None
    bullet: bool = False
    indent: int = 0
    hashes: int = 0
    parts: tuple[tuple[int, int], ...] = ()


def split_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Every printed line of `text` from `start` to `end`, in order."""
    end = len(text) if end is None else end
    tabs = 0
    for stop in (*_BREAK.finditer(text, start, end), None):
        line = _line(text[start : stop.start() if stop else end], start)
        if line.kind == "text" and tabs > 1 and line.text.count("\t") == tabs:
            line = Line(line.start, line.end, line.text, "table", line.start)
        tabs = line.text.count("\t") if line.kind == "table" else 0
        yield line
        start = stop.end() if stop else start


def is_barred(text: str) -> bool:
    stripped = text.strip()
    return stripped.startswith("|") and stripped.count("|") > 1


def _line(text: str, start: int) -> Line:
    end = start + len(text)
    if not text.strip():
        return Line(start, end, text, "blank", start)
    if _RULE.match(text):
        return Line(start, end, text, "rule", start)
    if is_barred(text) or _is_tabbed(text):
        return Line(start, end, text, "table", start)
    quoted = _QUOTED.match(text)
    body = quoted.end() if quoted else 0
    hashes = 0
    heading = _HEADING.match(text, body)
    if heading:
        hashes, body = len(heading[1]), heading.end()
    body, label, marker, bullet = _front(text, body)
    indent = len(text.expandtabs(4)) - len(text.lstrip().expandtabs(4))
    kind = "heading" if hashes else "text"
    parts = tuple((start + at, start + stop) for at, stop in _parts(text, body)) if kind == "text" else ()
    return Line(start, end, text, kind, start + body, label, marker, bullet, indent, hashes, parts)


def _parts(text: str, body: int) -> list[tuple[int, int]]:
    found = []
    at = body
    for gap in _GAP.finditer(text, body):
        if gap.start() > at:
            found.append((at, gap.start()))
        at = gap.end()
    stop = len(text.rstrip())
    return [*found, (at, stop)] if at < stop else found


def _is_tabbed(text: str) -> bool:
    """True where tabs part cells, and not merely a number or bullet from its words."""
    if "\t" not in text:
        return False
    filled = sum(bool(cell.strip()) for cell in text.split("\t"))
    if filled < 2:
        return bool(filled) and text.endswith("\t") and text.count("\t") > 1
    body, label, marker, bullet = _front(text, 0)
    return not (label or marker or bullet) or "\t" in text[body:].strip()


def _front(text: str, at: int) -> tuple[int, str | None, str | None, bool]:
    """Past any bullet, number and letter that stand at `at`: (where the words begin, label, marker, bullet)."""
    bullet = _BULLET.match(text, at)
    if bullet:
        at = bullet.end()
    number = _NUMBER.match(text, at)
    counts = bullet and number and not number[3] and "." not in number[2]  # "- 14 Officers came"
    if number and not counts and _is_label(text, number):
        letter = _LETTER.match(text, number.end())
        if letter:
            return letter.end(), number[2], _marker(letter), bool(bullet)
        return number.end(), number[2], None, bool(bullet)
    letter = _LETTER.match(text, at)
    if letter:
        return letter.end(), None, _marker(letter), bool(bullet)
    return at, None, None, bool(bullet)


def _marker(letter: re.Match[str]) -> str:
    return letter[2] or letter[3] or letter[4]


def _is_label(text: str, number: re.Match[str]) -> bool:
    rest = text[number.end() :].lstrip("*_<>b")
    if _DATE.match(number[2]) or (_MONTH.match(rest) and "." not in number[2]):
        return False
    if number[3] or "." in number[2]:
        return True
    return bool(rest) and (rest[0].isupper() or rest[0] in "‘“\"'")
